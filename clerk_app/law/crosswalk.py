"""Crosswalks between the official forms: what becomes of every row and column of one on another (forms 4.8, 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.citation import Citation
from clerk_app.law.form_table import FormRow, FormTable
from clerk_app.law.reading import BadResource, Table, citation_of, read_table
from clerk_app.law.year_format import YearFormat

EVERY = "*"


@unique
class Fate(StrEnum):
    """What becomes of figures: one cell to one, several into one, a choice only a person can make, or no place."""

    ONE = "one"
    MERGED = "merged"
    CHOSEN = "chosen"
    LOST = "lost"


@dataclass(frozen=True)
class Address:
    """Cells of a form: a table, one of its rows (or every one) and one of its columns (empty: each one)."""

    table: str
    row: str
    column: str = ""


@dataclass(frozen=True)
class Passage:
    """Where figures go. ``zero``: cells that are 0 once a person agrees to the choice; ``target`` None: nowhere."""

    fate: Fate
    sources: tuple[Address, ...]
    target: Address | None
    zero: tuple[Address, ...] = ()
    why_zh: str = ""
    why_en: str = ""


@dataclass(frozen=True)
class Crosswalk:
    """From one form to another. Every figure of the first has exactly one passage."""

    source: str
    target: str
    basis: Citation
    cells: Mapping[tuple[str, str, str], Passage]

    def passage(self, table: str, row: FormRow, column: str) -> Passage | None:
        """What becomes of a cell; a row named below another goes its way."""
        return self.cells.get((table, row.sub_of or row.id, column))


def read_crosswalks(folder: Path, formats: Sequence[YearFormat]) -> Mapping[tuple[str, str], Crosswalk]:
    """Every crosswalk by (source form, target form). Raises BadResource."""
    forms = {form.id: form for form in formats}
    walks: dict[tuple[str, str], Crosswalk] = {}
    for path in sorted(folder.glob("*.toml")):
        walk = _crosswalk(read_table(path), forms)
        if (walk.source, walk.target) in walks:
            raise BadResource(path.name, "", "to", "a second crosswalk between these forms")
        walks[walk.source, walk.target] = walk
    return MappingProxyType(walks)


def _crosswalk(file: Table, forms: Mapping[str, YearFormat]) -> Crosswalk:
    file.only("from", "to", "source", "same", "pass", "lost")
    for key in ("from", "to"):
        if file.text(key) not in forms:
            raise file.fail(key, "no such form")
    source, target = forms[file.text("from")], forms[file.text("to")]
    cells: dict[tuple[str, str, str], Passage] = {}
    for one in (*file.tables("pass"), *file.tables("lost")):
        passage = _passage(one, target)
        for address in passage.sources:
            found = list(_cells(address, source))
            if not found:
                raise one.fail("from", f"no such cells: {address}")
            for cell in found:
                if cell in cells:
                    raise one.fail("from", f"said twice: {cell}")
                cells[cell] = passage
    for name in file.texts("same"):
        _pass_same(name, source, target, cells, file)
    missing = [cell for table in _tables(source) for cell in _figures(table) if cell not in cells]
    if missing:
        raise file.fail("pass", f"not said what becomes of {missing[:3]}")
    return Crosswalk(source.id, target.id, citation_of(file.table("source")), MappingProxyType(cells))


def _passage(one: Table, target: YearFormat) -> Passage:
    one.only("from", "to", "zero", "why_zh", "why_en", "chosen")
    sources = tuple(_address(text, one) for text in one.texts("from"))
    aim = _address(one.text("to"), one) if "to" in one.plain else None
    zero = tuple(_address(text, one) for text in one.texts("zero"))
    for address in (*((aim,) if aim else ()), *zero):
        if not list(_cells(address, target)):
            raise one.fail("to", f"no such cells: {address}")
    if aim is None:
        fate = Fate.LOST
    elif one.flag("chosen"):
        fate = Fate.CHOSEN
    else:
        fate = Fate.ONE if len(sources) == 1 else Fate.MERGED
    if fate in (Fate.LOST, Fate.CHOSEN) and not one.plain.get("why_zh"):
        raise one.fail("why_zh", "a person must be told why")
    return Passage(fate, sources, aim, zero, one.text("why_zh", ""), one.text("why_en", ""))


def _pass_same(
    name: str, source: YearFormat, target: YearFormat, cells: dict[tuple[str, str, str], Passage], file: Table
) -> None:
    ours, theirs = source.table(name), target.table(name)
    if ours is None or theirs is None:
        raise file.fail("same", f"no table {name} in both forms")
    for table, row, column in _figures(ours):
        other = theirs.row(row)
        if (table, row, column) in cells or other is None or other.is_heading or theirs.column(column) is None:
            continue
        address = Address(table, row, column)
        cells[table, row, column] = Passage(Fate.ONE, (address,), address)


def _address(text: str, one: Table) -> Address:
    parts = text.split(".")
    if len(parts) not in (2, 3) or not all(parts):
        raise one.fail("from", f"no address: {text!r}")
    return Address(*parts)


def _tables(form: YearFormat) -> Iterator[FormTable]:
    for part in form.parts:
        yield from part.tables


def _figures(table: FormTable) -> Iterator[tuple[str, str, str]]:
    for row in table.figure_rows:
        for column in table.columns:
            yield table.id, row.id, column.id


def _cells(address: Address, form: YearFormat) -> Iterator[tuple[str, str, str]]:
    table = form.table(address.table)
    for cell in _figures(table) if table is not None else ():
        if address.row in (EVERY, cell[1]) and address.column in ("", cell[2]):
            yield cell
