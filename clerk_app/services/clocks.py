"""Clocks of cases given as data: what ``clerk-app clock`` answers, one object a case, or the fault in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from unicodedata import category

from clerk_app import places
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event, UnreadableEvent, day_of, from_plain
from clerk_app.law.reading import read_holidays, read_rules, read_steps
from clerk_app.law.sentences import read_terms
from clerk_app.law.steps import Steps
from clerk_app.law.terms import Channel, EventKind
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.check_facts import facts_of
from clerk_app.trouble import KnownTrouble

READ = frozenset(
    {
        "kind", "on", "reply_by", "ref", "party", "received_by_party", "days", "notice_on", "until", "amount_fen",
        "basis", "received_by_applicant", "outcome", "items", "manner", "posted_on", "signed_for_on", "carrier",
        "tracking",
    }
)
"""The fields of an event that a case may give; others are for later programs and are passed over."""

MUST_GIVE = MappingProxyType({EventKind.DELAYED_REASONABLY: "until"})
"""What an event of a case cannot do without, besides its kind and day."""


@dataclass(frozen=True)
class LawBook:
    """The law the program brings along, without any store."""

    rules: RuleBook
    steps: Steps
    workdays: WorkCalendar
    terms: Terms


@dataclass(frozen=True)
class CaseAnswer:
    """One case answered: ``plain`` is ready for JSON; ``clock`` is None where the case could not be read."""

    name: str
    """As given, else its place from 0."""
    plain: Mapping[str, object]
    clock: Clock | None
    fault: str = ""


class UnreadableCase(Exception):
    """A case that is none: the field, and the sentence's key with its facts."""

    def __init__(self, field: str, key: str, **facts: object) -> None:
        super().__init__(field, key)
        self.field = field
        self.key = key
        self.facts = {"field": field, **facts}


def open_law() -> LawBook:
    """Read the rules, steps, holidays and words shipped with the program."""
    resources = places.resources()
    return LawBook(
        rules=read_rules(resources / "rules"),
        steps=read_steps(resources / "rules"),
        workdays=WorkCalendar(read_holidays(resources / "holidays")),
        terms=read_terms(resources),
    )


def read_cases(data: bytes, file: str) -> list[object]:
    """The list of cases in a JSON file. Raises KnownTrouble of kind "input"."""
    try:
        cases = json.loads(data.decode("utf-8-sig"), parse_int=_number)
    except (ValueError, RecursionError):
        raise KnownTrouble("clock_not_json", kind="input", file=file) from None
    if not isinstance(cases, list):
        raise KnownTrouble("clock_not_list", kind="input", file=file)
    return cases


def _number(digits: str) -> int | float:
    """A whole number; one with more digits than are read is no whole number, and a fault of its case alone."""
    try:
        return int(digits)
    except ValueError:
        return float(digits)


def answer_cases(cases: list[object], law: LawBook) -> tuple[CaseAnswer, ...]:
    """Every case answered, in order; one that cannot be read does not stop the others."""
    return tuple(_answer(case, index, law) for index, case in enumerate(cases))


def _answer(case: object, index: int, law: LawBook) -> CaseAnswer:
    name = _name(case, index)
    try:
        clock = _clock(case, law)
    except UnreadableCase as fault:
        said = law.terms.sentence(fault.key, fault.facts)
        return CaseAnswer(name, {"name": name, "field": fault.field, "error": said}, None, said)
    return CaseAnswer(name, plain_clock(clock), clock)


def _name(case: object, index: int) -> str:
    name = case.get("name") if isinstance(case, dict) else None
    return _printable(name) if isinstance(name, str) and name.strip() else str(index)


def _clock(case: object, law: LawBook) -> Clock:
    events = _events(case, law)
    try:
        return reckon(events, law.rules, law.steps, law.workdays)
    except OverflowError:
        field = "events" if _is_reckonable(events[0], law) else "received_on"
        raise UnreadableCase(field, "clock_too_far") from None


def _is_reckonable(receipt: Event, law: LawBook) -> bool:
    try:
        reckon((receipt,), law.rules, law.steps, law.workdays)
    except OverflowError:
        return False
    return True


def _events(case: object, law: LawBook) -> list[Event]:
    given = case.get("input", case) if isinstance(case, dict) else case
    if not isinstance(given, dict):
        raise UnreadableCase("input", "clock_not_object")
    receipt = _receipt(given, law)
    if "events" not in given:
        raise UnreadableCase("events", "clock_missing")
    if not isinstance(given["events"], list):
        raise UnreadableCase("events", "clock_not_array")
    events = [receipt]
    for place, plain in enumerate(given["events"], start=1):
        try:
            event = _event(plain, receipt)
        except UnreadableCase as fault:
            said = law.terms.sentence(fault.key, fault.facts)
            raise UnreadableCase(fault.field, "clock_in_event", place=place, fault=said) from None
        if event.kind is not EventKind.RECEIVED:
            events.append(event)
    return events


