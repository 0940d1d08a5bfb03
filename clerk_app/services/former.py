"""The letter that a later one corrects: a correction is a new letter that cites the old by its number and day."""

from __future__ import annotations

import json
from datetime import date

from clerk_app.cases.letter_facts import Fact
from clerk_app.cases.request import Request
from clerk_app.law.events import ANSWER
from clerk_app.services.desk import Desk
from clerk_app.store.documents import Document


def former_letter(desk: Desk, request: Request, kind: str = ANSWER) -> Document | None:
    """The latest letter of that kind that was issued and stands; None before there is one."""
    in_force = {one.id for one in request.entries if one.struck_by is None}
    documents = desk.store.documents.of_request(request.id)
    return next((one for one in reversed(documents) if one.kind == kind and one.entry in in_force), None)


def former_facts(desk: Desk, request: Request) -> dict[str, Fact | None]:
    """Number and day of the answer that a supplementary or correcting one cites; empty where neither is known.

    Where no letter was issued here, the number an imported answer bears.
    """
    letter = former_letter(desk, request)
    if letter is not None:
        return {"former_answer_number": letter.number or None, "former_answer_on": _dated(letter)}
    closing = request.closing
    if closing is None or not closing.text("number"):
        return {}
    return {"former_answer_number": closing.text("number"), "former_answer_on": closing.on}


def _dated(letter: Document) -> date:
    """The day that stands under the letter; where its facts were erased, the day it was issued."""
    facts = json.loads(letter.facts) if letter.facts else {}
    return date.fromisoformat(facts["decided_on"]) if facts.get("decided_on") else letter.issued_on
