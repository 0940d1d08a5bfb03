"""昨天以来: what came about by itself since the last working day: the calendar, limits of others that end or ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.request import RequestId
from clerk_app.law.reading import holiday_notice, read_holidays, table_of
from clerk_app.law.terms import ConsultedParty
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.desk import Desk
from clerk_app.services.kept_notices import joined
from clerk_app.services.moments import day_of
from clerk_app.services.recording import clock_of
from clerk_app.services.today import Group, TodayLine
from clerk_app.store.notices import StoredNotice


@unique
class NewsKind(StrEnum):
    """What happened; each is the sentence ``today_news_…`` with its consequence ``today_news_…_then``."""

    CALENDAR = "calendar"
    CORRECTION_ENDING = "correction_ending"
    CORRECTION_ENDED = "correction_ended"
    OPINION_ENDING = "opinion_ending"
    OPINION_ENDED = "opinion_ended"
    PAYMENT_ENDED = "payment_ended"


@dataclass(frozen=True)
class News:
    """One thing to know. ``requests``: those it is about; of a calendar, those whose due day moved."""

    kind: NewsKind
    facts: Mapping[str, object]
    requests: frozenset[RequestId]


def news(desk: Desk, lines: Sequence[TodayLine], today: date) -> tuple[News, ...]:
    """Since the working day before ``today`` (included), and what ends on or before the next one."""
    since, until = desk.workdays.before(today, 1), desk.workdays.after(today, 1)
    hand = [line.row for line in lines if line.group is not Group.CASES]
    running = {row.id for row in hand if row.closed_on is None}
    return (*_calendar(desk, {row.id for row in hand}, since), *_limits(desk, running, since, today, until))


def _limits(desk: Desk, ids: set[RequestId], since: date, today: date, until: date) -> tuple[News, ...]:
    """Corrections, opinions and payments by their last day; of requests that nothing closed."""
    found: list[tuple[date, News]] = []

    def add(limit: date | None, ending: NewsKind | None, ended: NewsKind, request: RequestId, number: str) -> None:
        if limit is None or not since <= limit <= until:
            return
        kind = ended if limit < today else ending
        if kind is not None:
            facts = MappingProxyType({"number": number, "on": limit})
            found.append((limit, News(kind, facts, frozenset({request}))))

    for request in desk.store.requests.some(ids):
        clock = clock_of(desk, request)
        named = (request.id, request.number)
        if clock.awaiting == "correction":
            add(clock.awaited_by, NewsKind.CORRECTION_ENDING, NewsKind.CORRECTION_ENDED, *named)
        elif clock.awaiting is not None:
            add(clock.awaited_by or clock.fee_payment_due_on, None, NewsKind.PAYMENT_ENDED, *named)
        for one in clock.consultations:
            if one.answered_on is None and one.party is ConsultedParty.THIRD_PARTY:
                add(one.opinion_due_on, NewsKind.OPINION_ENDING, NewsKind.OPINION_ENDED, *named)
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], str(pair[1].facts["number"]))))


def _calendar(desk: Desk, ids: set[RequestId], since: date) -> tuple[News, ...]:
    """The notices that were entered or taken back, and how many due days they moved."""
    rows = desk.store.notices.history()
    fresh = [one for one in rows if day_of(one.added_at) >= since]
    if not fresh:
        return ()
    before = replace(desk, workdays=_calendar_of([one for one in rows if one not in fresh]))
    moved = frozenset(
        one.id
        for one in desk.store.requests.some(ids)
        if clock_of(before, one).due_on != clock_of(desk, one).due_on
    )
    years = tuple(sorted({str(one.year) for one in fresh}))
    facts = MappingProxyType({"years": years, "count": len(ids), "moved": len(moved)})
    return (News(NewsKind.CALENDAR, facts, moved),)


def _calendar_of(rows: Sequence[StoredNotice]) -> WorkCalendar:
    held = {(one.year, one.number): one for one in rows}
    texts = [one for one in held.values() if one.withdrawn is None]
    shipped = read_holidays(places.resources() / "holidays")
    return joined(shipped, [holiday_notice(table_of(one.text, str(one.year))) for one in texts])
