"""A PlainList for a list of the services: widths by the declared columns, the widest one takes the rest."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.models.listed_table import ListedTable
from clerk_app.gui.models.plain_table import TONE

_CHARACTER = 8
"""Pixels a column has for each character of its declared width."""
_LEAST = 11
"""Characters a column keeps where there is little room."""


class ListedList(PlainList):
    """Shows ``table``; call ``settle`` after another list was put into it."""

    def __init__(self, table: ListedTable, parent: QWidget | None = None) -> None:
        super().__init__(table, (), parent, tone=TONE)
        self._table = table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Give every column its width."""
        if self._table.listed is None:
            return
        columns = self._table.listed.columns
        widest = max(range(len(columns)), key=lambda at: columns[at].width)
        room = self.viewport().width()
        for most in (max(one.width for one in columns), 2 * _LEAST, _LEAST):
            asked = [look.scaled(min(one.width, most) * _CHARACTER) for one in columns]
            if sum(asked) <= room:
                break
        for at, width in enumerate(asked):
            self.setColumnWidth(at, max(width, room - sum(asked) + width) if at == widest else width)
