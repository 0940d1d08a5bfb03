"""A field for a day: takes every shorthand, echoes what it understood, moves by the arrow keys."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPalette, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from clerk_app.gui import icons, look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import bring_inside
from clerk_app.gui.forms.date_shorthand import Leaning, next_day, next_workday, read_day
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar

WIDTH = 168


class DateField(QLineEdit):
    """``typed`` carries the text after each change; ``left`` says the field was left. ``echo`` stands beside it."""

    typed = Signal(str)
    left = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], leaning: Leaning, *, name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._workdays, self._today, self._leaning = words, workdays, today, leaning
        self._composing = False
        self.setObjectName(name)
        self.setFont(look.font(look.BODY))
        self.setFixedSize(look.scaled(WIDTH), look.scaled(32))
        self.setTextMargins(8, 0, 0, 0)
        self.echo: QLabel = label("", look.STRONG, name=f"{name}_echo")
        pick = self.addAction(icons.icon("calendar-check", "text2"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip(self.tr("Calendar (F3)"))
        self.findChild(QToolButton).setAccessibleName(pick.toolTip())
        pick.triggered.connect(self.open_calendar)
        self.textChanged.connect(self._changed)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Count by this calendar from now on."""
        self._workdays = workdays
        self.echo.setText(self.said())

    def day(self) -> date | None:
        """The day that was meant."""
        return read_day(self.text(), today=self._today(), leaning=self._leaning, workdays=self._workdays)

    def _changed(self, text: str) -> None:
        self.echo.setText(self.said())
        if not self._composing:
            self.typed.emit(text)

    def said(self) -> str:
        """= 2026-10-12 周一, with 休 or 班 where it applies."""
        day = self.day()
        if day is None:
            return ""
        kind = self._workdays.sign(day).kind
        sign = {"holiday": self.tr("off"), "makeup": self.tr("worked")}.get(kind, "")
        return f"= {day.isoformat()} {self._words.weekday(day)} {sign}".rstrip()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is still being composed is not read."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down by a day, with Ctrl by a working day; F3 or Alt+Down opens the calendar."""
        key, with_keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt_down = key == Qt.Key.Key_Down and with_keys == Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F3 or alt_down:
            self.open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Up else -1
            from_day = self.day() or self._today()
            worked = with_keys == Qt.KeyboardModifier.ControlModifier
            self._put(next_workday(from_day, by, self._workdays) if worked else next_day(from_day, by))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Only a real leaving counts, not a menu or the calendar."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def open_calendar(self) -> None:
        """A month to click on."""
        popup = _Calendar(self._workdays, self)
        day = self.day() or self._today()
        popup.month.setSelectedDate(QDate(day.year, day.month, day.day))
        popup.picked.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.month.setFocus()

    def _take(self, day: QDate) -> None:
        self._put(date(day.year(), day.month(), day.day()))
        self.setFocus()

    def _put(self, day: date) -> None:
        """In place of what was typed, which Ctrl+Z brings back: ``setText`` would forget it."""
        self.selectAll()
        self.insert(day.isoformat())


class _Calendar(QWidget):
    """A pop-up month; Enter or a click takes the day, Esc closes."""

    picked = Signal(QDate)

    def __init__(self, workdays: WorkCalendar, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._workdays = workdays
        self.setObjectName("calendar_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = QCalendarWidget(self)
        self.month.setAccessibleName(self.tr("Choose a day"))
        # The locale of the calendar follows the language of the window: "zh" in the Chinese translation.
        self.month.setLocale(QLocale(self.tr("en")))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setFont(look.font(look.DATA))
        palette = self.month.palette()  # the days of the months beside it: greyed, yet a click takes them
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, look.color(look.tokens().text3))
        self.month.setPalette(palette)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.month)
        self.month.currentPageChanged.connect(self._mark)
        self._mark(self.month.yearShown(), self.month.monthShown())
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)

    def _mark(self, year: int, month: int) -> None:
        """Days off are quiet, worked weekends are not: as the notices say, not as the week does."""
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(look.color(look.tokens().text))
        quiet.setForeground(look.color(look.tokens().text3))
        for weekday in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(weekday, plain)
        self.month.setHeaderTextFormat(quiet)
        for day in range(1, calendar.monthrange(year, month)[1] + 1):
            rests = not self._workdays.is_workday(date(year, month, day))
            self.month.setDateTextFormat(QDate(year, month, day), quiet if rests else plain)

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.picked.emit(day)

    def showEvent(self, event: QShowEvent) -> None:
        """Wholly inside the window."""
        bring_inside(self)
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc closes without a choice."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().event(event)
