"""year-sheet: the yearly form from the store, on the screen, as JSON or as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from clerk_app.cases.sheet_plain import to_plain
from clerk_app.cases.year_sheet import FilledTable, Finding, YearSheet
from clerk_app.cli.explain import answer_figure
from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.cli.figures import enter_figure, keep_figures, typed_of
from clerk_app.cli.report import write_report
from clerk_app.law.form_table import Layout, Severity
from clerk_app.law.wording import Terms
from clerk_app.services import exchange, proof, sheet_export, year_sheets
from clerk_app.services.sheet_words import place_typed

SIGNS = {Severity.ERROR: "不符", Severity.WARNING: "提醒", Severity.INFO: "参考"}
_BLANK = "finding_not_assessable"
FILE = click.Path(path_type=Path, dir_okay=False)


def finding_lines(found: Sequence[Finding], terms: Terms) -> Iterator[str]:
    """The findings for a person, and the verdict; what cannot be compared for blanks, in one line."""
    blank = [one for one in found if one.key == _BLANK and one.severity is Severity.INFO]
    for finding in found:
        if finding in blank and len(blank) > 1:
            continue
        yield f"{SIGNS[finding.severity]} {finding.identity}  {year_sheets.sentence_of(terms, finding)}"
    if len(blank) > 1:
        named = tuple(dict.fromkeys(one.identity for one in blank))
        said = terms.sentence("findings_not_assessable", {"count": len(blank), "identities": named})
        yield f"{SIGNS[Severity.INFO]} {said}"
    wrong = sum(finding.severity is Severity.ERROR for finding in found)
    doubtful = sum(finding.severity is Severity.WARNING for finding in found)
    yield (f"{wrong} 处不符" if wrong else "没有不符") + (f"，{doubtful} 处提醒。" if doubtful else "。")
    if wrong:
        yield terms.sentence(f"refused_{year_sheets.STAT_IDENTITY}", {"count": wrong})


def sheet_lines(sheet: YearSheet) -> Iterator[str]:
    """The figures for a person, and how many are missing."""
    yield from table_lines(sheet)
    if blank := sum(len(filled.blanks) for filled in sheet.tables):
        yield ""
        yield f"还有 {blank} 个数要另行填报（在窗口里填，或 --entered）。"


def table_lines(sheet: YearSheet) -> Iterator[str]:
    """The figures alone: one line a row."""
    yield f"{sheet.year} 年度  {sheet.form.title}（{sheet.form.source.number}）" + (
        f"  试算至 {sheet.as_of}" if sheet.is_trial else ""
    )
    for filled in sheet.tables:
        yield ""
        yield filled.table.title if filled.part.layout is Layout.BLOCKS else filled.part.title
        yield "\t".join(("", *(column.label for column in filled.table.columns)))
        yield from (_row_line(filled, row_id) for row_id in (row.id for row in filled.rows))


def _row_line(filled: FilledTable, row_id: str) -> str:
    row = filled.row(row_id)
    if row is None or row.is_heading:
        return row.label if row else ""
    values = (filled.value(row_id, column.id) for column in filled.table.columns)
    return "\t".join((row.label, *("" if value is None else str(value) for value in values)))


@click.command("year-sheet", help="某一年度的统计表，按当年的官方表式。已定稿封存的，是封存的那一份。")
@click.argument("year", type=int, metavar="年度")
@click.option("--out", type=FILE, help="写成 Excel 工作簿，附“数字出处”。")
@click.option("--entered", type=FILE, help="申请数不出来的各行，JSON 文件；与已填的不同时，以文件为准。")
@click.option("--keep", is_flag=True, help="把 --entered 文件里的数填入本机，文件名记作来源。")
@click.option("--enter", "figure", nargs=3, metavar="行 栏 数",
              help="填一个申请数不出来的数。更正就再填一次；数写成空的（''）是撤回。")  # fmt: skip
@click.option("--month", type=int, help="--enter 的数是哪一月的；不写是全年一个数。")
@click.option("--source", default="", help="--enter 的数取自哪里。")
@click.option("--reason", default="", help="--enter 的数与按登记数出来的不同时，为什么。")
@click.option("--sub-row", default="", help="--enter 写在该行下面的分项名称，如 行政检查。")
@click.option("--explain", nargs=2, metavar="行 栏", help="这个数是哪些申请。写表上的行名、栏名，或英文键名。")
@click.option("--table", default="", help="--explain、--enter 的行名不止一张表有时，写明是哪张。")
@click.option("--personal", is_flag=True, help="编号旁边写申请人姓名。")
@click.option("--now", "as_of_now", is_flag=True, help="封存过的年度，也按现在的登记重新数。")
@click.option("--exchange", "onward", type=FILE, help="写成交换文件（.json），报给汇总的单位；没有申请人信息。")
@click.option("--note", default="", help="写在交换文件里的附言。")
@click.option("--report", "text", type=FILE, help="年度报告初稿，写成 Word 文件（.docx）。")
@AS_JSON
@pass_face
def year_sheet(
    face: Face, year: int, out: Path | None, entered: Path | None, explain: tuple[str, str] | None, table: str,
    personal: bool, as_of_now: bool, onward: Path | None, note: str, keep: bool,
    figure: tuple[str, str, str] | None, month: int | None, source: str, reason: str, sub_row: str,
    text: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Count a year; exit code 1 while an identity is broken. With --enter or --keep: keep figures, and no more."""
    typed = typed_of(figure, month=month, source=source, reason=reason, table=table, sub_row=sub_row)
    if keep and entered is None:
        raise click.BadParameter("--keep 要与 --entered 同用")
    if typed is not None and (entered is not None or explain is not None):
        raise click.BadParameter("--enter 不能与 --entered、--explain 同用")
    if typed is not None:
        return enter_figure(face, year, typed, as_json=as_json)
    if keep and entered is not None:
        return keep_figures(face, year, entered, as_json=as_json)
    given = year_sheets.read_file(entered) if entered else None
    with face.desk() as desk:
        kept = None if as_of_now or entered else proof.filed(desk, year)
        sheet = year_sheets.build(desk, year, today=face.today, entered=given) if kept is None else kept.sheet
        if explain is not None:
            place = place_typed(sheet, *explain, table)
            return answer_figure(face, desk, sheet, place, personal=personal, as_json=as_json)
        found = proof.proved(desk, sheet, today=face.today)
        numbers = year_sheets.request_numbers(desk, found)
        if out:
            data = sheet_export.export(desk, sheet, today=face.today, kept=kept, personal=personal)
            year_sheets.write_file(data, out)
        said = [write_report(face, desk, year, text)] if text else []
        if onward:
            data = exchange.exchange_file(desk, year, face.today, note=note, entered=given)
            year_sheets.write_file(data, onward)
            exported = exchange.read_exchange(data, desk.formats, file=onward.name)
    plain = {
        **to_plain(sheet),
        "not_entered": [row.plain_name for filled in sheet.tables for row, _ in filled.blanks],
        "findings": [year_sheets.plain_finding(face.terms, finding, numbers) for finding in found],
        **({"filed_on": kept.filed_on, "overrides": dict(kept.overrides)} if kept is not None else {}),
    }
    lines = [*sheet_lines(sheet), "", *finding_lines(found, face.terms)]
    if kept is not None:
        lines.append(face.terms.sentence("year_filed", {"year": year, "on": kept.filed_on, "by": kept.by}))
    if out:
        lines.append(face.terms.sentence("sheet_written", {"year": year, "file": out}))
    lines += said
    if onward:
        state = face.terms.sentence("exchange_filed" if exported.is_filed else "exchange_not_filed")
        facts = {"year": year, "file": onward, "unit": exported.unit, "state": state}
        lines.append(face.terms.sentence("exchange_written", facts))
    face.answer(plain, as_json=as_json, lines=lines)
    explained_away = kept.overrides if kept is not None else {}
    return FINDINGS if year_sheets.blocks_filing([one for one in found if one.id not in explained_away]) else DONE


COMMANDS = (year_sheet,)
