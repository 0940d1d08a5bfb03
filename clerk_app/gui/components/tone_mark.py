"""How pressing a date is, told by a shape: full when it is red, hollow when it is amber, none else.

A colour alone is lost on a grey print, and on who does not see it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.pill import paint_sign

_SIGNS = {"red": "triangle", "amber": "hollow"}
_OF_ROLES = {look.RED: "red", look.AMBER: "amber"}
_SIDE, _APART = 9, 5


def paint_mark(painter: QPainter, box: QRectF, tone: str, ink: str) -> None:
    """The mark of a tone ("red", "amber") in a box of 7 to 10; nothing for any other tone."""
    if tone in _SIGNS:
        paint_sign(painter, box, _SIGNS[tone], ink)


class ToneMark(QWidget):
    """The mark before words that are red or amber; it takes no room where they are neither."""

    def __init__(self, name: str = "tone_mark", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.tone = ""
        self.setFixedSize(_SIDE + _APART, look.scaled(look.CAPTION.line))
        self.hide()

    def show_role(self, role: QPalette.ColorRole) -> None:
        """The mark that goes with words in that colour."""
        self.tone = _OF_ROLES.get(role, "")
        self.setAccessibleName({"red": self.tr("red"), "amber": self.tr("amber")}.get(self.tone, ""))
        self.setVisible(bool(self.tone))
        self.update()

    def before(self, said: QWidget) -> QHBoxLayout:
        """The mark, then the words it belongs to."""
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        ink = now.red if self.tone == "red" else now.amber
        paint_mark(QPainter(self), QRectF(0, (self.height() - _SIDE) / 2, _SIDE, _SIDE), self.tone, ink)
