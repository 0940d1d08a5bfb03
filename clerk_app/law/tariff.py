"""信息处理费: what so many items or pages cost, bracket upon bracket (国办函〔2020〕109号第四、五条)."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.law.dated import DatedValue

FEN_A_YUAN = 100


def fee_in_fen(tariff: DatedValue, count: int, already: int = 0) -> int:
    """The fee for the units after ``already`` up to ``count``, in 分. ``already`` units were charged before."""
    if not 0 <= already <= count:
        raise ValueError(f"{already} of {count} cannot be charged already")
    return (_yuan(tariff, count) - _yuan(tariff, already)) * FEN_A_YUAN


def _yuan(tariff: DatedValue, count: int) -> int:
    brackets = _brackets(tariff)
    total = 0
    for place, (first, yuan) in enumerate(brackets):
        is_last = place == len(brackets) - 1
        units = max(0, (count if is_last else min(count, brackets[place + 1][0] - 1)) - first + 1)
        total += _rising(tariff, units, yuan) if is_last else units * yuan
    return total


def _rising(tariff: DatedValue, units: int, yuan: int) -> int:
    every, rise = tariff.get("rise_every", 0), tariff.get("rise_yuan", 0)
    if not isinstance(every, int) or not isinstance(rise, int) or not every:
        return units * yuan
    blocks, rest = divmod(units, every)
    return every * (blocks * yuan + rise * (blocks * (blocks - 1) // 2)) + rest * (yuan + rise * blocks)


def _brackets(tariff: DatedValue) -> list[tuple[int, int]]:
    given = tariff.get("brackets")
    if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
        raise LookupError(f"rule {tariff.name!r} has no brackets")
    return [(int(one["from"]), int(one["yuan"])) for one in given]
