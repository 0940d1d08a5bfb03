"""Several grounds of one result: the row that begins a further one, and the link that adds one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline


class GroundHead(QWidget):
    """What is asked first of a further ground; ``removed`` carries its item and its number."""

    removed = Signal(int, int)

    def __init__(self, words: str, item: int, part: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._part = item, part
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(label(words, look.CAPTION, look.TEXT2))
        across.addStretch(1)
        self.button = link(self.tr("Remove"), name=f"remove_ground_{item}_{part}")
        self.button.setAccessibleName(f"{self.tr('Remove')} {words}")
        self.button.clicked.connect(self._pressed)
        across.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(Hairline())
        column.addLayout(across)

    def _pressed(self) -> None:
        self.removed.emit(self._item, self._part)


class GroundAdder(QWidget):
    """``wanted`` carries the item (0: the only one) that is to rest on one more ground."""

    wanted = Signal(int)

    def __init__(self, item: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        said = self.tr("Matter {number}: add a ground").format(number=item) if item else self.tr("Add a ground")
        self.button = link(said, icon="plus", small=True, name=f"add_ground_{item}")
        self.button.clicked.connect(self._pressed)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 6, 0, 2)
        across.addWidget(self.button)
        across.addStretch(1)

    def _pressed(self) -> None:
        self.wanted.emit(self._item)
