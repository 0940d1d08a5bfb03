"""What stands against a letter as it is: secrecy reviews of what it supplies (第十七条), and the remedy it names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from clerk_app.cases.letter import Facts, Letter, LetterTemplate, compose
from clerk_app.cases.request import OUTCOME_OF_CLOSING, Request
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind, Outcome, SecrecyFinding
from clerk_app.services.desk import Desk
from clerk_app.store.documents import Document
from clerk_app.trouble import KnownTrouble

ANSWER = "answer"
UNREVIEWED = "SECRECY_NOT_REVIEWED"
SUPPLYING = frozenset({Outcome.DISCLOSED, Outcome.PARTIALLY_DISCLOSED})
"""Results with which information leaves the office; each such item wants its secrecy review (第十七条)."""


def unreviewed(request: Request) -> tuple[int, ...]:
    """The items to be supplied whose last secrecy review did not pass, or that have none."""
    return _unreviewed(request, (item.position for item in request.items if item.outcome in SUPPLYING))


def unreviewed_in(request: Request, facts: Facts) -> tuple[int, ...]:
    """The same for the items that a letter of these facts supplies; of one item the fact bears no number."""
    outcomes = {name: str(fact) for name, fact in facts.items() if name.rpartition(".")[-1] == "outcome"}
    supplied = (int(name.partition(".")[0]) if "." in name else 1 for name, fact in outcomes.items()
                if fact in SUPPLYING)  # fmt: skip
    return _unreviewed(request, supplied)


def told_items(request: Request, items: Iterable[int]) -> tuple[str, ...]:
    """The numbers to call items by; none where the request is one matter, which has no number on the screen."""
    return tuple(map(str, items)) if len(request.items) > 1 else ()


def _unreviewed(request: Request, supplied: Iterable[int]) -> tuple[int, ...]:
    last = {
        one.whole("item") or 1: one.text("review") for one in request.events if one.kind is EventKind.SECRECY_REVIEWED
    }
    return tuple(position for position in supplied if last.get(position) != SecrecyFinding.PASS)


def remedy_fits(desk: Desk, facts: Facts, answer: Event) -> bool:
    """Whether a letter of answer of these facts names the remedy that the recorded result and day ask for."""
    recorded = _recorded(answer)
    if all(str(facts.get(name)) == str(value) for name, value in recorded.items()):
        return True
    template = desk.letters[ANSWER]
    try:
        told, wanted = (compose(template, each, desk.rules) for each in (facts, {**facts, **recorded}))
    except KnownTrouble:  # no letter says the recorded result at all
        return False
    # A fact that the recorded result wants and this letter does not know leaves nothing to compare: it was another's.
    return isinstance(told, Letter) and isinstance(wanted, Letter) and _remedy(told, template) == _remedy(
        wanted, template
    )


def outdated(desk: Desk, request: Request) -> Document | None:
    """The issued answer whose remedy text no longer fits, because its answer was struck or given anew otherwise."""
    valid = {one.id for one in request.entries if one.struck_by is None}
    letters = [
        one for one in desk.store.documents.of_request(request.id) if one.kind == ANSWER and one.entry in valid
    ]
    if not letters or letters[-1].facts is None:
        return None
    letter = letters[-1]
    told = [one for one in request.entries if one.event.kind is EventKind.ANSWERED and one.id < letter.entry]
    if not told:
        return None
    answer = told[-1].event if told[-1].struck_by is None else request.last(EventKind.ANSWERED)
    if answer is not None and remedy_fits(desk, json.loads(str(letter.facts)), answer):
        return None
    return letter


def _recorded(answer: Event) -> Mapping[str, str]:
    """The result of each item and the day, by the names of a letter's facts."""
    items = answer.facts.get("items")
    each = dict(text.split("=", 1) for text in items) if isinstance(items, tuple) else {}
    if len(each) > 1:
        results = {f"{position}.outcome": outcome for position, outcome in each.items()}
    else:
        by_itself = OUTCOME_OF_CLOSING.get(answer.kind)
        results = {"outcome": by_itself.value if by_itself else answer.text("outcome")}
    return MappingProxyType({"decided_on": answer.on.isoformat(), **results})


def _remedy(letter: Letter, template: LetterTemplate) -> tuple[str, ...]:
    blocks = {part.block for part in template.parts if part.made == "remedy"}
    return tuple(paragraph.text for paragraph in letter.paragraphs if paragraph.block in blocks)
