"""The one writer of a window's backups: each is made and verified in the pool, from a copy; the clerk may go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from clerk_app.gui.jobs import Cancelled, JobRunner, Progress
from clerk_app.services.desk import Desk, copying
from clerk_app.services.upgrade import Stage
from clerk_app.services.upkeep import Backup, back_up
from clerk_app.trouble import KnownTrouble

Report = Callable[[int, int], None]
WHOLE = 100
PARTS = {Stage.STEPS: (0, 3), Stage.COPY: (3, 6), Stage.CHECK: (6, WHOLE)}
"""Where the copy the job works on, the backup's own and the check of it lie in the time all take, in hundredths."""


class BackupJob(QObject):
    """Whoever asks for a backup, or shows that one is written, asks ``of`` for it: no two are written at once."""

    began = Signal()
    written = Signal(object)
    """the Backup"""
    failed = Signal(object)
    """the KnownTrouble that kept it from being written"""

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._desk: Desk | None = None
        self._is_busy = False
        self._job = 0
        self.place: Path | None = None
        """Where the last one went, if not into the folder of the data."""
        jobs.finished.connect(self._finished)
        jobs.failed.connect(self._refused)

    @classmethod
    def of(cls, jobs: JobRunner) -> BackupJob:
        """The one that writes beside this window."""
        found = jobs.findChild(cls)
        return found if isinstance(found, cls) else cls(jobs)

    @property
    def number(self) -> int:
        """Of the job that writes, or wrote the last."""
        return self._job

    @property
    def is_busy(self) -> bool:
        """Whether one is being written."""
        return self._is_busy

    def begin(self, desk: Desk, why: str = "hand", place: Path | None = None) -> None:
        """Write one now; while one is being written, nothing."""
        if self._is_busy:
            return
        self.place = place
        try:
            work = backing_up(desk, why, place)
        except KnownTrouble as trouble:
            self.failed.emit(trouble)
            return
        self._desk, self._is_busy = desk, True
        self._job = self._jobs.start(partial(_written, work))
        self.began.emit()

    def _finished(self, number: int, result: object) -> None:
        if number != self._job or not isinstance(result, Written):
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
class Written:
    """A backup, and the desk it was made of: what came later is not in it."""

    backup: Backup
    copy: Desk


def backing_up(desk: Desk, why: str, place: Path | None = None) -> Callable[[Report], Written]:
    """What another thread is to do: make the copy, which is its own, and write a backup of it. Raises KnownTrouble.

    It is told how far it is, of how much, again and again; what it raises ends it, and leaves nothing behind.
    """
    day = desk.store.now().astimezone().date()  # backups are kept by the machine's own day
    return partial(_backed_up, copying(desk), day, why, place)


def _backed_up(
    made: Callable[[Report], Desk], day: date, why: str, place: Path | None, report: Report
) -> Written:
    def told(stage: Stage, done: int, total: int) -> None:
        begins, ends = PARTS[stage]
        report(begins + (ends - begins) * done // max(total, 1), WHOLE)

    copy = made(partial(told, Stage.STEPS))
    with copy.store:
        return Written(back_up(copy, today=day, why=why, place=place, told=told), copy)


def _written(work: Callable[[Report], Written], progress: Progress) -> Written:
    """Runs in the pool."""

    def report(done: int, total: int) -> None:
        if progress.cancelled:
            raise Cancelled
        progress.report(done, total)

    return work(report)
