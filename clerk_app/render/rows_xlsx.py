"""Rows of text as a workbook that other programs can open and we can read back: values only, no formula, no link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from clerk_app.render.cells import BOOK_OPTIONS, LONGEST_TEXT, cell_text, length

_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans({letter: "_" for letter in "[]:*?/\\"})


class TextTooLong(ValueError):
    """A text that no cell can hold: which sheet and row (from 1)."""

    def __init__(self, sheet: str, row: int) -> None:
        super().__init__(f"{sheet}: row {row} holds a text longer than a cell")
        self.sheet = sheet
        self.row = row


@dataclass(frozen=True)
class RowsSheet:
    """One sheet: headings, then rows; a number stays a number, everything else is text."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]


def rows_workbook(sheets: Sequence[RowsSheet]) -> bytes:
    """The workbook as bytes. Raises TextTooLong."""
    import xlsxwriter  # longer to load than the first page to be shown

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, dict(BOOK_OPTIONS))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"num_format": "@", "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name.translate(_NOT_IN_SHEET_NAMES)[:_SHEET_NAME])
        page.freeze_panes(1, 0)
        for row, cells in enumerate([sheet.headings, *sheet.rows]):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    if length(cell) > LONGEST_TEXT:
                        raise TextTooLong(sheet.name, row + 1)
                    if cell:
                        style = plain if row else bold
                        page.write_string(row, column, cell_text(cell), style)
                else:
                    page.write_number(row, column, cell)
        page.set_column(0, max(len(sheet.headings) - 1, 0), 16)
    book.close()
    return out.getvalue()
