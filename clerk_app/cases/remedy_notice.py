"""救济告知: which remedy an answer must name, by its results, its day and the way it is delivered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.law.dated import RuleBook
from clerk_app.law.terms import DeliveryManner

REFUSED = "refused"
WITHHELD = "withheld"
OTHER = "other"

BODY = "{reconsideration_body}"
BODIES = "remedy_body_"
"""Begins the name of the rule on the bodies of one kind of agency (resources/rules/remedy_bodies.toml)."""

_DIGITS = "〇一二三四五六七八九"
_TENS = "十"


@dataclass(frozen=True)
class Result:
    """One item's class: ``refused`` as a whole, ``withheld`` in part (arts 14 to 16 alike), or ``other``."""

    item: int
    remedy: str
    part: int = 0
    """The place of the ground among those of the item, where they have two classes; 0: the item as a whole."""


def remedy_sentences(
    results: Sequence[Result], decided_on: date, manner: str, rules: RuleBook, against: Mapping[str, str],
    kind: str = "",
) -> tuple[str, ...]:
    """The sentences, ``{against}`` and ``{paper}`` filled: one where all items share a remedy, else one for each class.

    ``kind`` of agency: where its law leaves the applicant two bodies on that day, both are named (行政复议法 2017
    第十二条第一款; 2023 第二十八条); the second stays a blank to be filled.
    A decision delivered through the internet names the way to file there too (行政复议法第二十二条第二款).
    Raises NoRule for a day before the Regulations.
    """
    refused = rules.on("remedy_refused", decided_on).text("text")
    other = rules.on("remedy_other", decided_on).text("text")
    first = [one for one in results if one.remedy in (REFUSED, WITHHELD)]
    rest = [one for one in results if one.remedy == OTHER]
    several = len({one.item for one in results}) > 1
    if refused == other or not first:
        found = [_filled(other, against, against["whole"])]
    elif not rest:
        found = [_filled(refused, against, against["part" if _one_part(results) else "refusal"])]
    else:
        found = [
            _filled(refused, against, against["refused_items"].replace("{items}", _named(first, several=several))),
            _filled(other, against, against["items"].replace("{items}", _named(rest, several=several))),
        ]
    online = rules.find("remedy_online", decided_on) if manner == DeliveryManner.ELECTRONIC else None
    bodies = rules.find(BODIES + kind, decided_on) if kind else None
    if bodies is not None and bodies.text("named"):
        found = [one.replace(BODY, bodies.text("named")) for one in found]
    return (*found, online.text("text")) if online else tuple(found)


def numeral(number: int) -> str:
    """一, 二, … 十, 十一, … 二十, … as headings are numbered, up to 九十九."""
    tens, ones = divmod(number, len(_DIGITS))
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}{_TENS}{_DIGITS[ones] if ones else ''}"


def _one_part(results: Sequence[Result]) -> bool:
    return all(one.remedy == WITHHELD for one in results)


def _named(results: Sequence[Result], *, several: bool) -> str:
    """一、三, and of an item with grounds of two classes 二之（一）; （一） where the letter has that item alone."""
    return "、".join(
        numeral(one.item) if not one.part else f"{numeral(one.item)}之（{numeral(one.part)}）" if several
        else f"（{numeral(one.part)}）" for one in results
    )  # fmt: skip


def _filled(text: str, words: Mapping[str, str], against: str) -> str:
    return text.replace("{against}", against).replace("{paper}", words["paper"])
