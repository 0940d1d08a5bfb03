"""算例: cases a clerk can read and add to (resources/cases/*.toml), as values; a fault names file and case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.events import CHOICE_FACTS, Event, UnreadableEvent, from_plain
from clerk_app.law.reading import BadResource, Table, read_table
from clerk_app.law.terms import Channel, EventKind, State
from clerk_app.law.wording import Terms
from clerk_app.trouble import KnownTrouble

NOTHING = "无"
"""How a case says that there is no such day, or no such thing."""

EXPECTED = frozenset(
    {
        "regime", "base_due_on", "due_on", "correction_notice_by", "extension_notice_by", "fee_payment_due_on",
        "provisional", "excluded", "served_on", "closed_on", "late_days", "state", "outcome", "warnings",
        "no_warnings", "basis", "clocks", "clock_counts", "others", "readings", "doubts", "silence", "refused", "year",
        "fee_yuan", "month_items", "duty_on",
    }
)
"""What a case may expect."""


@dataclass(frozen=True)
class Duty:
    """One of the office's own duties, looked for among those due in a stretch of days."""

    key: str
    period: str


@dataclass(frozen=True)
class FeeAsked:
    """So many items of a month or pages, and how many were charged before."""

    items: int | None
    pages: int | None
    already: int


@dataclass(frozen=True)
class Case:
    """One case: what happened, and what must come out. Only what it expects is compared."""

    file: str
    name: str
    because: str
    """The arithmetic and the articles, for whoever reads the case."""
    rows: tuple[str, ...]
    """The rows of the rule-book it stands for: a period, a code, a doubtful point."""
    received_on: date | None
    channel: Channel
    arrived_on: date | None
    items: int
    earlier: tuple[tuple[date, int], ...]
    """Earlier requests of the same applicant: day of receipt and number of items."""
    events: tuple[Event, ...]
    attempt: Event | None
    """A step that is tried after them."""
    letter: Mapping[str, str] | None
    """An answer's letter that is tried after them, with these facts over the recorded ones."""
    sheet: Mapping[str, object] | None
    """A year's table that is checked instead."""
    fee: FeeAsked | None
    duty: Duty | None
    today: date | None
    known_on: date | None
    """Reckoned with the holiday notices published by that day."""
    expected: Mapping[str, object]


@dataclass(frozen=True)
class CaseFile:
    """One file of cases."""

    file: str
    title: str
    cases: tuple[Case, ...]


def read_case_files(folder: Path, terms: Terms) -> tuple[CaseFile, ...]:
    """Every file of the folder, by name. Raises KnownTrouble("case_unreadable")."""
    return tuple(read_case_file(path, terms) for path in sorted(folder.glob("*.toml")))


def read_case_file(path: Path, terms: Terms) -> CaseFile:
    """One file of cases. Raises KnownTrouble("case_unreadable") with the file, the case and the fault."""
    try:
        table = read_table(path)
        table.only("title", "case")
        title, given = table.text("title"), table.tables("case")
    except BadResource as fault:
        raise _unreadable(path.name, "", fault) from None
    return CaseFile(path.name, title, tuple(_named(path.name, one, _Words(terms)) for one in given))


def _named(file: str, table: Table, words: _Words) -> Case:
    name = table.plain.get("name")
    try:
        return _case(file, table, words)
    except BadResource as fault:
        raise _unreadable(file, name if isinstance(name, str) else table.name, fault) from None


def _unreadable(file: str, case: str, fault: BadResource) -> KnownTrouble:
    entry, why = fault.facts["entry"], fault.facts["why"]
    return KnownTrouble("case_unreadable", kind="input", file=file, case=case or NOTHING, entry=entry, why=why)


class _Words:
    """The Chinese words of the law beside their English ones: a case may say either."""

    def __init__(self, terms: Terms) -> None:
        groups = {"kind": EventKind, "channel": Channel, "state": State, **CHOICE_FACTS}
        self._by_name = {name: {terms.word(one): one.value for one in group} for name, group in groups.items()}

    def english(self, name: str, value: object) -> object:
        """The value as the program writes it."""
        return self._by_name.get(name, {}).get(value, value) if isinstance(value, str) else value


def _case(file: str, table: Table, words: _Words) -> Case:
    table.only(
        "name", "because", "rows", "received_on", "channel", "arrived_on", "items", "earlier", "events", "attempt",
        "letter", "sheet", "fee", "duty", "today", "known_on", "expect",
    )
    expect = table.table("expect")
    expect.only(*EXPECTED)
    if not expect.plain:
        raise expect.fail("", "nothing is expected")
    attempts = table.tables("attempt") if isinstance(table.plain.get("attempt"), list) else None
    if attempts is not None:
        raise table.fail("attempt", "is one step")
    played = any(name in table.plain for name in ("sheet", "fee", "duty"))
    return Case(
        file=file,
        name=table.text("name"),
        because=table.text("because"),
        rows=table.texts("rows"),
        received_on=None if played and "received_on" not in table.plain else table.day("received_on"),
        channel=_channel(table, words),
        arrived_on=_day(table, "arrived_on"),
        items=table.whole("items") if "items" in table.plain else 1,
        earlier=tuple((one.day("received_on"), one.whole("items")) for one in table.tables("earlier")),
        events=tuple(_event(one, words) for one in table.tables("events")),
        attempt=_event(table.table("attempt"), words) if "attempt" in table.plain else None,
        letter=_letter(table, words),
        sheet=MappingProxyType(dict(table.table("sheet").plain)) if "sheet" in table.plain else None,
        fee=_fee(table),
        duty=_duty(table),
        today=_day(table, "today"),
        known_on=_day(table, "known_on"),
        expected=MappingProxyType({name: _expected(name, expect, words) for name in expect.plain}),
    )


def _channel(table: Table, words: _Words) -> Channel:
    given = words.english("channel", table.plain.get("channel", Channel.IN_PERSON.value))
    if given not in tuple(Channel):
        raise table.fail("channel", f"{given!r} is no channel")
    return Channel(str(given))


def _day(table: Table, key: str) -> date | None:
    return table.day(key) if key in table.plain else None


def _event(table: Table, words: _Words) -> Event:
    try:
        return from_plain({name: words.english(name, value) for name, value in table.plain.items()})
    except UnreadableEvent as fault:
        raise table.fail(fault.field, f"{table.plain.get(fault.field)!r}: {fault.why}") from None


def _letter(table: Table, words: _Words) -> Mapping[str, str] | None:
    if "letter" not in table.plain:
        return None
    facts = table.table("letter")
    return MappingProxyType({name: str(words.english(name, facts.text(name))) for name in facts.plain})


def _fee(table: Table) -> FeeAsked | None:
    if "fee" not in table.plain:
        return None
    fee = table.table("fee")
    fee.only("items", "pages", "already")
    items, pages = (fee.whole(key) if key in fee.plain else None for key in ("items", "pages"))
    if items is not None and pages is not None:
        raise fee.fail("pages", "either items or pages")
    return FeeAsked(items, pages, fee.whole("already") if "already" in fee.plain else 0)


def _duty(table: Table) -> Duty | None:
    if "duty" not in table.plain:
        return None
    duty = table.table("duty")
    duty.only("key", "period")
    return Duty(duty.text("key"), duty.text("period"))


def _expected(name: str, expect: Table, words: _Words) -> object:
    value = expect.plain[name]
    if isinstance(value, dict):
        return {key: _nothing(one) for key, one in value.items()}
    value = _nothing(words.english(name, value))
    return value.value if isinstance(value, StrEnum) else value


def _nothing(value: object) -> object:
    return None if value == NOTHING else value
