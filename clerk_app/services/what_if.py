"""如果……: what the periods of a request would be after events that nobody recorded. Nothing here is ever stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from clerk_app.cases.request import Entry, EntryId, Request, RequestId
from clerk_app.law.events import Event
from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.terms import ClockKind, ConsultedParty, EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.recording import check, event
from clerk_app.services.request_clocks import legal_clocks
from clerk_app.trouble import KnownTrouble

NOBODY = EntryId(0)
"""The id of an entry that was never recorded."""


@dataclass(frozen=True)
class Supposed:
    """The periods as they are and as they would be; ``refused`` says why the events are not allowed."""

    before: tuple[LegalClock, ...]
    after: tuple[LegalClock, ...]
    refused: KnownTrouble | None = None


@dataclass(frozen=True)
class Moved:
    """One period that the events would move, begin or end. None: there is none of that kind then."""

    kind: ClockKind
    ref: str
    before: LegalClock | None
    after: LegalClock | None


def suppose(desk: Desk, request_id: RequestId, events: Sequence[Event]) -> Supposed:
    """The same fold on the request's events and these in turn; a day still to come is allowed, nothing is written.

    Days out of order are refused. A step that the table or a check forbids ends the trial: ``after`` is then what was
    before.
    """
    request = desk.store.requests.get(request_id)
    before = legal_clocks(desk, request)
    for first, then in pairwise(events):
        if then.on < first.on:
            facts = {"step": first.kind, "on": first.on, "then": then.kind, "then_on": then.on}
            return Supposed(before, before, KnownTrouble("trial_out_of_order", kind="input", **facts))
    for one in events:
        try:
            check(desk, request, one, today=one.on)
        except KnownTrouble as trouble:
            return Supposed(before, before, trouble)
        request = _with(request, one)
    return Supposed(before, legal_clocks(desk, request))


def moved(supposed: Supposed) -> tuple[Moved, ...]:
    """The periods that differ in day or state, in order."""
    before = {(clock.kind, clock.ref): clock for clock in supposed.before}
    after = {(clock.kind, clock.ref): clock for clock in supposed.after}
    found = []
    for kind, ref in dict.fromkeys((*before, *after)):
        old, new = before.get((kind, ref)), after.get((kind, ref))
        if old is None or new is None or (old.due_on, old.state) != (new.due_on, new.state):
            found.append(Moved(kind, ref, old, new))
    return tuple(found)


# the questions a clerk asks

ASKED = frozenset({EventKind.CORRECTION_ASKED, EventKind.CONSULTATION_SENT, EventKind.FEE_NOTICED})
"""The steps that somebody else must answer."""


def out(desk: Desk, request_id: RequestId) -> frozenset[EventKind]:
    """Which of these steps wait for their answer: only that is left to be supposed."""
    events = desk.store.requests.get(request_id).events
    return frozenset(kind for kind in ASKED if desk.steps.waiting(kind, events))


def longest_extension(desk: Desk, request_id: RequestId) -> int:
    """The most working days the law of the request lets it be extended by."""
    return desk.rules.on("extension", desk.store.requests.get(request_id).received_on).days


def correction(desk: Desk, request_id: RequestId, *, asked_on: date, back_on: date) -> tuple[Event, ...]:
    """The correction comes back on a day; asked on ``asked_on`` where none is out yet."""
    request = desk.store.requests.get(request_id)
    came = event(EventKind.CORRECTION_RECEIVED, back_on, {})
    if desk.steps.waiting(EventKind.CORRECTION_ASKED, request.events):
        return (came,)
    return (event(EventKind.CORRECTION_ASKED, asked_on, {"reply_by": back_on}), came)


def extension(desk: Desk, request_id: RequestId, *, on: date, days: int) -> tuple[Event, ...]:
    """Extended and told on a day, by so many working days."""
    return (event(EventKind.EXTENDED, on, {"days": days, "notice_on": on}),)


def consultation(desk: Desk, request_id: RequestId, *, asked_on: date, back_on: date) -> tuple[Event, ...]:
    """Every opinion that is out comes in on a day; one asked on ``asked_on`` where none is out."""
    request = desk.store.requests.get(request_id)
    waiting = desk.steps.waiting(EventKind.CONSULTATION_SENT, request.events)
    asked: tuple[Event, ...] = ()
    if not waiting:
        facts = {"ref": desk.terms.word(ConsultedParty.THIRD_PARTY), "party": ConsultedParty.THIRD_PARTY.value}
        waiting = asked = (event(EventKind.CONSULTATION_SENT, asked_on, facts),)
    came = (event(EventKind.CONSULTATION_ANSWERED, back_on, {"ref": one.text("ref")}) for one in waiting)
    return (*asked, *came)


def payment(desk: Desk, request_id: RequestId, *, noticed_on: date, paid_on: date) -> tuple[Event, ...]:
    """The fee is paid on a day; noticed on ``noticed_on`` where no notice is out."""
    request = desk.store.requests.get(request_id)
    paid = event(EventKind.FEE_PAID, paid_on, {})
    if desk.steps.waiting(EventKind.FEE_NOTICED, request.events):
        return (paid,)
    return (event(EventKind.FEE_NOTICED, noticed_on, {}), paid)


def _with(request: Request, one: Event) -> Request:
    return replace(request, entries=(*request.entries, Entry(NOBODY, one, "", "")))
