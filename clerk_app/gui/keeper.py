"""Backups nobody has to think of: each day, after half an hour of work, and when the window is closed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import back_up_at_close, back_up_if_due, last_backup
from clerk_app.trouble import KnownTrouble

_log = logging.getLogger(__name__)
MINUTE = 60_000


class Keeper(QObject):
    """Looks once a minute whether a backup is due; what is due is said by the store."""

    kept = Signal(object, object)
    """The Backup that now is the newest, or None where there is none yet; and the day."""
    failed = Signal(KnownTrouble)
    """What kept a backup from being written."""

    def __init__(self, desk: Desk, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Say what there is, and look from now on."""
        self.kept.emit(last_backup(self._desk), self._today())
        self._timer.start()

    def _today(self) -> date:
        """The machine's own day: backups are kept by it, whatever day the window works on."""
        return self._now().astimezone().date()

    def look(self) -> None:
        """Write a backup if one is due."""
        try:
            made = back_up_if_due(self._desk, today=self._today())
        except KnownTrouble as trouble:
            _log.warning("backup not written: %s", trouble.key)
            self.failed.emit(trouble)
            return
        if made is not None:
            self.kept.emit(made, self._today())

    def end(self) -> None:
        """The last look, when the window is closed: what changed is kept."""
        self._timer.stop()
        try:
            back_up_at_close(self._desk, today=self._today())
        except KnownTrouble as trouble:
            _log.warning("backup not written at the end: %s", trouble.key)
