"""Being on time: the day an answer counts as given, by the way it was served (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from clerk_app.law.dated import DatedValue
from clerk_app.law.events import Event
from clerk_app.law.terms import DeliveryManner, EventKind

Warn = Callable[[str], None]
_BY_SIGNATURE = frozenset({DeliveryManner.DIRECT, DeliveryManner.ENTRUSTED, DeliveryManner.COLLECTED})


def reached_on(service: Event) -> date | None:
    """The day a letter was received: signed for, handed over or sent as data; None where only its posting is known."""
    signed = service.day("signed_for_on")
    if signed is not None:
        return signed
    manner = service.text("manner")
    return service.on if manner in _BY_SIGNATURE or manner == DeliveryManner.ELECTRONIC else None


def served_on(closing: Event, after: Sequence[Event], law: Mapping[str, DatedValue], warn: Warn) -> date | None:
    """The day the answer counts as given; None while it was not served. ``warn`` takes the codes that come up.

    Of several services the last counts: a letter that came back and was posted again is judged by the second
    posting, the safe day. Two records of one postal number are one service. A second answer's are not looked at, nor
    another letter's: a notice to a third party posted later does not make the answer late.
    """
    if closing.kind is not EventKind.ANSWERED:
        return None
    days: dict[str, date] = {}
    for place, event in enumerate(after):
        if event.kind is EventKind.ANSWERED:
            break
        if event.is_service:
            service = event.text("tracking") or str(place)
            day = _counting_day(event, closing, law, warn)
            days[service] = min(days.get(service, day), day)
    return max(days.values(), default=None)


def _counting_day(event: Event, closing: Event, law: Mapping[str, DatedValue], warn: Warn) -> date:
    posted, signed = event.day("posted_on"), event.day("signed_for_on")
    if posted is not None and signed is not None and signed < posted:
        warn("CHAIN_ORDER")
    manner = event.text("manner")
    if manner == DeliveryManner.POST:
        _check_carrier(event, law, warn)
    day = (signed if manner in _BY_SIGNATURE else posted) or event.on
    if day < closing.on:
        warn("CHAIN_ORDER")
    return day


def _check_carrier(event: Event, law: Mapping[str, DatedValue], warn: Warn) -> None:
    carrier = event.text("carrier").casefold()
    rule = law.get("postal_carrier")
    if carrier and rule and not any(name.casefold() in carrier for name in rule.texts("carriers")):
        warn("CARRIER_NOT_POST")
