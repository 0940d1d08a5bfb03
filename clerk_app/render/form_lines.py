"""How the text of a form's cell is broken into lines: labels evenly, boxes to tick together with their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from clerk_app.cases.plain_text import clean
from clerk_app.render.certificate_days import width_of
from clerk_app.render.fonts import Glyph
from clerk_app.render.typeset import Break, Line, may_break, ragged, single_line

BOXES = "□■"
"""To tick, and ticked."""
COUNTED = "年月日号页份件期"
STEP = 1.0
"""Points by which a width is tried."""


def lines_of(text: str) -> list[str]:
    """The text line by line as it will be seen."""
    return clean(text).split("\n")


def even(glyphs: Sequence[Glyph], room: float, size: float) -> tuple[Line, ...]:
    """As few lines as there must be, of nearly the same length; a number stays with the word that counts by it."""
    if width_of(glyphs) <= room:
        return ragged(glyphs, room, size)
    stops = [at for at in range(1, len(glyphs)) if _is_good(glyphs[at - 1].char, glyphs[at].char)]
    fewest = _parted(glyphs, [*stops, len(glyphs)], room)
    if not fewest:  # a word wider than the cell
        count = len(ragged(glyphs, room, size))
        return ragged(glyphs, min(width_of(glyphs) / count + size, room), size)
    width = width_of(glyphs) / len(fewest)
    while len(found := _parted(glyphs, [*stops, len(glyphs)], min(width, room))) != len(fewest):
        width += STEP
    return tuple(single_line(part) for part in found)


def _is_good(left: str, right: str) -> bool:
    return may_break(left, right) is Break.FREE and not (left.isdigit() and right in COUNTED)


def _parted(glyphs: Sequence[Glyph], stops: Sequence[int], width: float) -> list[Sequence[Glyph]]:
    """The text in lines that are no wider and end at these stops; nothing where a piece is wider by itself."""
    parts: list[Sequence[Glyph]] = []
    start = last = 0
    for stop in stops:
        if width_of(_seen(glyphs[start:stop])) > width:
            if last == start:
                return []
            parts.append(_seen(glyphs[start:last]))
            start = last
            if width_of(_seen(glyphs[start:stop])) > width:
                return []
        last = stop
    return [*parts, glyphs[start:]]


def by_boxes(glyphs: Sequence[Glyph], room: float, size: float) -> tuple[Line, ...]:
    """The lines of a text; one with boxes to tick is broken before a box rather than within its words."""
    starts = [at for at, glyph in enumerate(glyphs) if glyph.char in BOXES]
    lines: list[Line] = []
    begin = 0
    for start, stop in pairwise([0, *(at for at in starts if at), len(glyphs)]):
        if start > begin and width_of(_seen(glyphs[begin:stop])) > room:
            lines += ragged(_seen(glyphs[begin:start]), room, size)
            begin = start
    return (*lines, *ragged(glyphs[begin:], room, size))


def _seen(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Without the spaces at the end."""
    stop = len(glyphs)
    while stop and glyphs[stop - 1].char in " \u3000":
        stop -= 1
    return glyphs[:stop]
