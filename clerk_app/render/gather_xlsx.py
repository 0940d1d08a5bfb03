"""Behind a gathered sheet, as worksheets: who reported, who stands behind each figure, what does not add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clerk_app.render.cells import BEGINS_FORMULA, cell_text, cut, units

A4 = 9
TITLE_FONT, TEXT_FONT, FIGURE_FONT = "黑体", "宋体", "Times New Roman"
TITLE_SIZE, TEXT_SIZE = 14, 10
HEAD_FILL = "#EDEFF2"
HEAD = 2
"""The line of the headings, below title and note."""
MOST_COLUMNS = 16_000
"""Excel keeps 16,384."""

LINE, MOST_LINES = 13.5, 30
"""Points a line takes; Excel keeps rows of up to 409."""
ON_ONE_PAGE = 8
"""Columns a page across holds readably."""

PlainCell = str | int | Decimal | date | None
"""None is an empty cell."""


@dataclass(frozen=True)
class PlainSheet:
    """One worksheet: a heading line, rows, and the first ``kept`` columns in view while the others move."""

    name: str
    title: str
    note: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Sequence[Sequence[PlainCell]]
    kept: int = 1
    upright: bool = False


@dataclass(frozen=True)
class PlainSheets:
    """Adds these worksheets to a workbook."""

    sheets: tuple[PlainSheet, ...]

    def __call__(self, book: xlsxwriter.Workbook) -> None:
        """Draw them all."""
        styles = _Styles(book)
        for sheet in self.sheets:
            _draw(book.add_worksheet(sheet.name), sheet, styles)


class _Styles:
    """The cell formats, figures each with their own decimals."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._framed = {"border": 1, "border_color": "#B8BEC6", "valign": "top"}
        self._figures: dict[int, Format] = {}
        text = self._framed | {"font_name": TEXT_FONT, "font_size": TEXT_SIZE, "text_wrap": True, "num_format": "@"}
        self.title: Format = book.add_format({"font_name": TITLE_FONT, "font_size": TITLE_SIZE})
        self.note: Format = book.add_format({"font_name": TEXT_FONT, "font_size": TEXT_SIZE})
        centred = {"valign": "vcenter", "align": "center", "bg_color": HEAD_FILL}
        self.head: Format = book.add_format(text | centred)
        self.text: Format = book.add_format(text)
        # The quote keeps it text in a program that reads the cell anew when it is edited.
        self.quoted: Format = book.add_format(text | {"quote_prefix": True})
        self.day: Format = book.add_format(self._framed | {"num_format": "yyyy-mm-dd", "align": "center"})

    def figure(self, value: int | Decimal) -> Format:
        """0, 12, 44899.2477: as the unit wrote it."""
        places = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
        if places not in self._figures:
            shape = "0" + ("." + "0" * places if places else "")
            self._figures[places] = self._book.add_format(
                self._framed | {"font_name": FIGURE_FONT, "num_format": shape, "align": "center"}
            )
        return self._figures[places]


def _draw(page: Worksheet, sheet: PlainSheet, styles: _Styles) -> None:
    last, width = HEAD + len(sheet.rows), len(sheet.headings)
    page.set_paper(A4)
    if sheet.upright:
        page.set_portrait()
    else:
        page.set_landscape()
    page.fit_to_pages(1 if width <= ON_ONE_PAGE else 0, 0)  # a broad one goes over several pages
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(HEAD)
    page.repeat_columns(0, sheet.kept - 1)
    page.print_area(0, 0, last, width - 1)
    page.set_footer("&C&P / &N")
    page.freeze_panes(HEAD + 1, sheet.kept)
    page.autofilter(HEAD, 0, last, width - 1)
    for column, wide in enumerate(sheet.widths):
        page.set_column(column, column, wide)
    page.set_row(0, TITLE_SIZE * 1.8)
    page.set_row(HEAD, max(2, _lines(sheet.headings, sheet.widths)) * LINE + 4)
    page.write_string(0, 0, cell_text(sheet.title), styles.title)
    page.write_string(1, 0, cell_text(sheet.note), styles.note)
    for column, heading in enumerate(sheet.headings):
        page.write_string(HEAD, column, cell_text(heading), styles.head)
    for row, cells in enumerate(sheet.rows, start=HEAD + 1):
        page.set_row(row, _lines(cells, sheet.widths) * LINE + 2)
        for column, cell in enumerate(cells):
            _write(page, row, column, cell, styles)


def _lines(cells: Sequence[PlainCell], widths: Sequence[float]) -> int:
    """How many lines the longest text of a row takes; not every program finds that out by itself."""
    texts = [(cell, wide) for cell, wide in zip(cells, widths, strict=True) if isinstance(cell, str)]
    return min(MOST_LINES, max((math.ceil(units(text) / (wide - 1)) or 1 for text, wide in texts), default=1))


def _write(page: Worksheet, row: int, column: int, cell: PlainCell, styles: _Styles) -> None:
    if cell is None or cell == "":
        page.write_blank(row, column, None, styles.text)
    elif isinstance(cell, str):
        text = cut(cell_text(cell), "")
        page.write_string(row, column, text, styles.quoted if text[0] in BEGINS_FORMULA else styles.text)
    elif isinstance(cell, date):
        page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), styles.day)
    else:
        page.write_number(row, column, float(cell), styles.figure(cell))
