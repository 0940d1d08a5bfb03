"""Rows of the register on their way to the clipboard, as text and as a table, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from clerk_app.gui.models.request_table import COLUMNS, NO_TEXT, RequestTable
from clerk_app.services.pasting import as_html, as_table


class Copying:
    """``places`` are rows of the table, ``columns`` places in COLUMNS from left to right."""

    def __init__(self, model: RequestTable, places: Sequence[int], columns: Sequence[int]) -> None:
        self._model, self._places, self._columns = model, places, columns
        self._ids = model.ids()
        self._cells: list[list[str]] = [[COLUMNS[at].words() for at in columns]]

    @property
    def total(self) -> int:
        """Rows to copy."""
        return len(self._places)

    @property
    def done(self) -> int:
        """Rows copied."""
        return len(self._cells) - 1

    @property
    def is_over(self) -> bool:
        """Whether all are copied, or other rows stand in the list now."""
        return self.done >= self.total or self._model.ids() is not self._ids

    def go_on(self, rows: int) -> None:
        """Copy that many more."""
        if not self.is_over:
            self._cells += self._model.cells(self._places[self.done : self.done + rows], self._columns)

    def data(self) -> QMimeData:
        """What the clipboard gets."""
        made = QMimeData()
        made.setText(as_table(self._cells))
        made.setHtml(as_html(self._cells, [COLUMNS[at].id not in NO_TEXT for at in self._columns]))
        return made
