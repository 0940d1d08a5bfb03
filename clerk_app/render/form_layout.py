"""Where everything of a form stands on its sheets: rows grow with their text and go over pages, the head repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from clerk_app.cases.paper import Paper, PaperCell, PaperSize
from clerk_app.render.certificate_days import Box
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.form_lines import by_boxes, even, lines_of
from clerk_app.render.layout import COLUMN, HEIGHT, LEFT, TITLE_SIZE, WIDTH, Placed
from clerk_app.render.page_number import PAGE_NUMBER_SIZE, page_number
from clerk_app.render.paging import DEPTH, MM, TOP
from clerk_app.render.typeset import Line, ragged

CELL_SIZE = 12.0
"""小四."""
NOTE_SIZE = 10.5
OUTER, INNER = 1.0, 0.5
LEADING = 1.4
PAD, PAD_ABOVE = 1.5 * MM, 1.4 * MM
LEAST_ROW = 9 * MM
TITLE_LEADING = 1.35
BELOW_TITLE = 5 * MM
BELOW_ABOVE = 1.6 * MM
ABOVE_BELOW = 2 * MM
LEAST_PART = 3
"""Lines of a row that are set on a page before the row goes over; fewer go over whole."""
MOST_HEAD = 0.5
"""A head that takes more of the page than that is not repeated."""
TOLERANCE = 0.01


@dataclass(frozen=True)
class Sheet:
    """A sheet and the part of it that is printed on, in points; type of ``sizes``, the first at which all fits."""

    width: float
    height: float
    left: float
    top: float
    column: float
    depth: float
    sizes: tuple[float, ...]

    @property
    def bottom(self) -> float:
        """Where the printed part ends."""
        return self.top + self.depth


SHEETS = {
    PaperSize.A4: Sheet(WIDTH, HEIGHT, LEFT, TOP, COLUMN, DEPTH, (CELL_SIZE,)),
    PaperSize.ENVELOPE: Sheet(
        220 * MM, 110 * MM, 12 * MM, 9 * MM, 196 * MM, 92 * MM, (15.0, 14.0, 12.0, 10.5, 9.0, 8.0)
    ),
    PaperSize.SLIP: Sheet(150 * MM, 100 * MM, 7 * MM, 7 * MM, 136 * MM, 86 * MM, (12.0, 10.5, 9.0, 8.0, 7.0)),
}
"""A4 has the margins of a letter (GB/T 9704-2012 5.2.1)."""


@dataclass
class FormPage:
    """One sheet being filled."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Placed] = field(default_factory=list)


@dataclass(frozen=True)
class FormLayout:
    """A form on its sheets. ``fonts`` are the faces used, as they are recorded with it."""

    title: str
    sheet: Sheet
    pages: tuple[FormPage, ...]
    fonts: tuple[str, ...]


def lay_out_paper(paper: Paper, fonts: FontBook) -> FormLayout:
    """Place a form. Raises KnownTrouble naming every character that no font has."""
    fonts.check("".join("".join(lines_of(text)) for text in paper.texts), Role.BODY)
    sheet = SHEETS[paper.size]
    for size in sheet.sizes:
        made = _Composing(paper, fonts, sheet, size)
        if len(made.pages) == 1:
            break
    used = {segment.font for page in made.pages for one in page.lines for segment in one.line.segments}
    return FormLayout(" ".join(lines_of(paper.title)) or paper.kind, sheet, tuple(made.pages), fonts.names(used))


@dataclass(frozen=True)
class _Piece:
    """The part of a row that stands on one page."""

    page: int
    top: float
    height: float


@dataclass(frozen=True)
class _Cell:
    """A cell where it stands in the table, its text broken into lines."""

    cell: PaperCell
    row: int
    x: float
    width: float
    lines: tuple[Line, ...]
    foot: tuple[Line, ...]

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.cell.down)

    @property
    def is_centred(self) -> bool:
        return self.cell.is_label or self.cell.is_centred


