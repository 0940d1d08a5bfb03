"""The one place where push buttons are made: primary, secondary, quiet, link."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.style_buttons import LINK, PRIMARY, QUIET, SECONDARY, bare_saves, is_bare

__all__ = ["LINK", "PRIMARY", "QUIET", "SECONDARY", "EnterButton", "button", "icon_button", "link", "primary", "quiet"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def _entered(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses a button as Space does; Qt would have it so in dialogs only. A key held down presses nothing."""
    if event.key() not in _ENTER or event.modifiers() not in _PLAIN:
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class EnterButton(QAbstractButton):
    """What every button that paints itself is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if not _entered(self, event):
            super().keyPressEvent(event)


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _entered(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Qt keeps the hint of the words; without them it is less."""
        hint = super().sizeHint()
        return QSize(hint.width() - bare_saves(self), hint.height()) if is_bare(self) else hint


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
