"""A panel above the page: it goes with Esc or a click elsewhere, and is forgotten then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from clerk_app.gui import look, painting


class Popup(QFrame):
    """``closing``: the keys that close it; ``gone`` when it was closed."""

    gone = Signal()

    closing: tuple[Qt.Key, ...] = (Qt.Key.Key_Escape,)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, or leave the key to others."""
        if event.key() in self.closing:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so."""
        super().closeEvent(event)
        self.gone.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline around it."""
        now = look.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color(now.surface))
        painting.frame(painter, self.rect(), None, now.line2, 1, 0)
        painter.end()
