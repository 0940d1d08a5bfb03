"""A table whose lines are ticked by Space or a click; the box in the heading ticks all; typing fills a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from clerk_app.gui import look, painting
from clerk_app.gui.components.plain_list import PlainDelegate, PlainList
from clerk_app.gui.components.sort_header import SortHeader
from clerk_app.gui.models.check_table import CAN, LINK, CheckTable
from clerk_app.gui.models.plain_table import TONE
from clerk_app.gui.style_fields import paint_check

_BOX = 16
_BESIDE = 20
"""The room left and right of a cell's words."""
_LEAST = 120
_STATE = QStyle.StateFlag


def _box(painter: QPainter, rect: QRect, state: QStyle.StateFlag, widget: QWidget) -> None:
    option = QStyleOptionButton()
    option.rect = QRect(rect.x() + 10, rect.center().y() - _BOX // 2, _BOX, _BOX)
    option.state = state
    paint_check(option, painter, widget)


class _Delegate(PlainDelegate):
    """The tick, words, and a field in the column that is typed."""

    def __init__(self, parent: QWidget, table: CheckTable) -> None:
        super().__init__(parent, TONE)
        self._table = table
        self._list = parent

    def elides(self, index: QModelIndex) -> Qt.TextElideMode:
        """In the middle where the end tells one from another."""
        grows = self._table.columns[index.column()].most
        return Qt.TextElideMode.ElideMiddle if grows else super().elides(index)

    def mark(self, index: QModelIndex) -> str:
        """Where the column is so declared."""
        return str(index.data(TONE) or "") if self._table.columns[index.column()].is_marked else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now = look.tokens()
        if index.column() == 0:
            self._ground(painter, option)
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = _STATE.State_On if on else _STATE.State_Off
            if index.data(CAN):
                state |= _STATE.State_Enabled
            _box(painter, option.rect, state, self._list)
            return
        if self._table.columns[index.column()].is_typed:
            self._ground(painter, option)
            room = QRectF(option.rect).adjusted(4, 3, -6, -4)
            painting.frame(painter, room, now.field, now.line2)
            painting.words(painter, room.adjusted(8, 0, -6, 0), str(index.data() or ""), look.DATA, now.text)
            return
        super().paint(painter, option, index)
        if index.data(LINK):
            words = look.metrics(look.DATA).horizontalAdvance(str(index.data()))
            left, right = option.rect.x() + 10, option.rect.right() - 8
            tone = getattr(now, index.data(TONE) or "accent_text")
            painting.across(painter, left, min(left + words, right), option.rect.bottom() - 6, tone)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        now = look.tokens()
        if option.state & _STATE.State_Selected:
            painter.fillRect(option.rect, look.color(now.sel))
        painting.across(painter, option.rect.x(), option.rect.right() + 1, option.rect.bottom(), now.line)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = QLineEdit(parent)
        made.setFont(look.font(look.DATA))
        made.setTextMargins(6, 0, 4, 0)
        made.setAccessibleName(self._table.columns[index.column()].words)
        made.setObjectName("typed_cell")
        return made

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        editor.setGeometry(option.rect.adjusted(3, 2, -5, -3))


class _Header(SortHeader):
    """The box above the ticks."""

    def __init__(self, table: CheckTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        if section == 0:
            ticked, can = len(self._table.ticked()), self._table.can_tick()
            part = _STATE.State_NoChange if 0 < ticked < can else _STATE.State_On if ticked else _STATE.State_Off
            _box(painter, rect, part | (_STATE.State_Enabled if can else _STATE.State_None), self)


class CheckList(PlainList):
    """Shows a CheckTable. ``followed``: a cell that leads somewhere was clicked, or Enter pressed on it."""

    followed = Signal(int, int)

    def __init__(self, table: CheckTable, parent: QWidget | None = None) -> None:
        super().__init__(table, tuple(one.width for one in table.columns), parent)
        self._table = table
        self.setHorizontalHeader(_Header(table, self))
        self.setItemDelegate(_Delegate(self, table))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        typed = any(one.is_typed for one in table.columns)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.SelectedClicked | triggers.EditKeyPressed | triggers.DoubleClicked
            if typed else triggers.NoEditTriggers
        )
        self.setMouseTracking(True)
        self.horizontalHeader().sectionClicked.connect(self._head_pressed)
        table.ticked_changed.connect(self.horizontalHeader().viewport().update)
        if any(one.most for one in table.columns):
            self.least = look.scaled(_LEAST)
            table.modelReset.connect(self.lay_out)

    def widths(self) -> list[int]:
        """Columns grow with their words while the one that takes the rest keeps its least; who may most, first."""
        found, columns, measure = super().widths(), self._table.columns, look.metrics(look.DATA)
        room = self.viewport().width() - sum(found) - self.least
        for at in sorted((at for at, one in enumerate(columns) if one.most), key=self._turn):
            words = max((measure.horizontalAdvance(one.cells[at - 1]) for one in self._table.lines()), default=0)
            wanted = min(words + _BESIDE, look.scaled(columns[at].most)) - (found[at] or self.least)
            more = max(0, min(wanted, room))
            if not found[at]:
                room -= more  # kept free: this column takes the rest
                continue
            found[at] += more
            room -= more
        return found

    def _turn(self, at: int) -> tuple[bool, int]:
        """The column of what is left before all others, then who may grow most."""
        return bool(self._table.columns[at].width), -self._table.columns[at].most

    def _typed_column(self) -> int:
        return next((at for at, one in enumerate(self._table.columns) if one.is_typed), -1)

    def keep_typed(self) -> None:
        """Take what stands in the open cell: whoever acts by a key has not left it."""
        for editor in self.findChildren(QLineEdit, "typed_cell"):
            if editor.isVisible():
                self.commitData(editor)
                self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _head_pressed(self, section: int) -> None:
        if section == 0:
            self._table.toggle_all()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        leads = bool(self.indexAt(event.position().toPoint()).data(LINK))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.column() == 0:
            self._table.toggle(index.row())
        elif index.data(LINK):
            self.followed.emit(index.row(), index.column())
        elif index.column() == self._typed_column():
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks what is selected; letters and figures go into the typed cell of the line."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # Enter ends the typing; it opens nothing
            return
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and at.data(LINK):
            self.followed.emit(at.row(), at.column())
            return
        rows = sorted({one.row() for one in self.selectionModel().selectedRows()})
        if event.key() == Qt.Key.Key_Space and rows:
            keys = [line.key for at in rows if (line := self._table.line(at)) is not None]
            self._table.tick(keys, on=not set(keys) <= set(self._table.ticked()))
        elif event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._table.toggle_all()
        elif self._typed_column() >= 0 and event.text().strip().isalnum() and not (
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            self._begin(event)
        else:
            super().keyPressEvent(event)

    def _begin(self, event: QKeyEvent) -> None:
        """Type a waybill with a scanner or the keyboard: the first sign opens the cell."""
        at = self.currentIndex()
        if not at.isValid():
            return
        cell = self._table.index(at.row(), self._typed_column())
        self.setCurrentIndex(cell)
        self.edit(cell)
        editor = next((one for one in self.findChildren(QLineEdit, "typed_cell") if one.isVisible()), None)
        if editor is not None:
            editor.setText(event.text())
            editor.deselect()
