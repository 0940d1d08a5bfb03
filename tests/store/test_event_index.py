"""Questions of one kind, day or number are answered from an index that says what the events say."""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType

from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.store.database import Store
from clerk_app.store.event_index import HAS_NUMBER, KIND, NUMBER, ON


def test_the_index_reads_of_every_event_what_its_text_says(store: Store, draft) -> None:  # type: ignore[no-untyped-def]
    request = store.requests.add(draft(), number="2026-0001")
    noted = MappingProxyType({"text": 'x","kind":"struck","on":"1999-01-01","number":"7"', "what": '"kind":"struck"'})
    entry = store.requests.append(request, Event(EventKind.NOTED, date(2026, 8, 21), noted))
    store.requests.strike(request, entry, reason="记错", on=date(2026, 8, 24))
    rows = store.rows(f"SELECT what, {KIND}, {ON}, {HAS_NUMBER}, {NUMBER} FROM events ORDER BY seq")
    assert len(rows) == 3
    for what, kind, on, has_number, number in rows:
        plain = json.loads(what)
        assert (kind, on) == (plain["kind"], plain["on"])
        assert (number if has_number else None) == plain.get("number")


def test_no_such_question_reads_every_event(store: Store) -> None:
    for question, index in (
        (f"SELECT request_id FROM events WHERE {KIND} = ? AND {ON} BETWEEN ? AND ?", "events_kind_on"),
        (f"SELECT what FROM events WHERE {HAS_NUMBER} AND {NUMBER} >= ? AND {NUMBER} < ?", "events_number"),
        ("SELECT id, event_seq FROM documents WHERE kind IN (?)", "COVERING INDEX documents_kind"),
    ):
        plan = store.rows(f"EXPLAIN QUERY PLAN {question}", ("a",) * question.count("?"))
        assert index in plan[0][3] and plan[0][3].startswith("SEARCH"), plan


def test_requests_are_found_by_an_event_and_its_day(store: Store, draft) -> None:  # type: ignore[no-untyped-def]
    first, second = (store.requests.add(draft(n), number=str(n)) for n in (1, 2))
    store.requests.append(second, Event(EventKind.NOTED, date(2026, 8, 21), MappingProxyType({"text": "备注"})))
    assert store.requests.with_event(EventKind.NOTED, date(2026, 8, 21)) == (second,)
    assert store.requests.with_event(EventKind.NOTED, date(2026, 8, 22)) == ()
    assert store.requests.with_event(EventKind.RECEIVED, date.min) == (first, second)
