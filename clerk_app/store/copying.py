"""A copy made by another thread while the clerk goes on: read from the file, and proved to be one state of it.

With a rollback journal the file is, between two deeds, exactly what was acknowledged. A second, read-only look takes no
lock, so no save waits for it; what it read counts only if nothing changed meanwhile, else it is read anew. The store's
own connection stays with its own thread: shared, a close after an error of the disk would pull it from under the copy.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from clerk_app.store import connection, troubles
from clerk_app.store.engine import Database

TRIES = 5
"""How often a copy gives way to a deed; after that one deed waits for the copy."""
PAUSE = 0.005
"""Seconds between two looks whether a deed is over."""

Report = Callable[[int, int], None]
"""Told how many pages are copied, of how many (0 of 0: it waits for a deed); what it raises ends the copying."""


class Turns:
    """Who changes the file and who copies it. Even: the file is at rest."""

    def __init__(self) -> None:
        self._turn = 0
        self._depth = 0
        self._deed = threading.Lock()
        self._copies = 0
        self._is_closed = False
        self._ended = threading.Condition()

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """Around all that may change the file: a deed, and what the engine sets right after an error. May nest."""
        if not self._depth:
            self._deed.acquire()
            self._turn += 1
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._turn += 1
                self._deed.release()

    def copied(self, path: Path, report: Report) -> Database:
        """The file as it was between two deeds, in memory. For another thread. Raises sqlite3.Error."""
        with self._ended:
            self._copies += 1
        try:
            for _ in range(TRIES):
                made = self._tried(path, report)
                if made is not None:
                    return made
            with self._deed:
                made = self._tried(path, report)
            if made is None:
                raise RuntimeError("the store changed outside a deed")
            return made
        finally:
            with self._ended:
                self._copies -= 1
                self._ended.notify_all()

    def close(self) -> None:
        """The file is given back: copies end at their next step, and are waited for."""
        with self._ended:
            self._is_closed = True
            self._ended.wait_for(self._is_alone)

    def _is_alone(self) -> bool:
        return not self._copies

    def _tried(self, path: Path, report: Report) -> Database | None:
        """None where a deed came in between."""
        self._look(report, 0, 0)
        while (turn := self._turn) % 2:
            time.sleep(PAUSE)
            self._look(report, 0, 0)

        def step(done: int, total: int) -> None:
            if self._turn != turn:
                raise _Disturbed
            self._look(report, done, total)

        try:
            made = connection.into_memory_beside(path, step)
        except _Disturbed:
            return None
        except troubles.ENGINE_ERRORS:
            if self._turn != turn:
                return None
            raise
        if self._turn != turn:
            made.close()
            return None
        return made

    def _look(self, report: Report, done: int, total: int) -> None:
        if self._is_closed:
            raise RuntimeError("the store is closed")
        report(done, total)


class _Disturbed(Exception):
    """A deed was begun: what was read is no one state."""
