"""What went out and is recorded (SERVED), as rows of a log: read without folding the requests it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from clerk_app.cases.request import EntryId, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.store.event_index import KIND, ON
from clerk_app.store.facts import FACT, join
from clerk_app.store.request_rows import MANY

if TYPE_CHECKING:
    from clerk_app.store.database import Store

Row = tuple[Any, ...]


@dataclass(frozen=True)
class ServedRow:
    """One SERVED event in force, with its request's number and applicant and the letter it names."""

    entry: EntryId
    event: Event
    recorded_by: str
    request: RequestId
    request_number: str
    applicant: str
    document: int | None
    kind: str
    """The letter's kind; empty where the event names none."""
    number: str
    facts: str | None
    """The letter's facts (JSON)."""


class Deliveries:
    """The deliveries of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def since(self, day: date) -> tuple[ServedRow, ...]:
        """Every delivery in force recorded for ``day`` or later, in the order it was recorded; found by indexes."""
        struck = self._store.requests.struck_entries()
        rows = [
            row for row in self._store.rows(
                "SELECT seq, what, who, request_id, requests.number FROM events "
                f"JOIN requests ON requests.id = request_id WHERE {KIND} = ? AND {ON} >= ? ORDER BY seq",
                (EventKind.SERVED.value, day.isoformat()),
            )
            if EntryId(row[0]) not in struck
        ]  # fmt: skip
        with self._store.reading():
            return tuple(self._rows(rows))

    def _rows(self, rows: Sequence[Row]) -> Iterator[ServedRow]:
        private: dict[int, dict[str, str]] = {}
        entries = [row[0] for row in rows]
        for seq, name, value in self._of("event_seq, field, value FROM wordings", "event_seq", entries):
            if value is not None:
                private.setdefault(seq, {})[name.removeprefix(FACT)] = value
        people = [row[3] for row in rows]
        names = {row[0]: row[1] or "" for row in self._of("request_id, name FROM persons", "request_id", people)}
        events = [join(json.loads(row[1]), private.get(row[0], {})) for row in rows]
        named = [found for found in (event.whole("document") for event in events) if found is not None]
        columns = "id, kind, coalesce(number, ''), facts FROM documents"
        letters = {row[0]: row[1:] for row in self._of(columns, "id", named)}
        for row, event in zip(rows, events, strict=True):
            document = event.whole("document")
            unnamed = (event.text("letter"), "", None)
            kind, number, facts = letters.get(document, unnamed) if document is not None else unnamed
            yield ServedRow(
                entry=EntryId(row[0]), event=event, recorded_by=row[2], request=RequestId(row[3]),
                request_number=row[4], applicant=names.get(row[3], ""), document=document, kind=kind, number=number,
                facts=facts,
            )

    def _of(self, what: str, column: str, ids: Sequence[int]) -> Iterator[Row]:
        """Rows that belong to those ids, a handful of questions however many; by id, so that the last one holds."""
        wanted = sorted(set(ids))
        for start in range(0, len(wanted), MANY):
            some = wanted[start : start + MANY]
            marks = ", ".join("?" * len(some))
            yield from self._store.rows(f"SELECT {what} WHERE {column} IN ({marks}) ORDER BY id", some)
