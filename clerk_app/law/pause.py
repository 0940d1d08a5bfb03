"""Days that an answer clock leaves out, each stretch with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from clerk_app.law.citation import Citation
from clerk_app.law.workdays import ONE_DAY, Interval


@unique
class PauseCause(StrEnum):
    """Why days are not counted."""

    CONSULTATION = "consultation"
    CORRECTION = "correction"
    PAYMENT = "payment"


@dataclass(frozen=True)
class Pause:
    """A stretch of days left out, first and last calendar day; two may overlap, no day is left out twice."""

    first: date
    last: date
    cause: PauseCause
    source: Citation
    ref: str = ""
    """The party consulted."""


def merged(pauses: Iterable[Pause]) -> tuple[Interval, ...]:
    """The days of pauses that stand in the order of their first days: overlapping and adjoining ones as one span."""
    spans: list[Interval] = []
    for pause in pauses:
        if spans and pause.first <= spans[-1][1] + ONE_DAY:
            spans[-1] = (spans[-1][0], max(spans[-1][1], pause.last))
        else:
            spans.append((pause.first, pause.last))
    return tuple(spans)
