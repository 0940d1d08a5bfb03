"""The year sheet as a workbook: as counted or as filed, notes below it, and what stands behind every figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_app.cases.filed import FiledYear
from clerk_app.cases.remedy import RemedyId
from clerk_app.cases.request import OrganId, RequestId
from clerk_app.cases.year_sheet import Cell, YearSheet
from clerk_app.law.form_table import Measure
from clerk_app.render.sheet_sources import SourceLine, SourceSheet
from clerk_app.render.xlsx import year_workbook
from clerk_app.services import year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.entered import cells_of
from clerk_app.services.office import heading
from clerk_app.services.proof import proved
from clerk_app.services.sheet_words import row_named, table_named


def export(
    desk: Desk, sheet: YearSheet, *, today: date, organ: OrganId | None = None, kept: FiledYear | None = None,
    personal: bool = False,
) -> bytes:  # fmt: skip
    """The workbook in the look of the official form, with the worksheet 数字出处. ``kept``: the filing the sheet is of;
    it is then marked with its day. A sheet that was not filed is marked 未定稿 while an error stands against it.
    ``personal``: applicants' names beside the numbers."""
    return year_workbook(
        sheet if kept is None else kept.sheet,
        mark=_marks(desk, sheet, today, organ, kept),
        organ=heading(desk, sheet.as_of, organ),
        made_on=today if kept is None else kept.filed_on,
        notes=notes(desk, sheet, kept),
        sources=_sources(desk, sheet, organ, kept, personal=personal),
    )


def _marks(desk: Desk, sheet: YearSheet, today: date, organ: OrganId | None, kept: FiledYear | None) -> str:
    if kept is not None:
        return desk.terms.sentence("mark_filed", {"on": kept.filed_on})
    marks = []
    if year_sheets.blocks_filing(proved(desk, sheet, today=today, organ=organ)):
        marks.append(desk.terms.sentence("mark_unfinished"))
    if sheet.is_trial:
        marks.append(desk.terms.sentence("mark_trial", {"as_of": sheet.as_of}))
    return "".join(marks)


def notes(desk: Desk, sheet: YearSheet, kept: FiledYear | None) -> Mapping[str, tuple[str, ...]]:
    """What is printed below each part: its counting unit, and the reason for every error that was let stand."""
    said: dict[str, list[str]] = {}
    for filled in sheet.tables:
        if any(row.measure not in (None, Measure.REMEDIES) for row in filled.rows):
            said.setdefault(filled.part.id, []).append(desk.terms.sentence(f"note_unit_{sheet.unit.value}"))
    if kept is not None:
        for finding in kept.findings:
            if finding.id in kept.overrides:
                part = _part_of(sheet, finding.identity)
                facts = {"id": finding.id, "message": finding.message, "reason": kept.overrides[finding.id]}
                said.setdefault(part, []).append(desk.terms.sentence("note_override", facts))
    return {part: tuple(lines) for part, lines in said.items()}


def _part_of(sheet: YearSheet, identity: str) -> str:
    tables = (filled for filled in sheet.tables if any(check.id == identity for check in filled.table.checks))
    return next((filled.part.id for filled in tables), sheet.tables[0].part.id)


# --- what stands behind every figure


class _Names:
    """What requests and remedies are called: as filed, else as they are."""

    def __init__(self, desk: Desk, sheet: YearSheet, kept: FiledYear | None, *, personal: bool) -> None:
        remedies = desk.store.remedies.all()
        ids = {one for filled in sheet.tables for cell in filled.cells.values() for one in cell.requests}
        ids |= {one.request for one in remedies}
        numbers = desk.store.requests.numbers(ids)
        people = desk.store.requests.applicants(ids) if personal else {}
        self._cases: dict[RemedyId, tuple[RequestId, str]]
        self._cases = {one.id: (one.request, one.case_number) for one in remedies}
        if kept is not None:
            numbers |= {key: case.number for key, case in kept.cases.items()}
            self._cases |= {key: (case.request, case.case_number) for key, case in kept.remedies.items()}
        self._named = {one: f"{number} {people.get(one, '')}".strip() for one, number in numbers.items()}

    def request(self, one: RequestId) -> str:
        """Its number, with the applicant's name where that was asked for."""
        return self._named.get(one, "")

    def remedy(self, one: RemedyId) -> str:
        """The number of its request, and its own."""
        request, number = self._cases[one]
        return f"{self.request(request)}（{number}）" if number else self.request(request)


def _sources(
    desk: Desk, sheet: YearSheet, organ: OrganId | None, kept: FiledYear | None, *, personal: bool
) -> SourceSheet:
    names = _Names(desk, sheet, kept, personal=personal)
    entered = _entered(desk, sheet.year, organ)
    lines = [
        SourceLine(
            table_named(filled), row_named(filled, row), column.label, cell.value,
            _behind(cell, names) or entered.get((filled.table.id, row.id, column.id), ()),
        )
        for filled in sheet.tables
        for row in filled.figure_rows
        for column in filled.table.columns
        if (cell := filled.cell(row.id, column.id)).value
    ]  # fmt: skip
    words = desk.terms.sentence
    return SourceSheet(
        words("sources_name"),
        (words("sources_table"), words("sources_row"), words("sources_column"), words("sources_figure"),
         words("sources_behind")),
        lines, words("sources_and_on"), words("sources_unprinted"),
    )  # fmt: skip


def _behind(cell: Cell, names: _Names) -> tuple[str, ...]:
    return (*map(names.request, cell.requests), *map(names.remedy, cell.remedies))


def _entered(desk: Desk, year: int, organ: OrganId | None) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    """Where each entered figure was taken from."""
    found = {}
    for place, cell in cells_of(desk, year, organ=organ).items():
        sources = dict.fromkeys(line.source for line in cell.lines if line.source)
        if cell.is_counted:
            found[place] = (desk.terms.sentence("source_register"),)
        elif sources:
            found[place] = (desk.terms.sentence("source_entered", {"source": tuple(sources)}),)
    return found
