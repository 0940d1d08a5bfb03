"""打印今日清单: the list of the first page is set beside the window, then the system asks for the printer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.gui.jobs import Progress
from clerk_app.services.desk import Desk
from clerk_app.services.today import TodayView
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.today_page import TodayPage
    from clerk_app.gui.printing import Printing


class TodayPrint(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self._printing: Printing | None = None
        self._job = 0
        self._listens = False

    def begin(self, view: TodayView) -> None:
        """Set the paper of that view."""
        jobs = self._page.jobs
        if not self._listens:
            self._listens = True
            jobs.finished.connect(self._made)
            jobs.failed.connect(self._failed)
        self._job = jobs.start(partial(_paper, self._page.desk, view))

    def _made(self, number: int, made: object) -> None:
        if number == self._job and isinstance(made, bytes):
            from clerk_app.gui.printing import Printing  # Qt's own parts for printing: not before the first page

            if self._printing is None:
                self._printing = Printing(self._page)
            self._printing.ask_data(made)

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._job:
            bug = KnownTrouble("ledger_job_failed", kind="input", error=type(error).__name__)
            self._page.trouble.emit(error if isinstance(error, KnownTrouble) else bug)


def _paper(desk: Desk, view: TodayView, progress: Progress) -> bytes:
    """Runs in the pool: the store is not asked any more."""
    from clerk_app.services.today_paper import paper  # what sets pages takes longer to load than this page to show

    return paper(desk, view)
