"""A grid of the year sheet as a model: each cell's value in its upper left corner, marks of what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.gui.models.sheet_grid import CellKind, Grid, GridCell

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
WRONG = Qt.ItemDataRole.UserRole + 1
HINT = Qt.ItemDataRole.UserRole + 2
CHANGED = Qt.ItemDataRole.UserRole + 3
BESIDE = Qt.ItemDataRole.UserRole + 4
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


Place = tuple[str, str, str]
"""Table, row, column."""


@dataclass(frozen=True)
class Marks:
    """What is to be seen of figures beside their values."""

    wrong: Collection[Place] = frozenset()
    """A blocking finding names them."""
    typed: Collection[Place] = frozenset()
    """A clerk types them."""
    hints: Mapping[Place, str] = field(default_factory=dict)
    """What stands in a blank: that it is still open, or was left so."""
    changed: Mapping[Place, str] = field(default_factory=dict)
    """Other than filed: both figures."""
    beside: Mapping[Place, str] = field(default_factory=dict)
    """Last year's figure."""


NO_MARKS = Marks()


class SheetTable(QAbstractTableModel):
    """Cells under a span answer with nothing; only figures can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid((), (), ())
        self._cells: dict[tuple[int, int], GridCell] = {}
        self._said: dict[tuple[int, int], str] = {}
        self._marks = NO_MARKS

    def show_grid(self, grid: Grid, wrong: Iterable[Place] = (), marks: Marks | None = None) -> None:
        """Replace the table; ``wrong`` are the figures a blocking finding names, where nothing else is marked."""
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
        self._marks = marks or Marks(wrong=frozenset(wrong))
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
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsEditable if self._place(cell) in self._marks.typed else chosen

    @staticmethod
    def _place(cell: GridCell) -> Place:
        return cell.table, cell.row_id, cell.column_id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cells.get((index.row(), index.column()))
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL:
            return cell
        if role == WRONG:
            return cell.kind is CellKind.FIGURE and self._place(cell) in self._marks.wrong
        if role in (HINT, CHANGED, BESIDE) and cell.kind is CellKind.FIGURE:
            shown = {HINT: self._marks.hints, CHANGED: self._marks.changed, BESIDE: self._marks.beside}[role]
            return shown.get(self._place(cell), "")
        if role == Qt.ItemDataRole.EditRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.text if cell.kind is not CellKind.FIGURE and cell.text else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, cell) if cell.kind is CellKind.FIGURE else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return {CellKind.FIGURE: _RIGHT, CellKind.LABEL: _LEFT}.get(cell.kind, _CENTRE)
        return None

    def _spoken(self, index: Index, cell: GridCell) -> str:
        """Place, figure, and what is marked about it, for a screen reader."""
        more = (index.data(HINT), index.data(CHANGED), index.data(BESIDE))
        return " ".join(part for part in (f"{self.named(index)}: {cell.text}", *more) if part)
