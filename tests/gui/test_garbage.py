"""Garbage is collected on the window's thread, whatever the jobs do."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.gui.garbage import Garbage
from clerk_app.gui.jobs import JobRunner, Progress


class Circle(QObject):
    """Holds itself; says on which thread it was taken apart."""

    def __init__(self, told: list[threading.Thread]) -> None:
        super().__init__()
        self.me, self.told = self, told

    def __del__(self) -> None:
        self.told.append(threading.current_thread())


def much(_: Progress) -> object:
    """So many objects that Python would collect several times."""
    return len([[n] for n in range(50_000)])


def test_a_job_takes_no_object_of_the_window_apart(qtbot: QtBot) -> None:
    told: list[threading.Thread] = []
    Circle(told)
    jobs = JobRunner()
    with qtbot.waitSignal(jobs.finished):
        jobs.start(much)
    due = [[n] for n in range(5_000)]  # so many new objects that a collection is due
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert due and told == [threading.main_thread()]
    jobs.close()


def test_what_took_long_to_walk_through_is_not_walked_through_again(qtbot: QtBot, qapp: QApplication) -> None:
    garbage = qapp.findChild(Garbage)
    assert garbage is not None
    usual, garbage.long = garbage.long, 0.0
    try:
        kept = [[n] for n in range(5_000)]
        # What is set aside is no longer listed; what the tests before it left there stays there.
        qtbot.waitUntil(lambda: all(each is not kept for each in gc.get_objects()), timeout=5000)
    finally:
        garbage.long = usual
