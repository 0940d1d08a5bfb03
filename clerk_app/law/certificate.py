"""Every calendar day of a period, one by one: what the calendar says of it, whether it counts, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.pause import Pause
from clerk_app.law.periods import months_after
from clerk_app.law.workdays import ONE_DAY, DayKind, DaySign, WorkCalendar

WORKING_DAYS, CALENDAR_DAYS, MONTHS = "working_days", "calendar_days", "months"


@dataclass(frozen=True)
class CertifiedDay:
    """One calendar day of a period."""

    on: date
    sign: DaySign
    ordinal: int | None = None
    """Its place in the count, from 1; of a period in months, how many are full on that day. None: not counted."""
    pauses: tuple[Pause, ...] = ()
    """What leaves the day out; two that overlap leave it out once."""
    is_start: bool = False
    """Day 0, which is not counted (民法典第二百零一条)."""
    is_due: bool = False
    is_rolled: bool = False
    """After the last day of a calendar period that fell on a rest day (民法典第二百零三条)."""
    is_known: bool = True
    """Whether the year has its notice; without it only weekends are known."""

    @property
    def is_workday(self) -> bool:
        """Whether the office works that day."""
        return self.sign.kind in (DayKind.WORKDAY, DayKind.MAKEUP)


@dataclass(frozen=True)
class DaySums:
    """What the days after day 0 add up to: ``calendar_days`` is the sum of the four groups of a working-day period."""

    calendar_days: int
    counted: int
    makeup: int
    """Of those counted, weekend days worked (调休上班)."""
    weekend: int
    holiday: int
    excluded: int
    """Working days left out."""
    twice: int
    """Of those left out, the ones that two or more pauses name."""
    rolled: int


def certified_days(clock: LegalClock, workdays: WorkCalendar) -> tuple[CertifiedDay, ...]:
    """Day 0 and every calendar day after it up to the due day; empty where the period has no due day now."""
    if clock.due_on is None:
        return ()
    days = [_day(clock, workdays, clock.starts_on, None, is_start=True)]
    months = _full_months(clock)
    counted = 0
    on = clock.starts_on + ONE_DAY
    while on <= clock.due_on:
        ordinal: int | None = None
        if clock.counted == WORKING_DAYS:
            if workdays.is_workday(on) and not any(pause.first <= on <= pause.last for pause in clock.pauses):
                counted += 1
                ordinal = counted
        elif clock.counted == CALENDAR_DAYS:
            ordinal = (on - clock.starts_on) // timedelta(days=1)
            ordinal = ordinal if ordinal <= clock.amount else None
        elif clock.counted == MONTHS:
            ordinal = months.get(on)
        days.append(_day(clock, workdays, on, ordinal))
        on += ONE_DAY
    return tuple(days)


def sums_of(days: Sequence[CertifiedDay]) -> DaySums:
    """The sums over the days after day 0."""
    after = [day for day in days if not day.is_start]
    out = [day for day in after if day.is_workday and day.pauses]
    return DaySums(
        calendar_days=len(after),
        counted=sum(day.ordinal is not None for day in after),
        makeup=sum(day.ordinal is not None and day.sign.kind is DayKind.MAKEUP for day in after),
        weekend=sum(day.sign.kind is DayKind.WEEKEND for day in after),
        holiday=sum(day.sign.kind is DayKind.HOLIDAY for day in after),
        excluded=len(out),
        twice=sum(len(day.pauses) > 1 for day in out),
        rolled=sum(day.is_rolled for day in after),
    )


def _day(
    clock: LegalClock, workdays: WorkCalendar, on: date, ordinal: int | None, *, is_start: bool = False
) -> CertifiedDay:
    return CertifiedDay(
        on=on,
        sign=workdays.sign(on),
        ordinal=ordinal,
        pauses=() if is_start else tuple(pause for pause in clock.pauses if pause.first <= on <= pause.last),
        is_start=is_start,
        is_due=on == clock.due_on,
        is_rolled=clock.rolled_from is not None and on > clock.rolled_from,
        is_known=workdays.is_known(on),
    )


def _full_months(clock: LegalClock) -> dict[date, int]:
    """The days on which a month is full, with how many are (第二百零二条)."""
    if clock.counted != MONTHS:
        return {}
    return {months_after(clock.starts_on, number): number for number in range(1, clock.amount + 1)}
