"""Backups nobody has to think of: each day, and after half an hour of work. The one at the end: gui/last_backup.py."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from clerk_app.gui.backup_job import BackupJob
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import due
from clerk_app.trouble import KnownTrouble

_log = logging.getLogger(__name__)
MINUTE = 60_000


class Keeper(QObject):
    """Looks once a minute whether a backup is due; the store says what is due, the window's writer writes it."""

    def __init__(self, desk: Desk, writing: BackupJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing = writing
        writing.failed.connect(self._failed)
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start()

    def end(self) -> None:
        """The window is closed, or another store opened."""
        self._timer.stop()

    def look(self) -> None:
        """Have a backup written if one is due."""
        if self._writing.is_busy:
            return
        try:
            why = due(self._desk)
        except KnownTrouble as trouble:
            self._writing.failed.emit(trouble)
            return
        if why is not None:
            self._writing.begin(self._desk, why)

    def _failed(self, trouble: KnownTrouble) -> None:
        _log.warning("backup not written: %s", trouble.key)
