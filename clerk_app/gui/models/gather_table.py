"""The units of a gathering as a table: who, how they stand, since when, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from clerk_app.cases.gathered import Standing, Unit
from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.models.aloud import row_aloud
from clerk_app.gui.words import NONE
from clerk_app.law.wording import Terms
from clerk_app.services.gather import said_of, standing_word

COLUMNS = (
    (QT_TRANSLATE_NOOP("GatherColumns", "Unit"), 230),
    (QT_TRANSLATE_NOOP("GatherColumns", "State"), 138),
    (QT_TRANSLATE_NOOP("GatherColumns", "Day"), 96),
    (QT_TRANSLATE_NOOP("GatherColumns", "What is to be said"), 0),
)
TONE = Qt.ItemDataRole.UserRole + 2
"""The name of the colour a cell's words have, empty for the usual one."""
_TONES = {
    Standing.WRONG: "red", Standing.UNREADABLE: "red", Standing.DUPLICATE: "red", Standing.WRONG_YEAR: "red",
    Standing.OTHER_FORM: "amber", Standing.LATE: "amber", Standing.MISSING: "amber",
}  # fmt: skip


class GatherTable(QAbstractTableModel):
    """Prepared lines, one a unit."""

    def __init__(self, terms: Terms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._terms = terms
        self._lines: tuple[tuple[str, str, str, str], ...] = ()
        self.units: tuple[Unit, ...] = ()

    def show_units(self, units: Sequence[Unit]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.units = tuple(units)
        self._lines = tuple(self._line(unit) for unit in units)
        self.endResetModel()

    def _line(self, unit: Unit) -> tuple[str, str, str, str]:
        day = unit.came_on.isoformat() if unit.came_on else NONE
        return unit.name or NONE, standing_word(self._terms, unit.standing), day, "".join(said_of(self._terms, unit))

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
        if role == TONE:
            return _TONES.get(self.units[index.row()].standing, "") if index.column() == 1 else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("GatherColumns", COLUMNS[section][0])
        return None
