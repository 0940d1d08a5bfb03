"""The control of a font setting: choose a file, or go back to the shipped font; what it covers stands in the row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui import ask
from clerk_app.gui.components.buttons import button, link
from clerk_app.services.settings import Value


class FontControl(QWidget):
    """``wanted`` carries the path of the file that was picked, or the empty value of the shipped font."""

    wanted = Signal(object)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.back = link(self.tr("Use the shipped font"), name=f"font_back_{key}")
        self.pick = button(self.tr("Choose a font file"), name=f"font_pick_{key}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.pick)
        self.setFocusProxy(self.pick)
        self.back.clicked.connect(self._back)
        self.pick.clicked.connect(self._pick)
        self.show_value("")

    def show_value(self, value: Value) -> None:
        """The way back is there where there is one."""
        if not value and self.back.hasFocus():
            self.pick.setFocus()
        self.back.setVisible(bool(value))

    def _back(self) -> None:
        self.wanted.emit("")

    def _pick(self) -> None:
        ask.open_file(
            self, self.tr("Choose a font file"), self.tr("TrueType fonts (*.ttf *.ttc);;All files (*)"), self._picked
        )

    def _picked(self, path: str) -> None:
        self.wanted.emit(Path(path))
