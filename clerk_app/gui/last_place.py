"""Where the clerk was when the window was closed: how it lay, and on the same day its page."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.shelf import SHELF
from clerk_app.gui.preferences import Preferences


def remember(preferences: Preferences, window: QWidget, today: date | None) -> None:
    """Keep how it lies; the page too where a day is given."""
    preferences.geometry = window.saveGeometry()
    if isinstance(window, MainWindow):
        preferences.panels = window.panels
        if today is not None:
            preferences.last_page = (today.isoformat(), window.shown)


def page_left(preferences: Preferences, today: date) -> str:
    """The page left today; a new day begins with what is due."""
    day, page = preferences.last_page
    is_there = any(one.name == page and one.words for one in SHELF)
    return page if is_there and day == today.isoformat() else "today"
