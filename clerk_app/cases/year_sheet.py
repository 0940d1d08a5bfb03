"""年度统计表: a filled form, counted from requests or read from a published table, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from clerk_app.cases.remedy import RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.form_table import CountingUnit, FormColumn, FormRow, FormTable, Severity
from clerk_app.law.year_format import Part, YearFormat

Value = int | Decimal
"""A figure: counts are whole, amounts keep their decimals."""


def last_day(year: int) -> date:
    """31 December: the statistics end with it."""
    return date(year + 1, 1, 1) - timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """One figure with the requests or remedies behind it; ``value`` None is a blank cell."""

    value: Value | None = None
    requests: tuple[RequestId, ...] = ()
    remedies: tuple[RemedyId, ...] = ()


BLANK = Cell()

Place = tuple[str, str, str]
"""Where a figure stands: table, row, column."""


@dataclass(frozen=True)
class FilledTable:
    """One table with its figures. ``rows`` are the form's own and those named below them, in print order."""

    part: Part
    table: FormTable
    rows: tuple[FormRow, ...]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, row_id: str, column_id: str) -> Cell:
        """The cell where that row and column meet; blank where nothing was entered."""
        return self.cells.get((row_id, column_id), BLANK)

    def value(self, row_id: str, column_id: str) -> Value | None:
        """The figure of that cell, None where it is blank."""
        return self.cell(row_id, column_id).value

    def row(self, row_id: str) -> FormRow | None:
        """The row of that id, named ones included."""
        return self._rows_by_id.get(row_id)

    @cached_property
    def _rows_by_id(self) -> Mapping[str, FormRow]:
        return {row.id: row for row in reversed(self.rows)}

    @property
    def figure_rows(self) -> tuple[FormRow, ...]:
        """The rows that hold figures, in print order."""
        return tuple(row for row in self.rows if not row.is_heading)

    @property
    def blanks(self) -> tuple[tuple[FormRow, FormColumn], ...]:
        """Where a figure is missing."""
        return tuple(
            (row, column)
            for row in self.figure_rows
            for column in self.table.columns
            if self.value(row.id, column.id) is None
        )


@dataclass(frozen=True)
class Finding:
    """What is wrong or worth a look: an identity (A1, R1, O5 ...) or a remark; ``key`` names its sentence."""

    identity: str
    severity: Severity
    key: str
    table: str = ""
    column: str = ""
    row: str = ""
    group: str = ""
    left: Value | None = None
    right: Value | None = None
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    requests: tuple[RequestId, ...] = ()
    with_reason: bool = False
    """An error the sheet may be filed with where the reason is written down."""

    @property
    def id(self) -> str:
        """How an override names it: A4.natural_person."""
        return ".".join(part for part in (self.identity, self.row or self.group, self.column) if part)


@dataclass(frozen=True)
class YearSheet:
    """The sheet of one report year. ``as_of`` before 31 December: a trial sheet of a year that is not over."""

    form: YearFormat
    year: int
    as_of: date
    tables: tuple[FilledTable, ...]
    text_figures: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    """Figures named in the report's text, where a published file gives them."""
    beside: Mapping[str, Cell] = field(default_factory=lambda: MappingProxyType({}))
    """Figures shown beside the form because it has no row for them."""
    remarks: tuple[Finding, ...] = ()
    """What was noticed while counting or reading."""
    unit: CountingUnit = CountingUnit.REQUEST
    """What one 件 is."""
    left_blank: frozenset[Place] = frozenset()
    """Blanks somebody looked at and left so; any other blank was forgotten or is still to come."""

    @property
    def is_trial(self) -> bool:
        """Whether the year was not over when this was counted."""
        return self.as_of < last_day(self.year)

    @property
    def open_blanks(self) -> tuple[Place, ...]:
        """Figures that are missing and that nobody said are to be blank."""
        blank = ((filled.table.id, row.id, column.id) for filled in self.tables for row, column in filled.blanks)
        return tuple(place for place in blank if place not in self.left_blank)

    def table(self, table_id: str) -> FilledTable | None:
        """The table of that id, or None where the sheet has none."""
        return next((table for table in self.tables if table.table.id == table_id), None)
