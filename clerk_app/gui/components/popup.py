"""A panel above the page: it goes with Esc or a click elsewhere, and is forgotten then."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from clerk_app.gui import look, painting

_EDGE = 4


def room_of(popup: QWidget) -> QRect:
    """Where a pop-up may lie: inside the window it belongs to, in the screen's pixels."""
    window = popup.parentWidget().window()
    return QRect(window.mapToGlobal(QPoint(0, 0)), window.size()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)


def bring_inside(popup: QWidget) -> None:
    """Move it where it reaches over no edge of its window."""
    room = room_of(popup)
    x = max(room.x(), min(popup.x(), room.right() + 1 - popup.width()))
    y = max(room.y(), min(popup.y(), room.bottom() + 1 - popup.height()))
    popup.move(x, y)


class Popup(QFrame):
    """``closing``: the keys that close it; ``gone`` when it was closed."""

    gone = Signal()

    closing: tuple[Qt.Key, ...] = (Qt.Key.Key_Escape,)

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def showEvent(self, event: QShowEvent) -> None:
        """Wholly inside the window, lower where the window is low."""
        lack = self.height() - room_of(self).height()
        if lack > 0:
            self.be_lower(lack)
        bring_inside(self)
        super().showEvent(event)

    def be_lower(self, lack: int) -> None:
        """Do with so many pixels less; for what scrolls."""

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
