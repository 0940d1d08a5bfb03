"""The days on which two calendars differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from clerk_app.law.watched_calendar import Stretch
from clerk_app.law.workdays import WorkCalendar

_PAIRS_KEPT = 64


class ChangedDays:
    """The ordinals of the days worked by one calendar and not by the other, in order."""

    def __init__(self, before: WorkCalendar, after: WorkCalendar) -> None:
        named = {day for one in (before, after) for notice in one.notices for day, _ in notice.signs()}
        self.ordinals = sorted(day.toordinal() for day in named if before.is_workday(day) is not after.is_workday(day))

    @staticmethod
    @lru_cache(maxsize=_PAIRS_KEPT)
    def between(before: WorkCalendar, after: WorkCalendar) -> ChangedDays:
        """The same, made once for two calendars."""
        return ChangedDays(before, after)

    def touch(self, stretches: Iterable[Stretch]) -> bool:
        """Whether one of the stretches holds a changed day."""
        return any(self._touches(first, last) for first, last in stretches)

    def _touches(self, first: int, last: int) -> bool:
        place = bisect_left(self.ordinals, first)
        return place < len(self.ordinals) and self.ordinals[place] <= last
