"""Which columns the quarterly list of lost cases has: resources/lost_cases.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from clerk_app import places
from clerk_app.law.reading import Table, read_table
from clerk_app.render.ledger_xlsx import Kind, ListColumn


@dataclass(frozen=True)
class LostColumn:
    """One column. ``is_held``: the register holds it; else it stays blank and is named. ``width`` in characters."""

    key: str
    zh: str
    en: str
    kind: Kind
    width: float
    is_held: bool

    @property
    def shown(self) -> ListColumn:
        """The column as it is written."""
        return ListColumn(self.zh, self.kind, self.width)


@cache
def lost_columns() -> tuple[LostColumn, ...]:
    """Every column in print order. Raises BadResource."""
    table = read_table(places.resources() / "lost_cases.toml")
    table.only("source", "column")
    return tuple(map(_column, table.tables("column")))


def _column(table: Table) -> LostColumn:
    table.only("key", "zh", "en", "kind", "width", "held")
    is_held = table.flag("held") if "held" in table.plain else True
    return LostColumn(
        table.text("key"), table.text("zh"), table.text("en"), table.word("kind", Kind), float(table.whole("width")),
        is_held,
    )
