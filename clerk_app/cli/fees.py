"""fee: what the tariff asks for so many items or pages."""

from __future__ import annotations

import click

from clerk_app import places
from clerk_app.cli.face import AS_JSON, Face, pass_face
from clerk_app.law.terms import FeeBasis
from clerk_app.services.fees import TARIFFS, arithmetic, yuan_words
from clerk_app.services.fees import fee as reckon_fee

MOST = 99_999
"""More than anybody asks for in a month; the arithmetic is told line by line."""


@click.command("fee", help="信息处理费：按件或按量，两种不能同时收。")
@click.option("--items", type=click.IntRange(0, MOST), help="申请人当月的件数，含这一件。")
@click.option("--already", type=click.IntRange(0, MOST), help="其中已经收过费的件数。")
@click.option("--pages", type=click.IntRange(0, MOST), help="页数。")
@AS_JSON
@pass_face
def fee(face: Face, items: int | None, already: int | None, pages: int | None, as_json: bool) -> None:
    """Reckon a fee by item or by page."""
    if (items is None) == (pages is None):
        raise click.UsageError("--items 和 --pages 写一个，只能写一个")
    if already is not None and (items is None or already > items):
        raise click.UsageError("--already 只和 --items 同用，不能多于它")
    basis, count = (FeeBasis.ITEM, items) if items is not None else (FeeBasis.PAGE, pages)
    found = reckon_fee(places.resources(), basis, count or 0, on=face.today, already=already or 0)
    yuan = found.amount_fen // 100
    lines = [face.terms.sentence(one.key, one.facts) for one in arithmetic(basis, found.lines)]
    total = {"yuan": yuan_words(found.amount_fen), "source": found.source.full()}
    plain = {
        "tariff": TARIFFS[basis],
        "fee_yuan": yuan,
        "amount_fen": found.amount_fen,
        "amount_yuan": f"{yuan}.00",
        "brackets": [
            {"from": one.first, "to": one.last, "units": one.units, "yuan_each": one.yuan_each, "yuan": one.yuan}
            for one in found.lines
        ],
        "source": {
            "text": found.source.text, "number": found.source.number, "article": found.source.article,
            "full": found.source.full(),
        },
    }  # fmt: skip
    face.answer(plain, as_json=as_json, lines=[*lines, face.terms.sentence("fee_total", total)])


COMMANDS: tuple[click.Command, ...] = (fee,)
