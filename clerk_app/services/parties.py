"""Third parties and agencies a request writes to: where each is written to, put right later, offered again.

Personal values like the applicant's: they stand in the entries they were recorded with, sealed and erasable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import ConsultedParty, EventKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.recording import record
from clerk_app.store.parties import requests_with_address_of
from clerk_app.trouble import KnownTrouble

REF = "ref"
FACTS: Mapping[str, str] = MappingProxyType({
    "address": "party_address", "postcode": "party_postcode", "telephone": "party_telephone",
    "contact_person": "party_contact",
})  # fmt: skip
"""What is kept of a party beside its name, and the facts of an entry that say it."""
_POSTCODE = re.compile(r"[0-9]{6}")
"""GB/T 1416: six figures."""


@dataclass(frozen=True)
class Address:
    """Name and address as they stand on an envelope; empty where nobody said."""

    name: str
    address: str = ""
    telephone: str = ""
    postcode: str = ""
    contact_person: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the name is known."""
        return not any(getattr(self, name) for name in FACTS)


@dataclass(frozen=True)
class Party:
    """Somebody else this request wrote to."""

    kind: ConsultedParty | None
    """As what it was asked; None: a letter went to it that no step records."""
    address: Address


@dataclass(frozen=True)
class FormerAddress:
    """Where a party of that name was written to before: offered, never filled in by itself."""

    address: Address
    request: RequestId
    number: str
    on: date


def facts_of(*, address: str, postcode: str, telephone: str, contact_person: str) -> dict[str, str]:
    """The facts of an entry that says where a party is written to; a postcode in full-width figures is taken.

    Raises KnownTrouble("postcode_unfit") for one that has not six figures.
    """
    given = {"address": address, "postcode": postcode, "telephone": telephone, "contact_person": contact_person}
    meant = {name: " ".join(text.split()) for name, text in given.items()}
    meant["postcode"] = unicodedata.normalize("NFKC", meant["postcode"])
    if meant["postcode"] and _POSTCODE.fullmatch(meant["postcode"]) is None:
        raise KnownTrouble("postcode_unfit", kind="input", typed=meant["postcode"])
    return {FACTS[name]: text for name, text in meant.items()}


def is_address(event: Event) -> bool:
    """Whether it is a note of where a party is written to; a plain note names none."""
    return event.kind is EventKind.NOTED and bool(event.text(REF))


def address_of(request: Request, name: str) -> Address:
    """Where that party is written to as it stands: the latest entry in force that says so."""
    said = _saying(request, name)
    return _address(name, said) if said is not None else Address(name)


def parties_of(request: Request) -> tuple[Party, ...]:
    """Whom else this request asked or wrote to, each once, in the order they were asked."""
    kinds: dict[str, ConsultedParty | None] = {}
    for event in request.events:
        if event.kind is EventKind.CONSULTATION_SENT and event.text(REF):
            party = event.text("party") or ConsultedParty.THIRD_PARTY
            kinds.setdefault(event.text(REF), ConsultedParty(party))
        elif is_address(event):
            kinds.setdefault(event.text(REF), None)
    return tuple(Party(kind, address_of(request, name)) for name, kind in kinds.items())


def former_address(desk: Desk, name: str) -> FormerAddress | None:
    """Where a party of just that name was last written to, on whichever request; None where nobody said."""
    name = name.strip()
    if not name:
        return None
    for one in requests_with_address_of(desk.store, name):
        request = desk.store.requests.get(one)
        said = _saying(request, name)
        if request.in_force and said is not None and not (found := _address(name, said)).is_empty:
            return FormerAddress(found, request.id, request.number, said.on)
    return None


def note_address(
    desk: Desk, request_id: RequestId, *, ref: str, on: date, address: str = "", postcode: str = "",
    telephone: str = "", contact_person: str = "", today: date, deed: str | None = None,
) -> Change:
    """Record where a party is written to from now on, all of it anew; what was recorded before stays in the history.

    Raises KnownTrouble where it says nothing new, or a postcode has not six figures.
    """
    ref = ref.strip()
    if not ref:
        raise KnownTrouble("party_missing")
    facts = facts_of(address=address, postcode=postcode, telephone=telephone, contact_person=contact_person)
    if deed is None or not desk.store.requests.has_deed(deed):
        new = Event(EventKind.NOTED, on, MappingProxyType(dict(facts)))
        if _address(ref, new) == address_of(desk.store.requests.get(request_id), ref):
            raise KnownTrouble("party_address_unchanged", kind="input", ref=ref)
    return record(
        desk, request_id, EventKind.NOTED, on=on, today=today, deed=deed, override=None,
        message="party_address_noted", ref=ref, text=desk.terms.sentence("party_address_note"), **facts,
    )


def _saying(request: Request, name: str) -> Event | None:
    """The latest entry in force that tells of this party's address; a letter sent without one takes nothing away."""
    told = (one.event for one in reversed(request.entries) if one.struck_by is None)
    return next((one for one in _naming(told, name) if is_address(one) or _tells(one)), None)


def _naming(events: Iterable[Event], name: str) -> Iterable[Event]:
    kinds = (EventKind.CONSULTATION_SENT, EventKind.NOTED)
    return (one for one in events if one.kind in kinds and one.text(REF) == name)


def _tells(event: Event) -> bool:
    return any(event.text(fact) for fact in FACTS.values())


def _address(name: str, event: Event) -> Address:
    return Address(name, **{field: event.text(fact) for field, fact in FACTS.items()})
