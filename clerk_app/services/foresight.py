"""What a clock would be if an event were recorded or an entry struck: shown before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from clerk_app.cases.request import EntryId, RequestId
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.events import Event, Fact
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.recording import event, workdays_of


def with_event(
    desk: Desk, request_id: RequestId, kind: EventKind, *, on: date, facts: Mapping[str, Fact | None]
) -> Clock:
    """The clock with one event more."""
    request = desk.store.requests.get(request_id)
    events = (*request.events, event(kind, on, facts))
    return reckon(events, desk.rules, desk.steps, workdays_of(desk, request))


def without_entry(desk: Desk, request_id: RequestId, entry: EntryId) -> Clock | None:
    """The clock with one entry struck; None where the registration itself would be struck."""
    request = desk.store.requests.get(request_id)
    left = replace(request, entries=tuple(one for one in request.entries if one.id != entry))
    if left.last(EventKind.RECEIVED) is None:
        return None
    return reckon(left.events, desk.rules, desk.steps, workdays_of(desk, left))


def with_opinions_today(desk: Desk, request_id: RequestId, today: date) -> date | None:
    """The due date if every opinion that is out came in today (while a consultation pauses the count)."""
    request = desk.store.requests.get(request_id)
    waiting = desk.steps.waiting(EventKind.CONSULTATION_SENT, request.events)
    if not waiting:
        return None
    answers = tuple(
        event(EventKind.CONSULTATION_ANSWERED, max(today, one.on), {"ref": one.text("ref")}) for one in waiting
    )
    events: tuple[Event, ...] = (*request.events, *answers)
    return reckon(events, desk.rules, desk.steps, desk.workdays).due_on


def with_receipt(desk: Desk, request_id: RequestId, received_on: date) -> Clock:
    """The clock with another day of receipt."""
    request = desk.store.requests.get(request_id)
    rest = tuple(one for one in request.events if one.kind is not EventKind.RECEIVED)
    receipt = event(EventKind.RECEIVED, received_on, {})
    return reckon((receipt, *rest), desk.rules, desk.steps, workdays_of(desk, request))
