"""The register as a table: declared columns over prepared lines; a line is prepared once, when it is first seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.gui import look
from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import NONE, Words
from clerk_app.services.due import RegisterRow, Tone
from clerk_app.services.register_book import Listed

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """One column: widths at the normal and wide class (0: not shown unless asked for; STRETCH: takes the rest)."""

    id: str
    title: str
    normal: int
    wide: int
    role: look.Type = look.DATA
    ink: str = "text"
    right: bool = False
    gives_way: int = 0
    """1 is hidden first when the room is narrow; 0 never."""
    least: int = 0
    """How narrow it becomes before any column is hidden; 0: its words are not cut."""

    def words(self) -> str:
        """The heading."""
        return QCoreApplication.translate("Columns", self.title)


STRETCH = -1
SUBJECT_LEAST = 200
COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("Columns", "No."), 94, 100),
    Column("received", QT_TRANSLATE_NOOP("Columns", "Received"), 62, 72, ink="text2", gives_way=4),
    Column("applicant", QT_TRANSLATE_NOOP("Columns", "Applicant"), 160, 190, look.BODY),
    Column("kind", QT_TRANSLATE_NOOP("Columns", "Applicant kind"), 0, 112, ink="text2", gives_way=1),
    Column("subject", QT_TRANSLATE_NOOP("Columns", "Subject"), STRETCH, STRETCH, look.BODY),
    Column("organ", QT_TRANSLATE_NOOP("Columns", "Agency"), 90, 120, ink="text2", gives_way=3, least=72),
    Column("channel", QT_TRANSLATE_NOOP("Columns", "Channel"), 0, 76, ink="text2", gives_way=1),
    Column("state", QT_TRANSLATE_NOOP("Columns", "Status"), 98, 108),
    Column("remaining", QT_TRANSLATE_NOOP("Columns", "Left"), 52, 64, look.STRONG, right=True),
    Column("due", QT_TRANSLATE_NOOP("Columns", "Due"), 100, 116, gives_way=6),
    Column("outcome", QT_TRANSLATE_NOOP("Columns", "Result"), 132, 160, gives_way=5, least=92),
    Column("unit", QT_TRANSLATE_NOOP("Columns", "Unit"), 0, 90, ink="text2", gives_way=2),
    Column("handler", QT_TRANSLATE_NOOP("Columns", "Clerk"), 0, 84, ink="text2", gives_way=2),
)
FACTS = {
    "received": "received_on", "applicant": "name", "kind": "applicant_kind", "subject": "wording",
    "organ": "organ", "channel": "channel", "unit": "unit", "handler": "handler",
}  # fmt: skip
"""Which registered fact a column shows."""
OF_SEVERAL = frozenset({"organ"})
"""Columns that are there only where the office answers for several agencies."""
COLUMN_IDS = tuple(column.id for column in COLUMNS)
_RECEIVED, _DUE = COLUMN_IDS.index("received"), COLUMN_IDS.index("due")
ALOUD = ("number", "applicant", "state", "remaining", "due", "outcome", "subject")
"""What is said of a row at its first cell, where the keyboard is while it goes up and down."""
NO_TEXT = frozenset({"received", "remaining", "due"})
"""Columns a spreadsheet may take for dates and numbers."""


@dataclass(frozen=True)
class Line:
    """A row ready to be shown: its texts in the order of COLUMNS, and how its deadline looks."""

    row: RegisterRow
    texts: tuple[str, ...]
    tips: tuple[str, ...]
    spoken: tuple[str, ...]
    paused: bool
    late: bool


class LineMaker(QObject):
    """Turns a row of the service into a line."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.organs: Mapping[OrganId, str] = {}
        """What the agencies of the desk are called."""

    def make(self, row: RegisterRow) -> Line:
        """The line of a row."""
        words = self._words
        paused = row.tone is Tone.PAUSED
        texts = (
            row.number, words.short_day(row.received_on), row.applicant, words.word(row.applicant_kind), row.subject,
            self.organs.get(row.organ, NONE), words.word(row.channel), words.word(row.state),
            self._remaining(row, paused), self._due(row), words.word(row.outcome), row.unit or NONE,
            row.handler or NONE,
        )
        late = row.remaining is not None and row.remaining < 0
        return Line(row, texts, self._tips(row, texts), self._spoken(row, texts), paused, late)

    def _remaining(self, row: RegisterRow, paused: bool) -> str:
        if row.tone is Tone.CLOSED:
            return NONE
        if paused or row.remaining is None:
            return ""
        return self._words.remaining(row.remaining, provisional=row.provisional)

    def _due(self, row: RegisterRow) -> str:
        if row.tone is Tone.CLOSED:
            return self.closing(row)
        if row.awaiting is not None:
            return self._limit(row)
        if row.consulting:
            return self.tr("Paused")
        return self._words.day(row.due_on)

    def samples(self, rows: Sequence[RegisterRow], others: Sequence[Listed], year: int) -> dict[str, str]:
        """The widest text of each column that is never elided: numbers and dates. ``others``: rows that are looked at
        for what is known without reckoning."""
        listed = (*rows, *others)
        received = next((row.received_on for row in listed if row.year != year), None)
        days = (row.due_on for row in rows if row.due_on and row.tone is not Tone.CLOSED)
        due = next((day for day in days if day.year != year), None)
        return {
            "number": max((row.number for row in listed), key=len, default=""),
            "received": self._words.short_day(received) if received else "",
            "due": max([self._words.day(due) if due else "", *self._due_kinds(rows)], key=len),
            "channel": max((self._words.word(each) for each in {row.channel for row in listed}), key=len, default=""),
            "remaining": self._widest_remaining(rows),
        }

    def _due_kinds(self, rows: Sequence[RegisterRow]) -> list[str]:
        """One of each thing said in place of a due day."""
        kinds = {(row.tone is Tone.CLOSED, row.awaiting, row.consulting): row for row in reversed(rows)}
        return [self._due(row) for row in kinds.values()]

    def _widest_remaining(self, rows: Sequence[RegisterRow]) -> str:
        """The triangle of a late one takes the place of a letter."""
        latest = min((row.remaining for row in rows if row.remaining is not None), default=0)
        if any(row.provisional and row.tone in (Tone.AMBER, Tone.PLAIN) for row in rows):
            return self._words.remaining(max(10, -latest), provisional=True)
        return self._words.remaining(latest) + self._words.remaining(0)[:1] if latest < 0 else ""

    def closing(self, row: RegisterRow) -> str:
        """按时办结 or 逾期 2 天办结; a dash where it cannot be told."""
        if row.late_days is None:
            return NONE
        if row.late_days <= 0:
            return self.tr("Closed in time")
        return with_counts(self.tr("{n} days late"), n=self._words.count(row.late_days))

    def _limit(self, row: RegisterRow) -> str:
        if row.awaited_by is None:
            return self.tr("Other limit")
        what = self.tr("Correction {day}") if row.awaiting == "correction" else self.tr("Payment {day}")
        return what.format(day=self._words.short_day(row.awaited_by))

    def _tips(self, row: RegisterRow, texts: Sequence[str]) -> tuple[str, ...]:
        tips = ["" for _ in COLUMNS]
        for name in ("applicant", "kind", "subject", "organ", "channel", "outcome", "unit", "handler"):
            at = COLUMN_IDS.index(name)
            tips[at] = plain_tip(texts[at]) if texts[at] != NONE else ""
        if row.provisional and row.tone is not Tone.CLOSED:
            said = self.tr("Provisional: the holidays of the year it ends in are not entered yet")
            tips[COLUMN_IDS.index("remaining")] = tips[COLUMN_IDS.index("due")] = said
        return tuple(tips)

    def _spoken(self, row: RegisterRow, texts: Sequence[str]) -> tuple[str, ...]:
        spoken = list(texts)
        if row.tone is Tone.CLOSED:
            spoken[COLUMN_IDS.index("remaining")] = self.closing(row)
        elif row.remaining is not None and row.tone is not Tone.PAUSED:
            said = self._words.working_days_left(row.remaining)
            tone = {Tone.RED: self.tr("red"), Tone.AMBER: self.tr("amber")}.get(row.tone, "")
            spoken[COLUMN_IDS.index("remaining")] = self.tr("{words}, {tone}").format(words=said, tone=tone) if tone \
                else said
        else:
            spoken[COLUMN_IDS.index("remaining")] = self.tr("Not counting")
        whole = (spoken[COLUMN_IDS.index(name)] for name in ALOUD)
        spoken[0] = self.tr(", ").join(dict.fromkeys(each for each in whole if each not in ("", NONE)))
        return tuple(spoken)


