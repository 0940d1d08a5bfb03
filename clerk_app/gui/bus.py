"""One signal for the whole window: a deed was done, and what it touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """``changed`` carries a services.change.Change, after its commit."""

    changed = Signal(object)
    badge = Signal(str, int)
    """a page, and what its name in the rail is to count; 0: nothing"""
