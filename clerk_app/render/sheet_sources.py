"""数字出处: the worksheet that says what stands behind every figure of the year sheet; wrapped, with filters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from clerk_app.cases.year_sheet import Value
from clerk_app.render.cells import cell_text, units

WIDTHS = (9, 24, 9, 6, 138)
"""Together no wider than a window of 1366 pixels; on paper the numbers of requests get most of the width."""
TEXT_WIDTHS = (9, 24, 9, 138)
A4 = 9
SIZE, OF_WIDTHS = 9, 10
"""Points of the text, and those in which a digit fills a unit of width."""
LINE, PADDING = 11.5, 4.0
MOST_LINES = 8
"""Lines in one cell: a row goes to the next page whole, so high rows leave half a page white."""
BETWEEN = "、"


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
    unprinted: str = ""
    """Said at the head, on the screen and on paper: that nobody needs it on paper."""


def add_sources(book: xlsxwriter.Workbook, sources: SourceSheet) -> Worksheet:
    """Write the worksheet. A figure with many requests takes several lines, the figure itself standing once."""
    page = book.add_worksheet(sources.name)
    plain = {"font_name": "宋体", "font_size": SIZE, "valign": "top", "text_wrap": True, "border": 1}
    head = book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"})
    text, number = book.add_format({**plain, "num_format": "@"}), book.add_format({**plain, "num_format": "General"})
    headings = [*sources.headings[:-1], "　".join(filter(None, (sources.headings[-1], sources.unprinted)))]
    for at, (width, heading) in enumerate(zip(WIDTHS, headings, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, cell_text(heading), head)
    line = 0
    wide = cache(units)  # a request stands behind many figures
    for source in sources.lines:
        for first, said in _pieces(source, sources.and_on, wide):
            line += 1
            for at, words in enumerate((source.table, source.row, source.column)):
                page.write_string(line, at, cell_text(words), text)
            page.set_row(line, PADDING + LINE * max(1, _lines((source.table, source.row, source.column, said))))
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
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    if sources.unprinted:
        page.set_header(f"&C{cell_text(sources.unprinted).replace('&', '&&')}", {"margin": 0.2})
    page.set_footer("&C&P / &N", {"margin": 0.2})
    page.repeat_rows(0)
    page.print_area(0, 0, line, len(WIDTHS) - 1)
    return page


def _pieces(source: SourceLine, and_on: str, wide: Callable[[str], float]) -> Iterator[tuple[bool, str]]:
    room, between = _room(WIDTHS[-1]) * MOST_LINES - units(and_on), units(BETWEEN)
    parts: list[list[str]] = [[]]
    taken = 0.0
    for one in source.behind:
        width = wide(one) + between
        if parts[-1] and taken + width > room:
            parts.append([])
            taken = 0.0
        parts[-1].append(one)
        taken += width
    for at, part in enumerate(parts):
        yield at == 0, ("" if at == 0 else and_on) + BETWEEN.join(part)


def _lines(texts: Sequence[str]) -> int:
    return max(math.ceil(units(text) / _room(width)) for text, width in zip(texts, TEXT_WIDTHS, strict=True))


def _room(width: int) -> float:
    """The digits a line of that column holds."""
    return (width - 1) * OF_WIDTHS / SIZE
