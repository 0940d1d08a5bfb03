"""What a toast offers behind its words: the folder of a file that was just written, or what a page would do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from clerk_app.gui.components.toast import Toast
from clerk_app.services.change import Change

FOLDER = "in_folder"
"""The fact of a Change that names the folder."""
OFFERS = "offers"
"""The fact of a Change that offers what to do next, at most two: pairs of words and the bound method to call."""

Offers = tuple[tuple[str, Callable[[], None]], ...]


class AfterDeed(QObject):
    """One offer at a time: that of the toast shown."""

    def __init__(self, toast: Toast) -> None:
        super().__init__(toast)
        self._folder = ""
        self._offers: Offers = ()
        self._toast = toast
        toast.pressed.connect(self._go)
        toast.other_pressed.connect(self._go_other)

    def tell(self, words: str, offers: Offers) -> None:
        """Say what is no deed of a case, and what may be done about it."""
        self._toast.say(words, self.way_on(Change(facts={OFFERS: offers})))

    def way_on(self, change: Change) -> str:
        """The words of the link, empty where there is nothing to open."""
        offered = change.facts.get(OFFERS, ())
        self._offers = offered if isinstance(offered, tuple) else ()
        if self._offers:
            self._toast.also(self._offers[1][0] if len(self._offers) > 1 else "")
            return self._offers[0][0]
        self._folder = str(change.facts.get(FOLDER, ""))
        return self.tr("Open the folder") if self._folder else ""

    def _go(self) -> None:
        if self._offers:
            self._offers[0][1]()
        elif self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _go_other(self) -> None:
        if len(self._offers) > 1:
            self._offers[1][1]()
