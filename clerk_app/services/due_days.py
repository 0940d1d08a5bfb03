"""What falls on which day: the dates of the requests in hand and of their cases, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerk_app.law.terms import ClockKind
from clerk_app.services.due import RegisterRow, Tone
from clerk_app.services.today import TodayLine, Wait

_AWAITED = MappingProxyType(
    {Wait.CORRECTION: ClockKind.CORRECTION, Wait.PAYMENT: ClockKind.FEE_PAYMENT,
     Wait.THIRD_PARTY: ClockKind.OPINION, Wait.AGENCY: ClockKind.OPINION}
)  # fmt: skip
_STOPPED = frozenset({ClockKind.CORRECTION, ClockKind.FEE_PAYMENT})
"""While these are awaited no reply date runs (第三十条)."""
_PRESSING = (Tone.RED, Tone.AMBER)


@dataclass(frozen=True)
class DueDay:
    """One date of one request. ``remaining``: working days of the reply date; None where another period is meant."""

    on: date
    row: RegisterRow
    kind: ClockKind
    tone: Tone
    ref: str = ""
    """Which case."""
    remaining: int | None = None


DueDays = Mapping[date, Sequence[DueDay]]
"""By the day, pressing ones first."""


def due_days(lines: Iterable[TodayLine]) -> tuple[DueDay, ...]:
    """Every date of these lines, by day; a request may have two: its reply date and an opinion's."""
    found = [day for line in lines if line.gathered is None for day in _of(line)]
    return tuple(sorted(found, key=lambda one: (one.on, _pressing(one), one.row.number)))


def by_day(days: Iterable[DueDay]) -> DueDays:
    """The same by their days."""
    found: dict[date, list[DueDay]] = {}
    for one in days:
        found.setdefault(one.on, []).append(one)
    return found


def _of(line: TodayLine) -> Iterable[DueDay]:
    row = line.row
    if line.case is not None:
        clock = line.case.clock
        if clock.due_on is not None:
            yield DueDay(clock.due_on, row, clock.kind, line.tone, clock.ref)
        return
    awaited = None if line.wait is None else _AWAITED[line.wait]
    if awaited is not None and line.limit is not None:
        yield DueDay(line.limit, row, awaited, line.tone)
    if awaited not in _STOPPED and row.due_on is not None:
        yield DueDay(row.due_on, row, ClockKind.REPLY, line.tone, remaining=row.remaining)


def _pressing(one: DueDay) -> int:
    return _PRESSING.index(one.tone) if one.tone in _PRESSING else len(_PRESSING)
