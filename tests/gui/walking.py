"""Walking over everything that can be seen: labels, buttons, and what of them is cut."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QWidget

from clerk_app.gui.actions import without_access_key
from clerk_app.gui.components.labels import GivingLabel


def labels(window: QWidget) -> Iterator[QLabel]:
    """The labels that are shown and say something."""
    for each in window.findChildren(QLabel):
        if each.isVisibleTo(window) and each.text().strip():
            yield each


def buttons(window: QWidget) -> Iterator[QAbstractButton]:
    """The buttons that are shown and say something."""
    for each in window.findChildren(QAbstractButton):
        if each.isVisibleTo(window) and each.text().strip():
            yield each


def cut(window: QWidget) -> list[str]:
    """What does not have the room its words need, in width or (wrapped) in height."""
    found = [f"label {each.text()!r} {lack}" for each in labels(window) if (lack := label_lacks(each))]
    for each in buttons(window):
        if each.width() < each.sizeHint().width():
            found.append(f"button {without_access_key(each.text())!r} {each.width()} of {each.sizeHint().width()}")
    return found + squeezed_out(window)


def label_lacks(label: QLabel) -> str:
    if isinstance(label, GivingLabel) and not label.wordWrap():
        return ""  # ends in …, its tool tip says it whole
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return f"height {label.height()} of {needed}" if label.height() < needed else ""
    needed = label.fontMetrics().size(int(Qt.TextFlag.TextExpandTabs), label.text()).width()
    if label.width() < needed:
        return f"width {label.width()} of {needed}"
    tall = label.fontMetrics().height() * label.text().count("\n")
    return f"height {label.height()} of {tall}" if label.height() < tall else ""


def squeezed_out(window: QWidget) -> list[str]:
    """Words that lie outside their parent where nothing scrolls."""
    found = []
    for each in (*labels(window), *buttons(window)):
        parent = each.parentWidget()
        if parent is None or isinstance(parent.parentWidget(), QScrollArea):
            continue
        corner = each.mapTo(parent, QPoint(each.width(), each.height()))
        if corner.x() > parent.width() + 1 or corner.y() > parent.height() + 1 or min(each.x(), each.y()) < -1:
            kind = "button" if isinstance(each, QPushButton) else "label"
            found.append(f"{kind} {each.text()!r} outside its parent")
    return found


def says_chinese(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return any("一" <= character <= "鿿" for character in text)
