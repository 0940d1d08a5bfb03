"""A calendar that remembers which days it was asked about: what rests on no changed day cannot move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from clerk_app.law.workdays import DaySign, Interval, WorkCalendar

Stretch = tuple[int, int]
"""The first and the last day an answer rests on, as ordinals."""


class WatchedCalendar(WorkCalendar):
    """Answers as another calendar does. An answer to a question about days rests on the days between them alone."""

    def __init__(self, of: WorkCalendar, seen: set[Stretch] | None = None) -> None:
        self.__dict__.update(of.__dict__)
        self._of = of
        self._seen: set[Stretch] = set() if seen is None else seen
        self._watched: dict[int, WatchedCalendar] = {}

    def seen(self) -> frozenset[Stretch]:
        """Every stretch that was looked at, by this calendar and by what it was on an earlier day."""
        return frozenset(self._seen)

    def as_of(self, day: date) -> WorkCalendar:
        """The calendar of that day, watched with this one."""
        found = self._of.as_of(day)
        if found is self._of:
            return self
        return self._watched.setdefault(id(found), WatchedCalendar(found, self._seen))

    def is_workday(self, day: date) -> bool:
        """As the calendar says; the day was looked at."""
        self._saw(day, day)
        return self._of.is_workday(day)

    def sign(self, day: date) -> DaySign:
        """As the calendar says; the day was looked at."""
        self._saw(day, day)
        return self._of.sign(day)

    def after(self, day: date, count: int, excluded: Sequence[Interval] = ()) -> date:
        """As the calendar says; the days up to the answer were looked at."""
        found = self._of.after(day, count, excluded)
        self._saw(day, found)
        return found

    def before(self, day: date, count: int) -> date:
        """As the calendar says; the days down to the answer were looked at."""
        found = self._of.before(day, count)
        self._saw(found, day)
        return found

    def between(self, start: date, end: date) -> int:
        """As the calendar says; the days between were looked at."""
        self._saw(start, end)
        return self._of.between(start, end)

    def _saw(self, first: date, last: date) -> None:
        one, other = first.toordinal(), last.toordinal()
        self._seen.add((one, other) if one <= other else (other, one))
