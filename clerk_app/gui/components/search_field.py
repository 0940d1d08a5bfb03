"""The search field of a page: tells what was typed at once, but not what an input method is still composing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerk_app.gui import icons, look

_SIDES = 40
"""What the sign and the margins take of its width."""


class SearchField(QLineEdit):
    """``searched`` carries the committed text; ``left_downwards`` says the list should take over."""

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(
        self, placeholder: str, *shorter: str, width: int = 320, name: str = "search", parent: QWidget | None = None
    ) -> None:
        """``shorter``: what is said instead where there is no room, the longest first."""
        super().__init__(parent)
        self._hints = (placeholder, *shorter)
        self._composing = False
        self.setObjectName(name)
        self.setFont(look.font(look.DATA))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFixedSize(width, look.scaled(28))
        self.setTextMargins(2, 0, 2, 0)
        self.addAction(icons.icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._tell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, measured = self.width() - _SIDES, self.fontMetrics()
        fits = (each for each in self._hints if measured.horizontalAdvance(each) <= room)
        self.setPlaceholderText(next(fits, self._hints[-1]))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def _tell(self, text: str) -> None:
        if not self._composing:
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._composing:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and not self._composing and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
