"""A backup written and verified beside the window, from a copy of the store: the clerk may go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from clerk_app.gui.jobs import JobRunner, Progress
from clerk_app.services.desk import Desk, copying
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
        self._is_busy = False
        self._job = 0

    @property
    def is_busy(self) -> bool:
        """Whether one is being written."""
        return self._is_busy

    def begin(self, desk: Desk, jobs: JobRunner) -> None:
        """Write one now; while one is being written, nothing."""
        if self.is_busy:
            return
        if self._jobs is None:
            self._jobs = jobs
            jobs.finished.connect(self._finished)
            jobs.failed.connect(self._refused)
        try:
            made = copying(desk)
        except KnownTrouble as trouble:
            self.failed.emit(trouble)
            return
        self._desk, self._is_busy = desk, True
        day = desk.store.now().astimezone().date()  # backups are kept by the machine's own day
        self._job = jobs.start(partial(_write, made, day))

    def _finished(self, number: int, result: object) -> None:
        if number != self._job or not isinstance(result, _Written):
            return
        self._is_busy = False
        if self._desk is not None:
            self._desk.store.note_backup(result.copy.store)
        self.written.emit(result.backup)

    def _refused(self, number: int, error: object) -> None:
        if number != self._job:
            return
        self._is_busy = False
        known = isinstance(error, KnownTrouble)
        bug = KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
        self.failed.emit(error if known else bug)


@dataclass(frozen=True)
class _Written:
    backup: Backup
    copy: Desk


def _write(made: Callable[[Callable[[int, int], None]], Desk], day: date, progress: Progress) -> _Written:
    """Runs in the pool: makes the copy of the store first, which is its own."""
    copy = made(progress.ready)
    with copy.store:
        return _Written(back_up(copy, today=day), copy)
