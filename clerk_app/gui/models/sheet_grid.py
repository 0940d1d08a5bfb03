"""An official table as a grid of spans: which heading covers which cells, in the layout the form is printed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, unique

from clerk_app.cases.year_sheet import FilledTable, Value
from clerk_app.law.form_table import Figure, FormColumn, FormRow, Layout, Measure

TOTAL = "total"


@unique
class CellKind(Enum):
    """What stands in a cell."""

    CORNER = "corner"
    HEAD = "head"
    LABEL = "label"
    VERTICAL = "vertical"
    """A heading written downwards beside its rows."""
    FIGURE = "figure"


@unique
class Track(Enum):
    """How wide a column or how high a row wants to be."""

    VERTICAL = "vertical"
    GROUP = "group"
    LABEL = "label"
    UNIT = "unit"
    FIGURE = "figure"
    BROAD = "broad"
    """A figure under a long heading."""
    HEAD = "head"
    BODY = "body"


@dataclass(frozen=True)
class GridCell:
    """One cell with its span."""

    row: int
    column: int
    text: str
    kind: CellKind
    rows: int = 1
    columns: int = 1
    table: str = ""
    row_id: str = ""
    column_id: str = ""
    strong: bool = False
    indent: int = 0
    is_zero: bool = False


@dataclass(frozen=True)
class Grid:
    """All cells of one part of the form."""

    cells: tuple[GridCell, ...]
    columns: tuple[Track, ...]
    rows: tuple[Track, ...]
    has_axes: bool = False
    """Whether headings stand above and beside one block of figures."""

    def figure(self, table: str, row_id: str, column_id: str) -> GridCell | None:
        """The figure where that row and column meet."""
        wanted = (table, row_id, column_id)
        figures = (one for one in self.cells if one.kind is CellKind.FIGURE)
        return next((one for one in figures if (one.table, one.row_id, one.column_id) == wanted), None)


def shown_value(value: Value | None, figure: Figure) -> str:
    """The figure as printed; a blank stays blank."""
    if value is None:
        return ""
    if figure is Figure.SIGNED and value > 0:
        return f"+{value}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def grid_of(tables: Sequence[FilledTable]) -> Grid:
    """The grid of a part's tables, by the layout the part declares."""
    layout = tables[0].part.layout
    if layout is Layout.GRID:
        return _grid(tables[0])
    if layout is Layout.ACROSS:
        return _across(tables[0])
    return _list(tables[0]) if layout is Layout.LIST else _blocks(tables)


def _figure(filled: FilledTable, row: FormRow, column: FormColumn, at: int, across: int, *, strong: bool) -> GridCell:
    value = filled.value(row.id, column.id)
    figure = column.figure if row.figure is Figure.COUNT else row.figure
    return GridCell(
        at, across, shown_value(value, figure), CellKind.FIGURE, table=filled.table.id, row_id=row.id,
        column_id=column.id, strong=strong, is_zero=value is not None and not value,
    )


def _head(
    filled: FilledTable, row: int, column: int, text: str, rows: int = 1, columns: int = 1, *, row_id: str = "",
    column_id: str = "", strong: bool = False,
) -> GridCell:
    return GridCell(row, column, text, CellKind.HEAD, rows, columns, filled.table.id, row_id, column_id, strong)


def _is_sum(row: FormRow) -> bool:
    """A row printed bold: the sums, and the ones numbered 一、二、四."""
    whole = row.measure in (Measure.RECEIVED, Measure.OPEN_AT_START, Measure.OPEN_AT_END) and row.level == 0
    return whole or bool(row.sums) or (row.measure is Measure.CLOSED and not row.gathers.outcomes)


# 三: rows down, kinds of applicant across

_LEFT = 3


def _grid(filled: FilledTable) -> Grid:
    columns = filled.table.columns
    cells = [GridCell(0, 0, filled.table.corner, CellKind.CORNER, _LEFT, _LEFT, filled.table.id)]
    cells.append(_head(filled, 0, _LEFT, filled.table.title, 1, len(columns), strong=True))
    cells += _column_heads(filled, 1, _LEFT)
    cells += _grid_rows(filled, _LEFT)
    tracks = (Track.VERTICAL, Track.GROUP, Track.LABEL, *(Track.FIGURE for _ in columns))
    # Headings of this layout stand beside their rows, not above them.
    return Grid(tuple(cells), tracks, (Track.HEAD,) * _LEFT + (Track.BODY,) * len(filled.figure_rows), True)


def _column_heads(filled: FilledTable, top: int, left: int) -> Iterator[GridCell]:
    """Two rows of headings: a column without a group takes both."""
    columns = filled.table.columns
    at = 0
    while at < len(columns):
        column = columns[at]
        run = 1
        while column.group and at + run < len(columns) and columns[at + run].group == column.group:
            run += 1
        if column.group:
            yield _head(filled, top, left + at, column.group, 1, run)
        for place, one in enumerate(columns[at : at + run], start=left + at):
            first, rows = (top + 1, 1) if column.group else (top, 2)
            yield _head(filled, first, place, one.label, rows, column_id=one.id, strong=one.id == TOTAL)
        at += run


