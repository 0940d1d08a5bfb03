"""What may follow what: the lawful ways of a tired clerk, and the ways that are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.law.clock import reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import CHOICE_FACTS, DATE_FACTS, LIST_FACTS, WHOLE_FACTS, Event
from clerk_app.law.steps import ClockEffect, Steps
from clerk_app.law.terms import EventKind, State
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar
from clerk_app.trouble import KnownTrouble

EventsOf = Callable[..., list[Event]]
K = EventKind
ALWAYS = {
    K.APPROVED, K.SECRECY_REVIEWED, K.LETTER_ISSUED, K.PLATFORM_KEYED, K.REMEDY_OPENED, K.NOTED, K.AMENDED, K.STRUCK,
}
WHILE_OPEN = ALWAYS | {
    K.CORRECTION_ASKED, K.CONSULTATION_SENT, K.EXTENDED, K.DELAYED_REASONABLY, K.FEE_NOTICED, K.WITHDRAWN, K.ANSWERED,
    K.ROUTED,
}
RECEIVED = "2026-08-03"
ANSWERED = "2026-08-20 answered outcome=disclosed"


def test_nothing_but_a_receipt_can_come_first(steps: Steps) -> None:
    assert steps.allowed(()) == {K.RECEIVED}


def test_a_fresh_request_can_take_every_way_that_waits_for_nothing(steps: Steps, events_of: EventsOf) -> None:
    assert steps.allowed(events_of(RECEIVED)) == WHILE_OPEN


def test_a_closed_request_takes_delivery_archive_remedies_and_remarks_only(steps: Steps, events_of: EventsOf) -> None:
    assert steps.allowed(events_of(RECEIVED, ANSWERED)) == ALWAYS | {K.SERVED, K.ARCHIVED}
    for kind in ("withdrawn", "correction_lapsed", "fee_lapsed"):
        ended = events_of(RECEIVED, f"2026-08-20 {kind}")
        assert steps.allowed(ended) == ALWAYS | {K.ARCHIVED}, kind


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ((), K.CORRECTION_ASKED),
        (("2026-09-30 routed",), K.CORRECTION_ASKED),  # long after the 7th working day: allowed, the clock warns
        (("2026-08-05 correction_asked",), K.CORRECTION_RECEIVED),
        (("2026-08-05 correction_asked",), K.CORRECTION_LAPSED),
        (("2026-08-05 correction_asked",), K.ANSWERED),  # the office may answer all the same
        (("2026-08-05 correction_asked", "2026-08-10 correction_received"), K.CORRECTION_ASKED),  # a second, warned of
        (("2026-08-05 consultation_sent ref=a",), K.CONSULTATION_ANSWERED),
        (("2026-08-05 consultation_sent ref=a",), K.CONSULTATION_SENT),
        (("2026-08-05 consultation_sent ref=a",), K.ANSWERED),
        (("2026-08-05 consultation_sent ref=a",), K.EXTENDED),
        (("2026-08-05 fee_noticed",), K.FEE_PAID),
        (("2026-08-05 fee_noticed",), K.FEE_LAPSED),
        (("2026-08-05 extended",), K.DELAYED_REASONABLY),
        (("2026-08-05 routed",), K.MATERIAL_RETURNED),
        (("2026-08-05 routed", ANSWERED), K.MATERIAL_RETURNED),  # late material still comes back
        ((), K.REMEDY_OPENED),  # a suit because there is no answer
        ((ANSWERED, "2026-08-20 served manner=post"), K.SERVED),  # came back, posted again
        ((ANSWERED, "2026-08-21 archived"), K.REMEDY_OPENED),
        ((ANSWERED, "2026-09-01 remedy_opened remedy=1"), K.REMEDY_HEARD),
        ((ANSWERED, "2026-09-01 remedy_opened remedy=1"), K.REMEDY_CLOSED),
        ((ANSWERED, "2026-08-21 archived"), K.NOTED),
        ((ANSWERED, "2026-08-21 archived"), K.STRUCK),
    ],
)
def test_a_lawful_step_is_allowed(steps: Steps, events_of: EventsOf, told: tuple[str, ...], then: EventKind) -> None:
    steps.require(then, events_of(RECEIVED, *told))


@pytest.mark.parametrize(
    ("told", "then", "key"),
    [
        ((), K.RECEIVED, "step_twice"),
        ((), K.SERVED, "step_not_closed"),
        ((), K.ARCHIVED, "step_not_closed"),
        ((), K.CORRECTION_RECEIVED, "step_nothing_waiting"),
        ((), K.CORRECTION_LAPSED, "step_nothing_waiting"),
        ((), K.CONSULTATION_ANSWERED, "step_nothing_waiting"),
        ((), K.FEE_PAID, "step_nothing_waiting"),
        ((), K.MATERIAL_RETURNED, "step_missing_before"),
        ((), K.REMEDY_HEARD, "step_missing_before"),
        ((), K.REMEDY_CLOSED, "step_nothing_waiting"),
        (("2026-08-05 extended",), K.EXTENDED, "step_twice"),
        (("2026-08-05 correction_asked", "2026-08-06 correction_received"), K.CORRECTION_LAPSED,
         "step_nothing_waiting"),
        (("2026-08-05 fee_noticed", "2026-08-06 fee_paid"), K.FEE_LAPSED, "step_nothing_waiting"),
        ((ANSWERED,), K.ANSWERED, "step_closed"),
        ((ANSWERED,), K.EXTENDED, "step_closed"),
        ((ANSWERED,), K.CORRECTION_ASKED, "step_closed"),
        (("2026-08-20 withdrawn",), K.ANSWERED, "step_closed"),
        (("2026-08-20 withdrawn",), K.SERVED, "step_missing_before"),
        ((ANSWERED, "2026-08-21 archived"), K.ARCHIVED, "step_twice"),
    ],
)
def test_a_step_out_of_turn_says_why_not(
    steps: Steps, events_of: EventsOf, terms: Terms, told: tuple[str, ...], then: EventKind, key: str
) -> None:
    why = steps.why_not(then, events_of(RECEIVED, *told))
    assert why is not None and why.key == key
    assert terms.word(then) in terms.of(why)
    assert "？" not in terms.of(why), "every blank is filled"
    with pytest.raises(KnownTrouble):
        steps.require(then, events_of(RECEIVED, *told))


def test_an_opinion_settles_the_letter_to_its_own_party(steps: Steps, events_of: EventsOf) -> None:
    both = ("2026-08-05 consultation_sent ref=a", "2026-08-06 consultation_sent ref=b")
    one_left = events_of(RECEIVED, *both, "2026-08-10 consultation_answered ref=a")
    assert [event.text("ref") for event in steps.waiting(K.CONSULTATION_SENT, one_left)] == ["b"]
    assert steps.state(one_left) is State.CONSULTING
    none_left = [*one_left, *events_of(RECEIVED, "2026-08-11 consultation_answered ref=b")[1:]]
    assert steps.waiting(K.CONSULTATION_SENT, none_left) == ()
    assert K.CONSULTATION_ANSWERED not in steps.allowed(none_left)


UNDONE = (
    ANSWERED, "2026-08-21 served manner=post", "2026-09-01 remedy_opened remedy=1",
    "2026-10-20 remedy_closed remedy=1 result=corrected",
)


def test_after_a_remedy_corrected_it_the_request_can_be_answered_again(steps: Steps, events_of: EventsOf) -> None:
    undone = events_of(RECEIVED, *UNDONE)
    assert steps.allowed(undone) >= {K.ANSWERED, K.CONSULTATION_SENT, K.ROUTED, K.SERVED, K.ARCHIVED}
    again = events_of(RECEIVED, *UNDONE, "2026-10-30 answered outcome=disclosed")
    assert K.ANSWERED not in steps.allowed(again)
    assert K.SERVED in steps.allowed(again)
    unheard = events_of(RECEIVED, "2026-08-10 consultation_sent ref=a", *UNDONE)
    assert K.CONSULTATION_ANSWERED not in steps.allowed(unheard), "what was waited for ended with the first answer"
    upheld = [line.replace("corrected", "upheld") for line in UNDONE]
    assert K.ANSWERED not in steps.allowed(events_of(RECEIVED, *upheld))


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ((), State.REGISTERED),
        (("2026-08-04 noted",), State.REGISTERED),
        (("2026-08-04 routed",), State.HANDLING),
        (("2026-08-04 correction_asked",), State.CORRECTING),
        (("2026-08-04 correction_asked", "2026-08-05 correction_received"), State.HANDLING),
        (("2026-08-04 consultation_sent ref=a",), State.CONSULTING),
        (("2026-08-04 consultation_sent ref=a", "2026-08-05 consultation_answered ref=a"), State.HANDLING),
        (("2026-08-04 fee_noticed",), State.AWAITING_PAYMENT),
        (("2026-08-04 consultation_sent ref=a", "2026-08-05 fee_noticed"), State.AWAITING_PAYMENT),
        (("2026-08-04 extended", "2026-08-05 routed"), State.EXTENDED),
        (("2026-08-04 extended", "2026-08-05 consultation_sent ref=a"), State.CONSULTING),
        (("2026-08-04 delayed_reasonably until=2026-11-30",), State.EXTENDED),
        (("2026-08-04 remedy_opened remedy=1",), State.REGISTERED),  # the answer is still owed
        ((ANSWERED,), State.TO_POST),
        (("2026-08-04 consultation_sent ref=a", ANSWERED), State.TO_POST),
        ((ANSWERED, "2026-08-21 served manner=post", "2026-08-22 approved"), State.SERVED),
        (("2026-08-20 withdrawn",), State.WITHDRAWN),
        (("2026-08-20 correction_lapsed",), State.ABANDONED),
        (("2026-08-20 fee_lapsed",), State.ABANDONED),
        ((ANSWERED, "2026-08-21 served manner=post", "2026-08-22 archived"), State.ARCHIVED),
        ((ANSWERED, "2026-08-22 archived", "2026-09-01 remedy_opened remedy=1"), State.IN_REMEDY),
        (
            (ANSWERED, "2026-08-22 archived", "2026-09-01 remedy_opened remedy=1",
             "2026-10-01 remedy_closed remedy=1 result=upheld"),
            State.ARCHIVED,
        ),
        (UNDONE, State.SERVED),
        ((*UNDONE, "2026-10-21 routed"), State.HANDLING),
        (("2026-08-10 consultation_sent ref=a", *UNDONE, "2026-10-21 routed"), State.HANDLING),
        ((*UNDONE, "2026-10-21 consultation_sent ref=b"), State.CONSULTING),
        ((*UNDONE, "2026-10-30 answered outcome=disclosed"), State.TO_POST),
    ],
)
def test_the_state_says_what_is_waited_for_or_was_done_last(
    steps: Steps, events_of: EventsOf, told: tuple[str, ...], state: State
) -> None:
    assert steps.state(events_of(RECEIVED, *told)) is state


def test_every_state_can_be_reached(steps: Steps) -> None:
    rows = [steps.row(kind) for kind in EventKind]
    by_rows = {row.state for row in rows} | {row.waiting for row in rows}
    assert by_rows | {State.ANSWERED} == {*State, None}, "the last is of imported answers only"


def test_an_imported_answer_waits_for_nobody_and_its_delivery_can_still_be_recorded(
    steps: Steps, events_of: EventsOf
) -> None:
    answered = "2026-09-02 answered outcome=disclosed"
    events = events_of(RECEIVED, answered)
    told = (*events[:-1], replace(events[-1], facts={**events[-1].facts, "delivery_unknown": True}))
    assert steps.state(events) is State.TO_POST
    assert steps.state(told) is State.ANSWERED
    assert steps.state((*told, *events_of("2026-09-03 served manner=post"))) is State.SERVED


def test_what_a_step_needs_are_facts_an_event_can_carry(steps: Steps) -> None:
    texts = {
        "points", "ref", "reason", "unit", "matter", "role", "name", "review", "what", "file_number", "text",
    }
    known = DATE_FACTS | WHOLE_FACTS | LIST_FACTS | set(CHOICE_FACTS) | texts
    for kind in EventKind:
        assert set(steps.needs(kind)) <= known, kind


def test_what_an_event_does_to_the_clock_depends_on_the_day_of_receipt(steps: Steps) -> None:
    old, new = date(2019, 5, 14), date(2019, 5, 15)
    assert steps.effect(K.CORRECTION_RECEIVED, old).effect is ClockEffect.CLOSE_EXCLUSION
    assert steps.effect(K.CORRECTION_RECEIVED, new).effect is ClockEffect.RESTART
    assert steps.effect(K.DELAYED_REASONABLY, old).effect is ClockEffect.NONE
    assert steps.effect(K.DELAYED_REASONABLY, new).effect is ClockEffect.FIX
    assert steps.effect(K.NOTED, old).effect is ClockEffect.NONE
    for kind in steps.closing:
        assert steps.effect(kind, new).effect is ClockEffect.STOP


def facts_for(kind: EventKind, number: int) -> dict[str, str | int | date]:
    return {
        K.CONSULTATION_SENT: {"ref": "ab"[number % 2]}, K.CONSULTATION_ANSWERED: {"ref": "ab"[number % 2]},
        K.EXTENDED: {"days": number}, K.DELAYED_REASONABLY: {"until": date(2026, 12, 1)},
        K.REMEDY_OPENED: {"remedy": number % 2}, K.REMEDY_HEARD: {"remedy": number % 2},
        K.REMEDY_CLOSED: {"remedy": number % 2, "result": ("corrected", "upheld")[number % 2]},
        K.SERVED: {"manner": "post"}, K.ANSWERED: {"outcome": "disclosed"},
    }.get(kind, {})


@pytest.mark.machine
@settings(max_examples=120, deadline=None)
@given(choices=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 25), st.integers(0, 9)), max_size=14))
def test_any_walk_of_allowed_steps_has_a_state_a_clock_and_a_way_on(
    steps: Steps, rules: RuleBook, workdays: WorkCalendar, choices: list[tuple[int, int, int]]
) -> None:
    events = [Event(K.RECEIVED, date(2026, 3, 2))]
    for pick, number, later in choices:
        allowed = sorted(steps.allowed(events))
        assert {K.NOTED, K.STRUCK, K.AMENDED, K.REMEDY_OPENED} <= set(allowed)
        kind = allowed[pick % len(allowed)]
        events.append(Event(kind, events[-1].on + timedelta(days=later), facts_for(kind, number)))
        state = steps.state(events)
        clock = reckon(events, rules, steps, workdays)
        assert (clock.closed_on is None) is not any(event.kind in steps.closing for event in events)
        if clock.closed_on is None:
            assert state in {
                State.REGISTERED, State.CORRECTING, State.HANDLING, State.CONSULTING, State.AWAITING_PAYMENT,
                State.EXTENDED,
            }


@settings(max_examples=120, deadline=None)
@given(
    told=st.lists(st.tuples(st.sampled_from(list(EventKind)), st.integers(-20, 80), st.integers(0, 25)), max_size=9)
)
def test_an_old_ledger_in_any_disorder_has_a_state_and_a_clock(
    steps: Steps, rules: RuleBook, workdays: WorkCalendar, told: list[tuple[EventKind, int, int]]
) -> None:
    received = date(2018, 6, 1)
    events = [Event(K.RECEIVED, received)]
    events += [Event(kind, received + timedelta(days=days), facts_for(kind, number)) for kind, days, number in told]
    assert steps.state(events) in State
    assert reckon(events, rules, steps, workdays).received_on <= received
    assert steps.allowed(events) >= {K.NOTED, K.STRUCK}
