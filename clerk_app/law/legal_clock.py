"""One period that runs on a request, as the law room tells it: from when, how long, until when, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.law.citation import Citation
from clerk_app.law.other_dates import OtherDate
from clerk_app.law.pause import Pause
from clerk_app.law.terms import ClockKind, EventKind


@unique
class ClockState(StrEnum):
    """How a period stands, without asking for today."""

    RUNNING = "running"
    PAUSED = "paused"
    """A consultation is open: ``due_on`` is the latest day."""
    IDLE = "idle"
    """No day now: something else must come first (a correction, a payment)."""
    ENDED = "ended"
    """What it asked for was done, or the request is closed: ``ended_on`` says when."""


@dataclass(frozen=True)
class Reason:
    """One sentence of the explanation: its key in resources/sentences/ and its facts."""

    key: str
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class LegalClock:
    """One period (K1-K12). Dates are the earliest defensible ones; ``others`` the later or safer arguable ones."""

    kind: ClockKind
    starts_on: date
    """Day 0, not counted (民法典第二百零一条)."""
    due_on: date | None
    counted: str
    """working_days, calendar_days, months, or named where the office itself names the day."""
    amount: int
    """So many of ``counted``, extension included."""
    state: ClockState = ClockState.RUNNING
    ref: str = ""
    """The party asked, or the case number: tells clocks of one kind apart."""
    extended_days: int = 0
    pauses: tuple[Pause, ...] = ()
    rolled_from: date | None = None
    """A calendar period's last day before it moved off a rest day (民法典第二百零三条)."""
    ended_on: date | None = None
    ended_by: EventKind | None = None
    """The step that met it, or that closed the request."""
    is_earliest: bool = False
    """Nobody recorded when the period began: counted from the earliest day it can have, it ends then or later."""
    basis: tuple[Citation, ...] = ()
    readings: tuple[Reason, ...] = ()
    """Which reading of a doubtful rule was used, one sentence each."""
    because: tuple[Reason, ...] = ()
    """The explanation in order, one sentence each."""
    expiry: str = ""
    """Key of the sentence that says what follows when nothing is done by ``due_on``."""
    others: tuple[OtherDate, ...] = ()
    missing_year: int | None = None
    """The first year reached that no notice rules: the date is provisional."""
    unverified: bool = False
