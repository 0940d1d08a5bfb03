"""The official yearly forms: which one a report year asks for, read from resources/year_formats/, proved complete."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from clerk_app.law.citation import Citation
from clerk_app.law.form_table import (
    Check,
    CountingUnit,
    Each,
    Feed,
    Figure,
    FormColumn,
    FormRow,
    FormTable,
    Gathers,
    Layout,
    Measure,
    Register,
    Relation,
    Severity,
    Term,
)
from clerk_app.law.reading import BadResource, Table, citation_of, read_table
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, RemedyResult, RemedyRoute
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class Part:
    """One numbered part of a form (二、三、四); a worksheet of the workbook."""

    id: str
    title: str
    sheet: str
    layout: Layout
    tables: tuple[FormTable, ...]


@dataclass(frozen=True)
class YearFormat:
    """One official form. The layout follows the report year, never a citation in an old file."""

    id: str
    title: str
    source: Citation
    since: int
    until: int | None
    parts: tuple[Part, ...]
    unverified: str = ""
    """What no source could confirm about this form."""
    units: tuple[CountingUnit, ...] = (CountingUnit.REQUEST,)
    """What one 件 may be, the usual one first."""

    def covers(self, year: int) -> bool:
        """Whether reports of that year use this form."""
        return self.since <= year and (self.until is None or year <= self.until)

    def part(self, part_id: str) -> Part | None:
        """The part of that id, or None where the form has none."""
        return next((part for part in self.parts if part.id == part_id), None)

    def table(self, table_id: str) -> FormTable | None:
        """The table of that id, or None where the form has none."""
        return next((table for part in self.parts for table in part.tables if table.id == table_id), None)


def form_of(formats: Sequence[YearFormat], year: int) -> YearFormat:
    """The form of that report year. Raises KnownTrouble("year_without_form") for years before the first."""
    for form in formats:
        if form.covers(year):
            return form
    raise KnownTrouble("year_without_form", kind="input", year=year, first=min(form.since for form in formats))


def read_formats(folder: Path) -> tuple[YearFormat, ...]:
    """All forms, the oldest first; years may neither overlap nor leave a gap. Raises BadResource."""
    forms = sorted((_form(read_table(file)) for file in sorted(folder.glob("*.toml"))), key=lambda form: form.since)
    for earlier, later in itertools.pairwise(forms):
        if earlier.until is None or earlier.until + 1 != later.since:
            raise BadResource(folder.name, later.id, "years", f"overlaps {earlier.id} or leaves a year without a form")
    if not forms or forms[-1].until is not None:
        raise BadResource(folder.name, "", "years", "no form for the years to come")
    return tuple(forms)


def _form(file: Table) -> YearFormat:
    file.only("id", "title", "years", "source", "unverified", "units", "part")
    years = file.table("years")
    form = YearFormat(
        id=file.text("id"),
        title=file.text("title"),
        source=citation_of(file.table("source")),
        since=years.whole("from"),
        until=years.whole("to") if "to" in years.plain else None,
        parts=tuple(_part(part) for part in file.tables("part")),
        unverified=file.text("unverified", ""),
        units=file.words("units", CountingUnit) or (CountingUnit.REQUEST,),
    )
    _once(file, "part", [part.id for part in form.parts])
    tables = [table for part in form.parts for table in part.tables]
    _once(file, "table", [table.id for table in tables])
    # A figure that was entered is kept under its row alone.
    _once(file, "rows", [row.id for table in tables for row in table.rows if row.is_entered])
    measures = {row.measure for part in form.parts for table in part.tables for row in table.rows}
    for measure in (Measure.RECEIVED, Measure.CLOSED, Measure.REMEDIES):
        if measure not in measures:
            raise file.fail("part", f"no row counts {measure}")
    return form


def _part(part: Table) -> Part:
    part.only("id", "title", "sheet", "layout", "table")
    return Part(
        id=part.text("id"),
        title=part.text("title"),
        sheet=part.text("sheet"),
        layout=part.word("layout", Layout),
        tables=tuple(_table(table) for table in part.tables("table")),
    )


def _table(table: Table) -> FormTable:
    table.only("id", "title", "corner", "unit_label", "columns", "rows", "check", "completed_not_reply")
    form = FormTable(
        id=table.text("id"),
        title=table.text("title", ""),
        corner=table.text("corner", ""),
        unit_label=table.text("unit_label", ""),
        columns=tuple(_column(column) for column in table.tables("columns")),
        rows=tuple(_row(row) for row in table.tables("rows")),
        checks=tuple(_check(check) for check in table.tables("check")),
        completed_not_reply=frozenset(table.words("completed_not_reply", Outcome)),
    )
    _prove_names(form, table)
    _prove_requests(form, table)
    _prove_remedies(form, table)
    return form


def _column(column: Table) -> FormColumn:
    column.only("id", "label", "group", "figure", "also", "standing", "kinds", "results", "pending")
    return FormColumn(
        id=column.text("id"),
        label=column.text("label"),
        group=column.text("group", ""),
        figure=_figure(column),
        gathers=_gathers(column),
        also=column.texts("also"),
        is_standing=column.flag("standing"),
    )


def _row(row: Table) -> FormRow:
    row.only(
        "id", "label", "level", "group", "unit", "figure", "plain", "named_sub_rows", "heading", "entered", "sums",
        "standing", "feed", "label_en", "counts", "outcomes", "channels", "extended", "routes", "results",
    )
    if sum(key in row.plain for key in ("heading", "counts", "sums", "entered")) != 1:
        raise row.fail("counts", "a row says one of heading, counts, sums, entered")
    return FormRow(
        id=row.text("id"),
        label=row.text("label"),
        level=row.whole("level") if "level" in row.plain else 0,
        group=row.text("group", ""),
        unit=row.text("unit", ""),
        figure=_figure(row),
        measure=row.word("counts", Measure) if "counts" in row.plain else None,
        gathers=_gathers(row),
        sums=row.texts("sums"),
        is_entered=row.flag("entered"),
        takes_sub_rows=row.flag("named_sub_rows"),
        plain=row.text("plain", ""),
        is_standing=row.flag("standing"),
        feed=_feed(row.table("feed")) if "feed" in row.plain else None,
        label_en=row.text("label_en", ""),
    )


def _feed(feed: Table) -> Feed:
    feed.only("register", "kinds", "persons")
    return Feed(feed.word("register", Register), frozenset(feed.texts("kinds")), feed.flag("persons"))


def _figure(table: Table) -> Figure:
    return table.word("figure", Figure) if "figure" in table.plain else Figure.COUNT


def _gathers(table: Table) -> Gathers:
    return Gathers(
        outcomes=frozenset(table.words("outcomes", Outcome)),
        channels=frozenset(table.words("channels", Channel)),
        kinds=frozenset(table.words("kinds", ApplicantKind)),
        extended=table.flag("extended") if "extended" in table.plain else None,
        routes=frozenset(table.words("routes", RemedyRoute)),
        results=frozenset(table.words("results", RemedyResult)),
        pending=table.flag("pending"),
    )


def _check(check: Table) -> Check:
    check.only(
        "id", "level", "each", "relation", "left", "right", "left_is", "right_is", "left_en", "right_en",
        "note", "note_en", "only_if_printed", "with_reason",
    )
    return Check(
        id=check.text("id"),
        severity=check.word("level", Severity),
        each=check.word("each", Each),
        left=tuple(_term(term) for term in check.tables("left")),
        right=tuple(_term(term) for term in check.tables("right")),
        left_is=check.text("left_is"),
        right_is=check.text("right_is"),
        left_en=check.text("left_en"),
        right_en=check.text("right_en"),
        relation=check.word("relation", Relation) if "relation" in check.plain else Relation.EQUAL,
        note=check.text("note", ""),
        note_en=check.text("note_en", ""),
        only_if_printed=check.flag("only_if_printed"),
        with_reason=check.flag("with_reason"),
    )


def _term(term: Table) -> Term:
    term.only("rows", "columns", "text", "before", "minus")
    return Term(
        rows=term.texts("rows"),
        columns=term.texts("columns"),
        text=term.texts("text"),
        before=term.flag("before"),
        minus=term.flag("minus"),
    )


def _prove_names(form: FormTable, table: Table) -> None:
    """Every row and column has its own name, and every name that a sum or an identity uses stands there."""
    rows, columns = [row.id for row in form.rows], [column.id for column in form.columns]
    _once(table, "rows", rows)
    _once(table, "columns", columns)
    terms = [term for check in form.checks for term in (*check.left, *check.right)]
    used_rows = {name for term in terms for name in term.rows} | {name for row in form.rows for name in row.sums}
    used_columns = {name for term in terms for name in term.columns}
    if unknown := (used_rows - set(rows)) | (used_columns - set(columns)):
        raise table.fail("check", f"unknown rows or columns {sorted(unknown)}")
    for place, row in enumerate(form.rows):
        if not set(row.sums) <= set(rows[place + 1 :]):
            raise table.fail("sums", f"{row.id} may only add up rows further down")


def _prove_requests(form: FormTable, table: Table) -> None:
    """Every result, applicant kind and channel is counted exactly once where the table counts by them."""
    outcomes = [outcome for row in form.rows for outcome in row.gathers.outcomes]
    if not outcomes:
        return
    _all_once(table, "outcomes", Outcome, [*outcomes, *form.completed_not_reply])
    if kinds := [kind for column in form.columns for kind in column.gathers.kinds]:
        _all_once(table, "kinds", ApplicantKind, kinds)
    if channels := [channel for row in form.rows for channel in row.gathers.channels]:
        _all_once(table, "channels", Channel, channels)


def _prove_remedies(form: FormTable, table: Table) -> None:
    """Every result by every route is counted in exactly one cell."""
    rows = [row for row in form.rows if row.measure is Measure.REMEDIES]
    cells = [
        (route, result)
        for row in rows
        for column in form.columns
        for route in row.gathers.routes
        for result in row.gathers.results or column.gathers.results
    ]
    if rows and Counter(cells) != Counter((route, result) for route in RemedyRoute for result in RemedyResult):
        raise table.fail("results", "a result of a remedy is counted not at all or twice")


def _all_once(table: Table, key: str, group: type[StrEnum], words: Sequence[StrEnum]) -> None:
    _once(table, key, [word.value for word in words])
    if missing := set(group) - set(words):
        raise table.fail(key, f"not counted: {sorted(word.value for word in missing)}")


def _once(table: Table, key: str, names: Iterable[str]) -> None:
    if double := [name for name, times in Counter(names).items() if times > 1]:
        raise table.fail(key, f"twice: {double}")
