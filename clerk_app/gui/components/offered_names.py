"""Names offered below a field: those that hold what was typed; all of them by F3, Alt+Down, or Down in an empty one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit


class OfferedNames(QCompleter):
    """Any other name may be typed all the same."""

    def __init__(self, field: QLineEdit, names: Iterable[str] = ()) -> None:
        super().__init__(field)
        self._field = field
        self._names = QStringListModel(list(names), self)
        self.setModel(self._names)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        field.setCompleter(self)
        field.installEventFilter(self)

    def offer(self, names: Iterable[str]) -> None:
        """Offer these from now on."""
        self._names.setStringList(list(names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._asks(event):
                self.setCompletionPrefix("")
                self.complete()
                return True
            if event.type() == QEvent.Type.Move and self.popup().isVisible():
                self.complete()  # the form moved below it: the list goes along
        return super().eventFilter(watched, event)

    def _asks(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_F3:
            return not plain
        wanted = (Qt.KeyboardModifier.AltModifier,) if self._field.text() else (
            Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        return event.key() == Qt.Key.Key_Down and plain in wanted
