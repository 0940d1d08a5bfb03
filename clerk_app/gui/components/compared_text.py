"""A text to be read beside another: what the other has not is marked."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from clerk_app.gui import look

_HIGH = 92


class ComparedText(QTextEdit):
    """Read only, plain."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFont(look.font(look.DATA))
        self.setFixedHeight(look.scaled(_HIGH))
        self.setTabChangesFocus(True)
        self.setProperty("field", True)
        self.setProperty("readOnly", True)
        self.viewport().setAutoFillBackground(False)

    def show_text(self, text: str, beside: str) -> None:
        """Mark what ``beside`` has not."""
        self.clear()
        cursor = self.textCursor()
        changed = QTextCharFormat()
        changed.setBackground(look.color(look.tokens().ambersoft))
        changed.setForeground(look.color(look.tokens().amber))
        for act, start, end, _, _ in SequenceMatcher(None, text, beside, autojunk=False).get_opcodes():
            cursor.insertText(text[start:end], QTextCharFormat() if act == "equal" else changed)
