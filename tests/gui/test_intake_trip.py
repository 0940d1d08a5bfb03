"""登记 by the keyboard alone, counted in strokes; drafts that survive, files, a paper split, the look-alike beside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.intake_page import IntakePage
from clerk_app.gui.words import Words
from clerk_app.law.terms import Channel
from clerk_app.services import attachments, intake_drafts, letters, registering
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import set_up
from tests.gui import office
from tests.gui.fingers import CTRL, NONE, SHIFT, Keys
from tests.gui.frame import Opened
from tests.gui.hand import press, seen, type_into
from tests.offices import OFFICE

NO_BRUSH = Qt.BrushStyle.NoBrush
BY_PINYIN = 14
"""Strokes a known applicant may take beside the wording."""


@pytest.fixture
def page(window: MainWindow) -> IntakePage:
    window.show_page("intake")
    shown = window.page("intake")
    assert isinstance(shown, IntakePage)
    return shown


def at(page: IntakePage) -> str:
    return str(QApplication.focusWidget().property("form_field"))


def in_error(page: IntakePage) -> list[str]:
    return [name for name in page.view.form.shown() if page.view.field_widget(name).property("error")]


def kept(desk: Desk) -> dict[str, str]:
    return {one.typed["name"]: one.typed["wording"] for one in intake_drafts.kept(desk)}


def test_a_known_applicant_takes_fourteen_strokes_beside_the_wording(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId], desk: Desk
) -> None:
    keys = Keys()
    keys.key(Qt.Key.Key_N, CTRL)
    page = window.page("intake")
    assert isinstance(page, IntakePage) and at(page) == "name", "the first required field that is empty"
    keys.chinese("叶知秋", "yezhiqiu")
    while at(page) != "wording":
        keys.key(Qt.Key.Key_Return)
    keys.given("栖云花园三期竣工验收备案材料")
    keys.key(Qt.Key.Key_Return, CTRL)
    new = desk.store.requests.all()[-1]
    assert (new.applicant.name, new.wording) == ("叶知秋", "栖云花园三期竣工验收备案材料")
    assert new.applicant == desk.store.requests.get(made["amber"]).applicant
    assert keys.strokes <= BY_PINYIN, keys.strokes


def test_a_new_applicant_by_registered_post_is_typed_in_the_order_of_the_paper_and_the_next_form_is_empty(
    qtbot: QtBot, window: MainWindow, page: IntakePage, desk: Desk
) -> None:
    keys = Keys()
    page.view.focus_on("channel")
    keys.plain("g")  # 挂号信 by its first letter; 2 and the arrows do the same
    keys.key(Qt.Key.Key_Return)
    keys.plain("zt")
    for _ in range(5):
        keys.key(Qt.Key.Key_Return)
    assert at(page) == "name"
    keys.chinese("周若安", "zhouruoan")
    keys.key(Qt.Key.Key_Return)
    keys.plain("0000-5550117")
    for _ in range(3):
        keys.key(Qt.Key.Key_Return)
    keys.chinese("柳荫路27号", "liuyinlu27hao")
    keys.key(Qt.Key.Key_Return)
    keys.given("临澜大道南段房屋征收补偿方案")
    keys.key(Qt.Key.Key_Return, CTRL)
    (new,) = desk.store.requests.all()
    assert (new.channel, new.received_on.isoformat()) == (Channel.REGISTERED_POST, "2026-10-12")
    assert (new.applicant.telephone, new.applicant.address) == ("0000-5550117", "柳荫路27号")
    assert keys.strokes < 60, "a stroke a second is slow"
    assert page.view.form.name == "" and page.view.form.channel is Channel.REGISTERED_POST and at(page) == "name"
    assert not in_error(page), "nothing is said of a form nobody has typed into"
    assert "2026-0001" in window.toast.text() and "11-09" in window.toast.text()
    keys.key(Qt.Key.Key_Return, CTRL)
    assert len(desk.store.requests.all()) == 1 and not in_error(page)


def test_tab_goes_over_the_attachments_and_the_three_buttons_in_reading_order(qtbot: QtBot, page: IntakePage) -> None:
    page.view.focus_on("delivery_wanted")
    keys, passed = Keys(), []
    for _ in range(6):
        keys.key(Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())
    assert passed == ["add_files", "unit", "handler", "register", "register_print", "cancel"]


def test_a_form_half_typed_is_there_after_the_program_was_killed(
    qtbot: QtBot, page: IntakePage, desk: Desk, words: Words, tmp_path: Path, opened: Opened
) -> None:
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "wording", "征收补偿方案")
    qtbot.waitUntil(lambda: kept(desk) == {"周若安": "征收补偿方案"}, timeout=5000)
    assert "草稿已自动保存" in seen(qtbot, page, "draft_saved").text()
    desk.store.close()
    again = open_desk(tmp_path / "store", who="林知远", now=office.at_noon)
    other = opened(again, words, office.today)
    other.show_page("intake")
    assert other.page("intake").view.field_widget("wording").toPlainText() == "征收补偿方案"
    other.page("intake").main_action()
    assert kept(again) == {} and len(again.store.requests.all()) == 1
    other.may_close = True
    other.close()
    again.store.close()


def test_several_drafts_wait_under_one_button_and_one_can_be_thrown_away(
    qtbot: QtBot, window: MainWindow, page: IntakePage, desk: Desk
) -> None:
    type_into(qtbot, page, "name", "周若安")
    page.drafts.keep()
    press(qtbot, page, "drafts")
    press(qtbot, page, "another_draft")
    type_into(qtbot, page, "name", "叶知秋")
    page.drafts.keep()
    assert kept(desk) == {"周若安": "", "叶知秋": ""} and page.drafts.button.text() == "2 份草稿"
    press(qtbot, page, "drafts")
    popup = page.findChild(QWidget, "drafts_popup")
    first = next(one for one in popup.findChildren(QWidget, "take_draft") if one.accessibleName() == "周若安")
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.view.form.name == "周若安"
    press(qtbot, page, "drafts")
    popup = next(one for one in page.findChildren(QWidget, "drafts_popup") if one.isVisible())
    row = next(
        one for one in popup.findChildren(QWidget, "drop_draft") if one.property("draft").typed["name"] == "周若安"
    )
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert len(kept(desk)) == 2 and row.text() == "确定丢弃", "asked once"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert kept(desk) == {"叶知秋": ""} and page.view.form.name == ""


def test_esc_leaves_the_page_and_says_that_the_draft_stays(qtbot: QtBot, window: MainWindow, page: IntakePage) -> None:
    qtbot.keyClick(type_into(qtbot, page, "name", "周若安"), Qt.Key.Key_Escape)
    assert window.shown != "intake" and "草稿已留下" in window.toast.text()
    window.show_page("intake")
    assert page.view.field_widget("name").text() == "周若安"


def test_what_the_store_refuses_is_said_in_red_and_stays_until_it_is_kept(qtbot: QtBot, page: IntakePage) -> None:
    page.view.form.name = "甲\ud800"  # a half of a sign, which no file can hold
    page.drafts.keep()
    said = seen(qtbot, page, "draft_saved")
    assert said.text() and "草稿已" not in said.text() and page.is_unfinished()
    page.view.form.name = "甲"
    page.drafts.keep()
    assert "草稿已自动保存" in said.text() and not page.is_unfinished()


def test_files_dropped_and_pasted_are_kept_with_the_request(
    qtbot: QtBot, page: IntakePage, desk: Desk, tmp_path: Path
) -> None:
    for name, data in (("申请表.pdf", b"%PDF-1.7 a scan"), ("来信.eml", b"From: a@example.org\n\nhello")):
        (tmp_path / name).write_bytes(data)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("申请表.pdf", "来信.eml")])
    field = page.view.field_widget("wording").viewport()
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(field, QDragEnterEvent(QPoint(5, 5), actions, held, left, NONE))
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), actions, held, left, NONE))
    assert page.view.field_widget("wording").toPlainText() == "", "a file is no text"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QApplication.clipboard().setImage(image)
    name = type_into(qtbot, page, "name", "周若安")
    qtbot.keyClick(name, Qt.Key.Key_V, CTRL)
    assert [one.name for one in page.view.files.files] == ["申请表.pdf", "来信.eml", "粘贴的图 3.png"]
    QApplication.clipboard().setText("征收补偿方案")
    qtbot.keyClick(type_into(qtbot, page, "wording", ""), Qt.Key.Key_V, CTRL)
    assert page.view.form.wording == "征收补偿方案", "text is pasted as text"
    third = page.findChildren(QWidget, "remove_file")[-1]
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(kinds_shown(page)) == 2)
    kinds = kinds_shown(page)
    kinds[1].setCurrentIndex(kinds[1].findData("identity"))
    kinds[1].activated.emit(kinds[1].currentIndex())
    page.main_action()
    (new,) = desk.store.requests.all()
    there = attachments.of_request(desk, new)
    assert [(one.file.name, one.kind.id) for one in there] == [("申请表.pdf", "application"), ("来信.eml", "identity")]
    assert page.view.files.files == () and desk.store.findings() == ()


def kinds_shown(page: IntakePage) -> list[QComboBox]:
    return [one for one in page.findChildren(QComboBox, "intake_file_kind") if one.isVisible()]


def test_one_paper_becomes_three_requests_that_share_the_applicant(
    qtbot: QtBot, window: MainWindow, page: IntakePage, desk: Desk
) -> None:
    type_into(qtbot, page, "name", "周若安")
    qtbot.keyClick(page.view.field_widget("name"), Qt.Key.Key_D, CTRL)
    assert at(page) == "subjects"
    keys = Keys()
    for line in ("甲的批复", "乙的合同", "丙的名单"):
        keys.given(line)
        keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_Tab, SHIFT)
    keys.plain("2")
    said = seen(qtbot, page, "split_parts").text()
    assert said == "2026-0001 甲的批复\n2026-0002 乙的合同\n2026-0003 丙的名单"
    assert seen(qtbot, page, "split_hint").text().startswith("每件都是单独的申请")
    assert page.header.sub.text() == "登记号 2026-0001 至 2026-0003"
    keys.key(Qt.Key.Key_Return, CTRL)
    found = desk.store.requests.all()
    assert [one.wording for one in found] == ["甲的批复", "乙的合同", "丙的名单"]
    assert {one.applicant.name for one in found} == {"周若安"}
    assert registering.linked(found[0]) == ("2026-0002", "2026-0003")
    assert "2026-0001、2026-0002、2026-0003" in window.toast.text()


def test_a_look_alike_is_laid_beside_with_the_differing_words_marked_and_opens_nothing(
    qtbot: QtBot, made: dict[str, RequestId], page: IntakePage
) -> None:
    type_into(qtbot, page, "name", "叶知秋")
    type_into(qtbot, page, "wording", "栖云花园三期竣工验收备案材料")
    press(qtbot, page, "compare")
    assert page.compare.typed.toPlainText() == "栖云花园三期竣工验收备案材料"
    assert page.compare.other.toPlainText() == "栖云花园二期竣工验收备案材料"
    assert marked(page.compare.other) == "二" and marked(page.compare.typed) == "三"
    assert QApplication.activeModalWidget() is None
    qtbot.keyClick(page.view.field_widget("name"), Qt.Key.Key_Escape)
    assert not page.compare.isVisible() and page.isVisible(), "the first Esc takes the comparison away"


def marked(shown: QWidget) -> str:
    block = shown.document().begin()
    found = (one.fragment() for one in fragments(block))
    return "".join(one.text() for one in found if one.charFormat().background().style() is not NO_BRUSH)


def fragments(block: object) -> Iterator[object]:
    each = block.begin()
    while not each.atEnd():
        yield each
        each += 1


def test_the_receipt_is_made_and_the_printer_asked_for_at_once(
    qtbot: QtBot, window: MainWindow, page: IntakePage, desk: Desk
) -> None:
    set_up(desk, OFFICE)
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "wording", "征收补偿方案")
    qtbot.keyClick(page.view.field_widget("wording"), Qt.Key.Key_Return, CTRL | SHIFT)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QPrintDialog)), timeout=5000)
    (new,) = desk.store.requests.all()
    paper = letters.copy_of(desk, new.id, "receipt")
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(paper)).pages)
    assert "2026-0001" in text and "周若安" in text
    next(one for one in window.findChildren(QPrintDialog) if one.isVisible()).reject()
    assert page.view.form.name == ""


def test_a_day_long_ago_is_asked_about_and_one_to_come_is_an_error(qtbot: QtBot, page: IntakePage) -> None:
    field = type_into(qtbot, page, "received_on", "2026-9-1")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.property("error") and any("已过去较久" in one.text() for one in page.findChildren(QLabel))
    type_into(qtbot, page, "received_on", "2026-10-14")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.property("error") and "之后" in field.accessibleDescription()


def test_whatever_the_panel_counts_is_said_at_its_field(qtbot: QtBot, page: IntakePage) -> None:
    type_into(qtbot, page, "name", "周若安")
    for left in ("id_number", "address"):
        qtbot.keyClick(type_into(qtbot, page, left, ""), Qt.Key.Key_Tab)
    assert not in_error(page)
    assert "身份证明" in page.view.field_widget("id_number").accessibleDescription()
    assert "寄不出去" in page.view.field_widget("address").accessibleDescription()
    qtbot.keyClick(type_into(qtbot, page, "telephone", "13800138000"), Qt.Key.Key_Tab)
    assert not any("寄不出去" in one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_a_key_held_down_registers_once(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    type_into(qtbot, page, "name", "周若安")
    wording = type_into(qtbot, page, "wording", "征收补偿方案")
    qtbot.keyPress(wording, Qt.Key.Key_Return, CTRL)
    for _ in range(5):
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "", True)
        QApplication.sendEvent(QApplication.focusWidget(), held)
    assert len(desk.store.requests.all()) == 1
