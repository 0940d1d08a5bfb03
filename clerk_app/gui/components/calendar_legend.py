"""What the signs of the calendar mean, in one line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.calendar_day import DayFace, Ground, paint_bar, paint_day
from clerk_app.gui.counting import with_counts

_SIDE, _GAP, _HEIGHT = 20, 20, 30
_SWATCH = (24, 18)


class CalendarLegend(QWidget):
    """Swatches and words; what has no room is left out from the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[tuple[DayFace | None, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_legend(self, today: date, span: int, *, has_local: bool, has_dues: bool) -> None:
        """The signs of the year that is shown; ``span``: from how many working days on a date is amber."""
        off, worked = self.tr("off", "sign of a day off"), self.tr("wk", "sign of a make-up day")
        items: list[tuple[DayFace | None, str]] = [
            (DayFace(today, Ground.OFF, off), self.tr("Day off")),
            (DayFace(today, Ground.MAKEUP, worked), self.tr("Make-up working day")),
            (DayFace(today, Ground.WORKED, is_today=True), self.tr("Today")),
        ]
        if has_local:
            here = self.tr("loc", "sign of a day off or worked of this place alone")
            items.insert(2, (DayFace(today, Ground.OFF, here, is_local=True), self.tr("Here alone")))
        if has_dues:
            items.append((None, with_counts(self.tr(
                "One bar for each request due; full, red: overdue or today, hollow, amber: within {count} working days"
            ), count=span)))
        self._items = tuple(items)
        self.setAccessibleName(self.tr(", ").join(said for _, said in items))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, look.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each sign, then its word."""
        painter = QPainter(self)
        now, x = look.tokens(), float(_SIDE)
        wide, tall = _SWATCH
        measure = look.metrics(look.CAPTION)
        for face, said in self._items:
            words = measure.horizontalAdvance(said)
            if x + wide + 6 + words > self.width() - 4:
                break
            place = QRectF(x, (self.height() - tall) / 2, wide, tall)
            if face is None:
                self._bars(painter, place)
            else:
                self._swatch(painter, place, face)
            room = QRectF(x + wide + 6, 0, words + 2, self.height())
            painting.words(painter, room, said, look.CAPTION, now.text2)
            x += wide + 6 + words + _GAP
        painter.end()

    @staticmethod
    def _swatch(painter: QPainter, place: QRectF, face: DayFace) -> None:
        if face.is_today:
            paint_day(painter, place, face)
            return
        now = look.tokens()
        fill, line, ink = {
            Ground.OFF: (now.rest, now.border if face.is_local else None, now.text2),
            Ground.MAKEUP: (now.soft, now.accent, now.accenttext),
        }[face.ground]
        painting.frame(painter, place.adjusted(1, 1, -1, -1), fill, line)
        painting.words(painter, place, face.sign, look.CALENDAR_SIGN, ink, Qt.AlignmentFlag.AlignCenter)

    @staticmethod
    def _bars(painter: QPainter, place: QRectF) -> None:
        for at, tone in enumerate(("red", "amber", "")):
            paint_bar(painter, place.x() + 2 + at * 7, place.center().y() + 1, 5, tone)
