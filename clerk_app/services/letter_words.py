"""Facts of a letter or form that are one of a few words: what can be chosen, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, Outcome
from clerk_app.services.desk import Desk

Words = tuple[tuple[str, str], ...]
"""Value and word of each choice, in their order."""

_GROUPS: Mapping[str, type[StrEnum]] = MappingProxyType({
    "applicant_kind": ApplicantKind, "third_party_kind": ApplicantKind, "channel": Channel,
    "delivery_manner": DeliveryManner,
})  # fmt: skip


def choices_of(desk: Desk, kind: str) -> Mapping[str, Words]:
    """What can be chosen for the facts of that kind of paper, by the fact's name without its item."""
    if kind in desk.forms:
        cells = (cell for row in desk.forms[kind].rows for cell in row.cells if cell.ticks)
        return MappingProxyType({cell.ticks: tuple(cell.options.items()) for cell in cells})
    template = desk.letters[kind]
    found = {name: _members(desk, group) for name, group in _GROUPS.items()}
    found["outcome"] = _of(desk, frozenset(template.results))
    found["withheld_as"] = _of(desk, template.withholding)
    own = (*template.choices, *(one for texts in template.results.values() for text in texts for one in text.choices))
    found |= {one.fact: tuple(one.words.items()) for one in own}
    return MappingProxyType({name: words for name, words in found.items() if words})


def _members(desk: Desk, group: type[StrEnum]) -> Words:
    return tuple((member.value, desk.terms.word(member)) for member in group)


def _of(desk: Desk, outcomes: frozenset[Outcome]) -> Words:
    return tuple((one.value, desk.terms.word(one)) for one in Outcome if one in outcomes)


def article_of(desk: Desk, kind: str, outcome: Outcome, on: date) -> str:
    """The articles a result rests on in the law of that day; empty where it has none."""
    texts = desk.letters[kind].results.get(outcome, ())
    return next((ground for one in texts if (ground := one.ground(on))), "")
