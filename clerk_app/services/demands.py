"""更正和建议: what is asked of the office on information it gave. No request, so it counts in no row of any sheet.

The answers are the letters of 第四十一条 and 第四十四条第二款; they take their facts from the line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.letter_facts import Fact
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.reading import read_table
from clerk_app.services import registers
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_words import words_of
from clerk_app.services.listed import FILE, Listed, Row, columns_of
from clerk_app.services.registers import COMPLAINTS
from clerk_app.store.books import DEMANDS, Complaint
from clerk_app.trouble import KnownTrouble, Said

BOOK = COMPLAINTS
"""The register under which a line is put right, taken back and erased: one book holds both."""
DECISION = "decision"
DAYS = frozenset({"record_passed_on"})
"""The answer's facts that are days."""


@dataclass(frozen=True)
class DemandKind:
    """One kind, and the letter that answers it."""

    id: str
    zh: str
    en: str
    letter: str
    decision: str
    """The fact of the letter that says what was decided."""
    on: str
    what: str
    asks: Mapping[str, tuple[str, ...]]
    """By the decision, the facts the letter needs besides."""
    remind_after: int
    needs_request: bool


@dataclass(frozen=True)
class Demand:
    """One line; ``said``: the facts of its answer that are known."""

    id: int
    kind: str
    came_on: date
    request: RequestId | None
    who: str
    matter: str
    decision: str
    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    closed_on: date | None = None
    is_erased: bool = False
    noted_at: str = ""
    noted_by: str = ""


@cache
def demand_kinds() -> tuple[DemandKind, ...]:
    """Both kinds as declared. Raises BadResource."""
    found = []
    for key, one in read_table(places.resources() / FILE).table("demand").inner():
        one.only(
            "zh", "en", "letter", "decision", "on", "what", "source", "remind_after", "request", "asks"
        )
        asks = one.table("asks")
        found.append(DemandKind(
            key, one.text("zh"), one.text("en"), one.text("letter"), one.text("decision"), one.text("on"),
            one.text("what"), MappingProxyType({each: asks.texts(each) for each in asks.plain}),
            one.whole("remind_after"), one.flag("request"),
        ))  # fmt: skip
    return tuple(found)


def decisions_of(desk: Desk, kind: str) -> Mapping[str, str]:
    """What can be decided, by the words of the answer's letter."""
    declared = _kind(kind)
    choice = desk.letters[declared.letter].choice(declared.decision)
    return words_of(desk, choice) if choice is not None else MappingProxyType({})


def keep(
    desk: Desk, *, kind: str, came_on: date, matter: str, number: str = "", who: str = "", decision: str = "",
    said: Mapping[str, str] = MappingProxyType({}), closed_on: date | None = None, today: date, line: int = 0,
    reason: str = "",
) -> Change:  # fmt: skip
    """Add a line, or with a reason put the one of that id right. ``number``: the request by which the information was
    given; ``who``: who asks, where it is not that request's applicant. Raises KnownTrouble."""
    declared = _kind(kind)
    registers.require_past(came_on, today)
    if closed_on is not None:
        registers.require_past(closed_on, today)
        if closed_on < came_on:
            raise KnownTrouble("register_closed_before", kind="input", on=closed_on, came_on=came_on)
    request = desk.store.requests.by_number(number.strip()) if number.strip() else None
    if number.strip() and request is None:
        raise KnownTrouble("demand_no_request", kind="input", number=number.strip())
    if request is None and declared.needs_request:
        raise KnownTrouble("demand_needs_request", kind="input", what=Said(declared.zh, declared.en))
    if request is None and not who.strip():
        raise KnownTrouble("demand_without_who", kind="input")
    if not matter.strip():
        raise KnownTrouble("register_without_matter", kind="input")
    if decision and decision not in decisions_of(desk, kind):
        raise KnownTrouble("demand_no_decision", kind="input", known=tuple(decisions_of(desk, kind).values()))
    if closed_on is not None and not decision:
        raise KnownTrouble("demand_undecided", kind="input", on=closed_on)
    asked = declared.asks.get(decision, ())
    answer = {name: clean(text).strip() for name, text in said.items() if name in asked and text.strip()}
    new = Complaint(
        id=line, kind=kind, came_on=came_on, request_id=None if request is None else request.id,
        complainant=clean(who).strip() or None, matter=clean(matter).strip(), closed_on=closed_on,
        result=json.dumps({DECISION: decision, **answer}, ensure_ascii=False, sort_keys=True) if decision else "",
    )  # fmt: skip
    change = registers.keep_line(desk, BOOK, desk.store.complaints, new, reason, today)
    facts = {"what": Said(declared.zh, declared.en), "on": came_on}
    return change if line else Change(message="register_added_demand", facts=facts)


