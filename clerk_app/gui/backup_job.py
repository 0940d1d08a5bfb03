"""A backup written and verified beside the window, from a copy of the store: the clerk may go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from clerk_app.gui.jobs import JobRunner, Progress
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import Backup, back_up
from clerk_app.trouble import KnownTrouble


class BackupJob(QObject):
    """``written`` with the Backup; ``failed`` with the KnownTrouble that kept it from being written."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: JobRunner | None = None
        self._desk: Desk | None = None
        self._copy: Desk | None = None
        self._job = 0

    @property
    def is_busy(self) -> bool:
        """Whether one is being written."""
        return self._copy is not None

    def begin(self, desk: Desk, jobs: JobRunner) -> None:
        """Write one now; while one is being written, nothing."""
        if self.is_busy:
            return
        if self._jobs is None:
            self._jobs = jobs
            jobs.finished.connect(self._finished)
            jobs.failed.connect(self._refused)
        try:
            copy = replace(desk, store=desk.store.memory_copy())
        except KnownTrouble as trouble:
            self.failed.emit(trouble)
            return
        self._desk, self._copy = desk, copy
        day = desk.store.now().astimezone().date()  # backups are kept by the machine's own day
        self._job = jobs.start(partial(_write, copy, day))

    def _finished(self, number: int, result: object) -> None:
        if number != self._job or not isinstance(result, Backup):
            return
        copy, self._copy = self._copy, None
        if self._desk is not None and copy is not None:
            self._desk.store.note_backup(copy.store)
        self.written.emit(result)

    def _refused(self, number: int, error: object) -> None:
        if number != self._job:
            return
        self._copy = None
        known = isinstance(error, KnownTrouble)
        bug = KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
        self.failed.emit(error if known else bug)


def _write(desk: Desk, day: date, progress: Progress) -> Backup:
    """Runs in the pool, on a copy of the store that is its own."""
    try:
        return back_up(desk, today=day)
    finally:
        desk.store.close()
