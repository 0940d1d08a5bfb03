"""Long work beside the window: numbered, with progress, can be cancelled.

A job has no connection to the file of an open store: it works on a copy in memory, made beside the window by a
read-only look that takes no lock and is proved to be one state (store/copying.py). Nothing else looks at that file.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

from clerk_app.trouble import KnownTrouble

_log = logging.getLogger(__name__)
TURN = 0.0005
"""Seconds a job works before the window, if it waits, goes on: at each of hundreds of turns in a key stroke."""


class Cancelled(Exception):
    """Nobody waits: the work ends where it says how far it is."""


@dataclass
class Progress:
    """What a job reports through; ``cancelled`` becomes true when nobody waits any more."""

    number: int
    _told: SignalInstance
    _readied: SignalInstance
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def cancelled(self) -> bool:
        """Whether the job should end."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if not self.cancelled:
            self._told.emit(self.number, done, total)

    def ready(self, done: int, total: int) -> None:
        """Say how far the copy is that the job will work on; ends the job where nobody waits any more."""
        if self.cancelled:
            raise Cancelled
        if total:
            self._readied.emit(self.number, done, total)

    def cancel(self) -> None:
        """Ask the job to end."""
        self._stop.set()


Work = Callable[[Progress], object]


class Job(QRunnable):
    """Runs a piece of work in the pool. Owns no QObject: it only emits the runner's signal."""

    def __init__(self, progress: Progress, work: Work, finished: SignalInstance) -> None:
        super().__init__()
        self._progress = progress
        self._work = work
        self._finished = finished

    def run(self) -> None:
        result: object = None
        trouble: Exception | None = None
        try:
            result = self._work(self._progress)
        except KnownTrouble as known:
            trouble = known
        except Cancelled:
            pass
        except Exception as bug:
            _log.exception("a job failed")
            trouble = bug
        self._finished.emit(self._progress.number, result, trouble)


class JobRunner(QObject):
    """Numbers jobs and drops the answers of cancelled ones. One runner, owned by the window."""

    reported = Signal(int, int, int)
    """number, done, total"""
    readied = Signal(int, int, int)
    """number, and how far the copy is that it will work on: done, total"""
    finished = Signal(int, object)
    """number, result"""
    failed = Signal(int, object)
    """number, exception (KnownTrouble: for the clerk; anything else is a bug)"""
    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._last = 0
        self._is_closed = False
        self._running: dict[int, Progress] = {}
        self._ended.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still waited for."""
        return bool(self._running)

    def start(self, work: Work) -> int:
        """Begin; the number comes back with every signal about it. Once closed, nothing begins any more."""
        self._last += 1
        if self._is_closed:
            return self._last
        progress = Progress(self._last, self.reported, self.readied)
        self._running[self._last] = progress
        self._pool.start(Job(progress, work, self._ended))
        return self._last

    def cancel(self, number: int) -> None:
        """Nobody waits for this job any more; its answer will be dropped."""
        progress = self._running.pop(number, None)
        if progress is not None:
            progress.cancel()

    def close(self) -> None:
        """Cancel everything and wait for the pool."""
        self._is_closed = True
        for number in tuple(self._running):
            self.cancel(number)
        self._pool.waitForDone()

    def _end(self, number: int, result: object, trouble: Exception | None) -> None:
        if self._running.pop(number, None) is None:
            return
        if trouble is None:
            self.finished.emit(number, result)
        else:
            self.failed.emit(number, trouble)
