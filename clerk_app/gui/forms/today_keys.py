"""The line under the list of the first page: what the keys do, R by what the line waits for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import restyle
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services.today import TodayLine, Wait

_CAME_IN = {
    Wait.CORRECTION: EventKind.CORRECTION_RECEIVED, Wait.THIRD_PARTY: EventKind.CONSULTATION_ANSWERED,
    Wait.AGENCY: EventKind.CONSULTATION_ANSWERED, Wait.PAYMENT: EventKind.FEE_PAID,
}  # fmt: skip
"""What R records where somebody is waited for."""
_APART = "   "


class TodayKeys(QLabel):
    """Says R only where there is something to record."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("today_keys")
        self.setTextFormat(Qt.TextFormat.PlainText)
        restyle(self, look.CAPTION, look.TEXT2)
        self.show_line(None)

    def show_line(self, line: TodayLine | None) -> None:
        """The keys of that line."""
        said = self.tr("↑↓ select   Enter open   Space why this date")
        if line is not None and line.wait is not None:
            said += _APART + self.tr("R {step}").format(step=self._words.word(_CAME_IN[line.wait]))
        self.setText(said)
