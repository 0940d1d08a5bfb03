"""The other arguable due dates of a request, each with its reason: shown beside the due date, never used for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event
from clerk_app.law.steps import Steps, in_order
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import WorkCalendar


@dataclass(frozen=True)
class OtherDate:
    """A due date by another reading. ``key`` names its sentence; ``is_safe`` marks one that lies before ours."""

    key: str
    due_on: date
    is_safe: bool


@dataclass(frozen=True)
class _Otherwise:
    """Another way to reckon a request: other events, another reading of the rules, or the law of another day."""

    key: str
    events: Sequence[Event]
    rules: RuleBook
    law_on: date | None = None


def other_dates(
    events: Sequence[Event], rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> tuple[OtherDate, ...]:
    """Every other reading that gives another date than ours, earliest first."""
    told = in_order(events)
    ours = reckon(told, rules, steps, workdays)
    if ours.due_on is None:
        return ()
    found: list[OtherDate] = []
    for other in (*_from_arrival(told, rules), *_by_readings(told, ours, rules), *_by_new_law(told, ours, rules)):
        due_on = reckon(other.events, other.rules, steps, workdays, law_on=other.law_on).due_on
        if due_on is not None and due_on != ours.due_on:
            found.append(OtherDate(other.key, due_on, due_on < ours.due_on))
    return tuple(sorted(found, key=lambda one: (one.due_on, one.key)))


def _from_arrival(events: Sequence[Event], rules: RuleBook) -> Iterator[_Otherwise]:
    receipt = next(event for event in events if event.kind is EventKind.RECEIVED)
    arrived = receipt.day("arrived_on")
    if arrived is not None and arrived < receipt.on and rules.find("answer", arrived) is not None:
        earlier = [event if event is not receipt else replace(event, on=arrived) for event in events]
        yield _Otherwise("other_from_arrival", earlier, rules)


def _by_readings(events: Sequence[Event], ours: Clock, rules: RuleBook) -> Iterator[_Otherwise]:
    """What the readings say that ours turned on, read the other way (resources/rules/doubtful.toml)."""
    for reading, key, changes in _OTHER_READINGS:
        if reading in ours.readings:
            book = rules
            for name, entry, value in changes:
                book = book.read_as(name, **{entry: value})
            yield _Otherwise(key, events, book)


_LATE = ("late_correction", "reading", "restart")
_OTHER_READINGS = (
    ("reading_after_fee_restart", "other_fee_resumes", (("after_fee", "effect", "resume"),)),
    ("reading_after_fee_resume", "other_fee_restarts", (("after_fee", "effect", "restart"),)),
    ("reading_after_fee_no_effect", "other_fee_restarts", (("after_fee", "effect", "restart"),)),
    ("reading_after_fee_no_effect", "other_fee_resumes", (("after_fee", "effect", "resume"),)),
    ("reading_late_correction_no_restart", "other_late_correction", (_LATE,)),
    (
        "reading_second_correction_ignore", "other_second_correction",
        (("second_correction", "reading", "restart"), _LATE),
    ),
    ("reading_second_correction_restart", "other_first_correction", (("second_correction", "reading", "ignore"),)),
    ("reading_pause_days_strict", "other_literal_pause", (("pause_days", "reading", "literal"),)),
    ("reading_pause_days_literal", "other_strict_pause", (("pause_days", "reading", "strict"),)),
)
"""A reading the count turned on, the sentence of the other date, and how the rules are read for it."""


def _by_new_law(events: Sequence[Event], ours: Clock, rules: RuleBook) -> Iterator[_Otherwise]:
    """Still open when the newer law came into force, which has no rule for the passage."""
    newest = rules.rule("answer").values[-1].since
    over_on = ours.served_on or ours.closed_on
    if ours.due_on is None or not ours.received_on < newest <= ours.due_on or (over_on and over_on < newest):
        return
    if any(event.kind is EventKind.CORRECTION_RECEIVED and event.on >= newest for event in events):
        restarting = rules.read_as("late_correction", reading="restart")
        yield _Otherwise("other_new_law_correction", events, restarting, newest)
    else:
        yield _Otherwise("other_new_law", events, rules, newest)
