"""The topics of the manual as a list: the title, and under it the line in which a search found its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clerk_app.gui import look, painting
from clerk_app.gui.components.labels import plain_tip
from clerk_app.services.help import Found

_ID = Qt.ItemDataRole.UserRole
_AROUND = Qt.ItemDataRole.UserRole + 1
_ROW, _ROWS = 32, 50


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(80, look.scaled(_ROWS if index.data(_AROUND) else _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now = look.tokens()
        box = QRectF(option.rect).adjusted(8, 1, -8, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painting.frame(painter, box, now.sel, None, 0, 4)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painting.ring(painter, box)
        room = box.adjusted(10, 0, -10, 0)
        around = str(index.data(_AROUND) or "")
        upper = QRectF(room.x(), room.y() + 4, room.width(), look.scaled(20)) if around else room
        role = look.STRONG if is_chosen else look.BODY
        title = look.metrics(role).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painting.words(painter, upper, title, role, now.accenttext if is_chosen else now.text)
        if around:
            lower = QRectF(room.x(), upper.bottom(), room.width(), look.scaled(18))
            cut = look.metrics(look.CAPTION).elidedText(around, Qt.TextElideMode.ElideRight, int(room.width()))
            painting.words(painter, lower, cut, look.CAPTION, now.text2)


class TopicList(QListWidget):
    """``chosen`` carries the id of the topic the clerk moved to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_topics")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setItemDelegate(_Delegate(self))
        self.setBackgroundRole(look.SUNKEN)
        self.viewport().setBackgroundRole(look.SUNKEN)
        self.setAccessibleName(self.tr("Topics of the manual"))
        self.currentItemChanged.connect(self._moved)

    def fill(self, found: Sequence[Found], shown: str) -> None:
        """List these; ``shown`` is the topic that is open."""
        with QSignalBlocker(self):
            self.clear()
            for each in found:
                item = QListWidgetItem(each.topic.title)
                item.setData(_ID, each.topic.id)
                item.setData(_AROUND, each.around)
                item.setToolTip(plain_tip(each.around))
                self.addItem(item)
            self.mark(shown)

    def mark(self, topic_id: str) -> None:
        """Show which topic is open; says nothing."""
        with QSignalBlocker(self):
            rows = (row for row in range(self.count()) if self.item(row).data(_ID) == topic_id)
            self.setCurrentRow(next(rows, -1))

    def ids(self) -> tuple[str, ...]:
        """The topics listed."""
        return tuple(self.item(row).data(_ID) for row in range(self.count()))

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here: the field above does."""

    def _moved(self, now: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if now is not None:
            self.chosen.emit(now.data(_ID))
