"""Another way in: a framed card with sign, title, one line and an arrow; the whole card is the button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton


class WayCard(EnterButton):
    """60 high, as wide as there is room."""

    def __init__(self, icon: str, title: str, more: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._more = icon, more
        self.setText(title)
        self.setObjectName(name)
        self.setAccessibleName(f"{title}。{more}")
        self.setFixedHeight(look.scaled(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        texts = ((self.text(), look.STRONG), (self._more, look.CAPTION))
        wide = max(look.metrics(role).horizontalAdvance(text) for text, role in texts)
        return QSize(46 + wide + 36, look.scaled(60))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        fill = now.hover if self.underMouse() or self.isDown() else now.surface
        painting.frame(painter, self.rect(), fill, now.line2, 1, 6)
        middle = self.height() / 2
        icons.paint(painter, QRectF(14, middle - 16, 20, 20), self._icon, now.accenttext)
        half = self.height() / 2
        painting.words(painter, QRectF(46, 6, self.width() - 82, half - 4), self.text(), look.STRONG, now.text)
        painting.words(painter, QRectF(46, half, self.width() - 82, half - 8), self._more, look.CAPTION, now.text2)
        painter.save()
        painter.translate(QPointF(self.width() - 20, middle))
        painter.rotate(-90)
        painting.chevron(painter, QPointF(0, 0), 4, now.text2)
        painter.restore()
        if self.hasFocus():
            painting.ring(painter, self.rect(), 6)
