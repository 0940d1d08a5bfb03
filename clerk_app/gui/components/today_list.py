"""The list of the first page: section rows of 28, lines of 36; Space or the sign beside the date asks why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clerk_app.cases.request import RequestId
from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.pill import paint_pill, paint_sign
from clerk_app.gui.components.row_table import as_rows
from clerk_app.gui.components.sort_header import SortHeader
from clerk_app.gui.components.tone_mark import paint_mark
from clerk_app.gui.models.request_table import STRETCH, SUBJECT_LEAST
from clerk_app.gui.models.today_table import COLUMNS, IDS, Shown, TodayTable
from clerk_app.services.due import Tone
from clerk_app.services.today import Group, TodayLine

ROW, SECTION, WIDE = 36, 28, 1700
_LEFT, _RIGHT, _SIGN, _APART = 10, 8, 14, 6
_DUE = IDS.index("due")
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: TodayList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model = index.model()
        if not isinstance(model, TodayTable):
            return
        shown = model.row_at(index.row())
        if shown.line is None:
            self._section(painter, option.rect, shown)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option.rect, index, chosen)
        room = QRectF(option.rect).adjusted(_LEFT, 0, -_RIGHT, -1)
        name = IDS[index.column()]
        if name == "remaining":
            self._remaining(painter, room, shown, shown.line, chosen)
        elif name == "state" and shown.line.gathered is None:
            paint_pill(painter, room.x(), room.center().y(), shown.line.row.state, shown.texts[index.column()])
        else:
            self._words(painter, room, shown, index.column(), chosen)

    def _section(self, painter: QPainter, rect: QRect, shown: Shown) -> None:
        now = look.tokens()
        painter.fillRect(rect, look.color(now.sunken))
        painting.across(painter, rect.x(), rect.right() + 1, rect.bottom(), now.line)
        ink = now.red if shown.group in (Group.OVERDUE, Group.DUE_TODAY) else now.text
        title, count = shown.texts
        painting.words(painter, QRectF(rect).adjusted(16, 0, 0, 0), title, look.CAPTION_STRONG, ink)
        wide = look.metrics(look.CAPTION_STRONG).horizontalAdvance(title)
        painting.words(painter, QRectF(rect).adjusted(24 + wide, 0, 0, 0), count, look.CAPTION, now.text2)

    def _ground(self, painter: QPainter, rect: QRect, index: QModelIndex, chosen: bool) -> None:
        now = look.tokens()
        if chosen:
            painter.fillRect(rect, look.color(now.sel))
        elif index.row() == self._view.hovered:
            painter.fillRect(rect, look.color(now.hover))
        painting.across(painter, rect.x(), rect.right() + 1, rect.bottom(), now.line)
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), look.color(now.accent))

    def _remaining(self, painter: QPainter, room: QRectF, shown: Shown, line: TodayLine, chosen: bool) -> None:
        now = look.tokens()
        if line.wait is not None:
            ink = now.text2 if chosen else now.text3
            paint_sign(painter, QRectF(room.right() - 10, room.center().y() - 5, 10, 10), "bars", ink)
            return
        text = shown.texts[0]
        quiet = line.row.provisional and line.tone is not Tone.RED
        role = look.DATA if quiet else look.TITLE
        ink = now.text2 if quiet else {Tone.RED: now.red, Tone.AMBER: now.amber}.get(line.tone, now.text)
        painting.words(painter, room, text, role, ink, _RIGHT_MIDDLE)
        if not quiet:
            wide = look.metrics(role).horizontalAdvance(text)
            mark = QRectF(room.right() - wide - 14, room.center().y() - 4, 9, 9)
            paint_mark(painter, mark, line.tone.value, ink)

    def _words(self, painter: QPainter, room: QRectF, shown: Shown, at: int, chosen: bool) -> None:
        now, column = look.tokens(), COLUMNS[at]
        ink = now.text2 if shown.line is not None and shown.line.wait is not None and at == _DUE else getattr(
            now, column.ink)  # fmt: skip
        text, width = shown.texts[at], int(room.width())
        if at == _DUE and shown.line is not None and shown.line.gathered is None:
            box = QRectF(room.right() - _SIGN, room.center().y() - _SIGN / 2, _SIGN, _SIGN)
            icons.paint(painter, box, "info", now.accenttext if chosen else now.text2)
        else:
            text = look.metrics(column.role).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painting.words(painter, room, text, column.role, now.accenttext if column.id == "next" and chosen else ink)


class TodayList(QTableView):
    """``opened`` and ``why_asked`` carry the line that is current."""

    opened = Signal(object)
    why_asked = Signal(object)
    moved = Signal()

    def __init__(self, model: TodayTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today_list")
        self.setAccessibleName(self.tr("Today's requests"))
        self._model = model
        self._due_needs = 0
        self.hovered = -1
        self.setHorizontalHeader(SortHeader(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        as_rows(self, ROW, least=SECTION)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[TodayLine]) -> None:
        """Replace everything, where that is not what is shown already."""
        if not self._model.shows(lines):
            self._model.show_lines(lines)
            self.settle()

    def settle(self) -> None:
        """After other lines are shown: section rows across, and lower than the others."""
        self.clearSpans()
        section, row = look.scaled(SECTION), look.scaled(ROW)
        for at, line in enumerate(self._model.lines()):
            if line is None:
                self.setSpan(at, 0, 1, len(COLUMNS))
                self.setRowHeight(at, section)
            elif self.rowHeight(at) != row:
                self.setRowHeight(at, row)
        self._due_needs = self._room_of_days()
        self.lay_out()

    def current_line(self) -> TodayLine | None:
        """The line that is current."""
        return self._model.line_at(self.currentIndex().row())

    def choose(self, request: RequestId | None, fallback: int = 0) -> None:
        """Make a request current, else the line nearest to that row."""
        rows = self._model.lines()
        lines = [at for at, line in enumerate(rows) if line is not None]
        if not lines:
            return
        found = next((at for at in lines if _id(rows[at]) == request), None)
        at = found if found is not None else min(lines, key=lambda one: abs(one - fallback))
        self.setCurrentIndex(self._model.index(at, 0))
        if at == lines[0]:
            self.scrollToTop()

    def place_of_why(self) -> QRect:
        """Where the date of the current line stands, in the viewport."""
        return self.visualRect(self._model.index(self.currentIndex().row(), _DUE))

    def _row_changed(self, *_: object) -> None:
        self.moved.emit()

    def _open(self, *_: object) -> None:
        line = self.current_line()
        if line is not None:
            self.opened.emit(line)

    def _why(self) -> None:
        line = self.current_line()
        if line is not None:
            self.why_asked.emit(line)

    def keyboardSearch(self, search: str) -> None:
        """Letters are actions here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            self._open()
        elif event.key() == Qt.Key.Key_Space and is_plain:
            self._why()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        inside = self.visualRect(at).right() - event.position().x() if at.isValid() else -1
        if at.column() == _DUE and event.button() == Qt.MouseButton.LeftButton and 0 <= inside < 28:
            self._why()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, at: int) -> None:
        if at != self.hovered:
            self.hovered = at
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Every column its width; the subject takes the rest, others give way in their order."""
        room, is_wide = self.viewport().width(), self.window().width() >= WIDE
        widths = {
            at: SUBJECT_LEAST if column.normal == STRETCH else look.scaled(column.wide if is_wide else column.normal)
            for at, column in enumerate(COLUMNS)
        }
        widths[_DUE] = max(widths[_DUE], self._due_needs)
        for rank in (1, 2, 3):
            if sum(widths.values()) > room:
                widths = {at: width for at, width in widths.items() if COLUMNS[at].gives_way != rank}
        stretch = IDS.index("subject")
        widths[stretch] = max(SUBJECT_LEAST, room - sum(widths.values()) + widths[stretch])
        for at in range(len(COLUMNS)):
            self.setColumnHidden(at, at not in widths)
            if at in widths:
                self.setColumnWidth(at, widths[at])

    def _room_of_days(self) -> int:
        """The room of the longest day with the sign beside it: one of another year says its year."""
        measure = look.metrics(COLUMNS[_DUE].role)
        words = (measure.horizontalAdvance(day) for day in self._model.days())
        return _LEFT + max(words, default=0) + _APART + _SIGN + _RIGHT


def _id(line: TodayLine | None) -> RequestId | None:
    return None if line is None else line.row.id
