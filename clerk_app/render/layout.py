"""Where everything of a letter stands on its pages: GB/T 9704-2012, 28 characters by 22 rows, 信函格式."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from clerk_app.cases.letter import HeadStyle, Letter, Level, PageNumber, Slip
from clerk_app.cases.plain_text import clean
from clerk_app.render.fonts import FontBook, Glyph, Role
from clerk_app.render.page_number import PAGE_NUMBER_SIZE, page_number
from clerk_app.render.page_operators import BLACK, Colour
from clerk_app.render.paging import (
    ATTACHMENTS,
    BODY_SIZE,
    LEAST_ROWS_FOR_SEAL,
    MM,
    ROW,
    ROWS_FOR_SEAL,
    TOP,
    PageRows,
    Row,
    Text,
    paged,
    stands_well,
)
from clerk_app.render.typeset import Line, Measure, break_paragraph, single_line

WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, COLUMN = 28 * MM, 156 * MM
CELLS = 28

TITLE_SIZE = 22.0
"""二号."""
HEAD_SIZE, LEAST_HEAD_SIZE = 30.0, 22.0
GRID = Measure.of_grid(COLUMN, BODY_SIZE, CELLS)
WIDER = Measure.of_grid(COLUMN, BODY_SIZE, CELLS - 1)
"""One character fewer in a row."""
CELL = BODY_SIZE + GRID.spacing
"""From character to character: an indent of two leaves place for exactly 26."""

HEAD_TOP = 30 * MM
RULE_WIDTH = 170 * MM
RULE_BELOW_HEAD = 4 * MM
LOWER_RULE_FROM_FOOT = 20 * MM
THICK, THIN, BETWEEN_RULES = 0.8 * MM, 0.35 * MM, 1.1 * MM
"""The standard names no thickness; between the centres of the two lines."""
NUMBER_BELOW_RULE = BODY_SIZE * 7 / 8
ROWS_ABOVE_TITLE = 2
BELOW_TITLE = 0.3
"""Parts of a row the number stands off a title without a head."""
INDENT = 2 * CELL
FREE_RIGHT_OF_DATE = 4 * CELL
SEAL_RADIUS = 21 * MM
"""直径 4.2 cm; its place is kept, it is never drawn."""
SIGNATURE, NOTE, SLIP = "signature", "note", "slip"

FROM_EVEN = 4
"""Characters two lines of a name may be parted off their middle, to keep words whole."""
PART_ENDS = ("政府", "委员会", "办公室", "办事处", "街道", "地区", "开发区", "小组", "中心", "局", "厅", "院")
PART_BEGINS = ("和", "与", "及", "（")

RED: Colour = (0.86, 0.0, 0.0)


@dataclass(frozen=True)
class Placed:
    """One line: where it starts and the height of the middle of its characters, from the top left of the paper."""

    line: Line
    x: float
    middle: float
    size: float
    colour: Colour = BLACK


@dataclass(frozen=True)
class Rule:
    """One horizontal line by its middle."""

    x: float
    middle: float
    length: float
    width: float
    colour: Colour = RED


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


def lay_out(letter: Letter, fonts: FontBook) -> Layout:
    """Place a letter. Raises KnownTrouble naming every character that no font has."""
    return _Composing(letter, fonts).layout()


class _Composing:
    """One letter being placed, page by page and row by row."""

    def __init__(self, letter: Letter, fonts: FontBook) -> None:
        self.letter = letter
        self.fonts = fonts
        self.grid = GRID
        self.pages = [Page()]
        self.areas: list[Area] = []
        self.seal = (0, 0.0, 0.0)
        fonts.check("".join(map(_one_line, letter.texts)), Role.BODY)

    def layout(self) -> Layout:
        fixed, opening = self._opening()
        self._put(self._paged(fixed, opening), 0)
        self.grid = GRID  # a slip's lines to write on fill it exactly, however the letter's text was set
        for slip in self.letter.slips:
            self.pages.append(Page())
            self._put(paged(Text(0, [*self._title(slip.title), Row()], self._slip(slip), [])), len(self.pages) - 1)
        self._page_numbers()
        used = {segment.font for page in self.pages for one in page.lines for segment in one.line.segments}
        title = " ".join((self.letter.title.replace("\n", ""), self.letter.number)).strip()
        return Layout(title, tuple(self.pages), tuple(self.areas), self.seal, self.fonts.names(used))

    def _paged(self, fixed: int, opening: Sequence[Row]) -> tuple[PageRows, ...]:
        """The pages: rows set closer where that helps, else characters set wider (7.3.5.5: 调整行距、字距)."""
        found: list[tuple[PageRows, ...]] = []
        for self.grid in (GRID, WIDER):
            rows, signature = [*self._body(), *self._attachments()], self._signature()
            text = Text(fixed, opening, rows, signature, self._rows_for_seal(rows, signature))
            found.append(paged(text))
            if stands_well(found[-1], text):
                return found[-1]
        return found[0]

    # the head

    def _opening(self) -> tuple[int, list[Row]]:
        """Draw the head; the rows of the first page it takes, and those of number and title below it."""
        if self.letter.head.style is HeadStyle.PLAIN:
            line = self._number_line()
            number = Row(line, LEFT + COLUMN - line.right, lower=BELOW_TITLE)
            return 0, [*self._title(self.letter.title), *([number] if self.letter.number else []), Row()]
        bottom = self._red_head()
        if self.letter.number:
            line = self._number_line()
            top, low = self._ink(self._glyphs(self.letter.number, Role.BODY, BODY_SIZE), BODY_SIZE)
            middle = bottom + NUMBER_BELOW_RULE + top
            self.pages[0].lines.append(Placed(line, LEFT + COLUMN - line.right, middle, BODY_SIZE))
            bottom = middle + low
        above = [Row() for _ in range(ROWS_ABOVE_TITLE)]
        return ceil((bottom - TOP) / ROW - 0.001), [*above, *self._title(self.letter.title), Row()]

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
                line = single_line(glyphs)
                self.pages[0].lines.append(Placed(line, LEFT + (COLUMN - line.right) / 2, middle, size, RED))
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

    def _number_line(self) -> Line:
        return single_line(self._glyphs(self.letter.number, Role.BODY, BODY_SIZE), GRID.spacing)

    def _title(self, title: str) -> list[Row]:
        """The title's lines. A line end in the title is kept."""
        parts = map(_one_line, title.split("\n"))
        lines = [single_line(one) for part in parts for one in self._even(part, Role.TITLE, TITLE_SIZE, COLUMN)]
        return [Row(line, LEFT + (COLUMN - line.right) / 2, size=TITLE_SIZE) for line in lines]

    # the text

    def _body(self) -> list[Row]:
        rows = self._paragraph(self.letter.addressee, Role.BODY, "addressee", 0.0)
        for one in self.letter.paragraphs:
            heading = one.level is Level.HEADING
            role = Role.HEADING if heading else Role.BODY
            rows += self._paragraph(one.text, role, one.block, INDENT, item=one.item, holds_next=heading)
        return rows

    def _paragraph(
        self, text: str, role: Role, block: str, indent: float, *, item: int = 0, holds_next: bool = False
    ) -> list[Row]:
        lines = break_paragraph(self._glyphs(text, role, BODY_SIZE), self.grid, indent=indent)
        return [Row(line, LEFT + line.indent, block, item, holds_next) for line in lines]

    def _slip(self, slip: Slip) -> list[Row]:
        """The lines of a slip; the first one names to whom it goes back."""
        return [
            row for place, text in enumerate(slip.lines)
            for row in self._paragraph(text, Role.BODY, SLIP, INDENT if place else 0.0)
        ]  # fmt: skip

    def _attachments(self) -> list[Row]:
        """附件说明: one row below the text; turned lines stand under the first character of the name."""
        names = self.letter.attachments
        rows: list[Row] = [Row()] if names else []
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
            rows.append(Row(single_line(joined, first.spacing), start, ATTACHMENTS))
            rows += [Row(line, LEFT + hang, ATTACHMENTS) for line in rest]
        return rows

    def _signature(self) -> list[Row]:
        """The date four characters from the right, the organ centred on it, the note (7.3.5.1).

        An organ too long for that keeps the four characters itself, and the date is centred below it.
        """
        if not self.letter.signature and not self.letter.date:
            return []
        widest = COLUMN - FREE_RIGHT_OF_DATE
        names = [single_line(one, GRID.spacing) for one in self._even(
            _one_line(self.letter.signature), Role.BODY, BODY_SIZE, widest)]  # fmt: skip
        date = single_line(self._glyphs(self.letter.date, Role.BODY, BODY_SIZE), GRID.spacing)
        longest = max(line.right for line in (*names, date))
        centre = widest - date.right / 2
        if centre + longest / 2 > COLUMN:
            centre = widest - longest / 2
        rows = [Row(line, LEFT + centre - line.right / 2, SIGNATURE) for line in (*names, date)]
        if self.letter.contact:
            rows += self._paragraph(self.letter.contact, Role.BODY, NOTE, INDENT)
        return rows

    def _rows_for_seal(self, rows: Sequence[Row], signature: Sequence[Row]) -> int:
        """The least empty rows above the signature: one where the last line ends before the seal begins."""
        if not rows or not signature:
            return ROWS_FOR_SEAL
        end = rows[-1].x + (rows[-1].line.right if rows[-1].line else 0.0)
        return LEAST_ROWS_FOR_SEAL if end <= _centre(signature[0]) - SEAL_RADIUS else ROWS_FOR_SEAL

    # the pages

    def _put(self, pages: Sequence[PageRows], first: int) -> None:
        """The rows where they stand, and the place of the seal: as low as the line below the date lets it."""
        self.pages += [Page() for _ in pages[1:]]
        for number, page in enumerate(pages, start=first):
            for place, row in enumerate(page.rows):
                if row.line is None:
                    continue
                upper = page.upper(place)
                self.pages[number].lines.append(
                    Placed(row.line, row.x, upper + (0.5 + row.lower) * page.pitch, row.size)
                )
                if row.block:
                    self._area(row, number, upper, page.pitch)
                if row.block == SIGNATURE:
                    lower = upper + page.pitch + (page.pitch - BODY_SIZE) / 2
                    self.seal = (number, _centre(row), lower - SEAL_RADIUS)

    def _area(self, row: Row, page: int, upper: float, height: float) -> None:
        block = SIGNATURE if row.block == NOTE else row.block
        if self.areas:
            last = self.areas[-1]
            if (last.block, last.item, last.page) == (block, row.item, page) and upper - last.y - last.height < 1:
                self.areas[-1] = replace(last, height=upper + height - last.y)
                return
        self.areas.append(Area(block, row.item, page, LEFT, upper, COLUMN, height))

    def _page_numbers(self) -> None:
        """— 2 —, one character in from the outer edge: odd pages at the right, even ones at the left (7.5).

        信函格式 and printed paper have none on the first page (10.1).
        """
        first = 1 if self.letter.head.style is HeadStyle.PLAIN else 2
        if self.letter.page_number is PageNumber.NONE:
            return
        for number, page in enumerate(self.pages[first - 1 :], start=first):
            centred = self.letter.page_number is PageNumber.CENTRE
            line, x, middle = page_number(number, self.fonts, left=LEFT, width=COLUMN, is_centred=centred)
            page.lines.append(Placed(line, x, middle, PAGE_NUMBER_SIZE))

    # the characters

    def _glyphs(self, text: str, role: Role, size: float) -> tuple[Glyph, ...]:
        return self.fonts.glyphs(_one_line(text), role, size)

    def _even(self, text: str, role: Role, size: float, width: float) -> list[tuple[Glyph, ...]]:
        """The text in as few lines as it needs, about equally long, parted where a part of a name ends (7.3.1)."""
        rest = self._glyphs(text, role, size)
        lines: list[tuple[Glyph, ...]] = []
        for left in range(ceil(_width(rest) / width - 0.001), 1, -1):
            even = ceil(len(rest) / left)
            cut = next((at for at in _near(even) if _parts(rest, at) and _fits(rest, at, width, left)), even)
            lines.append(rest[:cut])
            rest = rest[cut:]
        return [*lines, rest]

    def _ink(self, glyphs: Sequence[Glyph], size: float) -> tuple[float, float]:
        """How far the print reaches above and below the middle of the line."""
        inks = [(self.fonts.font(one.font).ink(one.char), self.fonts.font(one.font).centre)
                for one in glyphs if one.char not in " \u3000"]  # fmt: skip
        top = max((ink[1] - centre for ink, centre in inks), default=0.0)
        low = max((centre - ink[0] for ink, centre in inks), default=0.0)
        return top * size, low * size


def _width(glyphs: Sequence[Glyph]) -> float:
    return sum(glyph.width for glyph in glyphs)


def _centre(row: Row) -> float:
    return row.x + (row.line.right if row.line else 0.0) / 2


def _near(even: int) -> list[int]:
    return sorted(range(even - FROM_EVEN, even + FROM_EVEN + 1), key=lambda at: abs(at - even))


def _parts(name: Sequence[Glyph], at: int) -> bool:
    """Whether a part of the name ends before this character."""
    before, after = ("".join(glyph.char for glyph in part) for part in (name[: max(at, 0)], name[at:]))
    return bool(before and after) and (before.endswith(PART_ENDS) or after.startswith(PART_BEGINS))


def _fits(name: Sequence[Glyph], at: int, width: float, lines: int) -> bool:
    return _width(name[:at]) <= width and _width(name[at:]) <= width * (lines - 1)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")
