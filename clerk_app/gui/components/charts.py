"""A painted drawing of counts: upright bars over an axis or lying ones beside their names; every bar can be opened.

One accent; a second series is told by its shape (hatched, outlined) before its tone. The whole is one sentence for who
cannot see it, and arrow keys tell bar by bar.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.cases.year_shape import Chart
from clerk_app.gui import look
from clerk_app.gui.components.day_strip import hatch
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.painting import across, down, frame, ring
from clerk_app.gui.painting import words as write

_HEAD, _TELLING, _LEGEND, _PLOT, _AXIS, _ROW = 26, 20, 22, 168, 24, 30
_PAD, _GAP, _APART = 12, 2, 0.3
_LEAST = 300
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class _Drawn:
    """Where one value stands, and the room around it that a pointer finds."""

    bar: int
    series: int
    rect: QRectF
    room: QRectF


class ChartView(QWidget):
    """Values in, a picture out. ``opened`` gives what a bar is called and its requests."""

    opened = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._drawn: list[_Drawn] = []
        self._cursor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Draw this."""
        self._chart, self._cursor = chart, None
        self.setObjectName(f"chart_{chart.id}")
        self.setAccessibleName(chart.says)
        self.setAccessibleDescription("")
        self.setFixedHeight(self._height())
        self._lay_out()
        self.update()

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    def told(self) -> str:
        """What the bar under the cursor says, empty without one."""
        if self._cursor is None or self._chart is None:
            return ""
        one = self._drawn[self._cursor]
        return f"{self._name(one)} {self._chart.bars[one.bar].values[one.series]}"

    def rect_of(self, bar: int, series: int = 0) -> QRectF:
        """Where a value can be pressed."""
        return next(one.room for one in self._drawn if (one.bar, one.series) == (bar, series))

    # geometry

    def _height(self) -> int:
        chart = self._chart
        if chart is None:
            return look.scaled(_HEAD)
        head = look.scaled(_HEAD + _TELLING)
        if chart.is_lying:
            return head + look.scaled(_ROW) * len(chart.bars) + _PAD
        return head + self._legend_height() + look.scaled(_PLOT) + look.scaled(_AXIS) + _PAD

    def _legend_height(self) -> int:
        return look.scaled(_LEGEND) if self._chart is not None and self._chart.series else 0

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_LEAST + 120, self._height())

    def minimumSizeHint(self) -> QSize:
        """Never squeezed in height."""
        return QSize(_LEAST, self._height())

    def _lay_out(self) -> None:
        self._drawn = []
        if self._chart is not None:
            (self._lay_lying if self._chart.is_lying else self._lay_upright)()

    def _lay_upright(self) -> None:
        chart = self._chart
        gaps = sum(bar.is_apart for bar in chart.bars) * _APART
        step = (self.width() - 2 * _PAD) / max(len(chart.bars) + gaps, 1)
        top, floor = self._plot()
        scale = (floor - top - look.scaled(34)) / max(chart.highest, 1)
        left = float(_PAD)
        for at, bar in enumerate(chart.bars):
            left += step * _APART if bar.is_apart else 0
            room = step * 0.78
            wide = room / len(bar.values)
            x = left + (step - room) / 2
            for series, value in enumerate(bar.values):
                high = max(value * scale, 1.0) if value else 0.0
                rect = QRectF(x + _GAP / 2, floor - high, wide - _GAP, high)
                self._drawn.append(_Drawn(at, series, rect, QRectF(x, top, wide, floor - top)))
                x += wide
            left += step

    def _plot(self) -> tuple[float, float]:
        top = look.scaled(_HEAD + _TELLING) + self._legend_height()
        return float(top), float(top + look.scaled(_PLOT))

    def _lay_lying(self) -> None:
        chart = self._chart
        begin = self._begin()
        number = look.metrics(look.DATA).horizontalAdvance(str(chart.highest)) + 12
        scale = max(self.width() - _PAD - begin - number, 1) / max(chart.highest, 1)
        row = look.scaled(_ROW)
        for at, bar in enumerate(chart.bars):
            top = look.scaled(_HEAD + _TELLING) + at * row
            rect = QRectF(begin, top + 5, bar.values[0] * scale, row - 10)
            self._drawn.append(_Drawn(at, 0, rect, QRectF(0, top, self.width(), row)))

    def _begin(self) -> float:
        """Where lying bars begin: behind the longest name, or at two fifths of the room."""
        longest = max(look.metrics(look.DATA).horizontalAdvance(bar.label) for bar in self._chart.bars)
        return min(_PAD + longest + 10, self.width() * 0.4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other bars."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """The size of type changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._chart is not None:
            self.setFixedHeight(self._height())
            self._lay_out()

    # keyboard and pointer

    def _name(self, one: _Drawn) -> str:
        series = self._chart.series
        label = self._chart.bars[one.bar].label
        return f"{label} {series[one.series]}" if series else label

    def _move_cursor(self, index: int | None) -> None:
        if index != self._cursor:
            self._cursor = index
            self.setAccessibleDescription(self.told())
            set_tip(self, "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows from bar to bar, Enter opens."""
        last = len(self._drawn) - 1
        key = event.key()
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_cursor(0 if key == Qt.Key.Key_Home else last)
        elif key in _STEPS:
            here = self._cursor
            self._move_cursor(0 if here is None else max(0, min(last, here + _STEPS[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor is not None:
            self._open(self._cursor)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the pointer is told."""
        at = next((n for n, one in enumerate(self._drawn) if one.room.contains(event.position())), None)
        self._move_cursor(at)
        opens = at is not None and bool(self._requests(at))
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens the requests of a bar."""
        at = next((n for n, one in enumerate(self._drawn) if one.room.contains(event.position())), None)
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._open(at)

    def _requests(self, index: int) -> tuple[object, ...]:
        one = self._drawn[index]
        return self._chart.bars[one.bar].requests[one.series]

    def _open(self, index: int) -> None:
        if self._requests(index):
            self.opened.emit(self._name(self._drawn[index]), frozenset(self._requests(index)))

    def leaveEvent(self, event: QEvent) -> None:
        """Back to the whole."""
        self._move_cursor(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to the whole."""
        self._move_cursor(None)
        super().focusOutEvent(event)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, what is told, legend, bars."""
        if self._chart is None:
            return
        painter = QPainter(self)
        colours = look.tokens()
        write(painter, QRectF(_PAD, 0, self.width() - 2 * _PAD, look.scaled(_HEAD)), self._chart.title, look.STRONG,
              colours.text)  # fmt: skip
        told = QRectF(_PAD, look.scaled(_HEAD), self.width() - 2 * _PAD, look.scaled(_TELLING))
        write(painter, told, self.told(), look.CAPTION, colours.accenttext)
        if self._chart.is_lying:
            self._paint_lying(painter)
        else:
            self._paint_legend(painter)
            self._paint_upright(painter)
        if self._cursor is not None:
            ring(painter, self._drawn[self._cursor].room)
        elif self.hasFocus():
            ring(painter, self.rect())
        painter.end()

    def _paint_legend(self, painter: QPainter) -> None:
        x, top = float(_PAD), look.scaled(_HEAD + _TELLING)
        metrics = look.metrics(look.CAPTION)
        for at, name in enumerate(self._chart.series):
            self._paint_bar(painter, QRectF(x, top + 4, 16, 12), at)
            wide = metrics.horizontalAdvance(name)
            write(painter, QRectF(x + 21, top, wide + 4, 20), name, look.CAPTION, look.tokens().text2)
            x += 21 + wide + 16

    @staticmethod
    def _paint_bar(painter: QPainter, rect: QRectF, series: int) -> None:
        """Filled, hatched, outlined on a tint, outlined: told apart without colour."""
        if rect.height() <= 0:
            return
        now = look.tokens()
        fill = (now.used, now.surface, now.soft, now.surface)[series]
        frame(painter, rect, fill, now.used, 1, 1)
        if series == 1:
            hatch(painter, rect, now.used)

    def _paint_upright(self, painter: QPainter) -> None:
        colours = look.tokens()
        _, floor = self._plot()
        across(painter, _PAD, self.width() - _PAD, floor, colours.border)
        rooms: dict[int, QRectF] = {}
        for one in self._drawn:
            rooms[one.bar] = rooms[one.bar].united(one.room) if one.bar in rooms else one.room
            self._paint_bar(painter, one.rect, one.series)
            self._paint_value(painter, one)
        for at, room in rooms.items():
            label = QRectF(room.left() - 12, floor + 3, room.width() + 24, look.scaled(_AXIS) - 4)
            write(painter, label, self._chart.bars[at].label, look.CAPTION, colours.text2, _CENTRE)
        if self._chart.limit_after:
            self._paint_limit(painter, rooms[self._chart.limit_after - 1])

    def _paint_value(self, painter: QPainter, one: _Drawn) -> None:
        bar = self._chart.bars[one.bar]
        value = bar.values[one.series]
        text = str(value)
        colours = look.tokens()
        line = look.scaled(look.CAPTION.line)
        room = QRectF(one.room.left() - 10, one.rect.top() - line, one.room.width() + 20, line)
        fits = look.metrics(look.CAPTION).horizontalAdvance(text) <= one.room.width() + 6
        if fits and (value or len(bar.values) == 1):
            write(painter, room, text, look.CAPTION, colours.text if value else colours.text3, _CENTRE)
        if bar.marks and bar.marks[one.series]:
            middle, top = one.room.center().x(), room.top() - 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(colours.ambermark))
            corners = (QPointF(middle - 5, top), QPointF(middle + 5, top), QPointF(middle, top - 8))
            painter.drawPolygon(QPolygonF(corners))

    def _paint_limit(self, painter: QPainter, before: QRectF) -> None:
        top, floor = self._plot()
        step = before.width() / 0.78
        x = before.center().x() + step / 2
        down(painter, x, top, floor, look.tokens().text2)
        room = QRectF(x - 120, top - 4, 114, look.scaled(look.CAPTION.line))
        write(painter, room, self._chart.limit, look.CAPTION, look.tokens().text2, _RIGHT)

    def _paint_lying(self, painter: QPainter) -> None:
        colours = look.tokens()
        begin = self._begin()
        top = look.scaled(_HEAD + _TELLING)
        down(painter, begin, top, top + look.scaled(_ROW) * len(self._chart.bars), colours.border)
        for one in self._drawn:
            bar = self._chart.bars[one.bar]
            name = QRectF(_PAD, one.room.top(), begin - _PAD - 8, one.room.height())
            short = look.metrics(look.DATA).elidedText(bar.label, Qt.TextElideMode.ElideRight, int(name.width()))
            write(painter, name, short, look.DATA, colours.text, _RIGHT)
            if one.rect.width() >= 1:
                self._paint_bar(painter, one.rect, 0)
            value = QRectF(one.rect.right() + 8, one.room.top(), 80, one.room.height())
            write(painter, value, str(bar.values[0]), look.DATA, colours.text if bar.values[0] else colours.text3)
