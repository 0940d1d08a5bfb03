"""Where each day of the day strip stands: cells, lines, months and holiday brackets, as plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique

from clerk_app.services.view import StripDay

WIDEST, NARROWEST = 26, 14
GAP = 2
MOST_LINES = 3
_WORKING = frozenset({"workday", "makeup"})


@unique
class CellKind(Enum):
    """What a cell looks like; one kind each, the strongest first."""

    TODAY = "today"
    DUE = "due"
    EXCLUDED = "excluded"
    OVERDUE = "overdue"
    USED = "used"
    UNUSED = "unused"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"


@dataclass(frozen=True)
class Cell:
    """One day: its place in the line and what it is."""

    day: StripDay
    index: int
    kind: CellKind
    x: int
    width: int

    @property
    def is_working(self) -> bool:
        """Whether the cell is a full one (a rest day is half as wide)."""
        return self.day.sign.kind in _WORKING


@dataclass(frozen=True)
class Bracket:
    """A run of days off under one name."""

    name: str
    x: int
    width: int


@dataclass(frozen=True)
class Line:
    """One row of the strip."""

    cells: tuple[Cell, ...]
    months: tuple[tuple[int, int], ...]
    """(month, x) of each first cell of a month."""
    brackets: tuple[Bracket, ...]

    @property
    def width(self) -> int:
        """Where the last cell ends."""
        return self.cells[-1].x + self.cells[-1].width if self.cells else 0


def kind_of(day: StripDay) -> CellKind:
    """The one look of a day."""
    if day.sign.kind not in _WORKING and not day.today and not day.due:
        return CellKind.HOLIDAY if day.sign.kind == "holiday" else CellKind.WEEKEND
    for is_so, kind in (
        (day.today, CellKind.TODAY), (day.due, CellKind.DUE), (day.excluded, CellKind.EXCLUDED),
        (day.overdue, CellKind.OVERDUE), (day.used, CellKind.USED),
    ):  # fmt: skip
        if is_so:
            return kind
    return CellKind.UNUSED


def plan(days: Sequence[StripDay], width: int) -> tuple[Line, ...]:
    """The lines of the strip in that width; it breaks at a month's start before its cells get too narrow."""
    if not days:
        return ()
    months = _by_month(days)
    for count in range(1, min(len(months), MOST_LINES) + 1):
        if _cell_width(days, width * count) < NARROWEST:
            continue  # too much even if it could be split evenly: years of lateness are not worth trying
        rows = _rows(months, count)
        cell = min(_cell_width(row, width) for row in rows)
        if cell >= NARROWEST:
            return _lines(rows, cell)
    return _lines(_filled(days, width), NARROWEST)


def _by_month(days: Sequence[StripDay]) -> list[list[StripDay]]:
    months: list[list[StripDay]] = []
    for day in days:
        if not months or months[-1][-1].on.month != day.on.month:
            months.append([])
        months[-1].append(day)
    return months


def _units(row: Sequence[StripDay]) -> float:
    return sum(1 if day.sign.kind in _WORKING else 0.5 for day in row)


def _cell_width(row: Sequence[StripDay], width: int) -> int:
    return min(WIDEST, int((width - GAP * (len(row) - 1)) / _units(row)))


def _rows(months: list[list[StripDay]], count: int) -> list[list[StripDay]]:
    """The months in ``count`` rows of about the same length."""
    if count == 1:
        return [[day for month in months for day in month]]
    best: list[list[StripDay]] = []
    for cut in range(1, len(months) - count + 2):
        head = [day for month in months[:cut] for day in month]
        rows = [head, *_rows(months[cut:], count - 1)]
        if not best or max(map(_units, rows)) < max(map(_units, best)):
            best = rows
    return best


def _filled(days: Sequence[StripDay], width: int) -> list[list[StripDay]]:
    """As many days as MOST_LINES hold; the rest is told in words by the strip."""
    rows: list[list[StripDay]] = [[]]
    for day in days:
        if _cell_width([*rows[-1], day], width) < NARROWEST:
            if len(rows) == MOST_LINES:
                break
            rows.append([])
        rows[-1].append(day)
    return rows


def _lines(rows: Sequence[Sequence[StripDay]], cell: int) -> tuple[Line, ...]:
    lines, index = [], 0
    for row in rows:
        cells, x = [], 0
        for day in row:
            working = day.sign.kind in _WORKING
            wide = cell if working else cell // 2
            cells.append(Cell(day=day, index=index, kind=kind_of(day), x=x, width=wide))
            x += wide + GAP
            index += 1
        lines.append(Line(tuple(cells), _months(cells), _brackets(cells)))
    return tuple(lines)


def _months(cells: Sequence[Cell]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (cell.day.on.month, cell.x)
        for before, cell in zip([None, *cells], cells, strict=False)
        if before is None or before.day.on.month != cell.day.on.month
    )


def _brackets(cells: Sequence[Cell]) -> tuple[Bracket, ...]:
    brackets: list[Bracket] = []
    run: list[Cell] = []
    for cell in [*cells, None]:
        if cell is not None and cell.day.sign.kind == "holiday" and (
            not run or run[-1].day.sign.name == cell.day.sign.name
        ):
            run.append(cell)
            continue
        if run:
            last = run[-1]
            brackets.append(Bracket(run[0].day.sign.name, run[0].x, last.x + last.width - run[0].x))
        run = [cell] if cell is not None and cell.day.sign.kind == "holiday" else []
    return tuple(brackets)
