"""Requests out of rows as counts see them: a year's sheet of a large office reads neither persons nor wordings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.cases.countable import COUNTED, Countable, counted_from
from clerk_app.cases.request import OrganId, RequestId, by_day
from clerk_app.law.events import Event, Fact, day_of, fact_of
from clerk_app.law.terms import ApplicantKind, Channel, EventKind
from clerk_app.store.request_rows import STRIKING, chunks, open_or_new, without_collecting

if TYPE_CHECKING:
    from clerk_app.store.database import Store

_LOOKED_AT: Mapping[object, tuple[EventKind, tuple[str, ...]]] = {
    kind.value: (kind, names) for kind, names in COUNTED.items()
}
_NOTHING: Mapping[str, Fact] = MappingProxyType({})


def countables(store: Store, first: date, last: date) -> list[Countable]:
    """The requests in force that were received up to ``last`` and not closed before ``first``, and of those received
    in between all; by id."""
    with store.reading(), without_collecting():
        ids = open_or_new(store, first, last)
        return [one for marks, some in chunks(ids) for one in _some(store, marks, some)]


def _some(store: Store, marks: str, ids: tuple[int, ...]) -> Iterable[Countable]:
    rows = store.rows(
        f"SELECT request_id, seq, what FROM events WHERE request_id IN ({marks}) ORDER BY request_id, seq", ids
    )
    told: defaultdict[int, list[tuple[int, dict[str, object]]]] = defaultdict(list)
    for (request, seq, _), plain in zip(rows, json.loads(f"[{','.join(row[2] for row in rows)}]"), strict=True):
        told[request].append((seq, plain))
    places: defaultdict[int, list[int]] = defaultdict(list)
    for request, position in store.rows(
        f"SELECT request_id, position FROM items WHERE request_id IN ({marks}) ORDER BY request_id, position", ids
    ):
        places[request].append(position)
    for request, organ, kind, channel in store.rows(
        f"SELECT id, organ_id, applicant_kind, channel FROM requests WHERE id IN ({marks}) ORDER BY id", ids
    ):
        events = _in_force(told[request])
        received = next((one for one in events if one.kind is EventKind.RECEIVED), None)
        if received is not None:
            yield counted_from(
                RequestId(request), OrganId(organ), ApplicantKind(kind), Channel(channel), received.on,
                sorted(events, key=by_day), places[request],
            )  # fmt: skip


def _in_force(told: list[tuple[int, dict[str, object]]]) -> list[Event]:
    """The counted events that were not struck, in the order they were written."""
    struck = {plain["entry"] for _, plain in told if plain["kind"] in STRIKING and "entry" in plain}
    return [_event(plain) for seq, plain in told if plain["kind"] in _LOOKED_AT and seq not in struck]


def _event(plain: Mapping[str, object]) -> Event:
    """The event with the facts that counts look at."""
    kind, names = _LOOKED_AT[plain["kind"]]
    on = day_of(plain.get("on"), "on")
    if not names:
        return Event(kind, on, _NOTHING)
    facts: dict[str, Fact] = {}
    for name in names:
        value = plain.get(name)
        if value is not None:
            facts[name] = fact_of(name, value)
    return Event(kind, on, MappingProxyType(facts))
