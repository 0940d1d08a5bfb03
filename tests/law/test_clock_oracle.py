"""The clock against a second reckoning that only counts days, for any events; and what must hold of any clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.law.clock import reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event
from clerk_app.law.steps import Steps
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import WorkCalendar

LAST_KNOWN = date(2026, 12, 31)


def worked(day: date) -> bool:
    return chinese_calendar.is_workday(day) if day <= LAST_KNOWN else day.isoweekday() <= 5


def nth(start: date, count: int, left_out: frozenset[date] = frozenset()) -> date:
    day = start
    while count:
        day += timedelta(days=1)
        count -= worked(day) and day not in left_out
    return day


@dataclass(frozen=True)
class Reading:
    """How an office reads what the law leaves open."""

    literal: bool = False
    fee: str = "restart"
    second_restarts: bool = False

    def book(self, rules: RuleBook) -> RuleBook:
        pause, second = ("literal" if self.literal else "strict"), ("restart" if self.second_restarts else "ignore")
        read = rules.read_as("pause_days", reading=pause).read_as("after_fee", effect=self.fee)
        return read.read_as("second_correction", reading=second)


READINGS = st.builds(Reading, st.booleans(), st.sampled_from(["restart", "resume", "no_effect"]), st.booleans())


class Slate:
    """The rules in plain words: sets of days left out, and flags. 2019 law where ``new``, else 2008."""

    def __init__(self, received: date, reading: Reading) -> None:
        self.reading = reading
        self.new = received >= date(2019, 5, 15)
        self.length = 20 if self.new else 15
        self.received = self.start = received
        self.left_out: set[date] = set()
        self.letters: list[tuple[str, date, date]] = []
        self.extra = 0
        self.extended = False
        self.asked: list[date] = []
        self.waiting_since: date | None = None
        self.late_since: date | None = None
        self.billed: date | None = None
        self.fixed: date | None = None
        self.codes: set[str] = set()

    def out(self) -> frozenset[date]:
        days = set(self.left_out)
        for _ref, sent, limit in self.letters:
            days |= self.consulted(sent, limit)
        return frozenset(day for day in days if day > self.start)

    def consulted(self, sent: date, ended: date) -> set[date]:
        return between(sent, ended) | ({ended} if self.reading.literal and ended > sent else set())

    def stopped_since(self) -> date | None:
        return self.waiting_since or (None if self.reading.fee == "no_effect" else self.billed)

    def base(self) -> date:
        return nth(self.start, self.length, self.out())

    def due(self) -> date | None:
        if self.stopped_since():
            return None
        if self.fixed and self.fixed > self.start:
            return self.fixed
        return nth(self.start, self.length + self.extra, self.out())


def between(sent: date, answered: date) -> set[date]:
    return {sent + timedelta(days=number) for number in range(1, (answered - sent).days)}


def by_hand(received: date, events: Sequence[Event], reading: Reading) -> Slate:
    slate = Slate(received, reading)
    for event in sorted(events, key=lambda one: (one.on, list(EventKind).index(one.kind))):
        on, ref = event.on, event.text("ref")
        since = slate.stopped_since()
        waiting = since is not None and since < slate.base()
        if event.kind is EventKind.CORRECTION_ASKED:
            slate.asked.append(on)
            in_time = not slate.new or on <= nth(received, 7)
            slate.codes |= set() if in_time else {"SUPPLEMENT_NOTICE_LATE"}
            slate.codes |= {"SUPPLEMENT_TWICE"} if len(slate.asked) > 1 else set()
            due = slate.due()
            up = not slate.new and due is not None and on >= due
            slate.late_since = slate.late_since or on if up else slate.late_since
            again = len(slate.asked) > 1 and reading.second_restarts and on <= nth(slate.start, 7)
            if not up and (not slate.new or again or (in_time and len(slate.asked) == 1)):
                slate.waiting_since = slate.waiting_since or on
        elif event.kind is EventKind.CORRECTION_RECEIVED:
            slate.codes |= set() if slate.asked else {"CHAIN_ORDER"}
            if slate.waiting_since and slate.new:
                slate.start = on
            elif slate.waiting_since:
                slate.left_out |= between(slate.waiting_since, on)
            elif slate.late_since:
                slate.left_out |= between(slate.late_since, on)
            slate.waiting_since = slate.late_since = None
        elif event.kind is EventKind.CONSULTATION_SENT:
            if not waiting and on >= slate.base():
                slate.codes.add("CONSULT_LATE")
            slate.letters.append((ref, on, nth(event.day("received_by_party") or on, 15)))
        elif event.kind is EventKind.CONSULTATION_ANSWERED:
            mine = [letter for letter in slate.letters if letter[0] == ref]
            if mine:
                slate.letters.remove(mine[0])
                slate.left_out |= slate.consulted(mine[0][1], min(on, mine[0][2]))
            else:
                slate.codes.add("CHAIN_ORDER")
        elif event.kind is EventKind.EXTENDED:
            days = event.whole("days") or 0
            told = max(on, event.day("notice_on") or on)
            if slate.extended:
                slate.codes.add("EXT_TWICE")
            elif not 1 <= days <= slate.length:
                slate.codes.add("EXT_TOO_LONG")
            elif not waiting and told > slate.base():
                slate.codes.add("EXT_NOTICE_LATE")
            else:
                slate.extra, slate.extended = days, True
        elif event.kind is EventKind.FEE_NOTICED:
            due = slate.due()
            if due is not None and on > due:
                slate.codes.add("FEE_NOTICE_LATE")
            elif slate.new:
                slate.billed = slate.billed or on
            slate.asked_fee = True  # type: ignore[attr-defined]
        elif event.kind is EventKind.FEE_PAID:
            slate.codes |= set() if hasattr(slate, "asked_fee") else {"CHAIN_ORDER"}
            if slate.billed and reading.fee == "resume":
                slate.left_out |= between(slate.billed, on)
            slate.start = on if slate.billed and reading.fee == "restart" else slate.start
            slate.billed = None
        elif event.kind is EventKind.DELAYED_REASONABLY and slate.new:
            slate.fixed = event.day("until")
    return slate


@st.composite
def stories(draw: st.DrawFn) -> tuple[date, list[Event]]:
    received = draw(st.dates(date(2008, 5, 1), date(2026, 11, 30)) | st.dates(date(2019, 5, 1), date(2019, 5, 31)))
    kinds = draw(
        st.lists(
            st.sampled_from(
                [
                    EventKind.CORRECTION_ASKED, EventKind.CORRECTION_RECEIVED, EventKind.CONSULTATION_SENT,
                    EventKind.CONSULTATION_ANSWERED, EventKind.EXTENDED, EventKind.FEE_NOTICED, EventKind.FEE_PAID,
                    EventKind.DELAYED_REASONABLY,
                ]
            ),
            max_size=7,
        )
    )
    events = []
    for kind in kinds:
        on = received + timedelta(days=draw(st.integers(0, 50)))
        facts: dict[str, str | int | date] = {}
        if kind in (EventKind.CONSULTATION_SENT, EventKind.CONSULTATION_ANSWERED):
            facts["ref"] = draw(st.sampled_from("ab"))
        if kind is EventKind.CONSULTATION_SENT and draw(st.booleans()):
            facts["received_by_party"] = on + timedelta(days=draw(st.integers(0, 9)))
        if kind is EventKind.EXTENDED:
            facts["days"] = draw(st.integers(0, 22))
            facts["notice_on"] = on + timedelta(days=draw(st.integers(0, 2)))
        if kind is EventKind.DELAYED_REASONABLY:
            facts["until"] = on + timedelta(days=draw(st.integers(1, 90)))
        events.append(Event(kind, on, facts))
    return received, events


@pytest.mark.oracle
@settings(max_examples=400, deadline=None)
@given(story=stories(), reading=READINGS)
def test_any_story_read_in_any_way_gives_the_dates_counted_by_hand(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, story: tuple[date, list[Event]], reading: Reading
) -> None:
    received, events = story
    clock = reckon([Event(EventKind.RECEIVED, received), *events], reading.book(rules), steps, workdays)
    slate = by_hand(received, events, reading)
    assert (clock.due_on, clock.base_due_on, clock.start) == (slate.due(), slate.base(), slate.start)
    assert {day for first, last in clock.excluded for day in {first, last} | between(first, last)} == slate.out()
    assert {day for one in clock.pauses for day in {one.first, one.last} | between(one.first, one.last)} == slate.out()
    assert set(clock.warnings) - {"CAL_MISSING"} == slate.codes


@settings(max_examples=150, deadline=None)
@given(story=stories(), order=st.randoms())
def test_no_clock_falls_due_on_a_day_off_or_depends_on_the_order_of_the_list(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, story: tuple[date, list[Event]], order: object
) -> None:
    received, events = story
    told = [Event(EventKind.RECEIVED, received), *events]
    clock = reckon(told, rules, steps, workdays)
    assert workdays.is_workday(clock.base_due_on)
    delays = {event.day("until") for event in events}
    assert clock.due_on is None or workdays.is_workday(clock.due_on) or clock.due_on in delays
    assert clock.provisional is (clock.missing_year is not None) is ("CAL_MISSING" in clock.warnings)
    assert all(first <= last for first, last in clock.excluded)
    assert all(a[1] < b[0] - timedelta(days=1) for a, b in zip(clock.excluded, clock.excluded[1:], strict=False))
    same_day = len({(event.on, event.kind) for event in events}) < len(events)
    if not same_day:  # two acts of one kind on one day have no order but the recorded one
        order.shuffle(told)  # type: ignore[attr-defined]
        assert reckon(told, rules, steps, workdays) == clock


@settings(max_examples=150, deadline=None)
@given(received=st.dates(date(2008, 5, 1), date(2026, 6, 30)), sent=st.integers(0, 28), length=st.integers(0, 40))
def test_a_pause_never_brings_the_date_forward(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, received: date, sent: int, length: int
) -> None:
    receipt = Event(EventKind.RECEIVED, received)
    letter = Event(EventKind.CONSULTATION_SENT, received + timedelta(days=sent), {"ref": "a"})
    opinion = Event(EventKind.CONSULTATION_ANSWERED, letter.on + timedelta(days=length), {"ref": "a"})
    plain, paused, silent = (
        reckon(events, rules, steps, workdays)
        for events in ([receipt], [receipt, letter, opinion], [receipt, letter])
    )
    assert plain.due_on is not None and paused.due_on is not None and silent.due_on is not None
    assert plain.due_on <= paused.due_on <= silent.due_on, "while it is open the latest date is shown"
