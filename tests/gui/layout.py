"""What of a page's words a clerk cannot read: cut by their room, covered by a neighbour, or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QScrollArea, QWidget

from clerk_app.gui.actions import without_access_key
from clerk_app.gui.components.rail import RailButton
from clerk_app.gui.components.segment import Segment
from tests.gui.walking import buttons, label_lacks, labels

_TOUCH = 2
"""Logical pixels two frames may share: lines drawn on one another are no overlap."""
_FIELD_MARGINS = 12


def faults(window: QWidget, *, sideways: bool = False) -> list[str]:
    """Every fault of the words shown in it, said so that it can be found. ``sideways``: also what is wider than a room
    that scrolls downwards only."""
    return [*_cut(window), *_hidden(window, sideways=sideways), *_covered(window)]


def _cut(window: QWidget) -> Iterator[str]:
    for label in labels(window):
        if lack := label_lacks(label):
            yield f"label {_name(label)} {lack}"
    for button in buttons(window):
        needed = button.sizeHint()
        if button.width() < needed.width() or button.height() < button.fontMetrics().height():
            yield f"button {_name(button)} {button.width()} of {needed.width()}"
    for choice in window.findChildren(Segment):
        last = choice.cells()[-1] if choice.isVisibleTo(window) and choice.cells() else QRect()
        if not choice.rect().contains(last) and not last.isNull():
            yield f"choices {choice.objectName()} {choice.size()} of {last}"
    for item in window.findChildren(RailButton):
        if not item.narrow and (item.width() < item.room_for_words() or item.height() < item.least_height()):
            yield f"rail {item.text()!r} {item.size()}"
    for box in window.findChildren(QComboBox):
        needed = box.fontMetrics().horizontalAdvance(box.currentText()) + _FIELD_MARGINS
        is_told = box.toolTip() == box.currentText()
        if box.isVisibleTo(window) and not box.isEditable() and box.width() < needed and not is_told:
            yield f"choice {box.currentText()!r} {box.width()} of {needed}"
    for field in window.findChildren(QLineEdit):
        needed = field.fontMetrics().horizontalAdvance(field.placeholderText()) + _FIELD_MARGINS
        if field.isVisibleTo(window) and not field.text() and field.width() < needed:
            yield f"hint {field.placeholderText()!r} {field.width()} of {needed}"


def _hidden(window: QWidget, *, sideways: bool) -> Iterator[str]:
    """Words that lie outside a parent, and no scroll bar brings them in."""
    for each in _worded(window):
        child = each
        while child is not window:
            parent = child.parentWidget()
            if parent is None or _scrolls(child, sideways=sideways):
                break
            inside = QRect(each.mapTo(parent, QPoint(0, 0)), each.size())
            if not parent.rect().adjusted(-_TOUCH, -_TOUCH, _TOUCH, _TOUCH).contains(inside):
                room = parent.objectName() or type(parent).__name__
                yield f"{_name(each)} outside {room} {inside} of {parent.rect()}"
                break
            child = parent


def _scrolls(child: QWidget, *, sideways: bool) -> bool:
    viewport = child.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    if isinstance(area, QAbstractItemView):  # a form in a list scrolls with its entries, downwards only
        return child.width() <= viewport.width()
    if not isinstance(area, QScrollArea) or area.widget() is not child:
        return False
    goes = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return goes or not sideways or child.width() <= viewport.width() + _TOUCH


def _covered(window: QWidget) -> Iterator[str]:
    """Pairs of words on the same ground that lie on one another."""
    placed = [(each, shown_part(each, window)) for each in _worded(window)]
    for (one, here), (other, there) in combinations(placed, 2):
        both = here.intersected(there)
        if both.width() <= _TOUCH or both.height() <= _TOUCH:
            continue
        if one.isAncestorOf(other) or other.isAncestorOf(one) or _lies_over(one, other, window):
            continue
        yield f"{_name(one)} {here} over {_name(other)} {there}"


def _worded(window: QWidget) -> list[QWidget]:
    fields = [each for kind in (QLineEdit, QComboBox) for each in window.findChildren(kind) if each.isVisibleTo(window)]
    return [*labels(window), *buttons(window), *fields]


def shown_part(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that is seen: what its parents, viewports too, let through."""
    seen = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        seen = seen.intersected(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        parent = parent.parentWidget()
    return seen


def _lies_over(one: QWidget, other: QWidget, window: QWidget) -> bool:
    """Whether one of them is on something that lies over the page on purpose: a drawer, a popup, the toast."""
    return _layer(one, window) is not _layer(other, window)


def _layer(widget: QWidget, window: QWidget) -> QWidget:
    while widget is not window:
        if widget.property("lies_over") or widget.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
            return widget
        widget = widget.parentWidget()
    return window


def _name(widget: QWidget) -> str:
    said = getattr(widget, "text", None)
    words = without_access_key(said()) if said is not None else ""
    return f"{type(widget).__name__} {widget.objectName()} {words[:40]!r}"
