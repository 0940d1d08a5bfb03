"""Pasted rows as a table: one line a request, its due day, its cells as they stand, and which of them are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from clerk_app.gui.column_words import ColumnWords
from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.words import NONE, Words
from clerk_app.services.ledger_guess import Pasted
from clerk_app.services.ledger_pasted import CellProblem, ReadRow

NUMBER, DUE, FIRST = 0, 1, 2
"""The column of the row's number, that of its due day, and the first that was pasted."""
WRONG = Qt.ItemDataRole.UserRole + 1
"""Whether a cell is framed red; in the column of the number, whether anything is wrong with the row."""
UNREAD = Qt.ItemDataRole.UserRole + 2
"""Whether a row is still to be read."""
WRITTEN = Qt.ItemDataRole.UserRole + 3
"""In a heading: what stood above the column."""
Index = QModelIndex | QPersistentModelIndex


@dataclass
class PasteLine:
    """One row: ``number`` as the clerk counts, its cells, and what reading it found (None: not read yet)."""

    number: int
    cells: list[str]
    read: ReadRow | None = None
    problems: tuple[CellProblem, ...] = ()
    """Its own, and those it has because of another row."""
    hints: tuple[CellProblem, ...] = ()
    wrong: frozenset[int | None] = field(default_factory=frozenset)

    @property
    def is_good(self) -> bool:
        """Whether it can be registered."""
        return self.read is not None and self.read.row is not None and not self.problems


class PasteTable(QAbstractTableModel):
    """Says what was typed into a cell; the page reads the row anew."""

    typed = Signal(int, int, str)
    """line, column of the paste, the text"""

    def __init__(self, words: Words, called: ColumnWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._called = called
        self.lines: list[PasteLine] = []
        self.pasted = Pasted((), (), ())
        self._names: tuple[str, ...] = ()

    def show_lines(self, pasted: Pasted, lines: Sequence[PasteLine], names: Sequence[str]) -> None:
        """Replace everything; ``names`` is what each pasted column is taken for, in words."""
        self.beginResetModel()
        self.pasted, self.lines, self._names = pasted, list(lines), tuple(names)
        self.endResetModel()

    def show_columns(self, pasted: Pasted, names: Sequence[str]) -> None:
        """The columns are taken for something else."""
        self.pasted, self._names = pasted, tuple(names)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST, max(FIRST, self.columnCount() - 1))

    def add_column(self, pasted: Pasted, names: Sequence[str]) -> None:
        """One more column at the right, its cells empty."""
        at = self.columnCount()
        self.beginInsertColumns(QModelIndex(), at, at)
        for line in self.lines:
            line.cells.append("")
        self.pasted, self._names = pasted, tuple(names)
        self.endInsertColumns()

    def wrong_places(self) -> list[tuple[int, int]]:
        """Row and column of every wrong cell, from the top; of a row wrong as a whole its first."""
        return [
            (row, FIRST + max(0, column)) for row, line in enumerate(self.lines)
            for column in sorted(-1 if one is None else one for one in line.wrong)
        ]

    def take(self, places: Iterable[int]) -> None:
        """Leave these lines out."""
        for place in sorted(places, reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self.lines[place]
            self.endRemoveRows()

    def keep(self, kept: Sequence[PasteLine]) -> None:
        """Only these lines remain."""
        self.beginResetModel()
        self.lines = list(kept)
        self.endResetModel()

    def changed(self, first: int, last: int) -> None:
        """Lines were read anew."""
        if self.lines and first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else FIRST + len(self._names)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() >= FIRST else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], index.column()
        if role == WRONG:
            return bool(line.problems) if column == NUMBER else column - FIRST in line.wrong and column >= FIRST
        if role == UNREAD:
            return line.read is None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(line, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [self._text(line, column)]
            here = None if column == NUMBER else column - FIRST
            said += [self._called.sentence(one.key, one.facts) for one in line.problems if one.column == here]
            return " ".join(said)
        return None

    def _text(self, line: PasteLine, column: int) -> str:
        if column == NUMBER:
            return str(line.number)
        if column == DUE:
            due_on = line.read.due_on if line.read is not None and not line.problems else None
            return NONE if due_on is None else f"{self._words.short_day(due_on)} {self._words.weekday(due_on)}"
        return line.cells[column - FIRST]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() < FIRST:
            return False
        text, column = str(value).strip(), index.column() - FIRST
        if text != self.lines[index.row()].cells[column]:
            self.typed.emit(index.row(), column, text)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section >= FIRST:
                return self._names[section - FIRST]
            return self.tr("Row") if section == NUMBER else self.tr("Due")
        if role == WRITTEN and section >= FIRST:
            return self.pasted.headings[section - FIRST]
        return None
