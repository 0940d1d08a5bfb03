"""Backups in the window: written, looked into, gone back to; the demonstration and the way home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.components.banner import Banner
from clerk_app.gui.components.way_card import WayCard
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.backups_page import BackupsPage
from clerk_app.gui.pages.first_start_page import FirstStartPage
from clerk_app.gui.pages.store_trouble_page import StoreTroublePage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.services import upkeep
from tests.gui import office
from tests.gui.walking import cut

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A program over a store of one request."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deep"))
    folder = tmp_path / "own"
    desk = office.open_office(folder)
    office.register(desk, "2026-0001", date(2026, 9, 21), "叶知秋", "栖云花园一期备案材料")
    desk.store.close()
    preferences = Preferences(tmp_path / "window.ini")
    preferences.store = str(folder)
    start = StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", is_picture=True)
    made = Program(qapp, preferences, start)
    made.begin()
    window(made).show()
    return made


def window(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow), type(program.window)
    return program.window


def page(program: Program) -> BackupsPage:
    window(program).show_page("backups")
    found = window(program).page("backups")
    assert isinstance(found, BackupsPage)
    return found


def visit_banner(program: Program) -> Banner:
    found = window(program).findChild(Banner, "visit_banner")
    assert isinstance(found, Banner)
    return found


def press(qtbot: QtBot, shown: BackupsPage, name: str) -> None:
    """What is written beside the window is waited for."""
    writing = BackupJob.of(shown.jobs)
    qtbot.mouseClick(shown.findChild(QPushButton, name), LEFT)
    qtbot.waitUntil(lambda: not writing.is_busy)


def choose_stick(qtbot: QtBot, shown: BackupsPage, stick: Path) -> None:
    stick.mkdir()
    with qtbot.waitSignal(BackupJob.of(shown.jobs).written):
        press(qtbot, shown, "backup_elsewhere")
        picker = shown.findChild(QFileDialog, "file_picker")
        assert isinstance(picker, QFileDialog)
        picker.fileSelected.emit(str(stick))
        picker.reject()


def count(program: Program) -> int:
    assert program._desk is not None
    return program._desk.store.requests.count()


def test_a_backup_is_written_listed_and_gone_back_to_after_a_question(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    shown = page(program)
    press(qtbot, shown, "backup_now")
    assert [shown.table.index(0, at).data() for at in (1, 2, 3)] == ["手动", "已核对", "1"]
    assert shown.findChild(QLabel, "backup_lost").text() == "那以后没有写下新的经过。"
    assert program._desk is not None
    office.register(program._desk, "2026-0002", date(2026, 9, 22), "顾小满", "会议纪要")
    shown = page(program)
    assert "又写下 1 条经过" in shown.findChild(QLabel, "backup_lost").text()
    press(qtbot, shown, "backup_restore")
    question = shown.findChild(QMessageBox, "question")
    assert isinstance(question, QMessageBox)
    assert "又写下 1 条经过" in question.informativeText()
    assert count(program) == 2, "nothing is replaced before the answer"
    yes = next(each for each in question.buttons() if question.buttonRole(each) is QMessageBox.ButtonRole.AcceptRole)
    yes.click()
    qtbot.waitUntil(lambda: program._desk is not None and count(program) == 1)
    assert "1 条经过已不在数据里" in window(program).banner.text()
    assert any((tmp_path / "own").glob("before-restore-*/clerk.db")), "the former file is kept aside"
    program.close()


def test_a_main_key_pressed_four_times_writes_one_backup(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    shown = page(program)
    for _ in range(4):
        qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not BackupJob.of(shown.jobs).is_busy)
    (written,) = (tmp_path / "own" / "backups").glob("*-hand.db")
    at = written.name.removesuffix("-hand.db")[-6:]
    assert f"{at[:2]}:{at[2:4]}" in window(program).status.backup.text(), "the status line names it"
    program.close()


def test_a_backup_goes_to_a_chosen_place(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    shown = page(program)
    choose_stick(qtbot, shown, tmp_path / "stick")
    made = next((tmp_path / "stick").glob("clerk-*.db"))
    assert upkeep.verify_backup(made) == ()
    assert str(made) in shown.header.sub.text()
    program.close()


def test_a_backup_on_a_stick_is_gone_back_to(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    shown = page(program)
    choose_stick(qtbot, shown, tmp_path / "stick")
    assert program._desk is not None
    office.register(program._desk, "2026-0002", date(2026, 9, 22), "顾小满", "会议纪要")
    shown = page(program)
    press(qtbot, shown, "backup_from_elsewhere")
    picker = shown.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(tmp_path / "own" / "clerk.db"))
    assert "clerk.db" in window(program).banner.text(), "a register that is no backup is refused"
    picker.fileSelected.emit(str(next((tmp_path / "stick").glob("clerk-*.db"))))
    picker.reject()
    assert "又写下 1 条经过" in shown.findChild(QLabel, "backup_lost").text()
    press(qtbot, shown, "backup_restore")
    question = shown.findChild(QMessageBox, "question")
    assert isinstance(question, QMessageBox)
    yes = next(each for each in question.buttons() if question.buttonRole(each) is QMessageBox.ButtonRole.AcceptRole)
    yes.click()
    qtbot.waitUntil(lambda: program._desk is not None and count(program) == 1)
    program.close()


def test_in_a_narrow_window_a_row_pressed_shows_the_ways_on(qtbot: QtBot, program: Program) -> None:
    shown = page(program)
    press(qtbot, shown, "backup_now")
    window(program).resize(1093, 542)
    restore = shown.findChild(QPushButton, "backup_restore")
    assert isinstance(restore, QPushButton) and not restore.isVisible()
    place = shown.list.visualRect(shown.table.index(0, 0)).center()
    qtbot.mouseClick(shown.list.viewport(), LEFT, pos=place)
    assert restore.isVisible()
    program.close()


def test_a_backup_is_looked_into_and_left_again(qtbot: QtBot, program: Program) -> None:
    shown = page(program)
    press(qtbot, shown, "backup_now")
    assert program._desk is not None
    office.register(program._desk, "2026-0002", date(2026, 9, 22), "顾小满", "会议纪要")
    (backup,) = (program._desk.store.folder / "backups").glob("*.db")
    before = backup.read_bytes()
    press(qtbot, shown, "backup_look")
    qtbot.waitUntil(lambda: program._desk is not None and count(program) == 1)
    assert program._desk is not None
    office.register(program._desk, "2026-0003", date(2026, 9, 22), "顾小满", "会议纪要")
    assert backup.read_bytes() == before, "it is a copy that is looked at"
    assert window(program).windowTitle().startswith("备份（只供查看）")
    assert "只供查看" in visit_banner(program).text()
    assert not page(program).findChild(QPushButton, "backup_restore").isVisible()
    press(qtbot, page(program), "backups_home")
    assert count(program) == 2
    assert window(program).windowTitle() == "依申请公开办理"
    program.close()


def test_the_demonstration_is_marked_and_left_by_its_own_link(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deep"))
    start = StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", is_picture=True)
    program = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    program.begin()
    first = program.window
    assert isinstance(first, FirstStartPage)
    first.show()
    qtbot.mouseClick(first.findChild(WayCard, "way_demo"), LEFT)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=60_000)
    assert window(program).windowTitle().startswith("演示 — ")
    assert "演示" in window(program).status.store.text()
    qtbot.mouseClick(visit_banner(program).findChild(QPushButton, "banner_link"), LEFT)
    assert isinstance(program.window, FirstStartPage), "no store of one's own yet: the four questions"
    program.close()


def test_a_damaged_store_is_brought_back_from_a_backup_on_a_stick(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    choose_stick(qtbot, page(program), tmp_path / "stick")
    program.close()
    for each in (tmp_path / "own" / "backups").glob("clerk-*"):
        each.unlink()
    (tmp_path / "own" / "clerk.db").write_bytes(b"no database at all" * 100)
    program.begin()
    trouble = program.window
    assert isinstance(trouble, StoreTroublePage)
    trouble.show()
    back, offered = trouble.findChild(QPushButton, "store_restore"), trouble.findChild(QLabel, "store_backup")
    assert back.isHidden() and offered.isHidden(), "the folder holds none"
    qtbot.mouseClick(trouble.findChild(QPushButton, "store_elsewhere"), LEFT)
    picker = trouble.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(tmp_path / "own" / "clerk.db"))
    assert "clerk.db" in offered.text() and back.isHidden(), "a register that is no backup is refused"
    picker.fileSelected.emit(str(next((tmp_path / "stick").glob("clerk-*.db"))))
    picker.reject()
    assert "1 件申请" in offered.text() and not cut(trouble)
    qtbot.mouseClick(back, LEFT)
    question = trouble.findChild(QMessageBox, "question")
    assert isinstance(question, QMessageBox)
    yes = next(each for each in question.buttons() if question.buttonRole(each) is QMessageBox.ButtonRole.AcceptRole)
    yes.click()
    qtbot.waitUntil(lambda: program._desk is not None and count(program) == 1)
    program.close()


def test_a_damaged_store_is_brought_back_from_its_newest_backup(
    qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path
) -> None:
    press(qtbot, page(program), "backup_now")
    assert program._desk is not None
    office.register(program._desk, "2026-0002", date(2026, 9, 22), "顾小满", "会议纪要")
    program.close()
    (tmp_path / "own" / "clerk.db").write_bytes(b"no database at all" * 100)
    program.begin()
    trouble = program.window
    assert isinstance(trouble, StoreTroublePage)
    trouble.show()
    offered = trouble.findChild(QLabel, "store_backup")
    assert "1 件申请" in offered.text() and "恢复后要补记" in offered.text()
    assert not cut(trouble)
    qtbot.mouseClick(trouble.findChild(QPushButton, "store_restore"), LEFT)
    question = trouble.findChild(QMessageBox, "question")
    assert isinstance(question, QMessageBox)
    assert "另存留查" in question.informativeText()
    yes = next(each for each in question.buttons() if question.buttonRole(each) is QMessageBox.ButtonRole.AcceptRole)
    yes.click()
    qtbot.waitUntil(lambda: program._desk is not None and count(program) == 1)
    assert any((tmp_path / "own").glob("damaged-*/clerk.db")), "the damaged file is kept aside"
    program.close()
