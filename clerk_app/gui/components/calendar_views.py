"""The calendar's main region: the year or one of its months, each scrolling by itself, and the legend below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui.components.calendar_day import DayFace
from clerk_app.gui.components.calendar_legend import CalendarLegend
from clerk_app.gui.components.day_plane import DayPlane
from clerk_app.gui.components.lines import ground
from clerk_app.gui.components.month_calendar import MonthCalendar
from clerk_app.gui.components.year_calendar import MonthFace, YearCalendar
from clerk_app.gui.words import Words

_LOW = 640
"""Below this height of the window the legend goes first."""


class CalendarViews(QWidget):
    """Both views of the same days; one is shown."""

    day_chosen = Signal(object)
    went_beyond = Signal(object)
    today_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = YearCalendar(words)
        self.days = MonthCalendar(words)
        self.legend = CalendarLegend()
        self._stack = QStackedWidget()
        self._areas = {shown: _area(shown) for shown in (self.months, self.days)}
        for shown, area in self._areas.items():
            self._stack.addWidget(area)
            shown.day_chosen.connect(self.day_chosen)
            shown.went_beyond.connect(self.went_beyond)
            shown.today_wanted.connect(self.today_wanted)
            shown.cursor_moved.connect(self._keep_in_sight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.legend)

    @property
    def is_month(self) -> bool:
        """Whether one month is shown."""
        return self._stack.currentWidget() is self._areas[self.days]

    @property
    def grid(self) -> DayPlane:
        """The view that is shown."""
        return self.days if self.is_month else self.months

    def turn(self, to_month: bool) -> None:
        """Show the other view; it is filled by ``show_days``."""
        self._stack.setCurrentWidget(self._areas[self.days if to_month else self.months])

    def show_days(
        self, heads: Sequence[MonthFace], month: int, days: Mapping[date, DayFace], sentence: str
    ) -> None:
        """The days of a year; the month view takes those of ``month``."""
        if self.is_month:
            self.days.show_month(heads[month - 1], days, sentence)
        else:
            self.months.show_year(heads, days, sentence)

    def _keep_in_sight(self, place: QRect) -> None:
        area = self._areas[self.grid]
        area.ensureVisible(place.center().x(), place.center().y(), place.width(), place.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend goes first on a low screen."""
        super().resizeEvent(event)
        self.legend.setVisible(self.window().height() >= _LOW)


def _area(shown: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    ground(shown)
    ground(made.viewport())
    made.setWidget(shown)
    return made
