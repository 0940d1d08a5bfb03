"""关联: requests that have to do with one another, and what else the same applicant asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.cases.request import Entry, EntryId, Request, RequestId
from clerk_app.law.terms import EventKind, State
from clerk_app.services import enquiries, handling
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.recording import record
from clerk_app.services.registering import LINKED
from clerk_app.store.books import Enquiry
from clerk_app.store.linked import requests_of_name
from clerk_app.trouble import KnownTrouble

RELATION = "relation"


@unique
class Relation(StrEnum):
    """What the other request is to this one."""

    REPEATED = "repeated"
    """This one repeats it."""
    REPEATS = "repeats"
    """It repeats this one."""
    EARLIER = "earlier"
    """This one follows it: asked anew, transferred, after a judgment."""
    LATER = "later"
    SAME_PAPER = "same_paper"
    OTHER = "other"


_SEEN_FROM_THERE: Mapping[Relation, Relation] = MappingProxyType({
    Relation.REPEATED: Relation.REPEATS, Relation.REPEATS: Relation.REPEATED,
    Relation.EARLIER: Relation.LATER, Relation.LATER: Relation.EARLIER,
    Relation.SAME_PAPER: Relation.SAME_PAPER, Relation.OTHER: Relation.OTHER,
})  # fmt: skip


@dataclass(frozen=True)
class Link:
    """A linked request. ``entry``: the note that links it, to be struck when the link is wrong."""

    entry: EntryId
    request: RequestId
    number: str
    name: str
    relation: Relation
    reason: str
    state: State


@dataclass(frozen=True)
class Same:
    """Another request of the same applicant."""

    request: RequestId
    number: str
    received_on: date
    state: State


@dataclass(frozen=True)
class Around:
    """What a request has to do with others. ``nth_of_year``, ``nth_of_month``: its place among the applicant's."""

    links: tuple[Link, ...]
    same: tuple[Same, ...]
    nth_of_year: int
    nth_of_month: int
    enquiries: tuple[Enquiry, ...] = ()
    """What it came of, or what is about it."""


def relation_of(entry: Entry) -> Relation | None:
    """What an entry links its request as; None for an entry that links nothing."""
    if entry.event.kind is not EventKind.NOTED or not isinstance(entry.event.facts.get(LINKED), tuple):
        return None
    said = entry.event.text(RELATION) or Relation.SAME_PAPER.value
    return next((one for one in Relation if one.value == said), Relation.OTHER)


def around(desk: Desk, request: Request) -> Around:
    """The requests linked to this one, and the others under its applicant's name, the latest first.

    A link that the other side struck, or to a number nobody registered, is not shown.
    """
    links = tuple(_links(desk, request))
    same = [one for one in _of_name(desk, request) if one.id != request.id]
    linked = {one.request for one in links}
    shown = tuple(
        Same(one.id, one.number, one.received_on, desk.steps.state(one.events)) for one in same if one.id not in linked
    )
    before = [one for one in same if (one.received_on, one.id) < (request.received_on, request.id)]
    of_year = [one for one in before if one.received_on.year == request.received_on.year]
    of_month = [one for one in of_year if one.received_on.month == request.received_on.month]
    return Around(links, shown, len(of_year) + 1, len(of_month) + 1, enquiries.of_request(desk, request.id))


def _of_name(desk: Desk, request: Request) -> list[Request]:
    ids = requests_of_name(desk.store, request.applicant.name)
    found = [one for one in desk.store.requests.some(ids) if one.applicant.name == request.applicant.name]
    return sorted(found, key=lambda one: (one.received_on, one.id), reverse=True)


def _links(desk: Desk, request: Request) -> list[Link]:
    found: list[Link] = []
    for entry in request.entries:
        relation = relation_of(entry) if entry.struck_by is None else None
        if relation is None:
            continue
        for number in _numbers(entry):
            other = desk.store.requests.by_number(number)
            if other is not None and other.in_force:
                state = desk.steps.state(other.events)
                reason = entry.event.text("reason")
                found.append(Link(entry.id, other.id, number, other.applicant.name, relation, reason, state))
    return found


def _numbers(entry: Entry) -> tuple[str, ...]:
    value = entry.event.facts.get(LINKED)
    return value if isinstance(value, tuple) else ()


def link(
    desk: Desk, request_id: RequestId, *, number: str, relation: Relation, reason: str, today: date,
    deed: str | None = None,
) -> Change:
    """Link two requests; each notes the other. Raises KnownTrouble where the number is unknown, its own or linked."""
    request = desk.store.requests.get(request_id)
    if not reason.strip():
        raise KnownTrouble("reason_missing")
    other = desk.store.requests.by_number(number.strip())
    if other is None or not other.in_force:
        raise KnownTrouble("request_unknown", kind="input", number=number.strip())
    if other.id == request_id:
        raise KnownTrouble("linked_to_itself", kind="input", number=other.number)
    again = deed is not None and desk.store.requests.has_deed(deed)
    if not again and other.id in {one.request for one in _links(desk, request)}:
        raise KnownTrouble("linked_already", kind="input", number=other.number)
    with desk.store.write():
        _note(desk, other.id, request.number, _SEEN_FROM_THERE[relation], reason, today, deed and f"{deed}-there")
        _note(desk, request_id, other.number, relation, reason, today, deed)
    return Change(
        requests=frozenset({request_id, other.id}), message="linked",
        facts={"number": request.number, "other": other.number},
    )


def _note(
    desk: Desk, request_id: RequestId, number: str, relation: Relation, reason: str, today: date, deed: str | None
) -> None:
    said = desk.terms.sentence("link_note", {"number": number})
    record(
        desk, request_id, EventKind.NOTED, on=today, today=today, deed=deed, message="linked",
        linked=(number,), relation=relation.value, reason=reason.strip(), text=said,
    )


def unlink(
    desk: Desk, request_id: RequestId, *, entry: EntryId, reason: str, today: date, deed: str | None = None
) -> Change:
    """Strike a link on both sides; where several requests came on one paper, this one leaves them."""
    request = desk.store.requests.get(request_id)
    struck = next((one for one in request.entries if one.id == entry), None)
    numbers = _numbers(struck) if struck is not None else ()
    touched = {request_id}
    with desk.store.write():
        for number in numbers:
            other = desk.store.requests.by_number(number)
            there = [
                one for one in (other.entries if other is not None else ())
                if one.struck_by is None and _numbers(one) == (request.number,)
            ]
            if other is not None and there:
                handling.strike(
                    desk, other.id, entry=there[0].id, reason=reason, today=today,
                    deed=deed and f"{deed}-{other.id}",
                )
                touched.add(other.id)
        handling.strike(desk, request_id, entry=entry, reason=reason, today=today, deed=deed)
    return Change(requests=frozenset(touched), message="struck", facts={"number": request.number})
