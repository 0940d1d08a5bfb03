"""export: the register as the workbook that is handed round."""

from __future__ import annotations

from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, Face, pass_face
from clerk_app.law.form_table import CountingUnit
from clerk_app.services import ledger_out
from clerk_app.trouble import KnownTrouble


@click.command("export", help="把台账导出成 Excel 工作簿（.xlsx）。")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--year", type=int, help="只要这一年度的：当年收到的和上年结转的。")
@click.option("--open", "only_open", is_flag=True, help="只要在办的。")
@click.option("--personal", is_flag=True, help="带上证件号码、联系人、电话、地址、电子邮箱。不写就不列。")
@click.option(
    "--unit", type=click.Choice([unit.value for unit in CountingUnit]), default=CountingUnit.REQUEST.value,
    help="一行是一件申请（request）还是一个事项（item）。",
)  # fmt: skip
@AS_JSON
@pass_face
def export(
    face: Face, file: Path, year: int | None, only_open: bool, personal: bool, unit: str, as_json: bool
) -> None:
    """Write the ledger; nothing is written where no request matches."""
    ledger_out.check_target(file, face.store_folder)
    with face.desk() as desk:
        ids = ledger_out.of_year(desk, year, only_open=only_open)
        if not ids:
            raise KnownTrouble("ledger_nothing")
        made = ledger_out.ledger(
            desk, ids, today=face.today, personal=personal, unit=CountingUnit(unit), year=year
        )
    written = ledger_out.write(made, face.terms, file)
    plain = {
        "file": str(file), "requests": made.requests, "lines": len(made.lines), "remedies": len(made.remedies),
        "columns": [column.key for column in made.columns], "unit": unit, "personal": personal, "year": year,
        "open": only_open, "cut": list(written.cut),
    }  # fmt: skip
    face.answer(plain, as_json=as_json, lines=ledger_out.sentences(written, face.terms))


COMMANDS: tuple[click.Command, ...] = (export,)
