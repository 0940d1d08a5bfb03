"""A clerk's ten fingers, counted: every stroke goes to the window, which gives it to whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Keys:
    """Nothing is clicked, nothing is given the focus."""

    def __init__(self) -> None:
        self.strokes = 0
        self._at_stage = 0

    def key(self, key: Qt.Key, more: Qt.KeyboardModifier = NONE) -> None:
        """One stroke, with what is held down beside it."""
        self.strokes += 1
        QTest.keyClick(_window(), key, more)
        QApplication.processEvents()

    def plain(self, text: str) -> None:
        """Letters and figures."""
        self.strokes += len(text)
        for sign in text:
            QTest.keyClick(_window(), sign)
        QApplication.processEvents()

    def chinese(self, text: str, pinyin: str) -> None:
        """Composed by an input method: its letters and the space that takes the first proposal."""
        self.strokes += len(pinyin) + 1
        self.given(text)

    def given(self, text: str) -> None:
        """Words that are not counted."""
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(at(), composed)

    def tab_to(self, name: str, most: int = 30) -> None:
        """Tab until the widget of that name has the keyboard."""
        for _ in range(most):
            if at().objectName() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by {most} Tabs")

    def stage(self) -> int:
        """The strokes since the stage before."""
        spent, self._at_stage = self.strokes - self._at_stage, self.strokes
        return spent


def at() -> QWidget:
    """What has the keyboard; that it is nothing, or out of sight, is a fault."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    assert found.isVisible(), f"the keyboard is on {found.objectName()!r}, which is not shown"
    return found


def _window() -> QWindow:
    """The window that has the keyboard; where the screen is none, nobody gives it back to one behind a menu."""
    return QGuiApplication.focusWindow() or at().window().windowHandle()
