"""Bring a widget into view: the nearest scroll area around it moves."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

_ROOM = 40


def reveal(shown: QWidget) -> None:
    """Scroll so that the widget and a little around it is seen."""
    parent = shown.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea) and parent.widget() is not None:
        parent.ensureWidgetVisible(shown, 0, _ROOM)
