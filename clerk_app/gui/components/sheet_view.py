"""The official table on screen: whole, without scrolling, lines and marks painted, cells real for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clerk_app.gui import look
from clerk_app.gui.components.figure_editor import FigureEditor
from clerk_app.gui.components.pill import paint_sign
from clerk_app.gui.models.sheet_grid import CellKind, GridCell, Track
from clerk_app.gui.models.sheet_table import BESIDE, CELL, CHANGED, HINT, WRONG, SheetTable
from clerk_app.gui.painting import across, down, frame

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {
    Track.VERTICAL: (30, 36), Track.GROUP: (92, 104), Track.UNIT: (60, 72), Track.FIGURE: (62, 88),
    Track.BROAD: (132, 180),
}  # fmt: skip
FIGURES = (Track.FIGURE, Track.BROAD)
_HEAD, _LEAST, _MOST = 24, 17, 40
_LISTED = 28
"""A sheet that cannot be shown whole scrolls in rows of this height."""
_WIDE_FROM = 1200
_LARGE_FROM = 26
_DROPPED = ("组织", "机构")
"""Endings a heading may lose on screen where it does not fit; the tool tip and the workbook keep it whole."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_FIGURE = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ARROW = "→"
_AFTER = -14
"""What a narrow figure leaves free at its right."""


