"""A large data file is looked at before it is opened: in sight where that takes long, and it can be given up."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.soundness_page import SoundnessPage
from clerk_app.gui.pages.store_trouble_page import StoreTroublePage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from tests.gui import office

DRAFTS = 300_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's store, so large that the look takes longer than the way to the page."""
    folder = tmp_path_factory.mktemp("large") / "store"
    desk = office.open_office(folder)
    office.fill(desk)
    desk.store.close()
    with contextlib.closing(sqlite3.connect(folder / "clerk.db")) as file, file:
        file.execute(
            "INSERT INTO form_drafts (form, typed, noted_at, noted_by, h)"
            " WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " SELECT 'form ' || i, '半写的内容半写的内容半写的内容', '2026-10-12T01:00:00.000+00:00', '', '' FROM n",
            (DRAFTS,),
        )
    return folder


@pytest.fixture
def program(qapp: QApplication, large: Path, tmp_path: Path) -> Iterator[Program]:
    """Pointed at that store, not yet begun; it says at once what takes time."""
    start = StartWith(today=office.today, now=office.at_noon, clerk="某人", store=large)
    made = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    made.patience = 0
    yield made
    made.close()


def test_it_is_said_that_a_large_file_is_looked_at_and_then_the_register_opens(
    qtbot: QtBot, program: Program
) -> None:
    program.begin()
    page = program.window
    assert isinstance(page, SoundnessPage)
    program.show()
    said = [one.text() for one in page.findChildren(QLabel)]
    assert "正在检查数据文件" in said and "逐页检查，从头到尾" in said
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20_000)


def test_a_look_given_up_opens_nothing(qtbot: QtBot, program: Program, large: Path) -> None:
    program.begin()
    page = program.window
    assert isinstance(page, SoundnessPage)
    program.show()
    way_out = next(one for one in page.findChildren(QPushButton) if one.isVisible())
    with qtbot.waitSignal(page.stopped, timeout=20_000):
        way_out.click()
    assert program.window is page
    assert not (large / "clerk.lock").exists()


def test_where_the_look_finds_damage_the_way_back_to_a_backup_is_shown(
    qtbot: QtBot, program: Program, large: Path, tmp_path: Path
) -> None:
    file = large / "clerk.db"
    sound = file.read_bytes()
    file.write_bytes(sound[: 1 << 20] + b"\xa5" * (1 << 14) + sound[(1 << 20) + (1 << 14) :])
    try:
        program.begin()
        program.show()
        qtbot.waitUntil(lambda: isinstance(program.window, StoreTroublePage), timeout=20_000)
    finally:
        file.write_bytes(sound)
