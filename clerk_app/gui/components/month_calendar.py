"""One month of days in rows that have room for the requests that fall due on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.calendar_day import DayFace, Ground, paint_day
from clerk_app.gui.components.day_plane import WEEK, DayPlane
from clerk_app.gui.components.tone_mark import paint_mark
from clerk_app.gui.components.year_calendar import MonthFace
from clerk_app.gui.words import Words

_SIDE, _TITLE, _NAMES, _BELOW = 20, 34, 22, 8
_ROW, _FIGURE, _LINE = 96, 26, 17
_NARROW = 100
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MonthCalendar(DayPlane):
    """Values in, a picture out."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._month: MonthFace | None = None
        self.setObjectName("month_calendar")

    def show_month(self, month: MonthFace, days: Mapping[date, DayFace], sentence: str) -> None:
        """Show this month; ``days`` may be those of the whole year."""
        self._month = month
        place = (month.first.year, month.first.month)
        self.take_days({day: face for day, face in days.items() if (day.year, day.month) == place}, sentence)

    def _heads(self) -> int:
        return look.scaled(_TITLE) + look.scaled(_NAMES)

    def _weeks(self) -> int:
        return -(-(self._month.first.weekday() + len(self._days)) // WEEK) if self._month is not None else 1

    def lay_out(self) -> None:
        """Rows of 96, higher where there is room."""
        weeks = self._weeks()
        least = self._heads() + weeks * look.scaled(_ROW) + _BELOW
        if self.minimumHeight() != least:
            self.setMinimumHeight(least)
        self._places = {}
        if self._month is None:
            return
        wide = (self.width() - 2 * _SIDE) / WEEK
        tall = max(look.scaled(_ROW), (self.height() - self._heads() - _BELOW) / weeks)
        for at, day in enumerate(self._days, self._month.first.weekday()):
            row, column = divmod(at, WEEK)
            self._places[day] = QRectF(_SIDE + column * wide, self._heads() + row * tall, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, weekdays, days with their requests, ring."""
        if self._month is None:
            return
        painter = QPainter(self)
        now = look.tokens()
        title = QRectF(_SIDE, 4, self.width() - 2 * _SIDE, look.scaled(_TITLE) - 4)
        painting.words(painter, title, self._month.name, look.SUBJECT,
                       now.accenttext if self._month.is_current else now.text)
        painting.words(painter, title, self._month.said, look.CAPTION, now.text2, _RIGHT)
        wide = (self.width() - 2 * _SIDE) / WEEK
        for number in range(WEEK):
            place = QRectF(_SIDE + number * wide + 8, look.scaled(_TITLE), wide - 8, look.scaled(_NAMES))
            painting.words(painter, place, self.weekday_sign(number), look.CAPTION, now.text2)
        for day, place in self._places.items():
            if place.toAlignedRect().intersects(event.rect()):
                self._paint_cell(painter, place, self._days[day], is_chosen=day == self._chosen)
        if self.hasFocus() and self._cursor in self._places:
            painting.ring(painter, self._places[self._cursor])
        painter.end()

    def _paint_cell(self, painter: QPainter, place: QRectF, face: DayFace, *, is_chosen: bool) -> None:
        now = look.tokens()
        ground = now.sel if is_chosen else now.rest if face.ground is Ground.OFF else None
        painting.frame(painter, place.adjusted(0, 0, 1, 1), ground, now.line, radius=0)
        figure = look.scaled(_FIGURE)
        head = QRectF(place.x() + 4, place.y() + 3, 44, figure - 4)
        paint_day(painter, head, face, with_bars=False)
        room = QRectF(head.right() + 4, head.y(), place.right() - head.right() - 10, head.height())
        if look.metrics(look.CAPTION).horizontalAdvance(face.name) <= room.width():
            painting.words(painter, room, face.name, look.CAPTION, now.text2, _RIGHT)
        self._paint_lines(painter, place.adjusted(6, figure + 1, -4, -3), face)

    def _paint_lines(self, painter: QPainter, room: QRectF, face: DayFace) -> None:
        now = look.tokens()
        tall = look.scaled(_LINE)
        most = int(room.height() // tall)
        shown = face.lines if len(face.lines) <= most else face.lines[: most - 1]
        y = room.y()
        for tone, said in zip(face.dues, shown, strict=False):
            ink = {"red": now.red, "amber": now.ambermark}.get(tone, now.text2)
            if tone in ("red", "amber"):
                paint_mark(painter, QRectF(room.x() - 3, y + (tall - 8) / 2, 8, 8), tone, ink)
            else:
                painter.fillRect(QRectF(room.x(), y + 3, 3, tall - 6), look.color(ink))
            words = QRectF(room.x() + 7, y, room.width() - 7, tall)
            measure = look.metrics(look.CAPTION)
            if measure.horizontalAdvance(said) > words.width() and words.width() < look.scaled(_NARROW):
                said = said.partition(" ")[2]  # no room for both: the name says more than the number
            fits = measure.elidedText(said, Qt.TextElideMode.ElideRight, int(words.width()))
            painting.words(painter, words, fits, look.CAPTION, {"red": now.red, "amber": now.amber}.get(tone, now.text))
            y += tall
        left = len(face.lines) - len(shown)
        if left:
            more = QRectF(room.x() + 7, y, room.width() - 7, tall)
            painting.words(painter, more, self.tr("and {count} more").format(count=left), look.CAPTION, now.text2)
