"""The small window after the main one was closed, or in its place, while what was done today is backed up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look
from clerk_app.gui.backup_job import Report, Written, backing_up
from clerk_app.gui.pages.waiting_page import WIDE, Told, WaitingPage
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

_log = logging.getLogger(__name__)
HIGH = 320


class KeepingPage(WaitingPage):
    """However it ends, the data are safe: they were saved with every deed."""

    over = Signal()
    """Written, failed, or not waited for: once."""

    def __init__(self, desk: Desk, *, goes_on: bool = False) -> None:
        super().__init__("shield-check", desk.store.folder)
        self.setObjectName("keeping_page")
        self.tell(self.tr("What was done today is being backed up"), self.tr(
            "Everything is saved already. A backup of it is written and checked, as at the end of every day's work; "
            "with a large register it takes a minute."
        ))
        self.row.begin(
            self.stage(""), self.tr("What is not written now, the next start writes."),
            way_out=self.tr("Do not wait, go on") if goes_on else self.tr("Do not wait, close now"),
        )
        self._is_over = False
        for each in (self.ready, self.refused, self.stopped):
            each.connect(self._end_once)
        self.begin(partial(_backed_up, backing_up(desk, "close")))

    def show_after(self, window: QWidget) -> None:
        """Small, in the middle of where the window was."""
        self.resize(look.scaled(WIDE) + 80, look.scaled(HIGH))
        self.setWindowIcon(window.windowIcon())
        frame = self.frameGeometry()
        frame.moveCenter(window.frameGeometry().center())
        self.move(frame.topLeft())
        self.show()

    def stage(self, stage: str) -> str:
        """It has one."""
        return self.tr("Backing up today's work …")

    def stop(self) -> None:
        """Nobody waits: the window goes at once, and the writing ends where it is."""
        super().stop()
        self._end_once()

    def quit(self) -> None:
        """The store is closed first (gui/closing.py)."""
        self.give_up()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it means the same; the end of the system's session closes it too."""
        self.give_up()
        QWidget.closeEvent(self, event)

    def _end_once(self, *_: object) -> None:
        if not self._is_over:
            self._is_over = True
            self.over.emit()


def _backed_up(work: Callable[[Report], Written], told: Told) -> None:
    """Runs in the pool. What kept it from being written goes into the log only: the next start tries again."""
    try:
        work(partial(told, ""))
    except KnownTrouble as trouble:
        _log.warning("backup not written at the end: %s", trouble.key)
        raise
