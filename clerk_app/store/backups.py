"""Backups: written by the engine, verified before they get their name, listed, thinned."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clerk_app import __version__
from clerk_app.store import checks, connection, schema, second_form, troubles
from clerk_app.store import folder as folders
from clerk_app.store.engine import Database
from clerk_app.store.stages import Stage, Told, untold
from clerk_app.store.thinning import Kept, which_to_drop
from clerk_app.store.trail import Finding, Head
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.store.database import Store

__all__ = ["Backup", "due", "listed", "thin", "verify", "which_to_drop", "write", "write_of"]

NAME = re.compile(r"clerk-(\d{4}-\d{2}-\d{2}-\d{6})(?:-\d+)?-([a-z]+)\.db")
STAMP = "%Y-%m-%d-%H%M%S"
TEXT, WORDS = ".json", ".requests.json"
HOLD = "hold.json"
"""After a restore nothing is written by itself until the clerk says the restored register is right."""

WORK_SPAN = timedelta(minutes=30)
WORDING = 40
"""The time the text takes, where the check takes hundred."""
ROOM = 2
"""Free space asked for before starting, in sizes of the store."""


@dataclass(frozen=True)
class Backup:
    """One backup in a place. ``facts`` is the note beside it; empty: never verified, not to be relied on."""

    path: Path
    at: datetime
    """Local time without zone, as in its name."""
    why: str
    facts: dict[str, Any]

    @property
    def is_verified(self) -> bool:
        """Whether its note was written, which happens after verification only."""
        return bool(self.facts)

    @property
    def head(self) -> Head:
        """The last event in it."""
        plain = self.facts.get("head", {"seq": 0, "h": ""})
        return Head(plain["seq"], plain["h"])


def write(store: Store, *, why: str, place: Path | None = None, told: Told = untold) -> Backup:
    """Back the store up into its own ``backups`` folder, or a second place. Raises KnownTrouble of kind "store".

    ``store`` may be a memory copy, so that a job can do this while the clerk works. What ``told`` raises ends it, and
    leaves nothing of it behind.
    """
    made = write_of(store.db, store.folder, now=store.now(), why=why, place=place, told=told)
    store.note_backup()
    return made


def write_of(
    db: Database, folder: Path, *, now: datetime, why: str, place: Path | None = None, told: Told = untold
) -> Backup:
    """The same for an open file whose schema may be older than the program's. What ``told`` raises ends it."""
    place = place or folder / folders.BACKUPS
    local = now.astimezone().replace(tzinfo=None)
    try:
        folders.make_folder(place)
        _require_room(db, place)
        target = _free_name(place, local, why)
        part = target.with_name(f"{target.name}.{secrets.token_hex(4)}{folders.PART}")
        left = [part, part.with_name(f"{part.name}-journal"), target, _beside(target, WORDS)]
        try:
            _copy(db, part, partial(told, Stage.COPY))
            _copy_files(db, folder, place)
            facts = _facts(db, part, now, why)
            with_words = _is_newest(db)
            if _compare(part, facts, partial(_say_checked, told, WORDING if with_words else 0)):
                raise _ill(db, folder, place)
            say = partial(_say_worded, told)
            words = b"".join(one.encode() for one in second_form.pieces_of(db, say)) if with_words else b"{}"
            part.replace(target)
            folders.sync_folder(place)
            folders.write_file(_beside(target, WORDS), words)
            facts["words_sha256"] = hashlib.sha256(words).hexdigest()
            folders.write_file(_beside(target, TEXT), json.dumps(facts, ensure_ascii=False, indent=1).encode())
            left.clear()
        finally:
            for one in left:
                with contextlib.suppress(OSError):
                    one.unlink(missing_ok=True)
    except troubles.ENGINE_ERRORS as error:
        trouble = troubles.of_engine(error, folder)
        if trouble is not None and trouble.key == troubles.DAMAGED:
            trouble = _ill(db, folder, place)
        raise trouble or error from error
    except OSError as error:
        raise troubles.of_disk(error, place) from error
    return Backup(target, local.replace(microsecond=0), why, facts)


