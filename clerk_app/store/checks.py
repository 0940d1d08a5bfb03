"""Is the store's content what was written? The engine's own checks, the row hashes, the chain and the seals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from clerk_app.store import folder as folders
from clerk_app.store import troubles
from clerk_app.store.engine import Database
from clerk_app.store.facts import PERSON, REGISTERED
from clerk_app.store.intake_drafts import FILES_OF_DRAFTS
from clerk_app.store.schema import statements
from clerk_app.store.settings import FILES_OF_SETTINGS
from clerk_app.store.trail import EVENT_COLUMNS, Finding, Head, broken_links, canonical, row_hash, seal

WITH_FILES: Mapping[str, str] = {
    "documents": "documents", "attachments": "attachments WHERE name IS NOT NULL", "settings": FILES_OF_SETTINGS,
    "intake_drafts": FILES_OF_DRAFTS,
}  # fmt: skip
"""Tables that name files, and which of their rows still do: an attachment without a name was erased."""
REPEATED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "documents": (
        "letter_issued",
        {"id": "document", "kind": "letter", "number": "number", "sha256": "sha256", "template": "template",
         "issued_on": "on"},
    ),
    "deliveries": (
        "served",
        {"manner": "manner", "posted_on": "posted_on", "signed_for_on": "signed_for_on", "document_id": "document"},
    ),
    "attachments": ("noted", {"sha256": "sha256"}),
    "remedies": (
        "remedy_opened",
        {"id": "remedy", "route": "route", "body": "body", "case_number": "case_number", "filed_on": "on",
         "accepted_on": "accepted_on"},
    ),
    "hearings": ("remedy_heard", {"remedy_id": "remedy", "held_on": "on"}),
}
"""Rows that repeat what an event says: table, kind of event, and the fact behind each column."""


PARTS = (0, 14, 31, 73, 86, 100)
"""Where structure, chain, rows, seals and facts begin, in hundredths of the time all of them take."""

Done = Callable[[int, int], None]
"""Told how much is checked, of how much."""
TELL_EVERY = 4096
"""Rows between two times it is told."""


def _told(rows: Sequence[Any], done: Done | None) -> Iterator[Any]:
    """The rows, with a word on the way for whoever wants to see how far it is, or to end it."""
    for place, row in enumerate(rows):
        if done is not None and not place % TELL_EVERY:
            done(place, len(rows))
        yield row


def tables(db: Database) -> tuple[str, ...]:
    """The tables of the store, by name."""
    return tuple(sorted(name for kind, name in statements(db) if kind == "table"))


def counts(db: Database) -> dict[str, int]:
    """Rows of each table."""
    return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables(db)}


def head(db: Database) -> Head:
    """The last event of the chain."""
    row = db.execute("SELECT seq, h FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(0, "") if row is None else Head(*row)


def structure(db: Database) -> tuple[Finding, ...]:
    """The engine's integrity and foreign key checks."""
    found = [
        Finding("integrity", "", 0, str(row[0]))
        for row in db.execute("PRAGMA integrity_check").fetchall()
        if row[0] != "ok"
    ]
    found += [
        Finding("foreign_key", row[0], int(row[1] or 0)) for row in db.execute("PRAGMA foreign_key_check").fetchall()
    ]
    return tuple(found)


def chain(db: Database, known: Iterable[Head] = (), done: Done | None = None) -> tuple[Finding, ...]:
    """The chain of events, with heads that were kept elsewhere."""
    rows = db.execute(f"SELECT {', '.join(EVENT_COLUMNS)} FROM events ORDER BY seq").fetchall()
    return broken_links(_told(rows, done), known)


def rows(db: Database, done: Done | None = None) -> tuple[Finding, ...]:
    """Every row but the events against its own hash."""
    found: list[Finding] = []
    for place, table in enumerate(names := tables(db)):
        if done is not None:
            done(place, len(names))
        if table == "events":
            continue
        cursor = db.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        for row in _told(cursor.fetchall(), done and partial(_still, done, place, len(names))):
            full = dict(zip(columns, row, strict=True))
            if full["h"] != _hash_of(table, full):
                found.append(Finding("row_changed", table, int(full["id"])))
    return tuple(found)


def _still(done: Done, place: int, places: int, _: int, __: int) -> None:
    done(place, places)


def _hash_of(table: str, row: dict[str, Any]) -> str | None:
    """None where damage left a value no row of ours can hold."""
    try:
        return row_hash(table, row)
    except TypeError:
        return None


def seals(db: Database, done: Done | None = None) -> tuple[Finding, ...]:
    """The personal values against the seals in their events, and each request against the number of its events."""
    values: dict[int, dict[str, str | None]] = {}
    persons = db.execute(f"SELECT event_seq, salt, {', '.join(PERSON)} FROM persons").fetchall()
    for seq, salt, *person in _told(persons, done):
        gone = salt is None
        values.setdefault(seq, {})["person"] = None if gone else seal(salt, "person", canonical(person))
    for seq, field, place, salt, value in db.execute(
        "SELECT event_seq, field, position, salt, value FROM wordings"
    ).fetchall():
        name = f"{field}.{place}" if place else field
        values.setdefault(seq, {})[name] = None if salt is None or value is None else seal(salt, name, value)
    found: list[Finding] = []
    written: dict[int, int] = {}
    sealed_in = db.execute("SELECT seq, request_id, seals FROM events ORDER BY seq").fetchall()
    for seq, request_id, sealed in _told(sealed_in, done):
        written[request_id] = written.get(request_id, 0) + 1
        expected = json.loads(sealed)
        there = values.pop(seq, {})
        for name in sorted(expected.keys() | there.keys()):
            if name not in there:
                found.append(Finding("value_missing", "events", seq, name))
            elif there[name] is not None and there[name] != expected.get(name):
                found.append(Finding("value_changed", "events", seq, name))
    for request_id, version in db.execute("SELECT id, version FROM requests").fetchall():
        if written.get(request_id, 0) != version:
            found.append(Finding("events_of_request", "requests", request_id))
    return tuple(found)


