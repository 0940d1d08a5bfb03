"""A ledger as requests, remedies and problems; pure of the store, so that it can be looked at before it is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from clerk_app.services.ledger_remedies import RemedyRow, remedy_of
from clerk_app.services.ledger_requests import NEEDED, request_of
from clerk_app.services.ledger_rows import ImportProblem, LedgerRow, RowReader
from clerk_app.services.ledger_supplied import (
    NOTHING,
    Supplied,
    SuppliedKind,
    kind_of_row,
    told_otherwise,
    with_kind,
)
from clerk_app.services.ledger_tables import Table, find_table, table_as_it_stands
from clerk_app.services.ledger_values import UnreadableCell, day_of_cell, is_whole, text_of
from clerk_app.services.ledger_words import LedgerWords, plain_word
from clerk_app.services.workbook_reading import Cell, Row, Sheet, read_workbook
from clerk_app.trouble import KnownTrouble

_REMEDY_NEEDED = ("number", "route", "filed_on")


@dataclass(frozen=True)
class LedgerReading:
    """What a ledger says."""

    file: str
    tables: tuple[Table, ...]
    requests: tuple[LedgerRow, ...]
    remedies: tuple[RemedyRow, ...]
    problems: tuple[ImportProblem, ...]
    unread_sheets: tuple[str, ...]
    """Sheets that are no ledger: covers, explanations."""
    repeated: int
    """Rows that stand in the file a second time, word for word."""
    kinds: tuple[SuppliedKind, ...] = ()
    """The kinds that were said for rows without one."""


def read_ledger(
    path: Path, words: LedgerWords, *, today: date, supplied: Supplied = NOTHING
) -> LedgerReading:
    """Read the file, ``supplied`` said for it where it says nothing. A file that cannot be read is a problem of its
    own, without sheet and row."""
    try:
        sheets = read_workbook(path, words.limits)
    except KnownTrouble as trouble:
        problem = ImportProblem(trouble.key, facts=trouble.facts)
        return LedgerReading(path.name, (), (), (), (problem,), (), 0)
    tables: list[Table] = []
    unread: list[str] = []
    for sheet in sheets:
        table = find_table(sheet, words) if sheet.rows else None
        if table is not None:
            tables.append(table)
        elif sheet.rows:
            unread.append(sheet.name)
    if any(table.is_remedies for table in tables):
        tables = [_without_remedies_said_again(table, words) for table in tables]
    problems: list[ImportProblem] = []
    requests: list[LedgerRow] = []
    remedies: list[RemedyRow] = []
    kinds: list[SuppliedKind] = []
    needed = supplied.needed(NEEDED)
    if not tables:
        tables = _little_known(sheets, words)
        if not any(field in table.columns for table in tables for field in NEEDED):
            problem = ImportProblem("ledger_without_headings", facts={"file": path.name})
            return LedgerReading(path.name, tuple(tables), (), (), (problem,), tuple(unread), 0)
        unread = [name for name in unread if all(name != table.sheet for table in tables)]
    for table in tables:
        missing = _missing_columns(table, words, supplied)
        if missing:
            problems += missing
            continue
        for row in table.rows:
            if is_passed_over(table, row, words):
                continue
            told = kind_of_row(table, row, words, supplied)
            kinds += [told] if told is not None else []
            reader = RowReader(table, row, with_kind(words, told), today)
            if table.is_remedies:
                remedy = remedy_of(reader)
                remedies += [remedy] if remedy is not None else []
            else:
                request = request_of(reader, needed)
                requests += [request] if request is not None else []
            problems += told_otherwise(reader.problems, told)
    once, twice, repeated = _each_once(requests)
    return LedgerReading(
        path.name, tuple(tables), once, tuple(_remedies_once(remedies)), tuple([*problems, *twice]), tuple(unread),
        repeated, tuple(kinds),
    )


def _little_known(sheets: Sequence[Sheet], words: LedgerWords) -> list[Table]:
    """The longest sheet as it stands: what its columns are, the clerk may say."""
    longest = max((sheet for sheet in sheets if sheet.rows), key=lambda sheet: len(sheet.rows), default=None)
    table = table_as_it_stands(longest, words) if longest is not None else None
    return [table] if table is not None else []


def _without_remedies_said_again(table: Table, words: LedgerWords) -> Table:
    """The register without the columns that sum up what stands in the sheet of remedies."""
    kept = tuple(one for one in table.spare if plain_word(table.headings[one]) not in words.said_by_remedies)
    return replace(table, spare=kept)


def is_passed_over(table: Table, row: Row, words: LedgerWords) -> bool:
    """Whether a row under the headings is no case: nothing but a running number, a total, a signature."""
    filled = {field for field, columns in table.columns.items() if any(text_of(row.cell(one)) for one in columns)}
    if filled <= words.computed:
        return not any(text_of(row.cell(one)) for one in table.spare)
    first = plain_word(next((text_of(cell) for cell in row.cells if text_of(cell)), ""))
    if not first.startswith(words.passed_over) and not first.endswith(words.totals):
        return False
    days = table.columns.get("filed_on" if table.is_remedies else "received_on", ())
    return all(_is_no_day(row.cell(one), words) for one in days)


def _is_no_day(cell: Cell, words: LedgerWords) -> bool:
    """Whether nothing stands where a case has its day, or a mere count, as in a line of totals."""
    if not text_of(cell):
        return True
    try:
        day_of_cell(cell, words.days)
    except UnreadableCell:
        return is_whole(cell)
    return False


def _missing_columns(table: Table, words: LedgerWords, supplied: Supplied) -> list[ImportProblem]:
    needed = _REMEDY_NEEDED if table.is_remedies else NEEDED
    return [
        ImportProblem(
            "ledger_column_missing", table.sheet, column=words.names[field],
            facts={"sheet": table.sheet, "field": field},
        )
        for field in needed
        if field not in table.columns and field not in words.defaults
        and (table.is_remedies or not supplied.says(field))
    ]


def _each_once(rows: list[LedgerRow]) -> tuple[tuple[LedgerRow, ...], list[ImportProblem], int]:
    """Equal rows count once; one number with two contents is a problem of the later row. A row without a number is
    known by what it says."""
    first: dict[str, LedgerRow] = {}
    problems: list[ImportProblem] = []
    repeated = 0
    for row in rows:
        known = first.setdefault(row.number or row.draft.source, row)
        if known is row:
            continue
        if known.draft.source == row.draft.source:
            repeated += 1
            continue
        facts = {"number": row.number, "sheet": known.sheet, "row": known.row}
        problems.append(
            ImportProblem("row_number_twice", row.sheet, row.row, row.number_column, row.number_cell, row.number, facts)
        )
    return tuple(first.values()), problems, repeated


def _remedies_once(rows: list[RemedyRow]) -> list[RemedyRow]:
    first: dict[str, RemedyRow] = {}
    for row in rows:
        first.setdefault(row.draft.source, row)
    return list(first.values())


def rows_of(reading: LedgerReading) -> Mapping[tuple[str, int], tuple[Table, Row]]:
    """Every row of the tables by sheet and number, as it stands in the file."""
    return {(table.sheet, row.number): (table, row) for table in reading.tables for row in table.rows}
