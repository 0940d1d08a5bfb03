"""Days that an answer clock leaves out, each stretch with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from clerk_app.law.citation import Citation


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
