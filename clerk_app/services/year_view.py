"""One year day by day, as a calendar is drawn: each day's kind, name and notice, and the working days of each month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from clerk_app.law.citation import Citation
from clerk_app.law.workdays import DayKind, HolidayNotice, WorkCalendar
from clerk_app.services.kept_notices import KeptNotice


@dataclass(frozen=True)
class YearDay:
    """One day of a year: what it is, under which holiday, by which notice; ``local``: by a local layer."""

    day: date
    kind: DayKind
    name: str = ""
    notice: Citation | None = None
    local: bool = False


@dataclass(frozen=True)
class YearView:
    """One year. ``months``: working days of January to December; ``is_known``: the State Council's notice is there."""

    year: int
    is_known: bool
    days: tuple[YearDay, ...]
    months: tuple[int, ...]
    workdays: int
    notices: tuple[HolidayNotice, ...] = ()
    """Those that name a day of this year, or are of it: the State Council's first, then the local layers."""
    kept: tuple[KeptNotice, ...] = ()
    """Those of them this office added: they can be withdrawn."""


def year_view(workdays: WorkCalendar, year: int, kept: Sequence[KeptNotice] = ()) -> YearView:
    """The view of one year under a calendar; ``kept`` are the notices the office added."""
    local = {day for notice in workdays.notices if notice.local for day, _ in notice.signs()}
    days = tuple(_days(workdays, year, local))
    months = tuple(
        sum(workdays.is_workday(one.day) for one in group) for _, group in groupby(days, key=lambda one: one.day.month)
    )
    notices = tuple(
        notice
        for notice in workdays.notices
        if notice.year == year or any(day.year == year for day, _ in notice.signs())
    )
    return YearView(
        year=year,
        is_known=workdays.is_known(date(year, 1, 1)),
        days=days,
        months=months,
        workdays=sum(months),
        notices=notices,
        kept=tuple(one for one in kept if one.notice in notices),
    )


def _days(workdays: WorkCalendar, year: int, local: set[date]) -> Iterator[YearDay]:
    day, last = date.min.replace(year=year), date.max.replace(year=year)
    for ordinal in range(day.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        sign = workdays.sign(day)
        yield YearDay(day, sign.kind, sign.name, sign.notice, day in local)
