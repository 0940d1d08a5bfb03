"""同一申请人: are two applicants, as they were written down, the same, perhaps the same, or different people?"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from functools import cache

from clerk_app.cases.applicant import Applicant

_LEFT_OUT = ("P", "Z", "S", "C")
"""Punctuation, spaces, signs and controls: the middle dot, brackets and dashes of a name are written in many ways."""
_KEPT = "Co"
"""Private use characters stand for rare ones."""


@dataclass(frozen=True)
class NameWords:
    """What of a name does not tell people apart (resources/names.toml)."""

    titles: tuple[str, ...] = ()
    least_after_title: int = 1
    same: tuple[tuple[str, str], ...] = ()


@unique
class Likeness(StrEnum):
    """What speaks for one and the same applicant; CONFIRMED_BY_HAND is a clerk's word."""

    ID_NUMBER = "id_number"
    NAME = "name"
    NAME_OTHER_ID = "name_other_id"
    NAME_OTHER_CONTACT = "name_other_contact"
    CONTACT = "contact"
    CONFIRMED_BY_HAND = "confirmed_by_hand"


COUNTED = frozenset({Likeness.ID_NUMBER, Likeness.NAME, Likeness.CONFIRMED_BY_HAND})
"""These are counted as the same; the others are only hints for a person to judge."""


@cache
def plain_name(name: str, words: NameWords) -> str:
    """The name without width, spaces, signs, titles and the variants of a company's form."""
    text = "".join(
        sign for sign in unicodedata.normalize("NFKC", name).casefold()
        if (kind := unicodedata.category(sign)) == _KEPT or kind[0] not in _LEFT_OUT
    )
    for written, meant in words.same:
        text = text.replace(written, meant)
    for title in words.titles:
        text = _without(text.removeprefix(title), text, words)
        text = _without(text.removesuffix(title), text, words)
    return text


def _without(shorter: str, text: str, words: NameWords) -> str:
    return shorter if len(shorter) >= words.least_after_title else text


def likeness(one: Applicant, other: Applicant, words: NameWords) -> Likeness | None:
    """What makes two applicants the same or perhaps the same; None for different ones.

    An identity number decides where both have one. A name counts as long as nothing known contradicts it.
    """
    numbers = _code(one.id_number), _code(other.id_number)
    if all(numbers) and numbers[0] == numbers[1]:
        return Likeness.ID_NUMBER
    same_name = bool(plain_name(one.name, words)) and plain_name(one.name, words) == plain_name(other.name, words)
    contacts = [pair for pair in _contacts(one, other) if all(pair)]
    agrees = any(first == second for first, second in contacts)
    if not same_name:
        return Likeness.CONTACT if agrees else None
    if all(numbers):
        return Likeness.NAME_OTHER_ID if agrees else None
    telephones = digits(one.telephone), digits(other.telephone)
    if all(telephones) and telephones[0] != telephones[1] and not agrees:
        return Likeness.NAME_OTHER_CONTACT
    return Likeness.NAME


def _contacts(one: Applicant, other: Applicant) -> Sequence[tuple[str, str]]:
    return (
        (digits(one.telephone), digits(other.telephone)),
        (_code(one.email), _code(other.email)),
        (_code(one.address), _code(other.address)),
    )


def _code(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def digits(telephone: str) -> str:
    """The digits of a telephone number, without the country's own code."""
    text = "".join(sign for sign in unicodedata.normalize("NFKC", telephone) if sign.isdecimal() or sign == "+")
    return text.removeprefix("+86").removeprefix("0086").replace("+", "")
