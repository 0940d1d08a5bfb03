"""Lines that are ticked and done many at once; one column may be typed into."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.models.aloud import row_aloud
from clerk_app.gui.models.plain_table import TONE

Index = QModelIndex | QPersistentModelIndex
CAN = Qt.ItemDataRole.UserRole + 3
"""Whether the line can be ticked."""

LINK = Qt.ItemDataRole.UserRole + 4
"""Whether a cell leads somewhere."""


@dataclass(frozen=True)
class CheckColumn:
    """Its caption, its width (0: what is left), whether it is typed into, and whether its tone has a mark too.

    ``most``: it grows with its words up to that, where the column of what is left keeps its least, or first what its
    own words need up to its ``most``; words that have no room even so are cut in the middle.
    """

    words: str
    width: int
    is_typed: bool = False
    most: int = 0
    is_marked: bool = False


@dataclass(frozen=True)
class CheckLine:
    """One line: what it is about, its cells, and by column the tone of a cell."""

    key: Hashable
    cells: tuple[str, ...]
    tones: Mapping[int, str]
    can: bool = True
    links: frozenset[int] = frozenset()
    """The cells that lead somewhere when they are pressed."""


class CheckTable(QAbstractTableModel):
    """Column 0 is the tick. ``ticked_changed`` after each tick, ``typed`` carries a key and what was typed."""

    ticked_changed = Signal()
    typed = Signal(object, str)

    def __init__(self, columns: Sequence[CheckColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = (CheckColumn("", 36), *columns)
        self._lines: tuple[CheckLine, ...] = ()
        self._ticked: set[Hashable] = set()
        self._typed: dict[Hashable, str] = {}

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Replace all lines; ticks and typed words of those that stay stay."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._ticked &= {one.key for one in lines if one.can}
        self._typed = {key: text for key, text in self._typed.items() if any(one.key == key for one in lines)}
        self.endResetModel()
        self.ticked_changed.emit()

    def lines(self) -> tuple[CheckLine, ...]:
        """What is shown."""
        return self._lines

    def line(self, row: int) -> CheckLine | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: Hashable) -> int:
        """Where a line stands, -1 for nowhere."""
        return next((at for at, one in enumerate(self._lines) if one.key == key), -1)

    def ticked(self) -> tuple[Hashable, ...]:
        """The keys of the ticked lines in the order shown."""
        return tuple(one.key for one in self._lines if one.key in self._ticked)

    def can_tick(self) -> int:
        """How many lines can be ticked."""
        return sum(one.can for one in self._lines)

    def tick(self, keys: Sequence[Hashable], *, on: bool) -> None:
        """Tick lines, or take the ticks away; one that cannot be ticked stays as it is."""
        possible = {one.key for one in self._lines if one.can} & set(keys)
        self._ticked = self._ticked | possible if on else self._ticked - possible
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))
        self.ticked_changed.emit()

    def toggle(self, row: int) -> None:
        """Tick the line, or take its tick away."""
        line = self.line(row)
        if line is not None:
            self.tick([line.key], on=line.key not in self._ticked)

    def toggle_all(self) -> None:
        """Tick all lines; none where all are ticked."""
        self.tick([one.key for one in self._lines], on=len(self.ticked()) < self.can_tick())

    def texts(self) -> Mapping[Hashable, str]:
        """What was typed, by line."""
        return dict(self._typed)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].is_typed and self._lines[index.row()].can:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_aloud(self, index)
        if role == CAN:
            return line.can
        if column == 0:
            on = line.key in self._ticked
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked) if (
                role == Qt.ItemDataRole.CheckStateRole
            ) else None
        text = self._typed.get(line.key, "") if self.columns[column].is_typed else line.cells[column - 1]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == LINK:
            return column - 1 in line.links
        return line.tones.get(column - 1, "") if role == TONE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not self.columns[index.column()].is_typed:
            return False
        line = self._lines[index.row()]
        text = " ".join(str(value or "").split())
        if text != self._typed.get(line.key, ""):
            self._typed[line.key] = text
            self.dataChanged.emit(index, index)
            self.typed.emit(line.key, text)
            if text:
                self.tick([line.key], on=True)  # what was typed is meant to be recorded; the tick can be taken away
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].words if across else None
