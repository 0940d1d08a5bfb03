"""校验: what each code of a check does, and what it rests on (resources/rules/checks.toml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.citation import Citation
from clerk_app.law.reading import CHECKS_FILE, Table, citation_of, read_table
from clerk_app.law.terms import EventKind

EVERY = "every"
YEAR_SHEET = "year_sheet"


@unique
class CheckLevel(StrEnum):
    """An error stops the deed that brings it, a warning is told and kept."""

    ERROR = "error"
    WARN = "warn"


@dataclass(frozen=True)
class CheckRule:
    """One code. ``sources`` are its grounds by their first day, oldest first."""

    code: str
    what: str
    """A few Chinese words, for lists and histories."""
    level: CheckLevel
    stops: frozenset[str]
    """Kinds of event, EVERY, or YEAR_SHEET."""
    is_overridable: bool
    said_once: bool
    """About the request and not about the single step: once let through, later steps do not ask again."""
    setting: str
    """The setting by which an office may have it as a note; empty where it may not."""
    days: int | None
    """Working days, for a check that looks ahead."""
    sources: tuple[tuple[date, Citation], ...]

    @property
    def since(self) -> date:
        """The first day of the law it rests on."""
        return self.sources[0][0]

    def source(self, day: date) -> Citation:
        """What it rests on for a request received, or a letter written, on ``day``; the first ground before any."""
        in_force = [source for since, source in self.sources if since <= day]
        return in_force[-1] if in_force else self.sources[0][1]

    def stops_at(self, kind: EventKind) -> bool:
        """Whether it stops a deed of that kind."""
        return self.level is CheckLevel.ERROR and (EVERY in self.stops or kind.value in self.stops)


class Checks:
    """All codes, asked by name."""

    def __init__(self, rules: Mapping[str, CheckRule]) -> None:
        self._rules = MappingProxyType(dict(rules))

    def __iter__(self) -> Iterator[CheckRule]:
        return iter(self._rules.values())

    def rule(self, code: str) -> CheckRule:
        """The rule of a code. Raises KeyError for a code no file declares."""
        return self._rules[code]

    def level(self, code: str) -> CheckLevel:
        """Whether the code is an error or a warning. Raises KeyError."""
        return self._rules[code].level

    def word(self, code: str) -> str:
        """The few words of a code; the code itself where nobody declared it (written by a later program)."""
        return self._rules[code].what if code in self._rules else code


def read_checks(folder: Path) -> Checks:
    """``checks.toml`` of the rules folder. Raises BadResource."""
    return Checks({code: _rule(code, table) for code, table in read_table(folder / CHECKS_FILE).inner()})


def _rule(code: str, table: Table) -> CheckRule:
    table.only("what", "level", "stops", "overridable", "said_once", "setting", "days", "value")
    level = table.word("level", CheckLevel)
    stops = table.texts("stops")
    known = {EVERY, YEAR_SHEET, *(kind.value for kind in EventKind)}
    for stopped in stops:
        if stopped not in known:
            raise table.fail("stops", f"{stopped!r} is no deed")
    if bool(stops) is not (level is CheckLevel.ERROR):
        raise table.fail("stops", "an error stops something, a warning nothing")
    sources = tuple(_source(one) for one in table.tables("value"))
    if not sources or list(sources) != sorted(sources, key=lambda source: source[0]):
        raise table.fail("value", "must be there, in the order of their days")
    return CheckRule(
        code=code,
        what=table.text("what"),
        level=level,
        stops=frozenset(stops),
        is_overridable=table.flag("overridable"),
        said_once=table.flag("said_once"),
        setting=table.text("setting", ""),
        days=table.whole("days") if "days" in table.plain else None,
        sources=sources,
    )


def _source(table: Table) -> tuple[date, Citation]:
    table.only("since", "source")
    return table.day("since"), citation_of(table.table("source"))
