"""The program's sign, and the numbered ring of a question: small painted marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look, painting

_SIGN = "依"


def _paint_seal(painter: QPainter, rect: QRectF) -> None:
    now = look.tokens()
    painting.frame(painter, rect, now.accent, None, 0, rect.width() * 0.14)
    large = QFont(look.font(look.FIGURE))
    large.setPixelSize(max(1, round(rect.width() * 0.6)))
    painter.setFont(large)
    painter.setPen(look.color(now.onaccent))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), _SIGN)


def window_icon() -> QIcon:
    """The icon of the program's windows."""
    made = QIcon()
    for size in (16, 32, 48, 128):
        picture = QPixmap(QSize(size, size))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        _paint_seal(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(picture)
    return made


class Seal(QWidget):
    """The sign at 44."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_seal(QPainter(self), QRectF(self.rect()))


class NumberRing(QWidget):
    """1, 2, 3, 4 in a ring of 26."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        painting.frame(painter, self.rect(), now.soft, now.accent, 1.5, 13)
        centre = Qt.AlignmentFlag.AlignCenter
        painting.words(painter, self.rect(), str(self._number), look.CAPTION_STRONG, now.accenttext, centre)
