"""What an old ledger does not say and is said for it: numbers in its order, the kind of applicant by the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from clerk_app.law.terms import ApplicantKind
from clerk_app.services.ledger_guess import kind_told, names_in
from clerk_app.services.ledger_rows import ImportProblem
from clerk_app.services.ledger_tables import Table
from clerk_app.services.ledger_values import text_of
from clerk_app.services.ledger_words import LedgerWords
from clerk_app.services.workbook_reading import Row

BY_NAME = "by_name"
NUMBER, KIND = "number", "applicant_kind"
_CELL_MISSING, _UNTOLD = "row_cell_missing", "row_kind_untold"


@dataclass(frozen=True)
class Supplied:
    """What is said for a ledger; nothing, unless the clerk asks for it."""

    numbers: bool = False
    """Rows without a number get the office's own when they are written, in the order of the ledger."""
    kind: str = ""
    """Of rows without a kind: BY_NAME, one kind for all of them, or empty: such a row is a problem."""
    kinds: Mapping[tuple[str, int], str] = field(default_factory=lambda: MappingProxyType({}))
    """Kinds chosen for single rows, by sheet and row."""

    def says(self, name: str) -> bool:
        """Whether a ledger without that field can be read."""
        return self.numbers if name == NUMBER else name == KIND and bool(self.kind)

    def needed(self, fields: Sequence[str]) -> tuple[str, ...]:
        """Those of the fields that a row may not be without."""
        return tuple(one for one in fields if one != NUMBER or not self.numbers)


NOTHING = Supplied()


@dataclass(frozen=True)
class SuppliedKind:
    """The kind a row was given: by whom, and why."""

    sheet: str
    row: int
    name: str
    kind: ApplicantKind | None
    """None where the name does not tell it."""
    why: str
    """The key of a sentence (resources/sentences/import.toml)."""
    facts: Mapping[str, object] = field(default_factory=dict)


def kind_of_row(table: Table, row: Row, words: LedgerWords, supplied: Supplied) -> SuppliedKind | None:
    """The kind of a row that says none; None where it says one, or none is to be supplied."""
    if not supplied.kind or table.is_remedies or KIND in words.defaults:
        return None
    if any(text_of(row.cell(one)) for one in table.columns.get(KIND, ())):
        return None
    name = next((text for one in table.columns.get("applicant", ()) if (text := text_of(row.cell(one)))), "")
    chosen = supplied.kinds.get((table.sheet, row.number), "" if supplied.kind == BY_NAME else supplied.kind)
    if chosen:
        return SuppliedKind(table.sheet, row.number, name, ApplicantKind(chosen), "kind_chosen")
    kind, ending = kind_told(name)
    several = len(names_in(name))
    if kind is None:
        return SuppliedKind(table.sheet, row.number, name, None, "kind_untold")
    if ending:
        return SuppliedKind(table.sheet, row.number, name, kind, "kind_by_ending", {"ending": ending})
    if several > 1:
        return SuppliedKind(table.sheet, row.number, name, kind, "kind_by_persons", {"n": several})
    return SuppliedKind(table.sheet, row.number, name, kind, "kind_by_person")


def with_kind(words: LedgerWords, told: SuppliedKind | None) -> LedgerWords:
    """The words by which that one row is read."""
    if told is None or told.kind is None:
        return words
    return replace(words, defaults={**words.defaults, KIND: told.kind.value})


def told_otherwise(problems: Sequence[ImportProblem], told: SuppliedKind | None) -> list[ImportProblem]:
    """The problems of a row, a kind that its name does not tell said as such."""
    if told is None or told.kind is not None:
        return list(problems)
    return [
        replace(one, key=_UNTOLD, facts={**one.facts, "name": told.name})
        if one.key == _CELL_MISSING and one.facts.get("field") == KIND else one
        for one in problems
    ]


def lacks(problems: Sequence[ImportProblem], name: str) -> bool:
    """Whether a ledger leaves that field out, as a column or in some of its rows."""
    keys = ("ledger_column_missing", _CELL_MISSING, _UNTOLD)
    return any(one.key in keys and one.facts.get("field") == name for one in problems)
