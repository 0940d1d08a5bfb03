"""Which backups may go: kept are all of two days, then 12 daily, 10 weekly, 9 monthly, and year-end ones for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

RECENT = timedelta(days=1)
SPANS: tuple[tuple[int, Callable[[date], tuple[int, int]]], ...] = (
    (12, lambda day: (day.year, day.timetuple().tm_yday)),
    (10, lambda day: (day.isocalendar().year, day.isocalendar().week)),
    (9, lambda day: (day.year, day.month)),
)
"""How many are kept of each kind, and what makes two backups fall into the same span."""


@dataclass(frozen=True)
class Kept:
    """One backup as thinning sees it."""

    name: str
    at: datetime
    is_verified: bool


def which_to_drop(files: Iterable[Kept], today: date) -> tuple[str, ...]:
    """The names that may go, oldest first. Nothing goes where the clock runs behind the newest file."""
    newest_first = sorted(files, key=lambda one: (one.at, one.name), reverse=True)
    if not newest_first or newest_first[0].at.date() > today:
        return ()
    spared = {one.name for one in newest_first if today - one.at.date() <= RECENT}
    spared |= {next((one.name for one in newest_first if one.is_verified), "")}
    spared |= _year_ends(newest_first, today)
    last = next((one.at.date() for one in reversed(newest_first) if today - one.at.date() <= RECENT), None)
    older = [one for one in newest_first if today - one.at.date() > RECENT and one.is_verified]
    for most, span in SPANS:
        left = most
        while older and left:
            one = older.pop(0)
            if last is None or span(one.at.date()) != span(last):
                spared.add(one.name)
                last = one.at.date()
                left -= 1
    return tuple(one.name for one in reversed(newest_first) if one.name not in spared)


def _year_ends(newest_first: list[Kept], today: date) -> set[str]:
    """The last verified backup of each past year."""
    last: dict[int, str] = {}
    for one in newest_first:
        if one.is_verified and one.at.year < today.year:
            last.setdefault(one.at.year, one.name)
    return set(last.values())
