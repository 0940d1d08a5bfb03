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
from functools import partial
from pathlib import Path

from clerk_app.store import backups, checks, connection, opening, schema, second_form, troubles
from clerk_app.store import folder as folders
from clerk_app.store.stages import Stage, Told, untold
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


def _untold(done: int, total: int) -> None:
    """Nobody is told."""


def restore(
    folder: Path, backup: Path, *, now: Callable[[], datetime], take_over: bool = False, told: Told = untold
) -> Restored:
    """Put a verified copy of a backup in the place of the store's file. The store must be closed everywhere.

    What ``told`` raises before it is told of ``Stage.STEPS`` for the second time ends it, with the store as it was. Cut
    short at any point, the folder holds the former file or the restored one; where an unfinished write lay beside the
    former, for a moment no file (refused at opening). Raises KnownTrouble("backup_unusable"), the sentences of a store.
    """
    folder = folder.expanduser().resolve()
    try:
        require_folder(folder)
        chosen = _require_noted(backup)
        with _alone(folder, take_over):  # not the lock of below: the engine's own look at the file lets go of it
            prefix = folders.DAMAGED if _is_damaged(folder, told) else folders.REPLACED
        with _alone(folder, take_over):
            note = folders.read_note(folder)
            part = folders.make_folder(folder / folders.BACKUPS) / f"{secrets.token_hex(4)}{folders.PART}"
            brought: list[Path] = []
            try:
                folders.copy_file(backup, part, partial(told, Stage.COPY))
                _require_verified(part, backup, partial(told, Stage.CHECK))
                missing = _bring_files(folder, part, backup.parent, brought, partial(told, Stage.FILES))
                told(Stage.STEPS, 0, 1)
                told(Stage.STEPS, 1, 1)
                kept = _replace(folder, part, _aside(folder, prefix, now()))
            except BaseException:
                if part.exists():
                    for one in brought:
                        one.unlink(missing_ok=True)
                raise
            finally:
                part.unlink(missing_ok=True)
            if note is not None:
                folders.drop_note(folder, note)
            backups.hold(folder, backup.name)
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
        _bring_files(target, target / folders.DATABASE, text.parent)
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


def _require_noted(path: Path) -> backups.Backup:
    """The backup, if it has its note: it was verified when it was written."""
    found = next((one for one in backups.listed(path.parent) if one.path.name == path.name), None)
    if found is None or not found.is_verified:
        raise KnownTrouble("backup_unusable", kind="input", name=path.name, code="note_missing")
    return found


def _require_verified(part: Path, backup: Path, done: checks.Done) -> None:
    """The copy, if nothing but letters' files is wrong with it and this program can read it."""
    if wrong := backups.verify_copy(part, backup, done):
        raise KnownTrouble("backup_unusable", kind="input", name=backup.name, code=wrong[0].code)
    with contextlib.closing(connection.open_read_only(part)) as db:
        schema.require_known(db, backup.parent)


def _is_damaged(folder: Path, told: Told) -> bool:
    """Whether the file that is there would be refused as damaged: by the looks an opening takes, without a write."""
    path = folder / folders.DATABASE
    try:
        if not path.is_file() or connection.header(path)[0] != schema.APPLICATION_ID:
            return True
        if connection.has_journal(folder):  # played back only by an opening: nobody can tell before
            return False
        with contextlib.closing(connection.open_read_only(path)) as db:
            was_left_open = (folder / folders.LOCK).exists()
            return not connection.is_sound(db) or (
                was_left_open and bool(checks.everything(db, None, done=partial(told, Stage.SOUND)))
            )
    except troubles.ENGINE_ERRORS:
        return True


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


def _aside(folder: Path, prefix: str, now: datetime) -> Path | None:
    """An empty folder for what is there now; None where nothing is."""
    if not any((folder / name).exists() for name in (folders.DATABASE, *SIDE_FILES)):
        return None
    stamp = now.astimezone().strftime(backups.STAMP)
    return folder / f"{prefix}{stamp}-{secrets.token_hex(2)}"


def _replace(folder: Path, part: Path, kept: Path | None) -> Path | None:
    """The present state into ``kept``, the part in its place; what was kept is returned."""
    target = folder / folders.DATABASE
    if kept is None:
        part.replace(target)
        folders.sync_folder(folder)
        return None
    folders.make_folder(kept)
    folders.sync_folder(folder)
    side = [name for name in SIDE_FILES if (folder / name).exists()]
    if any((folder / name).stat().st_size for name in side) or not _is_linked(target, kept / folders.DATABASE):
        # The database first, so that it is never seen without its journal, nor another beside that journal.
        try:
            for name in (folders.DATABASE, *side):
                _move(folder, kept, name)
            part.replace(target)
        except OSError:
            for name in (*side, folders.DATABASE):
                _move(kept, folder, name)
            raise
        folders.sync_folder(folder)
        return kept
    try:
        folders.sync_folder(kept)
        part.replace(target)  # there is no moment without a register
    except OSError:
        folders.drop_second_name(folder)
        raise
    folders.sync_folder(folder)
    for name in side:
        _move(folder, kept, name)
    return kept


def _is_linked(path: Path, other: Path) -> bool:
    """Whether the file has a second name now; not every file system can give one."""
    try:
        os.link(path, other)
    except OSError:
        return False
    return True


def _move(place: Path, other: Path, name: str) -> None:
    if (place / name).exists():
        os.replace(place / name, other / name)
        folders.sync_folder(other)
        folders.sync_folder(place)


def _bring_files(
    folder: Path, database: Path, place: Path, brought: list[Path] | None = None, done: checks.Done = _untold
) -> tuple[str, ...]:
    """Put back the letters' files the register names and ``files`` has lost; what the backup lacks too is returned."""
    files = folders.make_folder(folder / folders.FILES)
    missing = []
    with contextlib.closing(connection.open_read_only(database)) as db:
        wanted = checks.file_names(db)
    for at, name in enumerate(wanted):
        done(at, len(wanted))
        if _is_whole(files / name, name):
            continue
        if _is_whole(place / folders.FILES / name, name):
            if brought is not None and not (files / name).exists():
                brought.append(files / name)
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
