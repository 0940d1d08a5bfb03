"""The receipt of a letter by the record of its service begins what it asks for.

Counted by hand on the calendar of 2026: 20 September and 10 October are worked, 25 to 27 September and 1 to 7 October
are off; after that no holiday falls before the new year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.law.clock import reckon
from clerk_app.law.clocks import clocks_of
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event, from_plain, to_plain
from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.receipts import with_receipts
from clerk_app.law.steps import Steps, in_order
from clerk_app.law.terms import ClockKind
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar
from tests.law.conftest import ClockOf, EventsOf, event_of

ClocksOf = Callable[..., tuple[LegalClock, ...]]
RECEIVED = "2026-10-14"
ASKED = "2026-10-20 consultation_sent ref=甲公司"
LINK = "letter=third_party_inquiry asked=consultation_sent asked_of=甲公司 asked_on=2026-10-20"
POSTED = f"2026-10-20 served manner=post posted_on=2026-10-20 tracking=118 {LINK}"
SIGNED = f"2026-10-23 served manner=post posted_on=2026-10-20 signed_for_on=2026-10-23 tracking=118 {LINK}"


@pytest.fixture(scope="session")
def clocks(events_of: EventsOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> ClocksOf:
    return lambda received_on, *lines: clocks_of(events_of(received_on, *lines), rules, steps, workdays)


def of(clocks: tuple[LegalClock, ...], kind: ClockKind) -> LegalClock:
    (found,) = (one for one in clocks if one.kind is kind)
    return found


def keys(clock: LegalClock) -> list[str]:
    return [one.key for one in clock.because]


def test_an_opinion_is_due_fifteen_working_days_after_its_letter_was_signed_for(
    clock_of: ClockOf, clocks: ClocksOf, terms: Terms
) -> None:
    only_posted = clock_of(RECEIVED, ASKED, POSTED)
    assert [one.opinion_due_on for one in only_posted.consultations] == [date(2026, 11, 10)]
    signed = clock_of(RECEIVED, ASKED, POSTED, SIGNED)
    (letter,) = signed.consultations
    assert (letter.received_by_party, letter.opinion_due_on) == (date(2026, 10, 23), date(2026, 11, 13))
    # 15, 16, 19, 20 October are used; left out is 21 October to 12 November, then 13 November is the fifth day.
    assert only_posted.due_on == date(2026, 12, 1) and signed.due_on == date(2026, 12, 4)
    assert signed.excluded == ((date(2026, 10, 21), date(2026, 11, 12)),)
    opinion = of(clocks(RECEIVED, ASKED, POSTED, SIGNED), ClockKind.OPINION)
    assert (opinion.starts_on, opinion.due_on) == (date(2026, 10, 23), date(2026, 11, 13))
    assert keys(opinion)[0] == "clock_from_opinion_signed_waybill"
    assert terms.sentence(opinion.because[0].key, opinion.because[0].facts).startswith(
        "2026-10-23 甲公司签收征求意见书（据寄送登记，邮件号 118），当日不计入"
    )


def test_read_literally_the_last_day_of_the_longer_pause_is_left_out_too(
    events_of: EventsOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    literal = rules.read_as("pause_days", reading="literal")
    clock = reckon(events_of(RECEIVED, ASKED, POSTED, SIGNED), literal, steps, workdays)
    assert clock.due_on == date(2026, 12, 7), "Monday, one working day after Friday 4 December"


def test_an_opinion_that_came_ends_the_pause_whenever_the_letter_was_signed_for(clock_of: ClockOf) -> None:
    answered = "2026-10-29 consultation_answered ref=甲公司"
    assert clock_of(RECEIVED, ASKED, answered).due_on == clock_of(RECEIVED, ASKED, SIGNED, answered).due_on
    # 11 November is past the limit by posting (10 November) and not by the signature (13 November).
    late = "2026-11-11 consultation_answered ref=甲公司"
    assert clock_of(RECEIVED, ASKED, late).due_on == date(2026, 12, 1)
    assert clock_of(RECEIVED, ASKED, SIGNED, late).due_on == date(2026, 12, 2)


def test_a_day_typed_with_the_asking_stays_and_the_other_one_is_told(clocks: ClocksOf, terms: Terms) -> None:
    typed = f"{ASKED} received_by_party=2026-10-22"
    opinion = of(clocks(RECEIVED, typed, SIGNED), ClockKind.OPINION)
    assert (opinion.starts_on, opinion.due_on) == (date(2026, 10, 22), date(2026, 11, 12))
    assert keys(opinion)[:2] == ["clock_from_opinion_reached", "clock_signed_otherwise"]
    said = terms.sentence(opinion.because[1].key, opinion.because[1].facts)
    assert "2026-10-23" in said and "2026-10-22" in said
    same = of(clocks(RECEIVED, f"{ASKED} received_by_party=2026-10-23", SIGNED), ClockKind.OPINION)
    assert "clock_signed_otherwise" not in keys(same) and same.due_on == date(2026, 11, 13)


def test_a_signature_touches_no_other_asking(clock_of: ClockOf) -> None:
    other = "2026-10-20 consultation_sent ref=乙公司"
    again = "2026-10-27 consultation_sent ref=甲公司"
    found = clock_of(RECEIVED, ASKED, other, again, SIGNED)
    assert [(one.ref, one.opinion_due_on) for one in found.consultations] == [
        ("甲公司", date(2026, 11, 13)), ("乙公司", date(2026, 11, 10)), ("甲公司", date(2026, 11, 17)),
    ]


def test_a_service_without_the_link_and_one_after_the_answer_change_nothing(clock_of: ClockOf) -> None:
    bare = "2026-10-23 served manner=post signed_for_on=2026-10-23 letter=third_party_inquiry"
    assert clock_of(RECEIVED, ASKED, bare) == clock_of(RECEIVED, ASKED)
    answered = "2026-10-22 answered outcome=disclosed"
    assert clock_of(RECEIVED, ASKED, answered, SIGNED) == clock_of(RECEIVED, ASKED, answered)


def test_of_two_receipts_the_first_counts_and_the_order_of_the_list_does_not(
    clock_of: ClockOf, events_of: EventsOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    second = f"2026-10-28 served manner=direct {LINK}"
    lines = (ASKED, second, SIGNED)
    assert [one.opinion_due_on for one in clock_of(RECEIVED, *lines).consultations] == [date(2026, 11, 13)]
    events = events_of(RECEIVED, *lines)
    assert clocks_of(events, rules, steps, workdays) == clocks_of(events[::-1], rules, steps, workdays)
    by_hand = clock_of(RECEIVED, ASKED, second)
    assert [one.opinion_due_on for one in by_hand.consultations] == [date(2026, 11, 18)]


def test_a_correction_without_a_named_day_and_a_fee_are_counted_from_the_signature(
    clock_of: ClockOf, clocks: ClocksOf
) -> None:
    asked = "2026-10-20 correction_asked"
    signed = "2026-10-23 served manner=post signed_for_on=2026-10-23 letter=correction_notice asked=correction_asked " \
             "asked_on=2026-10-20"  # fmt: skip
    correction = of(clocks(RECEIVED, asked, signed), ClockKind.CORRECTION)
    assert (correction.starts_on, keys(correction)[0]) == (date(2026, 10, 23), "clock_from_correction_signed")
    before = of(clocks(RECEIVED, asked), ClockKind.CORRECTION)
    assert before.starts_on == date(2026, 10, 20) and before.due_on is not None and correction.due_on is not None
    assert (before.due_on, correction.due_on) == (date(2026, 11, 10), date(2026, 11, 13))
    named = of(clocks(RECEIVED, f"{asked} reply_by=2026-11-06", signed), ClockKind.CORRECTION)
    assert (named.starts_on, named.due_on) == (date(2026, 10, 23), date(2026, 11, 6)), "the notice names the day"
    fee = "2026-10-20 fee_noticed amount_fen=10000"
    paid_by = signed.replace("correction_asked", "fee_noticed").replace("correction_notice", "fee_notice")
    assert clock_of(RECEIVED, fee).fee_payment_due_on == date(2026, 11, 17)
    assert clock_of(RECEIVED, fee, paid_by).fee_payment_due_on == date(2026, 11, 20)
    payment = of(clocks(RECEIVED, fee, paid_by), ClockKind.FEE_PAYMENT)
    assert (payment.due_on, keys(payment)[0]) == (date(2026, 11, 20), "clock_from_fee_signed")


def test_a_signature_before_the_letter_is_told(clock_of: ClockOf) -> None:
    early = f"2026-10-19 served manner=post signed_for_on=2026-10-19 {LINK}"
    clock = clock_of(RECEIVED, ASKED, early)
    assert clock.warnings == ("CHAIN_ORDER",)
    assert [one.opinion_due_on for one in clock.consultations] == [date(2026, 11, 10)]


def test_the_link_is_read_back_as_it_was_written() -> None:
    event = event_of(SIGNED)
    assert event.day("asked_on") == date(2026, 10, 20)
    again: Event = from_plain(to_plain(event))
    assert again == event


def test_told_twice_nothing_changes(events_of: EventsOf, steps: Steps) -> None:
    once = with_receipts(in_order(events_of(RECEIVED, ASKED, POSTED, SIGNED)), steps)
    assert with_receipts(once, steps) == once
    assert [one.day("received_by_party") for one in once if "asking_signed_on" in one.facts] == [date(2026, 10, 23)]
    bare = in_order(events_of(RECEIVED, ASKED))
    assert with_receipts(bare, steps) is bare, "old records are read as they are"
