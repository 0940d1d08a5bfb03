"""A year sheet as a workbook that looks like the printed official form: A4, merged headings, numbers as numbers."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clerk_app.cases.plain_text import clean
from clerk_app.cases.year_sheet import FilledTable, Value, YearSheet
from clerk_app.law.form_table import Figure, FormColumn, FormRow, Layout
from clerk_app.law.year_format import Part
from clerk_app.render.cells import units
from clerk_app.render.sheet_sources import SourceSheet, add_sources
from clerk_app.trouble import KnownTrouble

A4 = 9
SIDE_MARGIN, TOP_MARGIN = 0.6, 0.7  # inches
TITLE_FONT, TEXT_FONT, FIGURE_FONT = "黑体", "宋体", "Times New Roman"
TITLE_SIZE, TEXT_SIZE, HEAD_SIZE = 16, 10.5, 9  # 三号, 五号, 小五
LINE = 14.5  # points a line of TEXT_SIZE takes
ACROSS = 4.4
"""Digits a column of section 四 is wide: two characters a line, so that 结果维持 breaks in its middle."""
PADDING = 8
HEADER_ROOM = 200
"""Characters of an organ's name that fit a page header; Excel refuses headers of more than 255."""


def year_workbook(
    sheet: YearSheet, *, mark: str = "", organ: str = "", made_on: date,
    notes: Mapping[str, Sequence[str]] = MappingProxyType({}), sources: SourceSheet | None = None,
    more: Callable[[xlsxwriter.Workbook], None] | None = None,
) -> bytes:  # fmt: skip
    """The workbook, a worksheet for each part of the form. ``mark`` (未定稿) stands in title and page header, the
    ``notes`` of a part below its table; ``sources`` is one more worksheet, ``more`` adds others."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            # Column widths are counted in its digits, which are 7 pixels wide in 宋体 and in what stands in for it.
            "default_format_properties": {"font_name": TEXT_FONT, "font_size": 10},
        },
    )
    title = f"{organ}{sheet.year}年度{sheet.form.title}{mark}"
    created = datetime(made_on.year, made_on.month, made_on.day)
    book.set_properties({"title": clean(title), "company": clean(organ), "created": created})
    styles = _Styles(book)
    for part in sheet.form.parts:
        tables = [filled for filled in sheet.tables if filled.part.id == part.id]
        page = _Page(book.add_worksheet(part.sheet), styles, notes=tuple(notes.get(part.id, ())))
        page.set_up(left=f"{organ[:HEADER_ROOM]}{sheet.year}年度", right=mark)
        _DRAW[part.layout](page, part, tables, sheet, mark)
    if sources is not None:
        add_sources(book, sources)
    if more is not None:
        more(book)
    book.close()
    return buffer.getvalue()


class _Styles:
    """The cell formats, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def get(self, **wanted: object) -> Format:
        """A format; text is wrapped and stands in the middle of its height."""
        every = {"font_name": TEXT_FONT, "font_size": TEXT_SIZE, "valign": "vcenter", "text_wrap": True} | wanted
        key = tuple(sorted(every.items(), key=lambda item: item[0]))
        if key not in self._made:
            self._made[key] = self._book.add_format(every)
        return self._made[key]

    def label(
        self, *, centre: bool = False, indent: int = 0, stacked: bool = False, size: float = TEXT_SIZE
    ) -> Format:
        """A framed label."""
        wanted: dict[str, object] = {"border": 1, "align": "center" if centre else "left", "font_size": size}
        if indent:
            wanted["indent"] = indent
        if stacked:
            wanted |= {"rotation": 270, "text_wrap": False}
        return self.get(**wanted)

    def figure(self, row: FormRow, column: FormColumn, value: Value | None) -> Format:
        """A framed figure: zero is printed as 0, a change with its sign, an amount with its own decimals."""
        kind = column.figure if row.figure is Figure.COUNT else row.figure
        shape = "0"
        if kind is Figure.SIGNED:
            shape = "+0;-0;0"
        elif isinstance(value, Decimal):
            places = max(0, -int(value.as_tuple().exponent))
            shape = "0" + ("." + "0" * places if places else "")
        return self.get(border=1, align="center", font_name=FIGURE_FONT, num_format=shape, text_wrap=False)


