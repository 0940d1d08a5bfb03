"""A large register is counted beside the window: the same figures, the window answers meanwhile, it can be stopped."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.aside import AT_ONCE, Aside, Report
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.months_page import MonthsPage
from clerk_app.gui.pages.page import Figure, Line
from clerk_app.gui.pages.registers_page import RegistersPage
from clerk_app.gui.pages.report_page import ReportPage
from clerk_app.gui.pages.shape_page import ShapePage
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, filing, handling
from clerk_app.services.desk import Desk
from clerk_app.services.months import month
from clerk_app.services.months_sent import sent
from clerk_app.trouble import KnownTrouble
from tests.gui.hand import press, seen
from tests.gui.office import TODAY, register


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


def test_while_the_register_is_copied_the_row_says_so_and_then_what_is_counted(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    for n in range(3):
        desk.store.settings.set(f"note {n}", "材料" * 400_000)  # some megabytes: several steps
    what, count = (page.counting.row.findChild(QWidget, name) for name in ("progress_what", "progress_count"))
    assert what is not None and count is not None
    said: list[tuple[str, str]] = []

    def note() -> None:
        said.append((what.text(), count.text()))

    taken: list[object] = []
    page.counting.ask("正在统计", lambda desk, report: desk.store.settings.get("note 2")[:2], taken.append)
    window.jobs.readied.connect(note)
    settled(qtbot, page.counting)
    assert taken == ["材料"] and len(said) > 2 and said[-1] == ("正在统计", "")
    assert {what for what, _ in said[:-1]} == {"正在复制登记册数据，其间可以继续办理"}
    shares = [int(share.removesuffix("%")) for _, share in said[:-1]]
    assert shares == sorted(shares) and 0 < shares[0] < shares[-1] < 100


def test_what_is_stopped_before_the_register_is_copied_counts_nothing(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    counted: list[Desk] = []

    def work(desk: Desk, report: Report) -> None:
        counted.append(desk)

    with desk.store.write():  # the copy waits for the end of a deed
        page.counting.ask("正在统计", work, counted.append)
        page.counting.stop()
        pool = window.jobs.findChild(QThreadPool)
        assert pool is not None and pool.waitForDone(5000), "it waits on for a deed that nobody wants to see"
    assert counted == [] and not page.counting.is_busy


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


# what is written after it was counted


def test_a_year_is_filed_beside_the_window_with_every_figure_of_the_moment_it_is_written(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    old = register(desk, "2024-0001", date(2024, 12, 20), "叶知秋", "栖云花园备案材料")
    page.counting.at_once = AT_ONCE
    window.show_page("year", 2024)
    page.filing.doing.at_once = 0
    press(qtbot, page, "file_year")
    qtbot.keyClick(seen(qtbot, page, "blanks_confirmed"), Qt.Key.Key_Space)
    press(qtbot, page, "file_now")
    assert page.filing.doing.is_busy and filing.filed(desk, 2024) is None and page.is_unfinished()
    assert not seen(qtbot, page, "file_now").isEnabled(), "it is not filed twice"
    handling.amend(desk, old, changes={"applicant_kind": "commercial_enterprise"}, reason="营业执照", today=TODAY)
    settled(qtbot, page.filing.doing)
    kept = filing.filed(desk, 2024)
    assert kept is not None and len(filing.filings_of(desk, 2024)) == 1
    table = kept.sheet.table("applications")
    assert table is not None and table.value("new_received", "commercial_enterprise") == 1, "counted again"
    assert filing.differences(desk, 2024, TODAY) == ()
    assert page.filing.bar.isVisible() and not page.is_unfinished()


def test_a_year_filed_beside_the_window_is_the_year_filed_at_once(desk: Desk, made: dict[str, RequestId]) -> None:
    with contextlib.closing(desk.store.memory_copy()) as copy:
        beside = filing.ready(replace(desk, store=copy), 2025, today=TODAY, blanks_confirmed=True)
    change = filing.file_year(desk, 2025, today=TODAY, blanks_confirmed=True)
    (line,) = desk.store.filings.all()
    assert beside.line is not None and (line.content, line.period) == (beside.line.content, "2025")
    assert beside.change == change and filing.differences(desk, 2025, TODAY) == ()


def test_filing_that_is_stopped_files_nothing_and_can_be_begun_again(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    page.counting.at_once = AT_ONCE
    window.show_page("year", 2025)
    page.filing.doing.at_once = 0
    press(qtbot, page, "file_year")
    press(qtbot, page, "file_now")
    assert "没有填" in seen(qtbot, page, "filing_trouble").text() and not page.filing.doing.is_busy
    qtbot.keyClick(seen(qtbot, page, "blanks_confirmed"), Qt.Key.Key_Space)
    press(qtbot, page, "file_now")
    page.filing.doing.stop()
    qtbot.wait(50)
    assert filing.filed(desk, 2025) is None and seen(qtbot, page, "file_now").isEnabled()
    press(qtbot, page, "file_now")
    settled(qtbot, page.filing.doing)
    assert filing.filed(desk, 2025) is not None


def test_a_month_is_noted_as_sent_beside_the_window(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId], desk: Desk
) -> None:
    window.show_page("months")
    page = window.page("months")
    assert isinstance(page, MonthsPage)
    page.doing.at_once = 0
    press(qtbot, page, "months_send")
    press(qtbot, page, "send_keep")
    assert page.doing.is_busy and not page.send_bar.isEnabled() and sent(desk, month(2026, 9)) is None
    change = answering.answer(desk, made["plain"], on=date(2026, 9, 29), outcome=Outcome.DISCLOSED, today=TODAY)
    page.did.emit(change)
    settled(qtbot, page.doing)
    kept = sent(desk, month(2026, 9))
    assert kept is not None and page.view is not None and page.view.sent == kept and page.view.changed == ()
    assert page.send_bar.isHidden() and page.send_bar.isEnabled()
