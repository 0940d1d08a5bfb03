"""To whom a letter goes and where: the applicant, or the party that the letter itself names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.catalogue import Recipient, Shape, read_catalogue
from clerk_app.cases.request import Request
from clerk_app.law.terms import DeliveryManner
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import entries, named
from clerk_app.services.parties import Address, address_of
from clerk_app.store.documents import Document
from clerk_app.trouble import Said

NAMED_BY = MappingProxyType({Recipient.THIRD_PARTY: "third_party", Recipient.AGENCY: "agency"})
"""The fact with which a letter to somebody else names them."""
POSTED_TO = frozenset({Recipient.APPLICANT, *NAMED_BY})
"""Papers to these go out of the house; what is for a unit or for the file does not."""


@dataclass(frozen=True)
class Unknown:
    """A letter that is to be posted and nobody said where. ``party``: as of a PostingLine."""

    name: str
    party: str | None


def recipient_of(desk: Desk, request: Request, document: Document | None) -> Address:
    """Whom a letter was made out to: the party it names, else the applicant."""
    party = party_of(desk, document.kind, document.facts) if document is not None else None
    if party is not None:
        return address_of(request, party)
    applicant = request.applicant
    return Address(applicant.name, applicant.address, applicant.telephone)


def party_of(desk: Desk, kind: str, facts: str | None) -> str | None:
    """The name of the party a letter is addressed to, empty where its facts do not tell; None: to the applicant."""
    return _named(desk, kind, json.loads(facts) if facts else {})


def without_address(desk: Desk, request: Request, kind: str, facts: Mapping[str, object]) -> Unknown | None:
    """Whose address a letter lacks that is written or finished with these facts.

    None where it is known or not asked for: a paper of the file, a letter that names nobody yet, an applicant who
    wants no post.
    """
    template = desk.letters.get(kind)
    if template is None or template.entry.to not in POSTED_TO:
        return None
    party = _named(desk, kind, facts)
    if party is None:
        by_post = request.delivery_wanted in ("", DeliveryManner.POST)
        applicant = request.applicant
        return Unknown(applicant.name, None) if by_post and not applicant.address.strip() else None
    return Unknown(party, party) if party and not address_of(request, party).address else None


def _named(desk: Desk, kind: str, facts: Mapping[str, object]) -> str | None:
    template = desk.letters.get(kind)
    fact = NAMED_BY.get(template.entry.to) if template is not None else None
    return str(facts.get(fact) or "").strip() if fact is not None else None


def what_of(desk: Desk, kind: str) -> Said:
    """What a kind of letter or form is called; one that is no longer in the catalogue by its kind."""
    letter = desk.letters.get(kind)
    if letter is not None:  # the forms are as many files again
        return named(letter.entry)
    return next((named(entry) for entry in entries(desk) if entry.kind == kind), Said(kind, kind))


def posted_kinds() -> tuple[str, ...]:
    """The kinds of letters that go out of the house."""
    catalogue = read_catalogue(places.resources() / "letters")  # Today asks: no need of every letter's wording
    return tuple(one.kind for one in catalogue if one.shape is Shape.LETTER and one.to in POSTED_TO)