def demands_of(desk: Desk, year: int) -> tuple[Demand, ...]:
    """What came in a year, by the day."""
    return tuple(sorted((one for one in _all(desk) if one.came_on.year == year), key=_place))


def one_of(desk: Desk, line: int) -> Demand | None:
    """The line of that id; None where it was taken back."""
    return next((one for one in _all(desk) if one.id == line), None)


def demand_of(line: Complaint) -> Demand:
    """A line of the book as what it is."""
    plain: dict[str, str] = json.loads(line.result) if line.result else {}
    decision = plain.pop(DECISION, "")
    return Demand(
        line.id, line.kind, line.came_on, line.request_id, line.complainant or "", line.matter or "", decision,
        MappingProxyType(plain), line.closed_on, line.is_erased, line.noted_at, line.noted_by,
    )  # fmt: skip


def facts_for(desk: Desk, request: Request, letter: str) -> dict[str, Fact | None]:
    """What the lines about a request say to the letter that answers them: of the earliest that is still open, else of
    the one answered last. Empty for any other letter."""
    declared = next((one for one in demand_kinds() if one.letter == letter), None)
    if declared is None:
        return {}
    mine = sorted(
        (one for one in _all(desk) if (one.kind, one.request) == (declared.id, request.id) and not one.is_erased),
        key=_place,
    )
    waiting = [one for one in mine if one.closed_on is None]
    line = next(iter(waiting), None) or next(reversed(mine), None)
    if line is None:
        return {}
    facts: dict[str, Fact | None] = {declared.on: line.came_on, declared.what: line.matter}
    if line.decision:
        facts[declared.decision] = line.decision
    facts |= {name: date.fromisoformat(text) if name in DAYS else text for name, text in line.said.items()}
    if line.who and line.who != request.applicant.name:
        facts |= {"applicant": line.who, "applicant_kind": None}  # how to address somebody else is not known
    return facts


def listed(desk: Desk, year: int, today: date) -> Listed:
    """The lines of a year as a list; an open one past its reminder is red."""
    kinds = {one.id: one for one in demand_kinds()}
    lines = demands_of(desk, year)
    about = {one.request for one in lines if one.request is not None}
    numbers, applicants = desk.store.requests.numbers(about), desk.store.requests.applicants(about)
    rows = []
    for one in lines:
        declared = kinds[one.kind]
        remind_on = desk.workdays.after(one.came_on, declared.remind_after) if one.closed_on is None else None
        tone = "" if remind_on is None else "red" if remind_on < today else "amber"
        erased = desk.terms.sentence("register_erased")
        rows.append(Row(one.id, (
            one.came_on, declared.zh, one.who or (applicants.get(one.request, "") if one.request else ""),
            numbers.get(one.request, "") if one.request else "",
            erased if one.is_erased else one.matter, decisions_of(desk, one.kind).get(one.decision, ""),
            one.closed_on,
        ), tone))  # fmt: skip
    say, days = desk.terms.sentence, max(one.remind_after for one in demand_kinds())
    return Listed(
        say("register_title_demands", {"year": year}), say("demand_note", {"count": len(rows), "days": days}),
        columns_of("demands"), tuple(rows),
    )


def _all(desk: Desk) -> list[Demand]:
    return [demand_of(one) for one in desk.store.complaints.all() if one.kind in DEMANDS]


def _place(one: Demand) -> tuple[date, int]:
    return one.came_on, one.id


def _kind(name: str) -> DemandKind:
    found = next((one for one in demand_kinds() if one.id == name), None)
    if found is None:
        known = tuple(Said(one.zh, one.en) for one in demand_kinds())
        raise KnownTrouble("register_no_kind", kind="input", known=known)
    return found
