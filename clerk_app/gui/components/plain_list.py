"""A read-only table in the look of the register: captions, rows of one height, hairlines, words elided at the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
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
from clerk_app.gui.components.tone_mark import paint_mark

_ROW = 30
_LEAST = 200
_MARK, _BEFORE = 8, 5


class PlainDelegate(QStyledItemDelegate):
    """Words on the row's ground, in the colour the role ``tone`` names."""

    def __init__(self, parent: QWidget, tone: int | None = None) -> None:
        super().__init__(parent)
        self._tone = tone

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(80, look.scaled(_ROW))

    def elides(self, index: QModelIndex) -> Qt.TextElideMode:
        """Where words that have no room are cut."""
        return Qt.TextElideMode.ElideRight

    def mark(self, index: QModelIndex) -> str:
        """The tone told by a mark behind the words as well, empty for none."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now = look.tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.color(now.sel))
        painting.across(painter, option.rect.x(), option.rect.right() + 1, option.rect.bottom(), now.line)
        room = QRectF(option.rect).adjusted(10, 0, -8, -1)
        text = " ".join(str(index.data() or "").split())
        mark = self.mark(index)
        left = int(room.width()) - (_MARK + _BEFORE if mark else 0)
        shown = look.metrics(look.DATA).elidedText(text, self.elides(index), left)
        ink = now.text if index.column() else now.text2
        tone = index.data(self._tone) if self._tone else ""
        painting.words(painter, room, shown, look.DATA, getattr(now, tone) if tone else ink)
        if mark:
            after = room.x() + look.metrics(look.DATA).horizontalAdvance(shown) + _BEFORE
            box = QRectF(after, room.center().y() - _MARK / 2, _MARK, _MARK)
            paint_mark(painter, box, mark, getattr(now, mark))


class PlainList(QTableView):
    """``widths`` gives each column's width, 0 for the one that takes the rest. ``opened``: Enter on a row."""

    opened = Signal()

    def __init__(
        self, model: QAbstractTableModel, widths: tuple[int, ...], parent: QWidget | None = None, *,
        tone: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._widths = widths
        self.least = _LEAST
        """The least width of the column that takes the rest."""
        self.setHorizontalHeader(SortHeader(self))
        self.setModel(model)
        self.setItemDelegate(PlainDelegate(self, tone))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        as_rows(self, _ROW)

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def widths(self) -> list[int]:
        """The widths of the columns as they are drawn, 0 for the one that takes the rest."""
        return [look.scaled(width) for width in self._widths]

    def lay_out(self) -> None:
        """Every column its width."""
        widths = self.widths()
        rest = self.viewport().width() - sum(widths)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width or max(self.least, rest))