def verify(path: Path, done: checks.Done | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a backup: file, structure, content, note, text and the letters' files.

    ``done`` is told how far it is; what it raises ends it.
    """
    return _verified(path, path, done, with_files=True)


def verify_copy(copy: Path, of: Path, done: checks.Done | None = None) -> tuple[Finding, ...]:
    """The same of a file copied from a backup, but for the letters' files: what is copied is what is looked at."""
    return _verified(copy, of, done, with_files=False)


def _verified(path: Path, of: Path, done: checks.Done | None, *, with_files: bool) -> tuple[Finding, ...]:
    try:
        facts = _note_of(of)
        if not facts:
            return (Finding("note_missing", "", 0, of.name),)
        found = list(_compare(path, facts, done))
        words = _beside(of, WORDS)
        if not words.is_file() or _sha256(words) != facts.get("words_sha256"):
            found.append(Finding("words_changed", "", 0, words.name))
        if with_files and not found:
            with contextlib.closing(connection.open_read_only(path)) as db:
                found += checks.files(db, path.parent)
        return tuple(found)
    except troubles.ENGINE_ERRORS as error:
        return (Finding("unreadable", "", 0, getattr(error, "sqlite_errorname", "")),)
    except OSError as error:
        raise troubles.of_disk(error, path.parent) from error


def listed(place: Path) -> tuple[Backup, ...]:
    """The backups in a place, newest first; names we did not write are passed over."""
    if not place.is_dir():
        return ()
    found = []
    for path in place.iterdir():
        named = NAME.fullmatch(path.name)
        if named is not None and path.is_file():
            with contextlib.suppress(ValueError):
                found.append(Backup(path, datetime.strptime(named[1], STAMP), named[2], _note_of(path)))
    return tuple(sorted(found, key=lambda one: (one.at, one.path.name), reverse=True))


def last_written(path: Path) -> str:
    """When the last entry in a backup was written down (UTC, ISO); empty where there is none or it cannot be read."""
    try:
        with contextlib.closing(connection.open_read_only(path)) as db:
            row = db.execute("SELECT at FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    except (*troubles.ENGINE_ERRORS, OSError):
        return ""
    return str(row[0]) if row is not None else ""


def thin(place: Path, today: date) -> tuple[str, ...]:
    """Remove what ``which_to_drop`` names; the letters' files stay."""
    dropped = which_to_drop((Kept(one.path.name, one.at, one.is_verified) for one in listed(place)), today)
    for name in dropped:
        for left in (_beside(place / name, TEXT), _beside(place / name, WORDS), place / name):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
    return dropped


def due(store: Store) -> str | None:
    """Why a backup should be written by itself now, or None: "daily" or "work" (30 minutes of work).

    Asked every minute: what is cheap to know is looked at first.
    """
    latest = newest(store.folder)
    now = store.now().astimezone().replace(tzinfo=None)
    if latest is not None and latest.at.date() == now.date():
        return "work" if now - latest.at >= WORK_SPAN and is_wanted(store) else None
    return "daily" if is_wanted(store) else None


def newest(folder: Path) -> Backup | None:
    """The newest verified backup in a store's own folder."""
    return next((one for one in listed(folder / folders.BACKUPS) if one.is_verified), None)


def is_wanted(store: Store) -> bool:
    """Whether the store holds anything that its newest verified backup does not."""
    if is_held(store.folder):
        return False
    latest = newest(store.folder)
    if latest is None:
        return any(checks.counts(store.db).values())
    if store.has_changed or latest.head != store.requests.head():
        return True
    return bool(latest.facts.get("rows") != checks.counts(store.db))  # every row is counted: asked last


def hold(folder: Path, reason: str) -> None:
    """No backup by itself until ``release``. Raises OSError."""
    folders.write_file(folder / folders.BACKUPS / HOLD, json.dumps({"reason": reason}).encode())


def release(folder: Path) -> None:
    """The clerk found the restored register right."""
    with contextlib.suppress(FileNotFoundError):
        (folder / folders.BACKUPS / HOLD).unlink()


def is_held(folder: Path) -> bool:
    """Whether a restore still waits for the clerk's word."""
    return (folder / folders.BACKUPS / HOLD).is_file()


def held_from(folder: Path) -> str:
    """The name of the backup gone back to, as long as the clerk's word is waited for; else empty."""
    try:
        return str(json.loads((folder / folders.BACKUPS / HOLD).read_text("utf-8"))["reason"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _ill(db: Database, folder: Path, place: Path) -> KnownTrouble:
    """The copy is not what it should be: the register's own fault, or that of the disk it was written to."""
    try:
        sound = not checks.everything(db, None)
    except troubles.ENGINE_ERRORS:
        sound = False
    key, where = (troubles.CANNOT_OPEN, place) if sound else (troubles.DAMAGED, folder)
    return troubles.store_trouble(key, where, code="BACKUP")


def _require_room(db: Database, place: Path) -> None:
    pages = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
    if shutil.disk_usage(place).free < ROOM * pages:
        raise troubles.store_trouble(troubles.FULL, place, code="ROOM")


def _say_checked(told: Told, more: int, done: int, total: int) -> None:
    told(Stage.CHECK, done, total + more)


def _say_worded(told: Told, done: int, total: int) -> None:
    checked = checks.PARTS[-1]
    told(Stage.CHECK, checked + WORDING * done // total, checked + WORDING)


def _free_name(place: Path, at: datetime, why: str) -> Path:
    for n in range(1, 1000):
        again = f"-{n}" if n > 1 else ""
        target = place / f"clerk-{at.strftime(STAMP)}{again}-{why}.db"
        if not target.exists():
            return target
    raise FileExistsError(place)


def _copy(db: Database, part: Path, step: checks.Done) -> None:
    folders.make_file(part)
    connection.into_file(db, part, step)
    folders.sync_file(part)


def _copy_files(db: Database, folder: Path, place: Path) -> None:
    """Letters and attachments the place does not have yet. One that is lost already is the check's to tell."""
    for name in checks.file_names(db):
        source, target = folder / folders.FILES / name, place / folders.FILES / name
        if not target.is_file() and source.is_file():
            folders.make_folder(target.parent)
            data = source.read_bytes()
            if hashlib.sha256(data).hexdigest() == name:
                folders.write_file(target, data)


def _facts(db: Database, part: Path, now: datetime, why: str) -> dict[str, Any]:
    """What is written beside the backup; rows and head are the source's, hash and size the copy's."""
    head = checks.head(db)
    return {
        "program": __version__,
        "at": now.isoformat(timespec="seconds"),
        "why": why,
        "schema": db.execute("PRAGMA user_version").fetchone()[0],
        "rows": checks.counts(db),
        "head": {"seq": head.seq, "h": head.h},
        "size": part.stat().st_size,
        "sha256": _sha256(part),
    }


def _compare(path: Path, facts: dict[str, Any], done: checks.Done | None = None) -> tuple[Finding, ...]:
    """The file against its note and against itself. Raises sqlite3.Error, OSError."""
    if path.stat().st_size != facts["size"] or _sha256(path) != facts["sha256"]:
        return (Finding("file_changed", "", 0, path.name),)
    with contextlib.closing(connection.open_read_only(path)) as db:
        if db.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
            return (Finding("not_ours", "", 0, path.name),)
        found = list(checks.everything(db, None, done=done))
        if not found:
            rows = checks.counts(db)
            found += [
                Finding("rows_differ", table, rows.get(table, 0))
                for table in sorted({*rows, *facts["rows"]})
                if rows.get(table) != facts["rows"].get(table)
            ]
            if checks.head(db) != Head(facts["head"]["seq"], facts["head"]["h"]):
                found.append(Finding("head_differs", "events", facts["head"]["seq"]))
        return tuple(found)


def _note_of(path: Path) -> dict[str, Any]:
    try:
        plain = json.loads(_beside(path, TEXT).read_text("utf-8"))
        whole = isinstance(plain, dict) and {"sha256", "size", "rows", "head", "schema"} <= plain.keys()
        return plain if whole else {}
    except (OSError, ValueError):
        return {}


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name.removesuffix(".db") + ending)


def _is_newest(db: Database) -> bool:
    return set(checks.tables(db)) == set(second_form.IN_ORDER)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
