"""What is noticed while a foreign sheet is read: damaged labels, rows and cells that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from clerk_app.law.year_format import Part, YearFormat
from clerk_app.services.sheet_source import Place

Plain = dict[str, object]
CellId = tuple[str, str, str]
"""Table, row, column."""


@dataclass(frozen=True)
class DamagedLabel:
    """A label or heading that is not printed as the form has it, and what it was taken for."""

    table: str
    row: str
    column: str
    printed: str
    taken_for: str
    place: Place


@dataclass(frozen=True)
class UnreadRow:
    """A row inside a table that is no row of the form, or whose figures cannot be told apart (``why``)."""

    table: str
    printed: str
    place: Place
    why: str = "row_unread"
    count: int = 0


@dataclass(frozen=True)
class CellDoubt:
    """A cell that holds something that is no figure for it; it is taken for blank."""

    table: str
    row: str
    column: str
    printed: str
    place: Place


@dataclass
class TableNotes:
    """What was noticed while reading tables."""

    damaged: list[DamagedLabel] = field(default_factory=list)
    unread: list[UnreadRow] = field(default_factory=list)
    cells: list[CellDoubt] = field(default_factory=list)
    unnamed: list[tuple[str, str]] = field(default_factory=list)
    """(table, title) of tables without headings that can be read."""
    unknown: list[tuple[str, str]] = field(default_factory=list)
    """(table, heading) of columns the form does not have."""
    printed: dict[CellId, str] = field(default_factory=dict)
    """What stands in cells that hold no figure: - or /."""
    again: list[str] = field(default_factory=list)
    """Tables that stand in the file more than once."""


@dataclass(frozen=True)
class FoundPart:
    """One part of the form: how many of its rows were found, on whose form, and its plain data."""

    part: Part
    form: YearFormat
    found: int
    of: int
    exact: int
    plain: Plain
