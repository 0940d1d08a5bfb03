"""A clerk's hand for the window's tests: types as an input method does, clicks what is visible, names what it saw."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerk_app.gui.components.choice_row import ChoiceRow

CTRL = Qt.KeyboardModifier.ControlModifier
Wanted = TypeVar("Wanted", bound=QWidget)


def seen(qtbot: QtBot, page: QWidget, name: str) -> QWidget:
    """The visible widget of that name, waited for: what a page just built is shown with the next turn."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(QWidget, name)), timeout=5000)
    return next(one for one in page.findChildren(QWidget, name) if one.isVisible())


def type_into(qtbot: QtBot, page: QWidget, name: str, text: str) -> QWidget:
    """Replace what stands in a field."""
    shown = seen(qtbot, page, name)
    shown.setFocus()
    if isinstance(shown, QLineEdit | QPlainTextEdit | QTextEdit):
        shown.selectAll()
    if text.isascii() and text:
        qtbot.keyClicks(shown, text)
    elif text:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(shown, composed)
    else:
        qtbot.keyClick(shown, Qt.Key.Key_Delete)
    return shown


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Click a button; the click takes away what a field still offers, and the window has the keyboard again."""
    offered = QApplication.activePopupWidget()
    if isinstance(offered, QListView):
        offered.close()
        page.window().activateWindow()
    qtbot.mouseClick(seen(qtbot, page, name), Qt.MouseButton.LeftButton)


def menu_of(qtbot: QtBot, page: QWidget, name: str) -> list[QAction]:
    """Press a button that opens a menu; what the menu offers."""
    press(qtbot, page, name)
    menu = page.findChild(QMenu, f"{name}_menu")
    assert isinstance(menu, QMenu)
    return menu.actions()


def pick(qtbot: QtBot, page: QWidget, name: str, value: str) -> None:
    """Choose in a list by its value."""
    combo = seen(qtbot, page, name)
    assert isinstance(combo, QComboBox)
    assert combo.findData(value) >= 0, value
    combo.setCurrentIndex(combo.findData(value))


def choose(qtbot: QtBot, page: QWidget, words: str) -> None:
    """Click one way out of a question."""

    def there() -> list[ChoiceRow]:
        return [one for one in page.findChildren(ChoiceRow) if one.text() == words and one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=5000)
    qtbot.mouseClick(there()[0], Qt.MouseButton.LeftButton)


def reading(qtbot: QtBot, page: QWidget, words: str) -> QPushButton:
    """The visible button that says just that."""

    def there() -> list[QPushButton]:
        return [one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == words]

    qtbot.waitUntil(lambda: bool(there()), timeout=5000)
    return there()[0]
