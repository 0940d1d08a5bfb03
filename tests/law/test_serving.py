"""Whose delivery makes an answer timely: the answer's own (国办公开办函〔2016〕235号), not a notice's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.law.clock import Clock, reckon
from clerk_app.law.clocks import clocks_of
from clerk_app.law.dated import RuleBook
from clerk_app.law.steps import Steps
from clerk_app.law.terms import ClockKind, EventKind, State
from clerk_app.law.workdays import WorkCalendar

ClockOf = Callable[..., Clock]
ANSWERED = "2026-08-28 answered outcome=disclosed"
POSTED = "2026-08-28 served manner=post posted_on=2026-08-28 tracking=A1 letter=answer document=7"
# Twenty working days from Monday 2026-08-03 end on Monday 2026-08-31.


@pytest.mark.parametrize("letter", ["third_party_decision", "extension_notice", "receipt"])
def test_a_notice_posted_after_the_answer_is_not_the_answers_service(clock_of: ClockOf, letter: str) -> None:
    late = f"2026-09-09 served manner=post posted_on=2026-09-09 letter={letter} document=9"
    assert clock_of("2026-08-03", ANSWERED, POSTED, late) == clock_of("2026-08-03", ANSWERED, POSTED)
    assert clock_of("2026-08-03", ANSWERED, late).served_on is None


def test_a_notice_posted_before_the_answer_disturbs_nothing(clock_of: ClockOf) -> None:
    notice = "2026-08-11 served manner=post posted_on=2026-08-11 letter=extension_notice document=3"
    with_it = clock_of("2026-08-03", "2026-08-10 extended days=10", notice, ANSWERED, POSTED)
    assert with_it == clock_of("2026-08-03", "2026-08-10 extended days=10", ANSWERED, POSTED)
    assert "CHAIN_ORDER" not in with_it.warnings


def test_a_delivery_that_names_no_letter_stays_the_answers(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", ANSWERED, "2026-09-02 served manner=post posted_on=2026-09-02")
    assert (clock.served_on, clock.late_days, clock.warnings) == (date(2026, 9, 2), 2, ("POSTED_AFTER_DUE",))


def test_the_answer_that_came_back_counts_by_its_second_posting_whatever_notices_went_between(
    clock_of: ClockOf,
) -> None:
    notice = "2026-08-30 served manner=post posted_on=2026-08-30 letter=third_party_decision"
    again = "2026-09-07 served manner=post posted_on=2026-09-07 tracking=A2 letter=answer document=7"
    assert clock_of("2026-08-03", ANSWERED, POSTED, notice, again).served_on == date(2026, 9, 7)


def test_a_posted_notice_is_no_state_and_may_go_out_at_any_time(events_of, steps: Steps) -> None:  # type: ignore[no-untyped-def]
    notice = "2026-08-11 served manner=post posted_on=2026-08-11 letter=receipt"
    still_open = events_of("2026-08-03", notice)
    assert steps.state(still_open) is State.REGISTERED
    assert steps.why_not_event(still_open[-1], still_open[:1]) is None
    answer = events_of("2026-08-03", POSTED)[-1]
    assert steps.why_not_event(answer, still_open[:1]).key == "step_not_closed"  # type: ignore[union-attr]
    assert steps.state(events_of("2026-08-03", ANSWERED, "2026-08-31 served manner=post letter=receipt")) is (
        State.TO_POST
    )
    assert steps.why_not(EventKind.SERVED, still_open).key == "step_not_closed"  # type: ignore[union-attr]


def test_the_applicants_windows_do_not_start_from_a_notice(
    events_of, rules: RuleBook, steps: Steps, workdays: WorkCalendar  # type: ignore[no-untyped-def]
) -> None:
    """行政复议法实施条例第十五条: from his receipt of the answer."""
    notice = "2026-08-29 served manner=direct signed_for_on=2026-08-29 letter=third_party_decision"
    events = events_of("2026-08-03", ANSWERED, notice, POSTED.replace("A1", "A1 signed_for_on=2026-09-01"))
    found = {one.kind: one for one in clocks_of(events, rules, steps, workdays)}
    # 60 days from 1 September end on Saturday 31 October: the Monday after (民法典第二百零三条)
    assert found[ClockKind.APPLICANT_RECONSIDERATION].due_on == date(2026, 11, 2)
    assert reckon(events, rules, steps, workdays).served_on == date(2026, 8, 28)
