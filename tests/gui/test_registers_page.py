"""Complaints and the work log in the window: typed by the keyboard, put right, taken back, exported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.registers_page import RegistersPage
from clerk_app.law.terms import RemedyRoute
from clerk_app.services import demands, registers
from clerk_app.services.desk import Desk
from clerk_app.services.remedies import open_remedy
from tests.gui.hand import CTRL, pick, press, seen, type_into
from tests.gui.walking import cut


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> RegistersPage:
    """The page as the menu opens it; it is Tuesday, 13 October 2026."""
    window.findChild(QAction, "registers").trigger()
    shown = window.page("registers")
    assert isinstance(shown, RegistersPage)
    qtbot.waitUntil(shown.isVisible)
    return shown


def a_training(qtbot: QtBot, page: RegistersPage) -> None:
    page.show_tab("work")
    type_into(qtbot, page, "work_done_on", "9-8")
    pick(qtbot, page, "work_kind", "training")
    type_into(qtbot, page, "work_subject", "条例培训")
    type_into(qtbot, page, "work_minutes", "1.5")
    type_into(qtbot, page, "work_persons", "30")
    press(qtbot, page, "work_keep")


def test_a_complaint_is_typed_from_field_to_field_and_kept_by_ctrl_enter(
    qtbot: QtBot, page: RegistersPage, window: MainWindow, desk: Desk
) -> None:
    assert window.focusWidget().objectName() == "complaints_came_on"
    qtbot.keyClicks(window.focusWidget(), "10-12")
    assert "= 2026-10-12 周一" in [one.text() for one in page.findChildren(QLabel)]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.focusWidget().objectName() == "complaints_kind"
    pick(qtbot, page, "complaints_kind", "complaint")
    shown = type_into(qtbot, page, "complaints_matter", "未按期答复")
    qtbot.keyClick(shown, Qt.Key.Key_Return, CTRL)
    (line,) = registers.complaints_of(desk, 2026)
    assert (line.came_on, line.kind, line.matter) == (date(2026, 10, 12), "complaint", "未按期答复")
    assert page.table.rowCount() == 1 and page.views.tab("complaints").count() == "1"
    assert not page.is_unfinished()


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, page: RegistersPage, desk: Desk) -> None:
    press(qtbot, page, "complaints_keep")
    assert seen(qtbot, page, "complaints_matter").accessibleDescription() == "还没有填"
    assert page.window().focusWidget().objectName() == "complaints_matter"
    assert desk.store.complaints.all() == ()


def test_a_training_asks_for_hours_and_persons_and_a_meeting_does_not(qtbot: QtBot, page: RegistersPage) -> None:
    page.show_tab("work")
    pick(qtbot, page, "work_kind", "meeting")
    assert not page.findChild(QWidget, "work_minutes").isVisible()
    pick(qtbot, page, "work_kind", "training")
    assert page.findChild(QWidget, "work_minutes").isVisible()


def test_hours_are_kept_as_minutes_and_a_correction_asks_why(qtbot: QtBot, page: RegistersPage, desk: Desk) -> None:
    a_training(qtbot, page)
    (line,) = registers.work_of(desk, 2026)
    assert (line.minutes, line.persons) == (90, 30)
    page.list.selectRow(0)
    type_into(qtbot, page, "work_persons", "31")
    press(qtbot, page, "work_keep")
    assert registers.work_of(desk, 2026)[0].persons == 30, "first a reason"
    type_into(qtbot, page, "work_reason", "签到表为31人")
    press(qtbot, page, "work_keep")
    assert registers.work_of(desk, 2026)[0].persons == 31
    page.list.selectRow(0)
    said = " ".join(one.text() for one in page.tab.form.findChildren(QLabel))
    assert "原来：" in said and "业务培训" in said and "签到表为31人" in said


def test_a_line_is_taken_back_with_its_reason(qtbot: QtBot, page: RegistersPage, desk: Desk) -> None:
    a_training(qtbot, page)
    page.list.selectRow(0)
    press(qtbot, page, "work_strike")
    assert len(registers.work_of(desk, 2026)) == 1
    type_into(qtbot, page, "work_reason", "误记")
    press(qtbot, page, "work_strike")
    assert registers.work_of(desk, 2026) == () and page.table.rowCount() == 0


def test_the_list_is_exported_where_the_clerk_says(qtbot: QtBot, page: RegistersPage, tmp_path: Path) -> None:
    a_training(qtbot, page)
    press(qtbot, page, "registers_export")
    picker = page.findChild(QFileDialog, "file_picker")
    picker.fileSelected.emit(str(tmp_path / "out.xlsx"))
    picker.close()
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert [cell.value for cell in sheet[4]][1:] == ["业务培训", "条例培训", "1.5", 30]


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_nothing_is_cut_off(qtbot: QtBot, page: RegistersPage, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    for name in page.tabs:
        page.show_tab(name)
        qtbot.wait(20)
        assert not cut(page)


def saved(qtbot: QtBot, page: RegistersPage, name: str, target: Path) -> str:
    """The text of the PDF that a link saves."""
    press(qtbot, page, name)
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    return "".join(one.extract_text() for one in PdfReader(target).pages).replace("\n", "")


def test_a_closed_file_is_reviewed_from_its_request(
    qtbot: QtBot, page: RegistersPage, window: MainWindow, made: dict[str, RequestId], tmp_path: Path
) -> None:
    window.show_page("request", Opening(made["late"]))
    assert not window.findChild(QAction, "review_file").isEnabled(), "an open one is not"
    window.show_page("request", Opening(made["served"]))
    window.findChild(QAction, "review_file").trigger()
    assert page.isVisible() and page.tab.name == "review" and page.tab.form.line == made["served"]
    said = [one.text() for one in page.tab.form.findChildren(QLabel)]
    assert "审批：答复没有审批记录。" in said and "归档：没有归档记录。" in said and "日期先后：符合" in said
    assert "2026-0001" in saved(qtbot, page, "review_save", tmp_path / "评查.pdf")
    press(qtbot, page, "review_open")
    assert window.page("request").isVisible()


def test_a_partial_disclosure_is_decided_and_its_line_says_so(
    qtbot: QtBot, page: RegistersPage, made: dict[str, RequestId]
) -> None:
    page.show_tab("self_review")
    assert page.table.listed.rows[0].cells[1] == "建设工程规划许可证及附图"
    page.list.selectRow(0)
    pick(qtbot, page, "self_review_decision", "disclose")
    press(qtbot, page, "self_review_keep")
    assert seen(qtbot, page, "self_review_reason").accessibleDescription() == "还没有填"
    type_into(qtbot, page, "self_review_reason", "附图已脱密")
    press(qtbot, page, "self_review_keep")
    assert page.table.listed.rows[0].cells[4:6] == ("转为主动公开", "附图已脱密")


def test_the_digest_lists_the_period_that_was_typed(
    qtbot: QtBot, page: RegistersPage, desk: Desk, made: dict[str, RequestId], tmp_path: Path
) -> None:
    draft = RemedyDraft(RemedyRoute.RECONSIDERATION, "临澜区人民政府", "复议3号", date(2026, 6, 1))
    open_remedy(desk, made["served"], draft, today=date(2026, 10, 13))
    page.show_tab("digest")
    assert [row.key for row in page.table.listed.rows] == [made["served"]]
    type_into(qtbot, page, "digest_first", "2026-07-01")
    press(qtbot, page, "digest_list")
    assert page.table.rowCount() == 0
    type_into(qtbot, page, "digest_first", "2026-05-01")
    press(qtbot, page, "digest_list")
    assert page.table.rowCount() == 1
    type_into(qtbot, page, "digest_suggestions", "先核对送达凭据")
    assert "先核对送达凭据" in saved(qtbot, page, "digest_save", tmp_path / "简报.pdf")


def test_the_echo_of_a_holiday_fits_beside_its_field(qtbot: QtBot, page: RegistersPage) -> None:
    type_into(qtbot, page, "complaints_came_on", "2026-10-01")
    echo = next(one for one in page.tab.form.findChildren(QLabel) if one.text() == "= 2026-10-01 周四 休")
    scroller = page.tab.form.scroller
    qtbot.waitUntil(lambda: echo.width() >= echo.sizeHint().width())
    assert scroller.widget().width() <= scroller.viewport().width()
    assert scroller.widget().minimumSizeHint().width() <= scroller.viewport().width()


def test_personal_details_of_a_complaint_are_erased_after_a_question(
    qtbot: QtBot, page: RegistersPage, desk: Desk
) -> None:
    day = date(2026, 10, 12)
    registers.keep_complaint(desk, kind="complaint", came_on=day, matter="柏清和来电", complainant="柏清和", today=day)
    page.show_tab("complaints")
    page.handlers()["recount"]()
    page.list.selectRow(0)
    press(qtbot, page, "complaints_erase")
    press(qtbot, page, "confirm_yes")
    qtbot.waitUntil(lambda: desk.store.complaints.all()[0].is_erased)
    assert page.table.listed.rows[0].cells[4] == "（个人信息已清除）"
    assert "柏清和" not in str(page.tab.form.values())
    assert not page.findChild(QWidget, "complaints_erase").isVisible()


def test_a_record_to_correct_asks_for_what_its_decision_needs_and_leads_to_its_letter(
    qtbot: QtBot, page: RegistersPage, window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    page.show_tab("demands")
    number = desk.store.requests.get(made["served"]).number
    type_into(qtbot, page, "demands_came_on", "10-12")
    type_into(qtbot, page, "demands_number", number)
    seen(qtbot, page, "demands_matter").setPlainText("登记表上的出生日期")
    record_new, reasons = page.findChild(QWidget, "demands_record_new"), page.findChild(QWidget, "demands_reasons")
    assert not record_new.isVisible() and not reasons.isVisible()
    pick(qtbot, page, "demands_decision", "refused")
    assert not record_new.isVisible() and reasons.isVisible()
    pick(qtbot, page, "demands_decision", "corrected")
    press(qtbot, page, "demands_keep")
    assert demands.demands_of(desk, 2026) == (), "what it was corrected to is missing"
    type_into(qtbot, page, "demands_record_new", "1990年1月2日")
    press(qtbot, page, "demands_keep")
    (line,) = demands.demands_of(desk, 2026)
    assert (line.request, line.decision) == (made["served"], "corrected")
    assert dict(line.said) == {"record_new": "1990年1月2日"}
    page.list.selectRow(0)
    assert seen(qtbot, page, "demands_record_new").text() == "1990年1月2日"
    press(qtbot, page, "demands_letter")
    letter = window.page("letter")
    assert isinstance(letter, LetterPage) and letter.isVisible() and letter.kind == "record_correction_answer"


def test_a_suggestion_offers_its_own_decisions(qtbot: QtBot, page: RegistersPage, desk: Desk) -> None:
    page.show_tab("demands")
    pick(qtbot, page, "demands_kind", "proactive_suggestion")
    decision = page.findChild(QComboBox, "demands_decision")
    assert [decision.itemData(at) for at in range(decision.count())] == ["", "adopted", "refused"]
    pick(qtbot, page, "demands_decision", "adopted")
    assert page.findChild(QWidget, "demands_publish_place").isVisible()
    pick(qtbot, page, "demands_kind", "record_correction")
    assert not page.findChild(QWidget, "demands_publish_place").isVisible()
