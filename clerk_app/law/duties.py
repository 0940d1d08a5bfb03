"""By which day an office's own reports and checks are due, period after period; a rest day moves the day forward."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from clerk_app.law.citation import Citation
from clerk_app.law.legal_clock import Reason
from clerk_app.law.workdays import ONE_DAY, DayKind, WorkCalendar, days_of

_MONTHS_A_YEAR = 12


@unique
class Span(StrEnum):
    """What one occurrence of a duty is about."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: _MONTHS_A_YEAR}
_SIGNS = {Span.MONTH: "-", Span.QUARTER: "Q", Span.HALF: "H"}


@unique
class Agency(StrEnum):
    """Whom a duty binds: the organ of a government, or the government itself (条例第四十九条)."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"


@unique
class Part(StrEnum):
    """Whether an occurrence is the duty itself, or what is handed in after it."""

    MAIN = "main"
    SUPPLEMENT = "supplement"


@dataclass(frozen=True)
class Period:
    """One month, quarter, half-year or year."""

    span: Span
    year: int
    number: int
    """Its place in the year, from 1."""

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS[self.span] + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.month_after(1) - ONE_DAY

    def month_after(self, months: int) -> date:
        """The first day of the month so many months after the period's last one; 0 is that month itself."""
        years, month = divmod(self.number * _MONTHS[self.span] - 1 + months, _MONTHS_A_YEAR)
        return date(self.year + years, month + 1, 1)

    def __str__(self) -> str:
        """2026-09, 2026Q3, 2026H1, 2026."""
        if self.span is Span.YEAR:
            return str(self.year)
        width = len(str(_MONTHS_A_YEAR)) if self.span is Span.MONTH else 1
        return f"{self.year}{_SIGNS[self.span]}{self.number:0{width}}"


@dataclass(frozen=True)
class DueDay:
    """The day named for a period: a day of a month after it, or the so-manieth working day of that month."""

    months_after: int
    day: int = 0
    working_day: int = 0


@dataclass(frozen=True)
class DutyValue:
    """What holds for periods that end on or after ``since``, and not after ``until``."""

    since: date
    due: DueDay
    source: Citation
    says_zh: str
    says_en: str
    until: date | None = None
    supplement: bool = False
    """What is handed in before its period is over is completed on the first working day after the named one."""
    ours: bool = False
    """The source names no day; the day is the office's own."""
    setting: str = ""
    """The setting that says whether the period before the due day's month is meant, or that month itself."""


@dataclass(frozen=True)
class Goal:
    """A target of the work log: lines of that kind, counted in times, or their minutes summed."""

    work: str
    minutes: int = 0
    times: int = 0


@dataclass(frozen=True)
class DutyRule:
    """One duty with all it ever asked, oldest first."""

    key: str
    zh: str
    en: str
    title_zh: str
    title_en: str
    span: Span
    values: tuple[DutyValue, ...]
    agency: Agency | None = None
    """None: both kinds."""
    where: str = ""
    """Whose rule it is; empty for the whole country."""
    on: bool = False
    """Whether it is on before the office says anything."""
    counts: str = ""
    goal: Goal | None = None

    def value_for(self, period: Period) -> DutyValue | None:
        """What holds for a period, None before and after the rule."""
        found = [one for one in self.values if one.since <= period.last]
        value = found[-1] if found else None
        return None if value is None or (value.until is not None and value.until < period.last) else value


@dataclass(frozen=True)
class Occurrence:
    """One duty for one period."""

    rule: DutyRule
    value: DutyValue
    period: Period
    part: Part
    named_on: date | None
    """The day the source names; None where it counts working days."""
    opens_on: date
    """From this day it can be done."""
    due_on: date
    is_early: bool
    """It is due before its period is over: what is handed in are the figures so far."""
    provisional: bool
    """The year of the day has no holiday notice yet."""
    because: tuple[Reason, ...]

    @property
    def code(self) -> str:
        """How a filing names it: the period, a supplement with a plus."""
        return f"{self.period}{'+' if self.part is Part.SUPPLEMENT else ''}"


