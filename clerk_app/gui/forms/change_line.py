"""What the last changed setting brought, in one line: the requests it moved, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui import icons, look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Card
from clerk_app.gui.counting import with_counts


class ChangeLine(Card):
    """Hidden until there is something to say."""

    list_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "line2", parent)
        self.setObjectName("change_line")
        self.words = label(role=look.DATA, wrap=True, name="change_words")
        self.list = link("", name="change_list")
        self.back = link(self.tr("Take back"), name="take_back")
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(self.words, 1)
        row.addWidget(self.list)
        row.addWidget(self.back)
        self.list.clicked.connect(self._list_pressed)
        self.back.clicked.connect(self._back_pressed)
        self.hide()

    def say(self, text: str, *, moved: int, can_go_back: bool = True) -> None:
        """The sentence; ``moved`` requests can be listed."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.list.setText(with_counts(self.tr("See these {n}"), n=moved))
        self.list.setVisible(bool(moved))
        self.back.setVisible(can_go_back)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icons.paint(painter, QRectF(14, min(self.height() / 2 - 8, 12), 16, 16), "info", look.tokens().text2)
        painter.end()

    def _list_pressed(self) -> None:
        self.list_wanted.emit()

    def _back_pressed(self) -> None:
        self.back_wanted.emit()
