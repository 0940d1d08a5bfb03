"""What a screen reader says by itself: that something was saved, that something failed."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announcement(widget: QWidget, text: str, *, at_once: bool = False) -> QAccessibleAnnouncementEvent:
    """The event that says it; ``at_once``: into the middle of what is being said, for what failed."""
    news = QAccessibleAnnouncementEvent(widget, text)
    kinds = QAccessible.AnnouncementPoliteness
    news.setPoliteness(kinds.Assertive if at_once else kinds.Polite)
    return news


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have it said."""
    QAccessible.updateAccessibility(announcement(widget, text, at_once=at_once))
