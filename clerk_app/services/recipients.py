"""To whom a letter goes and where: the applicant, or the party that the letter itself names."""

from __future__ import annotations

import json
from dataclasses import dataclass

from clerk_app.cases.request import Request
from clerk_app.services.desk import Desk
from clerk_app.store.documents import Document


@dataclass(frozen=True)
class Recipient:
    """Name and address as they stand on an envelope; empty where nobody said."""

    name: str
    address: str = ""
    telephone: str = ""


PARTY = ("party", "party_address", "party_telephone")
"""The facts with which a letter to somebody else names them."""


def recipient_of(request: Request, document: Document | None) -> Recipient:
    """Whom a letter was made out to: a party it names, else the applicant."""
    facts = json.loads(document.facts) if document is not None and document.facts else {}
    name, address, telephone = (str(facts.get(key) or "") for key in PARTY)
    if name:
        return Recipient(name, address, telephone)
    applicant = request.applicant
    return Recipient(applicant.name, applicant.address, applicant.telephone)


def what_of(desk: Desk, kind: str) -> str:
    """What a kind of letter is called; one that is no longer among the letters by its kind."""
    template = desk.letters.get(kind)
    return template.what if template is not None else kind
