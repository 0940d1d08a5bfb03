"""When what is typed is kept: soon after the last key, and again and again while the disk refuses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_SOON_MS, _AGAIN_MS = 800, 5000


class KeepSoon(QObject):
    """Calls ``keep``; who keeps says how it went."""

    def __init__(self, keep: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._soon, self._again = QTimer(self), QTimer(self)
        for timer, after in ((self._soon, _SOON_MS), (self._again, _AGAIN_MS)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(keep)

    def typed(self) -> None:
        """A key was pressed: keep it soon."""
        self._soon.start()

    def begin(self) -> None:
        """It is kept just now, or there is nothing to keep."""
        self._soon.stop()

    def refused(self) -> None:
        """The disk did not take it: once more in a while."""
        self._again.start()

    def kept(self) -> None:
        """It is, or nothing is left to keep."""
        self._again.stop()

    @property
    def is_refused(self) -> bool:
        """Whether it is to be tried again."""
        return self._again.isActive()
