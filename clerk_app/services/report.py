"""The report's text: drafted from the year's sheet, written as a Word file, re-checked when it comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from clerk_app import places
from clerk_app.cases import narrative
from clerk_app.cases.narrative import Facts, NamedFigure, Previous, Report, Scope
from clerk_app.cases.narrative_template import RecheckWords, ReportTemplate, read_narrative, read_recheck
from clerk_app.cases.report_check import ChangedFigure, ChangeKind, DraftTable, EditedParagraph, EditedTable
from clerk_app.cases.report_check import recheck as compare
from clerk_app.cases.request import OrganId
from clerk_app.cases.year_sheet import FilledTable, YearSheet
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import YearFormat
from clerk_app.render.paper_tables import PaperTable, paper_table
from clerk_app.render.report_docx import TAG, Picture, report_docx
from clerk_app.services import year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.filing import filed
from clerk_app.services.foreign_file import said_of
from clerk_app.services.report_facts import facts_of
from clerk_app.services.sheet_files import write_file
from clerk_app.services.sheet_source import scale
from clerk_app.sheetreader import DOCUMENT
from clerk_app.trouble import KnownTrouble

__all__ = [
    "ChangedFigure", "Scope", "basis_of", "docx", "draft", "previous_of", "recheck", "sentence_of", "write_file",
    "year_of",
]

SCOPE = "report_scope"
_TITLE = re.compile(r"(\d{4})\s*年?(?:度)?.{0,9}年度报告")


@cache
def _templates(formats: tuple[YearFormat, ...]) -> Mapping[str, ReportTemplate]:
    return read_narrative(places.resources() / "narrative", formats)


@cache
def _words() -> RecheckWords:
    return read_recheck(places.resources() / "narrative")


def usual_scope(desk: Desk) -> Scope:
    """Whom this office's table speaks for, as set."""
    return Scope(desk.settings.text(SCOPE))


def draft(
    desk: Desk, year: int, *, today: date, scope: Scope | None = None, organ: OrganId | None = None,
    sheet: YearSheet | None = None,
) -> Report:
    """The report of a year: the filed sheet and what was kept beside it where there is one, else as it counts now.
    ``sheet``: another one, such as the sums of an area, for which the store gives no facts. Raises KnownTrouble as the
    sheet does."""
    chosen = scope or usual_scope(desk)
    own = sheet is None
    kept = filed(desk, year, organ=organ) if own else None
    if sheet is None:
        sheet = kept.sheet if kept is not None else year_sheets.build(desk, year, today=today, organ=organ)
    facts = facts_of(desk, sheet, chosen, organ)
    if not own:
        facts = Facts(facts.scope, facts.texts)
    elif kept is not None and kept.facts is not None:
        facts = Facts(facts.scope, facts.texts, kept.facts.counts, kept.facts.lists)
    template = _templates(tuple(desk.formats))[sheet.form.id]
    before = previous_of(desk, year, organ=organ) if own else None
    made = narrative.draft(sheet, before, facts, template)
    if kept is None:
        return made
    return replace(made, filed_on=kept.filed_on, facts_of_now=kept.facts is None)


def basis_of(terms: Terms, report: Report) -> str:
    """From which day the figures of a filed year's report are, and which of them are of now; empty for any other."""
    if report.filed_on is None:
        return ""
    key = "report_basis_table_filed" if report.facts_of_now else "report_basis_filed"
    return terms.sentence(key, {"on": report.filed_on})


def previous_of(desk: Desk, year: int, *, organ: OrganId | None = None) -> Previous | None:
    """The year before as it was filed; None where it was not: a figure nobody published is not compared with."""
    kept = filed(desk, year - 1, organ=organ)
    return None if kept is None else Previous(kept.sheet, usual_scope(desk))


def docx(desk: Desk, report: Report, *, today: date, pictures: Sequence[Picture] = ()) -> bytes:
    """The Word file; marked 未定稿 while an identity is broken, 试算 while the year runs. Raises KnownTrouble."""
    marks = []
    if year_sheets.blocks_filing(year_sheets.findings(desk, report.sheet)):
        marks.append(desk.terms.sentence("mark_unfinished"))
    if report.sheet.is_trial:
        marks.append(desk.terms.sentence("mark_trial", {"as_of": report.sheet.as_of}))
    if report.facts_of_now:
        marks.append(desk.terms.sentence("mark_facts_of_now", {"on": report.filed_on}))
    return report_docx(report, mark="".join(marks), made_on=today, pictures=pictures)


