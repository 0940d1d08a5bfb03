"""本地另外放假、上班: what was typed for the days of a region or office, read without a word on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from clerk_app.gui.forms.date_shorthand import Leaning, half_width, read_day
from clerk_app.law.notice_text import NamedDay
from clerk_app.law.workdays import WorkCalendar, days_of

_PARTS = re.compile(r"[,，、;；\s]+")
_TO = re.compile(r"\s*(?:至|到|~|～)\s*")
_MOST_DAYS = 60
"""A longer run is a slip of the pen, not a holiday."""


@dataclass
class LocalDays:
    """The fields as typed. Days: ``4-18``, ``4-18 至 4-20``, several with commas; without a year: the one shown."""

    year: int
    workdays: WorkCalendar
    typed: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.typed.get(name, "").strip()

    def unread(self, name: str) -> str:
        """The first part of a field that is no day; empty when all can be read."""
        return next((part for part in self._parts(name) if self._run(part) is None), "")

    def days(self) -> tuple[NamedDay, ...]:
        """Every day typed, off and worked."""
        found = {
            day: NamedDay(day, name == "off", self.text("name"))
            for name in ("off", "worked") for part in self._parts(name) for day in self._run(part) or ()
        }
        return tuple(found[day] for day in sorted(found))

    def published(self, today: date) -> date | None:
        """The day of the document."""
        return read_day(self.text("published"), today=today, leaning=Leaning.PAST, workdays=self.workdays)

    def _parts(self, name: str) -> Iterator[str]:
        joined = _TO.sub("至", self.text(name))
        return (part for part in _PARTS.split(half_width(joined)) if part)

    def _run(self, part: str) -> tuple[date, ...] | None:
        first, _, last = part.partition("至")
        start = self._day(first)
        if start is None:
            return None
        end = self._day(_in_month(first, last), start) if last else start
        if end is None or end < start or end.toordinal() - start.toordinal() >= _MOST_DAYS:
            return None
        return tuple(days_of((start, end)))

    def _day(self, text: str, after: date | None = None) -> date | None:
        begin = after or date(self.year, 1, 1)
        return read_day(text, today=begin, leaning=Leaning.COMING, workdays=self.workdays)


def _in_month(first: str, last: str) -> str:
    """``4月18日至20日``: the second day stands in the month of the first."""
    month = re.match(r"(?:\d{4}[-./年])?\d{1,2}[-./月]", first)
    return f"{month[0]}{last}" if month and re.fullmatch(r"\d{1,2}日?", last) else last
