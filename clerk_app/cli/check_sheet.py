"""check-sheet: a published sheet, or one that a unit sends, against its own identities and its own text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from clerk_app import places
from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.cli.report import against_store
from clerk_app.cli.sheets import FILE, finding_lines
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import read_formats
from clerk_app.services import sheet_reading, year_sheets


@click.command("check-sheet", help="核对一张统计表：已公布的或别人报来的（JSON、xlsx、xls、ods、et、docx、PDF、txt）。")
@click.argument("file", type=FILE, metavar="文件")
@click.option("--previous", type=FILE, help="上一年度的表，核对结转和增减。")
@click.option("--year", type=int, metavar="年度", help="文件里没有写明年度时指明。")
@click.option("--against-store", "own", is_flag=True, help="本单位改过的年度报告（docx），逐个数与登记数出的表核对。")
@AS_JSON
@pass_face
def check_sheet(face: Face, file: Path, previous: Path | None, year: int | None, own: bool, as_json: bool) -> int:
    """Check a published table; exit code 1 where an identity is broken."""
    if own:
        return against_store(face, file, year, as_json=as_json)
    formats = read_formats(places.resources() / "year_formats")
    checked = sheet_reading.check_sheet(file, formats, previous=previous, year=year)
    sheet, found = checked.read.sheet, checked.findings
    plain: dict[str, object] = {
        "year": sheet.year,
        "format": sheet.form.id,
        "findings": [year_sheets.plain_finding(face.terms, finding, {}) for finding in found],
    }
    lines = list(finding_lines(found, face.terms)) if sheet.tables else ["文件里没有表格，没有可核对的。"]
    if checked.read.is_foreign:
        plain |= sheet_reading.plain_reading(checked)
        lines = [*_reading_lines(checked, face.terms), "", *finding_lines(found, face.terms)]
    face.answer(plain, as_json=as_json, lines=lines)
    return FINDINGS if year_sheets.blocks_filing(found) else DONE


def _reading_lines(checked: sheet_reading.CheckedSheet, terms: Terms) -> Iterator[str]:
    """What was recognised, and what holds of the text."""
    yield f"{checked.read.sheet.year} 年度"
    yield from sheet_reading.reading_sentences(checked, terms)


COMMANDS = (check_sheet,)
