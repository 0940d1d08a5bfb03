"""year-sheet and check-sheet: the yearly form from the store, and a published one against its own identities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from clerk_app import places
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.cases.year_sheet import FilledTable, Finding, YearSheet
from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.law.form_table import Layout, Severity
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import read_formats
from clerk_app.services import year_sheets

SIGNS = {Severity.ERROR: "不符", Severity.WARNING: "提醒", Severity.INFO: "参考"}
FILE = click.Path(path_type=Path, dir_okay=False)


def finding_lines(found: Sequence[Finding], terms: Terms) -> Iterator[str]:
    """The findings for a person, and the verdict."""
    for finding in found:
        yield f"{SIGNS[finding.severity]} {finding.identity}  {year_sheets.sentence_of(terms, finding)}"
    wrong = sum(finding.severity is Severity.ERROR for finding in found)
    doubtful = sum(finding.severity is Severity.WARNING for finding in found)
    yield (f"{wrong} 处不符" if wrong else "没有不符") + (f"，{doubtful} 处提醒。" if doubtful else "。")
    if wrong:
        yield terms.sentence(f"refused_{year_sheets.STAT_IDENTITY}", {"count": wrong})


def sheet_lines(sheet: YearSheet) -> Iterator[str]:
    """The figures for a person: one line a row."""
    yield f"{sheet.year} 年度  {sheet.form.title}（{sheet.form.source.number}）" + (
        f"  试算至 {sheet.as_of}" if sheet.is_trial else ""
    )
    for filled in sheet.tables:
        yield ""
        yield filled.table.title if filled.part.layout is Layout.BLOCKS else filled.part.title
        yield "\t".join(("", *(column.label for column in filled.table.columns)))
        yield from (_row_line(filled, row_id) for row_id in (row.id for row in filled.rows))
    if blank := sum(len(filled.blanks) for filled in sheet.tables):
        yield ""
        yield f"还有 {blank} 个数要另行填报（--entered）。"


def _row_line(filled: FilledTable, row_id: str) -> str:
    row = filled.row(row_id)
    if row is None or row.is_heading:
        return row.label if row else ""
    values = (filled.value(row_id, column.id) for column in filled.table.columns)
    return "\t".join((row.label, *("" if value is None else str(value) for value in values)))


@click.command("year-sheet", help="某一年度的统计表，按当年的官方表式。")
@click.argument("year", type=int, metavar="年度")
@click.option("--out", type=FILE, help="写成 Excel 工作簿。")
@click.option("--entered", type=FILE, help="申请数不出来的各行，JSON 文件。")
@AS_JSON
@pass_face
def year_sheet(face: Face, year: int, out: Path | None, entered: Path | None, as_json: bool) -> int:
    """Count a year; exit code 1 while an identity is broken."""
    given = year_sheets.read_file(entered) if entered else None
    with face.desk() as desk:
        sheet = year_sheets.build(desk, year, today=face.today, entered=given)
        found = year_sheets.findings(desk, sheet)
        numbers = year_sheets.request_numbers(desk, found)
        if out:
            year_sheets.write_file(year_sheets.export(desk, sheet, today=face.today), out)
    plain = {
        **to_plain(sheet),
        "not_entered": [row.plain_name for filled in sheet.tables for row, _ in filled.blanks],
        "findings": [year_sheets.plain_finding(face.terms, finding, numbers) for finding in found],
    }
    lines = [*sheet_lines(sheet), "", *finding_lines(found, face.terms)]
    if out:
        lines.append(face.terms.sentence("sheet_written", {"year": year, "file": out}))
    face.answer(plain, as_json=as_json, lines=lines)
    return FINDINGS if year_sheets.blocks_filing(found) else DONE


@click.command("check-sheet", help="核对一张已公布的统计表（JSON）。")
@click.argument("file", type=FILE, metavar="文件")
@click.option("--previous", type=FILE, help="上一年度的表，核对结转和增减。")
@AS_JSON
@pass_face
def check_sheet(face: Face, file: Path, previous: Path | None, as_json: bool) -> int:
    """Check a published table; exit code 1 where an identity is broken."""
    formats = read_formats(places.resources() / "year_formats")
    sheet, found = year_sheets.check_file(file, formats, previous=previous)
    plain = {
        "year": sheet.year,
        "format": sheet.form.id,
        "findings": [year_sheets.plain_finding(face.terms, finding, {}) for finding in found],
    }
    lines = list(finding_lines(found, face.terms)) if sheet.tables else ["文件里没有表格，没有可核对的。"]
    face.answer(plain, as_json=as_json, lines=lines)
    return FINDINGS if year_sheets.blocks_filing(found) else DONE


COMMANDS = (year_sheet, check_sheet)
