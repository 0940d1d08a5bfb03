"""The events of one request as rows of the timeline; prepared values, no look-up inside ``data``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clerk_app.cases.request import EntryId

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@unique
class Node(Enum):
    """The sign on the rail."""

    RECEIVED = "received"
    STEP = "step"
    STOPS = "stops"
    RUNS = "runs"
    STRUCK = "struck"
    DRAFT = "draft"


@dataclass(frozen=True)
class EventRow:
    """One recorded event as the timeline shows it."""

    entry: EntryId
    day: str
    weekday: str
    title: str
    node: Node
    tag: str = ""
    """What it does to the clock, in words."""
    detail: str = ""
    note: str = ""
    """A line of its own below: who let it pass in spite of a check, and why."""
    link: str = ""
    document: int | None = None
    file: int | None = None
    """The attached file that the link opens."""
    draft: str = ""
    """The kind of the letter that is being written."""
    recorded: str = ""
    can_strike: bool = True
    can_correct: bool = False
    is_low: bool = False
    """Told in one line: nothing stands below its title."""
    sentence: str = ""
    """The row for those who do not see it."""

    @property
    def is_struck(self) -> bool:
        """Whether the entry was a mistake and is out of force."""
        return self.node is Node.STRUCK


class EventList(QAbstractListModel):
    """Rows in the order of their days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[EventRow, ...] = ()

    def show_rows(self, rows: Sequence[EventRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, entry: EntryId) -> int:
        """Where an entry stands, -1 where it does not."""
        return next((at for at, row in enumerate(self._rows) if row.entry == entry), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        if role == Qt.ItemDataRole.ToolTipRole and row.note:
            return row.note
        return None
