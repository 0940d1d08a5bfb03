"""The sheet of a month, its differences and the lost cases as tables: prepared cells with the requests behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.labels import plain_tip

MONTH_CELL = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class MonthCell:
    """One cell. ``requests`` are behind it; ``place`` is the title of their list; ``is_figure``: at the right."""

    text: str
    requests: frozenset[RequestId] = frozenset()
    place: str = ""
    is_figure: bool = False
    is_strong: bool = False
    is_changed: bool = False
    """Another figure than was sent."""
    indent: int = 0
    tip: str = ""


@dataclass(frozen=True)
class MonthColumn:
    """A heading; ``group`` stands over columns that belong together. ``width`` 0 takes the rest."""

    heading: str
    width: int
    group: str = ""
    is_figure: bool = False


class MonthTable(QAbstractTableModel):
    """Cells handed in whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[MonthColumn, ...] = ()
        self.lines: tuple[tuple[MonthCell, ...], ...] = ()

    def show_lines(self, columns: Sequence[MonthColumn], lines: Sequence[Sequence[MonthCell]]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.lines = tuple(map(tuple, lines))
        self.endResetModel()

    def cell(self, index: QModelIndex) -> MonthCell | None:
        """The cell at a place."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        return self.lines[index.row()][index.column()]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.tip or cell.text)
        if role == Qt.ItemDataRole.AccessibleTextRole and cell.is_figure:
            return f"{cell.place}: {cell.text}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return cell.place
        if role == MONTH_CELL:
            return cell
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.group} {column.heading}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_figure:
            return Qt.AlignmentFlag.AlignRight
        return None
