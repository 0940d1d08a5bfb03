"""信息处理费: what so many items or pages cost, bracket upon bracket (国办函〔2020〕109号第四、五条)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from clerk_app.law.dated import DatedValue

FEN_A_YUAN = 100


@dataclass(frozen=True)
class BracketLine:
    """One line of the arithmetic: units ``first`` to ``last``, each at ``yuan_each``. The free ones cost 0."""

    first: int
    last: int
    units: int
    yuan_each: int
    yuan: int


def fee_in_fen(tariff: DatedValue, count: int, already: int = 0) -> int:
    """The fee for the units after ``already`` up to ``count``, in 分. ``already`` units were charged before.

    Raises ValueError where more were charged before than there are.
    """
    return sum(line.yuan for line in brackets(tariff, count, already)) * FEN_A_YUAN


def brackets(tariff: DatedValue, count: int, already: int = 0) -> tuple[BracketLine, ...]:
    """The arithmetic of the fee for the units after ``already`` up to ``count``, lowest bracket first.

    Raises ValueError where more were charged before than there are, LookupError for a rule without brackets.
    """
    if not 0 <= already <= count:
        raise ValueError(f"{already} of {count} cannot be charged already")
    lines = []
    for first, last, yuan in _steps(tariff, count):
        from_unit, to_unit = max(first, already + 1), min(last, count)
        if from_unit <= to_unit:
            units = to_unit - from_unit + 1
            lines.append(BracketLine(from_unit, to_unit, units, yuan, units * yuan))
    return tuple(lines)


def free_units(tariff: DatedValue) -> int:
    """How many items or pages cost nothing."""
    return _given(tariff)[0][0] - 1


def _steps(tariff: DatedValue, count: int) -> Iterator[tuple[int, int, int]]:
    """(first unit, last unit, yuan each) of every bracket that ``count`` units reach."""
    given = _given(tariff)
    yield 1, given[0][0] - 1, 0
    for (first, yuan), (following, _) in pairwise(given):
        yield first, following - 1, yuan
    first, yuan = given[-1]
    every, rise = tariff.get("rise_every", 0), tariff.get("rise_yuan", 0)
    if not isinstance(every, int) or not isinstance(rise, int) or not every:
        yield first, count, yuan
        return
    while first <= count:
        yield first, first + every - 1, yuan
        first, yuan = first + every, yuan + rise


def _given(tariff: DatedValue) -> list[tuple[int, int]]:
    given = tariff.get("brackets")
    if not isinstance(given, list) or not given or not all(isinstance(one, Mapping) for one in given):
        raise LookupError(f"rule {tariff.name!r} has no brackets")
    return [(int(one["from"]), int(one["yuan"])) for one in given]
