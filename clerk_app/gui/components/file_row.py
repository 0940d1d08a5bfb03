"""One attached file in a narrow panel: its name cut in the middle, what it is at the right; pressed for its menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label, set_tip

_BESIDE = 12
_ICON = 24


class FileRow(QWidget):
    """``pressed`` gives the file's id and where its menu may open (global)."""

    pressed = Signal(int, QPoint)

    def __init__(self, file: int, name: str, what: str, room: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        kind = label(what, look.CAPTION, look.TEXT2)
        left = room - kind.sizeHint().width() - look.scaled(_BESIDE + _ICON)
        cut = look.metrics(look.DATA).elidedText(name, Qt.TextElideMode.ElideMiddle, max(left, look.scaled(_ICON)))
        self.button: QPushButton = link(cut.replace("&", "&&"), icon="file-text", small=True, name="attachment")
        self.button.setAccessibleName(f"{what} {name}")
        set_tip(self.button, name)
        self.button.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(kind)

    def _pressed(self) -> None:
        self.pressed.emit(self.file, self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu."""
        self.pressed.emit(self.file, event.globalPos())
