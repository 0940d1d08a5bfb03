"""A foreign workbook as plain sheets of cells, as the child process says them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerk_app.services.foreign_file import WorkbookLimits, said_of
from clerk_app.trouble import KnownTrouble

Cell = str | int | float | date | None
"""What a cell of a workbook holds; an empty one is None."""


@dataclass(frozen=True)
class Row:
    """One row that holds anything. ``number`` as the clerk sees it, from 1; the first cell is column A."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell in a column (from 0), None beyond the last."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, empty rows left out."""

    name: str
    rows: tuple[Row, ...]
    is_from_1904: bool = False
    """Whether its workbook numbers the days from 1904."""


def read_workbook(path: Path, limits: WorkbookLimits) -> tuple[Sheet, ...]:
    """The sheets of an xlsx, xls, ods or et file. Raises KnownTrouble of kind "input"."""
    return _sheets(said_of(path, limits), path, limits)


def _sheets(lines: list[str], path: Path, limits: WorkbookLimits) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    rows: list[Row] = []
    name: str | None = None
    from_1904 = ended = False
    for line in lines:
        said = json.loads(line)
        if isinstance(said, dict):
            if name is not None:
                sheets.append(Sheet(name, tuple(rows), from_1904))
            rows = []
            name = str(said["sheet"]) if "sheet" in said else None
            from_1904, ended = bool(said.get("from_1904")), bool(said.get("end"))
            if said.get("too_large"):
                raise KnownTrouble(
                    "sheet_too_large", kind="input", file=path.name, sheet=name, rows=limits.rows,
                    columns=limits.columns,
                )
        else:
            rows.append(Row(int(said[0]), tuple(_cell(cell) for cell in said[1:])))
    if not ended:
        raise KnownTrouble("workbook_breaks_reader", kind="input", file=path.name)
    return tuple(sheets)


def _cell(plain: object) -> Cell:
    if isinstance(plain, Mapping):
        return date.fromisoformat(str(plain["d"]))
    if isinstance(plain, str | int | float):
        return plain
    return None