class _Composing:
    """One form being placed at one size of type."""

    def __init__(self, paper: Paper, fonts: FontBook, sheet: Sheet, size: float) -> None:
        self.paper = paper
        self.fonts = fonts
        self.sheet = sheet
        self.size = size
        self.lead = size * LEADING
        self.pages = [FormPage()]
        self.cells = tuple(self._cells())
        self.heights = self._heights()
        self.top = sheet.top
        self._above()
        self.first_top = self.top
        pieces = self._flow()
        while self._grown(pieces):
            pieces = self._flow()
        self._draw(pieces)
        self._below()
        self._page_numbers()

    # the table as lines

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """The upright lines of the table from its left one."""
        whole = sum(self.paper.widths)
        steps = [self.sheet.column * sum(self.paper.widths[:at]) / whole for at in range(len(self.paper.widths) + 1)]
        return tuple(self.sheet.left + step for step in steps)

    def _cells(self) -> Iterator[_Cell]:
        reaching = [0] * len(self.paper.widths)
        for number, row in enumerate(self.paper.rows):
            at = 0
            for cell in row:
                while reaching[at]:
                    at += 1
                x, width = self.edges[at], self.edges[at + cell.across] - self.edges[at]
                role = Role.SONG if cell.is_label else Role.BODY
                is_even = cell.is_label or cell.is_centred
                yield _Cell(
                    cell, number, x, width, self._set(cell.text, role, width, is_even=is_even),
                    self._set(cell.foot, Role.SONG, width),
                )
                reaching[at : at + cell.across] = [cell.down] * cell.across
                at += cell.across
            reaching = [left - 1 for left in reaching]

    def _set(self, text: str, role: Role, width: float, *, is_even: bool = False) -> tuple[Line, ...]:
        """The text as lines of a cell; those of a label are of nearly the same length."""
        room = width - 2 * PAD
        lines: list[Line] = []
        for paragraph in lines_of(text):
            glyphs = self.fonts.glyphs(paragraph, role, self.size)
            lines += even(glyphs, room, self.size) if is_even else by_boxes(glyphs, room, self.size)
        return tuple(lines)

    def _need(self, cell: _Cell, placed: int = 0) -> float:
        """The height that the lines not yet placed ask for; where somebody signs there is room for it."""
        lines = len(cell.lines) - placed + len(cell.foot)
        return max(lines * self.lead + 2 * PAD_ABOVE, cell.cell.least_mm * MM)

    def _heights(self) -> list[float]:
        least = LEAST_ROW if self.paper.has_lines else 0.0
        heights = [least] * len(self.paper.rows)
        for cell in self.cells:
            if cell.cell.down == 1:
                heights[cell.row] = max(heights[cell.row], self._need(cell))
        for cell in self.cells:
            lacking = self._need(cell) - sum(heights[row] for row in cell.rows)
            if lacking > 0:
                heights[cell.rows[-1]] += lacking
        return heights

    # rows on pages

    @cached_property
    def head(self) -> range:
        """The rows repeated over listed ones."""
        height = sum(self.heights[row] for row in self.paper.head)
        return self.paper.head if height <= self.sheet.depth * MOST_HEAD else range(0)

    def _next_top(self, row: int) -> float:
        """Where that row begins on a further page."""
        head = self.head if row in self.paper.listed else range(0)
        return self.sheet.top + sum(self.heights[one] for one in head)

    def _groups(self) -> Iterator[range]:
        """Rows that are held together by a cell that reaches over them; a head and its first row."""
        start, stop = 0, 0
        for row in range(len(self.paper.rows)):
            after = min(self.paper.listed.start + 1, len(self.paper.rows)) if row in self.paper.head else 0
            stop = max([stop, row + 1, after, *(cell.rows.stop for cell in self.cells if cell.row == row)])
            if row + 1 == stop:
                yield range(start, stop)
                start = stop

    def _flow(self) -> list[list[_Piece]]:
        """The parts of every row; a row is parted only where no page holds it."""
        pieces: list[list[_Piece]] = [[] for _ in self.paper.rows]
        page, top, bottom = 0, self.first_top, self.sheet.bottom + TOLERANCE
        for group in self._groups():
            height = sum(self.heights[row] for row in group)
            if top + height > bottom and height <= bottom - self._next_top(group[0]):
                page, top = page + 1, self._next_top(group[0])
            for row in group:
                rest = self.heights[row]
                next_top = self._next_top(row)
                while top + rest > bottom:
                    if rest > bottom - next_top and bottom - top >= LEAST_PART * self.lead + 2 * PAD_ABOVE:
                        pieces[row].append(_Piece(page, top, self.sheet.bottom - top))
                        rest = self._rest(row, pieces[row])
                    page, top = page + 1, next_top
                pieces[row].append(_Piece(page, top, rest))
                top += rest
        self.top = top
        return pieces

    def _capacity(self, height: float) -> int:
        return max(int((height - 2 * PAD_ABOVE + TOLERANCE) / self.lead), 0)

    def _rest(self, row: int, pieces: Sequence[_Piece]) -> float:
        """The height of what the parts so far do not hold."""
        held = sum(self._capacity(piece.height) for piece in pieces)
        own = [cell for cell in self.cells if cell.row == row and cell.cell.down == 1]
        least = LEAST_ROW if self.paper.has_lines else 0.0
        return max([least, *(self._need(cell, min(held, len(cell.lines))) for cell in own)])

    def _grown(self, pieces: list[list[_Piece]]) -> bool:
        """Whether a text that reaches over rows and pages lacked room; its last row is higher then."""
        for cell in self.cells:
            parts = _joined([piece for row in cell.rows for piece in pieces[row]])
            if cell.cell.down > 1 and len(parts) > 1 and not cell.cell.is_label:
                lacking = len(cell.lines) + len(cell.foot) - sum(self._capacity(part.height) for part in parts)
                if lacking > 0:
                    self.heights[cell.rows[-1]] += lacking * self.lead
                    return True
        return False

    # drawing

    def _draw(self, pieces: list[list[_Piece]]) -> None:
        last = max((piece.page for row in pieces for piece in row), default=0)
        self.pages += [FormPage() for _ in range(last)]
        further = self._headed(pieces)
        for cell in self.cells:
            self._cell(cell, _joined([piece for row in cell.rows for piece in pieces[row]]))
            if cell.row in self.head:
                top = self.sheet.top + sum(self.heights[self.head.start : cell.row])
                height = sum(self.heights[row] for row in cell.rows)
                for page in further:
                    self._cell(cell, [_Piece(page, top, height)])
        for page in range(last + 1):
            ends = [piece.top + piece.height for row in pieces for piece in row if piece.page == page]
            if ends and self.paper.has_lines:
                top = self.first_top if page == 0 else self.sheet.top
                height = max(ends) - top
                self.pages[page].boxes.append(Box(self.sheet.left, top, self.sheet.column, height, line=OUTER))

    def _headed(self, pieces: list[list[_Piece]]) -> list[int]:
        """The pages that begin with a listed row under a repeated head."""
        firsts: dict[int, int] = {}
        for row, parts in enumerate(pieces):
            for part in parts:
                firsts.setdefault(part.page, row)
        return [page for page, row in firsts.items() if page and row in self.paper.listed]

    def _cell(self, cell: _Cell, parts: Sequence[_Piece]) -> None:
        left = list(cell.lines)
        for place, part in enumerate(parts):
            page = self.pages[part.page]
            if self.paper.has_lines:
                page.boxes.append(Box(cell.x, part.top, cell.width, part.height, line=INNER))
            is_last = place == len(parts) - 1
            if cell.cell.is_label and len(parts) > 1:
                shown = list(cell.lines[: self._capacity(part.height)])
            else:
                shown = left if is_last else left[: self._capacity(part.height)]
                left = left[len(shown) :]
            foot = cell.foot if is_last else ()
            height = len(shown) * self.lead
            is_in_middle = len(parts) == 1 or cell.cell.is_label
            top = part.top + ((part.height - height) / 2 if is_in_middle and not cell.cell.foot else PAD_ABOVE)
            for at, line in enumerate(shown):
                x = cell.x + ((cell.width - line.right) / 2 if cell.is_centred else PAD)
                page.lines.append(Placed(line, x, top + (at + 0.5) * self.lead, self.size))
            top = part.top + part.height - PAD_ABOVE - len(foot) * self.lead
            for at, line in enumerate(foot):
                x = cell.x + cell.width - PAD - line.right
                page.lines.append(Placed(line, x, top + (at + 0.5) * self.lead, self.size))

    # round the table

    def _above(self) -> None:
        for text in lines_of(self.paper.title):
            glyphs = self.fonts.glyphs(text, Role.TITLE, TITLE_SIZE)
            for line in even(glyphs, self.sheet.column, TITLE_SIZE):
                middle = self.top + TITLE_SIZE * TITLE_LEADING / 2
                x = self.sheet.left + (self.sheet.column - line.right) / 2
                self.pages[0].lines.append(Placed(line, x, middle, TITLE_SIZE))
                self.top += TITLE_SIZE * TITLE_LEADING
        self.top += BELOW_TITLE if self.paper.title else 0.0
        lines = [line for text in self.paper.above for line in self._free(text, self.size)]
        beside = len(self.paper.above) == 2 and len(lines) == 2
        if beside and lines[0].right + lines[1].right + 2 * self.size <= self.sheet.column:
            right = self.sheet.left + self.sheet.column - lines[1].right
            self._line(lines[0], self.sheet.left, self.size)
            self._line(lines[1], right, self.size)
            lines = lines[2:]
            self.top += self.size * LEADING
        for line in lines:
            self._line(line, self.sheet.left, self.size)
            self.top += self.size * LEADING
        self.top += BELOW_ABOVE if self.paper.above else 0.0

    def _free(self, text: str, size: float) -> tuple[Line, ...]:
        paragraphs = (self.fonts.glyphs(one, Role.SONG, size) for one in lines_of(text))
        return tuple(line for glyphs in paragraphs for line in ragged(glyphs, self.sheet.column, size))

    def _line(self, line: Line, x: float, size: float) -> None:
        self.pages[-1].lines.append(Placed(line, x, self.top + size * LEADING / 2, size))

    def _below(self) -> None:
        size = min(NOTE_SIZE, self.size)
        self.top += ABOVE_BELOW
        for text in self.paper.below:
            lines = self._free(text, size)
            if self.top + len(lines) * size * LEADING > self.sheet.bottom + TOLERANCE:
                self.pages.append(FormPage())
                self.top = self.sheet.top
            for line in lines:
                self._line(line, self.sheet.left, size)
                self.top += size * LEADING

    def _page_numbers(self) -> None:
        """Of a form of several sheets, where a letter has them."""
        if self.paper.size is PaperSize.A4 and len(self.pages) > 1:
            for number, page in enumerate(self.pages, start=1):
                line, x, middle = page_number(number, self.fonts, left=LEFT, width=COLUMN)
                page.lines.append(Placed(line, x, middle, PAGE_NUMBER_SIZE))


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Parts of one page that follow each other as one part."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and joined[-1].page == piece.page:
            before = joined.pop()
            piece = _Piece(before.page, before.top, piece.top + piece.height - before.top)
        joined.append(piece)
    return joined
