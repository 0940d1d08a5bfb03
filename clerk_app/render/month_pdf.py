"""A month of days as a PDF, one page of A4 across: what each day is, and what falls due on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from clerk_app.cases.plain_text import clean
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.layout import HEIGHT, WIDTH
from clerk_app.render.list_pdf import MISSING
from clerk_app.render.page_operators import PageCanvas
from clerk_app.render.paging import MM
from clerk_app.render.pdf import empty_canvas
from clerk_app.render.typeset import Line, single_line
from clerk_app.trouble import KnownTrouble

PAGE_WIDTH, PAGE_HEIGHT = HEIGHT, WIDTH
SIDE, TOP, BOTTOM = 12 * MM, 12 * MM, 10 * MM
TITLE_SIZE, NOTE_SIZE, FIGURE_SIZE, SIZE = 15.0, 8.5, 11.0, 7.5
LEADING, PAD = 1.3, 1.4 * MM
HEAD, REST_GREY, RULE, FRAME = 6 * MM, 0.93, 0.4, 1.2


@dataclass(frozen=True)
class PaperDay:
    """One day: its figure, its sign (休, 班 or none) with the holiday's name, and what falls due, a line each."""

    figure: str
    sign: str = ""
    name: str = ""
    lines: tuple[str, ...] = ()
    is_rest: bool = False
    is_framed: bool = False
    """A make-up working day: told from the others without colour."""


@dataclass(frozen=True)
class PaperMonth:
    """The page. A week is seven days, None outside the month; ``more`` has the blank {count}."""

    title: str
    note: str
    weekdays: tuple[str, ...]
    weeks: Sequence[Sequence[PaperDay | None]]
    more: str


def month_pdf(made: PaperMonth, fonts: FontBook) -> bytes:
    """The file."""
    file = BytesIO()
    canvas = empty_canvas(file, clean(made.title), fonts)
    page = PageCanvas(canvas, fonts, PAGE_WIDTH, PAGE_HEIGHT)
    _Sheet(made, fonts, page).draw()
    page.end_page()
    canvas.save()
    return file.getvalue()


class _Sheet:
    """One month being drawn."""

    def __init__(self, made: PaperMonth, fonts: FontBook, page: PageCanvas) -> None:
        self.made, self.fonts, self.page = made, fonts, page
        self.top = TOP + TITLE_SIZE * 1.6 + NOTE_SIZE * 1.8
        self.wide = (PAGE_WIDTH - 2 * SIDE) / len(made.weekdays)
        self.tall = (PAGE_HEIGHT - BOTTOM - self.top - HEAD) / max(1, len(made.weeks))

    def draw(self) -> None:
        made = self.made
        title = self._line(made.title, TITLE_SIZE, Role.TITLE)
        self.page.text(title, (PAGE_WIDTH - title.right) / 2, TOP + TITLE_SIZE * 0.6, TITLE_SIZE)
        self.page.text(self._line(made.note, NOTE_SIZE), SIDE, TOP + TITLE_SIZE * 1.6 + NOTE_SIZE * 0.7, NOTE_SIZE)
        for number, name in enumerate(made.weekdays):
            line = self._line(name, SIZE, Role.HEADING)
            self.page.text(line, SIDE + number * self.wide + (self.wide - line.right) / 2, self.top + HEAD / 2, SIZE)
        for row, week in enumerate(made.weeks):
            for column, day in enumerate(week):
                if day is not None:
                    self._day(day, SIDE + column * self.wide, self.top + HEAD + row * self.tall)

    def _day(self, day: PaperDay, x: float, top: float) -> None:
        page, right, bottom = self.page, x + self.wide, top + self.tall
        if day.is_rest:
            page.grey(x, top, self.wide, self.tall, REST_GREY)
        self._frame(x, top, right, bottom, RULE)
        if day.is_framed:
            self._frame(x + FRAME, top + FRAME, right - FRAME, bottom - FRAME, FRAME)
        middle = top + PAD + FIGURE_SIZE / 2
        figure = self._line(day.figure, FIGURE_SIZE, Role.HEADING)
        page.text(figure, x + PAD, middle, FIGURE_SIZE)
        room = self.wide - figure.right - 3 * PAD
        said = self._fitting(" ".join(part for part in (day.sign, day.name) if part), room)
        page.text(said, right - PAD - said.right, middle, SIZE)
        self._lines(day.lines, x + PAD, middle + FIGURE_SIZE / 2 + PAD, bottom - PAD)

    def _frame(self, x: float, top: float, right: float, bottom: float, thickness: float) -> None:
        for left, upper, end, lower in (
            (x, top, right, top), (x, bottom, right, bottom), (x, top, x, bottom), (right, top, right, bottom)
        ):  # fmt: skip
            self.page.rule(left, upper, end, lower, thickness)

    def _lines(self, lines: Sequence[str], x: float, top: float, bottom: float) -> None:
        step = SIZE * LEADING
        most = int((bottom - top) / step)
        shown = list(lines) if len(lines) <= most else [
            *lines[: most - 1], self.made.more.format(count=len(lines) - most + 1)
        ]  # fmt: skip
        for place, text in enumerate(shown):
            self.page.text(self._fitting(text, self.wide - 2 * PAD), x, top + (place + 0.5) * step, SIZE)

    def _fitting(self, text: str, width: float) -> Line:
        """As much of the text as has room on one line."""
        line = self._line(text, SIZE)
        while line.right > width and text:
            text = text[:-1]
            line = self._line(f"{text}…", SIZE)
        return line

    def _line(self, text: str, size: float, role: Role = Role.BODY) -> Line:
        return single_line(self.fonts.glyphs(self._known(clean(text).replace("\n", " "), role), role, size))

    def _known(self, text: str, role: Role) -> str:
        """A character without a glyph is printed as 〓, as in every list."""
        said = ""
        for character in text:
            try:
                self.fonts.check(character, role)
            except KnownTrouble:
                said += MISSING
            else:
                said += character
        return said
