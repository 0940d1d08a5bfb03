"""Which of the desk's agencies: there only where it answers for more than one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from clerk_app.cases.request import OrganId
from clerk_app.gui import look
from clerk_app.gui.components.labels import label, plain_tip, set_tip

_WIDTH = 220


class OrganChoice(QWidget):
    """``chosen`` when a person picked another one; ``every`` is the word for all of them together, if that can be."""

    chosen = Signal()

    def __init__(self, words: str, *, every: str = "", name: str = "organ", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._every = every
        self.box = QComboBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(words)
        self.box.setFont(look.font(look.BODY))
        self.box.setFixedHeight(look.scaled(32))
        self.box.setMaximumWidth(look.scaled(_WIDTH))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if not every:
            row.addWidget(label(words, look.DATA, look.TEXT2))
        row.addWidget(self.box)
        self.box.activated.connect(self._picked)
        self.hide()

    def offer(self, choices: Sequence[tuple[OrganId, str]], organ: OrganId | None) -> None:
        """The agencies, and which one is chosen; one alone is no choice."""
        self.box.clear()
        if self._every:
            self.box.addItem(self._every, None)
        for value, words in choices:
            self.box.addItem(words, value)
            self.box.setItemData(self.box.count() - 1, plain_tip(words), Qt.ItemDataRole.ToolTipRole)
        self.box.setCurrentIndex(max(0, self.box.findData(organ)))
        self.setVisible(len(choices) > 1)

    def organ(self) -> OrganId | None:
        """The one that is chosen; None where there is no choice, or all of them are meant."""
        value = self.box.currentData() if not self.isHidden() else None
        return OrganId(int(value)) if value is not None else None

    def _picked(self, _: int) -> None:
        set_tip(self.box, self.box.currentText())
        self.chosen.emit()
