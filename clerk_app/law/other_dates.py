"""The other arguable due dates of a request, each with its reason: shown beside the due date, never used for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.law.clock import reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event
from clerk_app.law.steps import Steps, in_order
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import ONE_DAY, WorkCalendar


@dataclass(frozen=True)
class OtherDate:
    """A due date by another reading. ``key`` names its sentence; ``is_safe`` marks one that lies before ours."""

    key: str
    due_on: date
    is_safe: bool


def other_dates(
    events: Sequence[Event], rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> tuple[OtherDate, ...]:
    """Every other reading that gives another date than ours, earliest first."""
    ours = reckon(events, rules, steps, workdays)
    if ours.due_on is None:
        return ()
    found: list[OtherDate] = []
    for key, changed, book, law_on in _readings(in_order(events), ours.due_on, rules, workdays):
        due_on = reckon(changed, book, steps, workdays, law_on=law_on).due_on
        if due_on is not None and due_on != ours.due_on:
            found.append(OtherDate(key, due_on, due_on < ours.due_on))
    return tuple(sorted(found, key=lambda one: (one.due_on, one.key)))


def _readings(
    events: list[Event], due_on: date, rules: RuleBook, workdays: WorkCalendar
) -> Iterator[tuple[str, list[Event], RuleBook, date | None]]:
    receipt = next(event for event in events if event.kind is EventKind.RECEIVED)
    arrived = receipt.day("arrived_on")
    if arrived is not None and arrived < receipt.on:
        yield "other_from_arrival", [replace(receipt, on=arrived), *_without(events, receipt)], rules, None
    if any(event.kind is EventKind.FEE_PAID for event in events):
        yield "other_fee_resumes", events, rules.read_as("after_fee", effect="resume"), None
    asked = [event for event in events if event.kind is EventKind.CORRECTION_ASKED]
    if asked:
        # As if the last notice had been the only one, and in time.
        late = max(1, workdays.between(receipt.on, asked[-1].on))
        limit = rules.find("correction_notice", receipt.on)
        if limit is not None:
            days = max(limit.days, late)
            key = "other_late_correction" if late > limit.days else "other_second_correction"
            yield key, _last_round(events, asked), rules.read_as("correction_notice", days=days), None
    if any(event.kind is EventKind.CONSULTATION_ANSWERED for event in events):
        yield "other_literal_pause", [_a_day_later(event) for event in events], rules, None
    newest = rules.rule("answer").values[-1].since
    if receipt.on < newest <= due_on:
        # Still open when the newer law came into force, which has no rule for the passage.
        yield "other_new_law", events, rules, newest


def _without(events: list[Event], one: Event) -> list[Event]:
    return [event for event in events if event is not one]


def _last_round(events: list[Event], asked: list[Event]) -> list[Event]:
    corrections = (EventKind.CORRECTION_ASKED, EventKind.CORRECTION_RECEIVED)
    last = asked[-1]
    return [event for event in events if event.kind not in corrections or event is last or event.on >= last.on]


def _a_day_later(event: Event) -> Event:
    """Leaving out the day of the answer too is the strict pause of an answer one day later."""
    return replace(event, on=event.on + ONE_DAY) if event.kind is EventKind.CONSULTATION_ANSWERED else event
