"""Going back to a backup: nothing is deleted, stale side files are moved away, and what is missing is told."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clerk_app.store import backups, checks, connection, opening, schema, second_form, troubles
from clerk_app.store import folder as folders
from clerk_app.store.trail import Head
from clerk_app.trouble import KnownTrouble

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

ENGINE_LOCKS = range(0x40000000, 0x40000000 + 512)
"""The bytes SQLite locks on POSIX systems (its documented PENDING_BYTE and what follows)."""

SIDE_FILES = ("clerk.db-journal", "clerk.db-wal", "clerk.db-shm")
"""A stale journal beside a restored file corrupts it (20 of 20 in the trial)."""


@dataclass(frozen=True)
class Restored:
    """What a restore did. ``lost_events`` None: the former file could not be read to count them."""

    backup: backups.Backup
    kept_as: Path | None
    lost_events: int | None
    lost_since: str
    missing_files: tuple[str, ...]


def restore(
    folder: Path, backup: Path, *, now: Callable[[], datetime], take_over: bool = False
) -> Restored:
    """Put a verified backup in the place of the store's file. The store must be closed everywhere.

    Cut short at any point, the folder holds the former file, no file (refused at opening), or the restored one.
    Raises KnownTrouble("backup_unusable") and the sentences of a store.
    """
    folder = folder.expanduser().resolve()
    try:
        require_folder(folder)
        chosen = _require_verified(backup)
        with _alone(folder, take_over):
            part = folders.make_folder(folder / folders.BACKUPS) / f"{secrets.token_hex(4)}{folders.PART}"
            try:
                folders.make_file(part)
                shutil.copyfile(backup, part)
                folders.sync_file(part)
                kept = _move_away(folder, now())
                part.replace(folder / folders.DATABASE)
            finally:
                part.unlink(missing_ok=True)
            folders.sync_folder(folder)
            (folder / folders.LOCK).unlink(missing_ok=True)
        missing = _bring_files(folder, backup.parent)
        backups.hold(folder, backup.name)
        with contextlib.closing(connection.open_read_only(folder / folders.DATABASE)) as db:
            checks.require_sound(db, folder)
        lost, since = _lost(kept, chosen.head)
        return Restored(chosen, kept, lost, since, missing)
    except troubles.ENGINE_ERRORS as error:
        raise troubles.of_engine(error, folder) or error from error
    except OSError as error:
        raise troubles.of_disk(error, folder) from error


def rebuild(text: Path, target: Path) -> None:
    """A new store out of the JSON text of a backup; its files come from the ``files`` beside the text.

    Raises KnownTrouble("text_unusable"), or where the target is not missing or empty.
    """
    target = target.expanduser().resolve()
    was_there = target.exists()
    if was_there and (not target.is_dir() or any(target.iterdir())):
        raise KnownTrouble("rebuild_target_taken", kind="input", folder=target)
    try:
        rows = list(second_form.rows_in(text.read_text("utf-8")))
        opening.make(target)
        with contextlib.closing(connection.open_alone(target / folders.DATABASE)) as db:
            second_form.fill(db, rows)
            checks.require_sound(db, target)
        _bring_files(target, text.parent)
    except (ValueError, LookupError, TypeError, AttributeError, sqlite3.IntegrityError) as error:
        _take_back(target, was_there)
        raise KnownTrouble("text_unusable", kind="input", name=text.name) from error
    except troubles.ENGINE_ERRORS as error:
        _take_back(target, was_there)
        raise troubles.of_engine(error, target) or error from error
    except OSError as error:
        _take_back(target, was_there)
        raise troubles.of_disk(error, target) from error
    except KnownTrouble as trouble:
        _take_back(target, was_there)
        if trouble.key == troubles.DAMAGED:
            raise KnownTrouble("text_unusable", kind="input", name=text.name) from trouble
        raise


def _take_back(target: Path, was_there: bool) -> None:
    """A rebuilding that failed leaves no empty register behind; what is removed was made by it a moment ago."""
    for one in target.iterdir() if target.is_dir() else ():
        if one.is_dir():
            shutil.rmtree(one, ignore_errors=True)
        else:
            one.unlink(missing_ok=True)
    if not was_there and target.is_dir():
        target.rmdir()


def require_folder(folder: Path) -> None:
    """A store's folder, however ill: it may lack its database or hold another mode's side files."""
    if not folder.is_dir() or not any(folder.iterdir()):
        raise troubles.store_trouble(troubles.CANNOT_OPEN, folder, code="MISSING")
    names = [name for name in folders.strangers(folder) if name not in SIDE_FILES]
    if names:
        raise troubles.store_trouble(troubles.NOT_OURS, folder, names="、".join(names[:3]))


def _require_verified(path: Path) -> backups.Backup:
    """The backup, if nothing but letters' files is wrong with it and this program can read it."""
    found = next((one for one in backups.listed(path.parent) if one.path.name == path.name), None)
    if found is None:
        raise KnownTrouble("backup_unusable", kind="input", name=path.name, code="note_missing")
    wrong = [one for one in backups.verify(path) if one.table not in ("documents", "attachments")]
    if wrong:
        raise KnownTrouble("backup_unusable", kind="input", name=path.name, code=wrong[0].code)
    with contextlib.closing(connection.open_read_only(path)) as db:
        schema.require_known(db, path.parent)
    return found


