"""Which days are working days: weekends, and the State Council's holiday notices read together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.law.citation import Citation
from clerk_app.law.workday_index import WorkdayIndex

ONE_DAY = timedelta(days=1)
_SATURDAY = 5

Interval = tuple[date, date]
"""First and last day, both inside."""


@unique
class DayKind(StrEnum):
    """What the calendar says of a day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"


@dataclass(frozen=True)
class DaySign:
    """A day's kind, the holiday's name, and the notice that says so (None: no notice names the day)."""

    kind: DayKind
    name: str = ""
    notice: Citation | None = None


@dataclass(frozen=True)
class HolidaySpan:
    """One paragraph of a notice: the days off, and the weekend days worked for them (调休上班)."""

    name: str
    off: Interval | None
    work: tuple[date, ...] = ()


@dataclass(frozen=True)
class HolidayNotice:
    """One notice. ``supplement`` marks a later change of a year already ruled: it does not open a year by itself."""

    year: int
    citation: Citation
    published: date
    spans: tuple[HolidaySpan, ...]
    url: str = ""
    supplement: bool = False
    statutory_days: int = 0
    """Days off that are not paid for by a weekend day worked: 全国年节及纪念日放假办法, or what a supplement adds."""
    unverified: bool = False
    """The notice's number or day could not be quoted from a source."""
    local: bool = False
    """Days of one office or region alone (全国年节及纪念日放假办法第四条); they rule no year."""

    def signs(self) -> Iterator[tuple[date, DaySign]]:
        """Every day the notice names, with its sign; a worked day beats the span it stands in."""
        for span in self.spans:
            if span.off is not None:
                for day in days_of(span.off):
                    yield day, DaySign(DayKind.HOLIDAY, span.name, self.citation)
        for span in self.spans:
            for day in span.work:
                yield day, DaySign(DayKind.MAKEUP, span.name, self.citation)


def days_of(interval: Interval) -> Iterator[date]:
    """The days of an interval, in order."""
    day, last = interval
    while day <= last:
        yield day
        day += ONE_DAY


def _is_weekday(day: date) -> bool:
    return day.weekday() < _SATURDAY


class WorkCalendar:
    """Weekends and all notices. Where two notices name one day, the one given later wins."""

    def __init__(self, notices: Sequence[HolidayNotice]) -> None:
        self.notices = tuple(notices)
        self._signs = MappingProxyType({day: sign for notice in notices for day, sign in notice.signs()})
        self.years = frozenset(notice.year for notice in notices if not notice.supplement)
        """The years that have their notice."""
        self._index = WorkdayIndex(
            {
                day.toordinal(): 1 if self.is_workday(day) else -1
                for day in self._signs
                if self.is_workday(day) is not _is_weekday(day)
            }
        )
        self._published = sorted(notice.published for notice in notices)
        self._earlier: dict[int, WorkCalendar] = {}

    def as_of(self, day: date) -> WorkCalendar:
        """The calendar as it was known on ``day``: the notices published by then."""
        count = bisect_right(self._published, day)
        if count == len(self.notices):
            return self
        if count not in self._earlier:
            known = [notice for notice in self.notices if notice.published <= day]
            self._earlier[count] = WorkCalendar(known)
        return self._earlier[count]

    def notices_of(self, year: int) -> tuple[HolidayNotice, ...]:
        """The notices that rule a year, supplements and local layers too, in the order they are given."""
        return tuple(notice for notice in self.notices if notice.year == year)

    @property
    def known_to(self) -> date:
        """The last day of the unbroken run of years with a notice; without any notice, the first day there is."""
        if not self.years:
            return date.min
        year = min(self.years)
        while year + 1 in self.years:
            year += 1
        return date(year + 1, 1, 1) - ONE_DAY

    def is_known(self, day: date) -> bool:
        """Whether the year of ``day`` has its notice; without it only weekends are known."""
        return day.year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked: Monday to Friday less days off, and the weekend days worked for them."""
        sign = self._signs.get(day)
        if sign is None:
            return _is_weekday(day)
        return sign.kind is DayKind.MAKEUP

    def sign(self, day: date) -> DaySign:
        """What the calendar says of ``day`` and by which notice."""
        sign = self._signs.get(day)
        if sign is not None:
            return sign
        return DaySign(DayKind.WORKDAY if _is_weekday(day) else DayKind.WEEKEND)

    def after(self, day: date, count: int, excluded: Sequence[Interval] = ()) -> date:
        """The ``count``-th working day after ``day``; the day itself is not counted (民法典第二百零一条).

        Days inside ``excluded`` are passed over, each once however many intervals hold it.
        """
        if count <= 0:
            return day
        reached = day.toordinal()
        number = self._index.number(reached) + count
        if not excluded:
            return self._index.day(number)
        for interval in sorted(excluded) if len(excluded) > 1 else excluded:
            first, last = max(interval[0].toordinal(), reached + 1), interval[1].toordinal()
            if last < first:
                continue
            worked_before = self._index.number(first - 1)
            if worked_before >= number:
                break
            number += self._index.number(last) - worked_before
            reached = last
        return self._index.day(number)

    def before(self, day: date, count: int) -> date:
        """The ``count``-th working day before ``day``."""
        return day if count <= 0 else self._index.day(self._index.number(day.toordinal() - 1) + 1 - count)

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` lies before."""
        return self._index.number(end.toordinal()) - self._index.number(start.toordinal())

    def first_from(self, day: date) -> date:
        """``day`` itself, or the first working day after it: a last day on a rest day moves (民法典第二百零三条)."""
        return day if self.is_workday(day) else self.after(day, 1)

    def last_to(self, day: date) -> date:
        """``day`` itself, or the last working day before it: for an office's own reporting days."""
        return day if self.is_workday(day) else self.before(day, 1)
