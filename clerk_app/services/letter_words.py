"""Facts of a letter or form that are one of a few words: what can be chosen, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import cast

from clerk_app.cases.letter_blanks import name_of, taken_apart
from clerk_app.cases.letter_facts import Facts
from clerk_app.cases.letter_template import Choice
from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, Outcome
from clerk_app.services.desk import Desk

Words = tuple[tuple[str, str], ...]
"""Value and word of each choice, in their order."""

_RESTS_ON: Mapping[str, str] = MappingProxyType({"outcome": "ground", "withheld_as": "withheld_ground"})
"""The fact that names a ground, by the fact that says which result rests on it."""

_GROUPS: Mapping[str, type[StrEnum]] = MappingProxyType({
    "applicant_kind": ApplicantKind, "third_party_kind": ApplicantKind, "channel": Channel,
    "delivery_manner": DeliveryManner,
})  # fmt: skip


def choices_of(desk: Desk, kind: str) -> Mapping[str, Words]:
    """What can be chosen for the facts of that kind of paper, by the fact's name without its item."""
    if kind in desk.forms:
        cells = (cell for row in desk.forms[kind].rows for cell in row.cells if cell.ticks)
        return MappingProxyType({
            cell.ticks: tuple((key, desk.terms.either(zh, cell.options_en[key])) for key, zh in cell.options.items())
            for cell in cells
        })
    template = desk.letters[kind]
    found = {name: _members(desk, group) for name, group in _GROUPS.items()}
    found["outcome"] = _of(desk, frozenset(template.results))
    found["withheld_as"] = _of(desk, template.withholding)
    own = (*template.choices, *(one for texts in template.results.values() for text in texts for one in text.choices))
    found |= {one.fact: tuple(words_of(desk, one).items()) for one in own}
    return MappingProxyType({name: words for name, words in found.items() if words})


def words_of(desk: Desk, choice: Choice) -> Mapping[str, str]:
    """What each word of a choice is called in the language the desk speaks; the letter says it in its own text."""
    return {value: desk.terms.either(word, choice.words_en[value]) for value, word in choice.words.items()}


def _members(desk: Desk, group: type[StrEnum]) -> Words:
    return tuple((member.value, desk.terms.word(member)) for member in group)


def _of(desk: Desk, outcomes: frozenset[Outcome]) -> Words:
    return tuple((one.value, desk.terms.word(one)) for one in Outcome if one in outcomes)


def article_of(desk: Desk, kind: str, outcome: Outcome, on: date) -> str:
    """The articles a result rests on in the law of that day, or the number of another source; empty: none is known."""
    texts = desk.letters[kind].results.get(outcome, ())
    return next((ground.short for one in texts if (ground := one.ground(on)) is not None and ground.short), "")


def why_asked(desk: Desk, kind: str, facts: Facts) -> Mapping[str, str]:
    """Why the legal ground of a result is asked for, or may be named otherwise, by the fact's name; a sentence each."""
    on = facts.get("decided_on")
    day = date.fromisoformat(on) if isinstance(on, str) and on else on
    if kind not in desk.letters or not isinstance(day, date):
        return {}
    found: dict[str, str] = {}
    for name, fact in facts.items():
        apart = taken_apart(name)
        if apart is None or apart.plain not in _RESTS_ON:
            continue
        why = next(_whys(desk, kind, str(fact or ""), day), "")
        if why:
            found[name_of(apart.item, apart.part, _RESTS_ON[apart.plain])] = why
            if apart.part:  # of an item refused as a whole, a further ground is told as a refusal of its own
                found[name_of(apart.item, apart.part, "ground")] = why
    return found


def _whys(desk: Desk, kind: str, outcomes: str, day: date) -> Iterator[str]:
    for word in outcomes.replace("，", ",").split(","):
        for text in desk.letters[kind].results.get(cast("Outcome", word.strip()), ()):
            ground = text.ground(day)
            if ground is not None and ground.why:
                yield desk.terms.sentence(ground.why)