PAGE = 20
"""Rows read together: half of what a window shows, so that the first of them wait for no others."""
PAGES = 50
"""How many of them are remembered."""
LINES = 4_000
"""Prepared lines that are remembered."""


class Paged(Sequence[RegisterRow]):
    """Rows that are read when they are looked at; ``ids`` says which they are."""

    def __init__(
        self, ids: Sequence[RequestId], read: Callable[[Sequence[RequestId]], Sequence[RegisterRow]]
    ) -> None:
        self.ids = tuple(ids)
        self._read = read
        self._pages: dict[int, Sequence[RegisterRow]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self._read(self.ids[at]))
        if at < 0:
            at += len(self.ids)
        if not 0 <= at < len(self.ids):
            raise IndexError(at)
        start = at - at % PAGE
        if start not in self._pages:
            if len(self._pages) >= PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[start] = self._read(self.ids[start : start + PAGE])
        return self._pages[start][at - start]


class RequestTable(QAbstractTableModel):
    """Holds the rows that are shown, in their order."""

    def __init__(self, maker: LineMaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maker = maker
        self._rows: Sequence[RegisterRow] = ()
        self._ids: tuple[RequestId, ...] = ()
        self._lines: dict[RequestId, Line] = {}

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Replace everything that is shown; lines of rows that did not change are kept."""
        self.beginResetModel()
        self._rows = rows if isinstance(rows, Paged) else tuple(rows)
        self._ids = rows.ids if isinstance(rows, Paged) else tuple(row.id for row in rows)
        self.endResetModel()

    def forget(self, changed: Mapping[RequestId, object] | None = None) -> None:
        """Prepare these lines anew (all of them for None): their rows, the day or the language changed."""
        if changed is None:
            self._lines.clear()
        else:
            for each in changed:
                self._lines.pop(each, None)

    def rows(self) -> Sequence[RegisterRow]:
        """What is shown; each is read when it is asked for, so whoever needs only to know which ones asks ``ids``."""
        return self._rows

    def ids(self) -> tuple[RequestId, ...]:
        """The requests that are shown, from top to bottom."""
        return self._ids

    def line(self, at: int) -> Line:
        """The prepared line of a row of the table."""
        row = self._rows[at]
        line = self._lines.get(row.id)
        if line is None or line.row is not row:
            if len(self._lines) > LINES:
                self._lines.clear()
            line = self._lines[row.id] = self._maker.make(row)
        return line

    def place_of(self, request: RequestId) -> int:
        """The row of the table a request is in, -1 when it is not shown."""
        return self._ids.index(request) if request in self._ids else -1

    def cells(self, places: Sequence[int], columns: Sequence[int]) -> list[list[str]]:
        """The rows at these places as they leave for a spreadsheet: whole dates instead of a day of this year."""
        found = []
        for place in places:
            line = self.line(place)
            row, texts = line.row, list(line.texts)
            texts[_RECEIVED] = row.received_on.isoformat()
            if row.due_on is not None and row.tone not in (Tone.CLOSED, Tone.PAUSED):
                texts[_DUE] = row.due_on.isoformat()
            found.append([texts[at] for at in columns])
        return found

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.line(index.row()).texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.line(index.row()).tips[index.column()] or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[index.column()].right else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.line(index.row()).spoken[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].words()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if COLUMNS[section].right else _LEFT
        return None
