"""One small icon at the height of a line of text."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import icons, look


class Sign(QWidget):
    """``tone`` names a colour of look.Tokens."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(16, look.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(1, self.height() / 2 - 7, 14, 14)
        icons.paint(QPainter(self), rect, self._icon, getattr(look.tokens(), self._tone))
