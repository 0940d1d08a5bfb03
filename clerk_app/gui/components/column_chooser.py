"""The list of columns: which are shown, in which order, how wide; everything acts at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.choice_popup import TickDelegate
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup

_ROW = 30
_COLUMN = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class ColumnChoice:
    """One column: its id, its heading, whether it is shown."""

    id: str
    words: str
    shown: bool


class _List(QListView):
    """``keyed``: a key that moves or sizes the column in hand."""

    keyed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.keyed.emit("up" if event.key() == Qt.Key.Key_Up else "down")
        else:
            super().keyPressEvent(event)


class ColumnChooser(Popup):
    """``asked(column, shown)``, ``moved(column, place)``, ``fitted(column)``, ``sorted_by(column)``, ``restored``."""

    asked = Signal(str, bool)
    moved = Signal(str, int)
    fitted = Signal(str)
    sorted_by = Signal(str)
    restored = Signal()
    closing = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "column_chooser")
        self.setAccessibleName(self.tr("Columns"))
        self._model = QStandardItemModel(self)
        self._filling = False
        self._most = self.maximumHeight()
        self.list = _List()
        self.list.setObjectName("column_list")
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._toggle)
        self.list.keyed.connect(self._step)
        self._model.itemChanged.connect(self._ticked)
        self._build()
        self.list.setFocus()

    def _build(self) -> None:
        up = button(self.tr("Up"), small=True, name="column_up")
        down = button(self.tr("Down"), small=True, name="column_down")
        fit = button(self.tr("Fit"), small=True, name="column_fit")
        sort = button(self.tr("Sort"), small=True, name="column_sort")
        restore = link(self.tr("Restore the usual columns"), small=True, name="columns_restore")
        up.clicked.connect(self._up)
        down.clicked.connect(self._down)
        fit.clicked.connect(self._fit)
        sort.clicked.connect(self._sort)
        restore.clicked.connect(self.restored)
        acts = QHBoxLayout()
        acts.setSpacing(6)
        for each in (up, down, fit, sort):
            acts.addWidget(each)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 10)
        column.setSpacing(6)
        column.addWidget(self.list)
        hint = label(self.tr("Space shows or hides, Alt+↑↓ moves"), look.CAPTION, look.TEXT3)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 12, 0)
        below.setSpacing(8)
        below.addWidget(hint)
        below.addLayout(acts)
        across = QHBoxLayout()
        across.addWidget(restore)
        across.addStretch(1)
        below.addLayout(across)
        column.addLayout(below)

    def fill(self, columns: Sequence[ColumnChoice], current: str = "") -> None:
        """Show these, from left to right."""
        self._filling = True
        self._model.clear()
        for each in columns:
            item = QStandardItem(each.words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setData(each.id, _COLUMN)
            item.setCheckState(Qt.CheckState.Checked if each.shown else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        places = [at for at, each in enumerate(columns) if each.id == current]
        self.list.setCurrentIndex(self._model.index(places[0] if places else 0, 0))
        self.list.setFixedHeight(min(self._most, len(columns) * look.scaled(_ROW)))
        self._filling = False

    def be_lower(self, lack: int) -> None:
        """The list scrolls."""
        self._most = max(look.scaled(_ROW), self.list.height() - lack)
        self.list.setFixedHeight(self._most)
        self.adjustSize()

    @property
    def current(self) -> str:
        """The column in hand."""
        return str(self.list.currentIndex().data(_COLUMN) or "")

    def _toggle(self, index: QModelIndex) -> None:
        item = self._model.itemFromIndex(index)
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _ticked(self, item: QStandardItem) -> None:
        if not self._filling:
            self.asked.emit(item.data(_COLUMN), item.checkState() == Qt.CheckState.Checked)

    def _step(self, way: str) -> None:
        place = self.list.currentIndex().row() + (-1 if way == "up" else 1)
        if 0 <= place < self._model.rowCount():
            self.moved.emit(self.current, place)

    def _up(self) -> None:
        self._step("up")

    def _down(self) -> None:
        self._step("down")

    def _fit(self) -> None:
        self.fitted.emit(self.current)

    def _sort(self) -> None:
        self.sorted_by.emit(self.current)
