"""A window that is closed for good leaves nothing of itself behind, however often another one is opened."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.keeper import Keeper
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.gui.parting import bury
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.law.terms import EventKind
from tests.gui import office

TIMES = 3


@pytest.fixture
def store(tmp_path: Path) -> tuple[Path, RequestId]:
    desk = office.open_office(tmp_path / "store")
    made = office.fill(desk)
    desk.store.close()
    return tmp_path / "store", made["plain"]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, store: tuple[Path, RequestId]) -> Iterator[Program]:
    likings = Preferences(store[0].parent / "window.ini")
    made = Program(qapp, likings, StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", store=store[0]))
    yield made
    made.close()


def work_in(program: Program, request: RequestId) -> MainWindow:
    """What a window is left in: a form half typed below the history, timers that run, a page to come back to."""
    window = program.window
    assert isinstance(window, MainWindow)
    window.show()
    window.show_page("register")
    window.show_page("request", Opening(request, EventKind.EXTENDED))
    page = window.page("request")
    assert isinstance(page, RequestPage) and page.timeline.form is not None
    return window


def test_a_window_opened_and_closed_many_times_leaves_none_behind(
    program: Program, store: tuple[Path, RequestId], qapp: QApplication
) -> None:
    others = set(QApplication.allWidgets())
    for _ in range(TIMES):
        program.begin()
        work_in(program, store[1])
        program.close()
        assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        gc.collect()  # what never got its place in the window goes with Python's garbage
        assert set(QApplication.allWidgets()) <= others
        assert program.findChildren(QTimer) == []


def test_another_store_takes_the_place_of_the_one_before(program: Program, store: tuple[Path, RequestId]) -> None:
    others = set(QApplication.allWidgets())  # of tests before, set aside until a window is replaced
    program.begin()
    counted = set()
    for _ in range(TIMES):
        work_in(program, store[1])
        bury()
        gc.collect()
        counted.add(len(set(QApplication.allWidgets()) - others))
        assert len(program.findChildren(Keeper)) == 1
        program.open_at(store[0], page="today")
    assert len(counted) == 1


def test_python_holds_nothing_of_a_closed_window_either(program: Program, store: tuple[Path, RequestId]) -> None:
    program.begin()
    work_in(program, store[1])
    program.close()
    gc.collect()
    assert not [each for each in gc.get_objects() if isinstance(each, MainWindow | RequestPage)]


def test_what_was_set_aside_while_a_window_was_open_goes_with_it(
    program: Program, store: tuple[Path, RequestId]
) -> None:
    program.begin()
    before = weakref.ref(work_in(program, store[1]))
    gc.freeze()
    program.open_at(store[0], page="today")
    bury()
    gc.collect()
    assert before() is None
