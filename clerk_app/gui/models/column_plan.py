"""Which columns of the register a clerk wants, in which order and how wide; plain, so that it can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clerk_app.gui.models.request_table import COLUMN_IDS

LEAST, MOST = 24, 2_000
"""Widths a kept plan may hold (pixels at 100 %)."""


@dataclass(frozen=True)
class ColumnPlan:
    """``order``: ids from left to right; ``asked``: shown or taken off by hand; ``widths``: sized by hand."""

    order: tuple[str, ...] = COLUMN_IDS
    asked: Mapping[str, bool] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)

    def with_asked(self, column: str, shown: bool) -> ColumnPlan:
        """The same with a column shown or taken off."""
        return replace(self, asked={**self.asked, column: shown})

    def with_width(self, column: str, width: int) -> ColumnPlan:
        """The same with a column that wide."""
        return replace(self, widths={**self.widths, column: width})

    def moved(self, column: str, place: int) -> ColumnPlan:
        """The same with a column at that place."""
        rest = [each for each in self.order if each != column]
        place = min(max(0, place), len(rest))
        return replace(self, order=(*rest[:place], column, *rest[place:]))

    def as_plain(self) -> dict[str, object]:
        """As JSON holds it."""
        return {"order": list(self.order), "asked": dict(self.asked), "widths": dict(self.widths)}


def plan_from(plain: object) -> ColumnPlan:
    """What was kept; whatever of it is not understood is as it is for everybody."""
    if not isinstance(plain, dict):
        return ColumnPlan()
    order, asked, widths = (plain.get(name) for name in ("order", "asked", "widths"))
    kept = list(dict.fromkeys(each for each in order if each in COLUMN_IDS)) if isinstance(order, list) else []
    return ColumnPlan(
        order=(*kept, *(each for each in COLUMN_IDS if each not in kept)),
        asked={name: bool(value) for name, value in _known(asked).items()},
        widths={
            name: value for name, value in _known(widths).items() if isinstance(value, int) and LEAST <= value <= MOST
        },
    )


def _known(found: object) -> dict[str, object]:
    return {name: value for name, value in found.items() if name in COLUMN_IDS} if isinstance(found, dict) else {}
