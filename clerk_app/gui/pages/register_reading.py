"""What the register page knows of the register: its book, read on between the window's events, and pinyin initials."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms import register_filter
from clerk_app.gui.forms.register_filter import RegisterFilter
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.request_table import Paged
from clerk_app.gui.pages.page import Page
from clerk_app.services.due import RegisterRow
from clerk_app.services.initials import initials_of
from clerk_app.services.register_book import Depth, Listed, RegisterBook

TURN = 0.012
"""Seconds of reading between two events of the window."""
AFTER_FIRST_LOOK_MS = 1000
"""What can wait until the page stands."""
SEEN, ASKED = 40, 500
"""Lines looked at for the room they need; lines chosen that are read at once."""


class RegisterReading(QObject):
    """Lives with its page. ``deeper``: more is known than before."""

    deeper = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.at_once: int | None = None
        """How many are read when the register is opened; None: as many as nobody notices."""
        self.book: RegisterBook | None = None
        self.initials: dict[RequestId, str] = {}
        self._counts: dict[str, int | None] = {}
        self._job = 0
        self._listens = False
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._read_on)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_FIRST_LOOK_MS)
        self._later.timeout.connect(self._start_initials)

    # The book

    def begin(self, today: date) -> None:
        """Read anew: another day, another calendar, other settings, or nothing was read yet."""
        self.book = RegisterBook(self._page.desk, today, at_once=self.at_once)
        self._counts, self.initials = {}, {}
        self._turn.stop()
        if self.book.depth is Depth.WHOLE:
            self._find_initials()
        else:
            self._turn.start()

    @property
    def is_reading(self) -> bool:
        """Whether something is still to be read, and is."""
        return self._turn.isActive()

    def go_on(self) -> None:
        """Where it was stopped."""
        if self.book is not None and self.book.depth < Depth.WHOLE:
            self._turn.start()

    def stop(self) -> None:
        """For a while: nobody looks."""
        self._turn.stop()

    def renew(self, fresh: Mapping[RequestId, RegisterRow | None]) -> None:
        """Take over what a Change wrote on."""
        if self.book is not None:
            self.book.renew(fresh)
        for request in fresh:
            self.initials.pop(request, None)
        self._counts = {}

    def _read_on(self) -> None:
        """A little at a time: the window answers in between."""
        book = self.book
        if book is None:
            return
        before, until, more = book.depth, time.perf_counter() + TURN, True
        while more and time.perf_counter() < until:
            more = book.portion()
        if not more:
            self._turn.stop()
            self._find_initials()
        if book.depth is not before:
            self._counts = {}
            self.deeper.emit()

    def read_to(self, depth: Depth) -> RegisterBook:
        """Now, for who cannot wait."""
        book = self.book or RegisterBook(self._page.desk, self._page.today())
        if book.depth < depth:
            book.read_to(depth)
            self._counts = {}
        return book

    # What is asked of it

    def counts(self, year: int, who: str) -> Mapping[str, int | None]:
        """How many rows each view holds."""
        if not self._counts and self.book is not None:
            self._counts = register_filter.counts_of(self.book, year, who)
        return self._counts

    def shown(self, by: RegisterFilter) -> Paged:
        """The rows a filter shows."""
        book = self.read_to(register_filter.depth_for(by))
        if register_filter.wants_initials(by.search):
            rows = register_filter.candidates(by, book)
            self.initials |= initials_of(row for row in rows if row.id not in self.initials)
        return Paged(register_filter.ids_shown(by, book, self.initials), book.lines)

    def everything(self, chip: str) -> Sequence[Listed]:
        """What a chip offers choices of."""
        return self.read_to(Depth.WHOLE if chip in register_filter.FOLDED else Depth.FOUND).found()

    def chosen(self, ids: Sequence[RequestId]) -> Sequence[Listed]:
        """The requests selected, for their states."""
        if len(ids) <= ASKED:
            return self.read_to(Depth.ORDER).lines(ids)
        named = set(ids)
        return [row for row in self.read_to(Depth.WHOLE).found() if row.id in named]

    def nth(self, row: RegisterRow) -> int:
        """Which request of this applicant in its year; 0 while that is not known."""
        if self.book is None or self.book.depth < Depth.FOUND:
            return 0
        found = self.book.found()
        theirs = (each for each in found if each.applicant == row.applicant and each.year == row.year)
        return sum(_newest(each) <= _newest(row) for each in theirs)

    def samples(self, rows: Paged) -> Sequence[RegisterRow]:
        """Lines that stand for all where their widest text is looked for: the first ones, the oldest, those in hand."""
        book = self.book
        if book is None or len(rows) <= ASKED:
            return list(rows)
        in_hand = book.in_hand() if book.depth >= Depth.IN_HAND else []
        return [*rows[:SEEN], rows[len(rows) - 1], *in_hand]

    # Pinyin initials

    def _find_initials(self) -> None:
        """Beside the window: the dictionary of readings takes a moment to load, and typing must not wait for it."""
        if not self._listens:
            self._listens = True
            self._page.jobs.finished.connect(self._initials_found)
        self._later.start()

    def _start_initials(self) -> None:
        if self.book is not None and self.book.depth is Depth.WHOLE:
            self._job = self._page.jobs.start(partial(_initials, tuple(self.book.found())))

    def _initials_found(self, number: int, found: object) -> None:
        if number == self._job and isinstance(found, dict):
            self.initials = {**found, **self.initials}


def _initials(rows: tuple[Listed, ...], progress: Progress) -> dict[RequestId, str]:
    """Runs in the pool: plain rows in, plain texts out."""
    return initials_of(rows)


def _newest(row: Listed) -> tuple[date, int]:
    return (row.received_on, row.id)
