"""The register of one store, however large: its order at once, what it is found by in portions, a line when it is seen.

Only requests in hand have days left (``due.is_in_hand``); of all others, state and result are folded last, and the
dates of a closed one only where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, auto, unique
from typing import ClassVar

from clerk_app.cases.request import OrganId, RequestId, closing_among, outcome_of
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, State
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, Tone, found_by, row_of
from clerk_app.store.register_rows import AT_ONCE, KEPT, LINES, STATES, TEXTS, Registered


@unique
class Depth(IntEnum):
    """How much of the register is known."""

    ORDER = auto()
    IN_HAND = auto()
    """The lines of what is in hand."""
    FOUND = auto()
    """What everything is searched and ordered by."""
    WHOLE = auto()
    """State and result of everything."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A finished request as it is found and put in order; no date runs for it. ``state`` is None until it is folded."""

    id: RequestId
    number: str
    received_on: date
    applicant: str
    applicant_kind: ApplicantKind
    subject: str
    channel: Channel
    unit: str
    handler: str
    year: int
    organ: OrganId
    state: State | None = None
    outcome: Outcome | None = None
    closed_on: date = date.max
    remaining: ClassVar[None] = None
    due_on: ClassVar[None] = None
    tone: ClassVar[Tone] = Tone.CLOSED

    @property
    def found_by(self) -> str:
        """What a search looks at, made anew each time: the book keeps it."""
        return found_by(self)


Listed = RegisterRow | Outline


class RegisterBook:
    """As of the day it was made. ``portion`` reads on; ``renew`` takes what a Change names."""

    def __init__(self, desk: Desk, today: date, *, at_once: int | None = None) -> None:
        self._desk = desk
        self.today = today
        self.depth = Depth.ORDER
        store = desk.store
        self._received = store.register.received()
        self.ids = tuple(self._received)
        """Every request in force, the newest first."""
        store.in_hand.look()
        candidates = store.in_hand.open | store.in_hand.unserved
        self._hand: dict[RequestId, RegisterRow] = {}
        self._to_read = [one for one in self._received if one in candidates]
        self._found: dict[RequestId, Listed] = {}
        self.texts: dict[RequestId, str] = {}
        """What they are found by, where their line does not keep it; whoever adds to it adds it here."""
        self._lines: dict[RequestId, RegisterRow] = {}
        self._reading = self._read()
        self._done = 0
        if len(self._received) <= (AT_ONCE if at_once is None else at_once):
            self.read_to(Depth.WHOLE)

    def count_of(self, year: int) -> int:
        """How many were received in a year."""
        return sum(day.year == year for day in self._received.values())

    def in_hand(self) -> list[RegisterRow]:
        """The lines of what may be in hand, in the register's order (from ``IN_HAND`` on)."""
        return [self._hand[one] for one in self._to_read if one in self._hand]

    def found(self) -> list[Listed]:
        """Everything, in the register's order (from ``FOUND`` on; states and results from ``WHOLE`` on)."""
        return [self._found[one] for one in self._received]

    @property
    def part_read(self) -> float:
        """How much of it is read, 1 for all."""
        everything = len(self._received) + len(self._received) - len(self._to_read)
        return 1.0 if self.depth is Depth.WHOLE else min(1.0, self._done / max(1, everything))

    def portion(self) -> bool:
        """Read a little more; False once everything is read."""
        return next(self._reading, None) is not None

    def read_to(self, depth: Depth) -> None:
        """Read on until that much is known."""
        while self.depth < depth and self.portion():
            pass

    def lines(self, ids: Sequence[RequestId]) -> list[RegisterRow]:
        """The lines of these requests, reckoned where they were not yet."""
        missing = [one for one in ids if one not in self._hand and one not in self._lines]
        if missing:
            if len(self._lines) > KEPT:
                self._lines.clear()
                missing = [one for one in ids if one not in self._hand]
            requests = self._desk.store.requests.some(missing)
            self._lines |= {one.id: row_of(self._desk, one, self.today) for one in requests}
        return [self._hand.get(one) or self._lines[one] for one in ids]

    def renew(self, fresh: Mapping[RequestId, RegisterRow | None]) -> None:
        """Take over the lines of requests that were written on; None: the registration was struck."""
        days = {request: row.received_on if row is not None else None for request, row in fresh.items()}
        moved = [request for request, day in days.items() if self._received.get(request) != day]
        for request in moved:
            self._received.pop(request, None)
        for request, row in fresh.items():
            for known in (self._hand, self._found, self._lines, self.texts):
                known.pop(request, None)
            if row is not None:
                self._received[request] = row.received_on
                self._hand[request] = self._found[request] = row
        if moved:  # most deeds leave everything in its place
            self._received = dict(sorted(self._received.items(), key=lambda one: (one[1], one[0]), reverse=True))
        self.ids = tuple(self._received)
        candidates = self._hand.keys() | set(self._to_read)
        self._to_read = [one for one in self._received if one in candidates]

    def _read(self) -> Iterator[Depth]:
        """One portion after another. What a Change brought meanwhile is newer and stays."""
        desk = self._desk
        for some in _parts(self._to_read, LINES):
            wanted = [one for one in some if one not in self._hand]
            for one in desk.store.requests.some(wanted):
                self._hand[one.id] = row_of(desk, one, self.today)
            self._done += len(some)
            yield self.depth
        self.depth = Depth.IN_HAND
        for some in _parts([one for one in self._received if one not in self._hand], TEXTS):
            for read in desk.store.register.registered(some):
                if read.id in self._received and read.id not in self._found:
                    self._found[read.id] = made = _outline(read, self._received[read.id])
                    self.texts[read.id] = made.found_by
            self._done += len(some)
            yield self.depth
        self._found |= self._hand
        self.depth = Depth.FOUND
        for some in _parts([one for one in self._received if one not in self._hand], STATES):
            for request, events in desk.store.register.histories(some).items():
                known = self._found.get(request)
                closing = closing_among(events)
                if isinstance(known, Outline) and closing is not None:
                    self._found[request] = replace(
                        known, state=desk.steps.state(events), outcome=outcome_of(closing), closed_on=closing.on
                    )
            self._done += len(some)
            yield self.depth
        self.depth = Depth.WHOLE


def _outline(read: Registered, received_on: date) -> Outline:
    return Outline(
        id=read.id, number=read.number, received_on=received_on, applicant=read.applicant,
        applicant_kind=read.applicant_kind, subject=read.subject, channel=read.channel, unit=read.unit,
        handler=read.handler, year=received_on.year, organ=read.organ,
    )


def _parts(ids: Sequence[RequestId], size: int) -> Iterable[Sequence[RequestId]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))
