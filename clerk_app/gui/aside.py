"""Counting for a page: at once where the register is small, beside the window and on a copy where it is large."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.jobs import Cancelled, Progress
from clerk_app.gui.pages.page import Page
from clerk_app.services.desk import Desk, copying
from clerk_app.trouble import KnownTrouble

AT_ONCE = 5_000
"""Requests a year of which is counted in less than half a second on a slow desk."""
STEP = 100
"""How many files are done before the row says so again."""
PATIENCE = 500
"""Milliseconds before the row with the way to stop is shown."""

WHOLE = 100

Report = Callable[[int, int], None]
"""Told how much is done, of how much."""
Count = Callable[[Desk, Report], object]
"""Works on a desk and says how far it is; knows no widget."""


Take = Callable[[object], None]
Refuse = Callable[[KnownTrouble], None]


class Aside(QObject):
    """One counting at a time: a new one takes the place of the one that runs. ``row`` belongs at the page's bottom."""

    ended = Signal()
    """nothing is awaited any more: it was answered, refused or stopped"""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._job = 0
        self._what = ""
        self._listens = False
        self._take: Take | None = None
        self._refuse: Refuse = page.trouble.emit
        self.at_once = AT_ONCE
        self.row = ProgressRow()
        self.row.hide()
        self.row.cancelled.connect(self.stop)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.row.show)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._take is not None

    def ask(self, what: str, work: Count, take: Take, refuse: Refuse | None = None) -> None:
        """``take`` is called with what ``work`` gives; ``what`` says to the clerk what is done. A KnownTrouble is told
        by ``refuse``, else by the page."""
        self.stop()
        desk = self._page.desk
        self._refuse = refuse or self._page.trouble.emit
        if desk.store.requests.count() <= self.at_once:
            try:
                found = work(desk, _unsaid)
            except KnownTrouble as trouble:
                self._refuse(trouble)
            else:
                take(found)
            return
        self._listen()
        self._take = take
        self.row.begin(what)
        self.row.hide()
        self._what = what
        self._job = self._page.jobs.start(partial(_counted, copying(desk), work))
        self._patience.start()

    def do(self, what: str, ready: Count, deed: Take, refuse: Refuse | None = None) -> None:
        """A deed that counts first: ``deed`` writes what ``ready`` gives, here and not in the pool. Where something was
        written in between, it is counted again."""
        asked = (what, ready, deed, refuse)
        self.ask(what, ready, partial(self._do, self._seen, asked), refuse)

    @property
    def _seen(self) -> tuple[object, int]:
        """What tells whether something was written: the store, and how many deeds it has."""
        return self._page.desk.store, self._page.desk.store.writes

    def _do(self, seen: tuple[object, int], asked: tuple[str, Count, Take, Refuse | None], found: object) -> None:
        if seen == self._seen:
            asked[2](found)
        else:
            self.do(*asked)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._take is not None:
            self._page.jobs.cancel(self._job)
            self._end()
            self.ended.emit()

    def _listen(self) -> None:
        if not self._listens:
            self._listens = True
            self._page.jobs.finished.connect(self._over)
            self._page.jobs.failed.connect(self._failed)
            self._page.jobs.reported.connect(self._reported)
            self._page.jobs.readied.connect(self._readied)

    def _end(self) -> None:
        self._take = None
        self._patience.stop()
        self.row.hide()

    def _readied(self, number: int, done: int, total: int) -> None:
        if number == self._job and self._take is not None:
            is_over = done == total
            self.row.say(self._what if is_over else self.tr("Copying the register, so that you can go on meanwhile"))
            self.row.report(0 if is_over else done, total, "" if is_over else f"{done * WHOLE // total}%")

    def _reported(self, number: int, done: int, total: int) -> None:
        if number == self._job and self._take is not None:
            count = self._page.words.count
            self.row.report(done, total, self.tr("{done} of {total}").format(done=count(done), total=count(total)))

    def _over(self, number: int, found: object) -> None:
        if number == self._job and self._take is not None:
            take = self._take
            self._end()
            take(found)
            self._say_ended()

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._job and self._take is not None:
            self._end()
            known = isinstance(error, KnownTrouble)
            bug = KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
            self._refuse(error if known else bug)
            self._say_ended()

    def _say_ended(self) -> None:
        if not self.is_busy:  # what took the answer may have asked again
            self.ended.emit()


def _unsaid(done: int, total: int) -> None:
    """At once, nobody is told."""


def _counted(made: Callable[[Report], Desk], work: Count, progress: Progress) -> object:
    """Runs in the pool: makes the copy of the store first, which is its own."""

    def report(done: int, total: int) -> None:
        if progress.cancelled:
            raise Cancelled
        if done and (done == total or not done % STEP):
            progress.report(done, total)

    copy = made(progress.ready)
    with copy.store:
        report(0, 0)
        return work(copy, report)
