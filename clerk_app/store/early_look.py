"""The engine's quick look at a large file, in a thread of its own, begun before the file is opened: it takes as long as
the modules of the window need to be read. It counts where the file that is opened is still the one that was looked at;
else, and where it found anything, the opening looks itself as ever."""

from __future__ import annotations

import threading
from pathlib import Path

from clerk_app.store import connection, troubles
from clerk_app.store import folder as folders
from clerk_app.trouble import KnownTrouble

LARGE = 16 << 20
"""Bytes: what is smaller is looked at within a few hundredths of a second."""

Seal = tuple[int, int, int]


def begin_look(folder: Path, *, large: int = LARGE) -> EarlyLook | None:
    """Begin to look at the store of that folder. None: it is small, in use, was left open, or is none of ours."""
    path = folder.expanduser().resolve() / folders.DATABASE
    try:
        if path.stat().st_size < large or (path.parent / folders.LOCK).exists() or connection.has_journal(path.parent):
            return None
        seal = _seal(path)
        connection.require_ours(path)
    except (OSError, KnownTrouble, *troubles.ENGINE_ERRORS):  # the opening meets it too, and says it
        return None
    return EarlyLook(path, seal)


class EarlyLook:
    """One look at one file. Reads only, and holds no lock."""

    def __init__(self, path: Path, seal: Seal) -> None:
        self._path, self._seal = path, seal
        self._is_sound = False
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def is_over_within(self, seconds: float) -> bool:
        """Whether it ends so soon."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def holds(self, path: Path) -> bool:
        """Whether this file, which nobody else can write any more, is the one it found sound. Waits; counts once."""
        self._thread.join()
        is_sound, self._is_sound = self._is_sound, False
        return is_sound and path == self._path and _seal(path) == self._seal

    def _look(self) -> None:
        try:
            self._is_sound = connection.is_sound_beside(self._path)
        except troubles.ENGINE_ERRORS:
            self._is_sound = False


def _seal(path: Path) -> Seal:
    """Changes with every write; asked of the system, for opening the file would drop this program's locks on it."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino
