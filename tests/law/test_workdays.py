"""The calendar against the chinesecalendar package on every day, and against the days people remember."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clerk_app.law.citation import Citation
from clerk_app.law.workdays import HolidayNotice, HolidaySpan, WorkCalendar

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2008, 1, 1), date(2026, 12, 31)


def every_day() -> Iterator[date]:
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))


def counted(day: date, count: int, excluded: list[tuple[date, date]]) -> date:
    """The rule in its plainest words, on the other package's calendar."""
    while count > 0:
        day += ONE_DAY
        if chinese_calendar.is_workday(day) and not any(first <= day <= last for first, last in excluded):
            count -= 1
    return day


def test_every_day_from_2008_to_2026_is_what_the_other_calendar_says(workdays: WorkCalendar) -> None:
    assert [day for day in every_day() if workdays.is_workday(day) is not chinese_calendar.is_workday(day)] == []


def test_the_calendar_is_known_to_the_end_of_the_last_notice(workdays: WorkCalendar) -> None:
    assert workdays.known_to == LAST
    assert workdays.is_known(date(2008, 1, 1))
    assert not workdays.is_known(date(2007, 12, 31))
    assert not workdays.is_known(date(2027, 1, 1))


def test_a_calendar_without_notices_knows_weekends_only() -> None:
    bare = WorkCalendar(())
    assert bare.known_to == date.min
    assert bare.is_workday(date(2026, 10, 1)), "a Thursday"
    assert not bare.is_workday(date(2026, 10, 3)), "a Saturday"


