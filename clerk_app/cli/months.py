"""month-sheet and quarter-report: the figures of a month or quarter by both dates, and the lost cases of a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from clerk_app.cases.month_sheet import COLUMNS
from clerk_app.cli.face import AS_JSON, DAY, DONE, FINDINGS, NOT_UNDERSTOOD, Face, pass_face
from clerk_app.services import lost_cases, month_book, months_sent
from clerk_app.services.desk import Desk
from clerk_app.services.lost_cases import QuarterReport, quarter_report
from clerk_app.services.months import MonthView, is_quarter, read_period
from clerk_app.services.office import heading
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble

FILE = click.Path(path_type=Path, dir_okay=False)
PDF = ".pdf"


def _month_lines(desk: Desk, view: MonthView, today: date) -> Iterator[str]:
    sheet = view.sheet
    yield months_sent.title_of(desk, sheet, heading(desk, today))
    yield from months_sent.notes_of(desk, view)
    yield ""
    heads = [months_sent.column_words(desk.terms, sheet.period, basis, reach) for basis, reach in COLUMNS]
    yield "\t".join(("代码", "指标", *heads))
    for row in sheet.form.rows:
        figures = (months_sent.figure_words(sheet.figure(row.id, basis, reach).value) for basis, reach in COLUMNS)
        yield "\t".join((row.code, month_book.INDENT * row.level + row.zh, *figures))
    yield sheet.form.says_zh
    if view.sent is not None:
        yield ""
        for one in view.changed:
            yield months_sent.said_of(desk, sheet, view.sent, one)


@click.command("month-sheet", help="某月（2026-09）或某季（2026Q3）的统计表，按申请时间、按办结时间两种口径。")
@click.argument("period", metavar="月份")
@click.option("--out", type=FILE, help="写成 Excel 工作簿，附“数字出处”。")
@click.option("--send", is_flag=True, help="记为已报送：数字和背后的申请照现在的样子留存。")
@click.option("--on", type=DAY, help="哪一天报送的，和 --send 一起用。不写就是今天。")
@AS_JSON
@pass_face
def month_sheet(face: Face, period: str, out: Path | None, send: bool, on: date | None, as_json: bool) -> int:
    """Count a month or quarter; exit code 1 where a figure is another than was sent."""
    if on is not None and not send:
        click.echo("--on 要和 --send 一起用。", err=True)
        return NOT_UNDERSTOOD
    wanted = read_period(period)
    with face.desk() as desk:
        said = []
        if send:
            change = months_sent.send(desk, wanted, on=on or face.today, today=face.today)
            said.append(face.terms.sentence(change.message, change.facts))
        view = months_sent.view(desk, wanted, today=face.today)
        lines = list(_month_lines(desk, view, face.today))
        plain = month_book.plain_month(desk, view)
        if out is not None:
            write_file(month_book.month_workbook(desk, view, today=face.today), out)
            said.append(face.terms.sentence("month_written", {"file": out, "title": lines[0]}))
    face.answer(plain, as_json=as_json, lines=[*lines, *said])
    return FINDINGS if view.changed else DONE


def _lost_lines(desk: Desk, made: QuarterReport, today: date) -> Iterator[str]:
    yield month_book.lost_title(desk, made, heading(desk, today))
    yield from month_book.lost_notes(desk, made)
    if not made.is_nil:
        yield ""
        yield "\t".join(month_book.lost_heads())
        for line in month_book.lost_rows(desk, made):
            yield "\t".join("" if cell is None else str(cell) for cell in line)


@click.command("quarter-report", help="某季度（2026Q3）的败诉案件情况：以纠正结果结案的复议、诉讼；没有的是零报告。")
@click.argument("period", metavar="季度")
@click.option("--out", type=FILE, help="写成 Excel 工作簿（.xlsx），或可打印的 PDF（.pdf）。")
@click.option("--send", is_flag=True, help="记为已报送：名单照现在的样子留存；季度末以前报过的，记为补报。")
@click.option("--on", type=DAY, help="哪一天报送的，和 --send 一起用。不写就是今天。")
@AS_JSON
@pass_face
def quarter(face: Face, period: str, out: Path | None, send: bool, on: date | None, as_json: bool) -> int:
    """List the lost cases; exit code 1 where the list is another than was reported."""
    if on is not None and not send:
        click.echo("--on 要和 --send 一起用。", err=True)
        return NOT_UNDERSTOOD
    wanted = read_period(period)
    if not is_quarter(wanted):
        raise KnownTrouble("quarter_not_understood", kind="input", text=period)
    with face.desk() as desk:
        said = []
        made = quarter_report(desk, wanted.year, wanted.number, today=face.today)
        lines = list(_lost_lines(desk, made, face.today))
        plain = month_book.plain_lost(desk, made)
        if out is not None:
            writes = month_book.lost_pdf if out.suffix.casefold() == PDF else month_book.lost_workbook
            write_file(writes(desk, made, today=face.today), out)
            said.append(face.terms.sentence("month_written", {"file": out, "title": lines[0]}))
        if send:
            change = lost_cases.report(desk, wanted, on=on or face.today, today=face.today)
            said.append(face.terms.sentence(change.message, change.facts))
    face.answer(plain, as_json=as_json, lines=[*lines, *said])
    return FINDINGS if made.is_changed and not send else DONE


COMMANDS = (month_sheet, quarter)
