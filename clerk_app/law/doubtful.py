"""The doubtful points: where the law leaves room, how the program reads it, and what else could be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_app.law.citation import Citation
from clerk_app.law.dated import RuleBook


@dataclass(frozen=True)
class DoubtfulPoint:
    """One point as read on a day."""

    point: int
    """Its place in the list, from 1."""
    rule: str
    what: str
    what_en: str
    """The question, in the words of the rule."""
    reading: str
    """Key of the sentence that says how it is read."""
    others: tuple[str, ...]
    """Keys of the other readings the program can reckon with."""
    why: str
    source: Citation
    unverified: bool
    """No authority was seen that settles it."""


def doubtful_points(rules: RuleBook, day: date) -> tuple[DoubtfulPoint, ...]:
    """Every point as it is read on ``day`` (resources/rules/doubtful.toml), in the order of the list."""
    found = []
    for name, value in rules.in_force(day).items():
        point = value.get("point")
        if isinstance(point, int):
            others = tuple(f"reading_{name}_{one}" for one in value.texts("readings") if one != value.reading)
            found.append(
                DoubtfulPoint(
                    point, name, rules.rule(name).what, rules.rule(name).what_en, value.reading_key, others,
                    value.text("why"), value.source, value.unverified,
                )
            )
    return tuple(sorted(found, key=lambda one: one.point))