class _Painter(QStyledItemDelegate):
    """Paints every cell; the headings of the current figure are accented."""

    def __init__(self, parent: SheetView) -> None:
        super().__init__(parent)
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        cell: GridCell | None = index.data(CELL)
        if cell is None:
            return
        rect, colours = QRectF(option.rect), look.tokens()
        current: GridCell | None = self._view.currentIndex().data(CELL)
        wrong = bool(index.data(WRONG))
        if current is cell and cell.kind is CellKind.FIGURE:
            painter.fillRect(rect, look.color(colours.sel))
        elif wrong:
            painter.fillRect(rect, look.color(colours.redsoft))
        elif index.data(CHANGED):
            painter.fillRect(rect, look.color(colours.soft))
        elif cell.kind is not CellKind.FIGURE or cell.strong:
            painter.fillRect(rect, look.color(colours.sunken if cell.kind is not CellKind.FIGURE else colours.surface))
            if cell.kind is CellKind.FIGURE and cell.column_id == "total":
                painter.fillRect(rect, look.color(colours.sunken))
        self._paint_text(painter, rect, cell, current, wrong, index.data(CHANGED) or "")
        if cell.kind is CellKind.FIGURE:
            self._paint_marks(painter, rect, index, cell)
        self._paint_lines(painter, rect, cell)
        if wrong:
            # Beside a long figure the mark moves to the edge of its cell.
            left = rect.right() - look.metrics(self._view.type_of(cell.kind, True)).horizontalAdvance(cell.text) - 14
            at = max(rect.x() + 1, min(rect.x() + 9, left - 11))
            paint_sign(painter, QRectF(at, rect.center().y() - 4, 9, 8), "triangle", colours.red)
        if current is cell and cell.kind is CellKind.FIGURE:
            frame(painter, rect, None, colours.accent, 2, 2)

    def _paint_lines(self, painter: QPainter, rect: QRectF, cell: GridCell) -> None:
        """Hairlines inside; the frame and the two axes, where headings meet figures, are stronger."""
        colours, grid = look.tokens(), self._view.table.grid
        last_row, last_column = cell.row + max(1, cell.rows), cell.column + max(1, cell.columns)
        heads = next((at for at, track in enumerate(grid.rows) if track is not Track.HEAD), 0)
        figures = next((at for at, track in enumerate(grid.columns) if track in FIGURES), 0)
        axis = last_row == heads and grid.has_axes
        strong = {len(grid.rows)} | ({heads} if axis else set())
        under = colours.text2 if last_row in strong else colours.line2
        edges = {len(grid.columns)} | ({figures} if grid.has_axes else set())
        beside = colours.text2 if last_column in edges else colours.line2
        down(painter, rect.right() - 1, rect.top(), rect.bottom() - (under == colours.text2), beside)
        across(painter, rect.left(), rect.right() - (beside == colours.text2), rect.bottom() - 1, under)
        if cell.row == 0:
            across(painter, rect.left(), rect.right() + 1, rect.top(), colours.text2)
        if cell.column == 0:
            down(painter, rect.left(), rect.top(), rect.bottom(), colours.text2)

    def _paint_text(
        self, painter: QPainter, rect: QRectF, cell: GridCell, current: GridCell | None, wrong: bool, changed: str
    ) -> None:
        colours = look.tokens()
        named = self._names(cell, current)
        bold = cell.strong or named or (current is cell and cell.kind is CellKind.FIGURE)
        role = self._view.type_of(cell.kind, bold)
        if cell.kind is CellKind.HEAD:
            small = (look.CAPTION, look.CAPTION_STRONG), (look.DATA, look.DATA_STRONG)
            role = small[self._view.viewport().width() >= _WIDE_FROM][bold]
        ink = colours.text
        if cell.kind is CellKind.CORNER:
            ink = colours.text2
        if cell.is_zero:
            ink = colours.text3
        if named or (current is cell and cell.kind is CellKind.FIGURE):
            ink = colours.accenttext
        if wrong:
            ink = colours.red
        painter.setFont(look.font(role))
        painter.setPen(look.color(ink))
        measure = look.metrics(role)
        if cell.kind is CellKind.FIGURE:
            place = rect.adjusted(4, 0, _AFTER if rect.width() < 80 else -18, 0)
            if changed and measure.horizontalAdvance(changed) > place.width():
                place = rect.adjusted(2, 0, -2, 0)
            if changed and measure.horizontalAdvance(changed) > place.width():
                changed = changed[changed.find(_ARROW) :]  # the figure filed stands in the panel
            painter.drawText(place, _FIGURE, changed or cell.text)
        elif cell.kind is CellKind.VERTICAL:
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "\n".join(cell.text))
        elif cell.kind is CellKind.LABEL and cell.rows > 1:
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), cell.text.replace("）", "）\n", 1))
        elif cell.kind is CellKind.LABEL:
            place = rect.adjusted(8 + 14 * cell.indent, 0, -6, 0)
            shown = measure.elidedText(cell.text, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        else:
            place = rect.adjusted(4, 0, -4, 0)
            shown = cell.text if cell.kind is CellKind.CORNER else shortened(cell.text, measure, int(place.width()))
            if cell.kind is CellKind.CORNER:
                shown = shown.replace("，", "，\n", 1)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | _WRAP, shown)

    def _paint_marks(self, painter: QPainter, rect: QRectF, index: Index, cell: GridCell) -> None:
        """In a blank what it is; at the left, where there is room, last year's figure."""
        painter.setFont(look.font(look.CAPTION))
        painter.setPen(look.color(look.tokens().text3))
        measure = look.metrics(look.CAPTION)
        inside = rect.adjusted(8, 0, _AFTER if rect.width() < 80 else -18, 0)
        hint, beside = index.data(HINT) or "", index.data(BESIDE) or ""
        if hint and not cell.text:
            painter.drawText(inside, _FIGURE, hint)
        taken = look.metrics(look.LEAD).horizontalAdvance(cell.text or hint) + 12
        if beside and measure.horizontalAdvance(beside) + taken < inside.width():
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), beside)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return FigureEditor(parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, FigureEditor):
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The model does not change by itself: what was typed goes to the page, which enters it."""
        if isinstance(editor, FigureEditor):
            self._view.figure_typed.emit(index.data(CELL), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    @staticmethod
    def _names(cell: GridCell, current: GridCell | None) -> bool:
        if current is None or current.kind is not CellKind.FIGURE or cell.table != current.table:
            return False
        if cell.kind is CellKind.LABEL:
            return bool(cell.row_id) and cell.row_id == current.row_id
        if cell.kind is not CellKind.HEAD:
            return False
        by_row = bool(cell.row_id) and cell.row_id == current.row_id
        by_column = bool(cell.column_id) and cell.column_id == current.column_id
        return by_row and by_column if cell.row_id and cell.column_id else by_row or by_column


def shortened(text: str, measure: QFontMetrics, width: int) -> str:
    """A heading that does not fit loses an ending that says little, once."""
    if measure.horizontalAdvance(text) <= width:
        return text
    return next((text.removesuffix(end) for end in _DROPPED if text.endswith(end)), text)


class SheetView(QTableView):
    """``figure_chosen`` follows the cursor; ``opened`` on Enter or a double click. Figures that are entered take what
    is typed: Enter keeps it and goes on below, Tab to the right, Esc drops it."""

    figure_chosen = Signal(object)
    """The GridCell, or None."""
    opened = Signal()
    figure_typed = Signal(object, str)
    """The GridCell, and what was typed into it; the field is still open then."""
    edited = Signal()
    """The field was closed: the table may be laid anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = SheetTable(self)
        self.setModel(self.table)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.hide()
        self._row_height = _LISTED
        self.setObjectName("year_sheet")
        self.setAccessibleName(self.tr("Sheet"))
        self.doubleClicked.connect(self._double_clicked)

    def keyboardSearch(self, search: str) -> None:
        """Figures are not searched by typing."""

    def fill(self) -> None:
        """After ``table.show_grid``: spans, sizes, and the first figure chosen."""
        self.clearSpans()
        for cell in self.table.grid.cells:
            if cell.rows > 1 or cell.columns > 1:
                self.setSpan(cell.row, cell.column, max(1, cell.rows), max(1, cell.columns))
        self._size()

    def choose(self, index: QModelIndex) -> None:
        """Put the cursor on a figure."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def type_of(self, kind: CellKind, bold: bool) -> look.Type:
        """Text 12 to 14 by the height of the rows, figures one larger."""
        large = self._row_height >= look.scaled(_LARGE_FROM)
        if kind is CellKind.FIGURE:
            plain, strong = (look.BODY_LARGE, look.LEAD) if large else (look.DATA, look.DATA_STRONG)
        else:
            plain, strong = (look.BODY, look.STRONG) if large else (look.CAPTION, look.CAPTION_STRONG)
        return strong if bold else plain

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def _size(self) -> None:
        grid = self.table.grid
        if not grid.rows:
            return
        wide = self.viewport().width() >= _WIDE_FROM
        fixed = {track: look.scaled(widths[wide]) for track, widths in _WIDTHS.items()}
        taken = sum(fixed.get(track, 0) for track in grid.columns)
        growing = [at for at, track in enumerate(grid.columns) if track not in fixed]
        room = self.viewport().width() - taken
        if not growing:
            each = self.viewport().width() // max(1, len(grid.columns))
            fixed, room = {track: each for track in grid.columns}, 0
        for at, track in enumerate(grid.columns):
            self.setColumnWidth(at, fixed.get(track, max(120, room // max(1, len(growing)))))
        heads = sum(track is Track.HEAD for track in grid.rows)
        body = len(grid.rows) - heads
        head = look.scaled(_HEAD)
        left = self.viewport().height() - heads * head
        each = left // max(1, body)
        if each < look.scaled(_LEAST):
            each = look.scaled(_LISTED)
        self._row_height = min(each, look.scaled(_MOST))
        over = left - body * each if each == self._row_height and left >= body * each else 0
        for at, track in enumerate(grid.rows):
            # What is left over by whole pixels goes to the last rows, so that the table ends where the page does.
            taller = track is not Track.HEAD and at >= len(grid.rows) - over
            self.setRowHeight(at, head if track is Track.HEAD else self._row_height + taller)

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        """From figure to figure: headings are passed over."""
        step = {
            QAbstractItemView.CursorAction.MoveUp: (-1, 0), QAbstractItemView.CursorAction.MoveDown: (1, 0),
            QAbstractItemView.CursorAction.MoveLeft: (0, -1), QAbstractItemView.CursorAction.MoveRight: (0, 1),
        }.get(action)  # fmt: skip
        here = self.currentIndex()
        if step is None or not here.isValid():
            return here
        row, column = here.row() + step[0], here.column() + step[1]
        while 0 <= row < self.table.rowCount() and 0 <= column < self.table.columnCount():
            index = self.table.index(row, column)
            cell: GridCell | None = index.data(CELL)
            if cell is not None and cell.kind is CellKind.FIGURE:
                return index
            row, column = row + step[0], column + step[1]
        return here

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a heading changes nothing."""
        cell: GridCell | None = self.indexAt(event.position().toPoint()).data(CELL)
        if cell is not None and cell.kind is CellKind.FIGURE:
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        cell: GridCell | None = current.data(CELL) if current.isValid() else None
        self.viewport().update()
        self.figure_chosen.emit(cell if cell is not None and cell.kind is CellKind.FIGURE else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        typed = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not typed:
                self.opened.emit()
            elif not self.is_editing:  # Enter in the field comes by here too
                self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and typed:
            self.figure_typed.emit(index.data(CELL), "")
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the next figure below that is typed, after Tab the one at the right."""
        end = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, end.NoHint)
        move = QAbstractItemView.CursorAction
        step = {
            end.SubmitModelCache: move.MoveDown, end.EditNextItem: move.MoveRight, end.EditPreviousItem: move.MoveLeft,
        }  # fmt: skip
        if hint in step:
            self.setFocus()
            self.choose(self.moveCursor(step[hint], Qt.KeyboardModifier.NoModifier))
        self.edited.emit()

    @property
    def is_editing(self) -> bool:
        """Whether a figure's field is open: laying the table anew would drop what is typed."""
        return self.state() is QAbstractItemView.State.EditingState

    def _double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit()
