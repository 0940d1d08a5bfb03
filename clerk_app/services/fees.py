"""信息处理费: what a clerk is to charge (国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from clerk_app.law.reading import read_rules
from clerk_app.law.tariff import fee_in_fen
from clerk_app.trouble import KnownTrouble

BY_ITEM, BY_PAGE = "fee_by_item", "fee_by_page"


def fee(resources: Path, tariff: str, count: int, *, on: date, already: int = 0) -> int:
    """The fee in 分 for ``count`` items of the month, or pages, of which ``already`` were charged before.

    Raises KnownTrouble("no_tariff_then") for a day before the tariff.
    """
    value = read_rules(resources / "rules").find(tariff, on)
    if value is None:
        raise KnownTrouble("no_tariff_then", on=on)
    return fee_in_fen(value, count, already)
