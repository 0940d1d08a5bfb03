"""How a window goes for good: its widgets first, what Python holds of them after.

The other way round, garbage collected while the widgets live, Qt sends events to objects that have nothing left in
them. With the widgets go their timers, event filters and connections; jobs end when the window closes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui.main_window import MainWindow


def close_for_good(window: QWidget) -> None:
    """Close without a question; no widget of it is left afterwards. Not for a slot of its own."""
    if isinstance(window, MainWindow):
        window.may_close = True
    window.close()
    window.deleteLater()
    bury()


def part_with(window: QWidget) -> None:
    """Close it when another one has taken its place; its widgets go with the next turn of the event loop."""
    window.close()
    window.deleteLater()
    gc.unfreeze()  # what was set aside while it was open (gui/garbage.py) is garbage now


def bury() -> None:
    """Delete what waits for it: an event loop that has ended does not any more."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