@contextlib.contextmanager
def _alone(folder: Path, take_over: bool) -> Iterator[None]:
    """Nobody has the store open, and nobody opens it meanwhile.

    The engine is not asked: opening a damaged file would change it. On Windows an open file cannot be moved anyway.
    """
    note = folders.read_note(folder)
    if note is not None and (note.is_of_this_process or (note.is_elsewhere and not take_over)):
        raise troubles.locked(folder)
    database = folder / folders.DATABASE
    if fcntl is None or not database.is_file():
        yield
        return
    with database.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, ENGINE_LOCKS.stop - ENGINE_LOCKS.start, ENGINE_LOCKS.start)
        except OSError:
            raise troubles.locked(folder) from None
        yield


def _move_away(folder: Path, now: datetime) -> Path | None:
    """The present state into ``damaged-…``: the database first, so that it is never seen without its journal."""
    there = [name for name in (folders.DATABASE, *SIDE_FILES) if (folder / name).exists()]
    if not there:
        return None
    stamp = now.astimezone().strftime(backups.STAMP)
    kept = folders.make_folder(folder / f"{folders.DAMAGED}{stamp}-{secrets.token_hex(2)}")
    folders.sync_folder(folder)
    for name in there:
        os.replace(folder / name, kept / name)
        folders.sync_folder(kept)
        folders.sync_folder(folder)
    return kept


def _bring_files(folder: Path, place: Path) -> tuple[str, ...]:
    """Put back the letters' files the register names and ``files`` has lost; what the backup lacks too is returned."""
    files = folders.make_folder(folder / folders.FILES)
    missing = []
    with contextlib.closing(connection.open_read_only(folder / folders.DATABASE)) as db:
        wanted = checks.file_names(db)
    for name in wanted:
        if _is_whole(files / name, name):
            continue
        if _is_whole(place / folders.FILES / name, name):
            folders.write_file(files / name, (place / folders.FILES / name).read_bytes())
        else:
            missing.append(name)
    return tuple(missing)


def _is_whole(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _lost(kept: Path | None, head: Head) -> tuple[int | None, str]:
    """How many events the former file had after the backup's last one, and since when."""
    if kept is None or not (kept / folders.DATABASE).is_file():
        return None, ""
    try:
        with contextlib.closing(connection.open_read_only(kept / folders.DATABASE)) as db:
            rows = db.execute("SELECT at FROM events WHERE seq > ? ORDER BY seq", (head.seq,)).fetchall()
    except troubles.ENGINE_ERRORS:
        return None, ""
    return len(rows), str(rows[0][0]) if rows else ""
