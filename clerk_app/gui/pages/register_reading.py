"""What the register page knows of the register: its book, read on between the window's events, and its index."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms import register_filter
from clerk_app.gui.forms.register_filter import RegisterFilter
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.request_table import PAGE, Paged
from clerk_app.gui.pages.page import Page
from clerk_app.services.due import RegisterRow
from clerk_app.services.register_alike import Alike, alike_of
from clerk_app.services.register_book import Depth, Listed, RegisterBook
from clerk_app.services.register_index import Order, RegisterIndex, texts_of
from clerk_app.trouble import KnownTrouble

TURN = 0.012
"""Seconds of reading between two events of the window."""
ORDERS_KEPT = 6
"""Orders that are remembered: the one shown, its reverse, those of the saved views last used."""
AFTER_FIRST_LOOK_MS = 1000
"""What can wait until the page stands."""
SEEN, ASKED = 40, 500
"""Rows looked at for the room they need; lines chosen that are read at once."""


class RegisterReading(QObject):
    """Lives with its page. ``deeper``: more is known than before; ``further`` carries how much is read, in per cent."""

    deeper = Signal()
    further = Signal(int)
    unordered = Signal(object)
    """the RegisterFilter that is to be shown instead: in its order the register could not be put"""
    alike_found = Signal(object, object)
    """a request's id, and the Alike it resembles or None"""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.at_once: int | None = None
        """How many are read when the register is opened; None: as many as nobody notices."""
        self.few = register_filter.FEW
        """Of so many the pinyin initials are made, and an order, at once."""
        self.book: RegisterBook | None = None
        self._texts: dict[RequestId, str] = {}
        self._spelt: set[RequestId] = set()
        """Of which of a few the initials are in their texts."""
        self._has_initials = self._gave_up = False
        self._index: RegisterIndex | None = None
        self._counts: dict[str, int | None] = {}
        self._counted_for = (0, "")
        self._in_hand: list[RegisterRow] = []
        self._part = 0
        self._text_job = self._order_job = self._alike_job = 0
        self._seeking: RequestId | None = None
        self._ordering = RegisterFilter()
        self._unsorted: Exception | None = None
        self._is_asked = False
        """Whether a search waits for pinyin initials, or a count."""
        self._listens = False
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._read_on)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_FIRST_LOOK_MS)
        self._later.timeout.connect(self._start_texts)

    # The book

    def begin(self, today: date) -> None:
        """Read anew: another day, another calendar, other settings, or nothing was read yet."""
        self.book = RegisterBook(self._page.desk, today, at_once=self.at_once)
        self._texts, self._has_initials, self._gave_up = self.book.texts, False, False
        self._spelt.clear()
        self._stale()
        self._turn.stop()
        if self.book.depth is Depth.WHOLE:
            self._later.start()
        else:
            self._turn.start()

    def _stale(self) -> None:
        """The rows are others now."""
        self._index, self._counts, self._in_hand = None, {}, []
        for job in (self._text_job, self._order_job):
            if job:
                self._page.jobs.cancel(job)
        self._text_job = self._order_job = 0

    @property
    def is_reading(self) -> bool:
        """Whether something is still to be read, and is."""
        return self._turn.isActive()

    @property
    def part(self) -> int:
        """How much of it is read, in per cent."""
        return round(self.book.part_read * 100) if self.book is not None else 0

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
        had_job = bool(self._text_job)
        self._stale()
        for request, row in fresh.items():
            self._spelt.discard(request)
            if row is not None and self._has_initials:
                self._texts |= texts_of([row])
        if had_job:
            self._later.start()

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
            self._later.start()
        if book.depth is not before:
            self._index = None
            if before < Depth.FOUND:  # what is told later is counted by no view
                self._counts = {}
            self.deeper.emit()
            QTimer.singleShot(0, self._prepare)
        if self.part != self._part:
            self._part = self.part
            self.further.emit(self._part)

    def _prepare(self) -> None:
        """Between two events, that no key waits for it."""
        if self._index is not None:
            self._index.prepare()

    def knows(self, depth: Depth) -> bool:
        """Whether that much is read."""
        return self.book is not None and self.book.depth >= depth

    @property
    def index(self) -> RegisterIndex | None:
        """The register in groups and orders; None before everything is found."""
        if self._index is None and self.book is not None and self.book.depth >= Depth.FOUND:
            self._index = RegisterIndex(self.book.found(), self._texts)
        return self._index

    # What is asked of it

    def counts(self, year: int, who: str) -> Mapping[str, int | None]:
        """How many rows each view holds."""
        if (not self._counts or self._counted_for != (year, who)) and self.book is not None:
            self._counted_for = year, who
            self._counts = register_filter.counts_of(self.book, year, who)
        return self._counts

    def count_of(self, by: RegisterFilter) -> int | None:
        """How many rows a filter shows; None while that is not known."""
        index = self.index
        if index is None or not self.knows(register_filter.depth_for(by)):
            return None
        return register_filter.number_of(by, index) if self._has_texts(by, index.rows.values()) else None

    def shown(self, by: RegisterFilter) -> Paged | None:
        """The rows a filter shows; None while pinyin initials are made for it or it is put in order beside the window
        (then ``deeper``)."""
        book = self.book
        if book is None or book.depth < register_filter.depth_for(by):
            return None
        index = self.index
        if index is None or (book.depth < Depth.WHOLE and register_filter.is_of_few(by)):
            if self.lacks_initials(by) and not self._has_texts(by, register_filter.candidates(by, book)):
                return None
            return self._paged(by, partial(register_filter.ids_shown, by, book, self._texts))
        if not self._has_texts(by, index.rows.values()):
            return None
        return self._paged(by, partial(register_filter.ids_by, by, index, self.few))

    def _paged(self, by: RegisterFilter, find: Callable[[], tuple[RequestId, ...] | None]) -> Paged | None:
        """What is found; None where it is to be put in order beside the window, or could not be."""
        assert self.book is not None
        try:
            ids = find()
        except Exception as error:  # what fails beside the window is said there in the same way, whatever it is
            if not by.order:
                raise
            self._ordering, self._unsorted = by, error
            QTimer.singleShot(0, self, self._order_failed)
            return None
        if ids is None and self.index is not None:
            self._start_order(by, self.index)
        return Paged(ids, self.book.lines) if ids is not None else None

    def lacks_initials(self, by: RegisterFilter) -> bool:
        """Whether it may mean pinyin initials, and these are still to be made."""
        return register_filter.wants_initials(by.search) and not self._has_initials and not self._gave_up

    def _has_texts(self, by: RegisterFilter, rows: Collection[Listed]) -> bool:
        """Whether all there is to be found in these by that search is known; of few it is made at once."""
        if not self.lacks_initials(by):
            return True
        if len(rows) > self.few:
            self._is_asked = True
            self._start_texts()
            return False
        is_all = self._index is not None and len(rows) == len(self._index.ids)
        try:
            self._take_texts(texts_of(row for row in rows if row.id not in self._spelt), is_all=is_all)
        except Exception as error:
            self._gave_up = True
            self._say("register_not_by_initials", error)
        return True

    def meanwhile(self, by: RegisterFilter) -> Sequence[RegisterRow]:
        """The same in the register's own order, while they are put in another; none where that is not known either."""
        return self.shown(replace(by, order=())) or ()

    def choices(self, chip: str) -> Sequence[tuple[object, int]] | None:
        """What a chip offers, with how often each occurs; None while that is not known."""
        needed = Depth.WHOLE if chip in register_filter.FOLDED else Depth.FOUND
        if self.index is None or not self.knows(needed):
            return None
        return register_filter.choices_by(self.index, chip)

    def chosen(self, ids: Sequence[RequestId]) -> Sequence[Listed] | None:
        """The requests selected, for their states; None while these are not known."""
        if self.book is not None and len(ids) <= ASKED:
            return self.book.lines(ids)
        if self.index is None or not self.knows(Depth.WHOLE):
            return None
        return [self.index.rows[one] for one in ids if one in self.index.rows]

    def nth(self, row: RegisterRow) -> int:
        """Which request of this applicant in its year; 0 while that is not known."""
        if self.index is None:
            return 0
        rows = self.index.rows
        theirs = self.index.any_of("applicant", register_filter.SORTS["applicant"], (row.applicant,))
        return sum(rows[one].year == row.year and _newest(rows[one]) <= _newest(row) for one in theirs)

    def seek_alike(self, row: RegisterRow) -> None:
        """Say what earlier request resembles this one; of many requests beside the window."""
        if self.index is None:
            return
        rows, least = self.index.rows, self._page.desk.settings.whole("look_alike_percent")
        if len(rows) <= register_filter.FEW:
            self.alike_found.emit(row.id, alike_of(row, rows.values(), least))
            return
        self._listen()
        if self._alike_job:
            self._page.jobs.cancel(self._alike_job)
        self._seeking = row.id
        self._alike_job = self._page.jobs.start(partial(_alike, row, tuple(rows.values()), least))

    def samples(self, rows: Paged) -> tuple[Sequence[RegisterRow], Sequence[Listed]]:
        """Lines that stand for all where their widest text is looked for, those in sight and those in hand, and rows
        that need not be reckoned for it: the first ones and the last, mostly the oldest."""
        book = self.book
        if book is None or len(rows) <= PAGE:
            return list(rows), ()
        if not self._in_hand and book.depth >= Depth.IN_HAND:
            self._in_hand = _stand_for(book.in_hand())
        known = self.index.rows if self.index is not None else {}
        others = [known[one] for one in (*rows.ids[PAGE:SEEN], rows.ids[-1]) if one in known]
        return [*(rows[at] for at in range(PAGE)), *self._in_hand], others

    # Beside the window

    def _listen(self) -> None:
        if not self._listens:
            self._listens = True
            self._page.jobs.finished.connect(self._found)
            self._page.jobs.failed.connect(self._failed)

    def _start_texts(self) -> None:
        """The dictionary of readings takes a moment to load, and typing must not wait for it."""
        if self.index is not None and not self._has_initials and not self._text_job and self.knows(Depth.WHOLE):
            self._listen()
            self._text_job = self._page.jobs.start(partial(_texts, tuple(self.index.rows.values())))

    def _start_order(self, by: RegisterFilter, index: RegisterIndex) -> None:
        before, self._ordering = self._ordering, by
        if self._order_job and before.order == by.order:
            return
        self._listen()
        if self._order_job:
            self._page.jobs.cancel(self._order_job)
        self._order_job = self._page.jobs.start(partial(_ordered, tuple(index.rows.values()), by.order))

    def _found(self, number: int, found: object) -> None:
        if number == self._text_job and isinstance(found, dict):
            self._text_job = 0
            self._take_texts(found, is_all=True)
            QTimer.singleShot(0, self, self._prepare)
            if self._is_asked:
                self._is_asked = False
                self.deeper.emit()
        elif number == self._order_job and isinstance(found, tuple) and self.index is not None:
            self._order_job = 0
            self.index.keep_order(self._ordering.order, found, most=ORDERS_KEPT)
            self.deeper.emit()
        elif number == self._alike_job:
            self._alike_job = 0
            self.alike_found.emit(self._seeking, found)

    def _failed(self, number: int, error: Exception) -> None:
        """Nothing waits for it any more; where somebody did, it is said, with what is shown instead."""
        if number == self._text_job:
            self._text_job = 0
            if self._is_asked:
                self._is_asked, self._gave_up = False, True
                self._say("register_not_by_initials", error)
                self.deeper.emit()
        elif number == self._order_job:
            self._order_job, self._unsorted = 0, error
            self._order_failed()
        elif number == self._alike_job:
            self._alike_job = 0

    def _order_failed(self) -> None:
        """Said once, however often its rows were asked for."""
        error, self._unsorted = self._unsorted, None
        if error is not None:
            self._say("register_not_sorted", error)
            self.unordered.emit(replace(self._ordering, order=()))

    def _say(self, key: str, error: Exception) -> None:
        self._page.trouble.emit(KnownTrouble(key, kind="input", error=type(error).__name__))

    def _take_texts(self, found: dict[RequestId, str], *, is_all: bool) -> None:
        self._texts.update(found)
        self._has_initials = is_all
        if not is_all:
            self._spelt.update(found)
        if self._index is not None:
            self._index.texts_changed()


def _stand_for(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """One row of each look, the latest: thousands in hand are not measured at every key."""
    found: dict[object, RegisterRow] = {}
    for row in rows:
        due = row.due_on.year if row.due_on is not None else 0
        looks = (row.tone, row.awaiting, row.consulting, row.provisional, row.channel, row.year, len(row.number), due)
        known = found.get(looks)
        if known is None or (row.remaining or 0) < (known.remaining or 0):
            found[looks] = row
    return list(found.values())


def _texts(rows: tuple[Listed, ...], progress: Progress) -> dict[RequestId, str]:
    """Runs in the pool: plain rows in, plain texts out."""
    return texts_of(rows)


def _ordered(rows: tuple[Listed, ...], order: Order, progress: Progress) -> tuple[RequestId, ...]:
    """Runs in the pool: plain rows in, their ids out."""
    return tuple(row.id for row in register_filter.in_order(rows, order))


def _alike(row: Listed, rows: tuple[Listed, ...], least: int, progress: Progress) -> Alike | None:
    """Runs in the pool."""
    return alike_of(row, rows, least)


def _newest(row: Listed) -> tuple[date, int]:
    return (row.received_on, row.id)
