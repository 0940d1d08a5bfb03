"""What issuing a letter and issuing a form have in common: what is told of it, and when nothing new is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from clerk_app.cases.letter_blanks import Name, taken_apart
from clerk_app.cases.letter_facts import Facts
from clerk_app.cases.remedy_notice import numeral
from clerk_app.cases.request import Request
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.store.documents import Document
from clerk_app.trouble import KnownTrouble, Said

_OPEN = dict.fromkeys(("document_number", "former_answer_number", "former_answer_on"))


def says_the_same(there: Document, facts: Facts) -> bool:
    """Whether a paper that no step asks for was already issued with exactly these facts.

    Once it is issued, it is itself the former answer: which one it cites is left out.
    """
    told = json.loads(there.facts) if there.facts else {}
    now = json.loads(kept(facts))
    return {**told, **_OPEN} == {**now, **_OPEN}


def kept(facts: Facts) -> str:
    """The facts as they are kept with a paper."""
    return json.dumps(dict(facts), ensure_ascii=False, default=str)


def change(
    request: Request, message: str, number: str | Said, document: int, warnings: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
) -> Change:
    """What is told of a paper that was issued, or is there already."""
    facts: dict[str, object] = {"number": request.number, "document": number, "id": document, "warnings": warnings}
    return Change(
        requests=frozenset({request.id}), message=message, facts={**facts, "items": items} if items else facts
    )


def incomplete(desk: Desk, names: tuple[str, ...]) -> KnownTrouble:
    """The error to raise where facts are missing."""
    english = fact_words(replace(desk, terms=desk.terms.in_english()), names)
    said = (Said(*each) for each in zip(fact_words(desk, names), english, strict=True))
    return KnownTrouble("letter_incomplete", names=tuple(said))


def fact_words(desk: Desk, names: tuple[str, ...]) -> Iterator[str]:
    """The facts' names as a clerk says them; an item's with its number."""
    for name in names:
        apart = taken_apart(name) or Name(0, 0, name)
        item = desk.terms.either(f"第{apart.item}项", f"item {apart.item}: ") if apart.item else ""
        part = desk.terms.either(f"（{numeral(apart.part)}）", f"({apart.part}) ") if apart.part else ""
        yield f"{item}{part}{desk.terms.sentence(f'fact_{apart.plain}', {})}"
