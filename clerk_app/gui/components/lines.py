"""Grounds and hairlines: what parts the regions of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clerk_app.gui import look, painting


def ground(widget: QWidget, role: QPalette.ColorRole = look.SURFACE) -> QWidget:
    """Fill the widget with a ground of the theme; returns the widget."""
    widget.setBackgroundRole(role)
    widget.setAutoFillBackground(True)
    return widget


class Hairline(QWidget):
    """A line of one device pixel, across or down."""

    def __init__(self, *, down: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._down = down
        if down:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = look.tokens().line
        if self._down:
            painting.down(painter, 0, 0, self.height(), ink)
        else:
            painting.across(painter, 0, self.width(), 0, ink)


class Bar(QWidget):
    """A strip across a page on its own ground, with a hairline at its lower or upper edge."""

    def __init__(
        self, height: int, role: QPalette.ColorRole = look.SURFACE, *, line_above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        ground(self, role)
        self.setFixedHeight(look.scaled(height))
        self._line_above = line_above
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, int(line_above), 16, int(not line_above))
        self.row.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = 0 if self._line_above else self.height() - 1
        painting.across(QPainter(self), 0, self.width(), edge, look.tokens().line)


class Card(QWidget):
    """A quiet framed box; put a layout with margins of 12 inside."""

    def __init__(self, fill: str = "sunken", line: str = "line2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self._line = line

    def recolour(self, fill: str, line: str) -> None:
        """Use other tokens."""
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painting.frame(QPainter(self), self.rect(), getattr(now, self._fill), getattr(now, self._line), 1, 6)
