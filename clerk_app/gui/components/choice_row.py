"""One way out of a question as a radio row: its words, its article at the right; the chosen one is tinted.

Words that have no room beside their article take a second line: an official result is never cut short.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.painting import frame, ring
from clerk_app.gui.painting import words as write

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BESIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEIGHT = 30
_LINE = 20
_LEFT = 32
_GAP = 8


class ChoiceRow(EnterButton):
    """Checkable and exclusive; the whole row is the target."""

    def __init__(self, text: str, beside: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._beside = beside
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(look.scaled(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(beside)
        set_tip(self, f"{text} {beside}".strip())

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, look.scaled(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words need at this width, chosen or not."""
        super().resizeEvent(event)
        _, room = self._room()
        self.setFixedHeight(look.scaled(_HEIGHT) + look.scaled(_LINE) * (self._lines(room) - 1))

    def _room(self) -> tuple[str, float]:
        """The article as it is said at this width, and the room it leaves."""
        return self._beside_in(self.width() - _LEFT - 8, look.metrics(look.STRONG).horizontalAdvance(self.text()))

    def _lines(self, room: float) -> int:
        """One line or two, as the bold words of the chosen row need them."""
        return 1 if look.metrics(look.STRONG).horizontalAdvance(self.text()) <= room else 2

    def _beside_in(self, width: float, text: int) -> tuple[str, float]:
        """The article as far as the words leave room for it, and that room: 第三十六条第（二）项, else 第三十六条."""
        article, mark, _ = self._beside.partition("条")
        for said in (self._beside, article + mark):
            room = width - look.metrics(look.CAPTION).horizontalAdvance(said) - (_GAP if said else 0)
            if room >= text:
                return said, room
        return article + mark, room

    def paintEvent(self, event: QPaintEvent) -> None:
        """Radio, words, article."""
        painter = QPainter(self)
        colours = look.tokens()
        rect = QRectF(self.rect())
        if self.isChecked():
            frame(painter, rect, colours.soft, colours.softline)
        elif self.underMouse():
            frame(painter, rect, colours.hover, None)
        middle = QPointF(16, rect.center().y())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(colours.accent if self.isChecked() else colours.border), 1.5))
        painter.setBrush(look.color(colours.field))
        painter.drawEllipse(middle, 6.5, 6.5)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(colours.accent))
            painter.drawEllipse(middle, 3.5, 3.5)
        painter.restore()
        role = look.STRONG if self.isChecked() else look.BODY
        beside, room = self._room()
        ink = colours.accenttext if self.isChecked() else colours.text
        if self._lines(room) == 1:
            write(painter, QRectF(_LEFT, 0, room, rect.height()), self.text(), role, ink)
        else:
            painter.setFont(look.font(role))
            painter.setPen(look.color(ink))
            painter.drawText(
                QRectF(_LEFT, 0, room, rect.height()), int(_BESIDE) | Qt.TextFlag.TextWordWrap, self.text()
            )
        write(painter, rect.adjusted(0, 0, -8, 0), beside, look.CAPTION, colours.text2, _RIGHT)
        if self.hasFocus():
            ring(painter, rect)
        painter.end()
