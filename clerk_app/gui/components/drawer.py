"""A side panel that gives way on a narrow screen and is called back by F4; the choice holds while the page lives."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

NARROW = 1190
"""The width of a page below which its panel is shown only when asked for."""


class Drawer(QObject):
    """Decides whether a panel is shown: by the width, or as the clerk chose."""

    moved = Signal(bool)

    def __init__(self, panel: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._is_narrow = False
        self._chosen: dict[bool, bool] = {}

    def settle(self, page_width: int) -> None:
        """The page has this width now."""
        self._is_narrow = page_width < NARROW
        self._show(self._chosen.get(self._is_narrow, not self._is_narrow))

    def toggle(self) -> None:
        """F4."""
        self._chosen[self._is_narrow] = not self.is_open
        self._show(self._chosen[self._is_narrow])

    def open(self) -> None:
        """Show the panel: something in it is wanted."""
        if not self.is_open:
            self.toggle()

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return not self._panel.isHidden()

    def _show(self, shown: bool) -> None:
        if self.is_open is not shown:
            self._panel.setVisible(shown)
            self.moved.emit(shown)
