"""A page as PDF operators, gathered and written in one piece.

reportlab opens a text object for every line and formats every number digit by digit; a list has tens of thousands of
both, a batch of letters thousands. What it knows of fonts, their subsets and the file is still asked from it.
"""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from clerk_app.render.fonts import FontBook
from clerk_app.render.typeset import Line

Pieces = tuple[tuple[str, str], ...]
"""A text by the subsets of its font: the subset's name in the file, and the bytes in hexadecimal."""
Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


class PageCanvas:
    """A reportlab canvas on which pages of rules and lines of text are drawn."""

    def __init__(self, canvas: Canvas, fonts: FontBook, width: float, height: float) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._size = (width, height)
        self._pieces: dict[tuple[str, str], Pieces] = {}
        self._centres: dict[str, float] = {}
        self._begin()

    def _begin(self) -> None:
        self._drawn: list[str] = []
        self._said: list[str] = []
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = 0.0
        self._colour = BLACK

    def grey(self, x: float, top: float, width: float, depth: float, grey: float) -> None:
        """An area of that grey; ``top`` from the upper edge of the page."""
        self._drawn.append(f"q {grey:.2f} g {x:.2f} {self._size[1] - top - depth:.2f} {width:.2f} {depth:.2f} re f Q")

    def rule(
        self, x: float, top: float, right: float, bottom: float, thickness: float, colour: Colour = BLACK
    ) -> None:
        """A straight line."""
        height = self._size[1]
        line = f"{thickness:.2f} w {x:.2f} {height - top:.2f} m {right:.2f} {height - bottom:.2f} l S"
        self._drawn.append(line if colour == BLACK else f"q {_numbers(colour)} RG {line} Q")

    def text(self, line: Line, x: float, middle: float, size: float, colour: Colour = BLACK) -> None:
        """One line by the middle of its characters."""
        if colour != self._colour:
            self._colour = colour
            self._said.append(f"{_numbers(colour)} rg")
        if line.spacing != self._spacing:
            self._spacing = line.spacing
            self._said.append(f"{line.spacing:.4f} Tc")
        for segment in line.segments:
            y = self._size[1] - middle - self._centre(segment.font) * size
            self._said.append(f"1 0 0 1 {x + segment.x:.2f} {y:.2f} Tm")
            for name, text in self._encoded(segment.font, segment.text):
                if (name, size) != self._font:
                    self._font = (name, size)
                    self._said.append(f"{name} {size:.2f} Tf")
                self._said.append(f"<{text}> Tj")

    def end_page(self) -> None:
        """Write what was drawn and begin the next page."""
        self._canvas.setPageSize(self._size)
        self._canvas.addLiteral("\n".join((*self._drawn, "BT", *self._said, "ET")))
        self._canvas.showPage()
        self._begin()

    def _centre(self, font: str) -> float:
        if font not in self._centres:
            self._centres[font] = self._fonts.font(font).centre
        return self._centres[font]

    def _encoded(self, name: str, text: str) -> Pieces:
        pieces = self._pieces.get((name, text))
        if pieces is None:
            font, file = self._fonts.font(name), self._canvas._doc
            pieces = tuple(
                (font.getSubsetInternalName(subset, file), part.hex()) for subset, part in font.splitString(text, file)
            )
            self._pieces[name, text] = pieces
        return pieces


def _numbers(colour: Colour) -> str:
    return " ".join(f"{one:.2f}" for one in colour)
