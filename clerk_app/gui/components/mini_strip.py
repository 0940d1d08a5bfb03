"""The mini strip: the days of a clock in one small row without figures, for side panels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.strip_plan import CellKind, kind_of
from clerk_app.gui.painting import frame
from clerk_app.services.view import StripDay

_HEIGHT, _CELL = 14, 10
_WIDEST = 14


class MiniStrip(QWidget):
    """Values in, a picture out. The sentence beside it says the same in words, so it takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[StripDay, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("mini_strip")

    def set_days(self, days: Sequence[StripDay], sentence: str = "") -> None:
        """Show these days."""
        self._days = tuple(days)
        self.setAccessibleName(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """One low row."""
        return QSize(200, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """One low row."""
        return QSize(80, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each working day a box, each rest day a dash half as wide."""
        if not self._days:
            return
        painter = QPainter(self)
        colours = look.tokens()
        units = sum(0.5 if self._rests(day) else 1 for day in self._days)
        unit = min(_WIDEST, self.width() / units)
        x = 0.0
        for day in self._days:
            wide = unit / 2 if self._rests(day) else unit
            if self._rests(day):
                painter.fillRect(QRectF(x, _HEIGHT / 2 - 1, max(1, wide - 1), 2), look.color(colours.line2))
            else:
                self._box(painter, kind_of(day), QRectF(round(x), 2, max(2, round(x + wide) - round(x) - 1), _CELL))
            x += wide
        painter.end()

    @staticmethod
    def _rests(day: StripDay) -> bool:
        return kind_of(day) in (CellKind.WEEKEND, CellKind.HOLIDAY)

    @staticmethod
    def _box(painter: QPainter, kind: CellKind, rect: QRectF) -> None:
        colours = look.tokens()
        if kind is CellKind.TODAY:
            frame(painter, rect.adjusted(0, -2, 0, 2), colours.accent, None, radius=1)
            return
        fill, line = {
            CellKind.USED: (colours.used, None), CellKind.EXCLUDED: (colours.hatch, None),
            CellKind.OVERDUE: (colours.redsoft, colours.red), CellKind.DUE: (colours.field, colours.text),
        }.get(kind, (colours.field, colours.border))  # fmt: skip
        frame(painter, rect, fill, line, radius=1)
