"""政府信息公开申请: one request with everything that was recorded of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NewType

from clerk_app.cases.applicant import Applicant
from clerk_app.law.events import Event
from clerk_app.law.terms import Addressee, Channel, Confirmation, EventKind, Outcome

RequestId = NewType("RequestId", int)
EntryId = NewType("EntryId", int)
OrganId = NewType("OrganId", int)

CLOSING = frozenset(
    {EventKind.ANSWERED, EventKind.WITHDRAWN, EventKind.CORRECTION_LAPSED, EventKind.FEE_LAPSED}
)
"""The events that finish a request for the year table."""

OUTCOME_OF_CLOSING = {
    EventKind.WITHDRAWN: Outcome.OTHER_WITHDRAWN,
    EventKind.CORRECTION_LAPSED: Outcome.OTHER_NO_CORRECTION,
    EventKind.FEE_LAPSED: Outcome.OTHER_NO_PAYMENT,
}
"""The result a closing event has by itself; ANSWERED carries its own."""


@dataclass(frozen=True)
class Item:
    """事项: one thing asked for; a request has one by default. ``outcome`` is None until it is answered."""

    position: int
    subject: str
    outcome: Outcome | None = None
    article: str = ""


@dataclass(frozen=True)
class ReceiptProof:
    """What proves the day of receipt beside the day itself (第三十一条, 国办公开办函〔2015〕207号); empty: not said."""

    addressee: Addressee = Addressee.DISCLOSURE_OFFICE
    confirmed_how: Confirmation | None = None
    confirmed_with: str = ""
    """Empty: the applicant."""
    confirmed_by: str = ""
    """Who of the agency called or wrote."""


NO_PROOF = ReceiptProof()


@dataclass(frozen=True)
class RequestDraft:
    """What a clerk or a ledger row says of a request before it has an id. ``number`` empty: the next one is drawn."""

    received_on: date
    channel: Channel
    applicant: Applicant
    wording: str
    organ: OrganId | None = None
    number: str = ""
    receipt_basis: str = ""
    """收到日期依据: 当面提交, 签收, 双方确认."""
    arrived_on: date | None = None
    """The day it reached the office where that is not the receipt day (online and fax, 第三十一条)."""
    postal_number: str = ""
    signed_by: str = ""
    proof: ReceiptProof = NO_PROOF
    subjects: tuple[str, ...] = ()
    """One per item; empty: one item with the wording itself."""
    form_wanted: str = ""
    """提供方式: paper, electronic, on_site."""
    delivery_wanted: str = ""
    """送达: post, collected, electronic."""
    unit: str = ""
    handler: str = ""
    platform_number: str = ""
    source: str = ""
    """Where an imported row came from; equal sources are the same row."""
    notes: tuple[str, ...] = ()
    """备注 and import notes; never shown to the applicant."""


@dataclass(frozen=True)
class Entry:
    """One recorded event: who wrote it down, when (UTC, ISO), and whether it was struck since."""

    id: EntryId
    event: Event
    recorded_at: str
    recorded_by: str
    struck_by: EntryId | None = None
    strike_reason: str = ""


@dataclass(frozen=True)
class Request:
    """One request as it stands. State and dates are reckoned from ``events``, never kept."""

    id: RequestId
    number: str
    organ: OrganId
    received_on: date
    channel: Channel
    applicant: Applicant
    wording: str
    receipt_basis: str
    arrived_on: date | None
    postal_number: str
    signed_by: str
    form_wanted: str
    delivery_wanted: str
    unit: str
    handler: str
    platform_number: str
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    version: int

    @cached_property
    def in_force(self) -> bool:
        """Whether it counts: False once the registration itself was struck (登记错误)."""
        return any(entry.event.kind is EventKind.RECEIVED and entry.struck_by is None for entry in self.entries)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events in force, RECEIVED first, in the order of their days; those of one day as recorded."""
        return events_in_force(self.entries)

    def last(self, kind: EventKind) -> Event | None:
        """The latest event in force of that kind."""
        return next((event for event in reversed(self.events) if event.kind is kind), None)

    @property
    def served(self) -> Event | None:
        """The latest record in force that the answer went out; other letters' deliveries are not looked at."""
        return next((event for event in reversed(self.events) if event.is_service), None)

    @property
    def proof(self) -> ReceiptProof:
        """What proves the day of receipt, as it is in force."""
        return proof_of(self.last(EventKind.RECEIVED))

    @cached_property
    def closing(self) -> Event | None:
        """The event that finished the request: the first closing one, or None while it is open."""
        return closing_among(self.events)

    @cached_property
    def outcome(self) -> Outcome | None:
        """办理结果, None while the request is open."""
        return outcome_of(self.closing)

    @property
    def subject(self) -> str:
        """The wording in one line, for lists."""
        return " ".join(self.wording.split())


def events_in_force(entries: Iterable[Entry]) -> tuple[Event, ...]:
    """The events that were not struck, as ``Request.events`` has them."""
    return tuple(sorted((entry.event for entry in entries if entry.struck_by is None), key=by_day))


def by_day(event: Event) -> tuple[date, bool]:
    """What events are sorted by: the day, the receipt before all others of it."""
    return event.on, event.kind is not EventKind.RECEIVED


def closing_among(events: Iterable[Event]) -> Event | None:
    """The first event that finishes a request."""
    return next((event for event in events if event.kind in CLOSING), None)


def outcome_of(closing: Event | None) -> Outcome | None:
    """The result a closing event gives; None without one."""
    if closing is None:
        return None
    return OUTCOME_OF_CLOSING.get(closing.kind) or Outcome(closing.text("outcome"))


def item_outcomes(
    closing: Event | None, outcome: Outcome | None, places: Iterable[int]
) -> tuple[Outcome | None, ...]:
    """The result of the item at each place: its own where the answer tells the items apart, else the request's."""
    given = closing.facts.get("items") if closing is not None else None
    if not isinstance(given, tuple) or not given:
        return tuple([outcome for _ in places])
    parted = (one.partition("=") for one in given)
    by_item = {int(place): Outcome(outcome) for place, _, outcome in parted}
    return tuple([by_item.get(place) for place in places])


def proof_of(receipt: Event | None) -> ReceiptProof:
    """The proof that a RECEIVED event carries."""
    if receipt is None:
        return ReceiptProof()
    how = receipt.text("confirmed_how")
    return ReceiptProof(
        addressee=Addressee(receipt.text("addressee") or Addressee.DISCLOSURE_OFFICE),
        confirmed_how=Confirmation(how) if how else None,
        confirmed_with=receipt.text("confirmed_with"),
        confirmed_by=receipt.text("confirmed_by"),
    )


def proof_facts(proof: ReceiptProof) -> dict[str, str]:
    """The proof as facts of a RECEIVED event; what was not said is left out."""
    facts = {
        "addressee": "" if proof.addressee is Addressee.DISCLOSURE_OFFICE else proof.addressee.value,
        "confirmed_how": "" if proof.confirmed_how is None else proof.confirmed_how.value,
        "confirmed_with": proof.confirmed_with,
        "confirmed_by": proof.confirmed_by,
    }
    return {name: value for name, value in facts.items() if value}
