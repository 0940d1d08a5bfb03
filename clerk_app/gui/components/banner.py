"""A line inside a page: red = must act, amber = look at, plain = for information."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.announcing import announce
from clerk_app.gui.components.buttons import icon_button, link
from clerk_app.gui.components.focus_back import FocusBack
from clerk_app.gui.components.labels import label, restyle

RED = "red"
AMBER = "amber"
PLAIN = "plain"
_SIGN = {RED: "octagon-alert", AMBER: "triangle-alert", PLAIN: "info"}
_TONE = {RED: look.RED, AMBER: look.AMBER, PLAIN: look.TEXT}


class Banner(QWidget):
    """One sentence, one link; a cross only where the state can be acknowledged."""

    pressed = Signal()
    closed = Signal()

    def __init__(self, kind: str = PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.words = label(wrap=True, role=look.DATA, name="banner_words")
        self._link: QPushButton = link("", name="banner_link")
        self._close = icon_button("x", self.tr("Close"), name="banner_close")
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 3, 10, 3)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self._link)
        row.addWidget(self._close)
        self.setMinimumHeight(look.scaled(36))
        self._focus = FocusBack(self)
        self._link.clicked.connect(self._link_pressed)
        self._close.clicked.connect(self._close_pressed)
        self._link.hide()
        self._close.hide()

    def say(self, text: str, *, kind: str | None = None, way_out: str = "", can_close: bool = False) -> None:
        """Show the sentence; ``way_out`` is the word of the link."""
        is_news = text != self.text() or not self.isVisible()
        self._kind = kind or self._kind
        restyle(self.words, look.DATA, _TONE[self._kind])
        self.words.setText(text)
        self._link.setText(way_out)
        self._link.setVisible(bool(way_out))
        self._close.setVisible(can_close)
        self.setAccessibleName(text)
        self.update()
        self.show()
        if is_news:
            self._focus.begin()
            announce(self, text, at_once=self._kind == RED)

    def kind(self) -> str:
        """RED, AMBER or PLAIN."""
        return self._kind

    def text(self) -> str:
        """The sentence shown."""
        return self.words.text()

    def _link_pressed(self) -> None:
        self.pressed.emit()

    def take_focus(self) -> bool:
        """To its link; whether there is one."""
        if not self._link.isVisible():
            return False
        self._link.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _close_pressed(self) -> None:
        self._focus.give()
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        fill, line, ink = {
            RED: (now.redsoft, now.redline, now.red), AMBER: (now.ambersoft, now.amberline, now.amber),
            PLAIN: (now.sunken, now.line2, now.text2),
        }[self._kind]
        painter = QPainter(self)
        painting.frame(painter, self.rect(), fill, line, 1, 6)
        icons.paint(painter, QRectF(12, min(self.height() / 2 - 8, 12), 16, 16), _SIGN[self._kind], ink)
