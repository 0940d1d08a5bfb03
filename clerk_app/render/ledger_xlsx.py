"""A list of declared columns as the workbook that is handed round: frozen heading, filter, print titles, A4 across."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum, unique

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clerk_app.render.cells import BEGINS_FORMULA, BOOK_OPTIONS, LONGEST_TEXT, cell_text, cut, length, units

A4 = 9
TITLE_FONT, TEXT_FONT = "黑体", "宋体"
TITLE_SIZE, TEXT_SIZE, NOTE_SIZE = 14, 10, 9
HEAD_FILL = "#EDEFF2"
TEXT_FORMAT_MOST = 255
"""In a cell of the format "text" older Excel shows a longer one as ########."""
LINE, LEAST_ROW, MOST_ROW = 13.5, 17.0, 409.0
"""Points: a line of text, a row of one line, and the highest row Excel knows."""
NAME_ROOM = 60
"""Characters of a name in a page header; Excel refuses a header of more than 255."""

ListCell = str | int | date | Decimal | None
"""None is an empty cell. A Decimal is an amount in 元."""


@unique
class Kind(StrEnum):
    """What a column holds, and so how its numbers look."""

    TEXT = "text"
    DAY = "day"
    WHOLE = "whole"
    MONEY = "money"


@dataclass(frozen=True)
class ListColumn:
    """One column; ``folded``: behind the ＋ over the columns until it is asked for."""

    heading: str
    kind: Kind
    width: float
    folded: bool = False


@dataclass(frozen=True)
class ListSheet:
    """One worksheet. The first ``kept`` columns stay in view while the others move."""

    name: str
    title: str
    note: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[Sequence[ListCell]]
    kept: int = 1


@dataclass(frozen=True)
class ListBook:
    """The workbook, and which cells (sheet, row and column from 0) were too long and end with ``more``."""

    data: bytes
    cut: tuple[tuple[int, int, int], ...] = ()


HEAD = 2
"""The line of the headings, below title and note."""


def list_workbook(
    sheets: Sequence[ListSheet], *, organ: str, stamp: str, page_of: str, more: str, made_on: date
) -> ListBook:
    """The workbook. ``stamp`` (截至…) and ``page_of`` (with the blanks {page} and {pages}) stand at the foot of each
    printed page; ``more`` ends a text that no cell can hold whole."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {**BOOK_OPTIONS, "default_format_properties": {"font_name": TEXT_FONT, "font_size": TEXT_SIZE}}
    )
    created = datetime(made_on.year, made_on.month, made_on.day)
    title = sheets[0].title if sheets else ""
    book.set_properties({"title": cell_text(title), "company": cell_text(organ), "created": created})
    styles = _Styles(book)
    shortened: list[tuple[int, int, int]] = []
    for place, sheet in enumerate(sheets):
        page = book.add_worksheet(sheet.name)
        _set_up(page, sheet, organ, stamp, page_of)
        page.write_string(0, 0, cell_text(sheet.title), styles.title)
        page.write_string(1, 0, cell_text(sheet.note), styles.note)
        for column, declared in enumerate(sheet.columns):
            page.write_string(HEAD, column, cell_text(declared.heading), styles.head)
        for row, cells in enumerate(sheet.rows):
            page.set_row(HEAD + 1 + row, _height(sheet.columns, cells))
            for column, (declared, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
                if not _write(page, HEAD + 1 + row, column, cell, styles, declared.kind, more):
                    shortened.append((place, row, column))
    book.close()
    return ListBook(out.getvalue(), tuple(shortened))


class _Styles:
    """The cell formats of a list."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        framed = {"border": 1, "border_color": "#B8BEC6", "valign": "top"}
        self.title: Format = book.add_format({"font_name": TITLE_FONT, "font_size": TITLE_SIZE, "bold": True})
        self.note: Format = book.add_format({"font_size": NOTE_SIZE, "font_color": "#555555"})
        self.head: Format = book.add_format(
            framed | {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "bg_color": HEAD_FILL}
        )
        self.text: Format = book.add_format(framed | {"text_wrap": True, "num_format": "@"})
        # The quote keeps it text in a program that reads the cell anew when it is edited.
        self.quoted: Format = book.add_format(framed | {"text_wrap": True, "num_format": "@", "quote_prefix": True})
        self.long: Format = book.add_format(framed | {"text_wrap": True, "quote_prefix": True})
        self.day: Format = book.add_format(framed | {"num_format": "yyyy-mm-dd", "align": "center"})
        self.whole: Format = book.add_format(framed | {"num_format": "0", "align": "center"})
        self.money: Format = book.add_format(framed | {"num_format": "#,##0.00"})
        self.by_kind = {Kind.TEXT: self.text, Kind.DAY: self.day, Kind.WHOLE: self.whole, Kind.MONEY: self.money}


