"""定稿封存 in the window: why it waits, the reasons asked for, what was filed against now, and the correction note."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.filed_bar import CHANGES, FILED, NOW
from clerk_app.gui.components.tick_row import TickRow
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.sheet_table import CHANGED, WRONG
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.services import filing, handling
from clerk_app.services.desk import Desk
from tests.gui.hand import menu_of, press, seen, type_into
from tests.gui.office import TODAY, register

RECEIVED = ("applications", "new_received", "natural_person")


@pytest.fixture
def old(desk: Desk) -> RequestId:
    """One request that came in December 2024 and is still open."""
    return register(desk, "2024-0001", date(2024, 12, 20), "叶知秋", "栖云花园备案材料")


@pytest.fixture
def page(window: MainWindow, old: RequestId) -> YearPage:
    window.show_page("year", 2024)
    shown = window.page("year")
    assert isinstance(shown, YearPage)
    return shown


def now_a_company(desk: Desk, page: YearPage, old: RequestId) -> None:
    change = handling.amend(
        desk, old, changes={"applicant_kind": "commercial_enterprise"}, reason="营业执照", today=TODAY
    )
    page.did.emit(change)


def file_it(qtbot: QtBot, page: YearPage) -> None:
    press(qtbot, page, "file_year")
    blanks = seen(qtbot, page, "blanks_confirmed")
    assert isinstance(blanks, TickRow)
    qtbot.keyClick(blanks, Qt.Key.Key_Space)
    press(qtbot, page, "file_now")


def test_a_year_that_runs_waits_and_says_why(window: MainWindow, page: YearPage) -> None:
    window.show_page("year", 2026)
    assert not page.filing.button.isEnabled()
    assert "还没有过完" in page.filing.button.toolTip()
    assert page.filing.button.accessibleDescription() == page.filing.button.toolTip()


def test_blanks_must_be_confirmed_before_a_year_is_filed(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    press(qtbot, page, "file_year")
    press(qtbot, page, "file_now")
    assert filing.filed(desk, 2024) is None
    assert "还有 10 格没有填" in seen(qtbot, page, "filing_trouble").text()
    qtbot.keyClick(seen(qtbot, page, "blanks_confirmed"), Qt.Key.Key_Space)
    press(qtbot, page, "file_now")
    kept = filing.filed(desk, 2024)
    assert kept is not None and kept.by == "苏晚晴"
    assert page.filing.bar.isVisible() and page.filing.bar.words.text() == "已封存 2026-10-13 · 苏晚晴"
    assert not page.filing.button.isEnabled() and "没有变化" in page.filing.button.toolTip()


def test_filed_now_and_differences_are_switched(
    qtbot: QtBot, page: YearPage, desk: Desk, old: RequestId
) -> None:
    file_it(qtbot, page)
    now_a_company(desk, page, old)
    table = page.sheet.table
    assert page.filing.bar.changed.text() == "现在有 4 个数不同"
    assert (page.filing.which, table.index_of(*RECEIVED).data()) == (FILED, "1")
    qtbot.keyClick(page.filing.bar.which, Qt.Key.Key_Right)
    assert (page.filing.which, table.index_of(*RECEIVED).data()) == (NOW, "0")
    qtbot.keyClick(page.filing.bar.which, Qt.Key.Key_Right)
    assert (page.filing.which, table.index_of(*RECEIVED).data(CHANGED)) == (CHANGES, "1 → 0")
    page.sheet.choose(table.index_of(*RECEIVED))
    assert seen(qtbot, page.panel, "figure_count").text() == "1 → 0"
    assert [one.request for one in page._behind] == [old]
    said = [one.text() for one in page.panel._behind.children() if hasattr(one, "text")]
    assert "2024-0001：2026-10-13 由自然人改为商业企业。" in said


def test_nothing_is_filed_while_a_typed_figure_waits_for_its_source(
    qtbot: QtBot, page: YearPage, desk: Desk
) -> None:
    page._part_chosen("active_disclosure")
    page.sheet.choose(page.sheet.table.index_of("art20_6", "punishment", "decisions"))
    type_into(qtbot, page, "month_0", "12")
    qtbot.keyClick(seen(qtbot, page, "month_0"), Qt.Key.Key_Return)
    qtbot.wait(20)
    file_it(qtbot, page)
    assert filing.filed(desk, 2024) is None and "取自哪里" in seen(qtbot, page, "filing_trouble").text()
    qtbot.keyClick(type_into(qtbot, page, "source", "法制科报表"), Qt.Key.Key_Return)
    qtbot.wait(20)
    press(qtbot, page, "file_now")
    kept = filing.filed(desk, 2024)
    assert kept is not None and kept.sheet.table("art20_6").value("punishment", "decisions") == 12
    assert page.window().focusWidget() is page.sheet


def test_what_is_shown_as_filed_cannot_be_typed_into(qtbot: QtBot, page: YearPage) -> None:
    file_it(qtbot, page)
    page._part_chosen("active_disclosure")
    index = page.sheet.table.index_of("art20_6", "punishment", "decisions")
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    page.filing._switch(NOW)
    index = page.sheet.table.index_of("art20_6", "punishment", "decisions")
    assert index.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_mismatch_with_the_filed_year_is_marked_and_filed_only_with_its_reason(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk, old: RequestId
) -> None:
    file_it(qtbot, page)
    now_a_company(desk, page, old)
    window.show_page("year", 2025)
    table = page.sheet.table
    wrong = [
        column for column in ("natural_person", "commercial_enterprise", "total")
        if table.index_of("applications", "carried_in", column).data(WRONG)
    ]
    assert wrong == ["natural_person", "commercial_enterprise"]
    press(qtbot, page, "file_year")
    qtbot.keyClick(seen(qtbot, page, "blanks_confirmed"), Qt.Key.Key_Space)
    type_into(qtbot, page, "reason_A4.natural_person", "类型更正")
    press(qtbot, page, "file_now")
    assert filing.filed(desk, 2025) is None
    assert "A4.commercial_enterprise" in seen(qtbot, page, "filing_trouble").text()
    type_into(qtbot, page, "reason_A4.commercial_enterprise", "类型更正")
    press(qtbot, page, "file_now")
    kept = filing.filed(desk, 2025)
    assert kept is not None and set(kept.overrides.values()) == {"类型更正"}


def test_the_workbook_of_a_filed_year_holds_what_was_filed(
    qtbot: QtBot, page: YearPage, desk: Desk, old: RequestId, tmp_path: Path
) -> None:
    file_it(qtbot, page)
    now_a_company(desk, page, old)
    excel, _ = menu_of(qtbot, page, "export")
    excel.trigger()
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    target = tmp_path / "表.xlsx"
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    book = openpyxl.load_workbook(target)
    rows = {str(row[0].value): [cell.value for cell in row] for row in book["三、申请"].iter_rows()}
    assert rows["一、本年新收政府信息公开申请数量"][3:] == [1, 0, 0, 0, 0, 0, 1]
    assert book["三、申请"]["A1"].value.endswith("（已封存2026-10-13）")
    lines = list(book["数字出处"].iter_rows(min_row=2, values_only=True))
    assert ("三、申请", "一、本年新收政府信息公开申请数量", "自然人", 1, "2024-0001") in lines
    assert not [line for line in lines if "叶知秋" in str(line)], "numbers only"


def test_the_correction_note_says_what_was_filed_what_it_is_and_why(
    qtbot: QtBot, page: YearPage, desk: Desk, old: RequestId, tmp_path: Path
) -> None:
    file_it(qtbot, page)
    now_a_company(desk, page, old)
    press(qtbot, page, "correction_note")
    field = type_into(qtbot, page, "correction_reason", "登记时申请人类型有误")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    target = tmp_path / "更正说明.pdf"
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    text = "".join(page_of.extract_text() for page_of in PdfReader(target).pages).replace("\n", "").replace(" ", "")
    assert "关于更正2024年度政府信息公开工作年度报告统计数据的说明" in text
    assert "“三、申请”表“一、本年新收政府信息公开申请数量”行“自然人”栏：原为1，更正为0。" in text
    assert "2024-0001：2026年10月13日由自然人改为商业企业。" in text
    assert "更正原因：登记时申请人类型有误。" in text
    assert "叶知秋" not in text


def test_escape_puts_the_form_and_the_note_s_field_away_and_stays_on_the_page(
    qtbot: QtBot, page: YearPage, window: MainWindow, desk: Desk, old: RequestId
) -> None:
    press(qtbot, page, "file_year")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.isVisible() and page.panel.filing.isHidden() and page.window().focusWidget() is page.sheet
    file_it(qtbot, page)
    now_a_company(desk, page, old)
    press(qtbot, page, "correction_note")
    reason = type_into(qtbot, page, "correction_reason", "登记")
    qtbot.keyClick(reason, Qt.Key.Key_Escape)
    assert page.isVisible() and reason.isHidden() and reason.text() == ""
    assert page.window().focusWidget() is page.sheet
