"""The number at the foot of a page (GB/T 9704-2012 7.5): 四号 in 宋, a dash on each side, 7 mm below the text."""

from __future__ import annotations

from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.paging import BODY_SIZE, DEPTH, MM, TOP
from clerk_app.render.typeset import Line, single_line

PAGE_NUMBER_SIZE = 14.0
"""四号."""
PAGE_NUMBER_BELOW_TEXT = 7 * MM
"""From the text to the upper edge of the dashes."""


def page_number(
    number: int, fonts: FontBook, *, left: float, width: float, is_centred: bool = False
) -> tuple[Line, float, float]:
    """The line, where it starts and its middle: odd pages at the right, even ones at the left, one character in.

    ``left`` and ``width`` are those of the text, in points.
    """
    glyphs = fonts.glyphs(f"— {number} —", Role.SONG, PAGE_NUMBER_SIZE)
    line = single_line(glyphs)
    font = fonts.font(glyphs[0].font)
    dash = (font.ink("—")[1] - font.centre) * PAGE_NUMBER_SIZE
    x = left + BODY_SIZE if number % 2 == 0 else left + width - BODY_SIZE - line.right
    if is_centred:
        x = left + (width - line.right) / 2
    return line, x, TOP + DEPTH + PAGE_NUMBER_BELOW_TEXT + dash
