"""The figures that were entered, read: what holds for each cell of a year, from where, and what contradicts itself."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.request import OrganId
from clerk_app.cases.sheet_plain import figure_of, named_under
from clerk_app.cases.tally import Entered
from clerk_app.cases.year_sheet import Cell, Finding, Place, Value, last_day
from clerk_app.law.form_table import Figure, FormColumn, FormRow, FormTable, Layout, Severity
from clerk_app.law.year_format import YearFormat, form_of
from clerk_app.services import feeds
from clerk_app.services.desk import Desk
from clerk_app.services.office import has_several, names
from clerk_app.store.books import EnteredFigure
from clerk_app.trouble import KnownTrouble

WHOLE_YEAR = 0
"""The month of a figure entered for the year at once."""
MONTHS = tuple(range(1, len(calendar.month_name)))
LEFT_BLANK = ""
"""The value of a line that says: looked at, and left blank."""


@dataclass(frozen=True)
class EnteredCell:
    """One figure as it was entered: the line for the year, those of the months, and what a register counts."""

    place: Place
    row: FormRow
    column: FormColumn
    whole: EnteredFigure | None = None
    months: Mapping[int, EnteredFigure] = field(default_factory=lambda: MappingProxyType({}))
    counted: Value | None = None
    """What the small register behind the row counts."""
    of_organs: tuple[tuple[str, Value | None], ...] = ()
    """Of all agencies together: what each is called, and what stands for it; None where nothing was entered. Two may
    be called alike for short."""

    @property
    def by_month(self) -> Value | None:
        """The sum of the months entered; None without any."""
        values = [_value(line.value, self) for line in self.months.values()]
        known = [value for value in values if value is not None]
        return sum(known[1:], start=known[0]) if known else None

    @property
    def at_once(self) -> Value | None:
        """The figure entered for the year."""
        return None if self.whole is None else _value(self.whole.value, self)

    @property
    def together(self) -> Value | None:
        """The sum of the agencies' own figures; None without any."""
        known = [value for _, value in self.of_organs if value is not None]
        return sum(known[1:], start=known[0]) if known else None

    @property
    def organs_missing(self) -> tuple[str, ...]:
        """The agencies that sum leaves out."""
        return tuple(name for name, value in self.of_organs if value is None)

    @property
    def value(self) -> Value | None:
        """The figure that stands on the sheet: for the year, else by the month, else the agencies' together, else what
        the register counts."""
        for value in (self.at_once, self.by_month):
            if value is not None:
                return value
        if self.is_left_blank:
            return None
        return self.together if self.together is not None else self.counted

    @property
    def is_contradictory(self) -> bool:
        """The year's figure and the sum of the months differ: which counts is for the clerk to say."""
        return self.at_once is not None and self.by_month is not None and self.at_once != self.by_month

    @property
    def is_left_blank(self) -> bool:
        """Somebody looked at it and left it blank."""
        return self.whole is not None and self.whole.value == LEFT_BLANK and self.by_month is None

    @property
    def is_counted(self) -> bool:
        """The figure is the register's; nobody typed one."""
        return self.value is not None and all(one is None for one in (self.at_once, self.by_month, self.together))

    @property
    def lines(self) -> tuple[EnteredFigure, ...]:
        """The lines that hold."""
        return tuple(one for one in (self.whole, *self.months.values()) if one is not None)


def _value(kept: str | None, cell: EnteredCell) -> Value | None:
    return figure_of(kept, figure_kind(cell.row, cell.column))


def figure_kind(row: FormRow, column: FormColumn) -> Figure:
    """How the figure where they meet is written."""
    return column.figure if row.figure is Figure.COUNT else row.figure


# --- reading


def cells_of(desk: Desk, year: int, *, organ: OrganId | None = None) -> Mapping[Place, EnteredCell]:
    """Every figure of the year's form that is entered, in print order, rows named below others too."""
    form = form_of(desk.formats, year)
    held, theirs = _lines_held(desk, form, year, organ), _of_organs(desk, form, year, organ)
    typed = list(dict.fromkeys(row for lines in (held, *(lines for _, lines in theirs)) for row, _, _ in lines))
    found: dict[Place, EnteredCell] = {}
    for table in tables_of(form):
        for row in rows_of(table, typed):
            if row.is_entered:
                for column in table.columns:
                    place = (table.id, row.id, column.id)
                    found[place] = _cell(desk, place, row, column, held, year, organ, theirs)
    return MappingProxyType(found)


def cell_of(
    desk: Desk, year: int, table: str, row: str, column: str, *, organ: OrganId | None = None
) -> EnteredCell:
    """One figure. Raises KnownTrouble("entered_unknown_row") where the form has no such cell to enter."""
    form = form_of(desk.formats, year)
    found_row, found_column = place_of(form, table, row, column)
    held, theirs = _lines_held(desk, form, year, organ), _of_organs(desk, form, year, organ)
    return _cell(desk, (table, row, column), found_row, found_column, held, year, organ, theirs)


