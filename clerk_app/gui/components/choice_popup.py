"""The list a filter opens: check boxes with counts; Space toggles, Enter applies, Esc undoes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import link, primary
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup

_ROW = 30
_MOST_ROWS = 10
_SEARCH_FROM = 9
_COUNT = Qt.ItemDataRole.UserRole + 1


class Offered(Protocol):
    """What the list needs to know of a choice."""

    @property
    def value(self) -> object: ...
    @property
    def words(self) -> str: ...
    @property
    def count(self) -> int: ...


class TickDelegate(QStyledItemDelegate):
    """A box, a word, a count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(120, look.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        now = look.tokens()
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_Selected:
            painting.frame(painter, rect.adjusted(4, 1, -4, -1), now.sel, None)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.frame(painter, rect.adjusted(4, 1, -4, -1), now.hover, None)
        box = QStyleOptionButton()
        box.rect = rect.adjusted(12, 0, 0, 0).toRect()
        box.rect.setWidth(16)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled | (QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off)
        option.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget)
        count = str(index.data(_COUNT) or "")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.words(painter, rect.adjusted(0, 0, -14, 0), count, look.CAPTION, now.text3, right)
        taken = look.metrics(look.CAPTION).horizontalAdvance(count) + 24
        room = rect.adjusted(36, 0, -taken, 0)
        words = look.metrics(look.DATA).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painting.words(painter, room, words, look.DATA, now.text)


class ChoiceList(QListView):
    """``entered_now`` when Enter is pressed in it."""

    entered_now = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_now.emit()
        else:
            super().keyPressEvent(event)


class WaitPopup(Popup):
    """Stands where the list will be, until its choices are known."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent, "wait_popup")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(label(words, look.DATA, look.TEXT2))
        self.setAccessibleName(words)


class ChoicePopup(Popup):
    """``applied`` carries the frozenset of chosen values; it closes itself."""

    applied = Signal(object)

    def __init__(self, choices: Sequence[Offered], chosen: frozenset[object], parent: QWidget) -> None:
        super().__init__(parent, "choice_popup")
        self._search: QLineEdit | None = None
        self._values = [each.value for each in choices]
        self._model = QStandardItemModel(self)
        for each in choices:
            item = QStandardItem(each.words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setData(each.count, _COUNT)
            item.setCheckState(Qt.CheckState.Checked if each.value in chosen else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self.list = ChoiceList()
        self.list.setObjectName("choice_list")
        self.list.setAccessibleName(self.tr("Choices"))
        self._build(choices)
        self._list_first()

    def _build(self, choices: Sequence[Offered]) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        rows = min(max(1, len(choices)), _MOST_ROWS)
        self.list.setFixedHeight(rows * look.scaled(_ROW))
        widest = max((look.metrics(look.DATA).horizontalAdvance(each.words) for each in choices), default=0)
        self.list.setMinimumWidth(min(360, max(200, widest + 96)))
        self.list.entered_now.connect(self._apply)
        self.list.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.setSpacing(4)
        if len(choices) >= _SEARCH_FROM:
            self._search = field(name="choice_search", placeholder=self.tr("Find in this list"))
            self._search.setAccessibleName(self.tr("Find in this list"))
            self._search.textChanged.connect(self._narrow)
            self._search.returnPressed.connect(self._apply)
            room = QHBoxLayout()
            room.setContentsMargins(8, 3, 8, 0)
            room.addWidget(self._search)
            column.addLayout(room)
        column.addWidget(self.list)
        clear = link(self.tr("Choose none"), name="choice_clear")
        done = primary(self.tr("Apply"), key="Enter", name="choice_apply")
        done.setFixedHeight(look.scaled(28))
        clear.clicked.connect(self._clear)
        done.clicked.connect(self._apply)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 3)
        foot.addWidget(clear)
        foot.addStretch(1)
        foot.addWidget(done)
        column.addLayout(foot)

    def be_lower(self, lack: int) -> None:
        """The list scrolls."""
        self.list.setFixedHeight(max(look.scaled(_ROW), self.list.height() - lack))
        self.adjustSize()

    def _list_first(self) -> None:
        self.list.setCurrentIndex(self._model.index(0, 0))
        (self._search or self.list).setFocus()

    def _items(self) -> list[QStandardItem]:
        return [self._model.item(at) for at in range(self._model.rowCount())]

    def _toggle(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(index)
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _narrow(self, text: str) -> None:
        for at, item in enumerate(self._items()):
            self.list.setRowHidden(at, text.strip().casefold() not in item.text().casefold())

    def _clear(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)
        self._apply()

    def _apply(self) -> None:
        pairs = zip(self._values, self._items(), strict=True)
        self.applied.emit(frozenset(value for value, item in pairs if item.checkState() == Qt.CheckState.Checked))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._search is not None and self._search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)
