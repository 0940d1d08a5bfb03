"""Something that is done or not, as a row: its box, its name, and under it lines of what there is to know."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.painting import frame, ring
from clerk_app.gui.style_fields import paint_check

_LEFT = 32
_TOP = 8


class TickRow(QAbstractButton):
    """The whole row is the target; Space or Enter ticks. Put more into ``lines``, links into ``head``."""

    def __init__(self, title: str, *, is_done: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(is_done)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        self.title = label(title, look.BODY, look.TEXT2 if is_done else look.TEXT, wrap=True)
        self.title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self.title, 1)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(_LEFT, _TOP - 2, 10, 9)
        self.lines.setSpacing(1)
        self.lines.addLayout(self.head)

    def add_line(self, text: str, role: look.Type = look.CAPTION, tone=look.TEXT2, *, name: str = "") -> QLabel | None:
        """One more wrapped line; none for no text."""
        if not text:
            return None
        made = label(text, role, tone, wrap=True, name=name)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines.addWidget(made)
        said = self.accessibleDescription()
        self.setAccessibleDescription(f"{said} {text}".strip())
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks like Space; the arrows go to the next row. Keys of a field inside the row are not the row's."""
        if self.window().focusWidget() is not self:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._go(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        holder = self.parentWidget()
        rows = [] if holder is None else [one for one in holder.findChildren(TickRow) if one.isVisible()]
        rows.sort(key=_height)
        at = rows.index(self) + step if self in rows else -1
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover, the box, focus."""
        painter = QPainter(self)
        if self.isEnabled() and self.underMouse():
            frame(painter, self.rect(), look.tokens().hover, None)
        option = QStyleOptionButton()
        option.initFrom(self)
        option.rect = QRect(8, _TOP, 16, look.scaled(16))
        option.state |= QStyle.StateFlag.State_On if self.isChecked() else QStyle.StateFlag.State_Off
        paint_check(option, painter, self)
        if self.hasFocus():
            ring(painter, self.rect())
        painter.end()


def _height(row: TickRow) -> int:
    return row.y()
