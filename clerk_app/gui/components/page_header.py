"""The head of a page (title, sub-line, pill, actions) and its foot (hints or actions)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import icon_button
from clerk_app.gui.components.giving_way import give_way
from clerk_app.gui.components.labels import GivingLabel, label
from clerk_app.gui.components.lines import Bar
from clerk_app.gui.components.pill import Pill

HEIGHT, LOW_HEIGHT = 52, 44
LOW_WINDOW = 640
"""Below this height of the window the header gives way."""


class PageHeader(Bar):
    """52 high, 44 in a low window. ``back`` is emitted by the arrow, which is there only when asked for.

    Where there is no room for all of it the sub-line ends in …; then actions show their icon alone.
    """

    back = Signal()

    def __init__(self, title: str = "", *, can_go_back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent=parent)
        self.title: QLabel = label(title, look.TITLE, name="page_title")
        self.sub: QLabel = GivingLabel(name="page_sub")
        self.pill = Pill()
        self.pill.hide()
        if can_go_back:
            arrow: QPushButton = icon_button("chevron-left", self.tr("Back (Alt+Left)"), name="page_back")
            arrow.clicked.connect(self._back_pressed)
            self.row.addWidget(arrow)
        self.row.addWidget(self.title)
        self._after_title = self.row.count()
        self.row.addSpacing(4)
        self.row.addWidget(self.sub)
        self.row.addWidget(self.pill)
        self.row.addStretch(1)

    def settle(self, window_height: int) -> None:
        """Lower in a low window."""
        self.setFixedHeight(look.scaled(LOW_HEIGHT if window_height < LOW_WINDOW else HEIGHT))

    def lead(self, *widgets: QWidget) -> None:
        """What stands right after the title."""
        for each in widgets:
            self.row.insertWidget(self._after_title, each)
            self._after_title += 1

    def add(self, *widgets: QWidget) -> None:
        """Page actions, at the right."""
        for each in widgets:
            self.row.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        give_way(self.row, self.width())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            give_way(self.row, self.width())
        return super().event(event)

    def _back_pressed(self) -> None:
        self.back.emit()


class Foot(Bar):
    """A bar at the bottom of a page: 28 for hints, 52 for actions. Fill its ``row``."""

    def __init__(self, height: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(height, look.SUNKEN, line_above=True, parent=parent)
        self.row.setContentsMargins(16, 1, 16, 0)
        self.row.setSpacing(12)
