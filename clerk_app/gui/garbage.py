"""Python's garbage is collected on the window's thread only, between two of its events.

Anywhere else a collection that starts by itself in a job would take widgets apart on the job's thread while the window
draws them; Qt forbids that, and the program dies of it.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500
LONG = 0.05
"""Seconds the window may stand still for it: a key typed meanwhile waits as long."""


class Garbage(QObject):
    """Collects from now on, as often as Python itself would have at its usual thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is loaded by now stays: the first look would walk through all of it while the window is made
        self.long = LONG
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        for generation in reversed(range(len(gc.get_threshold()))):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                began = time.perf_counter()
                gc.collect(generation)
                if time.perf_counter() - began > self.long:
                    # What a large register has left is not walked through again: the window would stand still.
                    gc.freeze()
                return
