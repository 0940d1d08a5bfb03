"""Days drawn on a plane: the keyboard's cursor, the chosen day, the sentence under the pointer."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from clerk_app.gui.components.calendar_day import DayFace
from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.words import Words

MONTHS, WEEK = 12, 7
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayPlane(QWidget):
    """Arrow keys and the pointer move over the days; Enter or a click chooses one."""

    day_chosen = Signal(object)
    """date"""
    went_beyond = Signal(object)
    """date: the cursor was moved to a day that is not shown"""
    today_wanted = Signal()
    """Home: the cursor is to stand on today, whatever is shown"""
    cursor_moved = Signal(QRect)
    """where the day under the cursor is drawn"""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._days: Mapping[date, DayFace] = {}
        self._places: dict[date, QRectF] = {}
        self._cursor: date | None = None
        self._chosen: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def take_days(self, days: Mapping[date, DayFace], sentence: str) -> None:
        """Show these days; ``sentence`` says them in one breath for those who do not see them."""
        self._days = dict(days)
        self.setAccessibleName(sentence)
        if self._cursor not in self._days:
            self._cursor = next((face.on for face in days.values() if face.is_today), next(iter(days), None))
        if self._chosen not in self._days:
            self._chosen = None
        self._describe()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Fill ``_places``: where each day is drawn."""

    def choose(self, day: date | None) -> None:
        """Mark a day as chosen and put the cursor there, telling nobody; None: no day is chosen."""
        self._chosen = day if day in self._days else None
        if self._chosen is not None:
            self._move_to(self._chosen)
        self.update()

    def put_cursor(self, day: date) -> None:
        """Put the keyboard's cursor on a day that is shown."""
        if day in self._days:
            self._move_to(day)

    @property
    def cursor_day(self) -> date | None:
        """The day under the keyboard's cursor."""
        return self._cursor

    @property
    def chosen_day(self) -> date | None:
        """The day chosen last."""
        return self._chosen

    def face(self, day: date) -> DayFace:
        """What is drawn of a day."""
        return self._days[day]

    def place_of(self, day: date) -> QRect:
        """Where a day is drawn."""
        return self._places[day].toAlignedRect()

    def day_at(self, x: float, y: float) -> date | None:
        """The day drawn there."""
        return next((day for day, place in self._places.items() if place.contains(x, y)), None)

    def weekday_sign(self, number: int) -> str:
        """一 for the first day of the week, Monday; Mo in English."""
        name = self._words.weekday(date(2024, 1, 1 + number))  # a week that begins on a Monday
        return self._words.either(name[-1:], name[:2])

    # keyboard and pointer

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other size, other places."""
        super().resizeEvent(event)
        self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by days or weeks, page keys by a month, Home to today, End to the last of the month; Enter chooses."""
        key, here = event.key(), self._cursor
        if here is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _PRESS:
            self._choose(here)
        elif key == Qt.Key.Key_Home:
            self.today_wanted.emit()
        elif (to := _moved(here, key)) is None:
            super().keyPressEvent(event)
        elif to in self._days:
            self._move_to(to)
        else:
            self.went_beyond.emit(to)

    def _choose(self, day: date) -> None:
        self.choose(day)
        self.day_chosen.emit(day)

    def _move_to(self, day: date) -> None:
        self._cursor = day
        self._describe()
        self.cursor_moved.emit(self.place_of(day))
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self._cursor is None else self._days[self._cursor].sentence)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the day."""
        day = self.day_at(event.position().x(), event.position().y())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """The sentence of the day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self._days[day].sentence) if day else "", self)
            return True
        return super().event(event)


def _moved(day: date, key: int) -> date | None:
    """Where a key leads; None: it is no way."""
    if key in _WAYS:
        return date.fromordinal(day.toordinal() + _WAYS[key])
    if key == Qt.Key.Key_End:
        return _in_month(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        number = day.year * MONTHS + day.month - 1 + (1 if key == Qt.Key.Key_PageDown else -1)
        return _in_month(number // MONTHS, number % MONTHS + 1, day.day)
    return None


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
