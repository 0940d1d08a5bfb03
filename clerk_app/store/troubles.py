"""Which of the engine's and the disk's errors a clerk can do something about, in the seven sentences of a store."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

from clerk_app.store import folder as folders
from clerk_app.trouble import KnownTrouble

FULL, LOCKED, READ_ONLY, DAMAGED = "store_full", "store_locked", "store_read_only", "store_damaged"
NEWER, NOT_OURS, CANNOT_OPEN = "store_newer", "store_not_ours", "store_cannot_open"

ENGINE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What a call of the engine may raise: damaged text is no text to Python, in a row or in the engine's own message."""

KEY_OF_ENGINE = (
    ("SQLITE_FULL", FULL),
    ("SQLITE_BUSY", LOCKED),
    ("SQLITE_LOCKED", LOCKED),
    ("SQLITE_PROTOCOL", LOCKED),
    ("SQLITE_READONLY_DBMOVED", CANNOT_OPEN),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_PERM", READ_ONLY),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_CANTOPEN", CANNOT_OPEN),
    ("SQLITE_IOERR", CANNOT_OPEN),
    ("SQLITE_NOLFS", FULL),
)
"""By the beginning of ``sqlite_errorname``; the first that fits."""

KEY_OF_DISK = {
    errno.ENOSPC: FULL,
    errno.EFBIG: FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
}

SHARING_VIOLATIONS = (32, 33)
"""Windows: another program has the file open."""

PROBE = 1 << 18
"""Bytes tried after a failed write that came as a plain I/O error, as full disks, quotas and size limits do."""

UNKNOWN = "？"


def store_trouble(key: str, folder: Path, **facts: object) -> KnownTrouble:
    """One of the seven."""
    return KnownTrouble(key, kind="store", folder=folder, **facts)


def locked(folder: Path) -> KnownTrouble:
    """The sentence that names who has the store, where and since when, as far as the note in the folder tells."""
    note = folders.read_note(folder)
    if note is None:
        return store_trouble(LOCKED, folder, who=UNKNOWN, machine=UNKNOWN, since=UNKNOWN)
    return store_trouble(LOCKED, folder, who=note.who, machine=note.machine, since=note.since)


def of_engine(error: Exception, folder: Path) -> KnownTrouble | None:
    """The clerk's sentence for one of ENGINE_ERRORS; None where the error is a bug."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return store_trouble(DAMAGED, folder, code="TEXT")
    name = getattr(error, "sqlite_errorname", None) or ""
    key = next((key for start, key in KEY_OF_ENGINE if name.startswith(start)), None)
    if key is None:
        return None
    if key == CANNOT_OPEN and _is_full(folder):
        key = FULL
    return store_trouble(key, folder, code=name)


def of_disk(error: OSError, folder: Path) -> KnownTrouble:
    """The clerk's sentence for an error of the file system."""
    if getattr(error, "winerror", None) in SHARING_VIOLATIONS:
        return locked(folder)
    key = KEY_OF_DISK.get(error.errno or 0, CANNOT_OPEN)
    if key == CANNOT_OPEN and _is_full(folder):
        key = FULL
    return store_trouble(key, folder, code=errno.errorcode.get(error.errno or 0, "OSError"))


def _is_full(folder: Path) -> bool:
    """Whether a file of the database's size can be made a little longer; the try leaves nothing behind."""
    place = folder / folders.FILES if (folder / folders.FILES).is_dir() else folder
    try:
        database = folder / folders.DATABASE
        end = database.stat().st_size if database.is_file() else 0
        with tempfile.TemporaryFile(dir=place, suffix=folders.PART) as probe:
            probe.seek(end)  # sparse: only what comes after takes room
            probe.write(bytes(PROBE))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return KEY_OF_DISK.get(error.errno or 0) == FULL
    return False
