"""The panel at the side of a page: fixed width, one line at its left, and it scrolls instead of squeezing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.style_fields import LANE

MARGIN = 18


class Scroller(QScrollArea):
    """A scroll area whose content is as wide as the area: wrapped labels get their full height.

    ``sideways``: rows that cannot be narrower, in large type, are scrolled to.
    """

    def __init__(
        self, content: QWidget, role=look.SURFACE, parent: QWidget | None = None, *, sideways: bool = False
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        bars = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(bars.ScrollBarAsNeeded if sideways else bars.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground(content, role)
        ground(self.viewport(), role)
        self.setWidget(content)
        content.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        content = self.widget()
        layout = content.layout() if content else None
        if layout is None:
            return
        width = self.viewport().width()
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        content.setMinimumHeight(max(0, needed))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)


class Upper(Scroller):
    """The upper part of a column: as high as its content, scrolling only where that would leave nothing below it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        self._most = 0
        super().__init__(content, parent=parent)

    def leave_room(self, most: int) -> None:
        """How high it may be; its content decides up to there."""
        self._most = most
        self._fit()

    def _fit(self) -> None:
        super()._fit()
        if self._most > 0 and self.widget() is not None:
            self.setFixedHeight(min(self.widget().minimumHeight(), self._most))


class SidePanel(QWidget):
    """Add sections to ``column``; ``foot`` stays in view below."""

    def __init__(self, width: int, *, line_left: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)
        ground(self, look.SURFACE)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self.column.setSpacing(8)
        self.scroller = Scroller(inner)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._bar_changed)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(MARGIN, 6, MARGIN, 12)
        self.foot.setSpacing(8)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.scroller, 1)
        body.addLayout(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if line_left:
            row.addWidget(Hairline(down=True))
            row.addLayout(body, 1)
        else:
            row.addLayout(body, 1)
            row.addWidget(Hairline(down=True))

    def _bar_changed(self, _: int, most: int) -> None:
        """The scroll bar takes its lane out of the margin, so that nothing moves when it comes."""
        margins = self.column.contentsMargins()
        margins.setRight(MARGIN - LANE if most > 0 else MARGIN)
        self.column.setContentsMargins(margins)


def section_head(words: str, *right: QWidget, role: look.Type = look.STRONG) -> QLayout:
    """A section's heading with links or a count at its right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    heading: QLabel = label(words, role)
    row.addWidget(heading)
    row.addStretch(1)
    for each in right:
        row.addWidget(each)
    return row


def fact_line(name: str, value: QWidget, *, gutter: int = 70) -> QLayout:
    """A caption in a gutter, its value beside it."""
    row = QHBoxLayout()
    row.setSpacing(0)
    caption = label(name, look.CAPTION, look.TEXT2)
    caption.setFixedWidth(look.scaled(gutter))
    row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(value, 1)
    return row
