"""A finished PDF measured as with a ruler: PDFium draws it, ten dots a millimetre, and ink is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

DOTS = 10
WIDTH, HEIGHT = 210, 297
DARK = 140


@dataclass(frozen=True)
class Paper:
    """One page as rows of dots: red light and green light of each."""

    red: tuple[bytes, ...]
    green: tuple[bytes, ...]

    def inked_rows(self, top: float, bottom: float, left: float = 0, right: float = WIDTH) -> list[tuple[float, float]]:
        """The stretches of height, in millimetres, that hold any ink between these edges."""
        found: list[tuple[float, float]] = []
        begun: int | None = None
        for at in range(round(top * DOTS), round(bottom * DOTS) + 1):
            inked = at < round(bottom * DOTS) and _span(self.green[at], left, right) is not None
            if inked and begun is None:
                begun = at
            if not inked and begun is not None:
                found.append((begun / DOTS, at / DOTS))
                begun = None
        return found

    def inked_width(self, top: float, bottom: float) -> tuple[float, float]:
        """Left and right edge, in millimetres, of the ink between these heights."""
        spans = [_span(self.green[at], 0, WIDTH) for at in range(round(top * DOTS), round(bottom * DOTS))]
        inked = [span for span in spans if span is not None]
        return min(span[0] for span in inked) / DOTS, max(span[1] for span in inked) / DOTS

    def is_red(self, top: float, bottom: float) -> bool:
        """Whether all ink between these heights is red and none is black."""
        rows = range(round(top * DOTS), round(bottom * DOTS))
        return not any(min(self.red[at]) < DARK for at in rows) and any(min(self.green[at]) < DARK for at in rows)


def _span(row: bytes, left: float, right: float) -> tuple[int, int] | None:
    start, stop = round(left * DOTS), round(right * DOTS)
    inked = [at for at in range(start, stop) if row[at] < DARK] if min(row[start:stop]) < DARK else []
    return (inked[0], inked[-1] + 1) if inked else None


class Print:
    """A PDF file as PDFium reads it. Needs an application (the qapp fixture)."""

    def __init__(self, data: bytes) -> None:
        self._data = QByteArray(data)
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)

    @property
    def pages(self) -> int:
        return self._document.pageCount()

    def text(self, page: int) -> str:
        """What PDFium copies out of a page."""
        return self._document.getAllText(page).text()

    def paper(self, page: int) -> Paper:
        """The page drawn on white paper."""
        image = self._document.render(page, QSize(WIDTH * DOTS, HEIGHT * DOTS))
        white = QImage(image.size(), QImage.Format.Format_RGB888)
        white.fill(0xFFFFFFFF)
        flat = _over(white, image)
        lines = [bytes(flat.constScanLine(at))[: WIDTH * DOTS * 3] for at in range(flat.height())]
        return Paper(tuple(line[0::3] for line in lines), tuple(line[1::3] for line in lines))


def _over(white: QImage, image: QImage) -> QImage:
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white