def periods(span: Span, first: int, last: int) -> Iterator[Period]:
    """All periods of the years from ``first`` to ``last``."""
    for year in range(first, last + 1):
        for number in range(1, _MONTHS_A_YEAR // _MONTHS[span] + 1):
            yield Period(span, year, number)


def occurrences(
    rule: DutyRule, first: date, last: date, workdays: WorkCalendar, *, shift: int = 0
) -> tuple[Occurrence, ...]:
    """The duties due from ``first`` to ``last``, by day.

    ``shift`` counts the months after the period from so many months later: -1 reads "this month's figures, on its first
    working days" as the month that runs, not the one just ended.
    """
    found: list[Occurrence] = []
    for period in periods(rule.span, first.year - 1, last.year):
        value = rule.value_for(period)
        if value is not None:
            found += _of(rule, value, period, workdays, shift if value.setting else 0)
    inside = [one for one in found if first <= one.due_on <= last]
    return tuple(sorted(inside, key=_day))


def _day(one: Occurrence) -> tuple[date, str]:
    return one.due_on, one.code


def _of(
    rule: DutyRule, value: DutyValue, period: Period, workdays: WorkCalendar, shift: int
) -> Iterator[Occurrence]:
    month = period.month_after(value.due.months_after + shift)
    named_on = None if value.due.working_day else _named(month, value.due.day)
    if named_on is None:
        due_on = workdays.after(month - ONE_DAY, value.due.working_day)
        because = _counted(month, due_on, value.due.working_day, workdays)
    else:
        due_on = workdays.last_to(named_on)
        because = _moved(named_on, due_on, workdays, is_ours=value.ours)
    while_it_runs = value.due.months_after + shift == 0
    is_early = value.supplement and due_on <= period.last
    after_on = workdays.first_from(named_on) if named_on is not None and is_early else None
    if after_on is not None:
        because = (*because, Reason("duty_figures_so_far", {"after_on": after_on}))
    unknown = () if workdays.is_known(due_on) else (Reason("duty_calendar_unknown", {"year": due_on.year}),)
    yield Occurrence(
        rule, value, period, Part.MAIN, named_on, period.first if while_it_runs else min(period.last + ONE_DAY, due_on),
        due_on, is_early, bool(unknown), (*because, *unknown),
    )
    if after_on is not None and named_on is not None:
        told = Reason("duty_supplement", {"named_on": named_on, "due_on": after_on, "reported_on": due_on})
        yield Occurrence(
            rule, value, period, Part.SUPPLEMENT, named_on, after_on, after_on, False, bool(unknown), (told, *unknown)
        )


def _named(month: date, day: int) -> date:
    """The day of that month, or its last one where the month is shorter."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def _moved(named_on: date, due_on: date, workdays: WorkCalendar, *, is_ours: bool) -> tuple[Reason, ...]:
    """Why the day is the named one, or the working day before it: a reporting day does not roll back."""
    if is_ours:
        return (Reason("duty_day_ours"),)
    if named_on == due_on:
        return (Reason("duty_day_itself", {"named_on": named_on}),)
    sign = workdays.sign(named_on)
    facts = {"named_on": named_on, "due_on": due_on, "name": sign.name}
    return (Reason("duty_before_holiday" if sign.kind is DayKind.HOLIDAY else "duty_before_weekend", facts),)


def _counted(month: date, due_on: date, count: int, workdays: WorkCalendar) -> tuple[Reason, ...]:
    """Which working day of the month it is, and the make-up days among them."""
    reasons = [Reason("duty_working_day", {"month": month.month, "n": count})]
    worked = tuple(day for day in days_of((month, due_on)) if workdays.sign(day).kind is DayKind.MAKEUP)
    if worked:
        reasons.append(Reason("duty_makeup_counted", {"days": worked}))
    return tuple(reasons)
