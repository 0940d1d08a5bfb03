"""Whatever was recorded, in whatever order: there is a clock, it says why, and it never contradicts itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event
from clerk_app.law.other_dates import other_dates
from clerk_app.law.steps import Steps
from clerk_app.law.terms import Channel, ConsultedParty, DeliveryManner, EventKind
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar

pytestmark = pytest.mark.slow
ONE_DAY = timedelta(days=1)
FIRST_LAW = date(2008, 5, 1)
DAYS = st.dates(date(2007, 1, 1), date(2032, 12, 31))


@st.composite
def facts(draw: st.DrawFn, kind: EventKind) -> dict[str, str | int | date]:
    """What an event of that kind may carry, sense or nonsense."""
    drawn = {
        "ref": draw(st.sampled_from(["a", "b", ""])), "party": draw(st.sampled_from(list(ConsultedParty))).value,
        "days": draw(st.integers(-3, 60)), "manner": draw(st.sampled_from(list(DeliveryManner))).value,
        "carrier": draw(st.sampled_from(["", "EMS", "顺丰"])), "tracking": draw(st.sampled_from(["", "1"])),
        "channel": draw(st.sampled_from(list(Channel))).value, "outcome": "disclosed",
        **{
            name: draw(DAYS)
            for name in ("reply_by", "received_by_party", "notice_on", "until", "received_by_applicant", "posted_on",
                         "signed_for_on", "arrived_on")
        },
    }
    kept = draw(st.sets(st.sampled_from(sorted(drawn))))
    return {name: value for name, value in drawn.items() if name in kept or name == "outcome" == kind}


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """A receipt and anything else, near it or years away, before it too."""
    received = draw(st.dates(FIRST_LAW, date(2026, 12, 31)))
    near = st.integers(-5, 70).map(lambda number: received + timedelta(days=number))
    events = [Event(EventKind.RECEIVED, received, draw(facts(EventKind.RECEIVED)))]
    for kind in draw(st.lists(st.sampled_from(list(EventKind)), max_size=12)):
        events.append(Event(kind, draw(near | DAYS), draw(facts(kind))))
    return events


@settings(max_examples=300, deadline=None)
@given(events=histories())
def test_no_history_crashes_the_fold_or_its_other_readings(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, terms: Terms, events: list[Event]
) -> None:
    first = min(event.on for event in events if event.kind is EventKind.RECEIVED)
    if first < FIRST_LAW:
        return
    clock = reckon(events, rules, steps, workdays)
    assert clock.start >= clock.received_on == first
    assert clock.base_due_on > clock.start and workdays.is_workday(clock.base_due_on)
    assert clock.basis and all(one.text for one in clock.basis)
    assert set(clock.readings) | set(clock.warnings) <= terms.keys
    for other in other_dates(events, rules, steps, workdays):
        assert clock.due_on is not None and other.due_on != clock.due_on
        assert other.is_safe is (other.due_on < clock.due_on)
        assert other.due_on.isoformat() in terms.sentence(other.key, {"due_on": other.due_on})


@settings(max_examples=300, deadline=None)
@given(events=histories())
def test_the_pauses_and_the_days_not_counted_are_the_same_days(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events: list[Event]
) -> None:
    if min(event.on for event in events if event.kind is EventKind.RECEIVED) < FIRST_LAW:
        return
    clock = reckon(events, rules, steps, workdays)
    merged = [day for span in clock.excluded for day in days(*span)]
    assert set(merged) == {day for pause in clock.pauses for day in days(pause.first, pause.last)}
    assert len(merged) == len(set(merged)), "no day twice"
    assert all(pause.first > clock.start and pause.source.text for pause in clock.pauses)
    assert list(clock.pauses) == sorted(clock.pauses, key=lambda pause: (pause.first, pause.last))


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


# --- a longer pause never brings a date forward ----------------------------------------------------------------------


@st.composite
def consultations(draw: st.DrawFn) -> tuple[date, list[tuple[int, int, int]], int, int, int]:
    """A receipt, letters (sent, days to arrive, days to the answer), an extension, which answer grows, by how much."""
    received = draw(st.dates(FIRST_LAW, date(2026, 9, 30)))
    letters = draw(
        st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.integers(0, 30)), min_size=1, max_size=4)
    )
    return received, letters, draw(st.integers(0, 15)), draw(st.integers(0, len(letters) - 1)), draw(st.integers(1, 30))


@settings(max_examples=300, deadline=None)
@given(told=consultations(), literal=st.booleans())
def test_the_due_date_never_moves_earlier_when_a_pause_grows(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar,
    told: tuple[date, list[tuple[int, int, int]], int, int, int], literal: bool,
) -> None:
    received, letters, extended, which, more = told
    book = rules.read_as("pause_days", reading="literal") if literal else rules

    def clock(grown: int) -> Clock:
        events = [Event(EventKind.RECEIVED, received)]
        for place, (sent, carried, answered) in enumerate(letters):
            longer = answered + (grown if place == which else 0)
            letter = received + timedelta(days=sent)
            arrived = letter + timedelta(days=carried)
            events.append(Event(EventKind.CONSULTATION_SENT, letter, {"ref": str(place), "received_by_party": arrived}))
            events.append(
                Event(EventKind.CONSULTATION_ANSWERED, letter + timedelta(days=longer), {"ref": str(place)})
            )
        if extended:
            events.append(Event(EventKind.EXTENDED, received, {"days": extended}))
        return reckon(events, book, steps, workdays)

    shorter, longer = clock(0), clock(more)
    assert shorter.due_on is not None and longer.due_on is not None
    assert shorter.base_due_on <= longer.base_due_on
    assert shorter.due_on <= longer.due_on
    assert {day for span in shorter.excluded for day in days(*span)} <= {
        day for span in longer.excluded for day in days(*span)
    }


@settings(max_examples=200, deadline=None)
@given(
    day=st.dates(FIRST_LAW, date(2027, 6, 30)), count=st.integers(1, 45), first=st.integers(-10, 60),
    length=st.integers(0, 20), before=st.integers(0, 9), after=st.integers(0, 9),
)
def test_the_last_day_never_moves_earlier_when_an_excluded_span_grows(
    workdays: WorkCalendar, day: date, count: int, first: int, length: int, before: int, after: int
) -> None:
    span = (day + timedelta(days=first), day + timedelta(days=first + length))
    wider = (span[0] - timedelta(days=before), span[1] + timedelta(days=after))
    assert workdays.after(day, count) <= workdays.after(day, count, [span]) <= workdays.after(day, count, [wider])


# --- every day since the first law -----------------------------------------------------------------------------------


def test_every_receipt_day_since_the_first_law_has_all_its_dates(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    """No gap and no exception from 2008-05-01 to the end of the last notice, with everything that can be asked."""
    received, due_before = FIRST_LAW, FIRST_LAW
    while received <= workdays.known_to:
        plain = reckon([Event(EventKind.RECEIVED, received)], rules, steps, workdays)
        assert plain.due_on is not None and plain.due_on == plain.base_due_on == plain.extension_notice_by
        assert (plain.regime, plain.days) == (("2008", 15) if received < date(2019, 5, 15) else ("2019", 20))
        assert (plain.correction_notice_by is None) is (plain.regime == "2008")
        assert plain.due_on >= due_before, "a later receipt is never due earlier"
        assert plain.provisional is (plain.due_on > workdays.known_to)
        full = reckon(_everything(received), rules, steps, workdays)
        assert full.due_on is not None and full.due_on >= plain.due_on and full.consultations
        due_before, received = plain.due_on, received + ONE_DAY


def _everything(received: date) -> list[Event]:
    def on(number: int) -> date:
        return received + timedelta(days=number)

    parties = [
        Event(kind, on(number), {"ref": party.value, "party": party.value})
        for party in ConsultedParty
        for kind, number in ((EventKind.CONSULTATION_SENT, 6), (EventKind.CONSULTATION_ANSWERED, 9))
    ]
    return [
        Event(EventKind.RECEIVED, received), Event(EventKind.CORRECTION_ASKED, on(1)),
        Event(EventKind.CORRECTION_RECEIVED, on(5)), *parties, Event(EventKind.FEE_NOTICED, on(10)),
        Event(EventKind.FEE_PAID, on(12)), Event(EventKind.EXTENDED, on(13)),
    ]


def test_at_the_passage_of_2019_the_new_time_is_never_shorter(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    last_old, first_new = date(2019, 5, 14), date(2019, 5, 15)
    old, new = (reckon([Event(EventKind.RECEIVED, day)], rules, steps, workdays) for day in (last_old, first_new))
    assert (old.due_on, new.due_on) == (date(2019, 6, 4), date(2019, 6, 13))
    extended = [Event(EventKind.RECEIVED, first_new), Event(EventKind.EXTENDED, first_new, {"days": 20})]
    assert reckon(extended, rules, steps, workdays).due_on == date(2019, 7, 11)
