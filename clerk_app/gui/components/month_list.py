"""A table of figures that are opened by a click: rows of one height, hairlines, a frame round the current cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clerk_app.gui import look, painting
from clerk_app.gui.components.row_table import as_rows
from clerk_app.gui.components.sort_header import SortHeader
from clerk_app.gui.models.month_table import MONTH_CELL, MonthCell, MonthColumn, MonthTable

_ROW, _STEP = 24, 14
_LEAST_REST = 120
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Painter(QStyledItemDelegate):
    """Figures at the right, zeros pale, changed ones on a ground of their own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(80, look.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        cell: MonthCell | None = index.data(MONTH_CELL)
        if cell is None:
            return
        now, rect = look.tokens(), QRectF(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            painter.fillRect(rect, look.color(now.sel))
        elif cell.is_changed:
            painter.fillRect(rect, look.color(now.soft))
        painting.across(painter, rect.x(), rect.right() + 1, rect.bottom(), now.line)
        room = rect.adjusted(10 + _STEP * cell.indent, 0, -8, -1)
        role = look.DATA_STRONG if cell.is_strong else look.DATA
        text = look.metrics(role).elidedText(cell.text, Qt.TextElideMode.ElideRight, int(room.width()))
        ink = now.text
        if cell.is_figure and cell.text == "0":
            ink = now.text3
        elif not cell.is_figure and not cell.place:
            ink = now.text2
        painting.words(painter, room, text, role, ink, _RIGHT if cell.is_figure else _LEFT)
        if is_current and option.state & QStyle.StateFlag.State_HasFocus:
            painting.frame(painter, rect, None, now.accent, 2, 2)


class MonthList(QTableView):
    """``opened`` gives the cell that was clicked, or on which Enter was pressed, where requests are behind it."""

    opened = Signal(object)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.table = MonthTable(self)
        self.setHorizontalHeader(SortHeader(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.setModel(self.table)
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        as_rows(self, _ROW)
        self.setMouseTracking(True)

    def show_lines(
        self, columns: tuple[MonthColumn, ...], lines: tuple[tuple[MonthCell, ...], ...], start: int = 0
    ) -> None:
        """Replace what is shown; the current cell stays where it was, at first the one in column ``start``."""
        here = self.currentIndex()
        row, column = (here.row(), here.column()) if here.isValid() else (0, start)
        self.table.show_lines(columns, lines)
        self._share()
        self.setCurrentIndex(self.table.index(min(row, len(lines) - 1), min(column, len(columns) - 1)))

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A figure that can be opened says so by the pointer."""
        cell = self.table.cell(self.indexAt(event.position().toPoint()))
        can_open = cell is not None and bool(cell.requests)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        cell = self.table.cell(index)
        if cell is not None and cell.requests:
            self.opened.emit(cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        widths = [look.scaled(one.width) for one in self.table.columns]
        rest = self.viewport().width() - sum(widths)
        takers = sum(not width for width in widths) or 1
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width or max(_LEAST_REST, rest // takers))
