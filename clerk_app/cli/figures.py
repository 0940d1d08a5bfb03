"""enter-figure and import-figures: what no request can give, typed one by one or taken from a file."""

from __future__ import annotations

from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, DONE, Face, pass_face
from clerk_app.services import entered, year_sheets
from clerk_app.services.sheet_words import place_typed


@click.command("enter-figure", help="填一个申请数不出来的数。更正就再填一次；数写成空的（''）是撤回。")
@click.argument("year", type=int, metavar="年度")
@click.argument("row", metavar="行")
@click.argument("column", metavar="栏")
@click.argument("value", metavar="数")
@click.option("--source", default="", help="取自哪里。")
@click.option("--month", type=int, default=entered.WHOLE_YEAR, help="哪一月的数；不写是全年一个数。")
@click.option("--reason", default="", help="与按登记数出来的不同时，为什么。")
@click.option("--table", default="", help="行名不止一张表有时，写明是哪张。")
@click.option("--sub-row", default="", help="写在该行下面的分项名称，如 行政检查。")
@AS_JSON
@pass_face
def enter_figure(
    face: Face, year: int, row: str, column: str, value: str, source: str, month: int, reason: str, table: str,
    sub_row: str, as_json: bool,
) -> int:  # fmt: skip
    """Keep one figure with its source."""
    with face.desk() as desk:
        sheet = year_sheets.build(desk, year, today=face.today)
        where, row_id, column_id = place_typed(sheet, row, column, table)
        change = entered.enter(
            desk, year=year, table=where, row=f"{row_id}_{sub_row}" if sub_row else row_id, column=column_id,
            value=value, month=month, source=source, today=face.today, reason=reason,
        )
    face.tell(change, as_json=as_json)
    return DONE


@click.command("import-figures", help="从文件填入申请数不出来的各行（已公布表的 JSON 样子），文件名记作来源。")
@click.argument("year", type=int, metavar="年度")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="文件")
@AS_JSON
@pass_face
def import_figures(face: Face, year: int, file: Path, as_json: bool) -> int:
    """Keep a file's figures."""
    with face.desk() as desk:
        change = entered.import_file(desk, file, year, today=face.today)
    face.tell(change, as_json=as_json)
    return DONE


COMMANDS = (enter_figure, import_figures)
