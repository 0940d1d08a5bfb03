"""A request as counts see it: what rows and columns look at, and nothing that has to be read for it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.cases.request import OrganId, Request, RequestId, closing_among, item_outcomes, outcome_of
from clerk_app.law.events import Event
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome

COUNTED: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.RECEIVED: (), EventKind.CORRECTION_ASKED: (), EventKind.EXTENDED: (),
    EventKind.SERVED: ("letter", "posted_on"), EventKind.ANSWERED: ("outcome", "items"),
    EventKind.WITHDRAWN: (), EventKind.CORRECTION_LAPSED: (), EventKind.FEE_LAPSED: (),
}  # fmt: skip
"""The events a count looks at, and which of their facts beside the day; all others may be left out."""


@dataclass(frozen=True, slots=True)
class Countable:
    """One request in force."""

    id: RequestId
    organ: OrganId
    kind: ApplicantKind
    channel: Channel
    received_on: date
    closed_by: EventKind | None
    closed_on: date | None
    outcome: Outcome | None
    """办理结果, None while it is open."""
    items: tuple[Outcome | None, ...]
    """The result of each item."""
    extended_on: date | None
    """The day of the last extension."""
    sent_on: date | None
    """The first day the answer went out: posted, else handed over."""
    corrections: tuple[date, ...]
    """The days the applicant was asked to correct."""


def countable(request: Request) -> Countable:
    """A request that was read whole."""
    places = [item.position for item in request.items]
    return counted_from(
        request.id, request.organ, request.applicant.kind, request.channel, request.received_on, request.events, places
    )


def counted_from(
    request_id: RequestId, organ: OrganId, kind: ApplicantKind, channel: Channel, received_on: date,
    events: Sequence[Event], places: Iterable[int],
) -> Countable:  # fmt: skip
    """A request out of its events in force, in the order of ``Request.events``, and the places of its items."""
    closing = closing_among(events)
    outcome = outcome_of(closing)
    extended: date | None = None
    sent: date | None = None
    corrections: list[date] = []
    for event in events:
        if event.kind is EventKind.EXTENDED:
            extended = event.on
        elif event.kind is EventKind.CORRECTION_ASKED:
            corrections.append(event.on)
        elif event.is_service:
            left = event.day("posted_on") or event.on
            sent = left if sent is None else min(sent, left)
    return Countable(
        id=request_id, organ=organ, kind=kind, channel=channel, received_on=received_on,
        closed_by=None if closing is None else closing.kind, closed_on=None if closing is None else closing.on,
        outcome=outcome, items=item_outcomes(closing, outcome, places), extended_on=extended, sent_on=sent,
        corrections=tuple(corrections),
    )  # fmt: skip
