"""The numbers of the year's letters, below their settings: one line a row of numbers, what is missing or twice."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.number_book import number_book, told

_MOST = 20
"""Findings shown; the rest is only counted."""


class NumberLines(QWidget):
    """Read only."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("number_lines")
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 0, 14)
        self._column.setSpacing(6)
        self._column.addWidget(label(self.tr("Numbers given this year"), look.STRONG))
        self._lines = QWidget()
        self._column.addWidget(self._lines)

    def texts(self) -> tuple[str, ...]:
        """The sentences as shown."""
        column = self._lines.layout()
        return tuple(column.itemAt(place).widget().text() for place in range(column.count()))  # type: ignore[attr-defined]

    def show_year(self, desk: Desk, year: int) -> None:
        """The rows of that year as they are now."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        rows = number_book(desk, year)
        findings = 0
        for row in rows:
            summary, *others = told(row)
            column.addWidget(label(self._words.sentence(summary.key, summary.facts), look.DATA, wrap=True))
            for one in others[: max(0, _MOST - findings)]:
                column.addWidget(label(self._words.sentence(one.key, one.facts), look.DATA, look.AMBER, wrap=True))
            findings += len(others)
        if findings > _MOST:
            more = self.tr("and {n} more").format(n=findings - _MOST)
            column.addWidget(label(more, look.DATA, look.TEXT2))
        if not rows:
            column.addWidget(label(self.tr("No number has been given yet."), look.DATA, look.TEXT2))
        self._column.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh
