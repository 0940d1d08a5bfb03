"""Making many letters: one deed a letter on the window's own thread, between two of them the window may answer."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.cases.request import RequestId
from clerk_app.services import batch
from clerk_app.services.batch import BatchLine
from clerk_app.services.change import Change
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.batch_page import BatchPage

Key = tuple[str, RequestId, int | None]


class BatchRun(QObject):
    """``moved``: a line, how many are done, of how many. ``ended`` carries what was done in all."""

    moved = Signal(object, int, int)
    ended = Signal(object)

    def __init__(self, page: BatchPage) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: list[BatchLine] = []
        self._total = 0
        self._began = 0
        self._deeds: dict[Key, str] = {}
        self._made: dict[Key, tuple[BatchLine, str]] = {}
        self._failed: dict[Key, str] = {}
        self._last: BatchLine | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def is_running(self) -> bool:
        """Whether letters are being made."""
        return self._timer.isActive()

    def made(self) -> list[BatchLine]:
        """What was finished here, in order."""
        return [line for line, _ in self._made.values()]

    def lines(self) -> list[BatchLine]:
        """The same: they stay in the list until another is shown."""
        return self.made()

    def is_made(self, line: BatchLine) -> bool:
        """Whether that one was finished here."""
        return _key(line) in self._made

    def said(self, line: BatchLine) -> tuple[str, str]:
        """What became of a line, and the colour of it; empty while nothing did."""
        if self.is_made(line):
            return self.tr("finished, {number}").format(number=self._made[_key(line)][1]), "accenttext"
        if _key(line) in self._failed:
            return self._failed[_key(line)], "red"
        return "", ""

    def forget(self) -> None:
        """Another list begins."""
        self.stop()
        self._made.clear()
        self._failed.clear()

    def start(self, lines: Sequence[BatchLine]) -> None:
        """Make these, one after the other."""
        self._waiting = list(lines)
        self._total, self._began = len(lines), len(self._made)
        self._failed.clear()
        self._timer.start()

    def stop(self) -> None:
        """No further letter; those that are made stay."""
        if self.is_running:
            self._end()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        line = self._waiting.pop(0)
        page = self._page
        deed = self._deeds.setdefault(_key(line), uuid.uuid4().hex)
        try:
            change = batch.issue_one(page.desk, line, today=page.today(), deed=deed)
        except KnownTrouble as trouble:
            self._failed[_key(line)] = page.words.trouble(trouble)
        else:
            self._made[_key(line)] = (line, str(change.facts.get("document", "")))
        self.moved.emit(line, self._total - len(self._waiting), self._total)

    def _end(self) -> None:
        self._timer.stop()
        left, self._waiting = len(self._waiting), []
        made = self.made()[self._began :]
        facts = {"made": len(made), "failed": len(self._failed), "left": left}
        message = "batch_stopped" if left else "batch_with_failures" if self._failed else "batch_made"
        self.ended.emit(Change(frozenset(line.request for line in made), message, facts))


def _key(line: BatchLine) -> Key:
    return (line.kind, line.request, line.document)
