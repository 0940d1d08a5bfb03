"""送达: how a document reached the applicant, and which proof the file still lacks (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clerk_app.law.events import Event
from clerk_app.law.terms import DeliveryManner, EventKind


@dataclass(frozen=True)
class Delivery:
    """One delivery as recorded. Which day counts is the clock's matter (``Clock.served_on``)."""

    manner: DeliveryManner
    on: date
    document: int | None = None
    posted_on: date | None = None
    signed_for_on: date | None = None
    """The applicant's own receipt: his windows to reconsideration and court start here."""
    carrier: str = ""
    tracking: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """The proof that is not recorded yet, by the names of the fields: the posting slip, the signature."""
        if self.manner is DeliveryManner.ELECTRONIC:
            return ()
        posting = ("posted_on", "tracking") if self.manner is DeliveryManner.POST else ()
        return tuple(name for name in (*posting, "signed_for_on") if not getattr(self, name))


def deliveries(events: Iterable[Event]) -> tuple[Delivery, ...]:
    """Every delivery among the events, in their order."""
    return tuple(_of(event) for event in events if event.kind is EventKind.SERVED)


def _of(event: Event) -> Delivery:
    return Delivery(
        manner=DeliveryManner(event.text("manner")),
        on=event.on,
        document=event.whole("document"),
        posted_on=event.day("posted_on"),
        signed_for_on=event.day("signed_for_on"),
        carrier=event.text("carrier"),
        tracking=event.text("tracking"),
    )
