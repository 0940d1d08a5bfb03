"""Requests out of rows, many at once: a handful of questions, however many requests."""

from __future__ import annotations

import contextlib
import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import (
    CLOSING,
    Entry,
    EntryId,
    Item,
    OrganId,
    Request,
    RequestId,
    closing_among,
    events_in_force,
    item_outcomes,
    outcome_of,
)
from clerk_app.law.events import Event
from clerk_app.law.terms import ApplicantKind, Channel, EventKind
from clerk_app.store.event_index import KIND, ON
from clerk_app.store.facts import FACT, join

if TYPE_CHECKING:
    from clerk_app.store.database import Store

Row = tuple[Any, ...]
MANY = 500
"""Ids in one question."""

COLUMNS = (
    "id, number, organ_id, applicant_kind, channel, receipt_basis, form_wanted, delivery_wanted, unit, handler, "
    "platform_number, version"
)


@dataclass
class _Parts:
    """What belongs to one request, collected."""

    persons: list[Row] = field(default_factory=list)
    wordings: list[Row] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


STRIKING = frozenset({EventKind.STRUCK, EventKind.AMENDED})
"""The events that may take another out of force."""
RECEIVED = EventKind.RECEIVED.value


def _listed(kinds: Iterable[EventKind]) -> str:
    return ", ".join(f"'{kind.value}'" for kind in sorted(kinds))


_ENTRY = "json_extract(what, '$.entry')"
_STRUCK = f"SELECT {_ENTRY} FROM events WHERE {KIND} IN ({_listed(STRIKING)}) AND {_ENTRY} IS NOT NULL"
_RECEIVED = f"SELECT request_id FROM events WHERE {KIND} = '{RECEIVED}' AND {ON}"
_OPEN_OR_NEW = (
    f"SELECT id, version FROM requests WHERE id IN ({_RECEIVED} BETWEEN ? AND ?) "
    f"OR id IN ({_RECEIVED} < ? EXCEPT SELECT request_id FROM events WHERE {KIND} IN ({_listed(CLOSING)}) "
    f"AND {ON} < ? AND seq NOT IN ({_STRUCK}))"
)
_TOUCHED = (
    f"{_OPEN_OR_NEW} OR id IN (SELECT request_id FROM events WHERE {KIND} IN ({_listed(EventKind)}) "
    f"AND {ON} BETWEEN ? AND ?)"
)  # the kinds are named for the index


def _bounds(first: date, last: date) -> tuple[str, ...]:
    """The days in the order ``_OPEN_OR_NEW`` asks for them."""
    return (first.isoformat(), last.isoformat(), first.isoformat(), first.isoformat())


def open_or_new(store: Store, first: date, last: date) -> list[RequestId]:
    """The requests received from ``first`` to ``last``, or before that and not closed by then, by id.

    One whose day of receipt was amended may be among them without need; none is missing.
    """
    rows = store.rows(f"{_OPEN_OR_NEW} ORDER BY id", _bounds(first, last))
    return [RequestId(row[0]) for row in rows]


def in_span(store: Store, first: date, last: date) -> list[tuple[RequestId, int]]:
    """Ids and versions of the same, and of those with any entry of these days, struck or not."""
    rows = store.rows(f"{_TOUCHED} ORDER BY id", (*_bounds(first, last), first.isoformat(), last.isoformat()))
    return [(RequestId(row[0]), row[1]) for row in rows]


def first_received(store: Store) -> date | None:
    """The earliest day of receipt of a registration that was not struck."""
    row = store.row(f"SELECT min({ON}) FROM events WHERE {KIND} = ? AND seq NOT IN ({_STRUCK})", (RECEIVED,))
    return None if row is None or row[0] is None else date.fromisoformat(row[0])


def columns(store: Store, table: str, key: str, column: str, ids: Iterable[RequestId]) -> list[Row]:
    """Request and one column of the rows of those requests, the oldest row of each first."""
    return [
        row
        for marks, some in chunks(ids)
        for row in store.rows(f"SELECT {key}, {column} FROM {table} WHERE {key} IN ({marks}) ORDER BY {key}, id", some)
    ]


