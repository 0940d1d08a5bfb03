"""Every calendar day of a period: the running count against the published calendars, pauses, roll-over, months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clerk_app.law.certificate import CertifiedDay, certified_days, sums_of
from clerk_app.law.clocks import clocks_of
from clerk_app.law.dated import RuleBook
from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.steps import Steps
from clerk_app.law.terms import ClockKind
from clerk_app.law.workdays import DayKind, WorkCalendar
from tests.law.conftest import EventsOf


@pytest.fixture
def clock(events_of: EventsOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar):
    def of(kind: ClockKind, received_on: str, *lines: str) -> LegalClock:
        clocks = clocks_of(events_of(received_on, *lines), rules, steps, workdays)
        return next(one for one in clocks if one.kind is kind)

    return of


def numbers(days: tuple[CertifiedDay, ...]) -> dict[date, int]:
    return {day.on: day.ordinal for day in days if day.ordinal is not None}


def test_a_count_across_national_day_2026_is_the_one_made_by_hand(clock, workdays: WorkCalendar) -> None:
    # 国办发明电〔2025〕7号: 25-27 September and 1-7 October off, Saturday 10 October worked.
    days = certified_days(clock(ClockKind.REPLY, "2026-09-21"), workdays)
    by_hand = [
        "09-22", "09-23", "09-24", "09-28", "09-29", "09-30", "10-08", "10-09", "10-10", "10-12",
        "10-13", "10-14", "10-15", "10-16", "10-19", "10-20", "10-21", "10-22", "10-23", "10-26",
    ]  # fmt: skip
    assert numbers(days) == {date.fromisoformat(f"2026-{day}"): n for n, day in enumerate(by_hand, start=1)}


def test_day_0_is_listed_first_and_not_counted(clock, workdays: WorkCalendar) -> None:
    first, *rest = certified_days(clock(ClockKind.REPLY, "2026-09-21"), workdays)
    assert (first.on, first.is_start, first.ordinal) == (date(2026, 9, 21), True, None)
    assert not any(day.is_start for day in rest)


def test_no_calendar_day_is_missing_up_to_the_due_day(clock, workdays: WorkCalendar) -> None:
    days = certified_days(clock(ClockKind.REPLY, "2026-09-21"), workdays)
    assert [day.on for day in days] == [date(2026, 9, 21) + timedelta(days=n) for n in range(36)]
    assert [day.on for day in days if day.is_due] == [date(2026, 10, 26)] == [days[-1].on]


def test_every_exception_names_the_notice_behind_it(clock, workdays: WorkCalendar) -> None:
    days = {day.on: day.sign for day in certified_days(clock(ClockKind.REPLY, "2026-09-21"), workdays)}
    assert (days[date(2026, 10, 1)].kind, days[date(2026, 10, 1)].name) == (DayKind.HOLIDAY, "国庆节")
    assert days[date(2026, 10, 10)].kind is DayKind.MAKEUP
    named = {sign.notice.number for sign in days.values() if sign.notice is not None}
    assert named == {"国办发明电〔2025〕7号"}
    assert days[date(2026, 10, 17)].notice is None and days[date(2026, 10, 17)].kind is DayKind.WEEKEND


CONSULTED = (
    "2026-09-09 consultation_sent ref=甲 party=third_party",
    "2026-09-15 consultation_sent ref=乙 party=third_party",
    "2026-09-23 consultation_answered ref=甲",
    "2026-10-09 consultation_answered ref=乙",
)


def test_days_of_two_overlapping_consultations_are_left_out_once(clock, workdays: WorkCalendar) -> None:
    # Strictly between letter and answer: 甲 10-22 September, 乙 16 September - 8 October; 20 September is worked.
    days = certified_days(clock(ClockKind.REPLY, "2026-08-27", *CONSULTED), workdays)
    out = {day.on: [pause.ref for pause in day.pauses] for day in days if day.pauses and day.is_workday}
    both = ["09-16", "09-17", "09-18", "09-20", "09-21", "09-22"]
    first = ["09-10", "09-11", "09-14", "09-15"]
    second = ["09-23", "09-24", "09-28", "09-29", "09-30", "10-08"]
    assert out == {
        **{date.fromisoformat(f"2026-{day}"): ["甲"] for day in first},
        **{date.fromisoformat(f"2026-{day}"): ["甲", "乙"] for day in both},
        **{date.fromisoformat(f"2026-{day}"): ["乙"] for day in second},
    }
    assert not any(day.ordinal is not None for day in days if day.pauses)


def test_the_sums_of_a_working_day_count_add_up_to_all_days(clock, workdays: WorkCalendar) -> None:
    days = certified_days(clock(ClockKind.REPLY, "2026-08-27", *CONSULTED), workdays)
    sums = sums_of(days)
    # 20 counted (10 October among them), 16 working days left out of which 6 twice; 27 August - 22 October.
    assert (sums.counted, sums.makeup, sums.excluded, sums.twice) == (20, 1, 16, 6)
    assert days[-1].on == date(2026, 10, 22)
    assert sums.calendar_days == 56 == sums.counted + sums.weekend + sums.holiday + sums.excluded


def test_a_court_answer_that_ends_on_a_saturday_rolls_to_monday(clock, workdays: WorkCalendar) -> None:
    # 15 calendar days after Friday 7 August 2026 end on Saturday 22 August.
    court = clock(
        ClockKind.COURT_ANSWER, "2026-03-02", "2026-03-20 answered outcome=disclosed",
        "2026-03-20 served manner=post posted_on=2026-03-20",
        "2026-08-07 remedy_opened route=litigation_direct remedy=1 copy_received_on=2026-08-07",
    )  # fmt: skip
    days = certified_days(court, workdays)
    assert court.due_on == date(2026, 8, 24)
    assert numbers(days) == {date(2026, 8, 7) + timedelta(days=n): n for n in range(1, 16)}
    assert [day.on for day in days if day.is_rolled] == [date(2026, 8, 23), date(2026, 8, 24)]
    assert sums_of(days).rolled == 2


SERVED = (
    "2026-05-20 answered outcome=disclosed",
    "2026-05-21 served manner=post posted_on=2026-05-21 signed_for_on=2026-05-23",
)


def test_six_months_name_the_days_on_which_a_month_is_full(clock, workdays: WorkCalendar) -> None:
    days = certified_days(clock(ClockKind.APPLICANT_SUIT, "2026-05-11", *SERVED), workdays)
    full = {day.on: day.ordinal for day in days if day.ordinal is not None}
    assert full == {date(2026, 5 + n, 23): n for n in range(1, 7)}
    assert len(days) == 185


def test_a_period_without_a_day_has_no_days(clock, workdays: WorkCalendar) -> None:
    waiting = clock(ClockKind.REPLY, "2026-09-16", "2026-09-18 correction_asked reply_by=2026-10-20")
    assert waiting.due_on is None and certified_days(waiting, workdays) == ()


def test_days_of_a_year_without_a_notice_are_marked(clock, workdays: WorkCalendar) -> None:
    days = certified_days(clock(ClockKind.REPLY, "2026-12-21"), workdays)
    assert {day.on.year for day in days if not day.is_known} == {2027}
