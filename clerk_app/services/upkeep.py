"""Keeping the store: back up, verify, restore, rebuild, compare."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from clerk_app.services.desk import Desk
from clerk_app.store import backups, checks, restoring, second_form, troubles
from clerk_app.store import folder as folders
from clerk_app.store.backups import Backup
from clerk_app.store.database import open_store
from clerk_app.store.restoring import Restored
from clerk_app.store.stages import Stage, Told, untold
from clerk_app.store.trail import Finding
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class Verified:
    """What a check of the register looked at, and what it found."""

    requests: int
    events: int
    backups: int
    findings: tuple[Finding, ...]
    jumps: tuple[int, ...]
    """Entries written down while the machine's clock stood earlier than before: told, no fault."""


def back_up(
    desk: Desk, *, today: date, why: str = "hand", place: Path | None = None, told: Told = untold
) -> Backup:
    """Write a verified backup into the store's own folder or a second place, then let old ones go.

    One asked for by hand also says that the clerk is content with a restored register. What ``told`` raises ends it.
    """
    made = backups.write(desk.store, why=why, place=place, told=told)
    if why == "hand":
        backups.release(desk.store.folder)
    backups.thin(made.path.parent, today)
    return made


def due(desk: Desk) -> str | None:
    """Why the program should write a backup by itself now: "daily", or "work" after half an hour of it; else None."""
    return backups.due(desk.store)


def due_at_close(desk: Desk) -> str | None:
    """The same when the window is closed: "close" where something changed since the last one."""
    return "close" if backups.is_wanted(desk.store) else None


def last_backup(desk: Desk) -> Backup | None:
    """The newest verified backup of the open store."""
    return backups.newest(desk.store.folder)


def gone_back_to(desk: Desk) -> str:
    """The backup the open data were brought back from, until they are backed up by hand; else empty."""
    return backups.held_from(desk.store.folder)


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """The backups in a store's folder, newest first."""
    return backups.listed(folder / folders.BACKUPS)


def verify(desk: Desk) -> Verified:
    """Structure, chain, row hashes, seals and files of the open store; and the heads its backups remember."""
    store = desk.store
    made = [one for one in backups_of(store.folder) if one.is_verified]
    found = store.findings([one.head for one in made])
    return Verified(
        requests=0 if found else len(store.requests.ids()),
        events=store.requests.head().seq,
        backups=len(made),
        findings=found,
        jumps=() if found else checks.clock_jumps(store.db),
    )


def verify_backup(path: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a backup. Raises KnownTrouble("backup_unknown")."""
    if not path.is_file():
        raise KnownTrouble("backup_unknown", kind="input", name=path.name)
    return backups.verify(path)


def find_backup(folder: Path, name: str) -> Path:
    """A backup by its name in the store's folder, by its path, or the newest verified one.

    Raises KnownTrouble("backup_none"), or the sentence of a folder that is no store.
    """
    restoring.require_folder(folder)
    if name:
        inside = folder / folders.BACKUPS / name
        return inside if inside.is_file() else Path(name).expanduser().resolve()
    newest = next((one.path for one in backups_of(folder) if one.is_verified), None)
    if newest is None:
        raise KnownTrouble("backup_none", kind="input", folder=folder)
    return newest


def backup_at(path: Path) -> Backup:
    """A backup that lies anywhere, on a stick say. Raises KnownTrouble("backup_unknown") for any other file."""
    found = next((one for one in backups.listed(path.parent) if one.path == path), None)
    if found is None:
        raise KnownTrouble("backup_unknown", kind="input", name=path.name)
    return found


def entries_after(desk: Desk, backup: Backup) -> int:
    """How many entries were written after a backup of this store: what going back to it would lose."""
    return max(0, desk.store.requests.head().seq - backup.head.seq)


def last_written(backup: Path) -> str:
    """When the last entry in a backup was written down (UTC, ISO), empty where nobody can tell."""
    return backups.last_written(backup)


def copy_to_look_at(backup: Path, folder: Path, told: Told = untold) -> None:
    """A store of its own out of a backup and the files beside it, to be looked at: the backup stays as it is.

    ``folder`` holds nothing but such a copy; the one before is taken away, and so is what was copied when ``told``
    raises. Raises the sentences of a disk.
    """
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        folders.make_folder(folder)
        folders.copy_file(backup, folder / folders.DATABASE, partial(told, Stage.COPY))
        files = backup.parent / folders.FILES
        names = [one.name for one in files.iterdir()] if files.is_dir() else []
        taken = folders.make_folder(folder / folders.FILES)
        for done, name in enumerate(names):
            told(Stage.FILES, done, len(names))
            shutil.copyfile(files / name, taken / name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise troubles.of_disk(error, folder) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def restore(
    folder: Path, backup: Path, *, now: Callable[[], datetime], take_over: bool = False, told: Told = untold
) -> Restored:
    """Go back to a backup; the store must be closed. What stood there is kept: ``before-restore-…``, ``damaged-…``.

    What ``told`` raises ends it, with the store as it was; told of ``Stage.STEPS``, 1 of 1, it is too late for that.
    """
    return restoring.restore(folder, backup, now=now, take_over=take_over, told=told)


def rebuild(text: Path, target: Path) -> None:
    """A new store out of the text form of a backup."""
    restoring.rebuild(text, target)


def compare(one: Path, other: Path, *, who: str, now: Callable[[], datetime]) -> tuple[str, ...]:
    """The tables in which two stores differ."""
    with open_store(one, who=who, now=now) as first, open_store(other, who=who, now=now) as second:
        return second_form.differences(first.db, second.db)
