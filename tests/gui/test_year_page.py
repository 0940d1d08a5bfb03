"""The year sheet in the window: figures and what they count, findings with their requests, other parts and years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.finding_lines import FindingLine
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.sheet_table import WRONG
from clerk_app.gui.pages.page import Figure
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.law.form_table import Severity
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, entered
from clerk_app.services.desk import Desk
from clerk_app.services.exchange import read_exchange
from tests.gui.hand import menu_of, press, reading, seen
from tests.gui.office import TODAY, register


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> YearPage:
    window.show_page("year")
    shown = window.page("year")
    assert isinstance(shown, YearPage)
    return shown


def figure(page: YearPage, row: str, column: str = "total", table: str = "applications") -> str:
    return page.sheet.table.index_of(table, row, column).data()


def test_this_year_is_shown_as_a_trial_on_its_form(page: YearPage) -> None:
    assert page.years.currentText() == "2026 年"
    assert page.basis.text() == "试算至 10-13 · 国办公开办函〔2021〕30号 格式"
    assert [figure(page, row) for row in ("new_received", "carried_in", "total_handled", "carried_out")] == [
        "9", "0", "2", "7",
    ]  # fmt: skip
    assert page.verdict.text() == "勾稽全部相符"


def test_a_figure_names_its_requests_and_opens_one(
    qtbot: QtBot, window: MainWindow, page: YearPage, made: dict[str, RequestId]
) -> None:
    page.sheet.choose(page.sheet.table.index_of("applications", "partially_disclosed", "natural_person"))
    assert seen(qtbot, page.panel, "figure_count").text() == "1"
    assert [one.request for one in page._behind] == [made["to_post"]]
    qtbot.mouseClick(reading(qtbot, page.panel, "2026-0008"), Qt.MouseButton.LeftButton)
    assert window.shown == "request"
    assert window.page("request").shown.request.number == "2026-0008"


def test_enter_lists_the_requests_of_a_figure_in_the_register(
    qtbot: QtBot, window: MainWindow, page: YearPage
) -> None:
    page.sheet.choose(page.sheet.table.index_of("applications", "total_handled", "total"))
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return)
    assert window.shown == "register"


def test_a_deed_elsewhere_changes_the_figures(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk, made: dict[str, RequestId]
) -> None:
    change = answering.answer(desk, made["plain"], on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    window.page("register").did.emit(change)
    assert figure(page, "disclosed") == "2"
    assert figure(page, "carried_out") == "6"


def test_parts_are_switched_and_the_chosen_figure_follows(qtbot: QtBot, page: YearPage) -> None:
    qtbot.mouseClick(page.parts, Qt.MouseButton.LeftButton, pos=QPoint(page.parts.width() - 20, 10))
    assert figure(page, "reconsideration", "total", "review_litigation") == "0"
    assert page.sheet.currentIndex().isValid()
    qtbot.mouseClick(page.parts, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert figure(page, "licensing", "decisions", "art20_5") == "", "nothing was entered: blank, not zero"


def test_an_earlier_year_has_its_own_form(qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk) -> None:
    register(desk, "2018-0001", date(2018, 3, 5), "叶知秋", "旧年的申请")
    window.show_page("year", 2018)
    assert page.basis.text() == "国办发〔2014〕32号 格式"
    assert not page.parts.isVisible(), "one sheet of its own"
    received = [cell for cell in page.sheet.table.grid.cells if cell.text == "1"]
    assert received, "the request of that year is counted"


def test_findings_name_their_requests_and_lead_to_their_figure(
    qtbot: QtBot, window: MainWindow, page: YearPage
) -> None:
    said = [one.text() for one in page.panel.findChildren(QWidget) if hasattr(one, "wordWrap")]
    assert any("2026-0008" in text for text in said), "the answer that is not posted yet"
    finding = next(one for one in page.shown.findings)
    page._show_finding(finding)
    assert page.sheet.currentIndex().isValid()


def test_the_workbook_holds_the_figures_of_the_screen(qtbot: QtBot, page: YearPage, tmp_path: Path) -> None:
    excel, exchange = menu_of(qtbot, page, "export")
    excel.trigger()
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    target = tmp_path / "表.xlsx"
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    sheet = openpyxl.load_workbook(target)["三、申请"]
    rows = {str(cell): row for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)}
    received = rows["一、本年新收政府信息公开申请数量"]
    assert [cell for cell in received if isinstance(cell, int)] == [7, 1, 0, 0, 0, 1, 9]
    page.desk.store.organs.update(page.desk.store.organs.first(), since=date(2008, 5, 1), name="临澜区住建局")
    exchange.trigger()
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible() and "交换" in one.windowTitle())
    picker.selectFile(str(tmp_path / "报送.json"))
    picker.accept()
    qtbot.waitUntil((tmp_path / "报送.json").exists)
    made = read_exchange((tmp_path / "报送.json").read_bytes(), page.desk.formats)
    assert (made.unit, made.sheet.year, made.is_filed) == ("临澜区住建局", 2026, False)


def test_a_finding_marks_both_sides_of_its_identity_and_a_click_shows_the_first_cell(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    register(desk, "2018-0001", date(2018, 3, 5), "叶知秋", "旧年的申请")
    of = "old_statistics_sheet"
    for row, value in (("staff_total", "9"), ("staff_full_time", "2"), ("staff_part_time", "3")):
        entered.enter(desk, year=2018, table=of, row=row, column="value", value=value, source="名册", today=TODAY)
    window.show_page("year", Figure(2018, (of, "received_total", "")))
    assert page.sheet.table.named(page.sheet.currentIndex()).endswith("收到申请数")
    table = page.sheet.table
    wrong = {cell.row_id for cell in table.grid.cells if table.index(cell.row, cell.column).data(WRONG)}
    assert wrong == {"staff_total", "staff_full_time", "staff_part_time"}
    line = seen(qtbot, page.panel, "finding_O7.staff_total")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert "从事政府信息公开工作人员数" in page.sheet.table.named(page.sheet.currentIndex())


def test_remarks_that_block_nothing_are_one_line_until_unfolded(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    register(desk, "2018-0001", date(2018, 3, 5), "叶知秋", "旧年的申请")
    window.show_page("year", 2018)
    told = [one for one in page.shown.findings if one.severity is Severity.INFO]
    assert seen(qtbot, page.panel, "remarks_count").text() == f"另有 {len(told)} 处参考，不妨碍定稿"
    lines = [one for one in page.panel.findChildren(FindingLine) if one.isVisible()]
    assert len(lines) == len(page.shown.findings) - len(told), "what blocks or warns is never folded"
    press(qtbot, page.panel, "unfold_remarks")
    assert len([one for one in page.panel.findChildren(FindingLine) if one.isVisible()]) == len(page.shown.findings)
