"""The exchange file (交换文件): a unit's sheet for whoever gathers, proved undamaged by a hash, nothing personal in it.

One JSON object, UTF-8. ``sheet`` has the shape of a published table; ``sha256`` is over every other entry, written
with sorted names and no spaces. It shows damage and edits, not who wrote the file.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from clerk_app import __version__, places
from clerk_app.cases.checks import checks
from clerk_app.cases.gathered import Gathered, Scope
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import OrganId
from clerk_app.cases.sheet_plain import read_published, to_plain
from clerk_app.cases.year_sheet import Finding, Place, YearSheet
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import YearFormat
from clerk_app.services import year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.proof import filed
from clerk_app.services.sheet_files import read_text
from clerk_app.trouble import KnownTrouble

KIND = "clerk-exchange"
HASH = "sha256"
SUFFIX = ".json"


@dataclass(frozen=True)
class Exchange:
    """What an exchange file says."""

    unit: str
    code: str
    sheet: YearSheet
    scope: Scope
    units: tuple[str, ...]
    """Whose figures these are: its organs, or the units it contains."""
    is_filed: bool
    filed_on: date | None
    made_on: date
    made_by: str
    note: str = ""


@cache
def limits() -> Mapping[str, Any]:
    """resources/gathering.toml."""
    text = (places.resources() / "gathering.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def exchange_file(
    desk: Desk, year: int, today: date, *, organ: OrganId | None = None, note: str = "",
    entered: Mapping[str, object] | None = None,
) -> bytes:  # fmt: skip
    """A year's sheet for whoever gathers: as filed, else as the register counts it today, with the figures of a file
    where ``entered`` gives them. Raises KnownTrouble."""
    organs = [one for one in desk.store.organs.current(today) if organ is None or one.id == organ]
    names = tuple(one.name for one in organs if one.name)
    if not names:
        raise KnownTrouble("exchange_no_name")
    kept = filed(desk, year, organ=organ) if entered is None else None
    sheet = kept.sheet if kept else year_sheets.build(desk, year, today=today, organ=organ, entered=entered)
    made = Exchange(
        names[0], organs[0].code, sheet, Scope.OWN, names, kept is not None, kept.filed_on if kept else None, today,
        f"clerk-app {__version__}", clean(note),
    )
    return written(made, checks(sheet), desk.terms)


def gathered_file(gathered: Gathered, terms: Terms, *, name: str, code: str = "", today: date) -> bytes:
    """The sums for the next level up, with the units they contain."""
    below = dict.fromkeys(
        one for unit in gathered.counted for one in (unit.name, *(unit.report.below if unit.report else ()))
    )
    made = Exchange(
        name, code, gathered.sheet, Scope.WITH_BELOW, tuple(below), False, None, today, f"clerk-app {__version__}"
    )
    return written(made, gathered.findings, terms)


def written(made: Exchange, found: Sequence[Finding], terms: Terms) -> bytes:
    """The file: its entries in reading order, the hash last. Numbers of requests are never in it."""
    sheet = made.sheet
    plain: dict[str, object] = {
        "kind": KIND,
        "version": limits()["exchange"]["version"],
        "unit": {"name": made.unit, "code": made.code},
        "year": sheet.year,
        "form": sheet.form.id,
        "counting_unit": sheet.unit.value,
        "scope": {"kind": made.scope.value, "units": list(made.units)},
        "sheet": to_plain(sheet),
        "left_blank": [list(place) for place in sorted(sheet.left_blank)],
        "findings": [year_sheets.plain_finding(terms, one, {}) for one in found],
        "remarks": made.note,
        "filed": {"is_filed": made.is_filed, "on": made.filed_on.isoformat() if made.filed_on else None},
        "made": {"on": made.made_on.isoformat(), "by": made.made_by},
    }
    plain[HASH] = hash_of(plain)
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def hash_of(plain: Mapping[str, object]) -> str:
    """What proves the other entries undamaged. Raises TypeError, ValueError."""
    rest = {name: value for name, value in plain.items() if name != HASH}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_bytes(path: Path) -> bytes:
    """A file of no more than an exchange file's size. Raises KnownTrouble."""
    most = limits()["exchange"]["most_bytes"]
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as wrong:
        raise KnownTrouble("exchange_unreadable", kind="input", file=path.name) from wrong
    if len(data) > most:
        raise KnownTrouble("exchange_too_big", kind="input", file=path.name, size=f"{most}+", most=most)
    return data


def is_exchange(plain: object) -> bool:
    """Whether plain data are an exchange file, of whatever version."""
    return isinstance(plain, Mapping) and plain.get("kind") == KIND


def plain_of(data: bytes, *, file: str = "") -> Mapping[str, object]:
    """The object in a file. Raises KnownTrouble."""
    try:
        plain = read_text(data.decode("utf-8-sig"))
    except (ValueError, RecursionError, ArithmeticError) as wrong:
        raise KnownTrouble("exchange_not_json", kind="input", file=file) from wrong
    if not isinstance(plain, Mapping):
        raise KnownTrouble("exchange_not_ours", kind="input", file=file)
    return plain


