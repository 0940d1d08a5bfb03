"""The list of the first page as a table: section rows, and prepared lines below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import is_

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt

from clerk_app.gui import look
from clerk_app.gui.components.labels import plain_tip
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.request_table import STRETCH, Column
from clerk_app.gui.words import NONE, Words
from clerk_app.law.terms import ClockKind
from clerk_app.services.due import Tone
from clerk_app.services.request_clocks import DayUnit
from clerk_app.services.today import Group, TodayLine, in_groups

COLUMNS = (
    Column("remaining", QT_TRANSLATE_NOOP("TodayColumns", "Days left"), 88, 88, look.TITLE, right=True),
    Column("due", QT_TRANSLATE_NOOP("TodayColumns", "Due"), 126, 136),
    Column("number", QT_TRANSLATE_NOOP("TodayColumns", "No."), 96, 104, gives_way=3),
    Column("applicant", QT_TRANSLATE_NOOP("TodayColumns", "Applicant"), 152, 190, look.BODY),
    Column("subject", QT_TRANSLATE_NOOP("TodayColumns", "Subject"), STRETCH, STRETCH, look.BODY),
    Column("state", QT_TRANSLATE_NOOP("TodayColumns", "Status"), 112, 116, gives_way=2),
    Column("next", QT_TRANSLATE_NOOP("TodayColumns", "Next step"), 168, 200, ink="text2", gives_way=1),
)
IDS = tuple(column.id for column in COLUMNS)


def heading(column: Column) -> str:
    """The words above a column."""
    return QCoreApplication.translate("TodayColumns", column.title)


@dataclass(frozen=True)
class Shown:
    """A row of the table: a section (``line`` is None) or a line with its texts in the order of COLUMNS."""

    group: Group
    texts: tuple[str, ...]
    spoken: str
    """Said at its first cell, where the keyboard is while it goes up and down: the whole of it."""
    line: TodayLine | None = None


class TodayTable(QAbstractTableModel):
    """Holds what is shown; sections cannot be chosen. A line has its texts when it is first looked at."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: tuple[TodayLine | None, ...] = ()
        self._shown: dict[int, Shown] = {}

    def show_lines(self, lines: Sequence[TodayLine]) -> None:
        """Replace everything."""
        rows: list[TodayLine | None] = []
        shown: dict[int, Shown] = {}
        for group, ones in in_groups(lines):
            title, count = self.title(group), self._words.count(len(ones))
            shown[len(rows)] = Shown(group, (title, count), f"{title} {count}")
            rows += [None, *ones]
        self.beginResetModel()
        self._lines, self._shown = tuple(rows), shown
        self.endResetModel()

    def shows(self, lines: Sequence[TodayLine]) -> bool:
        """Whether these very lines are shown, in this order."""
        shown = [line for line in self._lines if line is not None]
        return len(shown) == len(lines) and all(map(is_, shown, lines))

    def title(self, group: Group) -> str:
        """What a section and its count are called."""
        return {
            Group.OVERDUE: self.tr("Overdue"), Group.DUE_TODAY: self.tr("Due today"),
            Group.CASES: self.tr("Reconsiderations and lawsuits"),
            Group.ONE: self.tr("1 working day"), Group.TWO_THREE: self.tr("2–3 working days"),
            Group.FOUR_FIVE: self.tr("4–5 working days"), Group.LATER: self.tr("Later"),
            Group.WAITING: self.tr("Waiting"), Group.CHASE: self.tr("To chase"), Group.TO_POST: self.tr("To post"),
            Group.TO_KEY: self.tr("To key in"), Group.TO_ARCHIVE: self.tr("To archive"),
        }[group]

    def _told(self, line: TodayLine) -> Shown:
        words, row = self._words, line.row
        if line.gathered is not None:
            said = words.sentence("today_imported_cases", {"count": line.gathered.cases})
            step = words.sentence(f"today_next_{line.next_step.value}")
            count = words.sentence("today_imported_count", {"count": line.gathered.cases})
            what = words.sentence("today_imported_what")
            return Shown(line.group, ("", "", "", count, what, "", step), said, line)
        left, spoken = self._left(line)
        due = words.day(_day_of(line))
        state = words.word(row.state)
        facts: dict[str, object] = {}
        if line.chase is not None:
            facts["unit"] = line.chase.unit
        step = words.sentence(f"today_next_{line.next_step.value}", facts)
        texts = (left, due, row.number, row.applicant, row.subject, state, step)
        said = (row.number, row.applicant, state, spoken, due if line.case is None else "", step, row.subject)
        return Shown(line.group, texts, self.tr(", ").join(each for each in said if each not in ("", NONE)), line)

    def _left(self, line: TodayLine) -> tuple[str, str]:
        words, row = self._words, line.row
        if line.case is not None:
            left = line.case.remaining
            kind = words.word(ClockKind(line.case.clock.kind))
            said = f"{kind} {words.day(line.limit)}"
            if left is None:
                return NONE, said
            is_plain = line.case.unit is DayUnit.WORKING or left <= 0
            return words.remaining(left) if is_plain else with_counts(self.tr("{n} days"), n=words.count(left)), said
        if line.wait is not None:
            return "", self.tr("not counting")
        if row.remaining is None:
            return NONE, self.tr("not counting")
        said = words.working_days_left(row.remaining)
        tone = {Tone.RED: self.tr("red"), Tone.AMBER: self.tr("amber")}.get(line.tone, "")
        spoken = self.tr("{words}, {tone}").format(words=said, tone=tone) if tone else said
        return words.remaining(row.remaining, provisional=row.provisional), spoken

    def row_at(self, at: int) -> Shown:
        """What is shown in a row."""
        line = self._lines[at]
        if line is not None and at not in self._shown:
            self._shown[at] = self._told(line)
        return self._shown[at]

    def rows(self) -> tuple[Shown, ...]:
        """What is shown, from top to bottom."""
        return tuple(self.row_at(at) for at in range(len(self._lines)))

    def lines(self) -> tuple[TodayLine | None, ...]:
        """The lines from top to bottom, None for a section."""
        return self._lines

    def line_at(self, at: int) -> TodayLine | None:
        """The line of a row, None for a section."""
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def days(self) -> set[str]:
        """What stands in the column of days, each once."""
        days = {_day_of(line) for line in self._lines if line is not None and line.gathered is None}
        return {self._words.day(day) for day in days}

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        shown, column = self.row_at(index.row()), index.column()
        if shown.line is None:
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return shown.spoken if is_text and column == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.texts[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown.spoken if column == 0 else shown.texts[column]
        if role == Qt.ItemDataRole.ToolTipRole and IDS[column] in ("applicant", "subject", "next"):
            return plain_tip(shown.texts[column])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        return heading(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def _day_of(line: TodayLine) -> date | None:
    is_others = line.case is not None or line.wait is not None
    return line.limit if is_others else line.row.due_on
