"""Labels and tool tips that show words as they are: an applicant's text is never read as markup."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from clerk_app.gui import look


def label(
    text: str = "", role: look.Type = look.BODY, tone: QPalette.ColorRole = look.TEXT, *, wrap: bool = False,
    name: str = "", parent: QWidget | None = None,
) -> QLabel:
    """A label of plain text in a role of type and a tone (``look.TEXT2`` …)."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(role))
    made.setForegroundRole(tone)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    made.setText(text)
    return made


def keep_place(shown: QWidget) -> None:
    """Let it keep its room while it is hidden: what lies below does not jump when it comes."""
    policy = shown.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    shown.setSizePolicy(policy)


class GivingLabel(QLabel):
    """One line that gives way: where it has not the room its words end in …, and a tool tip says them whole.

    With ``setWordWrap`` it is a plain label for a while.
    """

    def __init__(self, role: look.Type = look.DATA, tone: QPalette.ColorRole = look.TEXT2, *, name: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(role))
        self.setForegroundRole(tone)
        self.setObjectName(name)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint if self.wordWrap() else QSize(0, hint.height())

    def lacks(self) -> bool:
        """Whether not all of its words are seen."""
        return not self.wordWrap() and self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.lacks():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), shown)

    def event(self, event: QEvent) -> bool:
        says_less = self.lacks() and self.text() not in self.toolTip()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and says_less:
            whole = "\n".join(filter(None, (plain_tip(self.text()), self.toolTip())))
            QToolTip.showText(event.globalPos(), whole, self)
            return True
        return super().event(event)


def restyle(shown: QLabel, role: look.Type, tone: QPalette.ColorRole) -> None:
    """Give a label another role and tone."""
    shown.setFont(look.font(role))
    shown.setForegroundRole(tone)


def plain_tip(text: str) -> str:
    """The text so that a tool tip shows it letter by letter."""
    if "<" not in text:
        return text
    return f'<p style="white-space:pre-wrap">{html.escape(text, quote=False)}</p>'


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip of plain text."""
    widget.setToolTip(plain_tip(text))
