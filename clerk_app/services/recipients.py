"""To whom a letter goes and where: the applicant, or the party that the letter itself names."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType

from clerk_app.cases.catalogue import Recipient
from clerk_app.cases.request import Request
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import entries
from clerk_app.store.documents import Document


@dataclass(frozen=True)
class Address:
    """Name and address as they stand on an envelope; empty where nobody said."""

    name: str
    address: str = ""
    telephone: str = ""


NAMED_BY = MappingProxyType({Recipient.THIRD_PARTY: "third_party", Recipient.AGENCY: "agency"})
"""The fact with which a letter to somebody else names them; their address is not kept."""
POSTED_TO = frozenset({Recipient.APPLICANT, *NAMED_BY})
"""Papers to these go out of the house; what is for a unit or for the file does not."""


def recipient_of(desk: Desk, request: Request, document: Document | None) -> Address:
    """Whom a letter was made out to: the party it names, else the applicant."""
    party = party_of(desk, document.kind, document.facts) if document is not None else None
    if party is not None:
        return Address(party)
    applicant = request.applicant
    return Address(applicant.name, applicant.address, applicant.telephone)


def party_of(desk: Desk, kind: str, facts: str | None) -> str | None:
    """The name of the party a letter is addressed to, empty where its facts do not tell; None: to the applicant."""
    template = desk.letters.get(kind)
    fact = NAMED_BY.get(template.entry.to) if template is not None else None
    if fact is None:
        return None
    return str((json.loads(facts) if facts else {}).get(fact) or "")


def what_of(desk: Desk, kind: str) -> str:
    """What a kind of letter or form is called; one that is no longer in the catalogue by its kind."""
    return next((entry.what for entry in entries(desk) if entry.kind == kind), kind)


def posted_kinds(desk: Desk) -> tuple[str, ...]:
    """The kinds of letters that go out of the house."""
    return tuple(kind for kind, template in desk.letters.items() if template.entry.to in POSTED_TO)
