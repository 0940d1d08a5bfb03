"""How an open store is kept and left: backups while the window works, and one of the rest, seen where it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.keeper import Keeper
from clerk_app.services.upkeep import due_at_close
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.main_window import MainWindow
    from clerk_app.gui.pages.keeping_page import KeepingPage
    from clerk_app.services.desk import Desk


class Closing(QObject):
    """The store stays open until its last backup is written or given up; then it is closed, then the threads end."""

    patience = 0.5
    """Seconds after which it is shown that today's work is backed up."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._keeper: Keeper | None = None
        self._window: MainWindow | None = None
        self._page: KeepingPage | None = None

    def keep(self, desk: Desk, window: MainWindow) -> None:
        """Back this store up by itself from now on, and what is left when the window is closed."""
        self._desk, self._window = desk, window
        self._keeper = Keeper(desk, BackupJob.of(window.jobs), self)
        self._keeper.begin()
        window.left.connect(self._left)

    def rest(self) -> None:
        """Another window takes the place of this one: no end of work."""
        if self._keeper is not None:
            self._keeper.end()
            self._keeper.deleteLater()
            self._keeper = self._window = None

    def page(self, *, goes_on: bool = False) -> KeepingPage | None:
        """To be shown until what was done is backed up; None: that is done, failed, or there is nothing to back up.

        A backup that cannot be written keeps nobody from leaving. ``goes_on``: other data are opened then.
        """
        if self._keeper is None or self._desk is None:
            return None
        self.rest()
        try:
            if due_at_close(self._desk) is None:
                return None
            from clerk_app.gui.pages.keeping_page import KeepingPage

            page = KeepingPage(self._desk, goes_on=goes_on)
        except KnownTrouble:
            return None
        if not page.is_over_within(self.patience):
            return page
        page.end()
        page.deleteLater()
        return None

    def _left(self) -> None:
        """The window is closed. Where the system ends its session, it waits for nobody: the next start backs up."""
        window = self._window
        if window is None:
            return
        if cast("QGuiApplication", QGuiApplication.instance()).isSavingSession():
            self.rest()
        self._page = self.page()
        if self._page is not None:
            self._page.over.connect(self._page.close)
            self._page.show_after(window)

    def shut(self, desk: Desk | None) -> None:
        """Close the store; first that, so that whoever ends the program by force finds it closed."""
        page, self._page, self._desk = self._page, None, None
        self.rest()
        if page is not None:
            page.give_up()
        if desk is not None:
            desk.store.close()
        if page is not None:
            page.end()
            page.close()
            page.deleteLater()
