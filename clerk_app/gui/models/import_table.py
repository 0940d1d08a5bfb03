"""What a ledger's reading found, as a table: rows that stay behind, and deadlines that are not ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.models.aloud import row_aloud

COLUMNS = (
    (QT_TRANSLATE_NOOP("ImportColumns", "Sheet, row"), 150),
    (QT_TRANSLATE_NOOP("ImportColumns", "Cell or number"), 190),
    (QT_TRANSLATE_NOOP("ImportColumns", "What was found"), 0),
)


@dataclass(frozen=True)
class Found:
    """One line: where, which cell or request, and the sentence."""

    where: str
    which: str
    sentence: str


class ImportTable(QAbstractTableModel):
    """Prepared lines, nothing more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str, str], ...] = ()

    def show_found(self, found: Sequence[Found]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self._lines = tuple((each.where, each.which, each.sentence) for each in found)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_aloud(self, index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._lines[index.row()][index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("ImportColumns", COLUMNS[section][0])
        return None
