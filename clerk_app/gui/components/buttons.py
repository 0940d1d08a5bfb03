"""The one place where push buttons are made: primary, secondary, quiet, link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.style_buttons import LINK, PRIMARY, QUIET, SECONDARY

__all__ = ["LINK", "PRIMARY", "QUIET", "SECONDARY", "button", "icon_button", "link", "primary", "quiet"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _Button(QPushButton):
    """Enter presses it as Space does; Qt would have it so in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key held down since the field before presses nothing."""
        if event.key() not in _ENTER or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(
    text: str, kind: str = SECONDARY, *, icon: str = "", key: str = "", small: bool = False, name: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button; ``key`` is the shortcut shown beside its words, ``icon`` a file of resources/icons/."""
    made = _Button(text, parent)
    made.setProperty("kind", kind)
    made.setProperty("key_cap", key)
    made.setProperty("icon_name", icon)
    made.setProperty("small", small)
    height = 22 if kind == LINK else (28 if small else 32)
    made.setFixedHeight(look.scaled(height))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAttribute(Qt.WidgetAttribute.WA_Hover)
    made.setAutoDefault(False)
    if kind == LINK:
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if name:
        made.setObjectName(name)
    return made


def primary(text: str, *, icon: str = "", key: str = "", name: str = "", parent: QWidget | None = None) -> QPushButton:
    """The one filled button of a page."""
    return button(text, PRIMARY, icon=icon, key=key, name=name, parent=parent)


def quiet(text: str, *, icon: str = "", key: str = "", name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button without a frame."""
    return button(text, QUIET, icon=icon, key=key, name=name, parent=parent)


def link(
    text: str, *, icon: str = "", name: str = "", small: bool = False, parent: QWidget | None = None
) -> QPushButton:
    """Words that can be pressed."""
    return button(text, LINK, icon=icon, name=name, small=small, parent=parent)


def icon_button(icon: str, what: str, *, name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A quiet button with only a sign; ``what`` is its accessible name and tool tip."""
    made = button("", QUIET, icon=icon, small=True, name=name, parent=parent)
    made.setFixedSize(look.scaled(28), look.scaled(28))
    made.setAccessibleName(what)
    set_tip(made, what)
    return made