def chunks(ids: Iterable[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The ids in questions of a size the engine takes, with a mark for each."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), MANY):
        some = tuple(wanted[start : start + MANY])
        yield ", ".join("?" * len(some)), some


def load(store: Store, ids: Iterable[RequestId] | None = None) -> list[Request]:
    """The requests of those ids, or all, by id."""
    with store.reading(), without_collecting():
        if ids is None:
            return _load(store, "", ())
        found: list[Request] = []
        for marks, some in chunks(ids):
            found += _load(store, f" WHERE {{}} IN ({marks})", some)
        return found


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Of all the values made while reading none is garbage; the collector would walk through them time and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(store: Store, where: str, ids: tuple[int, ...]) -> list[Request]:
    parts: defaultdict[int, _Parts] = defaultdict(_Parts)
    by_request = where.format("request_id")
    for row in store.rows(
        "SELECT request_id, name, id_number, telephone, email, address, contact_person FROM persons"
        f"{by_request} ORDER BY id", ids,
    ):
        parts[row[0]].persons.append(row)
    for row in store.rows(
        f"SELECT request_id, event_seq, field, position, value, id FROM wordings{by_request} ORDER BY id", ids
    ):
        parts[row[0]].wordings.append(row)
    for request_id, position in store.rows(
        f"SELECT request_id, position FROM items{by_request} ORDER BY request_id, position", ids
    ):
        parts[request_id].items.append(position)
    events = store.rows(f"SELECT request_id, seq, at, who, seals, what FROM events{by_request} ORDER BY seq", ids)
    read = json.loads(f"[{','.join(row[5] for row in events)}]")  # one reading instead of thousands
    for row, plain in zip(events, read, strict=True):
        parts[row[0]].events.append((*row[1:5], plain))
    rows = store.rows(f"SELECT {COLUMNS} FROM requests{where.format('id')} ORDER BY id", ids)
    return [_request(row, parts[row[0]]) for row in rows]


def _request(row: Row, parts: _Parts) -> Request:
    (request_id, number, organ, kind, channel, basis, form_wanted, delivery_wanted, unit, handler, platform,
     version) = row
    texts, private = _texts(parts.wordings)
    entries = _entries(parts.events, private, channel)
    received = _received(entries)
    wording = texts.get(("wording", 0), "")
    _, name, id_number, telephone, email, address, contact = parts.persons[-1]
    remarks = tuple(
        one.event.text("text") for one in entries
        if one.event.kind is EventKind.NOTED and one.struck_by is None and one.event.text("text")
        and not one.event.text("sha256")  # the note of an attached file
        and not one.event.text("ref")  # the note of a party's address
        and not one.event.text("question") and not one.event.text("relation")  # shown for what they are
    )
    subjects = {place: value for (one, place), value in texts.items() if one == "subject"}
    return Request(
        id=RequestId(request_id),
        number=number,
        organ=OrganId(organ),
        received_on=received.on,
        channel=Channel(channel),
        applicant=Applicant(
            kind=ApplicantKind(kind), name=name or "", id_number=id_number or "", telephone=telephone or "",
            email=email or "", address=address or "", contact_person=contact or "",
        ),
        wording=wording,
        receipt_basis=basis,
        arrived_on=received.day("arrived_on"),
        postal_number=texts.get(("postal_number", 0), ""),
        signed_by=texts.get(("signed_by", 0), ""),
        form_wanted=form_wanted,
        delivery_wanted=delivery_wanted,
        unit=unit,
        handler=handler,
        platform_number=platform,
        items=_items(closing_among(events_in_force(entries)), parts.items, subjects, wording),
        entries=entries,
        notes=(*(value for (field_name, _), value in sorted(texts.items()) if field_name == "note"), *remarks),
        version=version,
    )



def _texts(wordings: list[Row]) -> tuple[dict[tuple[str, int], str], dict[int, dict[str, str]]]:
    """The registration's texts in force by field and position, and the events' own by event."""
    texts: dict[tuple[str, int], str] = {}
    private: dict[int, dict[str, str]] = {}
    for _, seq, field_name, position, value, _ in wordings:
        if field_name.startswith(FACT):
            if value is not None:
                private.setdefault(seq, {})[field_name.removeprefix(FACT)] = value
        else:
            texts[field_name, position] = value or ""
    return texts, private


def _entries(events: list[Row], private: Mapping[int, dict[str, str]], channel: str) -> tuple[Entry, ...]:
    """The entries in the order they were written. The receipt has its channel as it stands, amended or not: which day
    counts turns on it (第三十一条)."""
    nothing: dict[str, str] = {}
    struck: dict[int, tuple[int, str]] = {}
    read: list[tuple[Row, Event]] = []
    for row in events:
        seq, _, _, seals, plain = row
        texts = private.get(seq, nothing)
        if "fact:ref" in seals and "ref" not in texts:  # erased: which letter an opinion answers must stay readable
            texts = {**texts, "ref": json.loads(seals)[FACT + "ref"][:8]}
        event = join(plain, texts)
        if event.kind is EventKind.RECEIVED:
            event = Event(event.kind, event.on, MappingProxyType({**event.facts, "channel": channel}))
        read.append((row, event))
        if event.kind in STRIKING and (entry := event.whole("entry")) is not None:
            struck[entry] = (seq, event.text("reason"))
    return tuple(
        Entry(
            id=EntryId(seq),
            event=event,
            recorded_at=at,
            recorded_by=who,
            struck_by=EntryId(struck[seq][0]) if seq in struck else None,
            strike_reason=struck[seq][1] if seq in struck else "",
        )
        for (seq, at, who, _, _), event in read
    )


def _received(entries: tuple[Entry, ...]) -> Event:
    """The receipt in force; that of a registration struck as a whole is its last one."""
    receipts = [one for one in entries if one.event.kind is EventKind.RECEIVED]
    return next((one for one in receipts if one.struck_by is None), receipts[-1]).event


def _items(
    closing: Event | None, positions: list[int], subjects: Mapping[int, str], wording: str
) -> tuple[Item, ...]:
    article = "" if closing is None else closing.text("article")
    return tuple(
        Item(position=position, subject=subjects.get(position, wording), outcome=outcome, article=article)
        for position, outcome in zip(positions, item_outcomes(closing, outcome_of(closing), positions), strict=True)
    )
