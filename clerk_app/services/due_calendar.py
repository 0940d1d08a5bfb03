"""导出 ICS: the office's due dates as one file for the calendars people already use. No name of an applicant in it
unless that is asked for: calendars leave the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from clerk_app import __version__, places
from clerk_app.cases.request import CLOSING, Request, RequestId
from clerk_app.law.reading import read_table
from clerk_app.law.terms import ClockKind
from clerk_app.render.ics import DayCalendar, DayEvent, ics
from clerk_app.services.desk import Desk
from clerk_app.services.due_days import DueDay
from clerk_app.services.office import heading
from clerk_app.services.recording import clock_of

ALARM_DAYS, ALARM_HOUR = "ics_alarm_days", "remind_hour"
"""The settings: how many working days before an alarm goes off, and at which hour."""
NAMES = "ics_names"
"""The setting: whether the file says who applied and for what."""
_PRODUCT = f"-//clerk-app {__version__}//due dates//ZH"


@dataclass(frozen=True)
class DueCalendar:
    """The file, and how many dates it has."""

    data: bytes
    dates: int
    cancelled: int
    """Of those an earlier file had and which are over: a calendar strikes them out."""


def due_calendar(
    desk: Desk, days: Iterable[DueDay], *, with_names: bool, today: date, now: datetime
) -> DueCalendar:
    """These dates as a file; requests finished lately are in it as cancelled, so that taking in the file again also
    takes away what is over."""
    shown = list(days)
    requests = {one.id: one for one in desk.store.requests.some({day.row.id for day in shown})}
    began = desk.store.requests.began_at()
    running = [_event(desk, day, requests[day.row.id], began, with_names=with_names) for day in shown]
    over = list(_over(desk, set(requests), began, today))
    say = desk.terms.sentence
    made = DayCalendar(say("ics_name", {"office": heading(desk, today)}), _PRODUCT, now, (*running, *over))
    return DueCalendar(ics(made), len(running), len(over))


def uid(began: str, request: RequestId, kind: ClockKind, ref: str) -> str:
    """The same for the same date of the same request in every file, and another in every other store. Nothing can be
    read out of it (RFC 7986 section 5.3)."""
    return str(uuid5(NAMESPACE_URL, f"clerk-app:{began} {request} {kind.value} {ref}"))


@cache
def _closed_days() -> timedelta:
    """So long after its end a request is still struck out (resources/today.toml)."""
    return timedelta(days=read_table(places.resources() / "today.toml").table("ics").whole("closed_days"))


def _event(desk: Desk, day: DueDay, request: Request, began: str, *, with_names: bool) -> DayEvent:
    say, row = desk.terms.sentence, day.row
    kind, number = desk.terms.word(day.kind), row.number
    summary, lines = say("ics_summary", {"kind": kind, "number": number}), [desk.terms.word(row.state)]
    if with_names:
        summary = say("ics_summary_named", {"kind": kind, "number": number, "name": row.applicant})
        lines.append(row.subject)
    if day.kind is ClockKind.REPLY and row.provisional:
        lines.append(say("ics_provisional"))
    return DayEvent(
        uid=uid(began, row.id, day.kind, day.ref), on=day.on, summary=summary, description="\n".join(lines),
        sequence=request.version, alarm=_alarm(desk, day.on),
    )


def _alarm(desk: Desk, due_on: date) -> timedelta:
    """At the hour of reminders, so many working days before: never on a rest day."""
    days = desk.settings.whole(ALARM_DAYS)
    on = desk.workdays.before(due_on, days) if days else due_on
    return datetime.combine(on, time(desk.settings.whole(ALARM_HOUR))) - datetime.combine(due_on, time())


def _over(desk: Desk, shown: set[RequestId], began: str, today: date) -> Iterator[DayEvent]:
    since = today - _closed_days()
    ended = {one for kind in CLOSING for one in desk.store.requests.with_event(kind, since)} - shown
    for request in desk.store.requests.some(ended):
        due_on = clock_of(desk, request).due_on
        if due_on is not None:
            facts = {"kind": desk.terms.word(ClockKind.REPLY), "number": request.number}
            yield DayEvent(
                uid=uid(began, request.id, ClockKind.REPLY, ""), on=due_on,
                summary=desk.terms.sentence("ics_over", facts), sequence=request.version, is_cancelled=True,
            )
