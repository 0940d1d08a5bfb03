"""What a change of the calendar or of a setting does to the open requests: which dates move, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import reckon
from clerk_app.law.legal_clock import ClockState
from clerk_app.law.terms import ClockKind, EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of, done_on_of
from clerk_app.services.request_clocks import OWED, legal_clocks

_RANK = {kind: rank for rank, kind in enumerate(ClockKind)}

Dates = Mapping[tuple[ClockKind, str], date]


@dataclass(frozen=True)
class Move:
    """One date of one open request under another calendar or reading."""

    request: RequestId
    number: str
    applicant: str
    kind: ClockKind
    ref: str
    old: date
    new: date

    @property
    def days(self) -> int:
        """How far the date moves; earlier is negative."""
        return (self.new - self.old).days


def moves_between(desk: Desk, after: WorkCalendar, today: date | None = None) -> tuple[Move, ...]:
    """Every date of an open request that differs under ``after``: what comes earlier first, the reply before others.

    Closed requests keep the calendar that was out on the day they were done with; what is owed in their remedies still
    runs. Only a notice entered later than its day of publication reaches them, and then they are named like the
    others. With ``today``, days that are past both ways are left out where nothing is owed by them any more.
    """
    return moves_to(desk, replace(desk, workdays=after), today)


def moves_to(desk: Desk, after: Desk, today: date | None = None) -> tuple[Move, ...]:
    """The same for a desk of other rules: what a setting that reads the law otherwise brings."""
    requests = desk.store.requests.all()
    found = [
        move
        for request in requests
        if done_on_of(desk, request) is None or _has_open_remedy(request)
        for move in _moves_of(request, _running(desk, request), _running(after, request))
        if today is None or move.kind in OWED or max(move.old, move.new) >= today
    ]
    found += _of_done(desk, after, requests)
    return tuple(sorted(found, key=lambda one: (one.days > 0, _RANK[one.kind], one.new, one.number, one.ref)))


def _of_done(desk: Desk, after: Desk, requests: Iterable[Request]) -> Iterator[Move]:
    """The reply dates of requests that are done with, where a notice of a day before that comes or goes."""
    out_on = [one.published for one in set(desk.workdays.notices) ^ set(after.workdays.notices)]
    for request in requests if out_on else ():
        done_on = done_on_of(desk, request)
        if done_on is None or done_on < min(out_on):
            continue
        old, new = clock_of(desk, request).due_on, clock_of(after, request).due_on
        if old is not None and new is not None and old != new:
            yield Move(request.id, request.number, request.applicant.name, ClockKind.REPLY, "", old, new)


def waiting_for_notice(desk: Desk) -> tuple[RequestId, ...]:
    """The open requests with a date in a year that no notice rules."""
    return tuple(
        request.id
        for request in desk.store.requests.all()
        if request.closing is None
        and reckon(request.events, desk.rules, desk.steps, desk.workdays).missing_year is not None
    )


def _has_open_remedy(request: Request) -> bool:
    kinds = [event.kind for event in request.events]
    return kinds.count(EventKind.REMEDY_OPENED) > kinds.count(EventKind.REMEDY_CLOSED)


def _moves_of(request: Request, before: Dates, after: Dates) -> Iterator[Move]:
    for (kind, ref), new in after.items():
        old = before.get((kind, ref), new)
        if old != new:
            yield Move(request.id, request.number, request.applicant.name, kind, ref, old, new)


def _running(desk: Desk, request: Request) -> Dates:
    """The day of every period that runs; of a closed request, of what the office owes alone."""
    return {
        (clock.kind, clock.ref): clock.due_on
        for clock in legal_clocks(desk, request)
        if clock.due_on is not None
        and clock.state in (ClockState.RUNNING, ClockState.PAUSED)
        and (request.closing is None or clock.kind in OWED)
    }
