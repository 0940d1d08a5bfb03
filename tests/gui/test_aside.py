"""A large register is counted beside the window: the same figures, the window answers meanwhile, it can be stopped."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.aside import Aside, Report
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.months_page import MonthsPage
from clerk_app.gui.pages.page import Figure, Line
from clerk_app.gui.pages.registers_page import RegistersPage
from clerk_app.gui.pages.report_page import ReportPage
from clerk_app.gui.pages.shape_page import ShapePage
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.law.terms import Outcome
from clerk_app.services import answering
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble
from tests.gui.office import TODAY


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> YearPage:
    """The year page of a register that counts as large from now on."""
    window.show_page("year")
    shown = window.page("year")
    assert isinstance(shown, YearPage)
    shown.counting.at_once = 0
    return shown


def settled(qtbot: QtBot, aside: Aside) -> None:
    qtbot.waitUntil(lambda: not aside.is_busy)


def figure(page: YearPage, row: str) -> str:
    return page.sheet.table.index_of("applications", row, "total").data()


def test_a_year_counted_beside_the_window_is_the_year_counted_at_once(qtbot: QtBot, page: YearPage) -> None:
    at_once = page.shown
    page.handlers()["recount"]()
    assert page.counting.is_busy and page.shown is at_once
    settled(qtbot, page.counting)
    assert page.shown is not at_once and page.shown == at_once


def test_what_is_done_meanwhile_is_in_the_figures(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk, made: dict[str, RequestId]
) -> None:
    page.handlers()["recount"]()
    change = answering.answer(desk, made["plain"], on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    page.did.emit(change)
    settled(qtbot, page.counting)
    assert figure(page, "disclosed") == "2"


def test_a_page_opened_for_a_figure_chooses_it_once_it_is_counted(qtbot: QtBot, page: YearPage) -> None:
    page.open_with(Figure(2025, ("applications", "carried_out", "total")))
    assert page.year == 2026
    settled(qtbot, page.counting)
    index = page.sheet.currentIndex()
    assert (page.year, index) == (2025, page.sheet.table.index_of("applications", "carried_out", "total"))


def test_a_year_that_cannot_be_counted_is_told_by_the_page(qtbot: QtBot, page: YearPage) -> None:
    with qtbot.waitSignal(page.trouble) as told:
        page.show_year(2031)
    assert isinstance(told.args[0], KnownTrouble) and told.args[0].key == "year_not_begun"
    assert not page.counting.is_busy and page.year == 2026


def test_after_half_a_second_a_row_says_what_is_done_and_how_far_and_stops_it(qtbot: QtBot, page: YearPage) -> None:
    go_on, ended, taken = threading.Event(), threading.Event(), []

    def work(desk: Desk, report: Report) -> str:
        report(100, 300)
        go_on.wait(5)
        try:
            report(200, 300)
        finally:
            ended.set()
        return "counted"

    page.counting.ask("正在统计", work, taken.append)
    assert page.counting.row.isHidden()
    qtbot.waitUntil(page.counting.row.isVisible)
    count = page.counting.row.findChild(QWidget, "progress_count")
    assert count is not None and count.text() == "100 / 300"
    qtbot.mouseClick(page.counting.row.findChild(QWidget, "progress_cancel"), Qt.MouseButton.LeftButton)
    assert page.counting.row.isHidden() and not page.counting.is_busy
    go_on.set()
    assert ended.wait(5)
    qtbot.wait(20)
    assert taken == [], "nobody waits for it any more"


def test_every_page_of_a_year_counts_beside_the_window(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    for name in ("months", "shape", "report", "registers"):
        window.show_page(name, "review" if name == "registers" else None)
    months, shape, report, registers = map(window.page, ("months", "shape", "report", "registers"))
    assert isinstance(months, MonthsPage) and isinstance(shape, ShapePage)
    assert isinstance(report, ReportPage) and isinstance(registers, RegistersPage)
    before = months.view, [one.chart for one in shape.charts], report.report, registers.table.listed
    for one in (months.counting, shape.counting, report.drafting, registers.counting):
        one.at_once = 0
    for each in (months, shape, report, registers):
        each.open_with(None)
    assert months.view is None and registers.counting.is_busy
    for one in (months.counting, shape.counting, report.drafting, registers.counting):
        settled(qtbot, one)
    assert (months.view, [one.chart for one in shape.charts], report.report, registers.table.listed) == before


def test_while_a_list_is_read_nothing_of_another_is_on_the_page(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    window.show_page("registers", "review")
    page = window.page("registers")
    assert isinstance(page, RegistersPage) and page.table.rowCount()
    key = page.table.key(0)
    page.counting.at_once = 0
    page.show_tab("digest")
    assert page.counting.is_busy and not page.table.rowCount()
    page.open_with(Line("review", page.year, key))
    settled(qtbot, page.counting)
    assert page.table.key(page.list.currentIndex().row()) == key == page.tab.form.line
