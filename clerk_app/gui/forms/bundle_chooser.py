"""Which papers go into the evidence bundle, and in which order: ticked and moved up or down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.labels import label, plain_tip

_WIDTH, _HEIGHT = 520, 460
_KEY = Qt.ItemDataRole.UserRole


class BundleChooser(QDialog):
    """``chosen`` gives the keys of the ticked papers in their order; opened, never waited for."""

    chosen = Signal(tuple)

    def __init__(self, papers: Sequence[tuple[str, str]], proposed: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bundle_chooser")
        self.setWindowTitle(self.tr("Evidence for reconsideration or court"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(look.scaled(_WIDTH), look.scaled(_HEIGHT))
        self.list = QListWidget()
        self.list.setObjectName("bundle_papers")
        self.list.setFont(look.font(look.BODY))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        titles = dict(papers)
        for key in (*proposed, *(key for key in titles if key not in proposed)):
            item = QListWidgetItem(titles[key])
            item.setData(_KEY, key)
            item.setToolTip(plain_tip(titles[key]))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in proposed else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up = button(self.tr("Move up"), small=True, name="bundle_up")
        self.down = button(self.tr("Move down"), small=True, name="bundle_down")
        self.cancel = quiet(self.tr("Cancel"), key="Esc", name="bundle_cancel")
        self.make = primary(self.tr("Make the bundle"), key="Ctrl+Enter", name="bundle_make")
        self.make.setShortcut("Ctrl+Return")
        moving = QHBoxLayout()
        moving.addWidget(label(self.tr("Tick what is handed in; drag it into order."), look.DATA, look.TEXT2), 1)
        moving.addWidget(self.up)
        moving.addWidget(self.down)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(moving)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._made)
        self.list.itemChanged.connect(self._settle)
        self._settle()
        self.list.setFocus()

    def keys(self) -> tuple[str, ...]:
        """The keys of what is ticked, in the order shown."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _settle(self) -> None:
        self.make.setEnabled(bool(self.keys()))

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + step < self.list.count():
            self.list.insertItem(at + step, self.list.takeItem(at))
            self.list.setCurrentRow(at + step)

    def _made(self) -> None:
        self.chosen.emit(self.keys())
        self.accept()
