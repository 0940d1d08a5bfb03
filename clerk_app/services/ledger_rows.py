"""One row of a ledger, field by field; what cannot be read is gathered as problems, what is odd as remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from clerk_app.cases.request import RequestDraft
from clerk_app.law.events import Event
from clerk_app.services.ledger_tables import Table, column_name
from clerk_app.services.ledger_values import (
    UnreadableCell,
    day_of_cell,
    fen_of_cell,
    has_lost_digits,
    text_of,
    whole_of_cell,
)
from clerk_app.services.ledger_words import LedgerWords
from clerk_app.services.workbook_reading import Cell, Row

SEVERAL = re.compile("[；;\n]")
"""What parts several days or names in one cell."""
_KEPT_AS_WRITTEN = frozenset({"receipt_basis", "form_wanted", "delivery_wanted"})
"""Words the law does not turn on: an unknown one is kept as it stands."""


@dataclass(frozen=True)
class ImportProblem:
    """Why a row (or a whole sheet) cannot be imported: where, what stands there, and the key of a sentence."""

    key: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    """The heading, as the ledger has it."""
    cell: str = ""
    value: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Remark:
    """Something odd in an old ledger that is kept as a note on the request: key of a sentence and its facts."""

    key: str
    facts: Mapping[str, object]


@dataclass(frozen=True)
class LedgerRow:
    """One request as the ledger has it. ``events`` follow the receipt."""

    sheet: str
    row: int
    draft: RequestDraft
    events: tuple[Event, ...]
    remarks: tuple[Remark, ...]
    stated_due_on: date | None
    """The ledger's own deadline."""
    number_column: str
    number_cell: str

    @property
    def number(self) -> str:
        """登记编号."""
        return self.draft.number


class RowReader:
    """Reads the cells of one row; what cannot be read is gathered in ``problems``."""

    def __init__(self, table: Table, row: Row, words: LedgerWords, today: date) -> None:
        self.table = table
        self.row = row
        self.words = words
        self.today = today
        self.problems: list[ImportProblem] = []
        self.remarks: list[Remark] = []
        self.lost = set[str]()
        self._days: dict[str, tuple[date | None, ...]] = {}

    def fail(self, field: str, key: str, /, **facts: object) -> None:
        """Note that a field cannot be read."""
        heading, cell = self.place(field)
        column = self._column(field)
        value = "" if column is None else text_of(self.row.cell(column))
        self.problems.append(ImportProblem(key, self.table.sheet, self.row.number, heading, cell, value, facts))

    def place(self, field: str) -> tuple[str, str]:
        """Where a field stands: the heading, and the cell as a spreadsheet calls it."""
        column = self._column(field)
        heading = self.table.heading(field) or self.words.names[field]
        return heading, "" if column is None else f"{column_name(column)}{self.row.number}"

    def remark(self, key: str, **facts: object) -> None:
        """Note something odd that does not stand in the way."""
        self.remarks.append(Remark(key, facts))

    def _column(self, field: str) -> int | None:
        columns = self.table.columns.get(field, ())
        filled = (column for column in columns if text_of(self.row.cell(column)))
        return next(filled, columns[0] if columns else None)

    def cell(self, field: str) -> Cell:
        """The cell of a field, else what the mapping says a ledger without it means."""
        column = self._column(field)
        cell = None if column is None else self.row.cell(column)
        return cell if text_of(cell) else self.words.defaults.get(field)

    def text(self, field: str) -> str:
        """A text, empty where there is none. A number too long for a spreadsheet is not believed."""
        cell = self.cell(field)
        if self.has_lost_digits(field):
            self.remark("import_digits_lost", column=self.place(field)[0], value=text_of(cell))
            return ""
        text = text_of(cell)
        return "" if self.words.is_nothing(text) else text

    def has_lost_digits(self, field: str) -> bool:
        """Whether a number is longer than a spreadsheet keeps."""
        return has_lost_digits(self.cell(field), self.words.limits.number_digits)

    def day(self, field: str) -> date | None:
        """A day, of several the first; None where the cell says nothing."""
        return next(iter(self.days(field)), None)

    def days(self, field: str) -> tuple[date | None, ...]:
        """The days of a cell that may hold several (2026-09-01；2026-09-15), None for a dash between them."""
        if field not in self._days:
            cell = self.cell(field)
            parts = SEVERAL.split(cell) if isinstance(cell, str) else [cell]
            self._days[field] = tuple(self._read_day(field, part) for part in parts)
        return self._days[field]

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts of a cell that may hold several, empty for a dash between them."""
        parts = SEVERAL.split(self.text(field))
        return tuple("" if self.words.is_nothing(part) else part.strip() for part in parts)

    def _read_day(self, field: str, cell: Cell) -> date | None:
        if not isinstance(cell, date) and (not text_of(cell) or self.words.is_nothing(text_of(cell))):
            return None
        try:
            day = day_of_cell(cell, self.words.days, is_from_1904=self.table.is_from_1904)
        except UnreadableCell as wrong:
            self.fail(field, wrong.key, **wrong.facts)
            self.lost.add(field)
            return None
        if day > self.today + timedelta(days=self.words.days.days_ahead):
            self.fail(field, "row_day_too_late", today=self.today)
            self.lost.add(field)
            return None
        return day

    def whole(self, field: str) -> int | None:
        """A count, None where the cell says nothing."""
        return self._measured(field, whole_of_cell)

    def fen(self, field: str) -> int | None:
        """An amount in 分, None where the cell says nothing."""
        return self._measured(field, fen_of_cell)

    def _measured(self, field: str, measure: Callable[[Cell], int]) -> int | None:
        cell = self.cell(field)
        if not text_of(cell) or self.words.is_nothing(text_of(cell)):
            return None
        try:
            return measure(cell)
        except UnreadableCell as wrong:
            self.fail(field, wrong.key, **wrong.facts)
            return None

    def _outcome(self, text: str) -> str | None:
        """The result, with the reason that may stand beside it (不予公开 | 涉及个人隐私)."""
        reason = self.text("outcome_reason")
        finer = self.words.outcome(f"{text}：{reason}") if reason and self.words.is_group(text) else None
        return finer or self.words.outcome(text)

    def word(self, group: str) -> str:
        """A word of the law, empty where the cell says nothing or nobody knows the word."""
        text = text_of(self.cell(group))
        if not text:
            return ""
        found = self._outcome(text) if group == "outcome" else self.words.word(group, text)
        if found is not None:
            return found
        if self.words.is_nothing(text):
            return ""
        if group in _KEPT_AS_WRITTEN:
            return text
        coarse = group == "outcome" and self.words.is_group(text)
        self.fail(group, "row_outcome_coarse" if coarse else "row_word_unknown")
        self.lost.add(group)
        return ""
