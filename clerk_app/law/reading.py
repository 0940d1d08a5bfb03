"""TOML text into the types of this room; every error names the file, the table and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from clerk_app.law.citation import Citation
from clerk_app.law.dated import DatedValue, Rule, RuleBook
from clerk_app.law.steps import ClockEffect, DatedEffect, Phase, Step, Steps
from clerk_app.law.terms import EventKind, State
from clerk_app.law.workdays import HolidayNotice, HolidaySpan, Interval, days_of
from clerk_app.trouble import KnownTrouble

STEPS_FILE = "steps.toml"
CHECKS_FILE = "checks.toml"
COUNTED = ("", "working_days", "calendar_days", "months")

Member = TypeVar("Member", bound=StrEnum)


class BadResource(KnownTrouble):
    """A resource file that cannot be used: which file, which table in it, which key, and why."""

    def __init__(self, file: str, table: str, key: str, why: str) -> None:
        super().__init__("resource_unreadable", kind="input", file=file, table=table, entry=key, why=why)

    def __str__(self) -> str:
        place = " ".join(str(self.facts[name]) for name in ("file", "table", "entry") if self.facts[name])
        return f"{place}: {self.facts['why']}"


class Table:
    """One TOML table that knows where it stands, so that whoever reads a key need not say so."""

    def __init__(self, file: str, name: str, plain: Mapping[str, object]) -> None:
        self.file = file
        self.name = name
        self.plain = plain

    def fail(self, key: str, why: str) -> BadResource:
        """The error to raise for a key of this table."""
        return BadResource(self.file, self.name, key, why)

    def only(self, *known: str) -> None:
        """Refuse keys that nobody reads: a misspelt key would otherwise be a silent default."""
        for key in self.plain:
            if key not in known:
                raise self.fail(key, "unknown key")

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there and not be empty."""
        value = self.plain.get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise self.fail(key, "missing" if value is None else "must be a text")
        return value

    def flag(self, key: str) -> bool:
        """true or false; false where it is not said."""
        value = self.plain.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(key, "must be true or false")
        return value

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self.plain.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(key, "missing" if value is None else "must be a whole number")
        return value

    def day(self, key: str) -> date:
        """A day (TOML local date)."""
        return self._day(key, self.plain.get(key))

    def _day(self, key: str, value: object) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fail(key, "missing" if value is None else "must be a day like 2026-01-31")
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """A list of days; empty where it is not said."""
        return tuple(self._day(key, one) for one in self._list(key))

    def interval(self, key: str) -> Interval | None:
        """First and last day; None where it is not said."""
        if key not in self.plain:
            return None
        days = self.days(key)
        if len(days) != 2:
            raise self.fail(key, "must hold the first and the last day")
        first, last = days
        if last < first:
            raise self.fail(key, "ends before it begins")
        return first, last

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is not said."""
        values = self._list(key)
        if not all(isinstance(one, str) for one in values):
            raise self.fail(key, "must be a list of texts")
        return tuple(str(one) for one in values)

    def word(self, key: str, words: type[Member]) -> Member:
        """One word of a closed group."""
        return self._word(key, self.text(key), words)

    def words(self, key: str, words: type[Member]) -> tuple[Member, ...]:
        """A list of words of a closed group."""
        return tuple(self._word(key, one, words) for one in self.texts(key))

    def _word(self, key: str, value: str, words: type[Member]) -> Member:
        try:
            return words(value)
        except ValueError:
            raise self.fail(key, f"{value!r} is no {words.__name__}") from None

    def table(self, key: str) -> Table:
        """A table inside this one."""
        value = self.plain.get(key)
        if not isinstance(value, dict):
            raise self.fail(key, "missing" if value is None else "must be a table")
        return Table(self.file, f"{self.name}.{key}" if self.name else key, value)

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables; empty where it is not said. Each is named with its place, from 1."""
        name = f"{self.name}.{key}" if self.name else key
        found = []
        for place, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.fail(key, "must be a list of tables")
            found.append(Table(self.file, f"{name}[{place}]", value))
        return tuple(found)

    def inner(self) -> Iterator[tuple[str, Table]]:
        """Every key of this table as a table."""
        for key in self.plain:
            yield key, self.table(key)

    def _list(self, key: str) -> Sequence[object]:
        value = self.plain.get(key, [])
        if not isinstance(value, list):
            raise self.fail(key, "must be a list")
        return value


