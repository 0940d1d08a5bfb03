"""The last day of a period: in working days, calendar days or months (民法典第二百零一至二百零三条)."""

from __future__ import annotations

from datetime import date, timedelta

from clerk_app.law.dated import DatedValue
from clerk_app.law.workdays import ONE_DAY, WorkCalendar

_MONTHS_A_YEAR = 12


def last_day(value: DatedValue, start: date, workdays: WorkCalendar) -> date:
    """The last day of a period that begins with an event on ``start``, which is not counted.

    A calendar period that would end on a rest day ends on the first working day after it.
    """
    if value.counted == "months":
        return workdays.first_from(months_after(start, value.months))
    if value.counted == "calendar_days":
        return workdays.first_from(start + timedelta(days=value.days))
    return workdays.after(start, value.days)


def months_after(start: date, months: int) -> date:
    """The same-numbered day ``months`` later, or that month's last day where it has none (第二百零二条)."""
    years, month = divmod(start.month - 1 + months, _MONTHS_A_YEAR)
    first = date(start.year + years, month + 1, 1)
    next_years, next_month = divmod(month + 1, _MONTHS_A_YEAR)
    last = date(first.year + next_years, next_month + 1, 1) - ONE_DAY
    return first.replace(day=min(start.day, last.day))