def entered_of(
    desk: Desk, year: int, *, organ: OrganId | None = None, today: date | None = None
) -> Entered:
    """Everything entered for a year as the tally takes it, with what is to be said of it; ``today`` tells whether
    months can still be missing."""
    cells = cells_of(desk, year, organ=organ)
    values: dict[str, dict[tuple[str, str], Cell]] = {}
    for (table, row, column), cell in cells.items():
        if cell.value is not None:
            values.setdefault(table, {})[row, column] = Cell(cell.value)
    typed = list(dict.fromkeys(row for _, row, _ in cells))
    form = form_of(desk.formats, year)
    rows = {table.id: rows_of(table, typed) for table in tables_of(form) if any(row.is_entered for row in table.rows)}
    over = today is not None and today > last_day(year)
    return Entered(
        cells=MappingProxyType({table: MappingProxyType(those) for table, those in values.items()}),
        rows=MappingProxyType({key: those for key, those in rows.items() if any(row.sub_of for row in those)}),
        left_blank=frozenset(place for place, cell in cells.items() if cell.is_left_blank),
        remarks=tuple(remark for cell in cells.values() for remark in _remarks(cell, is_over=over)),
    )


def merged(kept: Entered, given: Entered) -> Entered:
    """Both, a figure of ``given`` before a kept one; a blank in ``given`` takes nothing away."""
    cells = {table: dict(those) for table, those in kept.cells.items()}
    for table, those in given.cells.items():
        cells.setdefault(table, {}).update({at: cell for at, cell in those.items() if cell.value is not None})
    rows = dict(kept.rows)
    for table, named in given.rows.items():
        known = {row.id for row in named}
        more = [row for row in rows.get(table, ()) if row.sub_of and row.id not in known]
        rows[table] = tuple(
            one for row in named for one in (row, *(later for later in more if _ends(named, row, later)))
        )
    won = {(table, *at) for table, those in given.cells.items() for at, cell in those.items() if cell.value is not None}
    return Entered(
        cells=MappingProxyType({table: MappingProxyType(those) for table, those in cells.items()}),
        rows=MappingProxyType(rows),
        left_blank=kept.left_blank - won,
        remarks=tuple(one for one in kept.remarks if (one.table, one.row, one.column) not in won),
    )


def _ends(rows: Sequence[FormRow], row: FormRow, later: FormRow) -> bool:
    """Whether ``row`` is the last of the rows ``later`` was named under."""
    group = [one for one in rows if later.sub_of in (one.id, one.sub_of)]
    return bool(group) and group[-1] is row


def history(
    desk: Desk, year: int, table: str, row: str, column: str, *, organ: OrganId | None = None
) -> tuple[EnteredFigure, ...]:
    """Every line ever entered for a figure, the oldest first: who, when, from where."""
    form = form_of(desk.formats, year)
    place_of(form, table, row, column)
    return tuple(one for one in lines_of(desk, form, year, organ) if (one.row, one.col) == (row, column))


def block_of(form: YearFormat, table_id: str, row_id: str) -> tuple[str, ...]:
    """The rows whose figures come from one hand: a block's, or on a list those under one heading (一、二…)."""
    table = table_of(form, table_id)
    if not any(part.layout is Layout.LIST for part in form.parts if table in part.tables):
        return tuple(row.id for row in table.rows)
    blocks: list[list[str]] = []
    for row in table.rows:
        if not row.level:
            blocks.append([])
        blocks[-1].append(row.id)
    return next((tuple(block) for block in blocks if row_id in block), (row_id,))


def source_of(desk: Desk, year: int, table: str, row: str, *, organ: OrganId | None = None) -> str:
    """What the block's latest figure of the year was taken from; empty before there is one."""
    form = form_of(desk.formats, year)
    sub_of = named_under(table_of(form, table), row)
    block = block_of(form, table, sub_of.sub_of if sub_of is not None else row)
    those = [
        one for one in lines_of(desk, form, year, organ)
        if one.source and (one.row in block or any(one.row.startswith(f"{name}_") for name in block))
    ]
    return those[-1].source if those else ""


def lines_of(desk: Desk, form: YearFormat, year: int, organ: OrganId | None) -> list[EnteredFigure]:
    """Every line ever entered for a year, the oldest first."""
    return [
        one for one in desk.store.figures.all() if (one.format, one.year, one.organ_id) == (form.id, year, organ)
    ]


_Held = Mapping[tuple[str, str, int], EnteredFigure]
_Theirs = tuple[tuple[str, _Held], ...]


