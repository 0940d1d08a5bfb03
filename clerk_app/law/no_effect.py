"""What was recorded and yet moves no reply date, each with the reason: an explanation must not pass over it."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.law.clock import Clock, reckon
from clerk_app.law.clock_ground import Ground, reason
from clerk_app.law.events import Event
from clerk_app.law.legal_clock import Reason
from clerk_app.law.steps import ClockEffect
from clerk_app.law.terms import EventKind

_EXTENSIONS = ("EXT_TOO_LONG", "EXT_NOTICE_LATE", "EXT_TWICE")


def clock_to(ground: Ground, event: Event) -> Clock:
    """The reply clock as it stood with that event."""
    place = next(place for place, one in enumerate(ground.events) if one is event)
    return reckon(ground.events[: place + 1], ground.rules, ground.steps, ground.workdays)


def extension_that_counts(ground: Ground) -> Event | None:
    """The first extension that made the time longer."""
    if not ground.clock.extended_days:
        return None
    asked = (event for event in ground.handling if event.kind is EventKind.EXTENDED)
    return next((event for event in asked if clock_to(ground, event).extended_days), None)


def without_effect(ground: Ground) -> Iterator[Reason]:
    """One sentence for each extension, notice or letter that came too late or was not lawful, in order."""
    counted = extension_that_counts(ground)
    for event in ground.handling:
        if event.kind is EventKind.EXTENDED and event is not counted:
            yield from _extension(ground, event, counted)
        elif event.kind is EventKind.FEE_NOTICED:
            yield from _fee_notice(ground, event)
        elif event.kind in (EventKind.CONSULTATION_SENT, EventKind.CORRECTION_ASKED):
            yield from _too_late_to_pause(ground, event)


def _extension(ground: Ground, event: Event, counted: Event | None) -> Iterator[Reason]:
    """Why it does not count: asked of it alone, beside the one that does."""
    alone = tuple(one for one in ground.events if one.kind is not EventKind.EXTENDED or one in (event, counted))
    place = next(place for place, one in enumerate(alone) if one is event)
    clock = reckon(alone[: place + 1], ground.rules, ground.steps, ground.workdays)
    rule = ground.rule("extension")
    days = event.whole("days")
    told_on = max(event.on, event.day("notice_on") or event.on)
    for code in _EXTENSIONS:
        if code in clock.warnings:
            yield reason(
                f"clock_no_effect_{code}", on=event.on, told_on=told_on, days=rule.days if days is None else days,
                most=rule.days, base_due_on=clock.base_due_on, source=rule.source.full(),
            )  # fmt: skip
            return


def _fee_notice(ground: Ground, event: Event) -> Iterator[Reason]:
    if ground.steps.effect(event.kind, ground.receipt.on).effect is not ClockEffect.AWAIT:
        return
    place = next(place for place, one in enumerate(ground.events) if one is event)
    before = reckon(ground.events[:place], ground.rules, ground.steps, ground.workdays).due_on
    if before is not None and event.on > before:
        yield reason("clock_no_effect_fee_notice", on=event.on, due_on=before)


def _too_late_to_pause(ground: Ground, event: Event) -> Iterator[Reason]:
    due_on = ground.clock.due_on
    pauses = ground.steps.effect(event.kind, ground.receipt.on).effect is ClockEffect.OPEN_EXCLUSION
    if pauses and due_on is not None and event.on >= due_on:
        yield reason(f"clock_no_effect_{event.kind.value}", on=event.on, due_on=due_on, ref=event.text("ref"))
