"""The day strip: one cell for each calendar day of the answer clock, and its small sister without figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.strip_plan import Cell, CellKind, Line, kind_of, plan
from clerk_app.gui.counting import with_counts
from clerk_app.gui.painting import down, frame, ring
from clerk_app.gui.painting import words as write
from clerk_app.gui.words import DOT, Words
from clerk_app.services.view import StripDay

CENTRE = Qt.AlignmentFlag.AlignCenter
_MONTH_ROW, _CELL_ROW, _DAY_ROW, _SIGN_ROW, _LEGEND_ROW = 18, 38, 18, 12, 22
_CELL, _REST, _SWATCH = 34, 22, 12
_LOWER = 8
"""What cells lose in height in a low window."""
_LINE_GAP = 4


class DayStrip(QWidget):
    """Values in, a picture out; the arrow keys and the pointer move over the days, Enter asks for the certificate."""

    chosen = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._days: tuple[StripDay, ...] = ()
        self._why_excluded = ""
        self._lines: tuple[Line, ...] = ()
        self._cursor: int | None = None
        self._is_low = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("day_strip")
        self.setProperty("help", "time_limits")

    def set_days(self, days: Sequence[StripDay], why_excluded: str = "") -> None:
        """Show these days; ``why_excluded`` says in words what the uncounted days were spent on."""
        self._days = tuple(days)
        self._why_excluded = why_excluded
        self._cursor = None
        self._lay_out()
        self.setAccessibleName(self.sentence())
        self.updateGeometry()
        self.update()

    def be_low(self, low: bool) -> None:
        """In a low window cells are lower and there is no legend; what a day is stands in its tool tip."""
        if self._is_low is not low:
            self._is_low = low
            self.updateGeometry()
            self.update()

    def sentence(self) -> str:
        """The whole strip as one sentence, for those who do not see it."""
        due = next((day for day in self._days if day.due), None)
        excluded = self._excluded()
        if due is None:
            return self.tr("No answer date is running")
        counted = [day for day in self._days if day.ordinal is not None and day.on <= due.on]
        used = sum(day.used for day in counted)
        said = with_counts(self.tr("Time limit: {days} working days, {used} used, {left} left, due {due}"),
            days=len(counted), used=used, left=len(counted) - used, due=self._day(due)
        )
        if not excluded:
            return said
        return with_counts(
            self.tr("{limit}; {days} days not counted, {why}"), limit=said, days=excluded, why=self._why_excluded
        )

    def _excluded(self) -> int:
        """Working days that are not counted; today may be one of them."""
        return sum(day.excluded and day.sign.kind in ("workday", "makeup") for day in self._days)

    def cell_sentence(self, index: int) -> str:
        """What one day is, and by which notice."""
        day = self._days[index]
        parts = [self._day(day), self._sign(day)]
        if day.excluded:
            parts.append(self.tr("{}, not counted").format(self._why_excluded or self.tr("Pause")))
        if day.ordinal is not None:
            parts.append(self.tr("working day {}").format(day.ordinal))
        if day.due:
            parts.append(self.tr("Due"))
        return DOT.join(part for part in parts if part)

    def _day(self, day: StripDay) -> str:
        return self.tr("{month}-{day} {weekday}").format(
            month=day.on.month, day=day.on.day, weekday=self._words.weekday(day.on)
        )

    def _sign(self, day: StripDay) -> str:
        by = f"（{day.sign.notice.number}）" if day.sign.notice is not None else ""
        if day.sign.kind == "makeup":
            return self.tr("Make-up working day") + by
        if day.sign.kind == "holiday":
            return self.tr("{} holiday").format(self._words.holiday(day.sign.name)) + by
        return self.tr("Weekend") if day.sign.kind == "weekend" else ""

    @property
    def cursor_index(self) -> int | None:
        """The day under the inner cursor."""
        return self._cursor

    # geometry

    def _line_height(self) -> int:
        return sum(map(look.scaled, (_MONTH_ROW, _DAY_ROW, _SIGN_ROW))) + self._cell_row()

    def _cell_row(self) -> int:
        return _CELL_ROW - self._lower()

    def _lower(self) -> int:
        return _LOWER if self._is_low else 0

    def _foot_row(self) -> int:
        """The legend's line; in a low window only where it says that days are left out."""
        return 0 if self._is_low and not self._left_out() else look.scaled(_LEGEND_ROW)

    def _left_out(self) -> int:
        return len(self._days) - sum(len(line.cells) for line in self._lines)

    def heightForWidth(self, width: int) -> int:
        """As many lines as the days need in that width, and the legend."""
        lines = max(1, len(plan(self._days, width)))
        return lines * self._line_height() + (lines - 1) * _LINE_GAP + self._foot_row()

    def sizeHint(self) -> QSize:
        """Wide enough for a month; the layout gives what there is."""
        width = self.width() or 480
        return QSize(320, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed in height."""
        return QSize(200, self.heightForWidth(self.width() or 480))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other lines."""
        self._lay_out()
        super().resizeEvent(event)
        self.updateGeometry()

    def _lay_out(self) -> None:
        self._lines = plan(self._days, self.width())

    def _cells(self) -> list[tuple[Cell, QRectF]]:
        placed = []
        for number, line in enumerate(self._lines):
            top = number * (self._line_height() + _LINE_GAP) + look.scaled(_MONTH_ROW)
            for cell in line.cells:
                tall = (_CELL if cell.is_working else _REST) - self._lower()
                placed.append((cell, QRectF(cell.x, top + (self._cell_row() - tall) / 2, cell.width, tall)))
        return placed

    # keyboard and pointer

    def _move_cursor(self, index: int | None) -> None:
        if index == self._cursor:
            return
        self._cursor = index
        said = "" if index is None else self.cell_sentence(index)
        self.setAccessibleDescription(said)
        set_tip(self, said if self._is_low else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End move the inner cursor; Enter asks for the certificate."""
        shown = sum(len(line.cells) for line in self._lines)
        here = self._cursor
        key = event.key()
        if not shown:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            start = self._today() if here is None else here + step
            self._move_cursor(max(0, min(shown - 1, start)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_cursor(0 if key == Qt.Key.Key_Home else shown - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _today(self) -> int:
        return next((index for index, day in enumerate(self._days) if day.today), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The day under the pointer is told in the legend's line."""
        at = event.position()
        self._move_cursor(next(
            (cell.index for cell, rect in self._cells() if rect.adjusted(-1, -6, 1, 18).contains(at)), None
        ))

    def leaveEvent(self, event: object) -> None:
        """Back to the legend."""
        self._move_cursor(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Back to the legend."""
        self._move_cursor(None)
        super().focusOutEvent(event)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Months, cells, days, brackets, legend."""
        painter = QPainter(self)
        for number, line in enumerate(self._lines):
            self._paint_line(painter, line, number * (self._line_height() + _LINE_GAP))
        for cell, rect in self._cells():
            paint_cell(painter, cell.kind, rect, cell.day)
            if cell.index == self._cursor:
                ring(painter, rect.adjusted(-2, -2, 2, 2))
        self._paint_foot(painter)
        painter.end()

    def _paint_line(self, painter: QPainter, line: Line, top: int) -> None:
        colours = look.tokens()
        month_row, day_row = look.scaled(_MONTH_ROW), look.scaled(_DAY_ROW)
        below = top + month_row + self._cell_row()
        for position, (month, x) in enumerate(line.months):
            place = QRectF(x + (2 if position else 0), top, 60, month_row)
            write(painter, place, self._words.month(month), look.CAPTION, colours.text2)
            if position:
                down(painter, x - 1, top, below + day_row, colours.line2)
        for cell in line.cells:
            if not cell.is_working:
                continue
            strong, ink = self._day_look(cell)
            place = QRectF(cell.x - 4, below, cell.width + 8, day_row)
            write(painter, place, str(cell.day.on.day), strong, ink, CENTRE)
            if cell.day.sign.kind == "makeup":
                sign = QRectF(cell.x - 4, below + day_row - 3, cell.width + 8, look.scaled(_SIGN_ROW) + 2)
                write(painter, sign, self.tr("wk"), look.SIGN_SMALL, colours.accenttext, CENTRE)
        for bracket in line.brackets:
            painter.fillRect(QRectF(bracket.x, below, bracket.width, 1), look.color(colours.line2))
            whole = self.tr("{} off").format(self._words.short_holiday(bracket.name))
            roles = (look.CAPTION, look.SIGN)
            role = next((one for one in roles if look.metrics(one).horizontalAdvance(whole) <= bracket.width), None)
            shown = whole if role else self.tr("off")
            role = role or look.SIGN
            place = QRectF(bracket.x - 6, below, bracket.width + 12, day_row)
            write(painter, place, shown, role, colours.text2, CENTRE)

    def _day_look(self, cell: Cell) -> tuple[look.Type, str]:
        colours = look.tokens()
        if cell.day.today:
            return look.CAPTION_STRONG, colours.accenttext
        return (look.CAPTION_STRONG, colours.text) if cell.day.due else (look.CAPTION, colours.text2)

    def _paint_foot(self, painter: QPainter) -> None:
        row = self._foot_row()
        if not row:
            return
        foot = QRectF(0, self.height() - row, self.width(), row)
        if self._cursor is not None and self._cursor < len(self._days):
            write(painter, foot, self.cell_sentence(self._cursor), look.CAPTION, look.tokens().text)
            return
        x = 0.0
        measure = look.metrics(look.CAPTION)
        if left_out := self._left_out():
            said = with_counts(self.tr("{days} more days not drawn"), days=left_out)
            write(painter, foot, said, look.CAPTION, look.tokens().text2)
            x = measure.horizontalAdvance(said) + 16.0
        for kind, said in self._legend():
            wide = measure.horizontalAdvance(said)
            if x + _SWATCH + 4 + wide > self.width():
                break
            swatch = QRectF(x, foot.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
            if kind is None:
                write(painter, swatch, self.tr("wk"), look.SIGN_SMALL, look.tokens().accenttext, CENTRE)
            else:
                paint_cell(painter, kind, swatch, None)
            write(painter, QRectF(x + _SWATCH + 4, foot.y(), wide + 2, row), said, look.CAPTION, look.tokens().text2)
            x += _SWATCH + 4 + wide + 16

    def _legend(self) -> list[tuple[CellKind | None, str]]:
        kinds = {kind_of(day) for day in self._days}
        said = {
            CellKind.USED: self.tr("Used"), CellKind.TODAY: self.tr("Today"), CellKind.UNUSED: self.tr("Left"),
            CellKind.DUE: self.tr("Due day"), CellKind.OVERDUE: self.tr("Overdue"),
        }  # fmt: skip
        legend: list[tuple[CellKind | None, str]] = [(kind, word) for kind, word in said.items() if kind in kinds]
        if days := self._excluded():
            not_counted = with_counts(self.tr("Not counted: {why}, {days} days"), why=self._why_excluded, days=days)
            legend.append((CellKind.EXCLUDED, not_counted))
        if kinds & {CellKind.WEEKEND, CellKind.HOLIDAY}:
            legend.append((CellKind.WEEKEND, self.tr("Weekend, holiday")))
        if any(day.sign.kind == "makeup" for day in self._days):
            legend.append((None, self.tr("Make-up working day")))
        return legend


def paint_cell(painter: QPainter, kind: CellKind, rect: QRectF, day: StripDay | None) -> None:
    """One cell; its figure where a day is given."""
    colours = look.tokens()
    fill, line, width, ink, role = {
        CellKind.USED: (colours.used, None, 1, colours.onused, look.DATA_STRONG),
        CellKind.UNUSED: (colours.field, colours.border, 1, colours.text, look.DATA),
        CellKind.TODAY: (colours.soft, colours.accent, 2, colours.accenttext, look.DATA_STRONG),
        CellKind.DUE: (colours.field, colours.text, 2, colours.text, look.DATA_STRONG),
        CellKind.EXCLUDED: (None, colours.border, 1, colours.text2, look.DATA),
        CellKind.OVERDUE: (colours.redsoft, colours.red, 1, colours.red, look.DATA_STRONG),
        CellKind.HOLIDAY: (colours.hatch, None, 1, colours.text2, look.DATA),
        CellKind.WEEKEND: (colours.rest, None, 1, colours.text2, look.DATA),
    }[kind]  # fmt: skip
    if kind is CellKind.TODAY and rect.height() > _SWATCH:
        rect = rect.adjusted(0, -1, 0, 1)
        if day is not None and day.overdue:
            fill = colours.redsoft
    frame(painter, rect, fill, line, width, 3 if width == 2 or rect.height() > _SWATCH else 2)
    if kind is CellKind.EXCLUDED or (day is not None and day.excluded and kind in (CellKind.TODAY, CellKind.DUE)):
        hatch(painter, rect, colours.border)
    if day is not None and day.ordinal is not None:
        figure = str(day.ordinal)
        if look.metrics(role).horizontalAdvance(figure) > rect.width() - 2:
            role = look.SIGN
        write(painter, rect, figure, role, ink, CENTRE)


def hatch(painter: QPainter, rect: QRectF, ink: str) -> None:
    """Thin diagonals inside a rounded box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(rect.adjusted(1, 1, -1, -1), 2, 2)
    painter.setClipPath(clip)
    painter.setPen(look.color(ink))
    across = -rect.height()
    while across < rect.width():
        painter.drawLine(
            QPointF(rect.x() + across, rect.bottom()), QPointF(rect.x() + across + rect.height(), rect.y())
        )
        across += 5
    painter.restore()
