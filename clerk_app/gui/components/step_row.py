"""One offered step as a row that can be pressed: its name, its condition with the article, its key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import GivingLabel, label, set_tip
from clerk_app.gui.painting import across, frame, ring


class StepRow(QAbstractButton):
    """As wide as the panel; a disabled one keeps its place and says why. ``sheet_wanted``: the link to its paper."""

    sheet_wanted = Signal()

    def __init__(
        self, name: str, condition: str, key: str, *, can: bool, whole: str = "", sheet: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``whole`` is all that is to be said where ``condition`` is only its beginning; ``sheet``: words of a link."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        title = GivingLabel(look.BODY, look.TEXT)
        title.setText(name)
        self.key = label(key, look.CAPTION, look.TEXT2)
        why = _Reason(condition)
        for shown in (title, self.key, why):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        first = QHBoxLayout()
        first.addWidget(title, 1)
        if sheet and can:
            paper = link(sheet, small=True, name="print_sheet")
            paper.setFont(look.font(look.CAPTION))
            paper.clicked.connect(self._sheet_pressed)
            first.addWidget(paper)
        first.addWidget(self.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 6, 6)
        column.setSpacing(1)
        column.addLayout(first)
        column.addWidget(why)
        why.setVisible(bool(condition))
        self.setAccessibleName(name)
        self.setAccessibleDescription(whole or condition)
        if whole:
            set_tip(self, whole)
        self.setEnabled(can)
        if can:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _sheet_pressed(self) -> None:
        self.sheet_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover, focus, and the line below."""
        painter = QPainter(self)
        colours = look.tokens()
        if self.isEnabled() and self.underMouse():
            frame(painter, self.rect().adjusted(0, 1, 0, -1), colours.hover, None)
        across(painter, 0, self.width(), self.height() - 1, colours.line)
        if self.hasFocus():
            ring(painter, self.rect().adjusted(0, 0, 0, -1))
        painter.end()


class _Reason(QLabel):
    """The condition; of a disabled step it is what must be read, so it is never greyed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(look.CAPTION))
        self.setForegroundRole(look.TEXT2)
        self.setWordWrap(True)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plain wrapped text in the secondary ink."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(look.color(look.tokens().text2))
        painter.drawText(self.rect(), int(Qt.TextFlag.TextWordWrap), self.text())
        painter.end()
