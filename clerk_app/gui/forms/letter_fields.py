"""The field of one fact of a letter: a line, several lines with ready words, a day, or a list of results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field, text_area
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.letter_form import AskedAs, LetterField
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.letter_words import Words as Choices

_LINES = 96


class FieldMaker:
    """Makes fields; ``changed`` is the bound method their changes go to."""

    def __init__(self, words: Words, today: Callable[[], date], changed: Callable[..., None]) -> None:
        self._words, self._today, self._changed = words, today, changed

    def make(self, one: LetterField, text: str, words: str, workdays: WorkCalendar) -> QWidget:
        """The field of a fact with what stands in it."""
        if one.asked_as is AskedAs.CHOICE:
            made: QWidget = self._choice(text, one.choices)
        elif one.asked_as is AskedAs.LINES:
            made = text_area(look.scaled(_LINES))
            made.setPlainText(text)
            made.textChanged.connect(self._changed)
        elif one.asked_as is AskedAs.DAY:
            made = DateField(self._words, workdays, self._today, Leaning.PAST)
            made.setText(text)
            made.textChanged.connect(self._changed)
        else:
            made = field()
            made.setText(text)
            made.textChanged.connect(self._changed)
        made.setObjectName(f"letter_{one.name}")
        made.setProperty("fact", one.name)
        made.setAccessibleName(words)
        return made

    def _choice(self, text: str, choices: Choices) -> QComboBox:
        combo = QComboBox()
        combo.setFont(look.font(look.BODY))
        combo.setFixedHeight(look.scaled(32))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.addItem("", "")
        for value, said in choices:
            combo.addItem(said, value)
        combo.setCurrentIndex(max(0, combo.findData(text)))
        combo.currentIndexChanged.connect(self._changed)
        return combo


def value_of(shown: QWidget) -> str:
    """What stands in a field."""
    if isinstance(shown, QComboBox):
        return str(shown.currentData() or "")
    if isinstance(shown, QPlainTextEdit):
        return shown.toPlainText()
    return shown.text() if isinstance(shown, QLineEdit) else ""


def put_phrase(shown: QWidget, text: str) -> None:
    """Ready words where the cursor is; after what stands there."""
    if isinstance(shown, QPlainTextEdit):
        shown.insertPlainText(text)
    elif isinstance(shown, QLineEdit):
        shown.insert(text)
    shown.setFocus(Qt.FocusReason.OtherFocusReason)


def cursor_of(shown: QWidget) -> int:
    """Where the cursor stands, -1 where there is none."""
    if isinstance(shown, QPlainTextEdit):
        return shown.textCursor().position()
    return shown.cursorPosition() if isinstance(shown, QLineEdit) else -1


def set_cursor(shown: QWidget, at: int) -> None:
    """Put the cursor back."""
    if isinstance(shown, QPlainTextEdit):
        cursor = shown.textCursor()
        cursor.setPosition(min(max(at, 0), len(shown.toPlainText())))
        shown.setTextCursor(cursor)
    elif isinstance(shown, QLineEdit):
        shown.setCursorPosition(at)
