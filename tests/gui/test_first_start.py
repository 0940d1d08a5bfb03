"""The first start: four questions, other ways in, and what becomes of the answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.components.banner import Banner
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.way_card import WayCard
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.first_start_page import FirstStartPage
from clerk_app.gui.pages.store_trouble_page import StoreTroublePage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.gui.translation import CHINESE, speak
from clerk_app.services.desk import open_desk
from clerk_app.services.office import Office
from clerk_app.services.office import office as office_of
from tests.gui import office
from tests.gui.walking import cut

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program on a computer where no store was ever made."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deep"))
    start = StartWith(today=office.today, now=office.at_noon, clerk="某人", is_picture=True)
    made = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    made.begin()
    shown(made, FirstStartPage).show()
    return made


def shown(program: Program, kind: type[QWidget]) -> QWidget:
    assert isinstance(program.window, kind), type(program.window)
    return program.window


def fill(page: QWidget, **answers: str) -> None:
    for name, text in answers.items():
        found = page.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit), name
        found.setText(text)


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, name), LEFT)


def test_the_answers_make_a_store(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    page = shown(program, FirstStartPage)
    fill(page, office_name="临澜区住房和城乡建设局", clerk_name="苏晚晴", office_telephone="0000-5550100",
         office_code="临住建公开", office_body="临澜区人民政府", office_court="临澜区人民法院")
    press(qtbot, page, "start")
    window = shown(program, MainWindow)
    assert window.windowTitle() == "依申请公开办理 — 临澜区住房和城乡建设局"
    assert window.status.clerk.text() == "经办：苏晚晴"  # type: ignore[attr-defined]
    program.close()
    desk = open_desk(tmp_path / "deep" / "clerk-desk" / "store", who="苏晚晴", now=office.at_noon)
    assert office_of(desk, office.TODAY) == Office(
        name="临澜区住房和城乡建设局", telephone="0000-5550100", code="临住建公开", number_pattern="{year}-{n:04}",
        reconsideration_body="临澜区人民政府", court="临澜区人民法院",
    )
    desk.store.close()


def test_each_question_shows_what_it_produces(program: Program) -> None:
    page = shown(program, FirstStartPage)
    fill(page, office_code="临住建公开")
    pattern = page.findChild(QComboBox, "number_pattern")
    assert isinstance(pattern, QComboBox)
    pattern.setCurrentIndex(2)
    assert page.findChild(QLabel, "code_shown").text() == "临住建公开〔2026〕1号"
    assert page.findChild(QLabel, "pattern_shown").text() == "〔2026〕1号"


def test_a_missing_court_is_said_when_the_field_was_left_and_not_before(qtbot: QtBot, program: Program) -> None:
    page = shown(program, FirstStartPage)
    note = page.findChild(QLabel, "court_note")
    assert note.text() == ""
    fill(page, office_name="甲", office_code="乙", office_body="丙")
    press(qtbot, page, "start")
    assert note.text() == "还没填法院。没有它，不予公开类答复书不能定稿。"
    fill(page, office_court="临澜区人民法院")
    assert note.text() == ""


def test_enter_goes_on_from_every_answer(qtbot: QtBot, program: Program) -> None:
    shown(program, FirstStartPage).findChild(QLineEdit, "office_code").setFocus()
    passed = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        passed.append(QApplication.focusWidget().objectName())
    assert passed == ["number_pattern", "office_body", "office_court"]


def test_later_is_always_possible(qtbot: QtBot, program: Program) -> None:
    press(qtbot, shown(program, FirstStartPage), "start_later")
    shown(program, MainWindow)
    program.close()


def test_the_old_ledger_is_one_of_the_ways_in(qtbot: QtBot, program: Program) -> None:
    qtbot.mouseClick(shown(program, FirstStartPage).findChild(WayCard, "way_import"), LEFT)
    assert shown(program, MainWindow).shown == "import"  # type: ignore[attr-defined]
    program.close()


def test_existing_data_are_opened_from_their_folder(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    office.open_office(tmp_path / "other").store.close()
    page = shown(program, FirstStartPage)
    qtbot.mouseClick(page.findChild(WayCard, "way_existing"), LEFT)
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(tmp_path / "other"))
    picker.reject()
    assert shown(program, MainWindow).status.store.text().endswith("other")  # type: ignore[attr-defined]
    program.close()


def test_demonstration_data_are_one_press_away_and_say_so(qtbot: QtBot, program: Program) -> None:
    qtbot.mouseClick(shown(program, FirstStartPage).findChild(WayCard, "way_demo"), LEFT)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=60_000)
    window = shown(program, MainWindow)
    assert isinstance(window, MainWindow)
    banner = window.findChild(Banner, "visit_banner")
    assert isinstance(banner, Banner)
    assert "演示数据" in banner.text()
    assert window.page("register").model.rowCount() > 50  # type: ignore[union-attr]
    window.show_page("year")
    assert banner.isVisible(), "the note stays"
    program.close()


@pytest.mark.parametrize("size", [(1366, 696), (1280, 648)])
def test_nothing_of_it_is_cut(qtbot: QtBot, program: Program, size: tuple[int, int]) -> None:
    page = shown(program, FirstStartPage)
    page.resize(*size)
    qtbot.wait(20)
    assert not cut(page)


def test_a_store_that_cannot_be_opened_is_a_sentence_with_a_way_out(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "clerk.db").write_bytes(b"no database at all" * 100)
    start = StartWith(store=folder, today=office.today, now=office.at_noon, clerk="某人", is_picture=True)
    program = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    program.begin()
    page = shown(program, StoreTroublePage)
    page.show()
    assert str(folder) in page.findChild(QLabel, "store_trouble").text()
    assert not cut(page)
    (folder / "clerk.db").unlink()
    press(qtbot, page, "store_retry")
    shown(program, StoreTroublePage)
    program.close()


@pytest.mark.parametrize("is_named", [True, False])
def test_a_register_that_is_gone_is_said_and_never_replaced_by_an_empty_one(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_named: bool
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    gone = tmp_path / "disk" / "store"
    preferences = Preferences(tmp_path / "window.ini")
    preferences.store = "" if is_named else str(gone)
    start = StartWith(
        store=gone if is_named else None, today=office.today, now=office.at_noon, clerk="某人", is_picture=True
    )
    program = Program(qapp, preferences, start)
    program.begin()
    page = shown(program, StoreTroublePage)
    page.show()
    assert str(gone) in page.findChild(QLabel, "store_trouble").text()
    assert not cut(page)
    assert not gone.exists()
    press(qtbot, page, "store_retry")
    page = shown(program, StoreTroublePage)
    press(qtbot, page, "store_new")
    shown(program, FirstStartPage)
    assert not gone.exists()
    program.close()


def test_the_first_start_speaks_the_other_language_at_once_and_keeps_what_was_typed(
    qtbot: QtBot, qapp: QApplication, program: Program
) -> None:
    before = shown(program, FirstStartPage)
    fill(before, office_name="临澜区住房和城乡建设局", office_code="临住建公开")
    choice = before.findChild(Segment, "language")
    assert choice is not None and choice.value() == "zh"
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    try:
        qtbot.waitUntil(lambda: program.window is not before)
        page = shown(program, FirstStartPage)
        assert any(one.text() == "Full name" for one in page.findChildren(QLabel))
        assert page.findChild(QLineEdit, "office_name").text() == "临澜区住房和城乡建设局"
        assert page.findChild(QLineEdit, "office_code").text() == "临住建公开"
    finally:
        speak(qapp, CHINESE)


def test_what_is_not_possible_yet_is_said_beside_later(program: Program) -> None:
    page = shown(program, FirstStartPage)
    note = page.findChild(QLabel, "later_note")
    fill(page, office_name="甲", office_code="乙", office_body="丙")
    assert note.text() == "马上就能登记、算期限。没填以前，这些不能定稿：不予公开类答复书（缺法院）。"
    fill(page, office_court="丁")
    assert note.text() == "以后都能在“设置”里改。"


def test_a_synchronised_folder_is_warned_of(program: Program, tmp_path: Path) -> None:
    page = shown(program, FirstStartPage)
    note = page.findChild(QLabel, "folder_note")
    assert "不要放在共享盘或同步盘里" in note.text()
    fill(page, store_folder=str(tmp_path / "OneDrive" / "公开"))
    assert "同步" in note.text() and "请换一个" in note.text()
    assert "GB" in note.text()
