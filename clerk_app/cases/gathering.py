"""汇总: the sheets of many units added up cell by cell, each sum with the units behind it, checked like any sheet."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from clerk_app.cases.checks import checks
from clerk_app.cases.crossed import Crossed
from clerk_app.cases.gathered import Basis, Beside, Expected, Gathered, Sources, Unit, UnitReport, name_key
from clerk_app.cases.unit_standing import standing_of
from clerk_app.cases.year_sheet import Cell, FilledTable, Finding, Place, Value, YearSheet, last_day
from clerk_app.law.form_table import CountingUnit, Figure, FormRow, FormTable, Severity, Term
from clerk_app.law.year_format import YearFormat


def gather(
    reports: Sequence[UnitReport],
    basis: Basis,
    *,
    expected: Sequence[Expected] | None = None,
    against: YearSheet | None = None,
) -> Gathered:
    """Add up the units' sheets. A blank is not 0: a cell that nobody filled stays blank."""
    looked = standing_of(reports, basis, expected)
    units = tuple(one.unit for one in looked)
    summed = _Sum(basis.form)
    for place, one in enumerate(looked):
        if one.unit.is_counted and one.sheet is not None:
            summed.add(place, one.sheet)
    sheet = summed.sheet(basis.year, _one_unit(units))
    beside, alone = _compared(summed, against) if against is not None else ((), 0)
    found = (*_about_units(units), *_tried(sheet, summed, units), *_too_long(sheet), *_exceeding(beside, sheet))
    order = list(Severity)
    ordered = tuple(sorted(found, key=lambda one: order.index(one.severity)))
    return Gathered(sheet, units, MappingProxyType(summed.sources()), ordered, beside, alone)


class _Sum:
    """Cells being added. A unit that gives nothing for a cell of the form is remembered: blank is not 0."""

    def __init__(self, form: YearFormat) -> None:
        self._form = form
        self._units: list[int] = []
        self._parts: dict[Place, list[tuple[int, Value]]] = {}
        self._partial: dict[Place, list[int]] = {}
        self._named: dict[tuple[str, str, str], FormRow] = {}
        """By table, the row above and the name: written alike, it is one row."""

    def add(self, unit: int, crossed: Crossed) -> None:
        """Add one unit's sheet."""
        self._units.append(unit)
        for place in crossed.partial:
            self._partial.setdefault(place, []).append(unit)
        for filled in crossed.sheet.tables:
            table = filled.table
            for row in filled.figure_rows:
                name = self.name_of(table, row)
                for column in table.columns:
                    value = filled.value(row.id, column.id)
                    if value is not None:
                        self._parts.setdefault((table.id, name, column.id), []).append((unit, value))

    def name_of(self, table: FormTable, row: FormRow) -> str:
        """The row a named one is added to."""
        if not row.sub_of:
            return row.id
        return self._named.setdefault((table.id, row.sub_of, name_key(row.label)), row).id

    def rows(self, table: FormTable) -> tuple[FormRow, ...]:
        """The form's rows with those named below them; a row given only by names has no line of its own."""
        below: dict[str, list[FormRow]] = {}
        for (table_id, above, _), row in self._named.items():
            if table_id == table.id:
                below.setdefault(above, []).append(row)
        own = {place[1] for place in self._parts if place[0] == table.id}
        return tuple(
            one
            for row in table.rows
            for one in (row, *below.get(row.id, ()))
            if one.sub_of or one.id in own or one.id not in below
        )

    def total(self, place: Place) -> Value | None:
        """The sum of a cell, None where nobody gave a figure."""
        parts = self._parts.get(place)
        return None if parts is None else sum((value for _, value in parts), start=0)

    def sheet(self, year: int, unit: CountingUnit) -> YearSheet:
        """The sums as a sheet of the form."""
        tables = []
        for part in self._form.parts:
            for table in part.tables:
                rows = self.rows(table)
                cells = {
                    (row.id, column.id): Cell(self.total((table.id, row.id, column.id)))
                    for row in rows
                    if not row.is_heading
                    for column in table.columns
                }
                tables.append(FilledTable(part, table, rows, MappingProxyType(cells)))
        return YearSheet(self._form, year, last_day(year), tuple(tables), unit=unit)

    def blanks(self, place: Place, row: FormRow | None) -> tuple[int, ...]:
        """Who left a cell blank. A row that some name below another is nobody's blank."""
        given = {unit for unit, _ in self._parts.get(place, ())}
        if row is not None and row.sub_of:
            return ()
        named = {unit for key, one in self._named.items() if key[0] == place[0] and key[1] == place[1]
                 for unit, _ in self._parts.get((place[0], one.id, place[-1]), ())}  # fmt: skip
        partial = self._partial.get(place, ())
        return tuple(unit for unit in self._units if unit in partial or unit not in given | named)

    def sources(self) -> dict[Place, Sources]:
        """What stands behind every cell."""
        found: dict[Place, Sources] = {}
        for part in self._form.parts:
            for table in part.tables:
                for row in self.rows(table):
                    if row.is_heading:
                        continue
                    for column in table.columns:
                        place = (table.id, row.id, column.id)
                        found[place] = Sources(tuple(self._parts.get(place, ())), self.blanks(place, row))
        return found


