"""A backup to look at, and the demonstration, are made beside the window: seen, stopped without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.demo_page import DemoPage
from clerk_app.gui.pages.first_start_page import FirstStartPage
from clerk_app.gui.pages.looking_page import LookingPage
from clerk_app.gui.pages.waiting_page import WaitingPage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.gui.visits import demo_folder, looked_at_folder
from clerk_app.services import upkeep
from tests.gui import office


@pytest.fixture
def make(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """A program that says at once what takes time, not yet begun."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deep"))
    preferences = Preferences(tmp_path / "window.ini")
    if (tmp_path / "own").is_dir():
        preferences.store = str(tmp_path / "own")
    start = StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", is_picture=True)
    made = Program(qapp, preferences, start)
    made._visits.in_sight.patience = 0
    yield made
    made.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Of the office's store, some megabytes large."""
    desk = office.open_office(tmp_path / "own")
    office.fill(desk)
    for n in range(8):
        desk.store.settings.set(f"note {n}", "材料" * 400_000)
    made = upkeep.back_up(desk, today=office.today())
    desk.store.close()
    return made.path


def way_out(page: WaitingPage) -> QPushButton:
    found = page.findChild(QPushButton, "progress_cancel")
    assert isinstance(found, QPushButton)
    return found


def stop(qtbot: QtBot, page: WaitingPage) -> None:
    with qtbot.waitSignal(page.ended):
        qtbot.mouseClick(way_out(page), Qt.MouseButton.LeftButton)
    assert page.given.is_stopped


def looking(program: Program, backup: Path) -> LookingPage:
    program._visits.look_at(backup)
    page = program.window
    assert isinstance(page, LookingPage) and program._desk is None
    return page


def test_a_backup_is_copied_in_sight_and_then_looked_at(qtbot: QtBot, backup: Path, make: Program) -> None:
    make.begin()
    make.show()
    page = looking(make, backup)
    assert any(backup.name in one.text() for one in page.findChildren(QLabel))
    with qtbot.waitSignal(page.ended):
        pass
    assert isinstance(make.window, MainWindow) and make.window.windowTitle().startswith("备份（只供查看）")
    assert (looked_at_folder() / "clerk.db").read_bytes()[:100] == backup.read_bytes()[:100]


def test_stopped_nothing_of_the_copy_remains_and_the_own_data_are_open(
    qtbot: QtBot, backup: Path, make: Program
) -> None:
    make.begin()
    make.show()
    stop(qtbot, looking(make, backup))
    assert isinstance(make.window, MainWindow) and make.window.shown == "backups"
    assert make._desk is not None and make._desk.store.folder == backup.parents[1]
    assert not looked_at_folder().exists()


def test_a_backup_that_is_gone_is_told_over_the_own_data(qtbot: QtBot, backup: Path, make: Program) -> None:
    make.begin()
    make.show()
    backup.unlink()
    with qtbot.waitSignal(looking(make, backup).ended):
        pass
    assert isinstance(make.window, MainWindow) and make.window.banner.text()
    assert make._desk is not None and make._desk.store.folder == backup.parents[1]


def making(qtbot: QtBot, program: Program) -> DemoPage:
    program.begin()
    program.show()
    assert isinstance(program.window, FirstStartPage)
    program._visits.demo()
    page = program.window
    assert isinstance(page, DemoPage)
    said = page.findChild(QLabel, "progress_count")
    assert isinstance(said, QLabel)
    qtbot.waitUntil(lambda: said.text() not in ("", "0%"), timeout=60_000)
    return page


def test_the_demonstration_stopped_leaves_nothing_and_comes_back_to_the_first_start(
    qtbot: QtBot, make: Program
) -> None:
    (demo_folder().parent / "demo-part-ab12").mkdir(parents=True)  # one that was killed
    stop(qtbot, making(qtbot, make))
    assert isinstance(make.window, FirstStartPage)
    assert not list(demo_folder().parent.iterdir())
