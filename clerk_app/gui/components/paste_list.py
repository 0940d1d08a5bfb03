"""The table of pasted rows: headings that say what a column is and can be pressed, cells typed over in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.row_table import as_rows
from clerk_app.gui.models.paste_table import DUE, FIRST, NUMBER, UNREAD, WRITTEN, WRONG, PasteTable
from clerk_app.services.pasting import as_cell

_ROW, _HEAD = 32, 48
_NUMBER_WIDE, _DUE_WIDE, _LEAST, _MOST = 62, 104, 96, 320
_MEASURED = 30
_PAD = 20
Index = QModelIndex | QPersistentModelIndex


class PasteHeader(QHeaderView):
    """Two lines: what the column is taken for, and what stood above it. Pressed, ``asked`` tells which."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFixedHeight(look.scaled(_HEAD))
        self.sectionClicked.connect(self._clicked)

    def _clicked(self, section: int) -> None:
        if section >= FIRST:
            self.asked.emit(section)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = look.tokens()
        painter.fillRect(rect, look.color(now.sunken))
        painting.across(painter, rect.x(), rect.right() + 1, rect.bottom(), now.line)
        name = str(self.model().headerData(section, self.orientation()) or "")
        written = str(self.model().headerData(section, self.orientation(), WRITTEN) or "")
        room = QRectF(rect).adjusted(10, 4, -8, -4)
        if section < FIRST:
            painting.words(painter, room, name, look.CAPTION, now.text2)
            return
        upper = QRectF(room.x(), room.y(), room.width(), room.height() / 2)
        lower = QRectF(room.x(), upper.bottom(), room.width(), room.height() / 2)
        wide = look.metrics(look.CAPTION_STRONG).horizontalAdvance(name)
        shown = look.metrics(look.CAPTION_STRONG).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width() - 14))
        painting.words(painter, upper, shown, look.CAPTION_STRONG, now.text)
        arrow = QPointF(min(room.x() + wide + 9, room.right() - 4), upper.center().y() + 0.5)
        painting.chevron(painter, arrow, 3, now.text2)
        heading = " ".join(written.split())
        elided = look.metrics(look.CAPTION).elidedText(heading, Qt.TextElideMode.ElideRight, int(room.width()))
        painting.words(painter, lower, elided, look.CAPTION, now.text3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.color(look.tokens().sunken))
        painting.across(painter, 0, self.viewport().width(), self.viewport().height() - 1, look.tokens().line)
        painter.end()
        super().paintEvent(event)