@pytest.mark.parametrize(
    ("day", "kind", "name", "number"),
    [
        (date(2026, 9, 20), "makeup", "国庆节", "国办发明电〔2025〕7号"),  # Sunday worked
        (date(2026, 10, 1), "holiday", "国庆节", "国办发明电〔2025〕7号"),  # Thursday
        (date(2026, 11, 21), "weekend", "", None),  # Saturday
        (date(2026, 11, 20), "workday", "", None),  # Friday
        (date(2011, 12, 31), "makeup", "元旦", "国办发明电〔2011〕45号"),  # Saturday, ruled by the next year's notice
        (date(2018, 12, 31), "holiday", "元旦", "国办发明电〔2018〕15号"),  # Monday, likewise
        (date(2020, 2, 1), "holiday", "春节", "国办发明电〔2020〕1号"),  # Saturday to be worked, then given off
        (date(2015, 9, 3), "holiday", "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "国发明电〔2015〕1号"),
        (date(2019, 5, 3), "holiday", "劳动节", "国办发明电〔2019〕3号"),  # Friday, by the later notice
    ],
)
def test_a_day_is_signed_by_the_notice_that_rules_it(
    workdays: WorkCalendar, day: date, kind: str, name: str, number: str | None
) -> None:
    sign = workdays.sign(day)
    assert (sign.kind, sign.name) == (kind, name)
    assert (sign.notice.number if sign.notice else None) == number


def test_receipt_on_saturday_starts_on_the_next_working_day(workdays: WorkCalendar) -> None:
    saturday = date(2026, 1, 3)
    assert workdays.after(saturday, 1) == date(2026, 1, 4), "the make-up Sunday"
    assert workdays.after(date(2026, 1, 4), 1) == date(2026, 1, 5), "a Monday"


def test_a_last_day_on_a_rest_day_moves_on_and_a_reporting_day_moves_back(workdays: WorkCalendar) -> None:
    assert workdays.first_from(date(2026, 10, 5)) == date(2026, 10, 8)
    assert workdays.last_to(date(2026, 10, 5)) == date(2026, 9, 30)
    assert workdays.first_from(date(2026, 9, 20)) == date(2026, 9, 20), "a Sunday worked is no rest day"
    assert workdays.before(date(2026, 10, 8), 1) == date(2026, 9, 30)


def test_the_first_three_working_days_of_a_month_count_make_up_days(workdays: WorkCalendar) -> None:
    assert workdays.after(date(2026, 9, 30), 3) == date(2026, 10, 10), "Saturday"
    assert workdays.after(date(2025, 12, 31), 3) == date(2026, 1, 6)


@pytest.mark.oracle
@settings(max_examples=300, deadline=None)
@example(start=date(2026, 11, 16), count=1, spans=[(1, 0)])  # the very next day is left out
@example(start=date(2026, 11, 16), count=2, spans=[(2, 1), (2, 1), (1, 0)])
@given(
    start=st.dates(date(2008, 5, 1), date(2026, 6, 30)),
    count=st.integers(0, 45),
    spans=st.lists(st.tuples(st.integers(-30, 60), st.integers(0, 25)), max_size=4),
)
def test_counting_after_a_day_agrees_with_counting_by_hand(
    workdays: WorkCalendar, start: date, count: int, spans: list[tuple[int, int]]
) -> None:
    excluded = [(start + timedelta(days=a), start + timedelta(days=a + length)) for a, length in spans]
    assert workdays.after(start, count, excluded) == counted(start, count, excluded)


@settings(deadline=None)
@given(start=st.dates(FIRST, LAST), end=st.dates(FIRST, LAST))
def test_between_counts_each_working_day_after_the_first_day(workdays: WorkCalendar, start: date, end: date) -> None:
    low, high = sorted((start, end))
    by_hand = sum(
        chinese_calendar.is_workday(low + timedelta(days=number)) for number in range(1, (high - low).days + 1)
    )
    assert workdays.between(low, high) == by_hand
    assert workdays.between(high, low) == -by_hand


@settings(deadline=None)
@given(day=st.dates(date(2008, 1, 1), date(2030, 1, 1)), count=st.integers(1, 60))
def test_between_undoes_after(workdays: WorkCalendar, day: date, count: int) -> None:
    assert workdays.between(day, workdays.after(day, count)) == count


def test_a_notice_given_later_wins(workdays: WorkCalendar) -> None:
    local = HolidayNotice(
        year=2026, citation=Citation("自治州放假通知", "测试〔2026〕1号"), published=date(2026, 3, 1),
        spans=(HolidaySpan("州庆", (date(2026, 9, 3), date(2026, 9, 4)), (date(2026, 9, 6),)),), supplement=True,
    )
    theirs = WorkCalendar((*workdays.notices, local))
    assert not theirs.is_workday(date(2026, 9, 3))
    assert theirs.is_workday(date(2026, 9, 6)), "a Sunday"
    week = (date(2026, 9, 1), date(2026, 9, 8))
    assert theirs.between(*week) == workdays.between(*week) - 1
    assert workdays.is_workday(date(2026, 9, 3)), "the shipped calendar is as it was"


def test_a_supplement_alone_does_not_open_a_year() -> None:
    one = HolidayNotice(2030, Citation("x", "y"), date(2029, 11, 1), (HolidaySpan("x", None, (date(2030, 1, 5),)),))
    late = HolidayNotice(2031, Citation("x", "y"), date(2029, 11, 1), one.spans, supplement=True)
    assert WorkCalendar((one, late)).known_to == date(2030, 12, 31)


def test_the_order_of_the_years_files_does_not_matter(workdays: WorkCalendar) -> None:
    yearly = [notice for notice in workdays.notices if not notice.supplement]
    random.Random(7).shuffle(yearly)
    shuffled = WorkCalendar((*yearly, *(notice for notice in workdays.notices if notice.supplement)))
    assert all(shuffled.is_workday(day) is workdays.is_workday(day) for day in every_day())


# --- the calendar as it was known ------------------------------------------------------------------------------------


def test_before_the_supplement_of_2020_the_last_days_of_january_were_worked(workdays: WorkCalendar) -> None:
    # Published on 27 January 2020: 31 January (Friday) and 1 February (Saturday, to be worked) became days off.
    before, after = workdays.as_of(date(2020, 1, 26)), workdays.as_of(date(2020, 1, 27))
    assert [before.is_workday(date(2020, 1, 31)), before.is_workday(date(2020, 2, 1))] == [True, True]
    assert [after.is_workday(date(2020, 1, 31)), after.is_workday(date(2020, 2, 1))] == [False, False]
    assert before.after(date(2020, 1, 23), 1) == date(2020, 1, 31)
    assert after.after(date(2020, 1, 23), 1) == date(2020, 2, 3)


def test_before_its_notice_the_third_of_september_2015_was_a_working_day(workdays: WorkCalendar) -> None:
    published = next(one.published for one in workdays.notices if one.supplement and one.year == 2015)
    parade = date(2015, 9, 3)  # a Thursday; Sunday 6 September was worked for the Friday after it
    before = workdays.as_of(published - ONE_DAY)
    assert before.is_workday(parade) and not before.is_workday(date(2015, 9, 6))
    assert not workdays.as_of(published).is_workday(parade) and workdays.as_of(published).is_workday(date(2015, 9, 6))


def test_a_year_is_unknown_until_its_notice_is_published(workdays: WorkCalendar) -> None:
    notice = next(one for one in workdays.notices_of(2026) if not one.supplement)
    assert workdays.as_of(notice.published).is_known(date(2026, 1, 1))
    assert not workdays.as_of(notice.published - ONE_DAY).is_known(date(2026, 1, 1))
    assert workdays.as_of(notice.published - ONE_DAY).known_to == date(2025, 12, 31)


def test_the_calendar_of_a_day_is_made_once_and_today_it_is_the_calendar(workdays: WorkCalendar) -> None:
    assert workdays.as_of(date(2026, 11, 20)) is workdays
    assert workdays.as_of(date(2021, 3, 1)) is workdays.as_of(date(2021, 6, 1)), "no notice between them"
    assert not workdays.as_of(date(2007, 1, 1)).notices


def test_the_notices_of_a_year_are_its_own_and_its_supplements(workdays: WorkCalendar) -> None:
    numbers = [(one.citation.number, one.supplement) for one in workdays.notices_of(2020)]
    assert numbers == [("国办发明电〔2019〕16号", False), ("国办发明电〔2020〕1号", True)]
    assert workdays.notices_of(2031) == ()


# --- far from any notice ---------------------------------------------------------------------------------------------


def weekdays_after(day: date, count: int) -> date:
    while count:
        day += ONE_DAY
        count -= day.isoweekday() <= 5
    return day


@settings(deadline=None)
@given(day=st.dates(date(1950, 1, 1), date(2007, 9, 1)) | st.dates(date(2027, 2, 1), date(2090, 1, 1)),
       count=st.integers(0, 60))
def test_where_no_notice_rules_weekdays_are_counted(workdays: WorkCalendar, day: date, count: int) -> None:
    assert workdays.after(day, count) == weekdays_after(day, count)
    assert WorkCalendar(()).after(day, count) == weekdays_after(day, count)
    back = workdays.before(weekdays_after(day, count) + ONE_DAY, count)
    assert back == (weekdays_after(day, 1) if count else day + ONE_DAY)


@settings(deadline=None)
@given(day=st.dates(date(2007, 6, 1), date(2027, 12, 31)), count=st.integers(1, 400))
def test_counting_back_undoes_counting_on_over_the_edges_of_the_notices(
    workdays: WorkCalendar, day: date, count: int
) -> None:
    reached = workdays.after(day, count)
    assert workdays.is_workday(reached)
    assert workdays.between(day, reached) == count
    assert workdays.before(reached + ONE_DAY, count + 1) <= day


def test_where_the_calendar_of_the_computer_ends_counting_says_so(workdays: WorkCalendar) -> None:
    with pytest.raises(OverflowError):
        workdays.after(date.max, 1)
    with pytest.raises(OverflowError):
        workdays.before(date.min, 1)
