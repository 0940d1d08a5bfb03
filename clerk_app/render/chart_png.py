"""A drawing of the year as a picture for the report: black on white, shapes before tones, the shipped faces."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cached_property

from PIL import Image, ImageDraw, ImageFont

from clerk_app.cases.year_shape import Bar, Chart
from clerk_app.render.fonts import CHAINS, FontBook, Role

WIDTH, HEIGHT = 1560, 640  # 10 pixels a millimetre of the text's width
SIZE, SMALL = 34, 30
LEFT, TOP, BOTTOM, RIGHT = 40, 96, 64, 30
ROW, LYING_TOP = 62, 20
INK, PALE, PAPER, LINE = "#1B1B1B", "#8C8C8C", "#FFFFFF", "#B5B5B5"
FILLS = ("#33608F", "#FFFFFF", "#B9C6D6", "#FFFFFF")
HATCH = (None, "slope", None, "dots")
"""The second and fourth series are told by their pattern, not by their tone."""


def chart_png(chart: Chart, fonts: FontBook) -> bytes:
    """The picture. Raises KnownTrouble("glyph_missing") where no face has a character of a label."""
    words = "".join((*chart.series, chart.limit, *(bar.label for bar in chart.bars)))
    fonts.check(words, Role.HEADING)
    height = 2 * LYING_TOP + ROW * len(chart.bars) if chart.is_lying else HEIGHT
    page = _Page(fonts, height)
    page.legend(chart.series)
    (_lying if chart.is_lying else _upright)(page, chart)
    out = io.BytesIO()
    page.image.save(out, "PNG", optimize=True)
    return out.getvalue()


class _Page:
    """One picture being drawn."""

    def __init__(self, fonts: FontBook, height: int) -> None:
        self._fonts = fonts
        self.image = Image.new("RGB", (WIDTH, height), PAPER)
        self.draw = ImageDraw.Draw(self.image)
        self.height = height

    @cached_property
    def _faces(self) -> list[tuple[frozenset[int], str]]:
        """The characters of each file of the chain. 黑体 first: it reads best when small."""
        names = CHAINS[Role.HEADING][1:]
        return [(_codes(str(self._fonts.folder / name)), str(self._fonts.folder / name)) for name in names]

    def runs(self, text: str, size: int) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """The text in pieces that one face draws whole."""
        found: list[tuple[str, ImageFont.FreeTypeFont]] = []
        for sign in text:
            path = next((path for codes, path in self._faces if ord(sign) in codes), self._faces[0][1])
            if found and found[-1][1].path == path:
                found[-1] = (found[-1][0] + sign, found[-1][1])
            else:
                found.append((sign, ImageFont.truetype(path, size)))
        return found

    def width(self, text: str, size: int = SMALL) -> float:
        return sum(face.getlength(piece) for piece, face in self.runs(text, size))

    def write(self, x: float, y: float, text: str, *, anchor: str = "l", size: int = SMALL, ink: str = INK) -> None:
        """A line whose middle lies at y; anchor l, m or r."""
        wide = self.width(text, size)
        x -= {"l": 0, "m": wide / 2, "r": wide}[anchor]
        for piece, face in self.runs(text, size):
            self.draw.text((x, y), piece, fill=ink, font=face, anchor="lm")
            x += face.getlength(piece)

    def bar(self, box: tuple[float, float, float, float], series: int) -> None:
        left, top, right, bottom = (round(value) for value in box)
        if right <= left or bottom <= top:
            return
        self.draw.rectangle((left, top, right, bottom), fill=FILLS[series], outline=INK, width=2)
        if HATCH[series] == "slope":
            for start in range(left - (bottom - top), right, 12):
                begin, end = max(start, left), min(start + bottom - top, right)
                self.draw.line((begin, bottom - (begin - start), end, bottom - (end - start)), fill=INK, width=2)
        elif HATCH[series] == "dots":
            for x in range(left + 6, right - 2, 12):
                for y in range(top + 6, bottom - 2, 12):
                    self.draw.ellipse((x - 2, y - 2, x + 2, y + 2), fill=INK)

    def legend(self, series: Sequence[str]) -> None:
        x = float(LEFT)
        for at, name in enumerate(series):
            self.bar((x, 22, x + 40, 54), at)
            self.write(x + 52, 38, name)
            x += 52 + self.width(name) + 44


def _codes(path: str) -> frozenset[int]:
    from reportlab.pdfbase.ttfonts import TTFontFile

    return frozenset(TTFontFile(path).charToGlyph)


def _upright(page: _Page, chart: Chart) -> None:
    floor = page.height - BOTTOM
    gaps = sum(bar.is_apart for bar in chart.bars) * 0.3
    step = (WIDTH - LEFT - RIGHT) / (len(chart.bars) + gaps)
    scale = (floor - TOP - 46) / max(chart.highest, 1)
    page.draw.line((LEFT, floor, WIDTH - RIGHT, floor), fill=INK, width=2)
    x = float(LEFT)
    for at, bar in enumerate(chart.bars, start=1):
        x += step * 0.3 if bar.is_apart else 0
        _columns(page, bar, x, step, floor, scale)
        page.write(x + step / 2, floor + 30, bar.label, anchor="m")
        x += step
        if chart.limit and at == chart.limit_after:
            page.draw.line((x, TOP - 20, x, floor), fill=INK, width=3)
            page.write(x - 10, TOP - 30, chart.limit, anchor="r")


def _columns(page: _Page, bar: Bar, x: float, step: float, floor: float, scale: float) -> None:
    room = step * 0.76
    wide = room / len(bar.values)
    left = x + (step - room) / 2
    for series, value in enumerate(bar.values):
        top = floor - value * scale
        page.bar((left + 2, top, left + wide - 2, floor), series)
        shown = str(value) if value or len(bar.values) == 1 else ""
        if shown and page.width(shown) < step * 1.1:
            page.write(left + wide / 2, top - 22, shown, anchor="m", ink=INK if value else PALE)
        if bar.marks and bar.marks[series]:
            middle = left + wide / 2
            page.draw.polygon([(middle - 12, top - 42), (middle + 12, top - 42), (middle, top - 62)], fill=INK)
        left += wide


def _lying(page: _Page, chart: Chart) -> None:
    top = LYING_TOP
    names = max((page.width(bar.label) for bar in chart.bars), default=0)
    begin = min(LEFT + names + 24, WIDTH * 0.45)
    scale = (WIDTH - RIGHT - 110 - begin) / max(chart.highest, 1)
    page.draw.line((begin, top, begin, top + ROW * len(chart.bars)), fill=INK, width=2)
    for at, bar in enumerate(chart.bars):
        middle = top + ROW * at + ROW / 2
        page.write(begin - 16, middle, _cut(page, bar.label, begin - LEFT - 24), anchor="r")
        page.bar((begin, middle - 19, begin + bar.values[0] * scale, middle + 19), 0)
        page.write(begin + bar.values[0] * scale + 14, middle, str(bar.values[0]), ink=INK if bar.values[0] else PALE)


def _cut(page: _Page, text: str, room: float) -> str:
    """The text as far as there is room."""
    if page.width(text) <= room:
        return text
    while text and page.width(text + "…") > room:
        text = text[:-1]
    return text + "…"
