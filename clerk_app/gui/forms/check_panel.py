"""Beside a sheet that somebody sent: the chosen figure, what does not add up, what does, and what its text says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.empty_state import Sign
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.forms.year_panel import YearPanel
from clerk_app.gui.words import Words
from clerk_app.law.wording import Terms


class CheckPanel(YearPanel):
    """The panel of the year sheet, with the text's sums and shares below."""

    def __init__(self, words: Words, terms: Terms, parent: QWidget | None = None) -> None:
        super().__init__(words, terms, parent)
        self._text = QWidget()
        self.column.insertWidget(self.column.count() - 1, self._text)

    def show_no_figure(self) -> None:
        """No figure is chosen: there may be no table at all."""
        self._behind = self._put(self._behind, QWidget())

    def show_text(self, sentences: Sequence[str]) -> None:
        """What was recognised and what holds of the text, a line each; none: nothing."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        if sentences:
            column.addLayout(section_head(self.tr("How it was read")))
            column.addSpacing(6)
        for sentence in sentences:
            column.addWidget(Hairline())
            row = QHBoxLayout()
            row.setContentsMargins(0, 8, 0, 8)
            row.setSpacing(8)
            row.addWidget(Sign("check", 16, "text2"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(sentence, look.DATA, look.TEXT2, wrap=True), 1)
            column.addLayout(row)
        self.column.replaceWidget(self._text, fresh)
        self._text.hide()
        self._text.deleteLater()
        self._text = fresh
