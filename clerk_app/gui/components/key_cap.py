"""A key as it looks on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look, painting


class KeyCap(QWidget):
    """The name of a key in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = look.metrics(look.CAPTION).horizontalAdvance(self._key) + 12
        return QSize(max(20, wide), look.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        painting.frame(painter, self.rect(), now.surface, now.line2)
        painting.words(painter, self.rect(), self._key, look.CAPTION, now.text2, Qt.AlignmentFlag.AlignCenter)
