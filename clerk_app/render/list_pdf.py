"""A long list as a PDF, A4 across: the heading on every page, long text wrapped, pages numbered, the same bytes always.

No text is ever parsed; what looks like markup is printed as it is. A character without a glyph stops no list (it would
stop a letter): it is printed as 〓, the printers' sign for a missing type, and the last page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import accumulate

from clerk_app.cases.plain_text import clean
from clerk_app.render.fonts import FontBook, Glyph, Role
from clerk_app.render.layout import HEIGHT, WIDTH
from clerk_app.render.page_operators import PageCanvas
from clerk_app.render.paging import MM
from clerk_app.render.pdf import empty_canvas
from clerk_app.render.typeset import Line, ragged, single_line
from clerk_app.trouble import KnownTrouble

PAGE_WIDTH, PAGE_HEIGHT = HEIGHT, WIDTH
SIDE, TOP, BOTTOM = 12 * MM, 12 * MM, 14 * MM
TITLE_SIZE, NOTE_SIZE, SIZE = 15.0, 8.5, 8.25
LEADING = 1.35
PAD, PAD_ABOVE = 1.2 * MM, 0.9 * MM
HEAD_GREY, RULE = 0.93, 0.4
MISSING = "〓"
LEAST_CHARS = 2.2
MOST_SHARE = 0.12


@dataclass(frozen=True)
class PaperColumn:
    """One column; ``share`` of the width beside the others, ``is_centred`` for days and counts."""

    heading: str
    share: float
    is_centred: bool = False
    is_whole: bool = False
    """Never broken where there is room for it: a number; a centred one is not either."""


@dataclass(frozen=True)
class PaperList:
    """The list. ``page_of`` has the blanks {page} and {pages}; ``missing`` explains the sign 〓 where it was needed."""

    title: str
    note: str
    columns: tuple[PaperColumn, ...]
    rows: Sequence[Sequence[str]]
    page_of: str
    missing: str


def list_pdf(made: PaperList, fonts: FontBook) -> bytes:
    """The file. An empty list is a page with its headings."""
    return _Printing(made, fonts).data()


@dataclass(frozen=True)
class _Row:
    """A row of the table, broken into lines, or the part of one that stands on a page."""

    cells: tuple[tuple[Line, ...], ...]

    @cached_property
    def depth(self) -> int:
        return max(map(len, self.cells), default=1) or 1

    @cached_property
    def height(self) -> float:
        return self.depth * SIZE * LEADING + 2 * PAD_ABOVE

    def parted(self, lines: int) -> tuple[_Row, _Row]:
        """The first lines, and the rest for the next page."""
        return _Row(tuple(cell[:lines] for cell in self.cells)), _Row(tuple(cell[lines:] for cell in self.cells))


class _Printing:
    """One list being set."""

    def __init__(self, made: PaperList, fonts: FontBook) -> None:
        self.made = made
        self.fonts = fonts
        self.lacks = False
        self.shown: dict[Role, dict[str, str]] = {}
        """Each character, or the sign that it has no glyph."""
        self.set_cells: dict[tuple[str, float, Role], tuple[Line, ...]] = {}
        self.widths = self._widths()
        self.head = _Row(tuple(
            self._broken(column.heading, width, Role.HEADING)
            for column, width in zip(made.columns, self.widths, strict=True)
        ))  # fmt: skip

    def data(self) -> bytes:
        pages = self._pages()
        file = BytesIO()
        canvas = empty_canvas(file, clean(self.made.title), self.fonts)
        page = PageCanvas(canvas, self.fonts, PAGE_WIDTH, PAGE_HEIGHT)
        for number, rows in enumerate(pages, start=1):
            self._page(page, rows, number, len(pages))
            page.end_page()
        canvas.save()
        return file.getvalue()

    def _widths(self) -> list[float]:
        """Days and numbers get what they need, within a bound; the others share what is left."""
        room = PAGE_WIDTH - 2 * SIDE
        least = LEAST_CHARS * SIZE + 2 * PAD
        widths: dict[int, float] = {}
        for place, column in enumerate(self.made.columns):
            if column.is_centred or column.is_whole:
                texts = {row[place] for row in self.made.rows}
                needed = max((self._natural(text) for text in texts), default=0.0) + 2 * PAD + 1
                widths[place] = min(max(needed, least), room * MOST_SHARE)
        free = {place: column.share for place, column in enumerate(self.made.columns) if place not in widths}
        while free:  # one that would get too little gets the least, and the others share anew
            left = (room - sum(widths.values())) / sum(free.values())
            narrow = [place for place, share in free.items() if share * left < least]
            widths |= {place: least if narrow else free[place] * left for place in narrow or free}
            free = {place: share for place, share in free.items() if place not in widths}
        return [widths[place] for place in range(len(self.made.columns))]

    def _natural(self, text: str) -> float:
        return single_line(self._glyphs(clean(text).replace("\n", " "), Role.BODY, SIZE)).right

    # text

    def _glyphs(self, text: str, role: Role, size: float) -> tuple[Glyph, ...]:
        shown = self.shown.setdefault(role, {})
        for char in set(text).difference(shown):
            try:
                self.fonts.check(char, role)
            except KnownTrouble:
                shown[char] = MISSING
            else:
                shown[char] = char
        text = "".join(map(shown.__getitem__, text))
        self.lacks = self.lacks or MISSING in text
        return self.fonts.glyphs(text, role, size)

    def _broken(self, text: str, width: float, role: Role = Role.BODY) -> tuple[Line, ...]:
        """The text as lines of a column, ragged: a narrow column is not justified. Most cells say what others say."""
        key = (text, width, role)
        if key not in self.set_cells:
            self.set_cells[key] = self._set(text, width, role)
        return self.set_cells[key]

    def _set(self, text: str, width: float, role: Role) -> tuple[Line, ...]:
        paragraphs = (self._glyphs(one, role, SIZE) for one in clean(text).split("\n"))
        return tuple(line for glyphs in paragraphs for line in ragged(glyphs, width - 2 * PAD, SIZE))

    # pages

    def _pages(self) -> list[list[_Row]]:
        first = PAGE_HEIGHT - TOP - BOTTOM - self._head_room() - self.head.height
        later = PAGE_HEIGHT - TOP - BOTTOM - self.head.height
        pages: list[list[_Row]] = [[]]
        room = first
        for row in self._rows():
            rest = row
            while rest.height > room:
                lines = int((room - 2 * PAD_ABOVE) / (SIZE * LEADING))
                # A row goes whole to the next page where that can hold it.
                if rest.height > later and lines > 0:
                    part, rest = rest.parted(lines)
                    pages[-1].append(part)
                pages.append([])
                room = later
            pages[-1].append(rest)
            room -= rest.height
        return pages

    def _rows(self) -> Iterator[_Row]:
        for cells in self.made.rows:
            yield _Row(tuple(
                self._broken(cell, width) for cell, width in zip(cells, self.widths, strict=True)
            ))  # fmt: skip

    def _head_room(self) -> float:
        return TITLE_SIZE * 1.6 + NOTE_SIZE * 1.8

    def _page(self, page: PageCanvas, rows: Sequence[_Row], number: int, pages: int) -> None:
        top = TOP
        if number == 1:
            self._text(page, self.made.title, Role.TITLE, TITLE_SIZE, TOP + TITLE_SIZE * 0.6, centred=True)
            self._text(page, self.made.note, Role.BODY, NOTE_SIZE, TOP + TITLE_SIZE * 1.6 + NOTE_SIZE * 0.7)
            top += self._head_room()
        self._table(page, rows, top)
        foot = PAGE_HEIGHT - BOTTOM + 6 * MM
        said = self.made.page_of.format(page=number, pages=pages)
        self._text(page, said, Role.BODY, NOTE_SIZE, foot, centred=True)
        if number == pages and self.lacks:
            self._text(page, self.made.missing, Role.BODY, NOTE_SIZE, foot)

    def _text(
        self, page: PageCanvas, text: str, role: Role, size: float, middle: float, *, centred: bool = False
    ) -> None:
        line = single_line(self._glyphs(clean(text).replace("\n", " "), role, size))
        page.text(line, (PAGE_WIDTH - line.right) / 2 if centred else SIDE, middle, size)

    def _table(self, page: PageCanvas, rows: Sequence[_Row], top: float) -> None:
        """The heading and the rows of a page within one net of rules."""
        right = SIDE + sum(self.widths)
        page.grey(SIDE, top, right - SIDE, self.head.height, HEAD_GREY)
        bottom = top
        for row in (self.head, *rows):
            page.rule(SIDE, bottom, right, bottom, RULE)
            self._row(page, row, bottom)
            bottom += row.height
        page.rule(SIDE, bottom, right, bottom, RULE)
        for x in accumulate(self.widths, initial=SIDE):
            page.rule(x, top, x, bottom, RULE)

    def _row(self, page: PageCanvas, row: _Row, top: float) -> None:
        x, first = SIDE, top + PAD_ABOVE + SIZE * LEADING / 2
        for column, width, cell in zip(self.made.columns, self.widths, row.cells, strict=True):
            centred = row is self.head or column.is_centred
            for place, line in enumerate(cell):
                left = (width - line.right) / 2 if centred else PAD
                page.text(line, x + left, first + place * SIZE * LEADING, SIZE)
            x += width
