"""The day a letter reached whom it asks, as the record of its service tells it (条例第三十、三十二、三十四条; N11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from clerk_app.law.events import Event, Fact
from clerk_app.law.serving import reached_on
from clerk_app.law.steps import Steps
from clerk_app.law.terms import EventKind

ASKED, ASKED_OF, ASKED_ON = "asked", "asked_of", "asked_on"
"""On a service: which recorded asking its letter is, by kind, party (empty: the applicant) and day."""

SIGNED_ON = "asking_signed_on"
"""On an asking, while it is reckoned: the day its letter was received by the record of its service."""
BY_SERVICE = "received_by_service"
"""With it: nobody typed a day with the asking, so the count goes by that record."""
WAYBILL = "asking_waybill"

RECEIVED = MappingProxyType({
    EventKind.CORRECTION_ASKED: "received_by_applicant",
    EventKind.CONSULTATION_SENT: "received_by_party",
    EventKind.FEE_NOTICED: "received_by_applicant",
})  # fmt: skip
"""The steps whose period runs from the receipt of their letter, and the fact that tells it."""


def with_receipts(ordered: Sequence[Event], steps: Steps) -> Sequence[Event]:
    """The events in order, each asking with the day its letter was received by the record of its service.

    A day typed with the asking stays. Of several services of one letter the first receipt counts; one recorded after
    the request was closed is not looked at. Telling it twice changes nothing.
    """
    served: dict[tuple[str, str, date | None], Event] = {}
    for event in ordered:
        if event.kind in steps.closing:
            break
        if event.kind is EventKind.SERVED and ASKED in event.facts:
            day = reached_on(event)
            asking = (event.text(ASKED), event.text(ASKED_OF), event.day(ASKED_ON))
            if day is not None and (asking not in served or day < (reached_on(served[asking]) or day)):
                served[asking] = event
    return [_received(event, served) for event in ordered] if served else ordered


def _received(event: Event, served: dict[tuple[str, str, date | None], Event]) -> Event:
    fact = RECEIVED.get(event.kind)
    if fact is None or SIGNED_ON in event.facts:
        return event
    service = served.get((event.kind.value, event.text("ref"), event.on))
    day = reached_on(service) if service is not None else None
    if service is None or day is None:
        return event
    told: dict[str, Fact] = {**event.facts, SIGNED_ON: day, WAYBILL: service.text("tracking")}
    if event.day(fact) is None:
        told |= {fact: day, BY_SERVICE: True}
    return Event(event.kind, event.on, MappingProxyType(told))
