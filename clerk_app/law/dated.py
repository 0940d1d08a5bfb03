"""Values that change with the law: each has a first day and a source, and is asked for by a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from clerk_app.law.citation import Citation


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
    more: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
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


class RuleBook:
    """All dated rules by name. Handling rules are asked by the day of receipt, remedy rules by the letter's day."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in rules})

    @property
    def names(self) -> tuple[str, ...]:
        """Every rule's name."""
        return tuple(self._rules)

    def rule(self, name: str) -> Rule:
        """The whole rule with its history. Raises KeyError for a name no file declares."""
        return self._rules[name]

    def find(self, name: str, day: date) -> DatedValue | None:
        """The value in force on ``day``, or None where the law says nothing yet."""
        rule = self._rules.get(name)
        if rule is None:
            return None
        in_force = [value for value in rule.values if value.since <= day and not value.expected]
        return in_force[-1] if in_force else None

    def on(self, name: str, day: date) -> DatedValue:
        """The value in force on ``day``. Raises NoRule."""
        value = self.find(name, day)
        if value is None:
            raise NoRule(name, day)
        return value

    def read_as(self, name: str, **reading: object) -> RuleBook:
        """The same book with the office's own reading of a doubtful rule (law left open) in all its values."""
        rules = []
        for rule in self._rules.values():
            if rule.name == name:
                values = tuple(
                    replace(value, more=MappingProxyType({**value.more, **reading})) for value in rule.values
                )
                rule = replace(rule, values=values)
            rules.append(rule)
        return RuleBook(rules)
