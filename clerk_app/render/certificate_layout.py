"""Where everything of a certificate stands on its one page: a table like a form, the days in it as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clerk_app.cases.certificate import Certificate, Section
from clerk_app.cases.plain_text import clean
from clerk_app.render.certificate_days import Box, MonthBlocks, WeekGrid, cut, fitting
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.layout import HEIGHT, Placed
from clerk_app.render.paging import MM
from clerk_app.render.typeset import Line, Measure, break_paragraph, single_line

LEFT, WIDTH = 24 * MM, 164 * MM
TOP, BOTTOM = 17 * MM, HEIGHT - 14 * MM
TITLE_SIZE, TITLE_ROW = 20.0, 13 * MM
LABEL = 22 * MM
PAD, PAD_ABOVE = 2 * MM, 1.1 * MM
OUTER, INNER = 1.0, 0.5
LEADING = 1.42
FACT_ROW = 1.85
"""Parts of the size of its characters."""
FACT_LINES = 3
"""A party's name, a case number and the subject stand in full; only what is longer than so many lines is cut."""
LEGEND_ROW = 5.2 * MM
SIGNATURE = 17 * MM
"""The organ and the date below the table, with room for the seal over them."""
FREE_RIGHT = 14 * MM
SIZES = (10.5, 9.75, 9.0, 8.25, 7.5)
"""From 五号 down: the largest at which all stands on one page."""
SMALL_SIZES = (*SIZES, 6.75, 6.0)
MOST_WEEKS = 20
"""More weeks than that are drawn as small months; so are fewer, where the texts leave no room for weeks."""
CONTINUED = "……"
NAME_ROOM = 24
"""Characters of a party's name that leave its line room for the days."""


@dataclass
class Sheet:
    """The one page being filled."""

    title: str
    boxes: list[Box] = field(default_factory=list)
    lines: list[Placed] = field(default_factory=list)


def lay_out(certificate: Certificate, fonts: FontBook) -> Sheet:
    """Place a certificate. Raises KnownTrouble naming every character that no font has."""
    fonts.check("".join(map(_one_line, certificate.texts)), Role.BODY)
    weeks, months = WeekGrid(certificate, fonts, WIDTH), MonthBlocks(certificate, fonts, WIDTH)
    tried: list[tuple[float, WeekGrid | MonthBlocks]] = []
    if len(weeks.weeks) <= MOST_WEEKS:
        tried += [(size, weeks) for size in SIZES]
    tried += [(size, months) for size in SMALL_SIZES]
    for size, grid in tried:
        made = _Composing(certificate, fonts, size, grid)
        if made.fits:
            break
    return made.sheet