def read_table(path: Path) -> Table:
    """A whole TOML file. Raises BadResource."""
    return table_of(text_of(path), path.name)


def text_of(path: Path) -> str:
    """The text of a resource file. Raises BadResource."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadResource(path.name, "", "", "missing") from None
    except UnicodeDecodeError:
        raise BadResource(path.name, "", "", "not UTF-8 text") from None


def table_of(text: str, file: str) -> Table:
    """The same for text that is no file yet. Raises BadResource."""
    try:
        return Table(file, "", _parsed(text))
    except tomllib.TOMLDecodeError as error:
        raise BadResource(file, "", "", f"not TOML: {error}") from None


@lru_cache(maxsize=1024)
def _parsed(text: str) -> dict[str, Any]:
    """Nobody changes what was parsed, so the same text is parsed once: a desk reads two hundred files."""
    return tomllib.loads(text)


def citation_of(table: Table) -> Citation:
    """``{ text, number, article }``."""
    table.only("text", "number", "article")
    return Citation(table.text("text"), table.text("number", ""), table.text("article", ""))


def files_in(folder: Path, *but: str) -> list[Path]:
    """The TOML files of a folder, without those named. Raises BadResource where there are none."""
    found = sorted(path for path in folder.glob("*.toml") if path.name not in but)
    if not found:
        raise BadResource(folder.name, "", "", "no file in the folder")
    return found


def read_rules(folder: Path) -> RuleBook:
    """Every file of the rules folder but the steps and checks: one name stands in one file only."""
    rules: dict[str, Rule] = {}
    for path in files_in(folder, STEPS_FILE, CHECKS_FILE):
        for name, table in read_table(path).inner():
            if name in rules:
                raise table.fail("", "the name stands in another file too")
            rules[name] = _rule(name, table)
    return RuleBook(tuple(rules.values()))


def _rule(name: str, table: Table) -> Rule:
    table.only("what", "what_en", "counted", "value")
    counted = table.text("counted", "")
    values = tuple(_dated_value(name, counted, one) for one in table.tables("value"))
    if not values:
        raise table.fail("value", "missing")
    for earlier, later in pairwise(values):
        if later.since <= earlier.since:
            raise table.fail("value", f"{later.since.isoformat()} does not follow {earlier.since.isoformat()}")
    return Rule(name, table.text("what"), values, table.text("what_en", ""))


def _dated_value(name: str, counted: str, table: Table) -> DatedValue:
    fixed = ("since", "source", "counted", "unverified", "expected")
    for key in ("days", "months"):
        if key in table.plain and table.whole(key) < 1:
            raise table.fail(key, "must be at least 1")
    counted = table.text("counted", counted)
    if counted not in COUNTED:
        raise table.fail("counted", f"{counted!r} is none of {', '.join(COUNTED)}")
    needed = {"working_days": "days", "calendar_days": "days", "months": "months"}.get(counted)
    if needed is not None:
        table.whole(needed)
    return DatedValue(
        name=name,
        since=table.day("since"),
        source=citation_of(table.table("source")),
        counted=counted,
        unverified=table.flag("unverified"),
        expected=table.flag("expected"),
        more=MappingProxyType({key: value for key, value in table.plain.items() if key not in fixed}),
    )


def read_steps(folder: Path) -> Steps:
    """``steps.toml`` of the rules folder: every kind exactly once, every row reachable."""
    table = read_table(folder / STEPS_FILE)
    table.only("step")
    rows: dict[EventKind, Step] = {}
    for one in table.tables("step"):
        row = _step(one)
        if row.event in rows:
            raise one.fail("event", f"{row.event.value} has two rows")
        rows[row.event] = row
    for kind in EventKind:
        if kind not in rows:
            raise table.fail("step", f"{kind.value} has no row")
    _check_reachable(table, rows)
    return Steps(tuple(rows.values()))


def _check_reachable(table: Table, rows: Mapping[EventKind, Step]) -> None:
    reached: set[EventKind] = set()
    while True:
        closed = any(rows[kind].closes for kind in reached)
        new = {
            row.event
            for row in rows.values()
            if set(row.after) | set(row.settles) <= reached
            and (row.phase is Phase.NEW or reached)
            and (row.phase is not Phase.CLOSED or closed)
        }
        if new <= reached:
            break
        reached |= new
    for kind in EventKind:
        if kind not in reached:
            raise table.fail("step", f"{kind.value} can never be reached")


def _step(table: Table) -> Step:
    table.only(
        "event", "phase", "needs", "after", "settles", "match", "once", "closes", "article", "waiting", "state",
        "effects",
    )
    return Step(
        event=table.word("event", EventKind),
        phase=table.word("phase", Phase),
        needs=table.texts("needs"),
        after=table.words("after", EventKind),
        settles=table.words("settles", EventKind),
        match=table.text("match", ""),
        once=table.flag("once"),
        closes=table.flag("closes"),
        article=table.text("article", ""),
        waiting=table.word("waiting", State) if "waiting" in table.plain else None,
        state=table.word("state", State) if "state" in table.plain else None,
        effects=_effects(table),
    )


def _effects(table: Table) -> tuple[DatedEffect, ...]:
    effects = []
    for one in table.tables("effects"):
        one.only("since", "clock", "rule", "source", "unverified")
        effects.append(
            DatedEffect(
                one.day("since"), one.word("clock", ClockEffect), one.text("source"), one.text("rule", ""),
                one.flag("unverified"),
            )
        )
    if effects != sorted(effects, key=lambda effect: effect.since):
        raise table.fail("effects", "must stand in the order of their days")
    return tuple(effects)


def read_holidays(folder: Path) -> tuple[HolidayNotice, ...]:
    """Every file of the holidays folder, in the order of publication: a later notice overrides an earlier one."""
    notices = [holiday_notice(read_table(path)) for path in files_in(folder)]
    return tuple(sorted(notices, key=lambda notice: notice.published))


def holiday_notice(table: Table) -> HolidayNotice:
    """One notice file. Raises BadResource, also where a worked day is no weekend day or two spans overlap."""
    table.only("notice", "year", "statutory_days", "supplement", "local", "pasted", "span")
    notice = table.table("notice")
    notice.only("text", "number", "published", "url", "unverified")
    year = table.whole("year")
    if not date.min.year <= year <= date.max.year:
        raise table.fail("year", "is no year")
    number, unverified = notice.text("number", ""), notice.flag("unverified")
    local = table.flag("local")
    if not number and not unverified and not local:
        raise notice.fail("number", "missing; a notice without its number must say unverified = true")
    spans = tuple(_span(one) for one in table.tables("span"))
    if not spans:
        raise table.fail("span", "missing")
    _check_spans(table, spans, year)
    return HolidayNotice(
        year=year,
        citation=Citation(notice.text("text"), number),
        published=notice.day("published"),
        spans=spans,
        url=notice.text("url", ""),
        supplement=table.flag("supplement"),
        statutory_days=table.whole("statutory_days") if "statutory_days" in table.plain else 0,
        unverified=unverified,
        local=local,
    )


def _span(table: Table) -> HolidaySpan:
    table.only("name", "off", "work")
    span = HolidaySpan(table.text("name"), table.interval("off"), table.days("work"))
    if span.off is None and not span.work:
        raise table.fail("off", "a span needs days off or days worked")
    for day in span.work:
        if day.isoweekday() < 6:
            raise table.fail("work", f"{day.isoformat()} is no weekend day")
    return span


def _check_spans(table: Table, spans: Sequence[HolidaySpan], year: int) -> None:
    named: set[date] = set()
    for place, span in enumerate(spans, start=1):
        for day in (*span.work, *(span.off or ())):
            if abs(day.year - year) > 1:
                raise table.fail(f"span[{place}]", f"{day.isoformat()} is far from {year}")
        for day in (*span.work, *(days_of(span.off) if span.off else ())):
            if day in named:
                raise table.fail(f"span[{place}]", f"{day.isoformat()} is named twice")
            named.add(day)
