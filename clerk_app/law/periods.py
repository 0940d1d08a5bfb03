"""The last day of a period: in working days, calendar days or months (民法典第二百零一至二百零三条)."""

from __future__ import annotations

from datetime import date, timedelta

from clerk_app.law.dated import DatedValue
from clerk_app.law.workdays import ONE_DAY, WorkCalendar

WORKING_DAYS, CALENDAR_DAYS, MONTHS = "working_days", "calendar_days", "months"
_MONTHS_A_YEAR = 12


def last_day(value: DatedValue, start: date, workdays: WorkCalendar) -> date:
    """The last day of a period that begins with an event on ``start``, which is not counted.

    A calendar period that would end on a rest day ends on the first working day after it.
    """
    bare = bare_last_day(value, start)
    return workdays.after(start, value.days) if bare is None else workdays.first_from(bare)


def bare_last_day(value: DatedValue, start: date) -> date | None:
    """The last day of a calendar period before it moves off a rest day; None for a period in working days."""
    if value.counted == MONTHS:
        return months_after(start, value.months)
    if value.counted == CALENDAR_DAYS:
        return start + timedelta(days=value.days)
    return None


def months_after(start: date, months: int) -> date:
    """The same-numbered day ``months`` later, or that month's last day where it has none (第二百零二条)."""
    years, month = divmod(start.month - 1 + months, _MONTHS_A_YEAR)
    first = date(start.year + years, month + 1, 1)
    next_years, next_month = divmod(month + 1, _MONTHS_A_YEAR)
    last = date(first.year + next_years, next_month + 1, 1) - ONE_DAY
    return first.replace(day=min(start.day, last.day))
