"""The wording of letters in the window: blanks that cannot be cut, the letter beside them, the way back, upgrades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.letter import read_letters
from clerk_app.cases.request import OrganId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.wording_page import WordingPage
from clerk_app.services import own_wording
from clerk_app.services.desk import Desk
from clerk_app.store.organs import FIRST_DAY, Organ
from tests.gui.hand import CTRL, press, type_into
from tests.gui.letter_office import opened
from tests.gui.walking import cut
from tests.services.test_own_wording import later

CLOSE, RECEIPT = "part/close/1", "part/receipt/1"
Office = tuple[Desk, MainWindow]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Office]:
    """One store and one window for all; each test words another letter."""
    with opened(tmp_path_factory.mktemp("wording"), qapp) as made:
        yield made


def show(office: Office, kind: str, key: str) -> WordingPage:
    desk, window = office
    window.resize(1366, 696)
    window.show_page("wording", kind)
    page = window.page("wording")
    assert isinstance(page, WordingPage)
    page.take_desk(desk)
    page.open_with(kind)
    page.list.choose(key)
    assert page.key == key
    return page


def text_on(page: WordingPage) -> str:
    pages = range(page.paper.page_count)
    return "".join(page.paper.document.getAllText(at).text() for at in pages).replace("\r\n", "").replace("\n", "")


def kept(office: Office, kind: str, key: str) -> str:
    desk, _ = office
    found = own_wording.sentences(desk, kind, desk.store.organs.first())
    return next(one.own for one in found if one.key == key)


def test_the_page_opens_from_the_menu_and_from_the_settings(qtbot: QtBot, office: Office) -> None:
    _, window = office
    window.findChild(QAction, "wording").trigger()
    assert window.shown == "wording"
    window.show_page("settings", "letters")
    window.page("settings").findChild(QPushButton, "see_wording").click()
    assert window.shown == "wording"
    page = window.page("wording")
    assert page.letters.count() == 16 + 19 and page.list.rows()[0].part == "标题"
    assert page.organs.isHidden(), "one agency needs no choice"


def test_a_sentence_is_typed_seen_in_the_letter_and_kept(qtbot: QtBot, office: Office) -> None:
    page = show(office, "receipt", "title/1")
    assert not page.save_button.isEnabled() and not page.back_button.isEnabled()
    type_into(qtbot, page, "wording_text", "政府信息公开申请收件回执")
    assert page.is_unfinished() and page.list.rows()[0].note == "未保存"
    qtbot.waitUntil(lambda: "收件回执" in text_on(page), timeout=3000)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page.card.editor, Qt.Key.Key_Return, CTRL)
    assert kept(office, "receipt", "title/1") == "政府信息公开申请收件回执"
    assert not page.is_unfinished() and page.list.rows()[0].note == "本机关用语"
    assert page.letters.currentText() == "A5　登记回执（1 句自拟）"
    press(qtbot, page, "wording_back")
    assert kept(office, "receipt", "title/1") == "" and "收件回执" not in text_on(page)


def test_keys_take_a_blank_out_whole_or_not_at_all_and_the_list_puts_it_back(qtbot: QtBot, office: Office) -> None:
    page = show(office, "extension_notice", RECEIPT)
    editor, shipped = page.card.editor, page.line.shipped
    assert editor.sentence() == shipped and "{received_on}" in shipped
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(len("本机关于") + 1)  # behind the first blank
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "a")
    assert editor.sentence() == shipped.replace("{received_on}", "{received_on}a")
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.sentence() == shipped.replace("{received_on}", "")
    assert page.card.said() == "缺必须有的填空项：收到申请的日期。请从下面的列表里插回。"
    assert not page.save_button.isEnabled()
    offered = {one.text(): one for one in page.card.blanks()}
    assert {"收到申请的日期", "您（你单位）", "登记编号"} <= set(offered)
    offered["收到申请的日期"].trigger()
    assert editor.sentence() == shipped and not page.is_unfinished()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.sentence() == shipped, "a sentence is one line"


def test_what_is_copied_and_pasted_keeps_its_blanks_and_brings_no_markup(qtbot: QtBot, office: Office) -> None:
    page = show(office, "delay_notice", RECEIPT)
    editor, shipped = page.card.editor, page.line.shipped
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_X, CTRL)
    assert editor.sentence() == "" and "【收到申请的日期】" in QGuiApplication.clipboard().text()
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.sentence() == shipped
    QGuiApplication.clipboard().setText("<b>\n【没有这一项】{poem}")
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.sentence() == f"{shipped}<b> 【没有这一项】{{poem}}"
    assert "不能用的填空项：poem" in page.card.said() and not page.save_button.isEnabled()
    assert page.step_back() and editor.sentence() == shipped and not page.step_back()


def test_losing_what_the_law_asks_for_wants_a_reason(qtbot: QtBot, office: Office) -> None:
    page = show(office, "correction_notice", CLOSE)
    assert page.card.reason.isHidden()
    type_into(qtbot, page, "wording_text", "请按时补正。")
    assert "结束语" in page.card.said() and not page.save_button.isEnabled()
    type_into(qtbot, page, "wording_reason", "本机关惯例")
    assert page.save_button.isEnabled()
    page.main_action()
    assert kept(office, "correction_notice", CLOSE) == "请按时补正。"
    assert page.card.said() == "不写的理由：本机关惯例" and page.card.reason.isHidden()


def test_after_an_upgrade_the_three_texts_stand_side_by_side_until_one_is_chosen(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    desk, window = office
    organ = desk.store.organs.first()
    page = show(office, "answer", CLOSE)
    assert page.difference.isHidden()
    own_wording.change(desk, organ, "answer", CLOSE, "特此告知，请知悉。")
    new = later(desk, tmp_path / "letters", ("特此告知。", "特此书面告知。"))
    page.key = ""
    page.take_desk(new)
    page.open_with("answer")
    assert page.key == CLOSE, "what waits for a choice comes first"
    assert page.letters.currentText() == "C　答复书（1 句待选）" and page.difference.isVisible()
    three = [one.toPlainText() for one in (page.difference.before, page.difference.now, page.difference.own)]
    assert three == ["特此告知。", "特此书面告知。", "特此告知，请知悉。"]
    for width, height in ((1093, 542), (1366, 696)):
        window.resize(width, height)
        QApplication.processEvents()
        assert not cut(page)
    press(qtbot, page, "keep_own")
    assert page.difference.isHidden() and "请知悉" in text_on(page)
    page.take_desk(replace(new, letters=read_letters(tmp_path / "letters")))
    own_wording.change(desk, organ, "answer", CLOSE, "特此告知，请查收。")
    page.open_with("answer")
    press(qtbot, page, "take_new")
    assert "特此书面告知。" in text_on(page) and kept((new, window), "answer", CLOSE) == ""


def test_words_kept_against_an_upgrade_want_a_reason_where_they_lack_what_it_added(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    desk, _ = office
    own_wording.change(desk, desk.store.organs.first(), "reasons_notice", CLOSE, "特此告知，请知悉。")
    new = later(desk, tmp_path / "letters", ("特此告知。", "经审查，特此告知。"), file="reasons_notice.toml")
    page = show((new, office[1]), "reasons_notice", CLOSE)
    press(qtbot, page, "keep_own")
    assert "审查或者检索的经过" in page.card.said() and page.difference.isVisible()
    type_into(qtbot, page, "wording_reason", "前文已写明")
    press(qtbot, page, "wording_save")
    assert page.difference.isHidden() and page.card.said() == "不写的理由：前文已写明"


def test_each_agency_of_the_desk_has_its_own_words(qtbot: QtBot, office: Office) -> None:
    desk, _ = office
    other = desk.store.organs.add(Organ(OrganId(0), FIRST_DAY, name="临澜区征收事务中心"))
    page = show(office, "agency_letter", CLOSE)
    own = page.line.shipped.replace("特此", "特此专函，")
    page.organs.setCurrentIndex(page.organs.findData(other))
    page.organs.activated.emit(page.organs.currentIndex())
    assert page.organs.isVisible() and page.organ == other and page.list.isVisible()
    page.list.choose(CLOSE)
    type_into(qtbot, page, "wording_text", own)
    press(qtbot, page, "wording_save")
    assert kept(office, "agency_letter", CLOSE) == ""
    assert page.line.own == own and "临澜区征收事务中心" in text_on(page)


def test_a_paragraph_of_the_letter_leads_to_its_sentence(office: Office) -> None:
    page = show(office, "answer", RECEIPT)
    page.paper.pressed.emit("close", 0)
    assert page.key == CLOSE
    page.list.choose("refused_state_secret/result/withheld/1")
    assert "国家秘密" in text_on(page)
    page.paper.pressed.emit("withheld", 0)
    assert page.key == "refused_state_secret/result/withheld/1"


def test_a_form_is_worded_like_a_letter_and_seen_at_once(qtbot: QtBot, office: Office) -> None:
    page = show(office, "proof_of_service", "below/1")
    parts = list(dict.fromkeys(row.part for row in page.list.rows()))
    assert parts == ["标题", "表格上方", "表格内的文字", "表格下方"]
    type_into(qtbot, page, "wording_text", f"{page.line.shipped}本证一式两份。")
    qtbot.waitUntil(lambda: "本证一式两份" in text_on(page), timeout=3000)
    press(qtbot, page, "wording_save")
    assert page.line.own == f"{page.line.shipped}本证一式两份。"
    assert page.letters.currentText() == "D1　送达回证（1 句自拟）"
    press(qtbot, page, "wording_back")
    assert "本证一式两份" not in text_on(page)


def test_the_changes_of_a_sentence_are_listed_and_one_is_taken_again(qtbot: QtBot, office: Office) -> None:
    desk, window = office
    page = show(office, "fee_notice", CLOSE)
    page.organs.setCurrentIndex(page.organs.findData(desk.store.organs.first()))
    page.organs.activated.emit(page.organs.currentIndex())
    page.list.choose(CLOSE)
    assert not page.history_button.isEnabled() and page.history.isHidden()
    for text in ("特此告知，请知悉。", "特此书面告知。"):
        type_into(qtbot, page, "wording_text", text)
        press(qtbot, page, "wording_save")
    assert page.history_button.text() == "改动记录（2）"
    press(qtbot, page, "wording_changes")
    said = [one.text() for one in page.history.findChildren(QLabel, "change_text") if one.isVisible()]
    assert said == ["特此告知，请知悉。", "特此书面告知。", "特此告知。", "特此告知，请知悉。"]
    heads = [one.text() for one in page.history.findChildren(QLabel, "change_head") if one.isVisible()]
    assert len(heads) == 2 and all(desk.who in one and "-" in one and ":" in one for one in heads)
    for width, height in ((1093, 542), (1366, 696)):
        window.resize(width, height)
        QApplication.processEvents()
        assert not cut(page)
    again = [one for one in page.history.findChildren(QPushButton) if one.objectName().startswith("again_")]
    assert len(again) == 1, "what is in use is not offered"
    qtbot.mouseClick(again[0], Qt.MouseButton.LeftButton)
    assert kept(office, "fee_notice", CLOSE) == "特此告知，请知悉。" and "请知悉" in text_on(page)
    press(qtbot, page, "wording_changes")
    assert page.history.isHidden()
