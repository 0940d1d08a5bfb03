"""Which columns a ledger is exported with: resources/ledger_columns.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clerk_app import places
from clerk_app.law.form_table import CountingUnit
from clerk_app.render.ledger_xlsx import Kind, ListColumn


@dataclass(frozen=True)
class LedgerColumn:
    """One declared column. ``source`` says why it is there."""

    key: str
    zh: str
    kind: Kind
    width: float
    source: str
    personal: bool = False
    folded: bool = False
    several: bool = False
    """Only of an office with several agencies."""
    of: CountingUnit | None = None
    """None: in both kinds of ledger."""

    @property
    def shown(self) -> ListColumn:
        """The column as it is written."""
        return ListColumn(self.zh, self.kind, self.width, self.folded)


def read_columns() -> tuple[LedgerColumn, ...]:
    """Every column of the register's sheet, in print order."""
    return _columns("column")


def read_remedy_columns() -> tuple[LedgerColumn, ...]:
    """The columns of the sheet of reconsiderations and lawsuits."""
    return _columns("remedy_column")


def chosen(
    columns: Sequence[LedgerColumn], unit: CountingUnit, *, personal: bool, several: bool
) -> tuple[LedgerColumn, ...]:
    """Those of one ledger: personal data only on demand, agencies only where there are several."""
    return tuple(
        one for one in columns
        if one.of in (None, unit) and (personal or not one.personal) and (several or not one.several)
    )


def _columns(table: str) -> tuple[LedgerColumn, ...]:
    plain = tomllib.loads((places.resources() / "ledger_columns.toml").read_text(encoding="utf-8"))
    return tuple(map(_column, plain[table]))


def _column(plain: Mapping[str, Any]) -> LedgerColumn:
    given = {**plain, "kind": Kind(plain["kind"]), "width": float(plain["width"])}
    if "of" in given:
        given["of"] = CountingUnit(given["of"])
    return LedgerColumn(**given)
