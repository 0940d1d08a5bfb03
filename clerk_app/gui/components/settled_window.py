"""A window that never paints a layout half done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMainWindow


class SettledWindow(QMainWindow):
    """What wraps asks its parents for height, they theirs, each with the next event: all of them before the frame."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return super().event(event)
