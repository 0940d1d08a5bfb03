"""The sentences of a letter in a list: headings of its parts, two lines of each sentence, and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clerk_app.gui import look, painting

_ROLE = Qt.ItemDataRole.UserRole + 1
_HEAD, _LINE, _NOTE, _PAD = 28, 20, 18, 5
_LEFT = 16
_WRAP = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class WordingRow:
    """One sentence; ``tone`` names a colour of look.Tokens for the note."""

    key: str
    part: str
    text: str
    note: str = ""
    tone: str = "text2"


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        row = index.data(_ROLE)
        if row is None:
            return QSize(120, look.scaled(_HEAD))
        view = self.parent()
        room = view.viewport().width() - 2 * _LEFT if isinstance(view, QListView) else 300
        is_long = look.metrics(look.DATA).horizontalAdvance(row.text) > room
        return QSize(120, look.scaled(_LINE * (2 if is_long else 1) + (_NOTE if row.note else 0) + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now, rect, row = look.tokens(), QRectF(option.rect), index.data(_ROLE)
        if row is None:
            said = look.metrics(look.CAPTION_STRONG).elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, int(rect.width()) - 2 * _LEFT
            )
            painting.words(painter, rect.adjusted(_LEFT, 4, -_LEFT, 0), said, look.CAPTION_STRONG, now.text2)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painting.frame(painter, rect.adjusted(6, 1, -6, -1), now.sel, None)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painting.frame(painter, rect.adjusted(6, 1, -6, -1), now.hover, None)
        room = rect.adjusted(_LEFT, look.scaled(_PAD), -_LEFT, 0)
        if row.note:
            note = QRectF(room.x(), rect.bottom() - look.scaled(_NOTE + _PAD), room.width(), look.scaled(_NOTE))
            said = look.metrics(look.CAPTION).elidedText(row.note, Qt.TextElideMode.ElideRight, int(room.width()))
            painting.words(painter, note, said, look.CAPTION, getattr(now, row.tone))
            room.setBottom(note.top())
        else:
            room.setBottom(rect.bottom() - look.scaled(_PAD))
        metrics = look.metrics(look.DATA)
        lines = 2 if room.height() > 1.5 * look.scaled(_LINE) else 1
        most = int(room.width() * lines) - (2 * metrics.height() if lines > 1 else 0)
        painter.save()
        painter.setFont(look.font(look.DATA))
        painter.setPen(look.color(now.text))
        painter.drawText(room, int(_WRAP), metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, most))
        painter.restore()


class WordingList(QListView):
    """``chosen`` carries the key of a sentence."""

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[WordingRow], key: str) -> None:
        """Show these sentences, one of them chosen; nothing is told."""
        blocked = self.selectionModel().blockSignals(True)
        kept = self.verticalScrollBar().value()
        self._model.clear()
        part = ""
        for row in rows:
            if row.part != part:
                part = row.part
                head = QStandardItem(part)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(head)
            item = QStandardItem(row.text)
            item.setEditable(False)
            item.setData(row, _ROLE)
            self._model.appendRow(item)
        self.selectionModel().blockSignals(blocked)
        self.mark(key)
        self.verticalScrollBar().setValue(kept)

    def mark(self, key: str) -> None:
        """Choose a sentence without telling."""
        found = self._index(key)
        if found is not None and found != self.currentIndex():
            blocked = self.selectionModel().blockSignals(True)
            self.setCurrentIndex(found)
            self.selectionModel().blockSignals(blocked)
            self.viewport().update()

    def reveal(self) -> None:
        """Bring the chosen sentence into view."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def choose(self, key: str) -> None:
        """Choose a sentence as a click would."""
        found = self._index(key)
        if found is not None:
            self.setCurrentIndex(found)
            self.scrollTo(found)

    def rows(self) -> tuple[WordingRow, ...]:
        """The sentences shown."""
        items = (self._model.item(at) for at in range(self._model.rowCount()))
        return tuple(row for one in items if (row := one.data(_ROLE)) is not None)

    def _index(self, key: str) -> QModelIndex | None:
        for at in range(self._model.rowCount()):
            row = self._model.item(at).data(_ROLE)
            if row is not None and row.key == key:
                return self._model.index(at, 0)
        return None

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(_ROLE)
        if row is not None:
            self.chosen.emit(row.key)