def _receipt(given: Mapping[str, object], law: LawBook) -> Event:
    plain = {"kind": EventKind.RECEIVED.value, "on": given.get("received_on"), "arrived_on": given.get("arrived_on")}
    channel = given.get("channel")
    if channel is not None and channel not in tuple(Channel):
        raise UnreadableCase("channel", "clock_unknown_word", value=_shown(channel))
    plain["channel"] = channel
    try:
        receipt = from_plain(plain)
    except UnreadableEvent as fault:
        field = "received_on" if fault.field == "on" else fault.field
        raise UnreadableCase(field, f"clock_{fault.why}", value=_shown(given.get(field))) from None
    if law.rules.find("answer", receipt.on) is None:
        since = law.rules.rule("answer").values[0].since
        raise UnreadableCase("received_on", "clock_before_law", value=receipt.on, since=since)
    return receipt


def _event(plain: object, receipt: Event) -> Event:
    if not isinstance(plain, dict):
        raise UnreadableCase("events", "clock_not_object")
    try:
        event = from_plain({name: value for name, value in plain.items() if name in READ})
        needed = MUST_GIVE.get(event.kind)
        if needed is not None:
            day_of(plain.get(needed), needed)
    except UnreadableEvent as fault:
        raise UnreadableCase(fault.field, f"clock_{fault.why}", value=_shown(plain.get(fault.field))) from None
    if event.kind is EventKind.RECEIVED and event.on != receipt.on:
        raise UnreadableCase("on", "clock_received_twice", value=event.on)
    return event


def _shown(value: object) -> str:
    if isinstance(value, list | dict):
        return "“[…]”" if isinstance(value, list) else "“｛…｝”"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return f"“{_in_one_line(text)}”"


def _in_one_line(text: str) -> str:
    """Text for a line on the screen: what steers a terminal, breaks a line or turns its direction becomes a space."""
    signs = ("Cc", "Cf", "Zl", "Zp")
    return " ".join("".join(" " if category(sign) in signs else sign for sign in _printable(text)).split())


def _printable(text: str) -> str:
    """Text that can be written as UTF-8: a half of a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def plain_clock(clock: Clock) -> dict[str, object]:
    """The answer to a case, its fields in the order they were promised in."""
    return {
        "regime": clock.regime,
        "base_due_on": clock.base_due_on.isoformat(),
        "due_on": _iso(clock.due_on),
        "correction_notice_by": _iso(clock.correction_notice_by),
        "extension_notice_by": clock.extension_notice_by.isoformat(),
        "fee_payment_due_on": _iso(clock.fee_payment_due_on),
        "consultations": [
            {"ref": _printable(one.ref), "opinion_due_on": one.opinion_due_on.isoformat()}
            for one in clock.consultations
        ],
        "provisional": clock.provisional,
        "excluded": [[first.isoformat(), last.isoformat()] for first, last in clock.excluded],
        "warnings": list(clock.warnings),
        "basis": [citation.full() for citation in clock.basis],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def lines_of(answers: tuple[CaseAnswer, ...], terms: Terms) -> Iterator[str]:
    """The answers as a person reads them."""
    for place, answer in enumerate(answers):
        key = "clock_case_unnamed" if answer.name == str(place) else "clock_case"
        yield terms.sentence(key, {"place": place + 1, "name": _in_one_line(answer.name)})
        if answer.clock is None:
            yield terms.sentence("clock_line_fault", {"fault": answer.fault})
        else:
            yield from _clock_lines(answer.clock, terms)


def _clock_lines(clock: Clock, terms: Terms) -> Iterator[str]:
    yield terms.sentence(_due_key(clock), {"due_on": clock.due_on, "awaited_by": clock.awaited_by})
    counted = {"start": clock.start, "days": clock.days, "base_due_on": clock.base_due_on}
    yield terms.sentence("clock_line_base", counted)
    if clock.extended_days:
        yield terms.sentence("clock_line_extended", {"days": clock.extended_days})
    if clock.correction_notice_by is not None:
        yield terms.sentence("clock_line_correction", {"day": clock.correction_notice_by})
    yield terms.sentence("clock_line_extension", {"day": clock.extension_notice_by})
    if clock.fee_payment_due_on is not None:
        yield terms.sentence("clock_line_payment", {"day": clock.fee_payment_due_on})
    for one in clock.consultations:
        facts = {"party": one.party, "ref": _in_one_line(one.ref), "day": one.opinion_due_on}
        yield terms.sentence("clock_line_opinion", facts)
    for first, last in clock.excluded:
        yield terms.sentence("clock_line_excluded", {"first": first, "last": last})
    for code in clock.warnings:
        yield terms.sentence("clock_line_warning", {"warning": terms.sentence(code, facts_of(clock))})
    yield terms.sentence("clock_line_basis", {"basis": tuple(citation.full() for citation in clock.basis)})


def _due_key(clock: Clock) -> str:
    if clock.due_on is None and clock.awaiting is not None:
        by_day = "" if clock.awaited_by is None else "_by"
        return f"clock_line_awaiting_{clock.awaiting}{by_day}"
    if clock.due_on is None:
        return "clock_line_no_due"
    return "clock_line_due_latest" if clock.consulting else "clock_line_due"
