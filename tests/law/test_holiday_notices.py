"""Every holiday file keeps the rules all notices keep."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, timedelta
from itertools import combinations

import pytest

from clerk_app.law.workdays import DayKind, HolidayNotice, WorkCalendar, days_of

# 全国年节及纪念日放假办法: 11 days in the texts of 2007 and 2013, 13 in that of 2024; what supplements added.
DAYS_OFF = {**dict.fromkeys(range(2008, 2025), 11), 2025: 13, 2026: 13, 2015: 11 + 1, 2020: 11 + 2}


def test_there_is_one_notice_for_each_year_from_2008_to_2026(workdays: WorkCalendar) -> None:
    assert sorted(notice.year for notice in workdays.notices if not notice.supplement) == list(range(2008, 2027))


def test_the_notices_that_changed_a_year_are_dated_and_numbered_of_their_own(workdays: WorkCalendar) -> None:
    changes = {(notice.citation.number, notice.published) for notice in workdays.notices if notice.supplement}
    assert changes == {
        ("国发明电〔2015〕1号", date(2015, 5, 13)),
        ("国办发明电〔2019〕3号", date(2019, 3, 22)),
        ("国办发明电〔2020〕1号", date(2020, 1, 27)),
    }


def test_every_notice_has_a_number_of_its_own(workdays: WorkCalendar) -> None:
    numbers = [notice.citation.number for notice in workdays.notices]
    assert len(set(numbers)) == len(numbers)
    assert all(number or notice.unverified for number, notice in zip(numbers, workdays.notices, strict=True))
    assert all(notice.url.startswith(("http://www.gov.cn/", "https://www.gov.cn/")) for notice in workdays.notices)


def test_a_yearly_notice_is_published_before_its_year(workdays: WorkCalendar) -> None:
    yearly = [notice for notice in workdays.notices if not notice.supplement]
    assert [notice.year for notice in yearly if notice.published.year >= notice.year] == []


def test_notices_stand_in_the_order_of_publication(workdays: WorkCalendar) -> None:
    published = [notice.published for notice in workdays.notices]
    assert published == sorted(published)


def test_worked_days_fall_on_weekends_and_spans_do_not_overlap(workdays: WorkCalendar) -> None:
    for notice in workdays.notices:
        for span in notice.spans:
            assert all(day.isoweekday() > 5 for day in span.work), (notice.year, span.name)
            assert span.name
        sets = [set(days_of(span.off)) if span.off else set() for span in notice.spans]
        worked = [set(span.work) for span in notice.spans]
        assert all(not a & b for a, b in combinations([*sets, *worked], 2)), notice.year


def test_every_year_names_the_seven_festivals(workdays: WorkCalendar) -> None:
    festivals = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
    for notice in workdays.notices:
        if not notice.supplement:
            names = "、".join(span.name for span in notice.spans)
            assert all(festival in names for festival in festivals), notice.year


@pytest.mark.parametrize("year", range(2008, 2027))
def test_days_off_on_weekdays_less_weekend_days_worked_are_the_years_statutory_days(
    workdays: WorkCalendar, year: int
) -> None:
    # The days a year's notice rules may lie in December of the year before: count by notice, supplements in their year.
    ruled: dict[date, HolidayNotice] = {}
    for notice in workdays.notices:
        for day, _ in notice.signs():
            ruled[day] = notice
    days = [day for day, notice in ruled.items() if notice.year == year]
    off = sum(workdays.sign(day).kind is DayKind.HOLIDAY and day.isoweekday() <= 5 for day in days)
    worked = sum(workdays.sign(day).kind is DayKind.MAKEUP for day in days)
    declared = sum(notice.statutory_days for notice in workdays.notices if notice.year == year)
    assert off - worked == declared == DAYS_OFF[year]


def test_no_holiday_lasts_longer_than_ten_days(workdays: WorkCalendar) -> None:
    longest = max(
        (span.off[1] - span.off[0] for notice in workdays.notices for span in notice.spans if span.off),
    )
    assert longest <= timedelta(days=9)


@pytest.mark.parametrize("year", range(2008, 2027))
def test_a_years_working_days_are_its_weekdays_less_the_statutory_days(workdays: WorkCalendar, year: int) -> None:
    # One exception: the notice of 2012 had Saturday 31 December 2011 worked for a day of the new year.
    moved = {2011: 1, 2012: -1}.get(year, 0)
    weekdays = sum(
        day > 0 and weekday < 5 for month in range(1, 13) for day, weekday in Calendar().itermonthdays2(year, month)
    )
    assert workdays.between(date(year - 1, 12, 31), date(year, 12, 31)) == weekdays - DAYS_OFF[year] + moved


def test_ordinary_years_have_the_working_days_the_ministry_names(workdays: WorkCalendar) -> None:
    # 劳社部发〔2008〕3号: 365 less 104 rest days less 11 holidays are 250; 人社部发〔2025〕2号: less 13 they are 248.
    counted = {year: workdays.between(date(year - 1, 12, 31), date(year, 12, 31)) for year in range(2009, 2027)}
    assert {counted[year] for year in (2009, 2010, 2013, 2014, 2018, 2019, 2021)} == {250}
    assert {counted[year] for year in (2025, 2026)} == {248}
    assert set(counted.values()) <= {248, 249, 250, 251}
