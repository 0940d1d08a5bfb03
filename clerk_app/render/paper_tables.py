"""The tables of a form as cells on paper: merged headings and labels as the form prints them, each figure's place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clerk_app.cases.year_sheet import FilledTable, Place, Value, YearSheet
from clerk_app.law.form_table import Figure, FormColumn, FormRow, Layout
from clerk_app.law.year_format import Part


@dataclass(frozen=True)
class PaperCell:
    """One cell: its upper left corner and its span, in rows and columns of the paper's grid."""

    row: int
    column: int
    text: str
    down: int = 1
    across: int = 1
    place: Place | None = None
    """The figure that stands in it."""
    is_centred: bool = True
    indent: int = 0


@dataclass(frozen=True)
class PaperTable:
    """One table. ``widths``: of the columns, in parts; ``head``: rows repeated on every page."""

    part: str
    title: str
    widths: tuple[int, ...]
    cells: tuple[PaperCell, ...]
    head: int

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.down for cell in self.cells), default=0)


def paper_table(sheet: YearSheet, part: Part) -> PaperTable:
    """The part of a filled form as one table."""
    tables = [filled for filled in sheet.tables if filled.part.id == part.id]
    made = _LAID[part.layout](tables)
    title = tables[0].table.title.format(year=sheet.year) if part.layout is Layout.LIST and tables else ""
    return PaperTable(part.id, title, made.widths, tuple(made.cells), made.head)


def figure_text(value: Value | None, row: FormRow, column: FormColumn) -> str:
    """A figure as it is printed: zeros too, a change with its sign, a blank as nothing."""
    if value is None:
        return ""
    kind = column.figure if row.figure is Figure.COUNT else row.figure
    sign = "+" if kind is Figure.SIGNED and value > 0 else ""
    return f"{sign}{value:f}" if not isinstance(value, int) else f"{sign}{value}"


@dataclass
class _Laid:
    """A table being laid out."""

    widths: tuple[int, ...]
    cells: list[PaperCell]
    head: int = 0

    def figure(self, at: int, column: int, filled: FilledTable, row: FormRow, of: FormColumn, across: int = 1) -> None:
        text = figure_text(filled.value(row.id, of.id), row, of)
        place = (filled.table.id, row.id, of.id)
        self.cells.append(PaperCell(at, column, text, across=across, place=place))


def _blocks(tables: Sequence[FilledTable]) -> _Laid:
    most = max((len(filled.table.columns) for filled in tables), default=1)
    last = most + 1
    made = _Laid((22, 22, *([36] * most)), [])
    at = 0
    for filled in tables:
        columns = filled.table.columns
        made.cells.append(PaperCell(at, 0, filled.table.title, across=last + 1))
        made.cells.append(PaperCell(at + 1, 0, filled.table.corner, across=2))
        for column, left, across in _spread(columns, last):
            made.cells.append(PaperCell(at + 1, left, column.label, across=across))
        at += 2
        for parent, group in itertools.groupby(filled.figure_rows, key=lambda row: row.sub_of):
            held = list(group)
            named = filled.table.row(parent)
            if named is not None:
                made.cells.append(PaperCell(at, 0, named.label, down=len(held)))
            for row in held:
                left = 0 if named is None else 1
                made.cells.append(PaperCell(at, left, row.label, across=2 - left))
                for column, place, across in _spread(columns, last):
                    made.figure(at, place, filled, row, column, across)
                at += 1
    return made


def _spread(columns: Sequence[FormColumn], last: int) -> Iterator[tuple[FormColumn, int, int]]:
    """The columns from the third place on, the last one as wide as what is left."""
    for place, column in enumerate(columns, start=2):
        yield column, place, last - place + 1 if column is columns[-1] else 1


def _grid(tables: Sequence[FilledTable]) -> _Laid:
    made = _Laid((), [])
    for filled in tables:
        columns = filled.table.columns
        made.widths = (8, 16, 48, *([13] * len(columns)))
        made.cells.append(PaperCell(0, 0, filled.table.corner, down=3, across=3))
        made.cells.append(PaperCell(0, 3, filled.table.title, across=len(columns)))
        _grouped(made, columns, 1, 3)
        made.head = 3
        rows = filled.rows
        at = made.head
        for place, row in enumerate(rows):
            below = sum(not one.is_heading for one in _under(row, rows[place + 1 :]))
            if row.is_heading:
                if below:
                    made.cells.append(PaperCell(at, row.level, row.label, down=below))
                continue
            made.cells.append(PaperCell(at, row.level, row.label, across=3 - row.level, is_centred=False))
            for column, of in enumerate(columns, start=3):
                made.figure(at, column, filled, row, of)
            at += 1
    return made


def _under(heading: FormRow, rows: Sequence[FormRow]) -> Iterator[FormRow]:
    """The rows below a heading, up to the next of its level."""
    return itertools.takewhile(lambda row: row.level > heading.level, rows)


def _grouped(made: _Laid, columns: Sequence[FormColumn], at: int, left: int) -> None:
    """Two heading rows: a group over its columns, a column without one over both."""
    for group, members in itertools.groupby(columns, key=lambda column: column.group):
        held = list(members)
        if group:
            made.cells.append(PaperCell(at, left, group, across=len(held)))
        for place, column in enumerate(held, start=left):
            lower = 1 if group else 0
            made.cells.append(PaperCell(at + lower, place, column.label, down=2 - lower))
        left += len(held)


def _across(tables: Sequence[FilledTable]) -> _Laid:
    made = _Laid((), [], 3)
    for filled in tables:
        rows, columns = filled.figure_rows, filled.table.columns
        made.widths = tuple([10] * (len(rows) * len(columns)))
        at = 0
        for group, members in itertools.groupby(rows, key=lambda row: row.group):
            held = list(members)
            if group:
                made.cells.append(PaperCell(0, at, group, across=len(held) * len(columns)))
            for row in held:
                top = 1 if group else 0
                made.cells.append(PaperCell(top, at, row.label, down=2 - top, across=len(columns)))
                for place, column in enumerate(columns, start=at):
                    made.cells.append(PaperCell(2, place, column.label))
                    made.figure(3, place, filled, row, column)
                at += len(columns)
    return made


def _list(tables: Sequence[FilledTable]) -> _Laid:
    made = _Laid((), [], 1)
    for filled in tables:
        columns = filled.table.columns
        made.widths = (118, 16, *([22] * len(columns)))
        heads = (filled.table.corner, filled.table.unit_label, *(column.label for column in columns))
        made.cells += [PaperCell(0, place, text) for place, text in enumerate(heads)]
        for at, row in enumerate(filled.rows, start=1):
            made.cells.append(PaperCell(at, 0, row.label, is_centred=False, indent=row.level))
            made.cells.append(PaperCell(at, 1, row.unit))
            for place, column in enumerate(columns, start=2):
                if row.is_heading and filled.value(row.id, column.id) is None:
                    made.cells.append(PaperCell(at, place, ""))
                else:
                    made.figure(at, place, filled, row, column)
    return made


_LAID = {Layout.BLOCKS: _blocks, Layout.GRID: _grid, Layout.ACROSS: _across, Layout.LIST: _list}
