"""A list of the services (services/listed.py) as a table: its columns, its cells as they are read."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.models.aloud import row_aloud
from clerk_app.gui.models.plain_table import TONE
from clerk_app.gui.words import NONE, Words
from clerk_app.services.listed import Listed, text_of


class ListedTable(QAbstractTableModel):
    """Shows one list after another."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.listed: Listed | None = None

    def show_list(self, listed: Listed) -> None:
        """Replace everything, columns too."""
        self.beginResetModel()
        self.listed = listed
        self.endResetModel()

    def key(self, row: int) -> object:
        """What a line is about; None where there is no such line."""
        rows = self.listed.rows if self.listed else ()
        return rows[row].key if 0 <= row < len(rows) else None

    def row_of(self, key: object) -> int:
        """The line about that, -1 for none."""
        rows = self.listed.rows if self.listed else ()
        return next((at for at, row in enumerate(rows) if row.key == key), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if self.listed is None or (parent is not None and parent.isValid()) else len(self.listed.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if self.listed is None or (parent is not None and parent.isValid()) else len(self.listed.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.listed is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_aloud(self, index)
        row = self.listed.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = text_of(row.cells[index.column()])
            is_cited = self.listed.columns[index.column()].key == "article"
            return (self._words.cited(text) if is_cited else text) or NONE
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text_of(row.cells[index.column()]))
        if role == TONE:
            return row.tone if index.column() == 0 else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if not across or self.listed is None:
            return None
        column = self.listed.columns[section]
        return self._words.either(column.zh, column.en)
