"""Have long work done in sight: whatever is over soon is not worth a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerk_app.gui.pages.waiting_page import Given, WaitingPage

Over = Callable[["Given"], None]


class InSight:
    """Shows the pages of one window, one at a time; ``patience`` is in seconds."""

    def __init__(self, show: Callable[[QWidget], None]) -> None:
        self.patience = 0.5
        self._show = show
        self._page: WaitingPage | None = None
        self._then: Over | None = None

    def have_done(self, page: WaitingPage, then: Over) -> None:
        """``then`` hears how it ended, unless the clerk closed the window, which ends the program."""
        if page.is_over_within(self.patience):
            page.end()
            page.deleteLater()
            then(page.given)
            return
        self._page, self._then = page, then
        page.ended.connect(self._ended)
        self._show(page)

    def _ended(self, given: Given) -> None:
        page, then, self._page, self._then = self._page, self._then, None, None
        if page is not None and page.is_left and given.is_stopped:
            QApplication.quit()
        elif then is not None:
            then(given)
