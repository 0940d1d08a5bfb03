"""What stands in place of an empty list: sign, sentence, one more sentence, up to two links."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import icons, look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label


class Sign(QWidget):
    """One icon, larger, in the colour of captions."""

    def __init__(self, icon: str, size: int = 28, tone: str = "text3", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(self.rect()), self._icon, getattr(look.tokens(), self._tone))


class EmptyState(QWidget):
    """``first`` and ``second`` are emitted when their links are pressed."""

    first = Signal()
    second = Signal()

    def __init__(self, icon: str = "inbox", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._title = label(role=look.LEAD, name="empty_title", wrap=True)
        self._more = label(role=look.DATA, tone=look.TEXT2, name="empty_more", wrap=True)
        for each in (self._title, self._more):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._first: QPushButton = link("", name="empty_first")
        self._second: QPushButton = link("", name="empty_second")
        links = QHBoxLayout()
        links.addStretch(1)
        links.addWidget(self._first)
        links.addSpacing(12)
        links.addWidget(self._second)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(Sign(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._more)
        column.addLayout(links)
        column.addStretch(3)
        self._first.clicked.connect(self._first_pressed)
        self._second.clicked.connect(self._second_pressed)
        self.setFocusProxy(self._first)

    def say(self, title: str, more: str = "", *, first: str = "", second: str = "") -> None:
        """Set the words; a link without a word is not shown."""
        self._title.setText(title)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        for shown, words in ((self._first, first), (self._second, second)):
            shown.setText(words)
            shown.setVisible(bool(words))

    def text(self) -> str:
        """The sentence shown."""
        return self._title.text()

    def _first_pressed(self) -> None:
        self.first.emit()

    def _second_pressed(self) -> None:
        self.second.emit()
