"""The whole window when the store cannot be opened: what happened, what to do, and a way to try again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.empty_state import Sign
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import ground

_WIDE = 560


class StoreTroublePage(QWidget):
    """``retry`` tries the same folder again, ``other_chosen`` carries another one, ``new_wanted`` begins anew."""

    retry = Signal()
    other_chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, sentence: str, folder: str, *, can_begin: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("store_trouble_page")
        ground(self, look.SURFACE)
        body = QWidget()
        body.setFixedWidth(_WIDE)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        title = label(self.tr("The data cannot be opened"), look.DATE_LARGE)
        said = label(sentence, wrap=True, name="store_trouble")
        where = label(self.tr("Store: {folder}").format(folder=folder), look.DATA, look.TEXT2, wrap=True)
        for each in (said, where):
            each.setFixedWidth(_WIDE)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        again = primary(self.tr("Try again"), name="store_retry")
        other = button(self.tr("Choose another folder"), icon="folder-open", name="store_other")
        again.clicked.connect(self._again)
        other.clicked.connect(self._other)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(again)
        row.addWidget(other)
        if can_begin:
            new = button(self.tr("Begin a new register…"), name="store_new")
            new.clicked.connect(self.new_wanted)
            row.addWidget(new)
        row.addStretch(1)
        inner.addWidget(Sign("database"))
        inner.addWidget(title)
        inner.addWidget(said)
        inner.addWidget(where)
        inner.addSpacing(10)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(body)
        across.addStretch(1)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        again.setFocus()

    def _again(self) -> None:
        self.retry.emit()

    def _other(self) -> None:
        ask.pick_folder(self, self.tr("Choose the data folder"), self._chosen)

    def _chosen(self, folder: str) -> None:
        self.other_chosen.emit(folder)
