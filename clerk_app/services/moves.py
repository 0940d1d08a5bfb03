"""What a change of the calendar or of a setting does to the open requests: which dates move, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from weakref import WeakKeyDictionary

from clerk_app.cases.request import CLOSING, Request, RequestId
from clerk_app.law.changed_days import ChangedDays
from clerk_app.law.clock import reckon
from clerk_app.law.legal_clock import ClockState
from clerk_app.law.terms import ClockKind, EventKind
from clerk_app.law.watched_calendar import Stretch, WatchedCalendar
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.desk import Desk
from clerk_app.services.due_cases import still_owed
from clerk_app.services.recording import clock_of, done_on_of
from clerk_app.services.request_clocks import OWED, legal_clocks
from clerk_app.store.database import Store
from clerk_app.store.in_hand import InHand

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
    found = [
        move
        for request, now in _kept(desk).of(desk, _running_ids(desk))
        if _is_touched(desk, after, now)
        for move in _moves_of(request, now.dates, _running(after, request))
        if today is None or move.kind in OWED or max(move.old, move.new) >= today
    ]
    found += _of_done(desk, after)
    return tuple(sorted(found, key=lambda one: (one.days > 0, _RANK[one.kind], one.new, one.number, one.ref)))


def _of_done(desk: Desk, after: Desk) -> Iterator[Move]:
    """The reply dates of requests that are done with, where a notice of a day before that comes or goes."""
    out_on = [one.published for one in set(desk.workdays.notices) ^ set(after.workdays.notices)]
    for request in desk.store.requests.some(_closed_since(desk, min(out_on))) if out_on else ():
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
        for request in desk.store.requests.some(_open_ids(desk))
        if reckon(request.events, desk.rules, desk.steps, desk.workdays).missing_year is not None
    )


# which requests can have a date that moves


def _open_ids(desk: Desk) -> frozenset[RequestId]:
    hand = _kept(desk).hand
    hand.look()
    return hand.open


def _running_ids(desk: Desk) -> frozenset[RequestId]:
    """What is open or answered and not out, and what stands in a case in which we may still owe something."""
    hand = _kept(desk).hand
    hand.look()
    return hand.open | hand.unserved | {one.request for one in desk.store.remedies.all() if still_owed(one)}


def _closed_since(desk: Desk, day: date) -> frozenset[RequestId]:
    hand = _kept(desk).hand
    kinds = (*CLOSING, EventKind.SERVED)
    return frozenset().union(*(hand.with_kind(kind, since=day) for kind in kinds))


# what their dates rest on


@dataclass(frozen=True)
class _Now:
    """The dates of one request by one calendar, and every stretch of days that was looked at for them."""

    version: int
    done_on: date | None
    dates: Dates
    seen: frozenset[Stretch]


@dataclass
class _Kept:
    """The dates of a store's running requests by one calendar and one reading, made once: previews ask often."""

    hand: InHand
    by: tuple[object, ...] = ()
    now: dict[RequestId, _Now] = field(default_factory=dict)

    def of(self, desk: Desk, ids: Iterable[RequestId]) -> Iterator[tuple[Request, _Now]]:
        """Every request of those that may move, with its dates as they are."""
        by = (desk.rules, desk.steps, desk.workdays)
        if any(one is not other for one, other in zip(by, self.by, strict=False)) or not self.by:
            self.by, self.now = by, {}
        for request in desk.store.requests.some(ids):
            known = self.now.get(request.id)
            if known is None or known.version != request.version:
                known = self.now[request.id] = _now(desk, request)
            yield request, known


_KEPT: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()


def _kept(desk: Desk) -> _Kept:
    if desk.store not in _KEPT:
        _KEPT[desk.store] = _Kept(InHand(desk.store))
    return _KEPT[desk.store]


def _now(desk: Desk, request: Request) -> _Now:
    watched = WatchedCalendar(desk.workdays)
    dates = _running(replace(desk, workdays=watched), request)
    return _Now(request.version, done_on_of(desk, request), dates, watched.seen())


def _is_touched(desk: Desk, after: Desk, now: _Now) -> bool:
    """Whether a day the dates rest on changes: otherwise every look at the calendar gives what it gave."""
    if desk.rules is not after.rules or desk.steps is not after.steps:
        return True
    return ChangedDays.between(desk.workdays, after.workdays).touch(now.seen) or (
        now.done_on is not None
        and ChangedDays.between(desk.workdays.as_of(now.done_on), after.workdays.as_of(now.done_on)).touch(now.seen)
    )


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
