"""The register as rows, and the list of what is due: every date reckoned afresh from the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from functools import cached_property
from typing import Protocol, TypeVar

from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.law.clock import Clock
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, State
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.services.searched_text import folded


@unique
class Tone(StrEnum):
    """How pressing a date is; the faces choose colour and shape."""

    RED = "red"
    AMBER = "amber"
    PLAIN = "plain"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True)
class RegisterRow:
    """One line of the 台账. ``remaining`` is in working days, negative when late, None where no reply date runs."""

    id: RequestId
    number: str
    received_on: date
    applicant: str
    applicant_kind: ApplicantKind
    subject: str
    channel: Channel
    state: State
    remaining: int | None
    due_on: date | None
    provisional: bool
    awaiting: str | None
    awaited_by: date | None
    consulting: bool
    tone: Tone
    outcome: Outcome | None
    closed_on: date | None
    late_days: int | None
    unit: str
    handler: str
    year: int
    organ: OrganId

    @cached_property
    def found_by(self) -> str:
        """What a search looks at."""
        return found_by(self)


def tone_of(desk: Desk, clock: Clock, remaining: int | None) -> Tone:
    """The tone of a date by the office's warning span."""
    if clock.closed_on is not None and remaining is None:
        return Tone.CLOSED
    if remaining is None or clock.consulting:
        return Tone.PAUSED
    if remaining <= 0:
        return Tone.RED
    return Tone.AMBER if remaining <= desk.settings.whole("warning_span") else Tone.PLAIN


def remaining_of(desk: Desk, clock: Clock, state: State, today: date) -> int | None:
    """Working days from today to the due day; None while no reply date runs or the request is closed.

    An answer that was not posted yet is still running: it is judged by the day of posting (国办公开办函〔2016〕235号).
    """
    if clock.due_on is None or (clock.closed_on is not None and state is not State.TO_POST):
        return None
    left = desk.workdays.between(today, clock.due_on)
    # A rest day after the due date is past it, though no working day has gone by.
    return min(left, -1) if clock.due_on < today else left


def row_of(desk: Desk, request: Request, today: date) -> RegisterRow:
    """One request as a line of the register."""
    return row_by(desk, request, clock_of(desk, request), today)


def row_by(desk: Desk, request: Request, clock: Clock, today: date) -> RegisterRow:
    """The same by a clock that was reckoned already."""
    state = desk.steps.state(request.events)
    remaining = remaining_of(desk, clock, state, today)
    return RegisterRow(
        id=request.id,
        number=request.number,
        received_on=request.received_on,
        applicant=request.applicant.name,
        applicant_kind=request.applicant.kind,
        subject=request.subject,
        channel=request.channel,
        state=state,
        remaining=remaining,
        due_on=clock.due_on,
        provisional=clock.provisional,
        awaiting=clock.awaiting,
        awaited_by=clock.awaited_by,
        consulting=clock.consulting,
        tone=tone_of(desk, clock, remaining),
        outcome=request.outcome,
        closed_on=clock.closed_on,
        late_days=clock.late_days,
        unit=request.unit,
        handler=request.handler,
        year=request.received_on.year,
        organ=request.organ,
    )


class Standing(Protocol):
    """Where a request stands."""

    @property
    def closed_on(self) -> date | None: ...
    @property
    def state(self) -> State | None: ...


def is_in_hand(row: Standing) -> bool:
    """在办: not finished, or its answer not out, which is judged by the day of posting (国办公开办函〔2016〕235号)."""
    return row.closed_on is None or row.state is State.TO_POST


def register_row(desk: Desk, request_id: RequestId, today: date) -> RegisterRow:
    """The line of one request, for a Change."""
    return row_of(desk, desk.store.requests.get(request_id), today)


def register_rows(desk: Desk, today: date) -> tuple[RegisterRow, ...]:
    """All registered requests, newest first; struck registrations are left out."""
    rows = [row_of(desk, request, today) for request in desk.store.requests.all() if request.in_force]
    return tuple(sorted(rows, key=lambda row: (row.received_on, row.id), reverse=True))


def fresh_rows(desk: Desk, ids: Iterable[RequestId], today: date) -> dict[RequestId, RegisterRow | None]:
    """The lines of the requests a Change names, read again; None: the registration was struck."""
    requests = (desk.store.requests.get(each) for each in ids)
    return {request.id: row_of(desk, request, today) if request.in_force else None for request in requests}


def due_list(desk: Desk, today: date) -> tuple[RegisterRow, ...]:
    """The open requests by what is due first; those that wait for somebody come last, by their own limit."""
    rows = [row for row in register_rows(desk, today) if row.closed_on is None]
    return tuple(sorted(rows, key=_pressing))


def _pressing(row: RegisterRow) -> tuple[bool, date, date]:
    waiting = row.remaining is None
    return (waiting, row.due_on or row.awaited_by or date.max, row.received_on)


class Searched(Protocol):
    """What a search looks at."""

    @property
    def id(self) -> RequestId:
        """Whose initials are looked at too."""

    @property
    def found_by(self) -> str:
        """Its texts."""


Hit = TypeVar("Hit", bound=Searched)


class _Named(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def applicant(self) -> str: ...
    @property
    def subject(self) -> str: ...


def found_by(row: _Named) -> str:
    """Number, applicant and subject as a search compares them; no word reaches over the end of a line."""
    return folded(f"{row.number}\n{row.applicant}\n{row.subject}")


def find(rows: Iterable[Hit], text: str, initials: Mapping[RequestId, str]) -> tuple[Hit, ...]:
    """The rows in which every word of ``text`` stands: in number, applicant, subject, or the pinyin initials."""
    hits = list(rows)
    for word in (each.casefold() for each in text.split()):
        hits = [row for row in hits if word in row.found_by or word in initials.get(row.id, "")]
    return tuple(hits)
