"""A grid of the year sheet as a model: each cell's value in its upper left corner, marks of what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.gui.models.sheet_grid import CellKind, Grid, GridCell

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
WRONG = Qt.ItemDataRole.UserRole + 1
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class SheetTable(QAbstractTableModel):
    """Cells under a span answer with nothing; only figures can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid((), (), ())
        self._cells: dict[tuple[int, int], GridCell] = {}
        self._said: dict[tuple[int, int], str] = {}
        self._wrong: frozenset[tuple[str, str, str]] = frozenset()

    def show_grid(self, grid: Grid, wrong: Iterable[tuple[str, str, str]] = ()) -> None:
        """Replace the table; ``wrong`` are (table, row, column) of figures a blocking finding names."""
        self.beginResetModel()
        self.grid = grid
        self._cells = {(cell.row, cell.column): cell for cell in grid.cells}
        rows = {(cell.table, cell.row_id): cell.text for cell in grid.cells if cell.row_id and self._is_name(cell)}
        columns = {(cell.table, cell.column_id): cell.text for cell in grid.cells if self._is_head(cell)}
        self._said = {
            place: f"{columns.get((cell.table, cell.column_id), '')} × {rows.get((cell.table, cell.row_id), '')}"
            for place, cell in self._cells.items()
            if cell.kind is CellKind.FIGURE
        }
        self._wrong = frozenset(wrong)
        self.endResetModel()

    @staticmethod
    def _is_name(cell: GridCell) -> bool:
        return cell.kind is CellKind.LABEL or (cell.kind is CellKind.HEAD and not cell.column_id)

    @staticmethod
    def _is_head(cell: GridCell) -> bool:
        return cell.kind is CellKind.HEAD and bool(cell.column_id)

    def named(self, index: Index) -> str:
        """A figure's place in words: column × row."""
        return self._said.get((index.row(), index.column()), "")

    def index_of(self, table: str, row_id: str, column_id: str) -> QModelIndex:
        """Where a figure stands."""
        cell = self.grid.figure(table, row_id, column_id)
        return self.index(cell.row, cell.column) if cell is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.grid.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        cell = self._cells.get((index.row(), index.column()))
        if cell is None or cell.kind is not CellKind.FIGURE:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cells.get((index.row(), index.column()))
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL:
            return cell
        if role == WRONG:
            return (cell.table, cell.row_id, cell.column_id) in self._wrong
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.text if cell.kind is not CellKind.FIGURE and cell.text else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.named(index)}: {cell.text}" if cell.kind is CellKind.FIGURE else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return {CellKind.FIGURE: _RIGHT, CellKind.LABEL: _LEFT}.get(cell.kind, _CENTRE)
        return None
