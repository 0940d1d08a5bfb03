"""A year of days in twelve months: which are worked, which are not, and what falls due on them."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.calendar_day import DayFace, paint_day
from clerk_app.gui.components.day_plane import MONTHS, WEEK, DayPlane
from clerk_app.gui.words import Words

WEEKS = 6
_SIDE, _TOP, _BELOW = 20, 8, 4
_NARROWEST_CELL, _LOWEST_CELL = 25, 16
_GAP = 18
_TITLE, _NAMES = 22, 18
_LOW_TITLE, _LOW_NAMES = 19, 15


@dataclass(frozen=True)
class MonthFace:
    """The head of a month: its name, how many working days it has, and whether today lies in it."""

    first: date
    name: str
    said: str
    is_current: bool = False


class YearCalendar(DayPlane):
    """Values in, a picture out."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._months: tuple[MonthFace, ...] = ()
        self.setObjectName("year_calendar")

    def show_year(self, months: Sequence[MonthFace], days: Mapping[date, DayFace], sentence: str) -> None:
        """Show these months."""
        self._months = tuple(months)
        self.take_days(days, sentence)

    # geometry

    def _columns(self) -> int:
        room = self.width() - 2 * _SIDE + _GAP
        return next((many for many in (4, 3, 2) if room >= many * (WEEK * _NARROWEST_CELL + _GAP)), 2)

    def _rows(self) -> int:
        return -(-MONTHS // self._columns())

    def _is_low(self) -> bool:
        heads = look.scaled(_TITLE) + look.scaled(_NAMES) + _BELOW
        return (self.height() - _TOP) / self._rows() < heads + WEEKS * look.scaled(_LOWEST_CELL + 2)

    def _title(self) -> int:
        return look.scaled(_LOW_TITLE if self._is_low() else _TITLE)

    def _names(self) -> int:
        return look.scaled(_LOW_NAMES if self._is_low() else _NAMES)

    def lay_out(self) -> None:
        """Four months a row, three or two where there is less room."""
        low = look.scaled(_LOW_TITLE) + look.scaled(_LOW_NAMES) + WEEKS * look.scaled(_LOWEST_CELL) + _BELOW
        least = _TOP + self._rows() * low
        if self.minimumHeight() != least:
            self.setMinimumHeight(least)
        self._places = {}
        for at, month in enumerate(self._months):
            box = self._box(at)
            cell = self._cell(box)
            top = box.y() + self._title() + self._names()
            column, row = month.first.weekday(), 0
            for number in range(1, calendar.monthrange(month.first.year, month.first.month)[1] + 1):
                place = QRectF(box.x() + column * cell.width(), top + row * cell.height(), cell.width(), cell.height())
                self._places[month.first.replace(day=number)] = place
                column += 1
                if column == WEEK:
                    column, row = 0, row + 1

    def _box(self, at: int) -> QRectF:
        """Where the month stands."""
        columns = self._columns()
        wide = (self.width() - 2 * _SIDE - (columns - 1) * _GAP) / columns
        tall = (self.height() - _TOP) / self._rows()
        row, column = divmod(at, columns)
        return QRectF(_SIDE + column * (wide + _GAP), _TOP + row * tall, wide, tall)

    def _cell(self, box: QRectF) -> QRectF:
        heads = self._title() + self._names() + _BELOW
        return QRectF(0, 0, box.width() / WEEK, (box.height() - heads) / WEEKS)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heads, weekdays, days, ring."""
        painter = QPainter(self)
        for at, month in enumerate(self._months):
            box = self._box(at)
            if box.toAlignedRect().intersects(event.rect()):
                self._paint_head(painter, box, month)
        for day, place in self._places.items():
            if place.toAlignedRect().intersects(event.rect()):
                paint_day(painter, place, self._days[day], is_chosen=day == self._chosen)
        if self.hasFocus() and self._cursor is not None:
            painting.ring(painter, self._places[self._cursor].adjusted(-1, -1, 1, 1))
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRectF, month: MonthFace) -> None:
        now = look.tokens()
        cell = self._cell(box)
        title = QRectF(box.x(), box.y(), box.width(), self._title())
        painting.words(painter, title, month.name, look.LEAD, now.accenttext if month.is_current else now.text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.words(painter, title.adjusted(0, 0, -4, 0), month.said, look.CAPTION, now.text2, right)
        row = QRectF(box.x(), title.bottom(), cell.width(), self._names())
        for number in range(WEEK):
            sign = self.weekday_sign(number)
            painting.words(painter, row, sign, look.CAPTION, now.text2, Qt.AlignmentFlag.AlignCenter)
            row.translate(cell.width(), 0)
