"""The body of the window: how small it may become, and how the keyboard goes from region to region of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.reading_order import in_order

LEAST = (1000, 476)
"""Below this size the page scrolls in one piece."""


class Body(QWidget):
    """Gives its content all the room there is, never less than LEAST.

    It has no layout: a scroll area gives a layout with wrapped labels the height they would like, not what is there.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        self.setMinimumSize(*LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())


def regions_of(page: QWidget, regions: Sequence[QWidget]) -> tuple[QWidget, ...]:
    """What F6 goes through on a page: its header, what it names itself, its foot."""
    heads, feet = page.findChildren(PageHeader), page.findChildren(Foot)
    named = [each for each in regions if not any(one.isAncestorOf(each) or one is each for one in (*heads, *feet))]
    return (*heads, *named, *feet)


def go_to_region(regions: Sequence[QWidget], at: QWidget | None, step: int) -> None:
    """Give the focus to the next (or the previous) region where something takes it."""
    stops = {each: first for each in regions if each.isVisible() and (first := next(in_order(each), None))}
    shown = list(stops)
    here = next((n for n, each in enumerate(shown) if at is not None and (each is at or each.isAncestorOf(at))), 0)
    if shown:
        stops[shown[(here + step) % len(shown)]].setFocus(Qt.FocusReason.TabFocusReason)


def help_id(at: QWidget | None) -> str:
    """What the nearest widget around calls its help (property ``help``); empty where none does."""
    while at is not None:
        if topic := at.property("help"):
            return str(topic)
        at = at.parentWidget()
    return ""
