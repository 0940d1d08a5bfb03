"""A figure of a year sheet and its place in words, and a place out of the words a clerk types."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from clerk_app.cases.year_sheet import FilledTable, Place, Value, YearSheet
from clerk_app.law.form_table import FormRow, Layout
from clerk_app.law.wording import Terms
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def figure_words(terms: Terms, value: Value | None) -> str:
    """The figure with its decimals; a blank said as such."""
    if value is None:
        return terms.sentence("figure_blank")
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def place_words(sheet: YearSheet, place: Place) -> str:
    """三、申请 （三）不予公开 4.保护第三方合法权益 自然人."""
    table, row_id, column_id = place
    filled = sheet.table(table)
    row = filled.row(row_id) if filled is not None else None
    if filled is None or row is None:
        return " ".join(place)
    column = filled.table.column(column_id)
    beside = column.label if column is not None and len(filled.table.columns) > 1 else ""
    return " ".join(part for part in (table_named(filled), row_named(filled, row), beside) if part)


def place_quoted(terms: Terms, sheet: YearSheet, place: Place) -> str:
    """The same for print: “三、申请”表“（七）总计”行“自然人”栏."""
    table, row_id, column_id = place
    filled = sheet.table(table)
    row = filled.row(row_id) if filled is not None else None
    column = filled.table.column(column_id) if filled is not None else None
    if filled is None or row is None or column is None:
        return place_words(sheet, place)
    facts = {"table": table_named(filled), "row": row_named(filled, row), "column": column.label}
    return terms.sentence("place_quoted", facts)


def table_named(filled: FilledTable) -> str:
    """The caption of a block, else the short name of the part."""
    return filled.table.title if filled.part.layout is Layout.BLOCKS else filled.part.sheet


def row_named(filled: FilledTable, row: FormRow) -> str:
    """The row with the headings it stands under: （三）不予公开 4.保护第三方合法权益."""
    if row.group:
        return f"{row.group} {row.label}"
    return " ".join([*reversed(list(_headings_above(filled, row))), row.label])


def _headings_above(filled: FilledTable, row: FormRow) -> Iterator[str]:
    parent = filled.table.row(row.sub_of) if row.sub_of else None
    if parent is not None:
        yield parent.label
    level, rows = row.level, filled.rows
    for above in reversed(rows[: rows.index(row)]):
        if above.level < level:
            level = above.level
            if above.is_heading:
                yield above.label


def place_typed(sheet: YearSheet, row: str, column: str, table: str = "") -> Place:
    """The figure a clerk names by the ids of forms.json or by the printed labels. Raises KnownTrouble where there is
    none, or where several tables have it and none is named."""
    found = [
        (filled.table.id, one.id, other.id)
        for filled in sheet.tables
        if not table or table in (filled.table.id, filled.table.title, filled.part.sheet)
        for one in filled.figure_rows
        if row in (one.id, one.plain_name, one.label, row_named(filled, one))
        for other in filled.table.columns
        if column in (other.id, other.label, *other.also)
    ]
    if not found:
        raise KnownTrouble("figure_not_found", kind="input", row=row, column=column, table=table)
    tables = tuple(dict.fromkeys(one[0] for one in found))
    if len(found) > 1:
        raise KnownTrouble("figure_ambiguous", kind="input", row=row, column=column, tables=tables)
    return found[0]


def explained(desk: Desk, sheet: YearSheet, place: Place) -> str:
    """What the figure is: its place and its value."""
    table, row, column = place
    filled = sheet.table(table)
    value = filled.value(row, column) if filled is not None else None
    return f"{place_words(sheet, place)}  {figure_words(desk.terms, value)}"
