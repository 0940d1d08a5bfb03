"""已…: the short dark line that says a deed is done; one at a time, never for errors."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.focus_back import FocusBack
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot

STAYS_MS = 6000
LEFT, ABOVE = 16, 16
_SIGN_MS = 150
"""What a sign takes to be read: a long line stays longer."""


class Toast(QWidget):
    """Lies over the main region, bottom left; stays while the pointer or the focus is on it."""

    pressed = Signal()
    other_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._words = label(role=look.DATA, tone=look.ON_TIP, name="toast_words")
        self._action: QPushButton = link("", name="toast_action")
        self._action.setProperty("ink", "tiplink")
        self._other: QPushButton = link("", name="toast_other")
        self._other.setProperty("ink", "tiplink")
        self._also = ""
        self.sign = "check"
        self._focus = FocusBack(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 6, 14, 6)
        row.setSpacing(28)
        row.addWidget(self._words)
        row.addWidget(self._action)
        row.addWidget(self._other)
        self._action.clicked.connect(self._action_pressed)
        self._other.clicked.connect(self._other_was_pressed)
        self.hide()

    def say(self, text: str, action: str = "", sign: str = "check") -> None:
        """Show the line for six seconds, in place of the one before; ``sign``: the icon, a tick where it is done."""
        self.sign = sign
        self._words.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._other.setText(self._also)
        self._other.setVisible(bool(self._also))
        self._also = ""
        self.setAccessibleName(text)
        self.settle()
        self.show()
        self.raise_()
        self._timer.start(max(STAYS_MS, _SIGN_MS * len(text)))
        news = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(news)

    def also(self, action: str) -> None:
        """A second link behind the next line."""
        self._also = action

    def text(self) -> str:
        """The line shown."""
        return self._words.text()

    def take_focus(self) -> None:
        """Ctrl+`: to its link, from there to the other one; to the line itself where it has none."""
        if not self.isVisible():
            return
        now = self.window().focusWidget()
        links = [each for each in (self._action, self._other) if each.isVisible()] or [self]
        at = links.index(now) + 1 if now in links else 0
        links[at % len(links)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """Bottom left of what it lies over, above the foot shown there, however high that is."""
        room = self.parentWidget()
        feet = [foot.height() for foot in room.findChildren(Foot) if foot.isVisibleTo(room)]
        self.place(LEFT, room.height() - max(feet, default=0) - ABOVE)

    def place(self, left: int, bottom: int) -> None:
        """Stand with the lower left corner there, and as far from the right."""
        self._fit(self.parentWidget().width() - 2 * left)
        self.move(left, bottom - self.height())

    def _fit(self, room: int = 0) -> None:
        """As wide as its words; a line longer than ``room`` (pixels; 0: any) is broken."""
        self._words.setWordWrap(False)
        self.layout().activate()
        wide = self.sizeHint().width()
        if 0 < room < wide:
            self._words.setWordWrap(True)
            self.layout().activate()
            wide = room
        high = self.layout().heightForWidth(wide) if self._words.wordWrap() else self.sizeHint().height()
        self.resize(wide, max(look.scaled(36), high))

    def _action_pressed(self) -> None:
        self.hide()
        self.pressed.emit()

    def _other_was_pressed(self) -> None:
        self.hide()
        self.other_pressed.emit()

    def _go(self) -> None:
        if self.underMouse() or self._action.hasFocus() or self._other.hasFocus() or self.hasFocus():
            self._timer.start(STAYS_MS)
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on it puts it away and gives the focus back: one step."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._focus.give()
            self.hide()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.isVisible():
            self._timer.start(STAYS_MS)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        painting.frame(painter, self.rect(), now.tip, None, 0, 6)
        icons.paint(painter, QRectF(12, self.height() / 2 - 8, 16, 16), self.sign, now.ontip)
        if self.hasFocus():
            painting.frame(painter, self.rect().adjusted(2, 2, -2, -2), None, now.ontip, 1, 5)
