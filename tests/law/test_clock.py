"""The answer clock, rule by rule. Weekdays are named where they matter; the dates were counted on the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.law.clock import Clock, NotReceived, reckon
from clerk_app.law.dated import NoRule, RuleBook
from clerk_app.law.events import Event, from_plain
from clerk_app.law.steps import Steps
from clerk_app.law.workdays import WorkCalendar

ClockOf = Callable[..., Clock]
EventsOf = Callable[..., list[Event]]


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- receipt, base, regime -------------------------------------------------------------------------------------------


def test_receipt_on_saturday_starts_on_the_next_working_day(clock_of: ClockOf) -> None:
    saturday, sunday, friday = clock_of("2026-03-07"), clock_of("2026-03-08"), clock_of("2026-03-06")
    assert saturday.due_on == sunday.due_on == friday.due_on == day("2026-04-03")
    assert saturday.received_on == saturday.start == day("2026-03-07"), "the day itself is kept"


def test_the_law_of_the_day_of_receipt_decides(clock_of: ClockOf) -> None:
    old, new = clock_of("2019-05-14"), clock_of("2019-05-15")
    assert (old.regime, old.days, old.correction_notice_by) == ("2008", 15, None)
    assert (new.regime, new.days, new.correction_notice_by) == ("2019", 20, day("2019-05-24"))


def test_the_extension_notice_is_due_with_the_base(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-28 extended days=10")
    assert clock.extension_notice_by == clock.base_due_on == day("2026-08-31")


def test_every_clock_says_what_it_rests_on(clock_of: ClockOf) -> None:
    clock = clock_of("2026-05-11", "2026-05-18 consultation_sent ref=a", "2026-06-20 extended days=5")
    assert [citation.short() for citation in clock.basis] == ["第三十三条第二款", "第三十二条", "第三十三条第三款"]
    assert {citation.number for citation in clock.basis} == {"国务院令第711号"}
    assert not clock.unverified


def test_without_a_receipt_there_is_no_clock(rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> None:
    with pytest.raises(NotReceived):
        reckon((), rules, steps, workdays)


def test_before_the_first_law_there_is_no_rule(clock_of: ClockOf) -> None:
    assert clock_of("2008-05-01").due_on == day("2008-05-22")
    with pytest.raises(NoRule) as caught:
        clock_of("2008-04-30")
    assert caught.value.name == "answer"


# --- correction ------------------------------------------------------------------------------------------------------


def test_while_a_timely_correction_is_awaited_no_reply_date_runs(clock_of: ClockOf) -> None:
    clock = clock_of("2026-03-02", "2026-03-11 correction_asked reply_by=2026-03-25")
    assert (clock.due_on, clock.awaiting, clock.awaited_by) == (None, "correction", day("2026-03-25"))
    assert clock.base_due_on == day("2026-03-30"), "as if nothing had been asked"
    assert clock.warnings == ()


def test_after_a_late_correction_notice_the_date_keeps_running(clock_of: ClockOf) -> None:
    clock = clock_of("2026-03-02", "2026-03-12 correction_asked reply_by=2026-03-25")
    assert (clock.due_on, clock.awaiting) == (day("2026-03-30"), None)
    assert clock.warnings == ("SUPPLEMENT_NOTICE_LATE",)


def test_only_the_first_correction_restarts(clock_of: ClockOf) -> None:
    once = ("2026-03-04 correction_asked", "2026-03-09 correction_received")
    twice = (*once, "2026-03-10 correction_asked", "2026-03-20 correction_received")
    assert clock_of("2026-03-02", *once).due_on == clock_of("2026-03-02", *twice).due_on == day("2026-04-07")
    assert clock_of("2026-03-02", *twice).warnings == ("SUPPLEMENT_TWICE",)
    assert clock_of("2026-03-02", *once, twice[2]).due_on == day("2026-04-07"), "the second notice stops nothing"


def test_a_correction_nobody_asked_for_changes_nothing(clock_of: ClockOf) -> None:
    clock = clock_of("2026-03-02", "2026-03-09 correction_received")
    assert (clock.due_on, clock.warnings) == (day("2026-03-30"), ("CHAIN_ORDER",))


def test_a_second_letter_of_correction_from_the_applicant_is_information(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-03-02", "2026-03-04 correction_asked", "2026-03-09 correction_received", "2026-03-16 correction_received"
    )
    assert (clock.due_on, clock.warnings) == (day("2026-04-07"), ())


def test_under_the_2008_law_an_unanswered_correction_stops_the_date(clock_of: ClockOf) -> None:
    clock = clock_of("2012-01-27", "2012-02-13 correction_asked")
    assert (clock.due_on, clock.awaiting, clock.excluded) == (None, "correction", ())
    assert clock.base_due_on == day("2012-02-16"), "day 1 is Sunday 29 January, worked"


def test_under_the_2008_law_the_suspension_is_marked_as_doubtful(clock_of: ClockOf) -> None:
    clock = clock_of("2012-01-27", "2012-02-13 correction_asked", "2012-02-20 correction_received")
    assert clock.excluded == ((day("2012-02-14"), day("2012-02-19")),)
    assert clock.unverified


def test_under_the_2008_law_each_round_of_correction_suspends(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2012-02-06", "2012-02-08 correction_asked", "2012-02-10 correction_received",
        "2012-02-13 correction_asked", "2012-02-16 correction_received",
    )
    # 15 working days after 6 February are 27 February; the 9th, the 14th and the 15th are left out.
    assert clock.due_on == day("2012-03-01")
    assert clock.excluded == ((day("2012-02-09"), day("2012-02-09")), (day("2012-02-14"), day("2012-02-15")))


@pytest.mark.parametrize("asked", ["2012-02-16", "2012-02-20"])
def test_under_the_2008_law_a_correction_asked_when_the_time_is_up_stops_nothing(clock_of: ClockOf, asked: str) -> None:
    # Received Friday 27 January: 15 working days are Thursday 16 February.
    open_still = clock_of("2012-01-27", f"{asked} correction_asked reply_by=2012-03-20")
    assert (open_still.due_on, open_still.awaiting) == (day("2012-02-16"), None)
    come = clock_of("2012-01-27", f"{asked} correction_asked", "2012-02-27 correction_received")
    assert come.due_on == day("2012-02-16")
    assert [last for _first, last in come.excluded] == [day("2012-02-26")], "a pause like any other, it moves no date"


def test_under_the_2008_law_a_late_correction_opens_no_way_to_extend(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2012-01-27", "2012-02-20 correction_asked", "2012-02-21 extended days=15", "2012-02-27 correction_received"
    )
    assert (clock.due_on, clock.warnings) == (day("2012-02-16"), ("EXT_NOTICE_LATE",))


def test_under_the_2008_law_a_correction_in_the_extended_part_still_suspends(clock_of: ClockOf) -> None:
    asked = ("2012-02-15 extended days=15", "2012-02-20 correction_asked")
    assert clock_of("2012-01-27", *asked).due_on is None
    # Extended to Thursday 8 March; Tuesday 21 to Thursday 23 February are left out.
    assert clock_of("2012-01-27", *asked, "2012-02-24 correction_received").due_on == day("2012-03-13")


# --- consultation ----------------------------------------------------------------------------------------------------


def test_an_open_consultation_shows_the_latest_date(clock_of: ClockOf) -> None:
    clock = clock_of("2026-05-11", "2026-05-18 consultation_sent ref=a received_by_party=2026-05-20")
    assert (clock.due_on, clock.consulting) == (day("2026-07-01"), True)
    assert clock.consultations[0].opinion_due_on == day("2026-06-10")


def test_an_opinion_after_the_limit_brings_no_more_time(clock_of: ClockOf) -> None:
    silent = "2026-05-18 consultation_sent ref=a received_by_party=2026-05-20"
    late = clock_of("2026-05-11", silent, "2026-06-25 consultation_answered ref=a")
    assert late.due_on == clock_of("2026-05-11", silent).due_on == day("2026-07-01")
    assert late.consultations[0].answered_on == day("2026-06-25")
    assert not late.consulting


def test_an_opinion_on_the_day_of_the_letter_excludes_nothing(clock_of: ClockOf) -> None:
    clock = clock_of("2026-05-11", "2026-05-18 consultation_sent ref=a", "2026-05-18 consultation_answered ref=a")
    assert (clock.excluded, clock.due_on) == ((), clock_of("2026-05-11").due_on)


def test_after_a_restart_only_the_rest_of_a_pause_counts(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-03-02", "2026-03-03 correction_asked", "2026-03-04 consultation_sent ref=a",
        "2026-03-10 correction_received", "2026-03-16 consultation_answered ref=a",
    )
    assert clock.excluded == ((day("2026-03-11"), day("2026-03-15")),)
    # 20 working days after 10 March are 8 April (清明 4 to 6 April); three more: 11, 12 and 13 March.
    assert clock.due_on == day("2026-04-13")


def test_touching_pauses_are_one_pair(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-05-11", "2026-05-13 consultation_sent ref=a", "2026-05-18 consultation_answered ref=a",
        "2026-05-17 consultation_sent ref=b", "2026-05-21 consultation_answered ref=b",
    )
    assert clock.excluded == ((day("2026-05-14"), day("2026-05-20")),)


def test_each_letter_is_answered_by_its_own_party(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-05-11", "2026-05-13 consultation_sent ref=a", "2026-05-13 consultation_sent ref=b party=co_author",
        "2026-05-20 consultation_answered ref=b",
    )
    assert [(one.ref, one.party, one.answered_on) for one in clock.consultations] == [
        ("a", "third_party", None), ("b", "co_author", day("2026-05-20")),
    ]
    assert clock.consulting


def test_a_second_letter_to_one_party_is_answered_by_the_second_opinion(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-05-11", "2026-05-13 consultation_sent ref=a", "2026-05-18 consultation_answered ref=a",
        "2026-05-20 consultation_sent ref=a", "2026-05-25 consultation_answered ref=a",
    )
    assert [one.answered_on for one in clock.consultations] == [day("2026-05-18"), day("2026-05-25")]
    assert clock.excluded == ((day("2026-05-14"), day("2026-05-17")), (day("2026-05-21"), day("2026-05-24")))


def test_an_opinion_without_a_letter_is_out_of_order(clock_of: ClockOf) -> None:
    assert clock_of("2026-05-11", "2026-05-20 consultation_answered ref=a").warnings == ("CHAIN_ORDER",)
    before = clock_of("2026-05-11", "2026-05-14 consultation_answered ref=a", "2026-05-20 consultation_sent ref=a")
    assert before.warnings == ("CHAIN_ORDER",)


def test_a_letter_sent_when_nothing_is_left_is_late(clock_of: ClockOf) -> None:
    # Received on Monday 3 August 2026; base due on Monday 31 August.
    assert clock_of("2026-08-03", "2026-08-28 consultation_sent ref=a").warnings == ()
    for sent in ("2026-08-31", "2026-09-01"):
        clock = clock_of("2026-08-03", f"{sent} consultation_sent ref=a")
        assert (clock.warnings, clock.due_on) == (("CONSULT_LATE",), day("2026-08-31")), sent


def test_a_letter_sent_in_the_extended_part_is_late_though_a_payment_is_awaited(clock_of: ClockOf) -> None:
    # Base due Monday 31 August, extended to Monday 14 September.
    told = ("2026-08-28 extended days=10", "2026-09-03 fee_noticed amount_fen=61000")
    assert clock_of("2026-08-03", *told, "2026-09-07 consultation_sent ref=a").warnings == ("CONSULT_LATE",)
    in_time = ("2026-08-20 fee_noticed amount_fen=61000", "2026-09-07 consultation_sent ref=a")
    assert clock_of("2026-08-03", *in_time).warnings == (), "nothing of the base runs while the payment is out"


def test_a_pause_in_the_extended_part_moves_the_extended_date(clock_of: ClockOf) -> None:
    extended = "2026-08-28 extended days=10"
    paused = ("2026-09-01 consultation_sent ref=a", "2026-09-04 consultation_answered ref=a")
    assert clock_of("2026-08-03", extended).due_on == day("2026-09-14")
    assert clock_of("2026-08-03", extended, *paused).due_on == day("2026-09-16"), "2 and 3 September"


# --- extension -------------------------------------------------------------------------------------------------------


def test_an_extension_lasts_the_most_the_law_allows_unless_it_says_less(clock_of: ClockOf) -> None:
    assert clock_of("2026-08-03", "2026-08-28 extended").extended_days == 20
    assert clock_of("2011-06-01", "2011-06-20 extended").extended_days == 15


@pytest.mark.parametrize("days", [21, 0, -1])
def test_an_extension_of_a_wrong_length_is_ignored(clock_of: ClockOf, days: int) -> None:
    clock = clock_of("2026-08-03", f"2026-08-28 extended days={days}")
    assert (clock.warnings, clock.due_on, clock.extended_days) == (("EXT_TOO_LONG",), day("2026-08-31"), 0)


def test_sixteen_days_are_too_long_under_the_2008_law(clock_of: ClockOf) -> None:
    assert clock_of("2011-06-01", "2011-06-20 extended days=16").warnings == ("EXT_TOO_LONG",)


def test_an_extension_on_the_base_due_day_is_in_time(clock_of: ClockOf) -> None:
    assert clock_of("2026-08-03", "2026-08-31 extended days=5").warnings == ()


@pytest.mark.parametrize("late", ["2026-09-01 extended days=5", "2026-08-28 extended days=5 notice_on=2026-09-01"])
def test_an_extension_decided_or_told_after_the_base_due_day_is_ignored(clock_of: ClockOf, late: str) -> None:
    clock = clock_of("2026-08-03", late)
    assert (clock.warnings, clock.due_on) == (("EXT_NOTICE_LATE",), day("2026-08-31"))


def test_a_second_extension_is_ignored(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-20 extended days=5", "2026-08-28 extended days=10")
    assert (clock.warnings, clock.extended_days, clock.due_on) == (("EXT_TWICE",), 5, day("2026-09-07"))


def test_after_a_refused_extension_a_lawful_one_counts(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-20 extended days=30", "2026-08-28 extended days=10")
    assert (clock.warnings, clock.extended_days) == (("EXT_TOO_LONG",), 10)


# --- fee -------------------------------------------------------------------------------------------------------------


def test_while_a_payment_is_awaited_no_reply_date_runs(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-18 fee_noticed received_by_applicant=2026-08-20")
    assert (clock.due_on, clock.awaiting, clock.awaited_by) == (None, "payment", day("2026-09-17"))
    assert clock.fee_payment_due_on == day("2026-09-17")


def test_the_fee_reading_is_marked_as_doubtful_and_can_be_changed(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    events = events_of("2026-08-03", "2026-08-18 fee_noticed", "2026-09-10 fee_paid")
    due = {
        reading: reckon(events, rules.read_as("after_fee", effect=reading), steps, workdays)
        for reading in ("restart", "resume", "no_effect")
    }
    assert due["restart"].due_on == day("2026-10-14") == reckon(events, rules, steps, workdays).due_on
    assert due["resume"].due_on == day("2026-09-21"), "16 working days between 18 August and 10 September left out"
    assert due["no_effect"].due_on == day("2026-08-31")
    assert all(clock.unverified for clock in due.values())


def test_without_effect_the_date_runs_on_while_payment_is_awaited(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    book = rules.read_as("after_fee", effect="no_effect")
    clock = reckon(events_of("2026-08-03", "2026-08-18 fee_noticed"), book, steps, workdays)
    assert (clock.due_on, clock.awaiting) == (day("2026-08-31"), "payment")


def test_a_fee_notice_after_the_due_day_stops_nothing(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-09-01 fee_noticed", "2026-09-10 fee_paid")
    assert (clock.warnings, clock.due_on) == (("FEE_NOTICE_LATE",), day("2026-08-31"))


def test_a_fee_notice_on_the_due_day_is_in_time(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-31 fee_noticed")
    assert (clock.warnings, clock.due_on) == ((), None)


def test_a_payment_nobody_asked_for_is_out_of_order(clock_of: ClockOf) -> None:
    assert clock_of("2026-08-03", "2026-08-18 fee_paid").warnings == ("CHAIN_ORDER",)


def test_an_extension_decided_before_the_fee_is_kept_after_it(clock_of: ClockOf) -> None:
    paid = ("2026-08-18 fee_noticed", "2026-09-10 fee_paid")
    clock = clock_of("2026-08-03", "2026-08-10 extended days=5", *paid)
    assert clock.base_due_on == day("2026-10-14")
    assert clock.due_on == day("2026-10-21")


def test_a_second_fee_notice_does_not_end_the_wait_of_the_first(clock_of: ClockOf) -> None:
    # Received Monday 3 August, base due Monday 31 August: nothing has run since the 10th.
    told = ("2026-08-10 fee_noticed amount_fen=61000", "2026-09-03 fee_noticed amount_fen=62000")
    clock = clock_of("2026-08-03", *told, "2026-09-04 consultation_sent ref=a")
    assert (clock.due_on, clock.warnings) == (None, ())
    assert clock.fee_payment_due_on == day("2026-10-08"), "20 working days after the second, Sunday 20 September worked"


def test_under_the_2008_law_a_fee_has_nothing_to_do_with_the_date(clock_of: ClockOf) -> None:
    clock = clock_of("2016-03-01", "2016-03-07 fee_noticed", "2016-03-10 fee_paid")
    assert (clock.due_on, clock.fee_payment_due_on) == (clock_of("2016-03-01").due_on, None)


# --- article 35 ------------------------------------------------------------------------------------------------------


def test_a_reasonable_delay_is_the_date_the_office_named(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-28 delayed_reasonably until=2026-11-30")
    assert (clock.due_on, clock.base_due_on) == (day("2026-11-30"), day("2026-08-31"))
    assert "第三十五条" in [citation.short() for citation in clock.basis]


def test_a_delay_into_the_past_is_out_of_order(clock_of: ClockOf) -> None:
    clock = clock_of("2026-08-03", "2026-08-28 delayed_reasonably until=2026-08-20")
    assert (clock.warnings, clock.due_on) == (("CHAIN_ORDER",), day("2026-08-31"))


def test_the_2008_law_knows_no_reasonable_delay(clock_of: ClockOf) -> None:
    assert clock_of("2016-03-01", "2016-03-07 delayed_reasonably until=2016-09-01").due_on == day("2016-03-22")


# --- closing, serving ------------------------------------------------------------------------------------------------


def test_an_answer_posted_on_the_due_day_is_in_time(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-08-03", "2026-08-31 answered outcome=disclosed", "2026-08-31 served manner=post posted_on=2026-08-31"
    )
    assert (clock.closed_on, clock.served_on, clock.late_days) == (day("2026-08-31"), day("2026-08-31"), 0)
    assert clock.warnings == ()


def test_an_answer_dated_in_time_and_posted_later_is_late(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-08-03", "2026-08-31 answered outcome=disclosed",
        "2026-09-02 served manner=post posted_on=2026-09-02 signed_for_on=2026-09-04",
    )
    assert (clock.served_on, clock.late_days, clock.warnings) == (day("2026-09-02"), 2, ("POSTED_AFTER_DUE",))


def test_posted_on_the_saturday_after_the_due_friday_is_a_day_late(clock_of: ClockOf) -> None:
    clock = clock_of("2026-03-06", "2026-04-03 answered", "2026-04-04 served manner=post")
    assert (clock.due_on, clock.late_days) == (day("2026-04-03"), 1)


def test_in_person_the_day_of_the_signature_counts(clock_of: ClockOf) -> None:
    answered = "2026-08-28 answered outcome=disclosed"
    for manner in ("direct", "entrusted", "collected"):
        clock = clock_of("2026-08-03", answered, f"2026-08-31 served manner={manner} signed_for_on=2026-09-01")
        assert (clock.served_on, clock.late_days) == (day("2026-09-01"), 1), manner
    electronic = clock_of("2026-08-03", answered, "2026-08-31 served manner=electronic signed_for_on=2026-09-02")
    assert electronic.served_on == day("2026-08-31"), "sent is sent"


def test_a_letter_posted_again_counts_by_the_second_posting(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-08-03", "2026-08-28 answered", "2026-08-28 served manner=post tracking=A1",
        "2026-09-07 served manner=post tracking=A2",
    )
    assert (clock.served_on, clock.warnings) == (day("2026-09-07"), ("POSTED_AFTER_DUE",))


def test_the_signature_written_down_later_is_the_same_service(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-08-03", "2026-08-28 answered", "2026-08-28 served manner=post tracking=A1",
        "2026-09-02 served manner=post tracking=A1 signed_for_on=2026-09-02",
    )
    assert (clock.served_on, clock.late_days) == (day("2026-08-28"), 0)


def test_a_courier_is_no_post(clock_of: ClockOf) -> None:
    for carrier, warned in (("顺丰速运", True), ("中国邮政EMS", False), ("ems", False)):
        clock = clock_of("2026-08-03", "2026-08-28 answered", f"2026-08-28 served manner=post carrier={carrier}")
        assert ("CARRIER_NOT_POST" in clock.warnings) is warned, carrier


def test_served_before_it_was_decided_is_out_of_order(clock_of: ClockOf) -> None:
    assert "CHAIN_ORDER" in clock_of("2026-08-03", "2026-08-28 served manner=post").warnings
    early = clock_of("2026-08-03", "2026-08-28 answered", "2026-08-28 served manner=post posted_on=2026-08-27")
    assert "CHAIN_ORDER" in early.warnings


def test_what_follows_the_closing_event_does_not_count(clock_of: ClockOf) -> None:
    closed = clock_of("2026-08-03", "2026-08-20 answered outcome=disclosed")
    more = clock_of(
        "2026-08-03", "2026-08-20 answered outcome=disclosed", "2026-08-24 extended days=5",
        "2026-08-25 consultation_sent ref=a", "2026-09-20 answered outcome=disclosed", "2026-09-21 served manner=post",
    )
    assert closed == more


@pytest.mark.parametrize("kind", ["withdrawn", "correction_lapsed", "fee_lapsed"])
def test_a_request_can_end_without_an_answer(clock_of: ClockOf, kind: str) -> None:
    clock = clock_of("2026-08-03", f"2026-08-20 {kind}")
    assert (clock.closed_on, clock.served_on, clock.late_days) == (day("2026-08-20"), None, 0)


def test_closed_while_a_correction_was_awaited_nothing_is_late(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-03-02", "2026-03-04 correction_asked reply_by=2026-03-20", "2026-05-06 correction_lapsed"
    )
    assert (clock.due_on, clock.late_days, clock.awaiting) == (None, 0, None)


def test_a_request_withdrawn_after_the_due_day_was_late(clock_of: ClockOf) -> None:
    assert clock_of("2026-08-03", "2026-09-03 withdrawn").late_days == 3


# --- calendar, arrival, order ----------------------------------------------------------------------------------------


def test_a_date_in_a_year_without_notice_is_provisional(clock_of: ClockOf) -> None:
    known, unknown = clock_of("2026-12-03"), clock_of("2026-12-04")
    assert (known.due_on, known.provisional, known.missing_year) == (day("2026-12-31"), False, None)
    assert (unknown.due_on, unknown.provisional, unknown.missing_year) == (day("2027-01-01"), True, 2027)
    assert unknown.warnings == ("CAL_MISSING",)


def test_a_provisional_limit_of_others_makes_the_clock_provisional(clock_of: ClockOf) -> None:
    clock = clock_of("2026-11-20", "2026-12-10 fee_noticed")
    assert clock.due_on is None
    assert (clock.fee_payment_due_on, clock.provisional) == (day("2027-01-07"), True)


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("online", "ONLINE_NOT_CONFIRMED"), ("fax", "ONLINE_NOT_CONFIRMED"),
        ("ordinary_post", "UNSIGNED_MAIL_NOT_CONFIRMED"), ("in_person", None), ("registered_post", None),
    ],
)
def test_a_request_confirmed_after_its_arrival_is_noted(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, channel: str, code: str | None
) -> None:
    plain = {"kind": "received", "on": "2026-03-05", "arrived_on": "2026-03-03", "channel": channel}
    clock = reckon([from_plain(plain)], rules, steps, workdays)
    assert clock.warnings == ((code,) if code else ())
    same_day = reckon([from_plain({**plain, "arrived_on": "2026-03-05"})], rules, steps, workdays)
    assert same_day.warnings == ()


def test_the_order_of_the_list_does_not_matter(clock_of: ClockOf) -> None:
    lines = [
        "2026-03-03 correction_asked", "2026-03-10 correction_received", "2026-03-12 consultation_sent ref=a",
        "2026-03-16 consultation_answered ref=a", "2026-04-01 extended days=3", "2026-04-10 answered",
        "2026-04-10 served manner=post",
    ]
    assert clock_of("2026-03-02", *lines) == clock_of("2026-03-02", *reversed(lines))


@pytest.mark.parametrize("kind", ["correction_lapsed", "fee_lapsed", "withdrawn", "answered"])
def test_what_closes_a_request_comes_last_on_its_day(clock_of: ClockOf, kind: str) -> None:
    opinion = ("2026-08-06 consultation_sent ref=a", "2026-08-20 consultation_answered ref=a")
    clock = clock_of("2026-08-03", *opinion, f"2026-08-20 {kind}")
    assert clock.excluded == ((day("2026-08-07"), day("2026-08-19")),)


def test_an_event_before_the_receipt_is_noted_and_breaks_nothing(clock_of: ClockOf) -> None:
    for kind in ("correction_asked", "consultation_sent ref=a", "extended days=5", "fee_noticed", "routed"):
        assert clock_of("2026-08-03", f"2026-07-20 {kind}").warnings == ("CHAIN_ORDER",), kind
        assert clock_of("2026-08-03", f"2026-07-20 {kind}").due_on == day("2026-08-31"), kind


def test_a_request_closed_before_its_receipt_is_noted_and_stays_closed(clock_of: ClockOf) -> None:
    for kind in ("withdrawn", "answered"):
        clock = clock_of("2026-08-03", f"2026-07-20 {kind}")
        assert (clock.closed_on, clock.warnings) == (day("2026-07-20"), ("CHAIN_ORDER",)), kind


def test_a_notice_or_a_limit_before_its_own_act_is_out_of_order(clock_of: ClockOf) -> None:
    told_first = clock_of("2026-08-03", "2026-08-20 extended days=10 notice_on=2026-08-19")
    assert (told_first.warnings, told_first.due_on) == (("CHAIN_ORDER",), day("2026-09-14"))
    too_soon = clock_of("2026-08-03", "2026-08-05 correction_asked reply_by=2026-08-04")
    assert (too_soon.warnings, too_soon.due_on) == (("CHAIN_ORDER",), None)
    assert clock_of("2026-08-03", "2026-08-05 correction_asked reply_by=2026-08-05").warnings == ()


def test_another_days_law_can_be_asked(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    events = events_of("2019-05-14")
    clock = reckon(events, rules, steps, workdays, law_on=day("2019-05-15"))
    assert (clock.received_on, clock.due_on) == (day("2019-05-14"), day("2019-06-12"))
