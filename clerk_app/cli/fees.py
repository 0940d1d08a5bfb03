"""fee: what the tariff asks for so many items or pages."""

from __future__ import annotations

import click

from clerk_app import places
from clerk_app.cli.face import AS_JSON, Face, pass_face
from clerk_app.services.fees import BY_ITEM, BY_PAGE
from clerk_app.services.fees import fee as reckon_fee


@click.command("fee", help="信息处理费：按件或按量，两种不能同时收。")
@click.option("--items", type=click.IntRange(min=0), help="申请人当月的件数，含这一件。")
@click.option("--already", type=click.IntRange(min=0), default=0, help="其中已经收过费的件数。")
@click.option("--pages", type=click.IntRange(min=0), help="页数。")
@AS_JSON
@pass_face
def fee(face: Face, items: int | None, already: int, pages: int | None, as_json: bool) -> None:
    """Reckon a fee by item or by page."""
    if (items is None) == (pages is None):
        raise click.UsageError("--items 和 --pages 写一个，只能写一个")
    count, tariff = (items, BY_ITEM) if items is not None else (pages or 0, BY_PAGE)
    if already > count:
        raise click.UsageError("--already 不能多于 --items")
    fen = reckon_fee(places.resources(), tariff, count, on=face.today, already=already)
    yuan = f"{fen // 100}.{fen % 100:02}"
    face.answer({"tariff": tariff, "amount_fen": fen, "amount_yuan": yuan}, as_json=as_json, lines=[f"{yuan} 元。"])


COMMANDS: tuple[click.Command, ...] = (fee,)