class _Painter(QStyledItemDelegate):
    """Wrong cells framed red; the number of a wrong row carries a sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, look.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        now = look.tokens()
        view = self.parent()
        current = view.currentIndex() if isinstance(view, QTableView) else QModelIndex()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if (current.row() == index.row() and current.isValid()) or (is_chosen and index.column() >= FIRST):
            painter.fillRect(option.rect, look.color(now.sel))
            if index.column() == NUMBER:
                bar = QRect(option.rect.x(), option.rect.y(), 3, option.rect.height())
                painter.fillRect(bar, look.color(now.accent))
        painting.across(painter, option.rect.x(), option.rect.right() + 1, option.rect.bottom(), now.line)
        room = QRectF(option.rect).adjusted(10, 0, -8, -1)
        is_wrong = bool(index.data(WRONG))
        inside = QRectF(option.rect).adjusted(2, 2, -2, -3)
        if is_wrong and index.column() >= FIRST:
            painting.frame(painter, inside, now.redsoft, now.red, 2)
        if index.row() == current.row() and index.column() == current.column() and index.column() >= FIRST:
            painting.ring(painter, inside.adjusted(-1, -1, 1, 1) if not is_wrong else inside.adjusted(-2, -2, 2, 2))
        if index.column() == NUMBER and is_wrong:
            icons.paint(painter, QRectF(room.right() - 14, room.center().y() - 7, 14, 14), "triangle-alert", now.red)
        text = " ".join(str(index.data() or "").split())
        shown = look.metrics(look.DATA).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        quiet = index.column() in (NUMBER, DUE) or bool(index.data(UNREAD))
        painting.words(painter, room, shown, look.DATA, now.text2 if quiet else now.text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setObjectName("paste_cell")
        made.setFont(look.font(look.DATA))
        made.setTextMargins(6, 0, 4, 0)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        made.setAccessibleName(str(heading or ""))
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)


class PasteList(QTableView):
    """``paste_wanted``: Ctrl+V of rows; ``removed``: Ctrl+Delete; ``undone``: Ctrl+Z; ``filled``: Ctrl+D; ``put``:
    words for every selected cell, pasted or, with Delete, none. Cells are selected with Shift, as in a spreadsheet."""

    paste_wanted = Signal()
    removed = Signal()
    undone = Signal()
    filled = Signal()
    put = Signal(str)
    moved = Signal(int)
    """The line the cursor is on now, -1 for none."""

    def __init__(self, model: PasteTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paste_list")
        self.header = PasteHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        as_rows(self, _ROW)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked | trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Pasted rows"))

    def setCurrentIndex(self, index: Index) -> None:
        """The cursor goes there and that cell alone is selected, whatever key is held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selected_cells(self) -> list[tuple[int, int]]:
        """Row and column of the paste of every selected cell, from the top."""
        chosen = sorted((one.row(), one.column()) for one in self._chosen())
        return [(row, column - FIRST) for row, column in chosen if column >= FIRST]

    def selected_rows(self) -> list[int]:
        """The rows with a selected cell, from the top."""
        return sorted({one.row() for one in self._chosen()})

    def _chosen(self) -> list[QModelIndex]:
        here = self.currentIndex()
        return list(self.selectedIndexes()) or ([here] if here.isValid() else [])

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into the cell."""

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(0, self.rowViewportPosition(index.row()), self.viewport().width(),
                                       self.rowHeight(index.row()))
        self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, control = self.currentIndex(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        board = QGuiApplication.clipboard()
        if event.key() == Qt.Key.Key_V and control:
            text = board.text().strip("\r\n")
            if text and index.column() >= FIRST and not any(sign in text for sign in "\t\n"):
                self.put.emit(text)
            else:
                self.paste_wanted.emit()
        elif event.key() == Qt.Key.Key_C and control and index.column() >= FIRST:
            board.setText(self._copied())
        elif event.key() == Qt.Key.Key_D and control:
            self.filled.emit()
        elif event.key() == Qt.Key.Key_Z and control:
            self.undone.emit()
        elif event.key() == Qt.Key.Key_Delete and control:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Delete and index.column() >= FIRST:
            self.put.emit("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if index.isValid() and self.state() is not QAbstractItemView.State.EditingState:  # Enter closes it, too
                self.edit(index)
        elif control and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and index.isValid():
            self._to_the_end(event)
        elif control and event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _to_the_end(self, event: QKeyEvent) -> None:
        """To the last row or the first; with Shift all cells on the way are selected, the cursor stays."""
        here, last = self.currentIndex(), self.model().rowCount() - 1
        end = self.model().index(last if event.key() == Qt.Key.Key_Down else 0, here.column())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            way = QItemSelection(min(here, end), max(here, end))
            self.selectionModel().select(way, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.setCurrentIndex(end)

    def _copied(self) -> str:
        rows: dict[int, list[str]] = {}
        for row, column in self.selected_cells():
            rows.setdefault(row, []).append(as_cell(str(self.model().index(row, FIRST + column).data() or "")))
        return "\r\n".join("\t".join(cells) for cells in rows.values())

    def fit_columns(self) -> None:
        """Every column as wide as the first rows need, within bounds; measured, never by ResizeToContents."""
        model = self.model()
        self.setColumnWidth(NUMBER, look.scaled(_NUMBER_WIDE))
        self.setColumnWidth(DUE, look.scaled(_DUE_WIDE))
        measure, bold = look.metrics(look.DATA), look.metrics(look.CAPTION_STRONG)
        for column in range(FIRST, model.columnCount()):
            name = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            written = str(model.headerData(column, Qt.Orientation.Horizontal, WRITTEN) or "")
            wide = max(bold.horizontalAdvance(name) + 16, look.metrics(look.CAPTION).horizontalAdvance(written))
            for row in range(min(_MEASURED, model.rowCount())):
                wide = max(wide, measure.horizontalAdvance(str(model.index(row, column).data() or "")))
            self.setColumnWidth(column, min(max(wide + _PAD, look.scaled(_LEAST)), look.scaled(_MOST)))
        self._stretch()

    def _stretch(self) -> None:
        """The widest column takes what is left over."""
        header, rest = self.horizontalHeader(), self.viewport().width() - self.horizontalHeader().length()
        columns = range(FIRST, self.model().columnCount())
        if rest > 0 and columns:
            widest = max(columns, key=header.sectionSize)
            self.setColumnWidth(widest, header.sectionSize(widest) + rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()
