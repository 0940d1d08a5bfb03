"""The head of a page (title, sub-line, pill, actions) and its foot (hints or actions)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import icon_button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.pill import Pill

HEIGHT = 52


class PageHeader(QWidget):
    """52 high. ``back`` is emitted by the arrow, which is there only when asked for."""

    back = Signal()

    def __init__(self, title: str = "", *, can_go_back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SURFACE)
        self.setFixedHeight(look.scaled(HEIGHT))
        self.title: QLabel = label(title, look.TITLE, name="page_title")
        self.sub: QLabel = label("", look.DATA, look.TEXT2, name="page_sub")
        self.pill = Pill()
        self.pill.hide()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(8)
        if can_go_back:
            arrow: QPushButton = icon_button("chevron-left", self.tr("Back (Alt+Left)"), name="page_back")
            arrow.clicked.connect(self._back_pressed)
            self._row.addWidget(arrow)
        self._row.addWidget(self.title)
        self._row.addSpacing(4)
        self._row.addWidget(self.sub)
        self._row.addWidget(self.pill)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(Hairline())

    def add(self, *widgets: QWidget) -> None:
        """Page actions, at the right."""
        for each in widgets:
            self._row.addWidget(each)

    def _back_pressed(self) -> None:
        self.back.emit()


class Foot(QWidget):
    """A bar at the bottom of a page: 28 for hints, 52 for actions."""

    def __init__(self, height: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SUNKEN)
        self.setFixedHeight(look.scaled(height))
        self.row = QHBoxLayout()
        self.row.setContentsMargins(16, 0, 16, 0)
        self.row.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(self.row, 1)
