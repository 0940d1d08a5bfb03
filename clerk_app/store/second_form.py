"""The store as JSON text, request by request: what a register can be rebuilt from without SQLite."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from clerk_app.store import checks
from clerk_app.store.engine import Database

FORMAT = "clerk-store-1"
TELL_EVERY = 1000
"""Requests between two times it is told."""

OF_A_REQUEST = (
    "events", "persons", "wordings", "items", "documents", "deliveries", "attachments", "remedies", "complaints",
    "enquiries", "letter_drafts", "form_drafts",
)
"""Tables with a request_id: their rows stand with their request."""

IN_ORDER = (
    "organs", "organ_details", "units", "people", "requests", "events", "persons", "wordings", "items",
    "document_numbers", "documents", "deliveries", "attachments", "remedies", "hearings", "complaints", "enquiries",
    "entered_figures", "filings", "work_log", "settings", "notices", "letter_wordings",
    "letter_drafts", "intake_drafts", "form_drafts",
)
"""Every table after those it refers to."""


def pieces_of(db: Database, done: checks.Done | None = None) -> Iterator[str]:
    """Every row of the store; those of a request in one block under its number. One text, piece by piece: whoever works
    beside it is not kept waiting while a large store is put together, or taken apart, at once.

    ``done`` is told how many requests are written, of how many; what it raises ends it.
    """
    blocks: dict[int, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    loose: dict[str, list[dict[str, Any]]] = {}
    for table in IN_ORDER:
        if done is not None:
            done(0, 1)
        for row in rows_of(db, table):
            owner = row.get("request_id") if table in OF_A_REQUEST else None
            (blocks[owner][table] if owner is not None else loose.setdefault(table, [])).append(row)
    written = json.JSONEncoder(ensure_ascii=False, indent=1)
    requests = loose.pop("requests", [])
    yield f'{{\n "format": {written.encode(FORMAT)},\n "requests": ['
    for place, row in enumerate(requests):
        if done is not None and not place % TELL_EVERY:
            done(place, len(requests))
        block = written.encode({"number": row["number"], "request": row, **blocks.pop(row["id"], {})})
        yield ("," if place else "") + f"\n{block}".replace("\n", "\n  ")
    end = "\n ]" if requests else "]"
    yield end + ',\n "others": ' + written.encode(loose).replace("\n", "\n ") + "\n}"


def rows_in(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of a text in the order it can be inserted. Raises ValueError where the text is none of ours."""
    plain = json.loads(text)
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ValueError("no store in this text")
    found: dict[str, list[dict[str, Any]]] = {table: list(plain["others"].get(table, ())) for table in IN_ORDER}
    for block in plain["requests"]:
        found["requests"].append(block["request"])
        for table in OF_A_REQUEST:
            found[table] += block.get(table, ())
    for table in IN_ORDER:
        for row in sorted(found[table], key=lambda one: int(one["seq" if table == "events" else "id"])):
            yield table, row


def fill(db: Database, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Insert every row into a new store, in one transaction. Raises ValueError for a column the table does not have."""
    columns = {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()] for table in IN_ORDER}
    db.execute("BEGIN IMMEDIATE")
    for table, row in rows:
        if set(row) != set(columns[table]):
            raise ValueError(f"{table} has other columns")
        names = ", ".join(f'"{name}"' for name in columns[table])
        marks = ", ".join("?" * len(row))
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [row[name] for name in columns[table]])
    db.execute("COMMIT")


def rows_of(db: Database, table: str) -> list[dict[str, Any]]:
    """The rows of one table by id, as they are."""
    cursor = db.execute(f"SELECT * FROM {table} ORDER BY 1")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def differences(one: Database, other: Database) -> tuple[str, ...]:
    """The tables whose rows are not the same in both stores."""
    both = sorted({*checks.tables(one), *checks.tables(other)})
    there = set(checks.tables(one)) & set(checks.tables(other))
    return tuple(table for table in both if table not in there or rows_of(one, table) != rows_of(other, table))
