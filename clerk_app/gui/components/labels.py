"""Labels and tool tips that show words as they are: an applicant's text is never read as markup."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

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
