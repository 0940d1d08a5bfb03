"""The gathered sheet as a workbook and as plain data: sums on the form, units, each figure's sources, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clerk_app.cases.gathered import Gathered, Sources, Unit
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.cases.year_sheet import FilledTable, Place, Value
from clerk_app.law.form_table import FormColumn, FormRow, Layout, Severity
from clerk_app.law.wording import Terms
from clerk_app.render.gather_xlsx import MOST_COLUMNS, PlainCell, PlainSheet, PlainSheets
from clerk_app.render.xlsx import year_workbook
from clerk_app.services import year_sheets
from clerk_app.services.gather import said_of, standing_word, told


class Figure(NamedTuple):
    """One cell of the sums."""

    filled: FilledTable
    row: FormRow
    column: FormColumn
    value: Value | None
    source: Sources


def workbook(gathered: Gathered, terms: Terms, *, organ: str = "", made_on: date) -> bytes:
    """The official form with the sums first, then 各单位情况, 逐格来源, 勾稽和提醒. Raises KnownTrouble."""
    mark = "" if gathered.is_whole else terms.sentence("gather_mark")
    lists = (_units(gathered, terms), *_sources(gathered, terms), _findings(gathered, terms), *_beside(gathered, terms))
    return year_workbook(gathered.sheet, mark=mark, organ=organ, made_on=made_on, more=PlainSheets(tuple(lists)))


def figures(gathered: Gathered) -> Iterator[Figure]:
    """Every cell of the sums with what stands behind it, in print order."""
    for filled in gathered.sheet.tables:
        for row in filled.figure_rows:
            for column in filled.table.columns:
                source = gathered.sources.get((filled.table.id, row.id, column.id), Sources())
                yield Figure(filled, row, column, filled.value(row.id, column.id), source)


def _title(gathered: Gathered, terms: Terms, key: str) -> str:
    return terms.sentence(key, {"year": gathered.sheet.year})


def _units(gathered: Gathered, terms: Terms) -> PlainSheet:
    rows: list[Sequence[PlainCell]] = [
        (
            unit.name, standing_word(terms, unit.standing), unit.came_on, "".join(said_of(terms, unit)),
            unit.report.file if unit.report else "",
        )
        for unit in gathered.units
    ]  # fmt: skip
    heads = tuple(terms.sentence(f"gather_head_{name}") for name in ("unit", "standing", "day", "why", "file"))
    return PlainSheet(
        terms.sentence("gather_sheet_units"), _title(gathered, terms, "gather_title_units"), told(terms, gathered),
        heads, (30.0, 16.0, 12.0, 60.0, 26.0), rows,
    )  # fmt: skip


def _sources(gathered: Gathered, terms: Terms) -> Iterator[PlainSheet]:
    """A row for each cell that is not zero, a column for each unit that is counted."""
    kept = [one for one in figures(gathered) if one.value]
    places = [place for place, unit in enumerate(gathered.units) if unit.is_counted]
    heads = tuple(terms.sentence(f"gather_head_{name}") for name in ("table", "row", "column", "sum"))
    name = terms.sentence("gather_sheet_sources")
    chunks = [places[at : at + MOST_COLUMNS] for at in range(0, len(places), MOST_COLUMNS)] or [[]]
    for number, chunk in enumerate(chunks):
        rows: list[Sequence[PlainCell]] = []
        for filled, row, column, value, source in kept:
            by_unit = dict(source.parts)
            rows.append((_place(filled), row.label, column.label, value, *(by_unit.get(at) for at in chunk)))
        yield PlainSheet(
            name if not number else f"{name}{number + 1}", _title(gathered, terms, "gather_title_sources"),
            terms.sentence("gather_sources_note"), (*heads, *(gathered.units[at].name for at in chunk)),
            (18.0, 34.0, 12.0, 10.0, *([12.0] * len(chunk))), rows, kept=len(heads),
        )  # fmt: skip


def _place(filled: FilledTable) -> str:
    return filled.table.title if filled.part.layout is Layout.BLOCKS else filled.part.sheet


def _findings(gathered: Gathered, terms: Terms) -> PlainSheet:
    rows: list[Sequence[PlainCell]] = [
        ("", terms.sentence(f"gather_level_{one.severity.value}"), one.identity, year_sheets.sentence_of(terms, one))
        for one in gathered.findings
    ]
    for unit in gathered.units:
        rows += [
            (unit.name, terms.sentence(f"gather_level_{one.severity.value}"), one.identity,
             year_sheets.sentence_of(terms, one))
            for one in unit.findings
            if one.severity is not Severity.INFO
        ]  # fmt: skip
    for filled, row, column, _, source in figures(gathered):
        if source.parts and source.blanks:
            names = tuple(gathered.units[at].name for at in source.blanks)
            place = row.label if len(filled.table.columns) == 1 else f"{row.label}·{column.label}"
            rows.append(("", terms.sentence("gather_level_info"), "", terms.sentence(
                "gather_blank_in", {"place": place, "given": len(source.parts), "units": names}
            )))  # fmt: skip
    if not rows:
        rows.append(("", "", "", terms.sentence("gather_no_findings")))
    heads = tuple(terms.sentence(f"gather_head_{name}") for name in ("unit", "level", "identity", "why"))
    return PlainSheet(
        terms.sentence("gather_sheet_findings"), _title(gathered, terms, "gather_title_findings"),
        terms.sentence("gather_findings_note"), heads, (28.0, 8.0, 8.0, 90.0), rows,
    )  # fmt: skip


def _beside(gathered: Gathered, terms: Terms) -> Iterator[PlainSheet]:
    """The sums beside the own table, where one was given."""
    if not gathered.beside and not gathered.not_comparable:
        return
    rows: list[Sequence[PlainCell]] = []
    for one in gathered.beside:
        filled = gathered.sheet.table(one.table)
        row = filled.row(one.row) if filled else None
        column = filled.table.column(one.column) if filled else None
        rows.append((
            row.label if row else one.row, column.label if column else one.column, one.gathered, one.own, one.rest,
            one.blanks,
        ))  # fmt: skip
    heads = tuple(
        terms.sentence(f"gather_head_{name}") for name in ("row", "column", "sum", "own", "rest", "blanks")
    )
    yield PlainSheet(
        terms.sentence("gather_sheet_beside"), _title(gathered, terms, "gather_title_beside"),
        compared(gathered, terms), heads, (50.0, 14.0, 12.0, 12.0, 12.0, 14.0), rows,
    )  # fmt: skip


def compared(gathered: Gathered, terms: Terms) -> str:
    """How far the sums can be held against the own table, in a sentence."""
    whole = sum(not one.blanks for one in gathered.beside)
    facts = {"both": len(gathered.beside), "whole": whole, "alone": gathered.not_comparable}
    return terms.sentence("gather_compared", facts)


def to_json(gathered: Gathered, terms: Terms) -> dict[str, object]:
    """The gathering as JSON-ready data."""
    plain: dict[str, object] = {
        **to_plain(gathered.sheet),
        "counting_unit": gathered.sheet.unit.value,
        "units": [_unit(unit, terms) for unit in gathered.units],
        "sources": [_source(one, gathered.units) for one in figures(gathered) if one.value],
        "findings": [year_sheets.plain_finding(terms, one, {}) for one in gathered.findings],
    }
    if gathered.beside or gathered.not_comparable:
        plain["against"] = {
            "not_comparable": gathered.not_comparable,
            "cells": [
                {
                    "table": one.table, "row": one.row, "column": one.column, "sum": _plain(one.gathered),
                    "own": _plain(one.own), "rest": _plain(one.rest), "blanks": one.blanks,
                }
                for one in gathered.beside
            ],
        }  # fmt: skip
    return plain


def _unit(unit: Unit, terms: Terms) -> dict[str, object]:
    return {
        "name": unit.name,
        "state": unit.standing.value,
        "counted": unit.is_counted,
        "came_on": unit.came_on.isoformat() if unit.came_on else None,
        "zero_report": unit.is_zero,
        "file": unit.report.file if unit.report else None,
        "reasons": [{"code": one.key, "message": terms.sentence(one.key, one.facts)} for one in unit.reasons
                    if one.key in terms.keys],
        "findings": [year_sheets.plain_finding(terms, one, {}) for one in unit.findings
                     if one.severity is not Severity.INFO],
        "crosswalk": [
            {"fate": one.fate.value, "from": list(one.sources), "to": one.target, "why": one.why_zh,
             "figures": [_plain(value) for value in one.figures]}
            for one in unit.taken
        ],
    }  # fmt: skip


def _source(one: Figure, units: Sequence[Unit]) -> dict[str, object]:
    filled, row, column, value, source = one
    return {
        "table": filled.table.id, "row": row.plain_name, "column": column.id, "sum": _plain(value),
        "units": {units[at].name: _plain(part) for at, part in source.parts},
        "blank": [units[at].name for at in source.blanks],
    }  # fmt: skip


def _largest_first(part: tuple[int, Value]) -> tuple[Value, int]:
    place, value = part
    return min(value, -value), place


def _plain(value: Value | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def behind(gathered: Gathered, place: Place) -> tuple[tuple[Unit, Value | None], ...]:
    """The units behind one sum with their figures, the largest first; those that left it blank last, with None."""
    source = gathered.sources.get(place, Sources())
    parts = sorted(source.parts, key=_largest_first)
    return (
        *((gathered.units[at], value) for at, value in parts),
        *((gathered.units[at], None) for at in source.blanks),
    )


