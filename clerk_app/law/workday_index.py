"""Working days numbered one after the other: counting so many on from a day is a look-up, not a walk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import accumulate

_WORKED_A_WEEK = 5
_DAYS_A_WEEK = 7
_LAST = date.max.toordinal()


class WorkdayIndex:
    """Monday to Friday but for ``changes``: by a day's ordinal 1 for a weekend day worked, -1 for a weekday off.

    From the first change to the last both ways are lists; before and after them weeks are reckoned.
    """

    def __init__(self, changes: Mapping[int, int]) -> None:
        self._first = min(changes, default=1)
        span = range(self._first, max(changes, default=0) + 1)
        worked = [_is_weekday(ordinal) + changes.get(ordinal, 0) for ordinal in span]
        self._before = _weekdays_to(self._first - 1)
        self._numbers = list(accumulate(worked, initial=self._before))[1:]
        self._days = [date.fromordinal(ordinal) for ordinal, is_worked in zip(span, worked, strict=True) if is_worked]
        self._added = sum(changes.values())

    def number(self, ordinal: int) -> int:
        """How many working days there are up to and with a day."""
        place = ordinal - self._first
        if 0 <= place < len(self._numbers):
            return self._numbers[place]
        return _weekdays_to(ordinal) + (self._added if place > 0 else 0)

    def day(self, number: int) -> date:
        """The working day of that number. Raises OverflowError where the calendar of the computer ends."""
        place = number - self._before - 1
        if 0 <= place < len(self._days):
            return self._days[place]
        weeks, rest = divmod(number - 1 - (self._added if place > 0 else 0), _WORKED_A_WEEK)
        ordinal = weeks * _DAYS_A_WEEK + rest + 1
        if not 1 <= ordinal <= _LAST:
            raise OverflowError("date value out of range")
        return date.fromordinal(ordinal)


def _is_weekday(ordinal: int) -> int:
    return 0 < ordinal % _DAYS_A_WEEK <= _WORKED_A_WEEK


def _weekdays_to(ordinal: int) -> int:
    weeks, rest = divmod(ordinal, _DAYS_A_WEEK)  # day 1 of the count is a Monday
    return weeks * _WORKED_A_WEEK + min(rest, _WORKED_A_WEEK)
