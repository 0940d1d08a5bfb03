"""Where in a sheet the table is: the row of headings under the titles, and which column is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clerk_app.services.ledger_values import text_of
from clerk_app.services.ledger_words import IGNORED, NOTE, LedgerWords, plain_word
from clerk_app.services.workbook_reading import Row, Sheet

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Table:
    """One table of a ledger: the register, or the reconsiderations and lawsuits."""

    sheet: str
    is_remedies: bool
    headings: tuple[str, ...]
    """As written, one a column; of two rows of headings joined."""
    columns: Mapping[str, tuple[int, ...]]
    """Field to its columns (from 0), the one to believe first."""
    spare: tuple[int, ...]
    """Columns with a heading nobody knows: kept as notes."""
    rows: tuple[Row, ...]
    is_from_1904: bool = False
    """Whether bare numbers of days count from 1904."""

    def heading(self, field: str) -> str:
        """What this ledger calls a field, empty where it has no such column."""
        columns = self.columns.get(field, ())
        return self.headings[columns[0]] if columns else ""


def column_name(column: int) -> str:
    """A column as a spreadsheet calls it: 0 is A, 26 is AA."""
    name = ""
    while True:
        column, rest = divmod(column, len(_LETTERS))
        name = _LETTERS[rest] + name
        if column == 0:
            return name
        column -= 1


def find_table(sheet: Sheet, words: LedgerWords) -> Table | None:
    """The table of a sheet, None for a sheet that is no ledger (a cover, an explanation, an empty one)."""
    best: tuple[int, int, int, tuple[str, ...], bool] | None = None
    for position, row in enumerate(sheet.rows[: words.rows_searched]):
        below = sheet.rows[position + 1] if position + 1 < len(sheet.rows) else None
        for headings, depth in _readings(row, below, words):
            for remedies in (False, True):
                score = len(_columns(headings, words, remedies=remedies))
                if score >= words.headings_needed and (best is None or score > best[0]):
                    best = score, position, depth, headings, remedies
    if best is None:
        return None
    _, position, depth, headings, remedies = best
    columns = _columns(headings, words, remedies=remedies)
    if "number" not in columns and "received_on" not in columns:
        return None
    taken = {column for found in columns.values() for column in found}
    spare = tuple(
        column
        for column, text in enumerate(headings)
        if text and column not in taken and not _is_ignored(text, words, remedies=remedies)
    )
    body = sheet.rows[position + depth :]
    repeated = tuple(plain_word(text) for text in headings)
    rows = tuple(
        row for row in body if tuple(plain_word(text_of(cell)) for cell in row.cells) != repeated[: len(row.cells)]
    )
    return Table(sheet.name, remedies, headings, columns, spare, rows, sheet.is_from_1904)


def table_as_it_stands(sheet: Sheet, words: LedgerWords) -> Table | None:
    """A sheet whose headings are too little known to be a ledger: its fullest row, the first of them, is taken for the
    headings, so that a clerk can say what the columns are."""
    looked = sheet.rows[: words.rows_searched]
    filled = [sum(bool(text_of(cell)) for cell in row.cells) for row in looked]
    if max(filled, default=0) <= 1:
        return None
    at = filled.index(max(filled))
    headings = tuple(text_of(cell) for cell in looked[at].cells)
    columns = _columns(headings, words, remedies=False)
    taken = {column for found in columns.values() for column in found}
    spare = tuple(
        column for column, text in enumerate(headings)
        if text and column not in taken and not _is_ignored(text, words, remedies=False)
    )
    return Table(sheet.name, False, headings, columns, spare, tuple(sheet.rows[at + 1 :]), sheet.is_from_1904)


def _readings(row: Row, below: Row | None, words: LedgerWords) -> tuple[tuple[tuple[str, ...], int], ...]:
    """The headings in one row, and those in two where the upper names a group (补正: 通知日期, 收到日期)."""
    upper = tuple(text_of(cell) for cell in row.cells)
    if below is None or not all(cell is None or isinstance(cell, str) for cell in below.cells):
        return ((upper, 1),)
    lower = tuple(text_of(cell) for cell in below.cells)
    joined: list[str] = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        top = upper[column] if column < len(upper) else ""
        under = lower[column] if column < len(lower) else ""
        group = top or (group if under else "")
        wholes = (group + under, words.without_group_word(group) + under)
        known = next((whole for whole in wholes if words.heading(whole)), under)
        joined.append(known if under else group)
    return (upper, 1), (tuple(joined), 1 + 1)


def _columns(headings: Sequence[str], words: LedgerWords, *, remedies: bool) -> dict[str, tuple[int, ...]]:
    """Field to columns: the better known heading first, and only that one where a field is not spread over several."""
    ranked: dict[str, list[tuple[int, int]]] = {}
    for column, text in enumerate(headings):
        found = words.heading(text, remedies=remedies) if text else None
        if found is not None and found.field not in (IGNORED, NOTE):
            ranked.setdefault(found.field, []).append((found.rank, column))
    return {
        field: tuple(column for _, column in (sorted(found) if field in words.joined else sorted(found)[:1]))
        for field, found in ranked.items()
    }


def _is_ignored(text: str, words: LedgerWords, *, remedies: bool) -> bool:
    found = words.heading(text, remedies=remedies)
    return found is not None and found.field == IGNORED
