"""Every period K1 to K12 of one request: from which day, until which day, met by what, and what follows.

The dates are counted by hand on the published calendars. 2026: 20 September and 10 October are worked,
25 to 27 September and 1 to 7 October are off.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.law.clock import NotReceived, reckon
from clerk_app.law.clocks import clocks_of
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event, from_plain
from clerk_app.law.legal_clock import ClockState, LegalClock
from clerk_app.law.steps import Steps, in_order
from clerk_app.law.terms import ClockKind, ConsultedParty, EventKind
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar
from tests.law.conftest import EventsOf

CASES = json.loads((Path(__file__).parent.parent / "data" / "clock.json").read_text(encoding="utf-8"))
ClocksOf = Callable[..., tuple[LegalClock, ...]]


@pytest.fixture(scope="session")
def clocks(events_of: EventsOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> ClocksOf:
    return lambda received_on, *lines: clocks_of(events_of(received_on, *lines), rules, steps, workdays)


def of(clocks: tuple[LegalClock, ...], kind: ClockKind, ref: str | None = None) -> LegalClock:
    found = [one for one in clocks if one.kind is kind and (ref is None or one.ref == ref)]
    assert len(found) == 1, f"{kind}: {[one.ref for one in found]}"
    return found[0]


def keys(clock: LegalClock) -> list[str]:
    return [one.key for one in clock.because]


def articles(clock: LegalClock) -> str:
    return "".join(one.full() for one in clock.basis)


# --- K1 correction notice --------------------------------------------------------------------------------------------


def test_k1_the_correction_notice_is_due_on_the_seventh_working_day(clocks: ClocksOf) -> None:
    notice = of(clocks("2026-09-10"), ClockKind.CORRECTION_NOTICE)
    assert (notice.starts_on, notice.due_on) == (date(2026, 9, 10), date(2026, 9, 20)), "a Sunday that is worked"
    assert (notice.counted, notice.amount, notice.state) == ("working_days", 7, ClockState.RUNNING)
    assert "第三十条" in articles(notice)


def test_k1_is_met_by_the_notice_and_over_with_the_answer(clocks: ClocksOf) -> None:
    sent = of(clocks("2026-09-10", "2026-09-15 correction_asked"), ClockKind.CORRECTION_NOTICE)
    assert (sent.state, sent.ended_on, sent.ended_by) == (
        ClockState.ENDED, date(2026, 9, 15), EventKind.CORRECTION_ASKED,
    )
    answered = of(clocks("2026-09-10", "2026-09-16 answered outcome=disclosed"), ClockKind.CORRECTION_NOTICE)
    assert (answered.ended_by, keys(answered)[-1]) == (EventKind.ANSWERED, "clock_closed")


def test_k1_the_2008_law_has_none(clocks: ClocksOf) -> None:
    assert not [one for one in clocks("2019-05-14") if one.kind is ClockKind.CORRECTION_NOTICE]


# --- K2 correction by the applicant ----------------------------------------------------------------------------------


def test_k2_runs_to_the_day_the_notice_names_while_no_reply_date_runs(clocks: ClocksOf) -> None:
    found = clocks("2026-09-10", "2026-09-15 correction_asked reply_by=2026-10-12 received_by_applicant=2026-09-16")
    correction, reply = of(found, ClockKind.CORRECTION), of(found, ClockKind.REPLY)
    assert (correction.starts_on, correction.due_on) == (date(2026, 9, 16), date(2026, 10, 12))
    assert (correction.counted, correction.expiry) == ("named", "expiry_correction_abandoned")
    assert (reply.state, reply.due_on) == (ClockState.IDLE, None)
    assert of(found, ClockKind.EXTENSION_NOTICE).state is ClockState.IDLE
    assert not [one for one in found if one.kind is ClockKind.APPLICANT_SUIT], "without a reply date nothing expires"


def test_k2_without_a_named_day_takes_the_usual_number_and_says_that_no_text_sets_it(clocks: ClocksOf) -> None:
    correction = of(
        clocks("2026-09-10", "2026-09-15 correction_asked received_by_applicant=2026-09-16"), ClockKind.CORRECTION
    )
    assert (correction.due_on, correction.amount, correction.unverified) == (date(2026, 10, 13), 15, True)
    assert [one.key for one in correction.readings] == ["clock_no_limit_in_text"]


def test_k2_without_a_receipt_counts_from_the_sending_and_says_so(clocks: ClocksOf) -> None:
    correction = of(clocks("2026-09-10", "2026-09-15 correction_asked"), ClockKind.CORRECTION)
    assert correction.starts_on == date(2026, 9, 15)
    assert keys(correction)[0] == "clock_from_correction_sent"


def test_k2_ends_with_the_correction_or_its_lapse(clocks: ClocksOf) -> None:
    asked = "2026-09-15 correction_asked reply_by=2026-09-30"
    came = of(clocks("2026-09-10", asked, "2026-09-25 correction_received"), ClockKind.CORRECTION)
    assert (came.ended_on, came.ended_by) == (date(2026, 9, 25), EventKind.CORRECTION_RECEIVED)
    lapsed = of(clocks("2026-09-10", asked, "2026-10-08 correction_lapsed"), ClockKind.CORRECTION)
    assert (lapsed.ended_on, lapsed.ended_by) == (date(2026, 10, 8), EventKind.CORRECTION_LAPSED)


def test_two_rounds_of_correction_are_told_apart(clocks: ClocksOf) -> None:
    found = clocks(
        "2026-09-10", "2026-09-11 correction_asked", "2026-09-15 correction_received", "2026-09-16 correction_asked"
    )
    rounds = [one for one in found if one.kind is ClockKind.CORRECTION]
    assert [(one.ref, one.state) for one in rounds] == [("", ClockState.ENDED), ("(2)", ClockState.RUNNING)]


def test_the_2008_law_says_nothing_of_a_correction_that_never_comes(clocks: ClocksOf) -> None:
    old = of(clocks("2018-03-01", "2018-03-05 correction_asked"), ClockKind.CORRECTION)
    assert old.expiry == "expiry_correction_unsaid"


# --- K3, K4, K5 reply and extension ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received_on", "base", "extended", "most"),
    [("2019-05-14", date(2019, 6, 4), date(2019, 6, 26), 15), ("2019-05-15", date(2019, 6, 13), date(2019, 7, 11), 20)],
)
def test_k3_to_k5_follow_the_law_of_the_day_of_receipt(
    clocks: ClocksOf, received_on: str, base: date, extended: date, most: int
) -> None:
    plain = clocks(received_on)
    assert of(plain, ClockKind.REPLY).due_on == of(plain, ClockKind.EXTENSION_NOTICE).due_on == base
    longer = clocks(received_on, f"{base} extended notice_on={base}")
    reply, notice = of(longer, ClockKind.REPLY), of(longer, ClockKind.EXTENSION_NOTICE)
    assert (reply.due_on, reply.extended_days, reply.amount) == (extended, most, 2 * most)
    assert (notice.due_on, notice.state, notice.ended_on) == (base, ClockState.ENDED, base)
    assert "clock_extended" in keys(reply)


def test_k4_stays_open_after_an_extension_that_does_not_count(clocks: ClocksOf) -> None:
    found = clocks("2019-05-15", "2019-06-10 extended days=21")
    assert of(found, ClockKind.EXTENSION_NOTICE).state is ClockState.RUNNING
    assert of(found, ClockKind.REPLY).due_on == date(2019, 6, 13)
    again = clocks("2019-05-15", "2019-06-10 extended days=21", "2019-06-11 extended days=5")
    assert of(again, ClockKind.EXTENSION_NOTICE).ended_on == date(2019, 6, 11)


def test_k4_is_told_by_the_count_the_extension_was_measured_by(clocks: ClocksOf) -> None:
    # Four days to 19 January, ten to 2 February, the make-up Sunday, five to Friday 9 February. Paid: all begins anew.
    lines = ("2024-01-19 extended", "2024-01-31 fee_noticed", "2024-02-01 fee_paid")
    notice = of(clocks("2024-01-15", *lines), ClockKind.EXTENSION_NOTICE)
    assert (notice.starts_on, notice.due_on) == (date(2024, 1, 15), date(2024, 2, 9))
    assert notice.ended_on == date(2024, 1, 19)


def test_k4_is_met_by_the_extension_that_was_told_in_time_not_by_one_told_late(clocks: ClocksOf) -> None:
    # The first one was told on 8 October, after the base due day of 28 September; the fee begins the count anew.
    lines = ("2026-09-01 extended notice_on=2026-10-08", "2026-09-10 fee_noticed", "2026-09-11 fee_paid",
             "2026-09-14 extended")
    notice = of(clocks("2026-08-31", *lines), ClockKind.EXTENSION_NOTICE)
    assert notice.ended_on == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("lines", "said", "facts"),
    [
        # Twenty working days after Monday 2 March 2026 end on Monday 30 March.
        (("2026-03-20 extended days=21",), "clock_no_effect_EXT_TOO_LONG", {"days": 21, "most": 20}),
        (("2026-03-20 extended days=0",), "clock_no_effect_EXT_TOO_LONG", {"days": 0, "most": 20}),
        (
            ("2026-03-20 extended days=10 notice_on=2026-04-02",), "clock_no_effect_EXT_NOTICE_LATE",
            {"on": date(2026, 3, 20), "told_on": date(2026, 4, 2), "base_due_on": date(2026, 3, 30)},
        ),
        (("2026-03-20 extended days=5", "2026-03-24 extended days=5"), "clock_no_effect_EXT_TWICE",
         {"on": date(2026, 3, 24)}),
        (("2026-03-31 fee_noticed",), "clock_no_effect_fee_notice", {"due_on": date(2026, 3, 30)}),
        (("2026-03-31 consultation_sent ref=甲公司",), "clock_no_effect_consultation_sent",
         {"ref": "甲公司", "due_on": date(2026, 3, 30)}),
    ],
)  # fmt: skip
def test_what_was_recorded_and_moves_no_date_is_said_with_its_reason(
    clocks: ClocksOf, lines: tuple[str, ...], said: str, facts: dict[str, object]
) -> None:
    reply = of(clocks("2026-03-02", *lines), ClockKind.REPLY)
    one = next(reason for reason in reply.because if reason.key == said)
    assert {name: one.facts[name] for name in facts} == facts


def test_of_two_extensions_each_that_does_not_count_has_its_own_reason(clocks: ClocksOf) -> None:
    lines = ("2026-03-10 extended days=21", "2026-03-11 extended days=5", "2026-03-12 extended days=30")
    reply = of(clocks("2026-03-02", *lines), ClockKind.REPLY)
    said = [key for key in keys(reply) if key.startswith("clock_no_effect")]
    assert said == ["clock_no_effect_EXT_TOO_LONG", "clock_no_effect_EXT_TWICE"]
    assert reply.extended_days == 5


def test_a_pause_after_the_due_day_explains_nothing(clocks: ClocksOf) -> None:
    found = clocks("2019-05-01", "2019-05-29 consultation_sent ref=甲公司")
    for kind in (ClockKind.REPLY, ClockKind.EXTENSION_NOTICE):
        assert of(found, kind).due_on == date(2019, 5, 23)
        assert "clock_pause_consultation" not in keys(of(found, kind))


@pytest.mark.parametrize(
    ("received_on", "said"),
    [("2019-05-14", "clock_waits_correction_suspended"), ("2019-05-15", "clock_waits_correction")],
)
def test_a_correction_suspends_under_the_2008_law_and_begins_anew_under_that_of_2019(
    clocks: ClocksOf, received_on: str, said: str
) -> None:
    assert said in keys(of(clocks(received_on, "2019-05-16 correction_asked"), ClockKind.REPLY))


def test_k3_starts_anew_from_the_correction_and_says_why(clocks: ClocksOf) -> None:
    reply = of(
        clocks("2026-09-10", "2026-09-15 correction_asked", "2026-09-24 correction_received"), ClockKind.REPLY
    )
    # 28 to 30 September, 8 to 10 October, two full weeks, and four days of a third.
    assert (reply.starts_on, reply.due_on) == (date(2026, 9, 24), date(2026, 10, 29))
    assert keys(reply)[0] == "clock_from_correction"


def test_k3_after_a_late_notice_runs_on_and_says_so(clocks: ClocksOf) -> None:
    found = clocks("2026-09-10", "2026-09-21 correction_asked")
    reply = of(found, ClockKind.REPLY)
    assert (reply.state, reply.due_on) == (ClockState.RUNNING, date(2026, 10, 14))
    assert "clock_late_notice" in keys(reply)
    assert of(found, ClockKind.CORRECTION).state is ClockState.RUNNING


def test_k3_is_paused_to_its_latest_date_while_an_opinion_is_out(clocks: ClocksOf) -> None:
    found = clocks("2026-09-10", "2026-09-14 consultation_sent ref=甲公司 received_by_party=2026-09-16")
    reply = of(found, ClockKind.REPLY)
    # Two days used; the opinion is due on 13 October, which counts as the third.
    assert (reply.state, reply.due_on) == (ClockState.PAUSED, date(2026, 11, 5))
    pauses = [(one.first, one.last, one.ref) for one in reply.pauses]
    assert pauses == [(date(2026, 9, 15), date(2026, 10, 12), "甲公司")]
    assert of(found, ClockKind.EXTENSION_NOTICE).due_on == date(2026, 11, 5)


def test_k3_is_not_met_by_an_answer_that_was_not_posted(clocks: ClocksOf) -> None:
    dated = of(clocks("2026-09-10", "2026-10-12 answered outcome=disclosed"), ClockKind.REPLY)
    assert dated.state is ClockState.RUNNING and "clock_not_posted" in keys(dated)
    lines = ("2026-10-12 answered outcome=disclosed", "2026-10-14 served manner=post posted_on=2026-10-14")
    posted = of(clocks("2026-09-10", *lines), ClockKind.REPLY)
    assert (posted.ended_on, posted.ended_by) == (date(2026, 10, 14), EventKind.SERVED)


# --- K6, K7 opinions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received_on", "party", "silence", "article", "unverified"),
    [
        ("2026-09-10", "third_party", "agency_decides", "第三十二条", False),
        ("2026-09-10", "co_author", "consent", "第三十四条", False),
        ("2026-09-10", "other_agency", "agency_decides", "第三十三条第三款", True),
        ("2018-09-10", "third_party", "agency_decides", "第二十三条", True),
        ("2018-09-10", "co_author", "agency_decides", "第二十四条第三款", True),
        ("2018-09-10", "other_agency", "agency_decides", "第二十四条第三款", True),
    ],
)
def test_k6_k7_silence_means_what_the_law_says_of_that_party(
    clocks: ClocksOf, terms: Terms, received_on: str, party: str, silence: str, article: str, unverified: bool
) -> None:
    sent = received_on[:8] + "14"
    opinion = of(clocks(received_on, f"{sent} consultation_sent ref=某方 party={party}"), ClockKind.OPINION, "某方")
    assert opinion.expiry == f"expiry_opinion_{party}_{silence}" and opinion.expiry in terms.keys
    assert ("同意" in terms.sentence(opinion.expiry)) is (silence == "consent")
    assert article in articles(opinion) and opinion.unverified is unverified
    assert bool(opinion.readings) is unverified


def test_k6_counts_fifteen_working_days_from_the_partys_receipt(clocks: ClocksOf) -> None:
    asked = "2026-09-14 consultation_sent ref=甲公司 received_by_party=2026-09-16"
    opinion = of(clocks("2026-09-10", asked), ClockKind.OPINION)
    assert (opinion.starts_on, opinion.due_on) == (date(2026, 9, 16), date(2026, 10, 13))
    answered = of(clocks("2026-09-10", asked, "2026-09-29 consultation_answered ref=甲公司"), ClockKind.OPINION)
    assert (answered.state, answered.ended_on) == (ClockState.ENDED, date(2026, 9, 29))


def test_a_letter_whose_receipt_nobody_knows_counts_from_its_posting(clocks: ClocksOf) -> None:
    opinion = of(clocks("2026-09-10", "2026-09-14 consultation_sent ref=甲公司"), ClockKind.OPINION)
    assert (opinion.due_on, keys(opinion)[0]) == (date(2026, 10, 10), "clock_from_opinion_sent"), "a Saturday worked"


def test_several_opinions_run_side_by_side_and_one_party_twice_is_numbered(clocks: ClocksOf) -> None:
    found = clocks(
        "2026-09-10", "2026-09-11 consultation_sent ref=甲", "2026-09-14 consultation_sent ref=乙",
        "2026-09-16 consultation_answered ref=甲", "2026-09-17 consultation_sent ref=甲",
    )  # fmt: skip
    opinions = [one for one in found if one.kind is ClockKind.OPINION]
    running = [(one.ref, one.state is ClockState.RUNNING) for one in opinions]
    assert running == [("甲", False), ("乙", True), ("甲 (2)", True)]


# --- K8 fee, K9 named day --------------------------------------------------------------------------------------------


def test_k8_twenty_working_days_from_the_receipt_of_the_fee_notice(clocks: ClocksOf) -> None:
    noticed = "2026-09-18 fee_noticed amount_fen=61000 received_by_applicant=2026-09-21"
    found = clocks("2026-09-10", noticed)
    fee = of(found, ClockKind.FEE_PAYMENT)
    assert (fee.starts_on, fee.due_on, fee.amount) == (date(2026, 9, 21), date(2026, 10, 26), 20)
    assert of(found, ClockKind.REPLY).due_on is None
    paid = clocks("2026-09-10", noticed, "2026-09-28 fee_paid")
    assert of(paid, ClockKind.FEE_PAYMENT).ended_on == date(2026, 9, 28)
    assert (of(paid, ClockKind.REPLY).starts_on, keys(of(paid, ClockKind.REPLY))[0]) == (
        date(2026, 9, 28), "clock_from_payment",
    )


def test_k8_a_fee_of_the_2008_law_has_no_period(clocks: ClocksOf) -> None:
    found = clocks("2018-03-01", "2018-03-05 fee_noticed amount_fen=100")
    assert ClockKind.FEE_PAYMENT not in {one.kind for one in found}


def test_k9_the_named_day_is_the_reply_day_and_a_period_of_its_own(clocks: ClocksOf) -> None:
    fixed = "2026-10-09 delayed_reasonably until=2026-12-31"
    found = clocks("2026-09-10", fixed)
    delay, reply = of(found, ClockKind.DELAY), of(found, ClockKind.REPLY)
    assert (delay.starts_on, delay.due_on, delay.counted) == (date(2026, 10, 9), date(2026, 12, 31), "named")
    assert (reply.due_on, reply.counted) == (date(2026, 12, 31), "named")
    assert "第三十五条" in articles(delay)
    far = of(clocks("2026-12-10", "2026-12-20 delayed_reasonably until=2027-03-31"), ClockKind.REPLY)
    assert (far.due_on, far.missing_year) == (date(2027, 3, 31), None), "a day the office named waits for no notice"
    served = ("2026-12-30 answered outcome=disclosed", "2026-12-30 served manner=electronic")
    assert of(clocks("2026-09-10", fixed, *served), ClockKind.DELAY).ended_on == date(2026, 12, 30)
    old = clocks("2018-09-10", "2018-09-20 delayed_reasonably until=2018-12-28")
    assert ClockKind.DELAY not in {one.kind for one in old}


# --- K10 reconsideration answer (L1 to L4) ---------------------------------------------------------------------------


def opened(copy: str = "", procedure: str = "", route: str = "reconsideration", on: str = "2023-12-18") -> str:
    facts = [f"copy_received_on={copy}"] * bool(copy) + [f"procedure={procedure}"] * bool(procedure)
    return " ".join((f"{on} remedy_opened remedy=1 route={route} body=某机关 case_number=1号", *facts))


@pytest.mark.parametrize(
    ("copy", "procedure", "due_on", "counted", "amount"),
    [
        ("2024-01-02", "ordinary", date(2024, 1, 16), "working_days", 10),
        ("2024-01-02", "simple", date(2024, 1, 9), "working_days", 5),
        ("2024-01-02", "", date(2024, 1, 9), "working_days", 5),
        ("2023-12-29", "", date(2024, 1, 8), "calendar_days", 10),
        ("2023-12-29", "ordinary", date(2024, 1, 8), "calendar_days", 10),
        ("2023-12-20", "", date(2024, 1, 2), "calendar_days", 10),  # 30 December begins the New Year's break
    ],
)
def test_k10_the_answer_to_the_body_follows_the_day_of_the_copy_and_the_procedure(
    clocks: ClocksOf, copy: str, procedure: str, due_on: date, counted: str, amount: int
) -> None:
    found = clocks("2023-10-09", "2023-10-20 answered outcome=disclosed", opened(copy, procedure))
    answer = of(found, ClockKind.RECONSIDERATION_ANSWER, "1号")
    assert (answer.due_on, answer.counted, answer.amount) == (due_on, counted, amount)
    assert answer.expiry == "expiry_reconsideration_answer"


def test_k10_of_an_unnamed_procedure_plans_for_five_days_and_shows_ten_beside(clocks: ClocksOf) -> None:
    told = ("2023-10-09", "2023-10-20 answered outcome=disclosed", opened("2024-01-02"))
    answer = of(clocks(*told), ClockKind.RECONSIDERATION_ANSWER)
    assert [one.key for one in answer.readings] == ["clock_procedure_unknown"]
    assert [(one.due_on, one.is_safe) for one in answer.others] == [(date(2024, 1, 16), False)]
    named = of(
        clocks(*told, "2024-01-04 noted remedy=1 text=补登 procedure=ordinary"), ClockKind.RECONSIDERATION_ANSWER
    )
    assert (named.due_on, named.readings, named.others) == (date(2024, 1, 16), (), ())


def test_k10_has_no_day_until_the_copy_came_and_ends_with_our_answer(clocks: ClocksOf) -> None:
    told = ("2023-10-09", "2023-10-20 answered outcome=disclosed", opened())
    waiting = of(clocks(*told), ClockKind.RECONSIDERATION_ANSWER)
    assert (waiting.state, waiting.due_on, keys(waiting)) == (ClockState.IDLE, None, ["clock_no_copy_day"])
    filed = of(clocks(*told, "2024-01-05 remedy_answered remedy=1"), ClockKind.RECONSIDERATION_ANSWER)
    assert (filed.state, filed.ended_on, filed.ended_by) == (
        ClockState.ENDED, date(2024, 1, 5), EventKind.REMEDY_ANSWERED,
    )


# --- K11 court answer (L7) -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("copy", "due_on", "rolled_from"),
    [
        ("2026-09-17", date(2026, 10, 8), date(2026, 10, 2)),
        ("2026-09-05", date(2026, 9, 20), None),  # a Sunday that is worked is no rest day
        ("2026-08-31", date(2026, 9, 15), None),
    ],
)
def test_k11_fifteen_calendar_days_that_move_off_a_rest_day(
    clocks: ClocksOf, copy: str, due_on: date, rolled_from: date | None
) -> None:
    lines = ("2026-07-10 answered outcome=disclosed", opened(copy, route="litigation_direct", on="2026-08-20"))
    court = of(clocks("2026-06-10", *lines), ClockKind.COURT_ANSWER)
    assert (court.due_on, court.rolled_from, court.amount) == (due_on, rolled_from, 15)
    assert "第六十七条" in articles(court)
    assert ("clock_rolls" in keys(court)) is (rolled_from is not None)


def test_k11_each_lawsuit_has_its_own(clocks: ClocksOf) -> None:
    first = opened("2026-08-31", route="litigation_direct", on="2026-08-20")
    second = first.replace("remedy=1", "remedy=2").replace("1号", "2号").replace("2026-08-31", "2026-09-01")
    found = clocks("2026-06-10", "2026-07-10 answered outcome=disclosed", first, second,
                   "2026-09-10 remedy_answered remedy=2")  # fmt: skip
    assert of(found, ClockKind.COURT_ANSWER, "1号").state is ClockState.RUNNING
    assert of(found, ClockKind.COURT_ANSWER, "2号").ended_on == date(2026, 9, 10)


# --- K12 the applicant's windows (L11 to L14) ------------------------------------------------------------------------


def windows(found: tuple[LegalClock, ...]) -> tuple[date | None, date | None]:
    return of(found, ClockKind.APPLICANT_RECONSIDERATION).due_on, of(found, ClockKind.APPLICANT_SUIT).due_on


def test_k12_sixty_days_and_six_months_from_the_applicants_own_receipt(clocks: ClocksOf) -> None:
    served = "2026-01-30 served manner=post posted_on=2026-01-30 signed_for_on=2026-02-02"
    found = clocks("2026-01-05", "2026-01-30 answered outcome=disclosed", served)
    assert windows(found) == (date(2026, 4, 3), date(2026, 8, 3)), "2 August is a Sunday"
    assert of(found, ClockKind.APPLICANT_SUIT).rolled_from == date(2026, 8, 2)
    assert not of(found, ClockKind.APPLICANT_SUIT).is_earliest


def test_k12_of_a_letter_nobody_saw_signed_is_the_earliest_it_can_be(clocks: ClocksOf) -> None:
    found = clocks(
        "2026-01-05", "2026-01-30 answered outcome=disclosed", "2026-01-30 served manner=post posted_on=2026-01-30"
    )
    suit = of(found, ClockKind.APPLICANT_SUIT)
    assert (suit.starts_on, suit.due_on, suit.is_earliest) == (date(2026, 1, 30), date(2026, 7, 30), True)
    assert keys(suit)[0] == "clock_from_answer_posted"


def test_k12_does_not_begin_before_the_answer_is_served(clocks: ClocksOf) -> None:
    found = clocks("2026-01-05", "2026-01-30 answered outcome=disclosed")
    assert windows(found) == (None, None)
    assert of(found, ClockKind.APPLICANT_SUIT).state is ClockState.IDLE


@pytest.mark.parametrize(
    ("answered", "signed", "suit"),
    [
        ("2015-04-30", "2015-04-30", date(2015, 7, 30)),
        ("2015-05-04", "2015-05-04", date(2015, 11, 4)),
    ],
)
def test_k12_three_months_for_acts_to_april_2015_and_six_since(
    clocks: ClocksOf, answered: str, signed: str, suit: date
) -> None:
    found = clocks("2015-04-13", f"{answered} answered outcome=disclosed", f"{signed} served manner=direct")
    assert of(found, ClockKind.APPLICANT_SUIT).due_on == suit


@pytest.mark.parametrize(
    ("answered", "outcome", "direct", "disputed"),
    [
        ("2023-12-20", "refused_process", True, False),
        ("2024-06-03", "refused_process", False, True),
        ("2026-01-30", "refused_process", False, False),
        ("2026-01-30", "partially_disclosed", False, False),
        ("2026-01-30", "unable_not_exist", True, False),
        ("2026-01-30", "refused_admin_query", True, False),
    ],
)
def test_k12_where_reconsideration_comes_first_there_is_no_direct_suit(
    clocks: ClocksOf, answered: str, outcome: str, direct: bool, disputed: bool
) -> None:
    found = clocks("2023-12-01", f"{answered} answered outcome={outcome}", f"{answered} served manner=direct")
    suit = of(found, ClockKind.APPLICANT_SUIT)
    assert (suit.due_on is not None) is direct
    assert bool(suit.readings) is disputed
    assert ("other_direct_suit" in [one.key for one in suit.others]) is disputed
    assert of(found, ClockKind.APPLICANT_RECONSIDERATION).due_on is not None


def test_k12_fifteen_days_after_the_reconsideration_decision_was_received(clocks: ClocksOf) -> None:
    told = (
        "2026-01-30 answered outcome=refused_process", "2026-01-30 served manner=direct",
        opened("2026-03-12", on="2026-03-10"),
    )  # fmt: skip
    decided = "2026-05-10 remedy_closed remedy=1 result=upheld"
    found = clocks("2026-01-05", *told, f"{decided} decision_received_on=2026-05-12")
    suit = of(found, ClockKind.APPLICANT_SUIT)
    assert (suit.ref, suit.starts_on, suit.due_on, suit.amount) == ("1号", date(2026, 5, 12), date(2026, 5, 27), 15)
    assert of(found, ClockKind.APPLICANT_RECONSIDERATION).ended_on == date(2026, 3, 10)
    unknown = of(clocks("2026-01-05", *told, decided), ClockKind.APPLICANT_SUIT)
    assert (unknown.due_on, unknown.is_earliest) == (date(2026, 5, 25), True)
    sued = opened(route="litigation_after_reconsideration", on="2026-05-20").replace("remedy=1", "remedy=2")
    assert of(clocks("2026-01-05", *told, decided, sued), ClockKind.APPLICANT_SUIT).ended_on == date(2026, 5, 20)


def test_k12_without_a_reply_runs_from_the_day_the_reply_was_due(clocks: ClocksOf) -> None:
    found = clocks("2026-09-17")
    assert of(found, ClockKind.REPLY).due_on == date(2026, 10, 21)
    window = of(found, ClockKind.APPLICANT_RECONSIDERATION)
    assert (window.starts_on, window.due_on, window.rolled_from) == (
        date(2026, 10, 21), date(2026, 12, 21), date(2026, 12, 20),
    )
    suit = of(found, ClockKind.APPLICANT_SUIT)
    assert (suit.due_on, suit.missing_year, keys(suit)[-1]) == (date(2027, 4, 21), 2027, "clock_provisional")


def test_k12_a_lapse_can_be_gone_against_and_a_withdrawal_cannot(clocks: ClocksOf) -> None:
    lapsed = clocks("2026-01-05", "2026-01-08 correction_asked reply_by=2026-01-20", "2026-01-21 correction_lapsed")
    assert of(lapsed, ClockKind.APPLICANT_SUIT).is_earliest
    taken_back = {one.kind for one in clocks("2026-01-05", "2026-01-08 withdrawn")}
    assert not taken_back & {ClockKind.APPLICANT_SUIT, ClockKind.APPLICANT_RECONSIDERATION}


def test_k12_a_second_answer_opens_second_windows(clocks: ClocksOf) -> None:
    found = clocks(
        "2026-01-05", "2026-01-30 answered outcome=disclosed", "2026-01-30 served manner=direct",
        opened("2026-03-12", on="2026-03-10"), "2026-05-11 remedy_closed remedy=1 result=corrected",
        "2026-06-01 answered outcome=disclosed", "2026-06-01 served manner=direct",
    )  # fmt: skip
    both = [one for one in found if one.kind is ClockKind.APPLICANT_RECONSIDERATION]
    assert [(one.ref, one.starts_on) for one in both] == [("", date(2026, 1, 30)), ("(2)", date(2026, 6, 1))]


# --- all of them -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_collected_cases_give_the_same_dates_period_by_period(
    case: dict[str, dict[str, object]], rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    given_case, expect = case["input"], case["expect"]
    plain = [{"kind": "received", "on": given_case["received_on"]}, *given_case["events"]]  # type: ignore[misc]
    found = clocks_of([from_plain(event) for event in plain], rules, steps, workdays)
    kinds = {
        "due_on": ClockKind.REPLY, "correction_notice_by": ClockKind.CORRECTION_NOTICE,
        "fee_payment_due_on": ClockKind.FEE_PAYMENT,
    }  # fmt: skip
    for name, kind in kinds.items():
        if name in expect:
            dates = [one.due_on.isoformat() if one.due_on else None for one in found if one.kind is kind]
            assert (dates or [None])[-1] == expect[name], name


def test_without_a_receipt_nothing_runs(rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> None:
    with pytest.raises(NotReceived):
        clocks_of([Event(EventKind.NOTED, date(2026, 1, 5))], rules, steps, workdays)


FACTS: dict[EventKind, tuple[str, ...]] = {
    EventKind.CORRECTION_ASKED: ("reply_by", "received_by_applicant"),
    EventKind.CONSULTATION_SENT: ("received_by_party",),
    EventKind.EXTENDED: ("notice_on",),
    EventKind.DELAYED_REASONABLY: ("until",),
    EventKind.FEE_NOTICED: ("received_by_applicant",),
    EventKind.SERVED: ("posted_on", "signed_for_on"),
    EventKind.REMEDY_OPENED: ("copy_received_on",),
    EventKind.REMEDY_CLOSED: ("decision_received_on",),
}


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    received = draw(st.dates(date(2008, 5, 1), date(2026, 12, 31)))
    near = st.integers(-5, 90)
    found = [Event(EventKind.RECEIVED, received)]
    others = [one for one in EventKind if one is not EventKind.RECEIVED]
    for kind in draw(st.lists(st.sampled_from(others), max_size=8)):
        on = received + timedelta(days=draw(near))
        plain: dict[str, object] = {"kind": kind.value, "on": on.isoformat()}
        for name in FACTS.get(kind, ()):
            if draw(st.booleans()):
                plain[name] = (on + timedelta(days=draw(near))).isoformat()
        plain |= {"remedy": draw(st.integers(1, 2)), "ref": draw(st.sampled_from("甲乙"))}
        plain |= {"route": draw(st.sampled_from(["reconsideration", "litigation_direct"]))}
        plain |= {"party": draw(st.sampled_from(list(ConsultedParty))).value, "outcome": "refused_process"}
        plain |= {"manner": draw(st.sampled_from(["post", "direct"]))}
        plain |= {"result": draw(st.sampled_from(["upheld", "corrected"]))}
        found.append(from_plain(plain))
    return found


def after_receipt(ordered: list[Event], place: int) -> bool:
    return any(event.kind is EventKind.RECEIVED for event in ordered[:place])


def turned(events: list[Event]) -> list[Event]:
    """The history backwards; two events of one kind on one day stay as they were recorded, for nothing else says which
    came first."""
    alike: dict[tuple[date, EventKind], list[Event]] = {}
    for event in events:
        alike.setdefault((event.on, event.kind), []).append(event)
    return [event for group in reversed(alike.values()) for event in group]


@given(events=histories())
@settings(max_examples=150, deadline=None)
def test_any_history_tells_every_period_in_words_and_agrees_with_the_reply_clock(
    events: list[Event], rules: RuleBook, steps: Steps, workdays: WorkCalendar, terms: Terms
) -> None:
    found = clocks_of(events, rules, steps, workdays)
    clock = reckon(events, rules, steps, workdays)
    assert of(found, ClockKind.REPLY).due_on == clock.due_on
    # K4 is the base due day of the count that the extension was measured by, also when a restart follows it.
    ordered = in_order(events)
    then = [place for place, event in enumerate(ordered, start=1) if event.kind is EventKind.EXTENDED]
    bases = {
        reckon(ordered[:place], rules, steps, workdays).base_due_on for place in then if after_receipt(ordered, place)
    }
    assert of(found, ClockKind.EXTENSION_NOTICE).due_on in {None, clock.base_due_on, *bases}
    assert len({(one.kind, one.ref) for one in found}) == len(found)
    for one in found:
        assert one.basis and one.because
        said = [terms.sentence(each.key, each.facts) for each in (*one.because, *one.readings)]
        assert terms.sentence(one.expiry) and not any("？" in sentence for sentence in said)
        assert (one.state is ClockState.ENDED) is (one.ended_on is not None)
        if one.counted != "working_days" and one.counted != "named" and one.due_on is not None:
            assert workdays.is_workday(one.due_on)
    assert clocks_of(turned(events), rules, steps, workdays) == found
