"""Which recorded asking a letter belongs to: the step whose period runs from the letter's receipt (N11, N15, F6)."""

from __future__ import annotations

from collections.abc import Mapping

from clerk_app.cases.catalogue import Entry, Recipient, Shape
from clerk_app.cases.request import Request
from clerk_app.law.events import Event, Fact
from clerk_app.law.receipts import ASKED, ASKED_OF, ASKED_ON, RECEIVED
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import REF, ref_of
from clerk_app.services.recipients import NAMED_BY, party_of
from clerk_app.store.documents import Document


def asking_of(desk: Desk, request: Request, document: Document) -> Event | None:
    """The latest asking in force before the letter, of the party it names; None where the letter asks for nothing.

    Where the letter names the party in other words it is that of the only party asked; of several nobody can tell.
    """
    template = desk.letters.get(document.kind)
    if template is None or not _asks(template.entry):
        return None
    names = {name for name in (ref_of(document), party_of(desk, document.kind, document.facts)) if name}
    told = [
        one.event for one in request.entries
        if one.struck_by is None and one.id < document.entry and template.entry.tells_of(one.event)
    ]  # fmt: skip
    parties = {one.text(REF) for one in told}
    found = [one for one in told if len(parties) == 1 or one.text(REF) in names]
    return found[-1] if found else None


def link_to(asking: Event) -> Mapping[str, Fact]:
    """The facts of a service that say which asking its letter is."""
    return {ASKED: asking.kind.value, ASKED_OF: asking.text(REF), ASKED_ON: asking.on}


def _asks(entry: Entry) -> bool:
    """Whether it goes to whom the step asks: what tells the applicant of a consultation does not ask him."""
    if entry.shape is not Shape.LETTER or entry.is_later:
        return False
    to_party = entry.to in NAMED_BY
    return any(
        step in RECEIVED and (to_party if step is EventKind.CONSULTATION_SENT else entry.to is Recipient.APPLICANT)
        for step in entry.steps
    )
