"""The shape of a year in numbers: what came and went each month, days taken, results, repeat applicants, units, years.

Every number is a list of requests, so that a bar can be opened.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from pathlib import Path

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import Request, RequestId
from clerk_app.cases.year_sheet import FilledTable, YearSheet, last_day
from clerk_app.law.form_table import FormRow
from clerk_app.law.reading import read_table

Ids = tuple[RequestId, ...]
_NUMBERING = re.compile(r"^(?:（[一二三四五六七八九十]+）|\d+[.、])")
_ASIDE = re.compile(r"（.*")


@unique
class InTime(StrEnum):
    """How a finished request stands to its limit."""

    PLAIN = "plain"
    EXTENDED = "extended"
    LATE = "late"


@dataclass(frozen=True)
class Taken:
    """How many working days of the limit one request took, pauses left out."""

    request: RequestId
    days: int
    how: InTime


@dataclass(frozen=True)
class ShapeScale:
    """Where bins and marks begin (resources/shape.toml)."""

    bin_days: int
    times: int
    """A change is marked from this many times, or down to one part of as many."""
    listed: int
    """Units shown by name; the rest together."""
    repeats: tuple[int, ...]
    """From how many requests each step of repeat applicants begins."""


@dataclass(frozen=True)
class Month:
    """One month: what was received and what was finished in it, by both dates."""

    month: int
    received: Ids
    closed: Ids


@dataclass(frozen=True)
class Span:
    """Requests that took ``first`` to ``last`` working days; last 0: any number."""

    how: InTime
    first: int
    last: int
    requests: Ids


@dataclass(frozen=True)
class Named:
    """A number under a name."""

    name: str
    requests: Ids
    english: str = ""


@dataclass(frozen=True)
class Repeat:
    """Applicants with ``first`` to ``last`` requests (last 0: or more): how many they are, and their requests."""

    first: int
    last: int
    applicants: int
    requests: Ids


@dataclass(frozen=True)
class YearCount:
    """One year beside the others. ``is_whole``: its last day is over."""

    year: int
    received: Ids
    closed: Ids
    open_at_end: Ids
    remedies: Ids
    is_whole: bool


def read_scale(path: Path) -> ShapeScale:
    """The scale that is shipped. Raises BadResource."""
    table = read_table(path)
    table.only("bin_days", "times", "listed", "repeats")
    return ShapeScale(
        table.whole("bin_days"), table.whole("times"), table.whole("listed"),
        tuple(int(one) for one in table.texts("repeats")),
    )


def received_in(requests: Iterable[Request], year: int, as_of: date) -> list[Request]:
    """What was received in a year up to a day."""
    return [one for one in requests if one.received_on.year == year and one.received_on <= as_of]


def closed_in(requests: Iterable[Request], year: int, as_of: date) -> list[Request]:
    """What was finished in a year up to a day."""
    return [
        one for one in requests
        if (closing := one.closing) is not None and closing.on.year == year and closing.on <= as_of
    ]  # fmt: skip


def months(requests: Sequence[Request], year: int, as_of: date) -> tuple[Month, ...]:
    """Twelve months; those after ``as_of`` are empty."""
    came: dict[int, list[RequestId]] = defaultdict(list)
    went: dict[int, list[RequestId]] = defaultdict(list)
    for one in received_in(requests, year, as_of):
        came[one.received_on.month].append(one.id)
    for one in closed_in(requests, year, as_of):
        if one.closing is not None:
            went[one.closing.on.month].append(one.id)
    last = last_day(year).month
    return tuple(Month(month, tuple(came[month]), tuple(went[month])) for month in range(1, last + 1))


def days_taken(taken: Iterable[Taken], limit: int, scale: ShapeScale) -> tuple[Span, ...]:
    """Those in time by bins up to ``limit`` working days, then the extended and the late ones apart."""
    held = list(taken)
    spans = []
    for first in range(0, limit, scale.bin_days):
        last = min(first + scale.bin_days, limit)
        begins = first + 1 if first else 0
        ids = tuple(one.request for one in held if one.how is InTime.PLAIN and begins <= one.days <= last)
        spans.append(Span(InTime.PLAIN, begins, last, ids))
    beyond = tuple(one.request for one in held if one.how is InTime.PLAIN and one.days > limit)
    if beyond:  # an older law, or a pause: still in time
        spans.append(Span(InTime.PLAIN, limit + 1, 0, beyond))
    for how in (InTime.EXTENDED, InTime.LATE):
        spans.append(Span(how, 0, 0, tuple(one.request for one in held if one.how is how)))
    return tuple(spans)


def results(sheet: YearSheet) -> tuple[Named, ...]:
    """The results of the year by the groups of its form, in the form's order and words."""
    for filled in sheet.tables:
        counted = [row for row in filled.rows if row.gathers.outcomes]
        if counted:
            level = min(row.level for row in counted)
            return tuple(_groups(filled, level))
    return ()


