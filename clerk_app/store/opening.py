"""Opening a store: refuse what is not ours, newer, damaged or in use; make a new one only where nothing was."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from clerk_app.store import backups, checks, connection, schema, troubles
from clerk_app.store import folder as folders
from clerk_app.store.early_look import EarlyLook
from clerk_app.store.engine import Database
from clerk_app.store.stages import Stage, Told, untold
from clerk_app.trouble import KnownTrouble

CHUNK = 1 << 20


def opened(
    folder: Path, *, create: bool, who: str, now: Callable[[], datetime], take_over: bool, told: Told = untold,
    looked: EarlyLook | None = None,
) -> tuple[Database, folders.LockNote]:  # fmt: skip
    """The connection and our note in the folder. Raises one of the seven sentences; the file is then as it was."""
    try:
        if create:
            make(folder)
        try:
            return _opened(folder, who, now, take_over, told, looked)
        except KnownTrouble as trouble:
            if trouble.key != troubles.DAMAGED:
                raise
        # A disk that fails looks like damage: read the whole file, look again, and only then use that word.
        with (folder / folders.DATABASE).open("rb") as file:
            while file.read(CHUNK):
                pass
        return _opened(folder, who, now, take_over, told)
    except OSError as error:
        raise troubles.of_disk(error, folder) from error


def is_older(folder: Path) -> bool:
    """Whether an earlier release wrote this store, as far as a look without a lock can tell."""
    try:
        number, version = connection.header(folder / folders.DATABASE)
    except troubles.ENGINE_ERRORS:
        return False
    return number == schema.APPLICATION_ID and version < len(schema.known())


def is_left_open(folder: Path) -> bool:
    """Whether this store was not closed, or is open elsewhere, as far as a look without a lock can tell."""
    return (folder / folders.LOCK).exists() or connection.has_journal(folder)


def require_store(folder: Path) -> None:
    """Refuse a folder that is missing, holds names no store has, or has lost its database. Raises OSError too."""
    if not folder.is_dir():
        raise troubles.store_trouble(troubles.CANNOT_OPEN, folder, code="MISSING")
    if names := folders.strangers(folder):
        raise troubles.store_trouble(troubles.NOT_OURS, folder, names="、".join(names[:3]))
    connection.require_ours(folder / folders.DATABASE)


def make(folder: Path) -> None:
    """A new store in a folder that does not exist (its parent does) or is empty; any other is left alone.

    The file is finished under another name first: whoever interrupts this leaves no empty register behind.
    """
    if not folder.exists():
        folders.make_folder(folder)
        folders.sync_folder(folder.parent)
    if not folder.is_dir() or not folders.is_unused(folder):
        return
    folders.make_private(folder)
    backups_folder = folders.make_folder(folder / folders.BACKUPS)
    folders.make_folder(folder / folders.FILES)
    part = backups_folder / f"{folders.DATABASE}.{secrets.token_hex(4)}{folders.PART}"
    target = folder / folders.DATABASE
    try:
        folders.make_file(part)
        with contextlib.closing(connection.new_file(part)) as db:
            schema.apply(db)
        folders.sync_file(part)
        folders.publish_new(part, target)
    except (*troubles.ENGINE_ERRORS, OSError) as error:
        if not target.exists():  # else another program made it meanwhile
            trouble = troubles.of_engine(error, folder) if isinstance(error, troubles.ENGINE_ERRORS) else None
            raise trouble or error from error
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _opened(
    folder: Path, who: str, now: Callable[[], datetime], take_over: bool, told: Told, looked: EarlyLook | None = None
) -> tuple[Database, folders.LockNote]:
    path = folder / folders.DATABASE
    require_store(folder)
    _require_writable(folder)
    was_in_use = (folder / folders.LOCK).exists()
    was_left_open = connection.has_journal(folder) and not was_in_use
    try:
        db = connection.open_alone(path)
    except troubles.ENGINE_ERRORS as error:
        raise _told(error, folder) from error
    # Whoever closes takes the note away before the lock: one that is still there was left behind.
    was_left_open = was_left_open or (folder / folders.LOCK).exists()
    found = folders.read_note(folder)
    note = None
    try:
        if found is not None and found.is_elsewhere and not take_over:
            raise troubles.locked(folder)
        note = folders.new_note(who, now())
        folders.write_note(folder, note)
        _tidy(folder)
        _ready(db, folder, now, told, None if was_left_open else looked)
        if was_left_open:
            checks.require_sound(db, folder, partial(told, Stage.SOUND))
        return db, note
    except BaseException as error:
        if note is not None:
            _leave_as_found(folder, note, found, was_left_open)
        db.close()
        if isinstance(error, troubles.ENGINE_ERRORS):
            raise _told(error, folder) from error
        raise


def _require_writable(folder: Path) -> None:
    """The engine opens a write-protected file for reading without a word."""
    for path in (folder, folder / folders.DATABASE):
        if not os.access(path, os.W_OK):
            raise troubles.store_trouble(troubles.READ_ONLY, folder, code=path.name)


def _leave_as_found(
    folder: Path, note: folders.LockNote, found: folders.LockNote | None, was_left_open: bool
) -> None:
    """A store that was left open and is refused still says so: the next opening must look as closely."""
    with contextlib.suppress(OSError):
        if was_left_open:
            folders.write_note(folder, replace(found or note, process=""))
        else:
            folders.drop_note(folder, note)


def _ready(
    db: Database, folder: Path, now: Callable[[], datetime], told: Told, looked: EarlyLook | None
) -> None:
    pending = schema.require_known(db, folder)
    if not (looked is not None and looked.holds(folder / folders.DATABASE)) and not connection.is_sound(db):
        raise troubles.store_trouble(troubles.DAMAGED, folder, code="QUICK_CHECK")
    if pending:
        backups.write_of(db, folder, now=now(), why="migration", told=told)
        told(Stage.STEPS, 0, 1)
        schema.apply(db)
        told(Stage.STEPS, 1, 1)
    schema.require_expected(db, folder)


def _tidy(folder: Path) -> None:
    """Owner-only rights, the folders a store has, and no half files of a deed that was cut short."""
    folders.make_private(folder)
    folders.make_private(folder / folders.DATABASE)
    with contextlib.suppress(OSError):
        folders.drop_second_name(folder)
    for name in (folders.FILES, folders.BACKUPS):
        for left in folders.make_folder(folder / name).iterdir():
            if left.name.endswith((folders.PART, f"{folders.PART}-journal")):
                with contextlib.suppress(OSError):
                    left.unlink()


def _told(error: Exception, folder: Path) -> Exception:
    trouble = troubles.of_engine(error, folder)
    if trouble is not None and trouble.key == troubles.LOCKED:
        return troubles.locked(folder)
    return trouble or error
