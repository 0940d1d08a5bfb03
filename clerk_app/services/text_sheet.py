"""A report without a table: the figures its sentences name, put into the rows they are of; the rest is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from clerk_app.cases.year_sheet import Cell, FilledTable, YearSheet
from clerk_app.law.form_table import FormRow, FormTable, Layout
from clerk_app.law.year_format import YearFormat
from clerk_app.services.exchange import limits


def from_text(sheet: YearSheet) -> tuple[YearSheet, tuple[str, ...]]:
    """The sheet with the rows its text fills, and the names of figures that have no row. What the text does not say
    stays blank. Only the sheet of 2014 has one figure a row, so only there a sentence says which cell it means."""
    words: Mapping[str, str] = limits()["text"].get(sheet.form.id, {})
    cells: dict[str, dict[tuple[str, str], Cell]] = {}
    left_out: list[str] = []
    for name, value in sheet.text_figures.items():
        found = _row(sheet.form, words.get(name, name))
        if found is None:
            left_out.append(name)
            continue
        table, row = found
        filled = cells.setdefault(table.id, {})
        key = (row.id, table.columns[-1].id)
        if key in filled and filled[key].value != value:
            left_out.append(name)  # two sentences, two figures: neither is taken on trust over the other
        filled.setdefault(key, Cell(value))
    tables = tuple(
        FilledTable(part, table, table.rows, MappingProxyType(cells[table.id]))
        for part in sheet.form.parts
        for table in part.tables
        if table.id in cells
    )
    return replace(sheet, tables=tables), tuple(left_out)


def _row(form: YearFormat, name: str) -> tuple[FormTable, FormRow] | None:
    for part in form.parts:
        for table in part.tables:
            row = table.row(name) if part.layout is Layout.LIST else None
            if row is not None and not row.is_heading:
                return table, row
    return None

