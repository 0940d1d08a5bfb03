"""The folder of a store: which names it may hold, owner-only rights, the lock file, and files that are never half."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

DATABASE, JOURNAL, LOCK = "clerk.db", "clerk.db-journal", "clerk.lock"
FILES, BACKUPS, LOGS, EXPORTS = "files", "backups", "logs", "exports"
NAMES = frozenset({DATABASE, JOURNAL, LOCK, FILES, BACKUPS, LOGS, EXPORTS})
DAMAGED, REPLACED = "damaged-", "before-restore-"
"""How the names of the folders begin that keep what stood there before a backup: what could not be read, what could."""
PART = ".part"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
CHUNK = 1 << 22
"""Bytes copied between two times it is told: a few milliseconds."""


def strangers(folder: Path) -> tuple[str, ...]:
    """Names in the folder that no store has."""
    names = (one.name for one in folder.iterdir())
    return tuple(sorted(name for name in names if name not in NAMES and not name.startswith((DAMAGED, REPLACED))))


def drop_second_name(folder: Path) -> None:
    """A restore cut short may have named the register twice, to keep it; its journal would have the first name only."""
    database = folder / DATABASE
    if database.stat().st_nlink < 2:
        return
    for kept in folder.glob(f"{REPLACED}*"):
        if (kept / DATABASE).is_file() and database.samefile(kept / DATABASE):
            (kept / DATABASE).unlink()
            with contextlib.suppress(OSError):
                kept.rmdir()


def is_unused(folder: Path) -> bool:
    """Whether a new store may be made here: nothing in it, or only what an interrupted making left behind."""
    for one in folder.iterdir():
        if one.name not in (FILES, BACKUPS) or one.is_symlink() or not one.is_dir():
            return False
        if any(not left.name.endswith(PART) and not left.name.endswith(f"{PART}-journal") for left in one.iterdir()):
            return False
    return True


def make_private(path: Path) -> None:
    """Only the owner may look (POSIX; on Windows the profile's rights hold)."""
    if os.name == "posix":
        mode = FOLDER_MODE if path.is_dir() else FILE_MODE
        with contextlib.suppress(PermissionError):
            if path.stat().st_mode & 0o777 != mode:
                path.chmod(mode)


def make_folder(path: Path) -> Path:
    """The folder, made owner-only where it is missing."""
    path.mkdir(mode=FOLDER_MODE, exist_ok=True)
    make_private(path)
    return path


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make a file's content durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_file(path: Path) -> None:
    """An empty file that was not there, owner-only. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))


def copy_file(source: Path, target: Path, step: Callable[[int, int], None]) -> None:
    """A durable copy in a new file, owner-only. ``step`` is told how many bytes are done, of how many; what it raises
    ends it, and leaves the part. Raises OSError."""
    total = source.stat().st_size
    make_file(target)
    with source.open("rb") as given, target.open("r+b") as taken:
        while True:
            step(taken.tell(), total)
            if not (data := given.read(CHUNK)):
                break
            taken.write(data)
        taken.flush()
        os.fsync(taken.fileno())


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: temporary name, sync, rename, sync the folder. Owner-only. Raises OSError."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def publish_new(part: Path, target: Path) -> bool:
    """Give a finished file its name if nobody took it meanwhile; False where somebody did."""
    try:
        if os.name == "posix":
            try:
                os.link(part, target)
                part.unlink()
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links
                if target.exists():
                    return False
                os.replace(part, target)
        else:
            os.rename(part, target)
    except FileExistsError:
        return False
    sync_folder(target.parent)
    sync_folder(part.parent)
    return True


@dataclass(frozen=True)
class LockNote:
    """What stands in clerk.lock: for the message only. The engine's own lock is the judge."""

    who: str
    machine: str
    since: str
    token: str
    process: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Written on another machine: never called stale by us."""
        return self.machine != platform.node()

    @property
    def is_of_this_process(self) -> bool:
        """Written by the program that asks."""
        return not self.is_elsewhere and self.process == str(os.getpid())


def new_note(who: str, now: datetime) -> LockNote:
    """A note for this program on this machine."""
    since = now.astimezone().strftime("%Y-%m-%d %H:%M")
    return LockNote(who, platform.node(), since, secrets.token_hex(8), str(os.getpid()))


def read_note(folder: Path) -> LockNote | None:
    """The note in the folder; None where there is none or it cannot be read."""
    try:
        plain = json.loads((folder / LOCK).read_text("utf-8"))
        return LockNote(*(str(plain[one.name]) for one in fields(LockNote)))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_note(folder: Path, note: LockNote) -> None:
    """Leave our note; only to be called by who holds the engine's lock. Raises OSError."""
    text = json.dumps(asdict(note), ensure_ascii=False)
    handle = os.open(folder / LOCK, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    make_private(folder / LOCK)


def drop_note(folder: Path, note: LockNote) -> None:
    """Take our own note away; another's stays."""
    found = read_note(folder)
    if found is not None and found.token == note.token:
        with contextlib.suppress(OSError):
            (folder / LOCK).unlink()
