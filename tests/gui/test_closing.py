"""The end of work: what is not backed up yet is, seen where it takes long; nobody has to wait for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.keeping_page import KeepingPage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.services import upkeep
from tests.gui import office


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's store, some megabytes large, all of it backed up."""
    folder = tmp_path_factory.mktemp("closing") / "store"
    desk = office.open_office(folder)
    office.fill(desk)
    for n in range(6):
        desk.store.settings.set(f"note {n}", "材料" * 200_000)
    upkeep.back_up(desk, today=office.today())
    desk.store.close()
    return folder


@pytest.fixture
def store(backed_up: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(backed_up, tmp_path / "store"))


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, store: Path, tmp_path: Path) -> Iterator[Program]:
    """Its window is open; it says at once what takes time."""
    start = StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", store=store)
    made = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    made.begin()
    made.show()
    made._closing.patience = 0
    yield made
    made.close()


def window(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def work(program: Program) -> None:
    assert program._desk is not None
    office.register(program._desk, "2026-0900", date(2026, 9, 21), "叶知秋", "栖云花园一期备案材料")


def kinds(store: Path) -> list[str]:
    return sorted(one.why for one in upkeep.backups_of(store) if one.is_verified)


def keeping(program: Program) -> KeepingPage:
    page = program._closing._page
    assert isinstance(page, KeepingPage) and page.isVisible()
    return page


def is_left_in_order(store: Path) -> bool:
    return not (store / "clerk.lock").exists() and not list((store / "backups").glob("*.part*"))


def test_what_was_done_is_backed_up_in_a_small_window_and_then_all_is_over(
    qtbot: QtBot, program: Program, store: Path
) -> None:
    work(program)
    assert window(program).close()
    page = keeping(program)
    assert not window(program).isVisible() and page.height() < window(program).height()
    said = page.findChild(QLabel, "progress_what")
    assert isinstance(said, QLabel) and said.text() == "正在备份今天的工作…"
    qtbot.waitUntil(lambda: not page.isVisible())
    program.close()
    assert kinds(store) == ["close", "hand"] and is_left_in_order(store)
    made = upkeep.backups_of(store)[0]
    assert upkeep.verify_backup(made.path) == ()


def test_nothing_is_shown_where_nothing_was_done_or_it_is_quick(program: Program, store: Path) -> None:
    window(program).close()
    assert program._closing._page is None and kinds(store) == ["hand"]
    program.close()
    program.begin()
    program._closing.patience = 60
    work(program)
    window(program).close()
    assert program._closing._page is None and kinds(store) == ["close", "hand"]


def test_who_does_not_wait_leaves_at_once_and_the_next_start_backs_up(
    qtbot: QtBot, program: Program, store: Path
) -> None:
    work(program)
    window(program).close()
    page = keeping(program)
    way_out = page.findChild(QPushButton, "progress_cancel")
    assert isinstance(way_out, QPushButton) and way_out.text() == "不等了，立即退出"
    qtbot.mouseClick(way_out, Qt.MouseButton.LeftButton)
    assert not page.isVisible(), "at once"
    program.close()
    assert kinds(store) == ["hand"] and is_left_in_order(store)
    program._closing.patience = 60
    program.begin()
    program.close()
    assert kinds(store) == ["close", "hand"]


def test_a_key_pressed_on_the_way_out_does_not_give_the_backup_up(qtbot: QtBot, program: Program, store: Path) -> None:
    work(program)
    window(program).close()
    page = keeping(program)
    qtbot.waitUntil(page.isActiveWindow)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(page.focusWidget() or page, key)
    qtbot.waitUntil(lambda: not page.isVisible())
    program.close()
    assert kinds(store) == ["close", "hand"]


def test_closing_the_small_window_is_not_waiting_either(qtbot: QtBot, program: Program, store: Path) -> None:
    work(program)
    window(program).close()
    assert keeping(program).close()
    program.close()
    assert kinds(store) == ["hand"] and is_left_in_order(store)


@pytest.mark.logs
def test_a_backup_that_cannot_be_written_keeps_nobody_from_leaving(
    qtbot: QtBot, program: Program, store: Path
) -> None:
    work(program)
    (store / "backups").rename(store.parent / "aside")
    (store / "backups").write_text("in its place")
    window(program).close()
    qtbot.waitUntil(lambda: program._closing._page is None or not program._closing._page.isVisible())
    program.close()
    assert not (store / "clerk.lock").exists()


def test_before_other_data_are_opened_the_work_is_backed_up_in_the_window(
    qtbot: QtBot, program: Program, store: Path, tmp_path: Path
) -> None:
    office.open_office(tmp_path / "other").store.close()
    work(program)
    program.open_at(tmp_path / "other", page="today")
    page = program.window
    assert isinstance(page, KeepingPage) and page.isVisible()
    way_out = page.findChild(QPushButton, "progress_cancel")
    assert isinstance(way_out, QPushButton) and way_out.text() == "不等了，继续"
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert program._desk is not None and program._desk.store.folder == tmp_path / "other"
    assert kinds(store) == ["close", "hand"] and is_left_in_order(store)
