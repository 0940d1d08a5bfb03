"""A side panel that gives way on a narrow screen and is called back by F4; the window keeps what was chosen by page."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.gui.components.focus_back import FocusBack

NARROW = 1190
"""The width of a page below which its panel is shown only when asked for."""


def wanted(page: QWidget, *, is_narrow: bool = False) -> bool | None:
    """Whether the clerk opened or shut the panel of a page; None: neither."""
    return _choices(page).get(_name(page, is_narrow))


def want(page: QWidget, is_open: bool, *, is_narrow: bool = False) -> None:
    """The clerk opened or shut it."""
    _choices(page)[_name(page, is_narrow)] = is_open


def _choices(page: QWidget) -> MutableMapping[str, bool]:
    """Kept by the window; by the page itself where there is none around it."""
    found = getattr(page.window(), "panels", None)
    return found if isinstance(found, MutableMapping) else page.__dict__.setdefault("panels", {})


def _name(page: QWidget, is_narrow: bool) -> str:
    """In a narrow window the panel lies in the way: that is chosen apart."""
    return f"{page.objectName()}{' narrow' if is_narrow else ''}"


class Drawer(QObject):
    """Decides whether a panel is shown: by the width, or as the clerk chose."""

    moved = Signal(bool)

    def __init__(self, panel: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._panel = panel
        self._page = page
        self._is_narrow = False
        self._focus = FocusBack(panel)

    def settle(self, page_width: int) -> None:
        """The page has this width now."""
        self._is_narrow = page_width < NARROW
        chosen = wanted(self._page, is_narrow=self._is_narrow)
        self._show(not self._is_narrow if chosen is None else chosen)

    def toggle(self) -> None:
        """F4."""
        want(self._page, not self.is_open, is_narrow=self._is_narrow)
        self._show(not self.is_open)

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
            if not shown:
                self._focus.give()
            self._panel.setVisible(shown)
            self.moved.emit(shown)
