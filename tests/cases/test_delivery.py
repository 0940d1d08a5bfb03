"""Deliveries read out of events, and the proof they lack."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from clerk_app.cases.delivery import Delivery, deliveries
from clerk_app.law.events import Event, Fact
from clerk_app.law.terms import DeliveryManner, EventKind


def served(**facts: Fact) -> Event:
    return Event(EventKind.SERVED, date(2026, 10, 16), MappingProxyType(facts))


def test_a_delivery_by_post_without_slip_and_signature_lacks_all_three_proofs() -> None:
    (only,) = deliveries([Event(EventKind.ANSWERED, date(2026, 10, 15)), served(manner="post", document=7)])
    assert only == Delivery(DeliveryManner.POST, date(2026, 10, 16), document=7)
    assert only.lacks == ("posted_on", "tracking", "signed_for_on")


def test_a_delivery_by_post_with_slip_and_signature_is_proved() -> None:
    (only,) = deliveries(
        [served(manner="post", posted_on=date(2026, 10, 16), tracking="1000", signed_for_on=date(2026, 10, 19))]
    )
    assert only.lacks == ()


def test_a_delivery_by_hand_needs_the_signature_alone() -> None:
    (only,) = deliveries([served(manner="direct")])
    assert only.lacks == ("signed_for_on",)


def test_an_electronic_delivery_is_proved_by_its_own_record() -> None:
    (only,) = deliveries([served(manner="electronic")])
    assert only.lacks == ()
