"""Ready words under a field, as small buttons that break into lines; a press puts the words into the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.labels import label, set_tip

_MOST = 6


class PhraseRow(QWidget):
    """``chosen`` carries the words of a phrase."""

    chosen = Signal(str)

    def __init__(
        self, what: str, phrases: Sequence[tuple[str, str]], width: int, parent: QWidget | None = None
    ) -> None:
        """``phrases``: what stands on the button, and the words behind it."""
        super().__init__(parent)
        self._texts: dict[QPushButton, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(6)
        column.addWidget(label(what, look.CAPTION, look.TEXT2))
        across: QHBoxLayout | None = None
        room = 0
        for name, text in phrases[:_MOST]:
            made = button(name, small=True)
            made.setFont(look.font(look.CAPTION))
            made.setObjectName("phrase")
            set_tip(made, text)
            made.clicked.connect(self._pressed)
            self._texts[made] = text
            wide = made.sizeHint().width()
            if across is None or wide > room:
                across = QHBoxLayout()
                across.setSpacing(6)
                across.addStretch(1)
                column.addLayout(across)
                room = width
            across.insertWidget(across.count() - 1, made)
            room -= wide + 6

    def buttons(self) -> tuple[QPushButton, ...]:
        """Its buttons in order."""
        return tuple(self._texts)

    def _pressed(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.chosen.emit(self._texts[pressed])