def _grid_rows(filled: FilledTable, top: int) -> list[GridCell]:
    cells: list[GridCell] = []
    vertical: GridCell | None = None
    group: GridCell | None = None
    at = top
    for row in filled.rows:
        if row.is_heading:
            if row.level == 0:
                vertical = GridCell(at, 0, row.label, CellKind.VERTICAL, 0, 1, filled.table.id)
            else:
                cells += [group] if group else []
                group = GridCell(at, 1, row.label, CellKind.LABEL, 0, 1, filled.table.id, strong=False)
            continue
        if row.level < 2 and group is not None:
            cells.append(group)
            group = None
        if row.level == 0 and vertical is not None:
            cells.append(vertical)
            vertical = None
        left = row.level if vertical is not None else 0
        left = min(left, 2 if group is not None else 1)
        strong = _is_sum(row)
        cells.append(
            GridCell(at, left, row.label, CellKind.LABEL, 1, _LEFT - left, filled.table.id, row.id, strong=strong)
        )
        for across, column in enumerate(filled.table.columns, start=_LEFT):
            cells.append(_figure(filled, row, column, at, across, strong=strong or column.id == TOTAL))
        vertical = replace(vertical, rows=vertical.rows + 1) if vertical else None
        group = replace(group, rows=group.rows + 1) if group else None
        at += 1
    return cells + [one for one in (group, vertical) if one is not None]


# 四: the groups side by side, one line of figures


def _across(filled: FilledTable) -> Grid:
    columns, rows = filled.table.columns, filled.figure_rows
    cells: list[GridCell] = []
    width = len(columns)
    at = 0
    while at < len(rows):
        run = 1
        while rows[at].group and at + run < len(rows) and rows[at + run].group == rows[at].group:
            run += 1
        if rows[at].group:
            cells.append(_head(filled, 0, at * width, rows[at].group, 1, run * width, strong=True))
        for place, row in enumerate(rows[at : at + run], start=at):
            first, high = (1, 1) if row.group else (0, 2)
            cells.append(
                _head(filled, first, place * width, row.label, high, width, row_id=row.id, strong=not row.group)
            )
            for across, column in enumerate(columns, start=place * width):
                cells.append(_head(filled, 2, across, column.label, row_id=row.id, column_id=column.id))
                cells.append(_figure(filled, row, column, 3, across, strong=column.id == TOTAL))
        at += run
    return Grid(tuple(cells), tuple(Track.FIGURE for _ in range(len(rows) * width)), (Track.HEAD,) * 3 + (Track.BODY,))


# 二: small tables one below the other


def _blocks(tables: Sequence[FilledTable]) -> Grid:
    width = max(len(filled.table.columns) for filled in tables)
    cells: list[GridCell] = []
    tracks: list[Track] = []
    for filled in tables:
        own = filled.table.columns
        cells.append(_head(filled, len(tracks), 0, filled.table.title, 1, width + 1, strong=True))
        tracks.append(Track.HEAD)
        cells.append(_head(filled, len(tracks), 0, filled.table.corner))
        for column, across, span in _shared(own, width):
            cells.append(_head(filled, len(tracks), across, column.label, 1, span, column_id=column.id))
        tracks.append(Track.HEAD)
        for row in filled.rows:
            at, indent = len(tracks), int(bool(row.sub_of))
            cells.append(
                GridCell(at, 0, row.label, CellKind.LABEL, table=filled.table.id, row_id=row.id, indent=indent)
            )
            for column, across, span in _shared(own, width):
                cells.append(replace(_figure(filled, row, column, at, across, strong=False), columns=span))
            tracks.append(Track.BODY)
    return Grid(tuple(cells), (Track.LABEL, *(Track.BROAD for _ in range(width))), tuple(tracks))


def _shared(columns: Sequence[FormColumn], width: int) -> Iterator[tuple[FormColumn, int, int]]:
    """The columns of a block over the width of the widest; the last one takes what is left."""
    for place, column in enumerate(columns):
        last = place == len(columns) - 1
        yield column, place + 1, width - place if last else 1


# the sheet of 2014: one figure a row


def _list(filled: FilledTable) -> Grid:
    table = filled.table
    column = table.columns[0]
    cells = [
        _head(filled, 0, 0, table.corner, strong=True),
        _head(filled, 0, 1, table.unit_label, strong=True),
        _head(filled, 0, 2, column.label, column_id=column.id, strong=True),
    ]
    for at, row in enumerate(filled.rows, start=1):
        strong = row.is_heading or row.level == 0
        cells.append(
            GridCell(at, 0, row.label, CellKind.LABEL, 1, 1, table.id, row.id, strong=strong, indent=row.level)
        )
        cells.append(GridCell(at, 1, row.unit, CellKind.LABEL, 1, 1, table.id))
        if row.is_heading:
            cells.append(GridCell(at, 2, "", CellKind.LABEL, 1, 1, table.id))
        else:
            cells.append(_figure(filled, row, column, at, 2, strong=_is_sum(row)))
    tracks = (Track.HEAD, *(Track.BODY for _ in filled.rows))
    return Grid(tuple(cells), (Track.LABEL, Track.UNIT, Track.BROAD), tracks, has_axes=True)
