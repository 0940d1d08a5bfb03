"""Which cells of a sheet a finding speaks of: those on both sides of the identity that does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clerk_app.cases.year_sheet import Finding, YearSheet
from clerk_app.law.form_table import Term

CellPlace = tuple[str, str, str]
"""Table, row, column."""


def cells_of(sheet: YearSheet, finding: Finding) -> tuple[CellPlace, ...]:
    """The cells of this year's sheet that a finding compares; those it names itself where it compares none."""
    filled = sheet.table(finding.table)
    if filled is None:
        return ()
    check = next((one for one in filled.table.checks if one.id == finding.identity), None)
    named = finding.row or finding.group
    if check is None:
        return ((finding.table, named, finding.column),) if named and finding.column else ()
    last = filled.table.columns[-1].id
    found: list[CellPlace] = []
    for rows, columns in _crossings((*check.left, *check.right)):
        down = rows or ((named,) if named else ())
        across = columns or ((finding.column,) if finding.column else (last,))
        found += [(finding.table, row, column) for row in down for column in across]
    return tuple(
        (table, row, column) for table, row, column in dict.fromkeys(found)
        if filled.row(row) is not None and filled.table.column(column) is not None
    )  # fmt: skip


def _crossings(terms: Iterable[Term]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The rows and columns of each term of this year's table; empty: those the finding names."""
    for term in terms:
        if not term.text and not term.before:
            yield term.rows, term.columns
