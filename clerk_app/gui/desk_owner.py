"""Who holds the desk of a window: after a change of calendar or settings it is read anew and handed to every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.store_popup import StoreFacts
from clerk_app.services.desk import Desk, reread, signed_by
from clerk_app.services.next_notice import missing_year

if TYPE_CHECKING:
    from clerk_app.gui.finder import Finder
    from clerk_app.gui.pages.settings_page import SettingsPage

_MINUTE = 60_000


class DeskOwner(QObject):
    """Lives as long as its window. Pages get the new desk before they hear of the change."""

    renewed = Signal(object)
    """the new Desk"""

    def __init__(self, desk: Desk, window: MainWindow, today: Callable[[], date]) -> None:
        super().__init__(window)
        self.desk = desk
        self._window = window
        self._today = today
        self._said_on: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.desk_stale.connect(self._renew)
        window.page_made.connect(self._page_made)
        window.take_desk(desk)
        self._finder: Finder | None = None
        self.facts = StoreFacts(window, desk)
        window.palette_wanted.connect(self._find)
        self.look()

    def look(self) -> None:
        """A night passed with the program open: every date is counted anew, another year's notice may be missing."""
        if self._said_on != self._today():
            a_night_passed = self._said_on is not None
            self._say()
            if a_night_passed:
                self._window.begin_day()

    def _find(self) -> None:
        """Ctrl+K for the first time: nothing of it is read at the start."""
        if self._finder is None:
            from clerk_app.gui.finder import Finder

            self._finder = Finder(self._window, self._window.words, self._today, self.desk)
            self._window.bus.changed.connect(self._finder.hear)
            self._finder.open()

    def _page_made(self, made: QWidget) -> None:
        if made.objectName() == "page_settings":
            cast("SettingsPage", made).clerk_wanted.connect(self.sign_as)

    def sign_as(self, name: str) -> None:
        """Another clerk works here from now on."""
        self.desk = signed_by(self.desk, name)
        self._window.status.say_clerk(name)
        self._hand_on()

    def _renew(self) -> None:
        self.desk = reread(self.desk)
        self._hand_on()
        self._say()

    def _hand_on(self) -> None:
        self._window.take_desk(self.desk)
        if self._finder is not None:
            self._finder.take_desk(self.desk)
        self.facts.desk = self.desk
        self.renewed.emit(self.desk)

    def _say(self) -> None:
        self._said_on = self._today()
        is_missing = missing_year(self.desk, self._said_on) is not None
        self._window.status.say_calendar(self.desk.workdays.known_to, is_missing=is_missing)
