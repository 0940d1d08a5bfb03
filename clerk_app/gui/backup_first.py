"""A backup beside the window before a deed that changes much of the register: the deed waits, the clerk need not."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from clerk_app.gui.aside import AT_ONCE
from clerk_app.gui.backup_job import WHOLE, BackupJob
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.pages.page import Page
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


class BackupFirst(QObject):
    """``row`` says how far it is; its way out is for its owner to answer, with ``stop``."""

    ready = Signal()
    """everything up to now is in a verified backup"""
    failed = Signal(object)
    """the KnownTrouble that kept it from being written"""

    def __init__(self, page: Page, row: ProgressRow, why: str) -> None:
        super().__init__(page)
        self._page = page
        self._row = row
        self._why = why
        self._writing: BackupJob | None = None
        self._desk: Desk | None = None
        self.at_once = AT_ONCE

    @property
    def is_waiting(self) -> bool:
        """Whether the deed waits."""
        return self._desk is not None

    def is_wanted(self, desk: Desk) -> bool:
        """Whether writing one takes so long that it is not done on the way."""
        return desk.store.requests.count() > self.at_once

    def begin(self, desk: Desk) -> None:
        """Write one; where another is being written by itself, after that."""
        if self._writing is None:
            self._writing = BackupJob.of(self._page.jobs)
            self._writing.written.connect(self._written)
            self._writing.failed.connect(self._failed)
            self._page.jobs.reported.connect(self._reported)
        self._desk = desk
        self._row.begin(
            self.tr("Before that the register is backed up"),
            self.tr("You can go on meanwhile. Stopped, nothing is changed."),
        )
        self._writing.begin(desk, self._why)

    def stop(self) -> None:
        """The deed is not wanted any more; the backup that is being written is, all the same."""
        self._desk = None

    def _written(self, _: object) -> None:
        desk, writing = self._desk, self._writing
        if desk is None or writing is None:
            return
        if desk.store.has_changed:  # something was recorded meanwhile
            writing.begin(desk, self._why)
            return
        self._desk = None
        self.ready.emit()

    def _failed(self, trouble: KnownTrouble) -> None:
        if self._desk is not None:
            self._desk = None
            self.failed.emit(trouble)

    def _reported(self, number: int, done: int, total: int) -> None:
        if self._desk is not None and self._writing is not None and number == self._writing.number and total:
            self._row.report(done, total, f"{done * WHOLE // total}%")
