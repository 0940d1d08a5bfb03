"""Asks for a name below what it is for; Enter keeps it, Esc leaves everything as it was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import primary
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup

_WIDE = 260


class NamePopup(Popup):
    """``named`` carries what was typed; an empty name is not taken."""

    named = Signal(str)

    def __init__(self, words: str, name: str, most: int, parent: QWidget) -> None:
        super().__init__(parent, "name_popup")
        self.setAccessibleName(words)
        self.field = field(name="name_field")
        self.field.setAccessibleName(words)
        self.field.setMaxLength(most)
        self.field.setText(name)
        self.field.setMinimumWidth(look.scaled(_WIDE))
        self.field.selectAll()
        self.field.textChanged.connect(self._settle)
        self.field.returnPressed.connect(self._keep)
        self._done = primary(self.tr("Keep"), key="Enter", name="name_keep")
        self._done.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(label(words, look.CAPTION, look.TEXT2))
        column.addLayout(row)
        self.setFocusProxy(self.field)
        self.field.setFocus()
        self._settle()

    def _settle(self) -> None:
        self._done.setEnabled(bool(self.field.text().strip()))

    def _keep(self) -> None:
        if self.field.text().strip():
            name = self.field.text()
            self.close()
            self.named.emit(name)