def read_exchange(data: bytes, formats: Sequence[YearFormat], *, file: str = "") -> Exchange:
    """The exchange file in these bytes. Raises KnownTrouble of kind "input", one sentence a fault."""
    if len(data) > limits()["exchange"]["most_bytes"]:
        most = limits()["exchange"]["most_bytes"]
        raise KnownTrouble("exchange_too_big", kind="input", file=file, size=len(data), most=most)
    return exchange_of(plain_of(data, file=file), formats, file=file)


def exchange_of(plain: Mapping[str, object], formats: Sequence[YearFormat], *, file: str = "") -> Exchange:
    """The same from plain data."""
    if not is_exchange(plain):
        raise KnownTrouble("exchange_not_ours", kind="input", file=file)
    known, given = limits()["exchange"]["version"], plain.get("version")
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise KnownTrouble("exchange_shape", kind="input", file=file, entry="version")
    if given > known:
        raise KnownTrouble("exchange_newer", kind="input", file=file, given=given, known=known)
    try:
        undamaged = plain.get(HASH) == hash_of(plain)
    except (TypeError, ValueError, RecursionError):
        undamaged = False
    if not undamaged:
        raise KnownTrouble("exchange_damaged", kind="input", file=file)
    return _Reader(plain, file).exchange(formats)


class _Reader:
    """Takes the entries out one by one; whatever is not as it should be is named."""

    def __init__(self, plain: Mapping[str, object], file: str) -> None:
        self._plain = plain
        self._file = file
        self._limits = limits()["exchange"]

    def exchange(self, formats: Sequence[YearFormat]) -> Exchange:
        """The file as a value."""
        unit, scope = self._object("unit"), self._object("scope")
        filed_is, made = self._object("filed"), self._object("made")
        name = self._text(unit, "name", "most_name")
        if not name:
            raise self._wrong("unit.name")
        is_filed = filed_is.get("is_filed")
        if not isinstance(is_filed, bool):
            raise self._wrong("filed.is_filed")
        return Exchange(
            unit=name,
            code=self._text(unit, "code", "most_name"),
            sheet=self._sheet(formats),
            scope=self._scope(scope),
            units=self._units(scope),
            is_filed=is_filed,
            filed_on=None if filed_is.get("on") is None else self._day(filed_is, "on"),
            made_on=self._day(made, "on"),
            made_by=self._text(made, "by", "most_name"),
            note=self._text(self._plain, "remarks", "most_note"),
        )

    def _sheet(self, formats: Sequence[YearFormat]) -> YearSheet:
        plain = self._object("sheet")
        sheet = read_published(plain, formats)
        if self._plain.get("year") != sheet.year:
            raise self._wrong("year")
        if self._plain.get("form") != plain.get("format"):
            raise self._wrong("form")
        try:
            counts = CountingUnit(str(self._plain.get("counting_unit")))
        except ValueError:
            raise self._wrong("counting_unit") from None
        as_of = self._day(plain, "as_of") if "as_of" in plain else sheet.as_of
        return replace(sheet, unit=counts, as_of=min(as_of, sheet.as_of), left_blank=self._left_blank())

    def _left_blank(self) -> frozenset[Place]:
        given = self._plain.get("left_blank")
        if not isinstance(given, list):
            raise self._wrong("left_blank")
        found: set[Place] = set()
        for one in given:
            try:
                table, row, column = map(str, one)
            except (TypeError, ValueError):
                raise self._wrong("left_blank") from None
            found.add((table, row, column))
        return frozenset(found)

    def _scope(self, scope: Mapping[str, object]) -> Scope:
        try:
            return Scope(str(scope.get("kind")))
        except ValueError:
            raise self._wrong("scope.kind") from None

    def _units(self, scope: Mapping[str, object]) -> tuple[str, ...]:
        return self._texts(scope, "units")

    def _texts(self, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        given = table.get(key)
        if not isinstance(given, list) or len(given) > self._limits["most_below"]:
            raise self._wrong(key)
        return tuple(self._text({key: one}, key, "most_name") for one in given)

    def _object(self, key: str) -> Mapping[str, object]:
        given = self._plain.get(key)
        if not isinstance(given, Mapping):
            raise self._wrong(key)
        return given

    def _text(self, table: Mapping[str, object], key: str, most: str) -> str:
        given = table.get(key)
        if not isinstance(given, str) or len(given) > self._limits[most]:
            raise self._wrong(key)
        return " ".join(clean(given).split())

    def _day(self, table: Mapping[str, object], key: str) -> date:
        try:
            return date.fromisoformat(str(table.get(key)))
        except ValueError:
            raise self._wrong(key) from None

    def _wrong(self, key: str) -> KnownTrouble:
        return KnownTrouble("exchange_shape", kind="input", file=self._file, entry=key)
