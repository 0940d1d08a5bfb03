"""Prepared words as a read-only table: what every such list shows, says aloud and answers Qt alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.models.aloud import row_aloud

TONE = Qt.ItemDataRole.UserRole + 2
"""The name of the colour a cell's words have, empty for the usual one."""


class PlainTable(QAbstractTableModel):
    """``columns``: a caption, translated in ``context``, and a width (0: what is left) for each."""

    def __init__(self, context: str, columns: tuple[tuple[str, int], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._columns = columns
        self.lines: tuple[tuple[str, ...], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, ...]]) -> None:
        """Replace the lines; each is the words of its cells."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def widths(self) -> tuple[int, ...]:
        """How wide the columns are."""
        return tuple(width for _, width in self._columns)

    def captions(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return tuple(QCoreApplication.translate(self._context, caption) for caption, _ in self._columns)

    def tone(self, row: int, column: int) -> str:
        """The name of the colour of a cell's words; a list with colours of its own says it."""
        return ""

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_aloud(self, index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.lines[index.row()][index.column()])
        return self.tone(index.row(), index.column()) if role == TONE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.captions()[section] if across else None
