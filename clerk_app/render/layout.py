"""Where everything of a letter stands on its pages: GB/T 9704-2012, 28 characters by 22 rows, 信函格式."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from clerk_app.cases.letter import HeadStyle, Letter, Level
from clerk_app.cases.plain_text import clean
from clerk_app.render.fonts import FontBook, Glyph, Role
from clerk_app.render.typeset import Line, Measure, break_paragraph, single_line

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
TOP, LEFT = 37 * MM, 28 * MM
COLUMN, DEPTH = 156 * MM, 225 * MM
CELLS, ROWS = 28, 22
CELL, ROW = COLUMN / CELLS, DEPTH / ROWS

BODY_SIZE = 16.0
"""三号."""
TITLE_SIZE = 22.0
"""二号."""
PAGE_NUMBER_SIZE = 14.0
"""四号."""
HEAD_SIZE, LEAST_HEAD_SIZE = 30.0, 22.0
GRID = Measure.of_grid(COLUMN, BODY_SIZE, CELLS)

HEAD_TOP = 30 * MM
RULE_WIDTH = 170 * MM
RULE_BELOW_HEAD = 4 * MM
LOWER_RULE_FROM_FOOT = 20 * MM
THICK, THIN, BETWEEN_RULES = 0.8 * MM, 0.35 * MM, 1.1 * MM
"""The standard names no thickness; between the centres of the two lines."""
NUMBER_BELOW_RULE = BODY_SIZE * 7 / 8
ROWS_ABOVE_TITLE = 2
PAGE_NUMBER_BELOW_TEXT = 7 * MM
INDENT = 2 * CELL
FREE_RIGHT_OF_DATE = 4 * CELL
ROWS_FOR_SEAL = 2
SEAL_RADIUS = 21 * MM
"""直径 4.2 cm; shown in the preview only, never drawn."""
LEAST_BODY_WITH_SIGNATURE = 2

BLACK = (0.0, 0.0, 0.0)
RED = (0.86, 0.0, 0.0)


@dataclass(frozen=True)
class Placed:
    """One line: where it starts and the height of the middle of its characters, from the top left of the paper."""

    line: Line
    x: float
    middle: float
    size: float
    colour: tuple[float, float, float] = BLACK


@dataclass(frozen=True)
class Rule:
    """One horizontal line by its middle."""

    x: float
    middle: float
    length: float
    width: float
    colour: tuple[float, float, float] = RED


@dataclass(frozen=True)
class Area:
    """Where a paragraph stands, for the editor: block and item as the letter has them, page from 0, points."""

    block: str
    item: int
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass
class Page:
    """One page being filled."""

    lines: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """A letter on its pages. ``fonts`` are the faces used, as they are recorded with it."""

    title: str
    pages: tuple[Page, ...]
    areas: tuple[Area, ...]
    seal: tuple[int, float, float]
    """Page, and centre of the place kept for the seal."""
    fonts: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    """One row of the grid: a line of a paragraph, or nothing."""

    line: Line | None = None
    x: float = 0.0
    block: str = ""
    item: int = 0
    holds_next: bool = False
    """A heading: never the last row of a page."""


def lay_out(letter: Letter, fonts: FontBook) -> Layout:
    """Place a letter. Raises KnownTrouble naming every character that no font has."""
    return _Composing(letter, fonts).layout()


class _Composing:
    """One letter being placed, page by page and row by row."""

    def __init__(self, letter: Letter, fonts: FontBook) -> None:
        self.letter = letter
        self.fonts = fonts
        self.pages = [Page()]
        self.areas: list[Area] = []
        fonts.check("".join(map(_one_line, letter.texts)), Role.BODY)

    def layout(self) -> Layout:
        body, ending = self._body(), self._ending()
        start = self._head()
        rows = self._fill(body, ending, start)
        seal = self._place(rows)
        self._page_numbers()
        used = {segment.font for page in self.pages for one in page.lines for segment in one.line.segments}
        title = " ".join((self.letter.title.replace("\n", ""), self.letter.number)).strip()
        return Layout(title, tuple(self.pages), tuple(self.areas), seal, self.fonts.names(used))

    # the head

    def _head(self) -> int:
        """Draw head, number and title; the row the body starts in."""
        if self.letter.head.style is HeadStyle.PLAIN:
            row = self._title(0)
            if self.letter.number:
                self._number(TOP + (row + 0.8) * ROW)
                row += 1
            return row + 1
        bottom = self._red_head()
        if self.letter.number:
            number = self._glyphs(self.letter.number, Role.BODY, BODY_SIZE)
            top, low = self._ink(number, BODY_SIZE)
            self._number(bottom + NUMBER_BELOW_RULE + top)
            bottom += NUMBER_BELOW_RULE + top + low
        return self._title(ceil((bottom - TOP) / ROW - 0.001) + ROWS_ABOVE_TITLE) + 1

    def _red_head(self) -> float:
        """The name of the organ between 30 mm and its double rule; the lower edge of the rule."""
        drawn = self.letter.head.style is HeadStyle.LETTER
        name = self.letter.head.name if drawn else "国"
        size, lines = self._sized(_one_line(name))
        bottom = HEAD_TOP
        for place, glyphs in enumerate(lines):
            top, low = self._ink(glyphs, size)
            middle = (HEAD_TOP if place == 0 else bottom + size * 0.3) + top
            bottom = middle + low
            if drawn:
                self._centred(glyphs, middle, size, RED)
        thick = bottom + RULE_BELOW_HEAD + THICK / 2
        if drawn:
            lower = HEIGHT - LOWER_RULE_FROM_FOOT
            self._rules((thick, THICK), (thick + BETWEEN_RULES, THIN))
            self._rules((lower - BETWEEN_RULES, THIN), (lower, THICK))
        return thick + BETWEEN_RULES + THIN / 2

    def _sized(self, name: str) -> tuple[float, list[tuple[Glyph, ...]]]:
        """The head in one line as large as it goes, else in even lines of the least size."""
        natural = _width(self._glyphs(name, Role.TITLE, HEAD_SIZE))
        size = min(HEAD_SIZE, max(LEAST_HEAD_SIZE, HEAD_SIZE * COLUMN / max(natural, 1.0)))
        return size, self._even(name, Role.TITLE, size, COLUMN)

    def _rules(self, *lines: tuple[float, float]) -> None:
        for middle, width in lines:
            self.pages[0].rules.append(Rule((WIDTH - RULE_WIDTH) / 2, middle, RULE_WIDTH, width))

    def _number(self, middle: float) -> None:
        line = single_line(self._glyphs(self.letter.number, Role.BODY, BODY_SIZE), GRID.spacing)
        self.pages[0].lines.append(Placed(line, LEFT + COLUMN - line.right, middle, BODY_SIZE))

    def _title(self, row: int) -> int:
        """The title's lines from this row on; the row after it. A line end in the title is kept."""
        for part in self.letter.title.split("\n"):
            for glyphs in self._even(_one_line(part), Role.TITLE, TITLE_SIZE, COLUMN):
                self._centred(glyphs, TOP + (row + 0.5) * ROW, TITLE_SIZE)
                row += 1
        return row

    def _centred(
        self, glyphs: Sequence[Glyph], middle: float, size: float, colour: tuple[float, float, float] = BLACK
    ) -> None:
        line = single_line(glyphs)
        self.pages[0].lines.append(Placed(line, LEFT + (COLUMN - line.right) / 2, middle, size, colour))

    # the text

    def _body(self) -> list[_Row]:
        rows = self._paragraph(self.letter.addressee, Role.BODY, "addressee", 0.0)
        for one in self.letter.paragraphs:
            heading = one.level is Level.HEADING
            role = Role.HEADING if heading else Role.BODY
            rows += self._paragraph(one.text, role, one.block, INDENT, item=one.item, holds_next=heading)
        return rows

    def _paragraph(
        self, text: str, role: Role, block: str, indent: float, *, item: int = 0, holds_next: bool = False
    ) -> list[_Row]:
        lines = break_paragraph(self._glyphs(text, role, BODY_SIZE), GRID, indent=indent)
        return [_Row(line, LEFT + line.indent, block, item, holds_next) for line in lines]

    def _attachments(self) -> list[_Row]:
        """附件说明: one row below the text; turned lines stand under the first character of the name."""
        names = self.letter.attachments
        rows: list[_Row] = [_Row()] if names else []
        for place, name in enumerate(names, start=1):
            label = "附件：" if place == 1 else ""
            mark = f"{place}. " if len(names) > 1 else ""
            shift = 5 * CELL
            marked = self._glyphs(f"{label}{mark}", Role.BODY, BODY_SIZE)
            hang = shift + _width(self._glyphs(mark, Role.BODY, BODY_SIZE)) if mark else shift
            column = Measure(COLUMN - hang, BODY_SIZE, GRID.spacing)
            first, *rest = break_paragraph(self._glyphs(name, Role.BODY, BODY_SIZE), column)
            joined = (*marked, *self._glyphs(first.text, Role.BODY, BODY_SIZE))
            start = LEFT + (INDENT if label else shift)
            rows.append(_Row(single_line(joined, first.spacing), start, "attachments"))
            rows += [_Row(line, LEFT + hang, "attachments") for line in rest]
        return rows

    def _ending(self) -> list[_Row]:
        """Two rows for the seal, the organ centred on the date, the date four characters from the right, the note."""
        if not self.letter.signature and not self.letter.date:
            return []
        widest = COLUMN - FREE_RIGHT_OF_DATE
        names = [single_line(one, GRID.spacing) for one in self._even(
            _one_line(self.letter.signature), Role.BODY, BODY_SIZE, widest)]  # fmt: skip
        date = single_line(self._glyphs(self.letter.date, Role.BODY, BODY_SIZE), GRID.spacing)
        centre = widest - max(line.right for line in (*names, date)) / 2
        rows = [_Row() for _ in range(ROWS_FOR_SEAL)]
        rows += [_Row(line, LEFT + centre - line.right / 2, "signature") for line in (*names, date)]
        if self.letter.contact:
            rows += self._paragraph(self.letter.contact, Role.BODY, "signature", INDENT)
        return rows

    # the pages

    def _fill(self, body: list[_Row], ending: list[_Row], start: int) -> list[list[_Row]]:
        """The rows by page; the first page begins at row ``start``. The signature never stands alone."""
        rows = body + self._attachments()
        pages: list[list[_Row]] = [[_Row() for _ in range(start)]]
        for at, row in enumerate(rows):
            page = pages[-1]
            last = len(page) + 1 >= ROWS
            if len(page) >= ROWS or (last and row.holds_next and at + 1 < len(rows)):
                pages.append(page := [])
            page.append(row)
        if len(pages[-1]) + len(ending) > ROWS:
            pages.append(self._carried(pages))
        pages[-1] += ending
        return pages

    def _carried(self, pages: list[list[_Row]]) -> list[_Row]:
        """The last lines of the text, taken along to the page of the signature."""
        page = pages[-1]
        count = min(LEAST_BODY_WITH_SIGNATURE, len([row for row in page if row.line is not None]))
        carried = page[len(page) - count :]
        del page[len(page) - count :]
        while page and page[-1].holds_next:
            carried.insert(0, page.pop())
        return carried

    def _place(self, pages: list[list[_Row]]) -> tuple[int, float, float]:
        """Put the rows where they stand; the page and centre of the seal."""
        seal = (0, 0.0, 0.0)
        for number, rows in enumerate(pages):
            if number:
                self.pages.append(Page())
            for place, row in enumerate(rows):
                if row.line is None:
                    continue
                middle = TOP + (place + 0.5) * ROW
                self.pages[number].lines.append(Placed(row.line, row.x, middle, BODY_SIZE))
                self._area(row, number, place)
                if row.block == "signature" and (seal[1] == 0.0):
                    seal = (number, row.x + row.line.right / 2, middle - ROW / 2)
        return seal

    def _area(self, row: _Row, page: int, place: int) -> None:
        top = TOP + place * ROW
        if self.areas:
            last = self.areas[-1]
            if (last.block, last.item, last.page) == (row.block, row.item, page) and top - last.y - last.height < 1:
                self.areas[-1] = replace(last, height=top + ROW - last.y)
                return
        self.areas.append(Area(row.block, row.item, page, LEFT, top, COLUMN, ROW))

    def _page_numbers(self) -> None:
        """— 2 —, none on the first page; odd pages at the right, even ones at the left, one character in."""
        for number, page in enumerate(self.pages[1:], start=2):
            glyphs = self._glyphs(f"— {number} —", Role.SONG, PAGE_NUMBER_SIZE)
            line = single_line(glyphs)
            font = self.fonts.font(glyphs[0].font)
            dash = (font.ink("—")[1] - font.centre) * PAGE_NUMBER_SIZE
            x = LEFT + BODY_SIZE if number % 2 == 0 else LEFT + COLUMN - BODY_SIZE - line.right
            page.lines.append(Placed(line, x, TOP + DEPTH + PAGE_NUMBER_BELOW_TEXT + dash, PAGE_NUMBER_SIZE))

    # the characters

    def _glyphs(self, text: str, role: Role, size: float) -> tuple[Glyph, ...]:
        return self.fonts.glyphs(_one_line(text), role, size)

    def _even(self, text: str, role: Role, size: float, width: float) -> list[tuple[Glyph, ...]]:
        """The text in as few lines as it needs, about equally long."""
        glyphs = self._glyphs(text, role, size)
        count = max(ceil(_width(glyphs) / width - 0.001), 1)
        each = max(ceil(len(glyphs) / count), 1)
        return [glyphs[start : start + each] for start in range(0, len(glyphs), each)]

    def _ink(self, glyphs: Sequence[Glyph], size: float) -> tuple[float, float]:
        """How far the print reaches above and below the middle of the line."""
        inks = [(self.fonts.font(one.font).ink(one.char), self.fonts.font(one.font).centre)
                for one in glyphs if one.char not in " \u3000"]  # fmt: skip
        top = max((ink[1] - centre for ink, centre in inks), default=0.0)
        low = max((centre - ink[0] for ink, centre in inks), default=0.0)
        return top * size, low * size


def _width(glyphs: Sequence[Glyph]) -> float:
    return sum(glyph.width for glyph in glyphs)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")
