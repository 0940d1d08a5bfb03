"""数字出处: the worksheet that says what stands behind every figure of the year sheet; wrapped, with filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from clerk_app.cases.year_sheet import Value
from clerk_app.render.cells import cell_text

WIDTHS = (22, 46, 22, 9, 92)
A4 = 9
IN_ONE_CELL = 180
"""Numbers in one cell: more would be higher than Excel lets a row be (409 points)."""


@dataclass(frozen=True)
class SourceLine:
    """One figure that is not zero: its place in words, and the requests or the source behind it."""

    table: str
    row: str
    column: str
    figure: Value
    behind: tuple[str, ...]


@dataclass(frozen=True)
class SourceSheet:
    """The worksheet: its name, headings, and a line a figure. ``and_on``: said of a figure's further lines."""

    name: str
    headings: tuple[str, str, str, str, str]
    lines: Sequence[SourceLine]
    and_on: str


def add_sources(book: xlsxwriter.Workbook, sources: SourceSheet) -> Worksheet:
    """Write the worksheet. A figure with many requests takes several lines, the figure itself standing once."""
    page = book.add_worksheet(sources.name)
    plain = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
    head = book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"})
    text, number = book.add_format({**plain, "num_format": "@"}), book.add_format({**plain, "num_format": "General"})
    for at, (width, heading) in enumerate(zip(WIDTHS, sources.headings, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, cell_text(heading), head)
    line = 0
    for source in sources.lines:
        for first, said in _pieces(source, sources.and_on):
            line += 1
            for at, words in enumerate((source.table, source.row, source.column)):
                page.write_string(line, at, cell_text(words), text)
            if first:
                page.write_number(line, 3, float(source.figure), number)
            else:
                page.write_blank(line, 3, None, number)
            page.write_string(line, 4, cell_text(said), text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, line, len(WIDTHS) - 1)
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.print_area(0, 0, line, len(WIDTHS) - 1)
    return page


def _pieces(source: SourceLine, and_on: str) -> Iterator[tuple[bool, str]]:
    parts = [source.behind[at : at + IN_ONE_CELL] for at in range(0, len(source.behind), IN_ONE_CELL)] or [()]
    for at, part in enumerate(parts):
        yield at == 0, ("" if at == 0 else and_on) + "、".join(part)
