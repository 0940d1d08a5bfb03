"""Where the keyboard was before it came into a part of the window, and back there when that part goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken


class FocusBack:
    """Held by the part it watches. No QObject: one half destroyed with its part would still be asked, and not answer;
    the binding lets go of an object of Python's own when nothing holds it."""

    def __init__(self, part: QWidget) -> None:
        self._part = part
        self._former: QWidget | None = None
        self._is_begun = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _holds(self, widget: QWidget | None) -> bool:
        if widget is None or not Shiboken.isValid(self._part):
            return False
        return widget is self._part or self._part.isAncestorOf(widget)

    def begin(self) -> None:
        """The part comes up: whoever reaches it by Tab goes back to what has the keyboard now."""
        now = self._part.window().focusWidget()
        self._is_begun = True
        if now is not None and not self._holds(now):
            self._former = now

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._holds(new) and not self._holds(old) and not self._is_known():
            self._former = old

    def _is_known(self) -> bool:
        return self._is_begun and not QApplication.mouseButtons() and self._is_there(self._former)

    def _is_there(self, widget: QWidget | None) -> bool:
        return widget is not None and Shiboken.isValid(widget) and widget.window() is self._part.window()

    def give(self) -> None:
        """The part is about to go: the keyboard back to where it came from, if it is in that part now."""
        former = self._former
        if former is None or not self._holds(QApplication.focusWidget()) or not self._is_there(former):
            return
        if former.isVisible() and former.isEnabled():
            former.setFocus(Qt.FocusReason.OtherFocusReason)
