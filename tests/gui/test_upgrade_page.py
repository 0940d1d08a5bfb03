"""A store of an earlier release: it is said what is done with it and how far, until the change it can be stopped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.upgrade_page import UpgradePage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.services.upgrade import is_left_open, is_older
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.older import make_older


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The office's store, some megabytes large, as an earlier release left it."""
    desk = office.open_office(tmp_path / "store")
    office.fill(desk)
    for n in range(4):
        desk.store.settings.set(f"note {n}", "材料" * 400_000)
    desk.store.close()
    return make_older(tmp_path / "store")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, older: Path, tmp_path: Path) -> Iterator[Program]:
    """Pointed at that store, not yet begun; it says at once what takes time."""
    start = StartWith(today=office.today, now=office.at_noon, clerk="某人", store=older)
    made = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    made.patience = 0
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, older: Path) -> Iterator[UpgradePage]:
    made = UpgradePage(older, "某人", office.at_noon)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.end()


def text(page: UpgradePage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def cancel(page: UpgradePage) -> QPushButton:
    found = page.findChild(QPushButton, "progress_cancel")
    assert found is not None
    return found


def test_it_is_said_step_by_step_and_then_the_register_opens(qtbot: QtBot, program: Program, older: Path) -> None:
    program.begin()
    page = program.window
    assert isinstance(page, UpgradePage)
    program.show()
    said = []

    def note() -> bool:
        if program.window is page:
            said.append((text(page, "progress_what"), text(page, "progress_count")))
        return isinstance(program.window, MainWindow)

    qtbot.waitUntil(note)
    steps = list(dict.fromkeys(what for what, _ in said))
    assert steps[:2] == ["第 1 步，共 3 步：正在写备份", "第 2 步，共 3 步：正在逐行核对备份"]
    assert len({count for _, count in said} - {"", "0%", "100%"}) > 1, "it is said how far, within a step too"
    assert not is_older(older) and program.window is not None and program.window.isVisible()


def test_what_is_over_at_once_needs_no_page(program: Program) -> None:
    program.patience = 60
    program.begin()
    assert isinstance(program.window, MainWindow)


def test_the_clerk_may_stop_it_and_the_store_is_as_it_was(qtbot: QtBot, older: Path, page: UpgradePage) -> None:
    before = (older / "clerk.db").read_bytes()
    with qtbot.waitSignal(page.stopped):
        qtbot.mouseClick(cancel(page), Qt.MouseButton.LeftButton)
        assert text(page, "progress_what") == "正在停止…" and cancel(page).isHidden()
    assert (older / "clerk.db").read_bytes() == before and is_older(older)
    assert page.close()


def test_closing_the_window_stops_it_too(qtbot: QtBot, older: Path, page: UpgradePage) -> None:
    with qtbot.waitSignal(page.stopped):
        assert not page.close(), "not before it has stopped"
    assert is_older(older) and page.close()


def test_once_the_data_are_changed_it_says_that_this_cannot_be_stopped(
    qtbot: QtBot, older: Path, page: UpgradePage
) -> None:
    with qtbot.waitSignal(page.ready):
        pass
    assert cancel(page).isHidden() and "这一步不能停止" in {one.text()[:7] for one in page.findChildren(QLabel)}
    page.stop()
    assert text(page, "progress_what") == "第 3 步，共 3 步：正在更新数据" and not is_older(older)


def test_what_keeps_it_from_being_done_is_told(qtbot: QtBot, older: Path) -> None:
    (older / "notes.txt").write_text("a stranger's")
    page = UpgradePage(older, "某人", office.at_noon)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.refused) as told:
        pass
    assert isinstance(told.args[0], KnownTrouble) and told.args[0].key == "store_not_ours"


@pytest.fixture
def left_open(tmp_path: Path) -> Path:
    """The office's store as a program that was killed leaves it."""
    desk = office.open_office(tmp_path / "open")
    office.fill(desk)
    shutil.copytree(tmp_path / "open", tmp_path / "left")
    desk.store.close()
    assert is_left_open(tmp_path / "left") and not is_left_open(tmp_path / "open")
    return tmp_path / "left"


def test_a_store_that_was_left_open_is_looked_through_in_sight(
    qtbot: QtBot, qapp: QApplication, left_open: Path, tmp_path: Path
) -> None:
    start = StartWith(today=office.today, now=office.at_noon, clerk="某人", store=left_open)
    program = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    program.patience = 0
    program.begin()
    page = program.window
    assert isinstance(page, UpgradePage)
    assert text(page, "progress_what") == "上次没有正常关闭，正在核对数据"
    assert "正在检查数据" in {one.text() for one in page.findChildren(QLabel)}
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    program.close()
    assert not is_left_open(left_open)


def test_the_looking_through_can_be_stopped_and_is_due_again(qtbot: QtBot, left_open: Path) -> None:
    page = UpgradePage(left_open, "某人", office.at_noon, is_older=False)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.stopped):
        page.stop()
    assert is_left_open(left_open)
