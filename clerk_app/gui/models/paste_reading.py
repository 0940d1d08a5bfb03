"""Reads pasted rows a slice at a time, so that the window never stands still; the store is asked in its own thread."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.cases.request import OrganId
from clerk_app.gui.models.paste_table import PasteTable
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_pasted import PasteReader, among

_SLICE = 0.012
"""Seconds of reading between two looks at what the clerk does."""
_SHOWN_EVERY = 0.1
"""Seconds: after every slice, painting the list anew would take longer than reading."""


class PasteReading(QObject):
    """Fills the lines of a table with what reading them found."""

    told = Signal(int, int)
    """rows read, rows there are"""
    compared = Signal()
    """what rows are to each other was looked at anew"""
    over = Signal()

    def __init__(self, table: PasteTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._reader: PasteReader | None = None
        self._next = self._shown = 0
        self._shown_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_on)

    @property
    def is_on(self) -> bool:
        """Whether rows are still to be read."""
        return self._timer.isActive()

    def begin(self, desk: Desk, today: date, channel: str, organ: OrganId | None) -> None:
        """Read every line anew; ``channel`` and ``organ`` are those of rows that name none."""
        self._reader = PasteReader(desk, today, channel, organ)
        self._next = self._shown = 0
        self._shown_at = 0.0
        for line in self._table.lines:
            line.read, line.problems, line.hints, line.wrong = None, (), (), frozenset()
        self._timer.start()

    def stop(self) -> None:
        """Read no further."""
        self._timer.stop()

    def _read_on(self) -> None:
        until, first, lines = time.monotonic() + _SLICE, self._next, self._table.lines
        while self._next < len(lines) and time.monotonic() < until:
            self._read(self._next)
            self._next += 1
        self._weigh(first, self._next)
        is_over = self._next >= len(lines)
        if is_over or until - self._shown_at >= _SHOWN_EVERY:
            self._table.changed(min(self._shown, first), self._next - 1)
            self._shown, self._shown_at = self._next, until
            self.told.emit(self._next, len(lines))
        if is_over:
            self._timer.stop()
            self.compare()
            self.over.emit()

    def _read(self, at: int) -> None:
        line = self._table.lines[at]
        if self._reader is not None:
            line.read = self._reader.read(self._table.pasted, line.number, line.cells)

    def read_again(self, rows: Iterable[int]) -> None:
        """These lines were typed over."""
        for at in rows:
            if at < self._next:
                self._read(at)
        self.compare()

    def line_gone(self, at: int) -> None:
        """A line was taken away."""
        self._next -= at < self._next
        self.compare()

    def _weigh(self, first: int, end: int) -> None:
        for line in self._table.lines[first:end]:
            if line.read is not None:
                line.problems, line.hints = line.read.problems, line.read.hints
                line.wrong = frozenset(one.column for one in line.problems)

    def compare(self) -> None:
        """What rows are to each other, once all are read."""
        if self.is_on:
            return
        lines = self._table.lines
        self._weigh(0, len(lines))
        besides = among({line.number: line.read for line in lines if line.read is not None}, self._table.pasted)
        for line in lines:
            problems, hints = besides.get(line.number, ((), ()))
            line.problems, line.hints = line.problems + problems, line.hints + hints
            line.wrong = frozenset(one.column for one in line.problems)
        self._table.changed(0, len(lines) - 1)
        self.compared.emit()
