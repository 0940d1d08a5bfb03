"""A sheet on another form brought onto the wanted one by a crosswalk, each passage it took said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from clerk_app.cases.year_sheet import Cell, FilledTable, Place, Value, YearSheet
from clerk_app.law.crosswalk import EVERY, Address, Crosswalk, Fate, Passage
from clerk_app.law.form_table import FormRow, FormTable
from clerk_app.law.year_format import Part, YearFormat

Walks = Mapping[tuple[str, str], Crosswalk]


@dataclass(frozen=True)
class Taken:
    """One passage the figures of a sheet took: from which rows, by what they are called there, to which."""

    fate: Fate
    sources: tuple[str, ...]
    target: str
    figures: tuple[Value, ...]
    """The figures that went this way, zeros left out."""
    why_zh: str = ""
    why_en: str = ""


@dataclass(frozen=True)
class Crossed:
    """A sheet on the wanted form. ``partial``: cells summed where some of what belongs there is blank."""

    sheet: YearSheet
    taken: tuple[Taken, ...] = ()
    partial: frozenset[Place] = frozenset()


def strange_tables(sheet: YearSheet, form: YearFormat) -> tuple[FilledTable, ...]:
    """The tables of a sheet that are not the wanted form's own."""
    return tuple(filled for filled in sheet.tables if form.table(filled.table.id) != filled.table)


def form_of_table(table: FormTable, formats: Sequence[YearFormat]) -> YearFormat | None:
    """The form a table is of."""
    return next((form for form in formats if form.table(table.id) == table), None)


def crossed(sheet: YearSheet, form: YearFormat, formats: Sequence[YearFormat], walks: Walks) -> Crossed | None:
    """The sheet on that form; None where no crosswalk leads there."""
    strange = strange_tables(sheet, form)
    kept = [filled for filled in sheet.tables if filled not in strange]
    work = _Work()
    for filled in strange:
        other = form_of_table(filled.table, formats)
        walk = walks.get((other.id, form.id)) if other is not None else None
        if walk is None:
            return None
        _cross(filled, form, walk, work)
    parts = {table.id: part for part in form.parts for table in part.tables}
    made = [_filled(parts[name], form, name, work) for name in dict.fromkeys(cell[0] for cell in work.cells)]
    kept += [filled for filled in made if all(filled.table.id != one.table.id for one in kept)]
    crossed_sheet = replace(sheet, form=form, tables=tuple(kept), text_figures=MappingProxyType({}))
    return Crossed(crossed_sheet, tuple(_taken(form, work)), frozenset(work.blank & set(work.cells)))


@dataclass
class _Work:
    """What is being brought over."""

    cells: dict[Place, Value] = field(default_factory=dict)
    blank: set[Place] = field(default_factory=set)
    named: dict[str, dict[str, FormRow]] = field(default_factory=dict)
    gone: dict[Passage, dict[str, Value]] = field(default_factory=dict)
    """By passage: the figures by the name of their row."""


def _cross(filled: FilledTable, form: YearFormat, walk: Crosswalk, work: _Work) -> None:
    for row in filled.figure_rows:
        for column in filled.table.columns:
            passage = walk.passage(filled.table.id, row, column.id)
            if passage is None:
                continue
            value = filled.value(row.id, column.id)
            aim = _aim(passage.target, row, column.id, form, work) if passage.target else None
            if aim is not None and value is None:
                work.blank.add(aim)
            if value is None:
                continue
            if value:
                # Straight ones are only named; of a whole row the last column, its total, speaks for it.
                whole = passage.fate is Fate.ONE or any(not one.column for one in passage.sources)
                label = row.label if whole or len(filled.table.columns) == 1 else f"{row.label}·{column.label}"
                work.gone.setdefault(passage, {})[label] = value
            if aim is None:
                continue
            work.cells[aim] = work.cells.get(aim, 0) + value
            for address in passage.zero:
                work.cells.setdefault((address.table, address.row, address.column or column.id), 0)


def _aim(target: Address, row: FormRow, column: str, form: YearFormat, work: _Work) -> Place | None:
    """The cell a figure goes to; a named row keeps its name where the new form takes names there."""
    table = form.table(target.table)
    wanted = (row.sub_of or row.id) if target.row == EVERY else target.row
    aim_row = table.row(wanted) if table is not None else None
    if table is None or aim_row is None or table.column(target.column or column) is None:
        return None
    if row.sub_of and aim_row.takes_sub_rows:
        named = replace(row, id=f"{aim_row.id}_{row.label}", sub_of=aim_row.id)
        work.named.setdefault(table.id, {})[named.id] = named
        return table.id, named.id, target.column or column
    return table.id, aim_row.id, target.column or column


def _filled(part: Part, form: YearFormat, name: str, work: _Work) -> FilledTable:
    table = form.table(name)
    assert table is not None
    named = work.named.get(name, {})
    rows = tuple(
        one for row in table.rows for one in (row, *(sub for sub in named.values() if sub.sub_of == row.id))
    )
    cells = {(row, column): Cell(value) for (place, row, column), value in work.cells.items() if place == name}
    filled_rows = {row for row, _ in cells}
    parents = {sub.sub_of for sub in named.values()}
    rows = tuple(row for row in rows if row.id not in parents or row.id in filled_rows)
    return FilledTable(part, table, rows, MappingProxyType(cells))


def _taken(form: YearFormat, work: _Work) -> Iterator[Taken]:
    """What a person has to look at: choices and losses first, then sums, then what went straight over."""
    order = (Fate.CHOSEN, Fate.LOST, Fate.MERGED)
    for fate in order:
        for passage, by_label in work.gone.items():
            if passage.fate is fate:
                table = form.table(passage.target.table) if passage.target else None
                row = table.row(passage.target.row) if table is not None and passage.target else None
                told = row.label if row else ""
                yield Taken(fate, tuple(by_label), told, tuple(by_label.values()), passage.why_zh, passage.why_en)
    straight: dict[str, Value] = {}
    for passage, by_label in work.gone.items():
        if passage.fate is Fate.ONE:
            straight |= by_label
    if straight:
        yield Taken(Fate.ONE, tuple(straight), "", tuple(straight.values()))
