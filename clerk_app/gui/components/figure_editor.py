"""The field over a figure of the year sheet while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from clerk_app.gui import look
from clerk_app.gui.painting import frame


class FigureEditor(QLineEdit):
    """One figure, at the right as it will be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure_editor")
        self.setFrame(False)
        self.setFont(look.font(look.DATA))
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setTextMargins(4, 0, 10, 0)
        self.setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        frame(QPainter(self), self.rect(), None, look.tokens().accent, 2, 2)
