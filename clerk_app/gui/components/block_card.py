"""One part of a letter in the list at its left: a row that says where its facts come from; opened, a card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton

_ROW = 34
_NUMBER, _NAME = 14, 34
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIGN = 14


class BlockHead(EnterButton):
    """Number, name, and at the right where it comes from (or what it lacks, in red)."""

    def __init__(self, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = str(number)
        self._note, self._lacks = "", False
        self.setText(name)
        self.setCheckable(True)
        self.setFixedHeight(look.scaled(_ROW))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)

    def say(self, note: str, *, lacks: bool) -> None:
        """Where its facts come from, or what is missing."""
        self._note, self._lacks = note, lacks
        self.setAccessibleDescription(note)
        self.update()

    def note(self) -> str:
        """What stands at its right."""
        return self._note

    def lacks(self) -> bool:
        """Whether that is a lack."""
        return self._lacks

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse() and not self.isChecked():
            painting.frame(painter, rect.adjusted(4, 1, -4, -1), now.hover, None)
        ink = now.accenttext if self.isChecked() else now.text
        role = look.STRONG if self.isChecked() else look.BODY
        painting.words(painter, rect.adjusted(_NUMBER, 0, 0, 0), self._number, look.DATA,
                       now.accenttext if self.isChecked() else now.text2)
        painting.words(painter, rect.adjusted(_NAME, 0, 0, 0), self.text(), role, ink)
        used = _NAME + look.metrics(role).horizontalAdvance(self.text()) + 16 + (_SIGN + 4 if self._lacks else 0)
        room = int(rect.width() - used - 14)
        note = look.metrics(look.CAPTION).elidedText(self._note, Qt.TextElideMode.ElideRight, max(0, room))
        painting.words(
            painter, rect.adjusted(0, 0, -14, 0), note, look.CAPTION, now.red if self._lacks else now.text2, _RIGHT
        )
        if self._lacks:
            x = rect.right() - 14 - look.metrics(look.CAPTION).horizontalAdvance(note) - _SIGN - 4
            icons.paint(painter, QRectF(x, rect.center().y() - _SIGN / 2, _SIGN, _SIGN), "triangle-alert", now.red)
        if self.hasFocus():
            painting.ring(painter, rect.adjusted(2, 1, -2, -1))
        painter.end()


class BlockCard(QWidget):
    """``wanted`` says that it should be opened (or, when open, closed). Fill ``inside``."""

    wanted = Signal(str)

    def __init__(self, block: str, number: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block
        self.setObjectName(f"block_{block}")
        self.head = BlockHead(number, name)
        self.head.setObjectName(f"block_head_{block}")
        self._body = QWidget()
        self.inside = QVBoxLayout(self._body)
        self.inside.setContentsMargins(_NAME, 0, 14, 12)
        self.inside.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body)
        self._body.hide()
        self.head.clicked.connect(self._pressed)

    @property
    def is_open(self) -> bool:
        """Whether its inside is shown."""
        return not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show or hide its inside."""
        self.head.setChecked(is_open)
        self._body.setVisible(is_open)
        self.update()

    def _pressed(self) -> None:
        self.wanted.emit(self.block)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        if self.is_open:
            painting.frame(painter, self.rect(), now.surface, now.softline, 1, 6)
            painter.fillRect(QRectF(0, 8, 3, self.height() - 16), look.color(now.accent))
        else:
            painting.across(painter, _NUMBER, self.width() - 14, self.height() - 1, now.line)
        painter.end()