@dataclass
class _Page:
    """One worksheet being written from the top down. ``line`` is the next free row."""

    sheet: Worksheet
    styles: _Styles
    line: int = 0
    widths: dict[int, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What stands below the last table."""

    def set_up(self, *, left: str, right: str) -> None:
        """Print set-up: A4 upright, everything on one page, no grid."""
        self.sheet.set_paper(A4)
        self.sheet.set_portrait()
        self.sheet.fit_to_pages(1, 1)
        self.sheet.set_margins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=TOP_MARGIN, bottom=TOP_MARGIN)
        self.sheet.center_horizontally()
        self.sheet.hide_gridlines(2)
        # In a page header & begins a code; doubled it is printed.
        self.sheet.set_header(f"&L{clean(left).replace('&', '&&')}&R{clean(right).replace('&', '&&')}")

    def set_widths(self, widths: Sequence[float]) -> None:
        """Column widths, in digits of the standard font."""
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)
            self.widths[place] = width

    def write(self, top: int, left: int, bottom: int, right: int, text: str, style: Format) -> None:
        """A text over a range; never taken for a formula or a link."""
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", style)
        if self.sheet.write_string(top, left, clean(text), style) != 0:
            raise KnownTrouble("sheet_text_too_long", kind="input", row=text[:HEADER_ROOM])

    def figure(
        self, top: int, left: int, right: int, row: FormRow, column: FormColumn, value: Value | None
    ) -> None:
        """A figure, as a number; a blank cell stays blank."""
        style = self.styles.figure(row, column, value)
        if left != right:
            self.sheet.merge_range(top, left, top, right, "", style)
        if value is None:
            self.sheet.write_blank(top, left, None, style)
        else:
            self.sheet.write_number(top, left, float(value), style)

    def heading(self, title: str, columns: int, *, size: float = TITLE_SIZE) -> None:
        """A title line over all columns."""
        style = self.styles.get(font_name=TITLE_FONT, font_size=size, align="center")
        self.write(self.line, 0, self.line, columns - 1, title, style)
        self.sheet.set_row(self.line, size * 2)
        self.line += 1

    def height(self, line: int, texts: Sequence[tuple[str, int, int]], *, padding: float = PADDING) -> None:
        """The height that the longest of the texts needs, each given with its first and last column."""
        lines = max((self._lines(text, left, right) for text, left, right in texts), default=1)
        self.sheet.set_row(line, lines * LINE + padding)

    def _lines(self, text: str, left: int, right: int) -> int:
        room = sum(self.widths[place] for place in range(left, right + 1)) - 0.3
        return max(1, math.ceil(units(text) / room))

    def finish(self, columns: int, head: tuple[int, int]) -> None:
        """What is printed, the notes below, and which rows stand on top of every page."""
        style = self.styles.get(font_size=HEAD_SIZE, align="left", valign="top")
        for note in self.notes:
            self.write(self.line, 0, self.line, columns - 1, note, style)
            self.height(self.line, [(note, 0, columns - 1)])
            self.line += 1
        self.sheet.print_area(0, 0, self.line - 1, columns - 1)
        self.sheet.repeat_rows(*head)


def _draw_blocks(page: _Page, part: Part, tables: Sequence[FilledTable], sheet: YearSheet, mark: str) -> None:
    """Captioned blocks one below the other; a block with fewer columns widens its last one."""
    most = max(len(filled.table.columns) for filled in tables)
    last = most + 1
    page.set_widths([14, 14, *([20] * most)])
    page.heading(part.title + mark, last + 1)
    head = page.line
    for filled in tables:
        centre = page.styles.label(centre=True)
        page.write(page.line, 0, page.line, last, filled.table.title, centre)
        page.height(page.line, ())
        page.line += 1
        page.write(page.line, 0, page.line, 1, filled.table.corner, centre)
        for column, left, right in _spread(filled.table.columns, last):
            page.write(page.line, left, page.line, right, column.label, centre)
        page.height(page.line, [(column.label, at, to) for column, at, to in _spread(filled.table.columns, last)])
        page.line += 1
        for parent, group in itertools.groupby(filled.figure_rows, key=lambda row: row.sub_of):
            _draw_block_rows(page, filled, parent, list(group), last)
    page.finish(last + 1, (0, head - 1))


def _draw_block_rows(page: _Page, filled: FilledTable, parent: str, rows: Sequence[FormRow], last: int) -> None:
    style = page.styles.label(centre=True)
    named = filled.table.row(parent)
    if named is not None:
        page.write(page.line, 0, page.line + len(rows) - 1, 0, named.label, style)
    for row in rows:
        left = 1 if named is not None else 0
        page.write(page.line, left, page.line, 1, row.label, style)
        page.height(page.line, [(row.label, left, 1), *([(named.label, 0, 0)] if named and len(rows) == 1 else [])])
        for column, at, to in _spread(filled.table.columns, last):
            page.figure(page.line, at, to, row, column, filled.value(row.id, column.id))
        page.line += 1


def _spread(columns: Sequence[FormColumn], last: int) -> Iterator[tuple[FormColumn, int, int]]:
    """The columns from the third place on, the last one up to ``last``."""
    for place, column in enumerate(columns, start=2):
        yield column, place, last if column is columns[-1] else place


def _draw_grid(page: _Page, part: Part, tables: Sequence[FilledTable], sheet: YearSheet, mark: str) -> None:
    """Labels nested in three columns by their level, figures beside them."""
    for filled in tables:
        columns = filled.table.columns
        page.set_widths([3.5, 14.3, 26, *([6.8] * len(columns))])
        page.heading(part.title + mark, 3 + len(columns))
        head = page.line
        centre = page.styles.label(centre=True)
        page.write(head, 0, head + 2, 2, filled.table.corner, centre)
        page.write(head, 3, head, 2 + len(columns), filled.table.title, centre)
        _draw_grouped_heads(page, head + 1, 3, columns)
        for line in (head, head + 1):
            page.height(line, ())
        page.height(head + 2, [(column.label, 3 + place, 3 + place) for place, column in enumerate(columns)])
        page.line = head + 3
        rows = filled.rows
        for place, row in enumerate(rows):
            if row.is_heading:
                span = _figures_below(row, rows[place + 1 :])
                style = page.styles.label(centre=True, stacked=row.level == 0)
                page.write(page.line, row.level, page.line + span - 1, row.level, row.label, style)
                continue
            page.write(page.line, row.level, page.line, 2, row.label, page.styles.label())
            page.height(page.line, [(row.label, row.level, 2)])
            for at, column in enumerate(columns, start=3):
                page.figure(page.line, at, at, row, column, filled.value(row.id, column.id))
            page.line += 1
        page.finish(3 + len(columns), (0, head + 2))


def _figures_below(heading: FormRow, rows: Sequence[FormRow]) -> int:
    """How many rows of figures a heading stands beside."""
    below = itertools.takewhile(lambda row: row.level > heading.level, rows)
    return sum(not row.is_heading for row in below)


def _draw_grouped_heads(page: _Page, line: int, left: int, columns: Sequence[FormColumn]) -> None:
    """Two heading rows: a group over its columns, a column without one over both."""
    centre, small = page.styles.label(centre=True), page.styles.label(centre=True, size=HEAD_SIZE)
    at = left
    for group, members in itertools.groupby(columns, key=lambda column: column.group):
        held = list(members)
        if group:
            page.write(line, at, line, at + len(held) - 1, group, centre)
        for place, column in enumerate(held, start=at):
            style = small if group else centre
            page.write(line + 1 if group else line, place, line + 1, place, column.label, style)
        at += len(held)


def _draw_across(page: _Page, part: Part, tables: Sequence[FilledTable], sheet: YearSheet, mark: str) -> None:
    """Every row of the table side by side, as groups of columns over one line of figures."""
    for filled in tables:
        rows, columns = filled.figure_rows, filled.table.columns
        width = len(rows) * len(columns)
        page.set_widths([ACROSS] * width)
        page.heading(part.title + mark, width)
        head = page.line
        centre = page.styles.label(centre=True)
        at = 0
        for group, members in itertools.groupby(rows, key=lambda row: row.group):
            held = list(members)
            page.write(head, at, head, at + len(held) * len(columns) - 1, group or held[0].label, centre)
            for row in held:
                if group:
                    page.write(head + 1, at, head + 1, at + len(columns) - 1, row.label, centre)
                for place, column in enumerate(columns, start=at):
                    page.write(head + 2 if group else head + 1, place, head + 2, place, column.label, centre)
                    page.figure(head + 3, place, place, row, column, filled.value(row.id, column.id))
                at += len(columns)
        for line in (head, head + 1, head + 3):
            page.height(line, ())
        page.height(head + 2, [(column.label, place, place) for place, column in enumerate(columns)])
        page.line = head + 4
        page.finish(width, (0, head + 2))


def _draw_list(page: _Page, part: Part, tables: Sequence[FilledTable], sheet: YearSheet, mark: str) -> None:
    """One indicator a line: label, unit, figure."""
    for filled in tables:
        columns = filled.table.columns
        page.set_widths([70, 7, *([11] * len(columns))])
        page.heading(part.title + mark, 2 + len(columns))
        page.heading(filled.table.title.format(year=sheet.year), 2 + len(columns), size=TEXT_SIZE)
        centre = page.styles.label(centre=True)
        heads = [filled.table.corner, filled.table.unit_label, *(column.label for column in columns)]
        for place, text in enumerate(heads):
            page.write(page.line, place, page.line, place, text, centre)
        page.height(page.line, ())
        head = page.line
        page.line += 1
        for row in filled.rows:
            page.write(page.line, 0, page.line, 0, row.label, page.styles.label(indent=2 * row.level))
            page.write(page.line, 1, page.line, 1, row.unit, centre)
            for at, column in enumerate(columns, start=2):
                page.figure(page.line, at, at, row, column, filled.value(row.id, column.id))
            page.height(page.line, [("　" * row.level + row.label, 0, 0)], padding=2)
            page.line += 1
        page.sheet.fit_to_pages(1, 0)  # on one page nobody could read it
        page.finish(2 + len(columns), (head, head))


_DRAW = {
    Layout.BLOCKS: _draw_blocks,
    Layout.GRID: _draw_grid,
    Layout.ACROSS: _draw_across,
    Layout.LIST: _draw_list,
}
