"""What a change of the calendar or of a setting does to the open requests: which dates move, old and new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import reckon
from clerk_app.law.terms import ClockKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.desk import Desk


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


def moves_between(desk: Desk, after: WorkCalendar) -> tuple[Move, ...]:
    """Every date of an open request that differs under ``after``: what comes earlier first, the reply before others.

    Closed requests keep the calendar of the day they were closed.
    """
    return moves_to(desk, replace(desk, workdays=after))


def moves_to(desk: Desk, after: Desk) -> tuple[Move, ...]:
    """The same for a desk of other rules: what a setting that reads the law otherwise brings."""
    kinds = list(ClockKind)
    found = [move for request in _open(desk) for move in _moves_of(desk, request, after)]
    return tuple(sorted(found, key=lambda one: (one.days > 0, kinds.index(one.kind), one.new, one.number, one.ref)))


def waiting_for_notice(desk: Desk) -> tuple[RequestId, ...]:
    """The open requests with a date in a year that no notice rules."""
    return tuple(
        request.id
        for request in _open(desk)
        if reckon(request.events, desk.rules, desk.steps, desk.workdays).missing_year is not None
    )


def _open(desk: Desk) -> Iterator[Request]:
    return (request for request in desk.store.requests.all() if request.closing is None)


def _moves_of(desk: Desk, request: Request, after: Desk) -> Iterator[Move]:
    before = _dates(desk, request)
    for key, new in _dates(after, request).items():
        old = before.get(key)
        if old is not None and old != new:
            yield Move(request.id, request.number, request.applicant.name, *key, old, new)


def _dates(desk: Desk, request: Request) -> dict[tuple[ClockKind, str], date]:
    clock = reckon(request.events, desk.rules, desk.steps, desk.workdays)
    dates = {
        (ClockKind.REPLY, ""): clock.due_on,
        (ClockKind.CORRECTION_NOTICE, ""): clock.correction_notice_by,
        (ClockKind.FEE_PAYMENT, ""): clock.fee_payment_due_on,
        **{(ClockKind.OPINION, one.ref): one.opinion_due_on for one in clock.consultations},
    }
    return {key: day for key, day in dates.items() if day is not None}
