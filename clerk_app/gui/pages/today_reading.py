"""Reckoning the first page of a large register between the window's events: until it is done, no count is shown."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.gui.aside import AT_ONCE
from clerk_app.services.desk import Desk
from clerk_app.services.today import TodayBook
from clerk_app.trouble import KnownTrouble

TURN = 0.02
"""Seconds of reckoning between two events of the window."""


class TodayReading(QObject):
    """Lives with its page. ``done``: the book is read for the day asked for; ``failed`` carries a KnownTrouble."""

    done = Signal()
    failed = Signal(object)

    def __init__(self, book: TodayBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self.at_once = AT_ONCE
        self._steps: Iterator[float] | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._read_on)

    @property
    def is_busy(self) -> bool:
        """Whether the counts are still to come."""
        return self._turn.isActive()

    def begin(self, desk: Desk, day: date) -> bool:
        """Start where there is much to reckon; False: there is not, or it is done."""
        self._turn.stop()
        if self._book.is_read(day) or desk.store.requests.count() <= self.at_once:
            return False
        self._steps = self._book.ahead(day)
        self._turn.start()
        return True

    def _read_on(self) -> None:
        until, part = time.perf_counter() + TURN, 0.0
        try:
            while self._steps is not None and part < 1 and time.perf_counter() < until:
                part = next(self._steps)
        except KnownTrouble as trouble:
            self._turn.stop()
            self.failed.emit(trouble)
            return
        if part >= 1:
            self._turn.stop()
            self._steps = None
            self.done.emit()
