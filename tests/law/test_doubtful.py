"""The doubtful points as data: each is listed, each reading is worded, and the count follows the reading."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.doubtful import doubtful_points
from clerk_app.law.events import Event, from_plain
from clerk_app.law.pause import PauseCause
from clerk_app.law.steps import Steps
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar

ClockOf = Callable[..., Clock]
EventsOf = Callable[..., list[Event]]


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- the list --------------------------------------------------------------------------------------------------------


def test_all_twenty_eight_points_are_listed_with_question_reason_and_source(rules: RuleBook) -> None:
    points = doubtful_points(rules, date(2026, 10, 13))
    assert [one.point for one in points] == list(range(1, 29))
    assert all(one.what and one.why and one.source.text for one in points)


def test_every_reading_a_rule_can_have_is_worded(rules: RuleBook, terms: Terms) -> None:
    worded = 0
    for name in rules.names:
        for value in rules.rule(name).values:
            readings = set(value.texts("readings")) | ({value.reading} if value.reading else set())
            for reading in readings:
                assert terms.sentence(f"reading_{name}_{reading}").endswith("。")
                worded += 1
            assert not value.texts("readings") or value.reading in value.texts("readings"), name
    assert worded > 40


def test_a_setting_of_a_reading_has_the_rules_default_and_its_readings(rules: RuleBook, resources: Path) -> None:
    declared = tomllib.loads((resources / "settings.toml").read_text(encoding="utf-8"))
    readings = {key: one for key, one in declared.items() if "rule" in one}
    assert set(readings) == {
        "reading_pause", "reading_after_fee", "reading_second_correction", "reading_late_correction",
    }
    for one in readings.values():
        for value in rules.rule(one["rule"]).values:
            assert value.get(one["entry"]) == one["default"] == value.reading
            assert list(value.texts("readings")) == one["choices"]


# --- what the count turned on ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received_on", "lines", "readings"),
    [
        ("2026-03-02", (), ()),
        ("2026-03-02", ("2026-03-27 extended days=10",), ()),
        (
            "2026-05-11", ("2026-05-18 consultation_sent ref=a received_by_party=2026-05-20",),
            ("reading_pause_days_strict",),
        ),
        (
            "2026-05-11", ("2026-05-18 consultation_sent ref=a", "2026-06-20 consultation_answered ref=a"),
            ("reading_pause_days_strict", "reading_undeliverable_letter_from_posting",
             "reading_late_opinion_ends_at_limit"),
        ),
        (
            "2026-05-11", ("2026-05-18 consultation_sent ref=a party=other_agency received_by_party=2026-05-18",),
            ("reading_opinion_other_agency_capped", "reading_pause_days_strict"),
        ),
        (
            "2018-05-11", ("2018-05-18 consultation_sent ref=a received_by_party=2018-05-18",),
            ("reading_opinion_third_party_our_limit", "reading_pause_days_strict"),
        ),
        ("2026-03-02", ("2026-03-12 correction_asked",), ("reading_late_correction_no_restart",)),
        (
            "2026-03-02", ("2026-03-03 correction_asked", "2026-03-04 correction_asked"),
            ("reading_second_correction_ignore",),
        ),
        ("2012-02-06", ("2012-02-08 correction_asked", "2012-02-10 correction_received"),
         ("reading_correction_pause_suspends",)),
        ("2026-08-03", ("2026-08-18 fee_noticed",), ("reading_after_fee_restart",)),
        ("2020-08-03", ("2020-08-18 fee_noticed",),
         ("reading_fee_payment_by_analogy", "reading_after_fee_restart")),
        ("2019-05-14", (), ("reading_pending_request_law_of_receipt",)),
        ("2019-04-01", (), ()),  # due on 23 April, before the new law
        ("2019-05-14", ("2019-05-14 answered outcome=disclosed",), ()),  # over before the new law
    ],
)
def test_a_clock_tells_the_doubtful_readings_it_turned_on(
    clock_of: ClockOf, terms: Terms, received_on: str, lines: tuple[str, ...], readings: tuple[str, ...]
) -> None:
    clock = clock_of(received_on, *lines)
    assert clock.readings == readings
    assert all(terms.sentence(key) for key in readings)


def test_a_request_confirmed_after_it_came_tells_which_day_counts(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    receipt = from_plain({"kind": "received", "on": "2026-03-05", "arrived_on": "2026-03-02", "channel": "online"})
    assert reckon([receipt], rules, steps, workdays).readings == ("reading_day_of_receipt_confirmation",)


# --- the readings an office may choose -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ended", "strict", "literal"),
    [
        # 20 working days after Monday 11 May are Monday 8 June; left out are 19 to 27, literally 19 to 28 May.
        ("2026-05-28", "2026-06-17", "2026-06-18"),
        ("2026-05-31", "2026-06-22", "2026-06-22"),  # a Sunday is none either way; Friday 19 June is a holiday
        (None, "2026-06-29", "2026-06-30"),  # silence: the limit of Monday 8 June is the last day, or left out too
    ],
)
def test_the_literal_pause_takes_the_day_of_the_opinion_with_it(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf, ended: str | None, strict: str,
    literal: str,
) -> None:
    lines = ["2026-05-18 consultation_sent ref=a"] + ([f"{ended} consultation_answered ref=a"] if ended else [])
    events = events_of("2026-05-11", *lines)
    other = rules.read_as("pause_days", reading="literal")
    ours, theirs = (reckon(events, book, steps, workdays) for book in (rules, other))
    assert (ours.due_on, theirs.due_on) == (day(strict), day(literal))
    assert theirs.pauses[0].last == day(ended or "2026-06-08")
    assert theirs.readings[0] == "reading_pause_days_literal"


def test_the_literal_reading_is_of_consultations_only(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    # Two corrections under the law of 2008, one date of which an agency stated: the days between, no more.
    events = events_of("2012-01-27", "2012-02-13 correction_asked", "2012-02-20 correction_received")
    literal = rules.read_as("pause_days", reading="literal")
    assert reckon(events, literal, steps, workdays).due_on == reckon(events, rules, steps, workdays).due_on


def test_an_office_may_let_a_second_correction_restart(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    first = ("2026-03-04 correction_asked", "2026-03-09 correction_received", "2026-03-10 correction_asked")
    book = rules.read_as("second_correction", reading="restart")
    waiting = reckon(events_of("2026-03-02", *first), book, steps, workdays)
    assert (waiting.due_on, waiting.awaiting) == (None, "correction")
    come = reckon(events_of("2026-03-02", *first, "2026-03-20 correction_received"), book, steps, workdays)
    assert (come.start, come.due_on) == (day("2026-03-20"), day("2026-04-20"))
    assert come.warnings == ("SUPPLEMENT_TWICE",)
    late = ("2026-03-04 correction_asked", "2026-03-09 correction_received", "2026-03-19 correction_asked")
    assert reckon(events_of("2026-03-02", *late), book, steps, workdays).due_on == day("2026-04-07"), "8th working day"


def test_a_late_opinion_and_a_letter_without_its_day_follow_their_rules(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    late = events_of("2026-05-11", "2026-05-18 consultation_sent ref=a", "2026-06-12 consultation_answered ref=a")
    to_the_end = rules.read_as("late_opinion", reading="pauses_on")
    assert reckon(late, rules, steps, workdays).excluded[0][1] == day("2026-06-07")
    assert reckon(late, to_the_end, steps, workdays).excluded[0][1] == day("2026-06-11")
    silent, none = late[:2], rules.read_as("undeliverable_letter", reading="no_pause")
    assert reckon(silent, none, steps, workdays).excluded == ()
    assert reckon(late, none, steps, workdays).excluded[0][1] == day("2026-06-07"), "an opinion did come"


def test_a_late_correction_notice_may_be_read_to_restart(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    events = events_of("2026-03-02", "2026-03-12 correction_asked", "2026-03-20 correction_received")
    book = rules.read_as("late_correction", reading="restart")
    assert reckon(events, book, steps, workdays).due_on == day("2026-04-20")


# --- pauses, each for itself -----------------------------------------------------------------------------------------


def test_overlapping_consultations_stay_apart_as_pauses_and_leave_no_day_out_twice(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-05-11", "2026-05-13 consultation_sent ref=甲公司", "2026-05-18 consultation_sent ref=乙公司",
        "2026-05-22 consultation_answered ref=甲公司", "2026-05-27 consultation_answered ref=乙公司",
    )
    assert [(one.ref, one.first, one.last) for one in clock.pauses] == [
        ("甲公司", day("2026-05-14"), day("2026-05-21")), ("乙公司", day("2026-05-19"), day("2026-05-26")),
    ]
    assert {(one.cause, one.source.article) for one in clock.pauses} == {
        (PauseCause.CONSULTATION, "第三十三条第三款")
    }
    assert clock.excluded == ((day("2026-05-14"), day("2026-05-26")),)


def test_a_pause_before_the_new_day_0_is_cut_off(clock_of: ClockOf) -> None:
    clock = clock_of(
        "2026-03-02", "2026-03-03 consultation_sent ref=a", "2026-03-05 correction_asked",
        "2026-03-10 correction_received", "2026-03-16 consultation_answered ref=a",
    )
    assert [(one.first, one.last) for one in clock.pauses] == [(day("2026-03-11"), day("2026-03-15"))]


def test_a_correction_under_the_2008_law_and_a_payment_that_resumes_are_pauses_with_their_own_rule(
    clock_of: ClockOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf
) -> None:
    old = clock_of("2012-01-27", "2012-02-13 correction_asked", "2012-02-20 correction_received")
    assert [(one.cause, one.source.number, one.source.article) for one in old.pauses] == [
        (PauseCause.CORRECTION, "国务院令第492号", "第二十一条第（四）项")
    ]
    paid = events_of("2026-08-03", "2026-08-18 fee_noticed", "2026-09-10 fee_paid")
    fee = reckon(paid, rules.read_as("after_fee", effect="resume"), steps, workdays)
    assert [(one.cause, one.source.number, one.first, one.last) for one in fee.pauses] == [
        (PauseCause.PAYMENT, "国办函〔2020〕109号", day("2026-08-19"), day("2026-09-09"))
    ]


def test_every_point_is_asked_in_english_too_in_words_of_its_own(rules: RuleBook) -> None:
    asked = [one.what_en for day in (date(2010, 1, 4), date(2026, 10, 13)) for one in doubtful_points(rules, day)]
    assert [each for each in asked if len(each.split()) < 5 or any("\u4e00" <= sign <= "\u9fff" for sign in each)] == []
