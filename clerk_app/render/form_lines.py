"""How the text of a form's cell is broken into lines: labels evenly, boxes to tick together with their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from clerk_app.cases.plain_text import clean
from clerk_app.render.certificate_days import width_of
from clerk_app.render.fonts import Glyph
from clerk_app.render.typeset import Line, ragged

BOXES = "□■"
"""To tick, and ticked."""


def lines_of(text: str) -> list[str]:
    """The text line by line as it will be seen."""
    return clean(text).split("\n")


def even(glyphs: Sequence[Glyph], room: float, size: float) -> tuple[Line, ...]:
    """As few lines as there must be, of nearly the same length."""
    lines = ragged(glyphs, room, size)
    if len(lines) < 2:
        return lines
    narrower = ragged(glyphs, min(width_of(glyphs) / len(lines) + size, room), size)
    return narrower if len(narrower) == len(lines) else lines


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
