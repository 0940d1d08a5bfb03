"""Every day of a period as a calendar: a row for each week, each cell with its date, what day it is and its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.cases.certificate import DayMark
from clerk_app.gui import look
from clerk_app.gui.components.day_strip import hatch
from clerk_app.gui.painting import frame, ring
from clerk_app.gui.painting import words as write
from clerk_app.gui.words import Words
from clerk_app.law.workdays import DayKind

_DAYS = 7
_HEAD, _ROW, _TELLING, _GAP, _PAD = 24, 46, 44, 2, 8
_DAYS_BY_KEY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_DAYS, Qt.Key.Key_Down: _DAYS}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PeriodGrid(QWidget):
    """Values in, a picture out; arrow keys and pointer move over the days, the line above the weeks tells each."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._days: tuple[DayMark, ...] = ()
        self._pattern = ""
        self._sentence = ""
        self._cursor: int | None = None
        self.setObjectName("period_grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def set_days(self, days: Sequence[DayMark], pattern: str, sentence: str) -> None:
        """Show these days; ``pattern`` writes a date with {month} and {day}, ``sentence`` says all at once."""
        self._days, self._pattern, self._sentence = tuple(days), pattern, sentence
        self._cursor = None
        self.setAccessibleName(sentence)
        self.setAccessibleDescription("")
        self.setFixedHeight(self._height())
        self.update()

    @property
    def days(self) -> tuple[DayMark, ...]:
        """The days that are shown."""
        return self._days

    @property
    def cursor_index(self) -> int | None:
        """The day under the inner cursor."""
        return self._cursor

    # geometry

    def _monday(self) -> date:
        first = self._days[0].on
        return first - timedelta(days=first.weekday())

    def _weeks(self) -> int:
        return (self._days[-1].on - self._monday()).days // _DAYS + 1 if self._days else 0

    def _height(self) -> int:
        return look.scaled(_TELLING) + look.scaled(_HEAD) + self._weeks() * look.scaled(_ROW)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(560, self._height())

    def minimumSizeHint(self) -> QSize:
        """Never squeezed in height."""
        return QSize(420, self._height())

    def cell(self, index: int) -> QRectF:
        """Where a day stands."""
        day = self._days[index].on
        week = (day - self._monday()).days // _DAYS
        wide, row = self.width() / _DAYS, look.scaled(_ROW)
        top = look.scaled(_TELLING) + look.scaled(_HEAD) + week * row
        left, right = round(day.weekday() * wide), round((day.weekday() + 1) * wide)
        return QRectF(left, top, right - left - _GAP, row - _GAP)

    # keyboard and pointer

    def _move_cursor(self, index: int | None) -> None:
        if index != self._cursor:
            self._cursor = index
            self.setAccessibleDescription("" if index is None else self._days[index].says)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by a day or a week, Home and End to the first and the due day."""
        last = len(self._days) - 1
        key = event.key()
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_cursor(0 if key == Qt.Key.Key_Home else last)
        elif key in _DAYS_BY_KEY:
            here = self._cursor
            self._move_cursor(0 if here is None else max(0, min(last, here + _DAYS_BY_KEY[key])))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The day under the pointer is told."""
        at = event.position()
        self._move_cursor(next((index for index in range(len(self._days)) if self.cell(index).contains(at)), None))

    def leaveEvent(self, event: object) -> None:
        """Back to the whole sentence."""
        self._move_cursor(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to the whole sentence."""
        self._move_cursor(None)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other cells."""
        super().resizeEvent(event)
        self.update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is told, the weekdays, the cells."""
        if not self._days:
            return
        painter = QPainter(self)
        self._paint_told(painter)
        wide, head = self.width() / _DAYS, look.scaled(_HEAD)
        monday = self._monday()
        for place in range(_DAYS):
            name = self._words.weekday(monday + timedelta(days=place))
            rect = QRectF(place * wide, look.scaled(_TELLING), wide - _GAP, head)
            write(painter, rect, name, look.CAPTION, look.tokens().text2, _CENTRE)
        for index, day in enumerate(self._days):
            rect = self.cell(index)
            self._paint_cell(painter, day, rect)
            if index == self._cursor:
                ring(painter, rect)
        if self.hasFocus() and self._cursor is None:
            ring(painter, QRectF(self.rect()).adjusted(0, look.scaled(_TELLING), 0, 0))
        painter.end()

    def _paint_told(self, painter: QPainter) -> None:
        """Two lines, so that a long reason is read whole."""
        said = self._sentence if self._cursor is None else self._days[self._cursor].says
        tone = look.tokens().text2 if self._cursor is None else look.tokens().text
        painter.setFont(look.font(look.CAPTION))
        painter.setPen(look.color(tone))
        room = QRectF(0, 0, self.width(), look.scaled(_TELLING) - 4)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(flags) | Qt.TextFlag.TextWordWrap, said)

    def _paint_cell(self, painter: QPainter, day: DayMark, rect: QRectF) -> None:
        colours = look.tokens()
        rests = day.kind in (DayKind.WEEKEND, DayKind.HOLIDAY)
        fill = {DayKind.WEEKEND: colours.rest, DayKind.HOLIDAY: colours.hatch}.get(day.kind, colours.field)
        frame(painter, rect, fill, None if rests else colours.line2)
        if day.is_left_out:
            hatch(painter, rect, colours.border if not rests else colours.line2)
        if day.kind is DayKind.MAKEUP:
            frame(painter, rect, None, colours.accent, 1)
        if day.is_start:
            self._broken(painter, rect)
        if day.is_due:
            frame(painter, rect, None, colours.text, 2)
        upper = QRectF(rect.x() + _PAD, rect.y() + 3, rect.width() - 2 * _PAD, rect.height() / 2 - 2)
        lower = QRectF(rect.x() + _PAD, rect.center().y() - 1, rect.width() - 2 * _PAD, rect.height() / 2 - 2)
        role = look.CAPTION_STRONG if day.is_due else look.CAPTION
        said = self._pattern.format(month=day.on.month, day=day.on.day)
        write(painter, upper, said, role, colours.text if not rests else colours.text2)
        if day.count:
            write(painter, upper, day.count, look.STRONG, colours.text, _RIGHT)
        tone = colours.accenttext if day.kind is DayKind.MAKEUP and not day.is_left_out else colours.text2
        room = lower.width()
        if day.is_due:
            due = self.tr("Due day")
            room -= look.metrics(look.CAPTION_STRONG).horizontalAdvance(due) + 4
            write(painter, lower, due, look.CAPTION_STRONG, colours.text, _RIGHT)
        short = look.metrics(look.CAPTION).elidedText(day.words, Qt.TextElideMode.ElideRight, int(room))
        write(painter, lower, short, look.CAPTION, tone)

    @staticmethod
    def _broken(painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.setPen(QPen(look.color(look.tokens().text2), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect.translated(QPointF(0.5, 0.5)).adjusted(0, 0, -1, -1), 4, 4)
        painter.restore()
