"""One row of a form: label at the left, field, and under it a hint that an error takes the place of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.labels import label, restyle

LABEL = 84
_MOST = 120
"""The width of the column of labels, and how wide it may grow before labels take two lines."""
_UNBOUNDED = 16777215
_DOT = 12
_ROUNDING = 4
"""Pixels a label may take beyond what its letters are measured at."""


class _Dot(QWidget):
    """The grey dot of a required field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(6, look.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        dot = QRectF(1, self.height() / 2 - 2, 4, 4)
        painting.frame(QPainter(self), dot, look.tokens().border, None, 0, 2)


def field(width: int = 0, *, name: str = "", placeholder: str = "", read_only: bool = False) -> QLineEdit:
    """A one-line field of that width; 0 lets it grow."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setFont(look.font(look.BODY))
    made.setFixedHeight(look.scaled(32))
    made.setTextMargins(8, 0, 8, 0)
    made.setPlaceholderText(placeholder)
    made.setReadOnly(read_only)
    if width:
        made.setFixedWidth(width)
    return made


def text_area(height: int, *, name: str = "", placeholder: str = "") -> QPlainTextEdit:
    """A field of several lines. Tab leaves it."""
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setFont(look.font(look.BODY))
    made.setFixedHeight(height)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    made.setProperty("field", True)
    made.document().setDocumentMargin(6)
    made.viewport().setAutoFillBackground(False)
    return made


def label_column(words: Iterable[str], least: int = LABEL) -> int:
    """How wide the labels of a form are that says these words: in English more than in Chinese."""
    measured = look.metrics(look.BODY)
    said = [each for each in words if each]
    whole = max((measured.horizontalAdvance(each) for each in said), default=0)
    word = max((measured.horizontalAdvance(one) for each in said for one in each.split()), default=0)
    return max(look.scaled(least), min(whole, look.scaled(_MOST)) + _ROUNDING, word + _ROUNDING)


def align(rows: Iterable[FormRow], least: int = LABEL) -> None:
    """Give the rows of a form one column of labels."""
    held = list(rows)
    width = label_column((each.label.text() for each in held), least)
    for each in held:
        each.give_label(width)


class FormRow(QWidget):
    """Holds one field (or several side by side) and says what is wrong with it."""

    def __init__(
        self, words: str, *fields: QWidget, required: bool = False, hint: str = "", keeps_line: bool = False,
        label_width: int = LABEL, required_word: str = "", parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = fields
        self._hint = hint
        self._keeps = keeps_line or bool(hint)
        self.label: QLabel = label(words, look.BODY, look.TEXT2)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.give_label(label_width)
        self.note: QLabel = label(hint, look.CAPTION, look.TEXT3, wrap=False)
        self.note.setMinimumHeight(look.scaled(18))
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        across = self.fields_layout = QHBoxLayout()
        across.setSpacing(8)
        for each in fields:
            across.addWidget(each)
        grows = (each for each in fields if each.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding)
        if not any(each.maximumWidth() >= _UNBOUNDED for each in grows):
            across.addStretch(1)
        body = QVBoxLayout()
        body.setSpacing(2)
        body.addLayout(across)
        body.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        dot: QWidget = _Dot(self) if required else QWidget(self)
        dot.setFixedWidth(_DOT)
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(body, 1)
        for each in fields:
            if not each.accessibleName():
                each.setAccessibleName(f"{words} {required_word}".strip() if required else words)
        self._settle()

    def give_label(self, width: int) -> None:
        """The width of the label; words that do not fit take two lines."""
        is_long = self.label.fontMetrics().horizontalAdvance(self.label.text()) > width
        self.label.setWordWrap(is_long)
        line = look.scaled(32)
        self.label.setFixedSize(width, max(line, self.label.heightForWidth(width)) if is_long else line)

    def set_hint(self, text: str) -> None:
        """What stands under the field while nothing is wrong."""
        self._hint = text
        if self._keeps and not text:  # a hint of two lines leaves the room of two
            self.note.setMinimumHeight(max(self.note.minimumHeight(), self.note.height()))
        if not self.in_error():
            restyle(self.note, look.CAPTION, look.TEXT3)
            self.note.setText(text)
        self._settle()

    def set_error(self, text: str) -> None:
        """Say what is wrong and frame the first field red; empty text: all is well again."""
        for each in self.fields[:1]:
            each.setProperty("error", bool(text))
            each.setAccessibleDescription(text)
            each.update()
        restyle(self.note, look.CAPTION, look.RED if text else look.TEXT3)
        self.note.setText(text or self._hint)
        self._settle()

    def set_doubt(self, text: str) -> None:
        """Ask about what stands in the field, without a red frame; an error goes before it."""
        if text and not self.in_error():
            restyle(self.note, look.CAPTION, look.AMBER)
            self.note.setText(text)
            self.fields[0].setAccessibleDescription(text)
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_note()

    def _fit_note(self) -> None:
        """A second line only where one is too short: what may wrap asks every layout around for height again."""
        room = self.width() - self.label.width() - _DOT
        is_long = self.note.fontMetrics().horizontalAdvance(self.note.text()) + _ROUNDING > room > 0
        if self.note.wordWrap() is not is_long:
            self.note.setWordWrap(is_long)

    def in_error(self) -> bool:
        """Whether an error is shown."""
        return bool(self.fields and self.fields[0].property("error"))

    def _settle(self) -> None:
        self.note.setVisible(self._keeps or bool(self.note.text()))
        self._fit_note()
