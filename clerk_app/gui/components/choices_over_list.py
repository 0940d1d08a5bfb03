"""A list from edge to edge, and over it one line of choices for the row it stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.plain_list import PlainList


class ChoicesOverList(QWidget):
    """What the choices are is said by whoever inherits."""

    def choice(self, name: str, accessible: str) -> QComboBox:
        """One choice of the line, still empty."""
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(accessible)
        made.setFont(look.font(look.DATA))
        made.setFixedSize(look.scaled(190), look.scaled(30))
        return made

    def lay_out(self, *line: QWidget | None, below: PlainList) -> None:
        """Put the line over the list; None takes the room that is left."""
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        for each in line:
            if each is None:
                row.addStretch(1)
            else:
                row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(below, 1)
