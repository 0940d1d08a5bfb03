"""Tab goes through the window as it is read: by the places of things in their layouts, not by when they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QMainWindow, QStackedLayout, QWidget

from clerk_app.gui.components.settled_window import SettledWindow

_FROM_RIGHT = "read_from_right"


def from_right(row: QLayout) -> None:
    """Its main button stands at the right and is come to first: Enter after Enter throws nothing away."""
    row.setProperty(_FROM_RIGHT, True)


def in_order(room: QWidget) -> Iterator[QWidget]:
    """What takes the focus by Tab in it, itself first, as it is read."""
    if takes_focus(room):
        yield room
    for each in _parts(room):
        if each.isVisible():
            yield from in_order(each)


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab may stop there now."""
    by_tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & by_tab == by_tab and widget.isEnabled() and widget.isVisible() and (
        widget.focusProxy() is None
    )


def _parts(room: QWidget) -> list[QWidget]:
    """Its children: those of the layout in its order, then the others from the top left on."""
    inside = [each for each in room.children() if isinstance(each, QWidget) and not each.isWindow()]
    layout = None if isinstance(room, QMainWindow) else room.layout()
    laid = [each for each in _laid(layout) if each in inside] if layout is not None else []
    return laid + sorted((each for each in inside if each not in laid), key=_place)


def _place(widget: QWidget) -> tuple[int, int]:
    return widget.y(), widget.x()


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places: Iterable[int] = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda at: layout.getItemPosition(at)[:2])
    elif isinstance(layout, QStackedLayout):
        places = [layout.currentIndex()] if layout.count() else []
    elif layout.property(_FROM_RIGHT):
        places = reversed(places)
    for at in places:
        item = layout.itemAt(at)
        if item is None:
            continue
        if (inner := item.widget()) is not None:
            yield inner
        elif (nested := item.layout()) is not None:
            yield from _laid(nested)


class ReadingWindow(SettledWindow):
    """A window whose Tab and Shift+Tab go round in reading order."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The next stop, after the last one the first; one that is no stop itself is gone on from its parent."""
        stops = list(in_order(self))
        if not stops:
            return False
        at = self.focusWidget()
        while at is not None and at not in stops:
            at = at.parentWidget()
        step = 1 if forward else -1
        here = stops.index(at) if at is not None else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + step) % len(stops)].setFocus(reason)
        return True