def _set_up(page: Worksheet, sheet: ListSheet, organ: str, stamp: str, page_of: str) -> None:
    last, width = HEAD + len(sheet.rows), len(sheet.columns)
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)  # one page wide, as long as it takes
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.center_horizontally()
    page.repeat_rows(HEAD)
    page.print_area(0, 0, last, width - 1)
    numbers = _escaped(page_of).format(page="&P", pages="&N")
    page.set_footer(f"&L{_escaped(organ[:NAME_ROOM])}&C{numbers}&R{_escaped(stamp)}")
    page.freeze_panes(HEAD + 1, sheet.kept)
    page.autofilter(HEAD, 0, last, width - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:{_name(width - 1)}{last + 1}"})
    page.set_row(0, TITLE_SIZE * 1.8)
    page.set_row(HEAD, TEXT_SIZE * 3.2)
    before = False
    for column, declared in enumerate(sheet.columns):
        options: dict[str, object] = {"level": 1, "hidden": True} if declared.folded else {"collapsed": before}
        page.set_column(column, column, declared.width, None, options)
        before = declared.folded
    if before:
        page.set_column(width, width, None, None, {"collapsed": True})


def _height(columns: Sequence[ListColumn], cells: Sequence[ListCell]) -> float:
    """The height its longest cell in view needs: not every program finds it by itself."""
    lines = max((_lines(cell, column) for column, cell in zip(columns, cells, strict=True)), default=1)
    return min(max(LEAST_ROW, lines * LINE + 3), MOST_ROW)


def _lines(cell: ListCell, column: ListColumn) -> int:
    if not isinstance(cell, str):
        return 1
    written = cell_text(cell).split("\n")
    if column.folded:  # it must not make the rows of a printed list higher than they look
        return len(written)
    return sum(max(1, math.ceil(units(line) / (column.width - 0.4))) for line in written)


def _escaped(text: str) -> str:
    """In a page footer & begins a code; doubled it is printed."""
    return cell_text(text).replace("\n", " ").replace("&", "&&")


def _name(column: int) -> str:
    return str(xlsxwriter.utility.xl_col_to_name(column))


def _write(
    page: Worksheet, row: int, column: int, cell: ListCell, styles: _Styles, kind: Kind, more: str
) -> bool:
    """One cell; False where its text had to be cut."""
    if cell is None or cell == "":
        page.write_blank(row, column, None, styles.text)
    elif isinstance(cell, str):
        text = cell_text(cell)
        whole = length(text) <= LONGEST_TEXT
        if not whole:
            text = cut(text, more)
        style = styles.quoted if text[0] in BEGINS_FORMULA else styles.text
        if page.write_string(row, column, text, styles.long if length(text) > TEXT_FORMAT_MOST else style) != 0:
            raise ValueError(f"a cell that cannot be written: row {row}, column {column}")
        return whole
    elif isinstance(cell, date):
        page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), styles.day)
    else:
        page.write_number(row, column, cell, styles.by_kind[kind])
    return True