def _of_organs(desk: Desk, form: YearFormat, year: int, organ: OrganId | None) -> _Theirs:
    """What each agency of a desk of several is called, and what holds for it; one alone has nothing to add."""
    if organ is not None or not has_several(desk):
        return ()
    return tuple((name, _lines_held(desk, form, year, each)) for each, name in names(desk).items())


def _lines_held(
    desk: Desk, form: YearFormat, year: int, organ: OrganId | None
) -> _Held:
    """The latest line of each row, column and month that was not taken back."""
    latest = {(one.row, one.col, one.month): one for one in lines_of(desk, form, year, organ)}
    return {key: one for key, one in latest.items() if one.value is not None}


def _cell(
    desk: Desk, place: Place, row: FormRow, column: FormColumn,
    held: _Held, year: int, organ: OrganId | None, theirs: _Theirs,
) -> EnteredCell:  # fmt: skip
    bare = _typed(place, row, column, held)
    added = tuple((name, _typed(place, row, column, lines).value) for name, lines in theirs)
    counted = feeds.counted(desk, row.feed, year) if row.feed is not None and organ is None else None
    return replace(bare, counted=counted, of_organs=added)


def _typed(place: Place, row: FormRow, column: FormColumn, held: _Held) -> EnteredCell:
    _, row_id, column_id = place
    months = {month: held[row_id, column_id, month] for month in MONTHS if (row_id, column_id, month) in held}
    return EnteredCell(place, row, column, held.get((row_id, column_id, WHOLE_YEAR)), MappingProxyType(months))


def tables_of(form: YearFormat) -> tuple[FormTable, ...]:
    """Every table of a form, in print order."""
    return tuple(table for part in form.parts for table in part.tables)


def table_of(form: YearFormat, table_id: str) -> FormTable:
    """One table. Raises KnownTrouble("entered_unknown_row")."""
    table = form.table(table_id)
    if table is None:
        raise KnownTrouble("entered_unknown_row", kind="input", row=table_id, form=form.source.number)
    return table


def rows_of(table: FormTable, named_rows: Iterable[str]) -> tuple[FormRow, ...]:
    """The rows of a table with those of ``named_rows`` that are named below one of them; a row with named ones that
    holds no figure of its own is left out, as on published sheets."""
    wanted = tuple(named_rows)
    named = [row for row in (named_under(table, name) for name in wanted) if row is not None]
    parents = {row.sub_of for row in named}
    return tuple(
        one
        for row in table.rows
        for one in (row, *(sub for sub in named if sub.sub_of == row.id))
        if one.sub_of or row.id not in parents or row.id in wanted
    )


def place_of(form: YearFormat, table_id: str, row_id: str, column_id: str) -> tuple[FormRow, FormColumn]:
    """The row and column of a figure that is entered. Raises KnownTrouble("entered_unknown_row")."""
    table = table_of(form, table_id)
    row = table.row(row_id) or named_under(table, row_id)
    column = table.column(column_id)
    if row is None or column is None or not row.is_entered:
        name = row_id if row is None or column is not None else f"{row_id}.{column_id}"
        raise KnownTrouble("entered_unknown_row", kind="input", row=name, form=form.source.number)
    return row, column


def _remarks(cell: EnteredCell, *, is_over: bool) -> Iterable[Finding]:
    table, row, column = cell.place
    facts = {"place": cell.row.label, "column": cell.column.label}

    def remark(
        identity: str, severity: Severity, key: str, left: Value | None, right: Value | None, **more: object
    ) -> Finding:
        told = MappingProxyType({**facts, "left": left, "right": right, **more})
        return Finding(identity, severity, key, table, column, row, left=left, right=right, facts=told)

    if cell.is_contradictory:
        yield remark("ENTERED_TWICE", Severity.ERROR, "finding_entered_twice", cell.at_once, cell.by_month)
    if is_over and cell.at_once is None and cell.by_month is not None and len(cell.months) < len(MONTHS):
        missing = tuple(str(month) for month in MONTHS if month not in cell.months)
        yield remark("MONTHS", Severity.WARNING, "finding_months_missing", len(cell.months), None, months=missing)
    if cell.together is not None and cell.at_once is None and cell.by_month is None and cell.organs_missing:
        said = cell.organs_missing
        yield remark("ORGANS", Severity.WARNING, "finding_organs_missing", cell.together, None, organs=said)
    elif cell.together is not None and cell.value is not None and cell.value != cell.together:
        yield remark("ORGANS", Severity.WARNING, "finding_organs_differ", cell.value, cell.together)
    if cell.counted is not None and not cell.is_counted and cell.value != cell.counted:
        reasons = "；".join(dict.fromkeys(line.reason for line in cell.lines if line.reason))
        yield remark("REGISTER", Severity.INFO, "finding_register_differs", cell.value, cell.counted, reason=reasons)