def facts(db: Database, done: Done | None = None) -> tuple[Finding, ...]:
    """What the events said against the rows that repeat it: registrations, letters, deliveries, remedies, hearings."""
    events = db.execute("SELECT seq, request_id, what FROM events ORDER BY seq").fetchall()
    said = {seq: (request_id, json.loads(what)) for seq, request_id, what in _told(events, done)}
    found: list[Finding] = []
    registered: dict[int, dict[str, str]] = {}
    for request_id, plain in said.values():
        if plain["kind"] in ("received", "amended"):
            values = registered.setdefault(request_id, {})
            values |= {name: plain[name] for name in (*REGISTERED, "number", "organ") if name in plain}
            values |= {name: "" for name in plain.get("fields", ()) if name in REGISTERED and name not in plain}
    names = ("number", *REGISTERED)
    for row_id, organ, *values_there in db.execute(f"SELECT id, organ_id, {', '.join(names)} FROM requests").fetchall():
        expected = registered.get(row_id, {})
        there = {**dict(zip(names, values_there, strict=True)), "organ": str(organ)}
        differing = sorted(name for name, value in there.items() if value != expected.get(name, ""))
        if differing:
            found.append(Finding("registration_differs", "requests", row_id, "、".join(differing)))
    for table, (kind, columns) in REPEATED.items():
        rows_there = db.execute(f"SELECT event_seq, id, {', '.join(columns)} FROM {table}").fetchall()
        expected_at = {seq for seq, (_, plain) in said.items() if plain["kind"] == kind}
        found += [
            Finding("value_missing", "events", seq, table)
            for seq in sorted(expected_at - {row[0] for row in rows_there})
            if table != "attachments"
        ]
        for seq, row_id, *values_there in rows_there:
            plain = said.get(seq, (0, {}))[1]
            if plain.get("kind") != kind or any(
                value != plain.get(fact) and (value or plain.get(fact)) for fact, value in zip(
                    columns.values(), values_there, strict=True
                )
            ):
                found.append(Finding("value_changed", "events", seq, f"{table} {row_id}"))
    return tuple(found)


def clock_jumps(db: Database) -> tuple[int, ...]:
    """The events written down at an earlier moment than one before them: the machine's clock was set back."""
    found = db.execute(
        "SELECT seq FROM (SELECT seq, at, max(at) OVER (ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) "
        "AS latest FROM events) WHERE at < latest ORDER BY seq"
    ).fetchall()
    return tuple(row[0] for row in found)


def _with_files(db: Database) -> dict[str, str]:
    """The tables that name files; a store of an earlier release has fewer."""
    there = tables(db)
    return {table: rows_with_files for table, rows_with_files in WITH_FILES.items() if table in there}


def file_names(db: Database) -> tuple[str, ...]:
    """Every file the rows name."""
    union = " UNION ".join(f"SELECT sha256 FROM {rows}" for rows in _with_files(db).values())
    return tuple(row[0] for row in db.execute(union).fetchall())


def files(db: Database, folder: Path) -> tuple[Finding, ...]:
    """Every file a row names: there, and as it was."""
    found: list[Finding] = []
    for table, rows_with_files in _with_files(db).items():
        for row_id, sha256 in db.execute(f"SELECT id, sha256 FROM {rows_with_files}").fetchall():
            path = folder / folders.FILES / sha256
            if not path.is_file():
                found.append(Finding("file_missing", table, row_id, sha256))
            elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                found.append(Finding("file_changed", table, row_id, sha256))
    return tuple(found)


def everything(
    db: Database, folder: Path | None, known: Iterable[Head] = (), done: Done | None = None
) -> tuple[Finding, ...]:
    """All checks; ``folder`` None leaves the files out. What is broken is not looked into any further.

    ``done`` is told how far it is; what it raises ends the checking.
    """

    def tell(part: int, of_part: int = 0, parts: int = 1) -> None:
        if done is not None:
            done(PARTS[part] + (PARTS[part + 1] - PARTS[part]) * of_part // parts, PARTS[-1])

    try:
        tell(0)
        if found := structure(db):
            return found
        tell(1)
        found = chain(db, known, partial(tell, 1))
        found = (*found, *rows(db, partial(tell, 2)))
        if found:
            return found
        tell(3)
        found = seals(db, partial(tell, 3))
        tell(4)
        return (*found, *facts(db, partial(tell, 4)), *(files(db, folder) if folder is not None else ()))
    except troubles.ENGINE_ERRORS as error:
        trouble = troubles.of_engine(error, folder or Path())
        if trouble is None or trouble.key != troubles.DAMAGED:
            raise
        return (Finding("unreadable", "", 0, str(trouble.facts["code"])),)


def require_sound(db: Database, folder: Path, done: Done | None = None) -> None:
    """After an unclean end: structure, chain, row hashes and seals. Raises the sentence for damage."""
    found = everything(db, None, done=done)
    if found:
        first = found[0]
        raise troubles.store_trouble(troubles.DAMAGED, folder, code=first.code.upper(), findings=len(found))