def recheck(
    desk: Desk, path: Path, year: int, *, today: date, scope: Scope | None = None, organ: OrganId | None = None,
    report: Report | None = None,
) -> tuple[ChangedFigure, ...]:
    """What an edited report says otherwise than the table: changed figures, sentences gone, numbers no cell knows.

    Raises KnownTrouble of kind "input" where the file cannot be read.
    """
    drafted = report or draft(desk, year, today=today, scope=scope, organ=organ)
    paragraphs, tables = _edited(path)
    parts = [part for part in drafted.sheet.form.parts if any(one.part == part.id for one in drafted.sections)]
    papers = [_drafted(drafted.sheet, paper_table(drafted.sheet, part), part.title) for part in parts]
    return compare(drafted, papers, paragraphs, tables, _words())


def sentence_of(terms: Terms, change: ChangedFigure) -> str:
    """What a difference says to the clerk."""
    blank = terms.sentence("report_blank")
    facts = {
        "where": change.where, "what": change.what, "was": change.was or blank, "now": change.now or blank,
    }  # fmt: skip
    return terms.sentence(f"report_{change.kind.value}", facts)


def plain_change(terms: Terms, change: ChangedFigure) -> dict[str, object]:
    """A difference as JSON-ready data."""
    return {
        "kind": change.kind.value, "where": change.where, "figure": change.what or None, "was": change.was or None,
        "now": change.now or None, "cell": list(change.cell) if change.cell else None,
        "message": sentence_of(terms, change),
    }  # fmt: skip


def cells_named(report: Report, figure: NamedFigure) -> tuple[str, ...]:
    """The cells of a figure, as the form calls them, each with its number."""
    named = []
    for place in figure.cells:
        table_id, row_id, column_id = place
        filled = report.sheet.table(table_id)
        if filled is not None:
            value = filled.value(row_id, column_id)
            named.append(f"{_named(filled, place)}：{'' if value is None else value}")
    return tuple(named)


def is_wrong(change: ChangedFigure) -> bool:
    """Whether it says another number than the table, and not only something to look at."""
    return change.kind in (ChangeKind.CHANGED, ChangeKind.TABLE_CHANGED)


# --- the file brought back


def year_of(path: Path) -> int:
    """The year an edited report speaks of, by its title. Raises KnownTrouble("report_of_no_year") and as recheck."""
    paragraphs, _ = _edited(path)
    for one in paragraphs:
        if found := _TITLE.search(one.text):
            return int(found.group(1))
    raise KnownTrouble("report_of_no_year", kind="input", file=path.name)


def _edited(path: Path) -> tuple[list[EditedParagraph], list[EditedTable]]:
    if not path.is_file():
        raise KnownTrouble("sheet_file_missing", kind="input", file=path)
    paragraphs: list[EditedParagraph] = []
    tables: list[tuple[int, dict[tuple[int, int], str]]] = []
    ended = False
    for line in said_of(path, scale().limits, kind=DOCUMENT):
        said = json.loads(line)
        if isinstance(said, list):
            row, *cells = said
            held = tables[-1][1]
            held.update({(row - 1, column): text for column, text in cells})
            tables[-1] = (row, held)
        elif said.get("too_large"):
            raise KnownTrouble("document_too_long", kind="input", file=path.name, rows=scale().limits.rows)
        elif "text" in said:
            paragraphs.append(EditedParagraph(said["text"], _marks(said.get("marks", ()))))
        elif "table" in said:
            tables.append((0, {}))
        elif "sheet" in said or "page" in said:
            raise KnownTrouble("report_no_word_file", kind="input", file=path.name)
        ended = bool(said.get("end")) if isinstance(said, dict) else False
    if not ended:
        raise KnownTrouble("document_breaks_reader", kind="input", file=path.name)
    return paragraphs, [EditedTable(rows, cells) for rows, cells in tables]


def _marks(said: Sequence[Sequence[object]]) -> tuple[tuple[int, int, str], ...]:
    named = ((int(str(start)), int(str(end)), str(name)) for start, end, name in said)
    return tuple((start, end, name.removeprefix(TAG)) for start, end, name in named if name.startswith(TAG))


def _drafted(sheet: YearSheet, paper: PaperTable, title: str) -> DraftTable:
    return DraftTable(
        title=title,
        rows=paper.rows,
        cells={(cell.row, cell.column): cell.text for cell in paper.cells if cell.text},
        figures={
            (cell.row, cell.column): (cell.place, _named(sheet.table(cell.place[0]), cell.place))
            for cell in paper.cells
            if cell.place is not None
        },
    )


def _named(filled: FilledTable | None, place: tuple[str, str, str]) -> str:
    """The row and column of a cell as the form calls them."""
    if filled is None:
        return ""
    _, row_id, column_id = place
    row, column = filled.row(row_id), filled.table.column(column_id)
    names = [one.label for one in (row, column) if one is not None]
    return "、".join(names if len(filled.table.columns) > 1 else names[:1])
