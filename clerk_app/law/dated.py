"""Values that change with the law: each has a first day and a source, and is asked for by a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Generic, TypeVar

from clerk_app.law.citation import Citation

Held = TypeVar("Held")


class ByDay(Generic[Held]):
    """What holds on a day, made once for each stretch between two days on which something changes."""

    def __init__(self, changes: Iterable[date], make: Callable[[date], Held]) -> None:
        self._changes = sorted(set(changes))
        self._make = make
        self._made: dict[int, Held] = {}

    def on(self, day: date) -> Held:
        """What holds on ``day``."""
        stretch = bisect_right(self._changes, day)
        if stretch not in self._made:
            self._made[stretch] = self._make(day)
        return self._made[stretch]


class NoRule(LookupError):
    """No value of that name is in force on that day."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(f"no rule {name!r} in force on {day.isoformat()}")
        self.name = name
        self.day = day


@dataclass(frozen=True)
class DatedValue:
    """What a rule says from ``since`` on. ``more`` holds whatever the file says besides days and source."""

    name: str
    since: date
    source: Citation
    counted: str = ""
    """working_days, calendar_days or months; empty where nothing is counted."""
    unverified: bool = False
    expected: bool = False
    """Announced but not yet in force: shown, never used."""
    more: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @cached_property
    def days(self) -> int:
        """The limit in days. A rule without one is asked for the wrong thing: LookupError."""
        days = self.more.get("days")
        if not isinstance(days, int):
            raise LookupError(f"rule {self.name!r} since {self.since.isoformat()} has no days")
        return days

    @property
    def months(self) -> int:
        """The limit in months. LookupError where it is not said in months."""
        months = self.more.get("months")
        if not isinstance(months, int):
            raise LookupError(f"rule {self.name!r} since {self.since.isoformat()} has no months")
        return months

    def get(self, key: str, default: object = None) -> object:
        """Any other key of the value, or ``default``."""
        return self.more.get(key, default)

    def text(self, key: str) -> str:
        """A key that holds text, empty where the value does not say."""
        value = self.more.get(key)
        return value if isinstance(value, str) else ""

    @cached_property
    def reading(self) -> str:
        """How a doubtful rule is read, empty where nothing is doubted; ``entry`` names the key that says it."""
        return self.text(self.text("entry") or "reading")

    @cached_property
    def reading_key(self) -> str:
        """The key of the sentence that says so, empty where nothing is doubted."""
        return f"reading_{self.name}_{self.reading}" if self.reading else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A key that holds a list of texts, empty where the value does not say."""
        value = self.more.get(key)
        return tuple(str(one) for one in value) if isinstance(value, list) else ()


@dataclass(frozen=True)
class Rule:
    """One name with all its values, oldest first."""

    name: str
    what: str
    values: tuple[DatedValue, ...]
    what_en: str = ""
    """Of a doubtful point, which the English window lists."""


class RuleBook:
    """All dated rules by name. Handling rules are asked by the day of receipt, remedy rules by the letter's day."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in rules})
        changes = (value.since for rule in rules for value in rule.values)
        self._in_force = ByDay(changes, self._gather)
        self._read_otherwise: dict[tuple[str, frozenset[tuple[str, object]]], RuleBook] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every rule's name."""
        return tuple(self._rules)

    def rule(self, name: str) -> Rule:
        """The whole rule with its history. Raises KeyError for a name no file declares."""
        return self._rules[name]

    def _gather(self, day: date) -> Mapping[str, DatedValue]:
        found: dict[str, DatedValue] = {}
        for rule in self._rules.values():
            for value in rule.values:
                if value.since <= day and not value.expected:
                    found[rule.name] = value
        return MappingProxyType(found)

    def in_force(self, day: date) -> Mapping[str, DatedValue]:
        """Every value in force on ``day`` by its rule's name."""
        return self._in_force.on(day)

    def find(self, name: str, day: date) -> DatedValue | None:
        """The value in force on ``day``, or None where the law says nothing yet."""
        return self._in_force.on(day).get(name)

    def on(self, name: str, day: date) -> DatedValue:
        """The value in force on ``day``. Raises NoRule."""
        value = self.find(name, day)
        if value is None:
            raise NoRule(name, day)
        return value

    def read_as(self, name: str, **reading: object) -> RuleBook:
        """The same book with the office's own reading of a doubtful rule (law left open) in all its values."""
        asked = (name, frozenset(reading.items()))
        if asked not in self._read_otherwise:
            others = [rule for rule in self._rules.values() if rule.name != name]
            doubtful = self._rules[name]
            values = tuple(_read(value, reading) for value in doubtful.values)
            self._read_otherwise[asked] = RuleBook([*others, replace(doubtful, values=values)])
        return self._read_otherwise[asked]


def _read(value: DatedValue, reading: Mapping[str, object]) -> DatedValue:
    return replace(value, more=MappingProxyType({**value.more, **reading}))