def _groups(filled: FilledTable, level: int) -> list[Named]:
    found: list[Named] = []
    total = filled.table.columns[-1].id
    rows = filled.rows
    for place, row in enumerate(rows):
        if row.level != level:
            continue
        below = _below(rows[place + 1 :], level)
        own = [row] if row.gathers.outcomes else [one for one in below if one.gathers.outcomes]
        if own:
            ids = dict.fromkeys(one for part in own for one in filled.cell(part.id, total).requests)
            found.append(Named(short_label(row.label), tuple(ids), row.label_en))
    return found


def _below(rows: Sequence[FormRow], level: int) -> list[FormRow]:
    found = []
    for row in rows:
        if row.level <= level:
            break
        found.append(row)
    return found


def short_label(label: str) -> str:
    """A row's label without its number and what is said in brackets: （二）部分公开（区分处理的…） is 部分公开."""
    bare = _NUMBERING.sub("", label)
    return _ASIDE.sub("", bare) or bare


def repeats(
    requests: Sequence[Request], key: Callable[[Request], Hashable], same: Callable[[Request, Request], bool],
    scale: ShapeScale,
) -> tuple[Repeat, ...]:
    """How often the same applicant asked. ``key``: only those with equal keys are tried by ``same``."""
    by_key: dict[Hashable, list[list[Request]]] = defaultdict(list)
    for one in requests:
        groups = by_key[key(one)]
        home = next((group for group in groups if same(group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    everyone = [group for groups in by_key.values() for group in groups]
    found = []
    for first, after in zip(scale.repeats, (*scale.repeats[1:], 0), strict=True):
        held = [group for group in everyone if len(group) >= first and (not after or len(group) < after)]
        ids = tuple(one.id for group in held for one in group)
        found.append(Repeat(first, after - 1 if after else 0, len(held), ids))
    return tuple(found)


def units(requests: Sequence[Request], scale: ShapeScale, rest: str) -> tuple[Named, ...]:
    """What was received by the unit that handles it, the busiest first; ``rest`` names all others together."""
    counted = Counter(one.unit for one in requests if one.unit)
    order = sorted(counted, key=lambda unit: (-counted[unit], unit))
    shown = order[: scale.listed]
    held: Mapping[str, list[RequestId]] = {unit: [] for unit in (*shown, rest)}
    for one in requests:
        if one.unit:
            held[one.unit if one.unit in held else rest].append(one.id)
    return tuple(Named(unit, tuple(ids)) for unit, ids in held.items() if ids)


def years(
    requests: Sequence[Request], remedies: Sequence[Remedy], first: int, last: int, today: date
) -> tuple[YearCount, ...]:
    """Year beside year, counted alike whatever the form was."""
    span = range(first, last + 1)
    ends = {year: min(last_day(year), today) for year in span}
    came: dict[int, list[RequestId]] = {year: [] for year in span}
    went: dict[int, list[RequestId]] = {year: [] for year in span}
    opened: dict[int, list[RequestId]] = {year: [] for year in span}
    for one in requests:
        received, closed = one.received_on, one.closing.on if one.closing is not None else None
        if received <= ends.get(received.year, date.min):
            came[received.year].append(one.id)
        if closed is not None and closed <= ends.get(closed.year, date.min):
            went[closed.year].append(one.id)
        for year in range(max(first, received.year), last + 1):
            if closed is not None and closed <= ends[year]:
                break
            if received <= ends[year]:
                opened[year].append(one.id)
    return tuple(
        YearCount(
            year, tuple(came[year]), tuple(went[year]), tuple(opened[year]),
            tuple(dict.fromkeys(one.request for one in remedies if one.filed_on.year == year)), today > last_day(year),
        )
        for year in span
    )  # fmt: skip


def is_marked(now: int, before: int, scale: ShapeScale) -> bool:
    """Whether a change is over ``times`` or under one part of as many; from nothing there is no measure."""
    if not before or not now:
        return bool(before) and not now and before >= scale.times
    return now > before * scale.times or now * scale.times < before


# --- a drawing with its words


@dataclass(frozen=True)
class Bar:
    """One place on the axis with a value for each series."""

    label: str
    values: tuple[int, ...]
    requests: tuple[Ids, ...]
    is_apart: bool = False
    """Stands apart from the others, with a gap before it."""
    marks: tuple[bool, ...] = ()
    """Which values changed a great deal."""


@dataclass(frozen=True)
class Chart:
    """A drawing: upright bars over an axis, or lying ones beside their names. ``says``: all of it in one sentence."""

    id: str
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    says: str
    is_lying: bool = False
    limit_after: int = 0
    """After how many bars the limit stands; 0: none."""
    limit: str = ""

    @property
    def highest(self) -> int:
        """The highest value."""
        return max((value for bar in self.bars for value in bar.values), default=0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.highest
