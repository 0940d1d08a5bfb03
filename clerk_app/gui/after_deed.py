"""What a toast offers behind its words: the folder of a file that was just written."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from clerk_app.gui.components.toast import Toast
from clerk_app.services.change import Change

FOLDER = "in_folder"
"""The fact of a Change that names the folder."""


class AfterDeed(QObject):
    """One offer at a time: that of the toast shown."""

    def __init__(self, toast: Toast) -> None:
        super().__init__(toast)
        self._folder = ""
        toast.pressed.connect(self._go)

    def way_on(self, change: Change) -> str:
        """The words of the link, empty where there is nothing to open."""
        self._folder = str(change.facts.get(FOLDER, ""))
        return self.tr("Open the folder") if self._folder else ""

    def _go(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
