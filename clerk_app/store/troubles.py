"""Which of the engine's and the disk's errors a clerk can do something about, in the seven sentences of a store."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

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

TOO_LITTLE = 1 << 20
"""Bytes free below which a failed write is told as a full disk: some systems report it as a plain I/O error."""


def store_trouble(key: str, folder: Path, **facts: object) -> KnownTrouble:
    """One of the seven."""
    return KnownTrouble(key, kind="store", folder=folder, **facts)


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
        return store_trouble(LOCKED, folder, who="？", machine="？", since="？")
    key = KEY_OF_DISK.get(error.errno or 0, CANNOT_OPEN)
    if key == CANNOT_OPEN and _is_full(folder):
        key = FULL
    return store_trouble(key, folder, code=errno.errorcode.get(error.errno or 0, "OSError"))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < TOO_LITTLE
    except OSError:
        return False