class _Composing:
    """One certificate at one size of type."""

    def __init__(
        self, certificate: Certificate, fonts: FontBook, size: float, grid: WeekGrid | MonthBlocks
    ) -> None:
        self.certificate = certificate
        self.fonts = fonts
        self.size = size
        self.sheet = Sheet(f"{certificate.title} {certificate.number}")
        self._fact_texts = [self._fact_text(place) for place in range(len(certificate.facts))]
        counts = [len(lines) for _, lines in self._fact_texts]
        rows = [max(counts[place : place + 2]) for place in range(0, len(counts), 2)]
        self._fact_heights = [size * (FACT_ROW + (most - 1) * LEADING) for most in rows]
        above = [self._paragraphs(section) for section in (certificate.how,) if section.lines]
        below = [self._paragraphs(section) for section in certificate.sections]
        taken = TITLE_ROW + self._facts_height() + SIGNATURE + LEGEND_ROW
        taken += sum(map(self._height, (*above, *below)))
        room = BOTTOM - TOP - taken
        self.fits = grid.least_height <= room
        if not self.fits:
            below = self._shortened(below, grid.least_height - room)
        self._compose(above, below, grid, max(grid.least_height, min(room, grid.most_height)))

    def _compose(
        self, above: Sequence[list[Line]], below: Sequence[list[Line]], grid: WeekGrid | MonthBlocks, height: float
    ) -> None:
        self._title()
        top = self._facts(TOP + TITLE_ROW)
        sections = [self.certificate.how] if self.certificate.how.lines else []
        for section, lines in zip(sections, above, strict=True):
            top = self._row(section.heading, lines, top)
        boxes, placed = grid.placed(LEFT, top, height)
        self.sheet.boxes += boxes
        self.sheet.lines += placed
        top = self._legend(top + height, grid)
        for section, lines in zip(self.certificate.sections, below, strict=True):
            if lines:
                top = self._row(section.heading, lines, top)
        first = TOP + TITLE_ROW
        self.sheet.boxes.append(Box(LEFT, first, WIDTH, top - first, line=OUTER))
        self._signature(top)

    # the head

    def _title(self) -> None:
        line = single_line(self.fonts.glyphs(_one_line(self.certificate.title), Role.TITLE, TITLE_SIZE), 4.0)
        middle = TOP + TITLE_SIZE / 2
        self.sheet.lines.append(Placed(line, LEFT + (WIDTH - line.right) / 2, middle, TITLE_SIZE))

    def _facts_height(self) -> float:
        return sum(self._fact_heights)

    def _facts(self, top: float) -> float:
        """Two facts a row, each with its label; a long one is set smaller, then on more lines."""
        for place, (label, _) in enumerate(self.certificate.facts):
            x = LEFT + (place % 2) * WIDTH / 2
            height = self._fact_heights[place // 2]
            row = top + sum(self._fact_heights[: place // 2])
            self._label(label, x, row, height)
            size, lines = self._fact_texts[place]
            above = (height - (len(lines) - 1) * size * LEADING) / 2
            for number, line in enumerate(lines):
                middle = row + above + number * size * LEADING
                self.sheet.lines.append(Placed(line, x + LABEL + PAD + line.indent, middle, size))
            self.sheet.boxes.append(Box(x + LABEL, row, WIDTH / 2 - LABEL, height, line=INNER))
        return top + self._facts_height()

    def _fact_text(self, place: int) -> tuple[float, tuple[Line, ...]]:
        """The size and the lines of one fact; the last one, the due day, is set in bold."""
        text = _one_line(self.certificate.facts[place][1])
        role = Role.HEADING if place == len(self.certificate.facts) - 1 else Role.BODY
        room = WIDTH / 2 - LABEL - 2 * PAD
        size = fitting(text, role, self.size, room, self.fonts)
        glyphs = self.fonts.glyphs(text, role, size)
        if single_line(glyphs).right <= room:
            return size, (single_line(glyphs),)
        lines = break_paragraph(glyphs, Measure(room, size))
        if len(lines) > FACT_LINES:
            # Broken lines hold a little less than their width.
            shown = cut(text, role, size, (room - size) * FACT_LINES, self.fonts)
            lines = break_paragraph(shown, Measure(room, size))
        return size, lines

    def _label(self, text: str, x: float, top: float, height: float) -> None:
        self.sheet.boxes.append(Box(x, top, LABEL, height, line=INNER))
        shown = single_line(self.fonts.glyphs(_one_line(text), Role.HEADING, self.size * 0.92))
        middle = top + height / 2
        self.sheet.lines.append(Placed(shown, x + (LABEL - shown.right) / 2, middle, self.size * 0.92))

    def _write(self, line: Line, x: float, middle: float) -> None:
        self.sheet.lines.append(Placed(line, x, middle, self.size))

    # texts

    def _paragraphs(self, section: Section) -> list[Line]:
        measure = Measure(WIDTH - LABEL - 2 * PAD, self.size)
        found: list[Line] = []
        for text in section.lines:
            found += break_paragraph(self.fonts.glyphs(_one_line(text), Role.BODY, self.size), measure)
        return found

    def _height(self, lines: Sequence[Line]) -> float:
        return len(lines) * self.size * LEADING + 2 * PAD_ABOVE if lines else 0.0

    def _row(self, heading: str, lines: Sequence[Line], top: float) -> float:
        height = self._height(lines)
        self._label(heading, LEFT, top, height)
        self.sheet.boxes.append(Box(LEFT + LABEL, top, WIDTH - LABEL, height, line=INNER))
        for place, line in enumerate(lines):
            middle = top + PAD_ABOVE + (place + 0.5) * self.size * LEADING
            self._write(line, LEFT + LABEL + PAD + line.indent, middle)
        return top + height

    def _shortened(self, below: Sequence[list[Line]], excess: float) -> list[list[Line]]:
        """At the smallest size: the longest sections give up lines, and say that they go on."""
        kept = [list(lines) for lines in below]
        more = single_line(self.fonts.glyphs(CONTINUED, Role.BODY, self.size))
        while excess > 0 and max(map(len, kept), default=0) > 2:
            longest = max(kept, key=len)
            longest[-2:] = [more]
            excess -= self.size * LEADING
        return kept

    # below the days

    def _legend(self, top: float, grid: WeekGrid | MonthBlocks) -> float:
        boxes, placed = grid.legend(LEFT, top, LEGEND_ROW)
        self.sheet.boxes += boxes
        self.sheet.lines += placed
        return top + LEGEND_ROW

    def _signature(self, top: float) -> None:
        """The organ over the date, one centred on the other, at the right."""
        parts = [single_line(self.fonts.glyphs(_one_line(text), Role.BODY, 12.0))
                 for text in (self.certificate.organ, self.certificate.made_on) if text]  # fmt: skip
        widest = max((line.right for line in parts), default=0.0)
        centre = max(LEFT + widest / 2, LEFT + WIDTH - FREE_RIGHT - widest / 2)
        for place, line in enumerate(parts):
            middle = top + 6 * MM + place * 6.5 * MM
            self.sheet.lines.append(Placed(line, centre - line.right / 2, middle, 12.0))


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


