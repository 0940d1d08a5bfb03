"""The letters that ask for an opinion: the last day to answer each, and the days an answer clock leaves out for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.law.citation import Citation
from clerk_app.law.pause import Pause, PauseCause
from clerk_app.law.terms import ConsultedParty
from clerk_app.law.workdays import ONE_DAY

_NO_DAY = timedelta(0)


@dataclass(frozen=True)
class ConsultationClock:
    """One letter asking for an opinion, and the last day to answer it (第三十二、三十四条)."""

    ref: str
    party: ConsultedParty
    sent_on: date
    received_by_party: date
    opinion_due_on: date
    answered_on: date | None
    ends_on: date
    """When the pause ends: the opinion, at the latest the limit (by our reading a later opinion brings no more)."""


def pauses_for(
    letters: Sequence[ConsultationClock], start: date, source: Citation, *, literal: bool
) -> list[Pause]:
    """The days after ``start`` strictly between each letter and its end; read literally, the day it ends too."""
    from_end = _NO_DAY if literal else ONE_DAY
    return [
        Pause(max(one.sent_on, start) + ONE_DAY, one.ends_on - from_end, PauseCause.CONSULTATION, source, one.ref)
        for one in letters
    ]
