"""How every deed on a request is written down: checked against the steps and the clock, then appended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.events import DELIVERY_UNKNOWN, OVERRIDDEN, Event, Fact
from clerk_app.law.steps import Steps
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services import stops
from clerk_app.services.change import Change, Override
from clerk_app.services.check_facts import facts_of
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def clock_of(desk: Desk, request: Request) -> Clock:
    """The clock of one request as recorded."""
    return reckon(request.events, desk.rules, desk.steps, workdays_of(desk, request))


def workdays_of(desk: Desk, request: Request) -> WorkCalendar:
    """The calendar a request is reckoned with: once it is done, the one known on that day; a later notice moves only
    what still runs."""
    done_on = done_on_of(desk, request)
    return desk.workdays if done_on is None else desk.workdays.as_of(done_on)


def done_on_of(desk: Desk, request: Request) -> date | None:
    """The day the handling was done with: closed, an answer also sent (国办公开办函〔2016〕235号); else None."""
    return done_on_by(request.events, desk.steps)


def done_on_by(events: Sequence[Event], steps: Steps) -> date | None:
    """The same by events in the order of their days.

    An imported answer whose delivery nobody knows is done with on its own day.
    """
    places = [place for place, event in enumerate(events) if event.kind in steps.closing]
    if not places:
        return None
    closing, *after = events[places[0] :]
    if closing.kind is not EventKind.ANSWERED or closing.facts.get(DELIVERY_UNKNOWN) is True:
        return closing.on
    return max((event.on for event in after if event.is_service), default=None)


def event(kind: EventKind, on: date, facts: Mapping[str, Fact | None]) -> Event:
    """An event without the facts that were not given."""
    given = {name: value for name, value in facts.items() if value is not None and value not in ("", ())}
    return Event(kind, on, MappingProxyType(given))


def check(
    desk: Desk, request: Request, new: Event, today: date, override: Override | None = None
) -> tuple[str, ...]:
    """The codes a new event would bring. Raises KnownTrouble where the step or a date forbids it, or a check that
    nobody let pass."""
    return _checked(desk, request, new, today, override)[0]


def _checked(
    desk: Desk, request: Request, new: Event, today: date, override: Override | None
) -> tuple[tuple[str, ...], Event]:
    """The codes, and the event with the decision that lets it pass."""
    if new.on > today:
        raise KnownTrouble("day_in_future", on=new.on, today=today)
    if new.on < request.received_on:
        raise KnownTrouble("day_before_receipt", on=new.on, received_on=request.received_on)
    why = desk.steps.why_not_event(new, request.events)
    twice = stops.code_of(why, new.kind)
    if why is not None and twice is None:
        raise why
    after = reckon((*request.events, new), desk.rules, desk.steps, workdays_of(desk, request))
    codes = tuple(dict.fromkeys((*([twice] if twice else []), *_brought(desk, request, new, after))))
    on = (after.served_on or new.on) if new.is_service else new.on
    facts = {**stop_facts(desk, request, after), "on": on}
    kept = stops.let_through(desk, codes, new.kind, override, facts)
    return codes, replace(new, facts=MappingProxyType({**new.facts, **kept}))


def _brought(desk: Desk, request: Request, new: Event, after: Clock) -> tuple[str, ...]:
    """The codes that are there because of this event, also where one of its kind was let pass with the same before."""
    before = set(clock_of(desk, request).warnings)
    brought = [code for code in after.warnings if code not in before]
    let_pass = [one for one in request.events if one.kind is new.kind and OVERRIDDEN in one.facts]
    if let_pass:
        others = tuple(one for one in request.events if not any(one is past for past in let_pass))
        workdays = workdays_of(desk, request)
        without = set(reckon(others, desk.rules, desk.steps, workdays).warnings)
        again = reckon((*others, new), desk.rules, desk.steps, workdays).warnings
        brought += [
            code for code in again
            if code not in without and code not in brought and not desk.checks.rule(code).said_once
        ]  # fmt: skip
    return tuple(brought)


def stop_facts(desk: Desk, request: Request, clock: Clock) -> Mapping[str, object]:
    """What the refusals speak of: the limits and dates of this request."""
    limit = desk.rules.on("extension", request.received_on).days
    return {"number": request.number, "due_on": clock.due_on or clock.base_due_on, "limit": limit}


def record(
    desk: Desk,
    request_id: RequestId,
    kind: EventKind,
    *,
    on: date,
    today: date,
    deed: str | None,
    message: str,
    override: Override | None = None,
    **facts: Fact | None,
) -> Change:
    """Append one event in one transaction. The Change tells the number, the new due date and what was warned of."""
    request = desk.store.requests.get(request_id)
    if deed is not None and desk.store.requests.has_deed(deed):
        return _told(desk, request_id, message, ())
    warnings, new = _checked(desk, request, event(kind, on, facts), today, override)
    with desk.store.write():
        desk.store.requests.append(request_id, new, deed=deed, version=request.version)
    return _told(desk, request_id, message, warnings)


def _told(desk: Desk, request_id: RequestId, message: str, warnings: tuple[str, ...]) -> Change:
    request = desk.store.requests.get(request_id)
    clock = clock_of(desk, request)
    noted = facts_of(clock) if warnings else {}
    return Change(
        requests=frozenset({request_id}),
        message=message,
        facts={**noted, "number": request.number, "due_on": clock.due_on, "warnings": warnings},
    )
