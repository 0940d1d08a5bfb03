"""How every deed on a request is written down: checked against the steps and the clock, then appended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.events import Event, Fact
from clerk_app.law.terms import EventKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

STOPS = frozenset({"EXT_TOO_LONG", "EXT_NOTICE_LATE", "EXT_TWICE", "FEE_NOTICE_LATE", "FEE_BOTH", "CHAIN_ORDER"})
"""The codes of errors that stop a deed; the others are told and kept."""


def clock_of(desk: Desk, request: Request) -> Clock:
    """The clock of one request as recorded."""
    return reckon(request.events, desk.rules, desk.steps, desk.workdays)


def event(kind: EventKind, on: date, facts: Mapping[str, Fact | None]) -> Event:
    """An event without the facts that were not given."""
    given = {name: value for name, value in facts.items() if value is not None and value not in ("", ())}
    return Event(kind, on, MappingProxyType(given))


def check(desk: Desk, request: Request, new: Event, today: date) -> tuple[str, ...]:
    """The warnings a new event would bring. Raises KnownTrouble where the step or a date forbids it."""
    if new.on > today:
        raise KnownTrouble("day_in_future", on=new.on, today=today)
    if new.on < request.received_on:
        raise KnownTrouble("day_before_receipt", on=new.on, received_on=request.received_on)
    desk.steps.require(new.kind, request.events)
    before = set(clock_of(desk, request).warnings)
    after = reckon((*request.events, new), desk.rules, desk.steps, desk.workdays)
    brought = tuple(code for code in after.warnings if code not in before)
    for code in brought:
        if code in STOPS:
            raise refusal(desk, code, request, new.on, after.due_on or after.base_due_on)
    return brought


def refusal(desk: Desk, code: str, request: Request, on: date, due_on: date) -> KnownTrouble:
    """The sentence of a check that stops a deed, with the limit it rests on."""
    limit = desk.rules.on("extension", request.received_on).days
    return KnownTrouble(f"refused_{code}", on=on, due_on=due_on, number=request.number, limit=limit)


def record(
    desk: Desk,
    request_id: RequestId,
    kind: EventKind,
    *,
    on: date,
    today: date,
    deed: str | None,
    message: str,
    **facts: Fact | None,
) -> Change:
    """Append one event in one transaction. The Change tells the number, the new due date and what was warned of."""
    new = event(kind, on, facts)
    request = desk.store.requests.get(request_id)
    if deed is not None and desk.store.requests.has_deed(deed):
        return _told(desk, request_id, message, ())
    warnings = check(desk, request, new, today)
    with desk.store.write():
        desk.store.requests.append(request_id, new, deed=deed, version=request.version)
    return _told(desk, request_id, message, warnings)


def _told(desk: Desk, request_id: RequestId, message: str, warnings: tuple[str, ...]) -> Change:
    request = desk.store.requests.get(request_id)
    clock = clock_of(desk, request)
    return Change(
        requests=frozenset({request_id}),
        message=message,
        facts={"number": request.number, "due_on": clock.due_on, "warnings": warnings},
    )