def _one_unit(units: Sequence[Unit]) -> CountingUnit:
    said = [one.report.counts for one in units if one.is_counted and one.report and one.report.counts]
    return max(sorted(set(said)), key=said.count) if said else CountingUnit.REQUEST


# --- what is to be said of the sums ----------------------------------------------------------------------------------


def _finding(key: str, severity: Severity, **facts: object) -> Finding:
    return Finding("UNITS", severity, key, facts=MappingProxyType(facts))


def _about_units(units: Sequence[Unit]) -> Iterator[Finding]:
    counted = [one for one in units if one.is_counted]
    if not counted:
        yield _finding("gather_nothing", Severity.ERROR)
    ways = {
        counts: tuple(one.name for one in counted if one.report and one.report.counts is counts)
        for counts in CountingUnit
    }
    if all(ways.values()):
        yield _finding(
            "gather_mixed_counts", Severity.ERROR, requests=ways[CountingUnit.REQUEST], items=ways[CountingUnit.ITEM]
        )


def _tried(sheet: YearSheet, summed: _Sum, units: Sequence[Unit]) -> Iterator[Finding]:
    """The identities on the sums; where a unit left out what an identity adds, its name stands with it."""
    for finding in checks(sheet):
        blank = {units[at].name for place in _cells_of(finding, sheet) for at in summed.blanks(place, None)}
        if blank and finding.left is not None and finding.right is not None:
            facts = {**finding.facts, "units": tuple(sorted(blank)), "finding": finding.key}
            yield replace(finding, key="gather_unequal_with_blanks", facts=MappingProxyType(facts))
        else:
            yield finding


def _cells_of(finding: Finding, sheet: YearSheet) -> Iterator[Place]:
    """The cells an identity adds up on both sides."""
    filled = sheet.table(finding.table)
    if filled is None:
        return
    for check in filled.table.checks:
        if check.id != finding.identity:
            continue
        for term in (*check.left, *check.right):
            yield from _cells_of_term(term, finding, filled)


def _cells_of_term(term: Term, finding: Finding, filled: FilledTable) -> Iterator[Place]:
    by_row = (finding.row or finding.group) if not term.rows else ""
    for row in term.rows or (by_row,):
        for column in term.columns or (finding.column or filled.table.columns[-1].id,):
            if row and filled.table.column(column) is not None:
                yield filled.table.id, row, column


def _too_long(sheet: YearSheet) -> Iterator[Finding]:
    """A sum with more digits than a workbook can hold."""
    for filled in sheet.tables:
        for row in filled.figure_rows:
            for column in filled.table.columns:
                value = filled.value(row.id, column.id)
                if value is not None and len(Decimal(value).as_tuple().digits) > sys.float_info.dig:
                    facts = {"place": row.label, "value": value}
                    yield Finding(
                        "UNITS", Severity.ERROR, "gather_too_long", table=filled.table.id, row=row.id,
                        column=column.id, facts=MappingProxyType(facts),
                    )


# --- beside the district's own table --------------------------------------------------------------------------------


def _compared(summed: _Sum, against: YearSheet) -> tuple[tuple[Beside, ...], int]:
    """Cell by cell, where both hold a figure; and how many of the district's own figures no unit has."""
    found: list[Beside] = []
    alone = 0
    for filled in against.tables:
        for row in filled.figure_rows:
            name = summed.name_of(filled.table, row)
            for column in filled.table.columns:
                own = filled.value(row.id, column.id)
                place = (filled.table.id, name, column.id)
                total = summed.total(place)
                if own is None:
                    continue
                if total is None:
                    alone += 1
                else:
                    found.append(Beside(*place, total, own, len(summed.blanks(place, None))))
    return tuple(found), alone


def _exceeding(beside: Sequence[Beside], sheet: YearSheet) -> Iterator[Finding]:
    """Units that together hold more than the district says: one of them is wrong, or a thing is counted twice."""
    for one in beside:
        filled = sheet.table(one.table)
        row = filled.row(one.row) if filled is not None else None
        column = filled.table.column(one.column) if filled is not None else None
        if row is None or column is None or not one.rest < 0:
            continue
        if Figure.SIGNED in (row.figure, column.figure):
            continue
        facts = {"place": row.label, "gathered": one.gathered, "own": one.own, "difference": -one.rest}
        yield Finding(
            "AGAINST", Severity.WARNING, "gather_exceeds_own", table=one.table, row=one.row, column=one.column,
            left=one.gathered, right=one.own, facts=MappingProxyType(facts),
        )
