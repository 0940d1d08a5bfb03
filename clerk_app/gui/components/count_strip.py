"""The counts of the first page: one frame, a cell for each count, a full line between its groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.pill import paint_sign

HEIGHT = 64
_PAD, _LEAST_PAD, _GAP = 14, 7, 8


@dataclass(frozen=True)
class Count:
    """One cell: what it counts, how many, a remark beside the figure that gives way where the room is narrow."""

    id: str
    words: str
    number: int
    shown: str
    remark: str = ""
    ink: str = "text"
    is_late: bool = False
    begins_group: bool = False


class _Cell(EnterButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.count = Count("", "", 0, "0")
        self.with_remark = True

    def show_count(self, count: Count) -> None:
        self.count = count
        self.setObjectName(f"count_{count.id}")
        self.setAccessibleName(" ".join(part for part in (count.words, count.shown, count.remark) if part))
        self.setEnabled(count.number > 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor if count.number else Qt.CursorShape.ArrowCursor)
        self.update()

    def needs(self, *, with_remark: bool, pad: int) -> int:
        figure = look.metrics(look.FIGURE).horizontalAdvance(self.count.shown)
        figure += _GAP + 8 if self.count.is_late and self.count.number else 0
        if with_remark and self.count.remark:
            figure += _GAP + look.metrics(look.CAPTION).horizontalAdvance(self.count.remark)
        return max(figure, look.metrics(look.CAPTION).horizontalAdvance(self.count.words)) + 2 * pad + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        now, count = look.tokens(), self.count
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box.adjusted(1, 1, -1, -1), look.color(now.soft))
            painter.fillRect(QRectF(1, box.height() - 4, box.width() - 2, 3), look.color(now.accent))
        elif self.isEnabled() and self.underMouse():
            painter.fillRect(box.adjusted(1, 1, -1, -1), look.color(now.hover))
        left = _PAD if self.needs(with_remark=self.with_remark, pad=_PAD) <= self.width() + 2 else _LEAST_PAD
        middle = box.height() / 2
        ink = getattr(now, count.ink) if count.number else now.text3
        painting.words(painter, QRectF(left, 4, box.width(), middle - 2), count.shown, look.FIGURE, ink)
        x = left + look.metrics(look.FIGURE).horizontalAdvance(count.shown) + _GAP
        if count.is_late and count.number:
            paint_sign(painter, QRectF(x, middle / 2 - 1, 8, 8), "triangle", now.red)
            x += 8 + _GAP
        if self.with_remark and count.remark:
            painting.words(painter, QRectF(x, 6, box.width(), middle - 2), count.remark, look.CAPTION, now.text2)
        caption = QRectF(left, middle + 2, box.width(), look.scaled(20))
        painting.words(painter, caption, count.words, look.CAPTION, now.text if self.isChecked() else now.text2)
        if self.hasFocus():
            painting.ring(painter, box.adjusted(1, 1, -1, -1))


class CountStrip(QWidget):
    """``chosen`` carries the id of a cell that was pressed; the page answers with ``mark``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count_strip")
        self.setFixedHeight(look.scaled(HEIGHT))
        self._cells: list[_Cell] = []

    def show_counts(self, counts: Sequence[Count]) -> None:
        """What the cells say; a zero is shown and cannot be chosen."""
        while len(self._cells) < len(counts):
            cell = _Cell(self)
            cell.clicked.connect(self._pressed)
            cell.show()
            self._cells.append(cell)
        for cell, count in zip(self._cells, counts, strict=True):
            cell.show_count(count)
        self.setMinimumWidth(sum(cell.needs(with_remark=False, pad=_LEAST_PAD) for cell in self._cells))
        self._lay_out()

    def counts(self) -> tuple[Count, ...]:
        """What is shown."""
        return tuple(cell.count for cell in self._cells)

    def mark(self, chosen: str) -> None:
        """Which cell filters the list; empty: none."""
        for cell in self._cells:
            cell.setChecked(bool(chosen) and cell.count.id == chosen)

    def sizeHint(self) -> QSize:
        return QSize(640, look.scaled(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Every cell what its words need, what is left shared; remarks give way first."""
        room = self.width()
        for with_remark, pad in ((True, _PAD), (False, _PAD), (False, _LEAST_PAD)):
            widths = [cell.needs(with_remark=with_remark, pad=pad) for cell in self._cells]
            if sum(widths) <= room:
                break
        spare = max(0, room - sum(widths)) / max(1, len(widths))
        x = 0.0
        for cell, width in zip(self._cells, widths, strict=True):
            cell.with_remark = with_remark
            end = x + width + spare
            cell.setGeometry(round(x), 0, round(end) - round(x), self.height())
            x = end
        self.update()

    def _pressed(self) -> None:
        cell = self.sender()
        if isinstance(cell, _Cell):
            self.chosen.emit(cell.count.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        painting.frame(painter, self.rect(), now.surface, now.line2, 1, 6)
        for cell in self._cells[1:]:
            if cell.count.begins_group:
                painting.down(painter, cell.x(), 0, self.height(), now.line2)
            else:
                painting.down(painter, cell.x(), 12, self.height() - 12, now.line)
