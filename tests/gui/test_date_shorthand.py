"""The table of date shorthands, row by row, as if typed on Tuesday 13 October 2026."""

from datetime import date

import pytest

from clerk_app import places
from clerk_app.gui.forms.date_shorthand import Leaning, half_width, next_day, next_workday, read_day
from clerk_app.law.reading import read_holidays
from clerk_app.law.workdays import WorkCalendar

TUESDAY = date(2026, 10, 13)


@pytest.fixture(scope="module")
def workdays() -> WorkCalendar:
    return WorkCalendar(read_holidays(places.resources() / "holidays"))


BOTH_WAYS = [
    ("昨天", date(2026, 10, 12)), ("zt", date(2026, 10, 12)),
    ("前天", date(2026, 10, 11)), ("qt", date(2026, 10, 11)),
    ("今天", TUESDAY), ("jt", TUESDAY),
    ("明天", date(2026, 10, 14)), ("mt", date(2026, 10, 14)),
    ("上周五", date(2026, 10, 9)), ("sz5", date(2026, 10, 9)), ("上周二", date(2026, 10, 6)),
    ("周二", TUESDAY), ("z2", TUESDAY),
    ("20261012", date(2026, 10, 12)), ("261012", date(2026, 10, 12)), ("2026-10-12", date(2026, 10, 12)),
    ("2026年10月12日", date(2026, 10, 12)), ("2026/10/12", date(2026, 10, 12)), ("2026.10.12", date(2026, 10, 12)),
    ("2031-01-02", date(2031, 1, 2)),
    ("+3", date(2026, 10, 16)), ("+4", date(2026, 10, 19)), ("-2", date(2026, 10, 10)), ("-3", date(2026, 10, 9)),
    ("１０１３", TUESDAY), ("10。13", TUESDAY), (" 10 - 13 ", TUESDAY), ("１０－１３", TUESDAY),
]

BY_LEANING = [
    ("12", date(2026, 10, 12), date(2026, 11, 12)),
    ("13", TUESDAY, TUESDAY),
    ("31", date(2026, 8, 31), date(2026, 10, 31)),
    ("5日", date(2026, 10, 5), date(2026, 11, 5)),
    ("1012", date(2026, 10, 12), date(2027, 10, 12)),
    ("10-12", date(2026, 10, 12), date(2027, 10, 12)),
    ("10.12", date(2026, 10, 12), date(2027, 10, 12)),
    ("10/12", date(2026, 10, 12), date(2027, 10, 12)),
    ("10月12日", date(2026, 10, 12), date(2027, 10, 12)),
    ("10-14", date(2025, 10, 14), date(2026, 10, 14)),
    ("112", date(2026, 1, 12), date(2027, 1, 12)),
    ("012", date(2026, 1, 2), date(2027, 1, 2)),
    ("229", date(2024, 2, 29), date(2028, 2, 29)),
    ("周五", date(2026, 10, 9), date(2026, 10, 16)),
    ("z5", date(2026, 10, 9), date(2026, 10, 16)),
    ("星期日", date(2026, 10, 11), date(2026, 10, 18)),
]

NO_DAYS = ["", "13-40", "下周", "1340", "0", "32", "20261312", "2026-2-30", "abc", "z8", "1.5.9", "++3", "十二日"]


@pytest.mark.parametrize(("typed", "meant"), BOTH_WAYS)
def test_a_plain_day_is_the_same_for_receipts_and_limits(typed: str, meant: date, workdays: WorkCalendar) -> None:
    for leaning in Leaning:
        assert read_day(typed, today=TUESDAY, leaning=leaning, workdays=workdays) == meant


@pytest.mark.parametrize(("typed", "received", "limit"), BY_LEANING)
def test_an_unfinished_day_is_past_for_receipts_and_coming_for_limits(
    typed: str, received: date, limit: date, workdays: WorkCalendar
) -> None:
    assert read_day(typed, today=TUESDAY, leaning=Leaning.PAST, workdays=workdays) == received
    assert read_day(typed, today=TUESDAY, leaning=Leaning.COMING, workdays=workdays) == limit


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_day_is_not_guessed(typed: str, workdays: WorkCalendar) -> None:
    assert read_day(typed, today=TUESDAY, leaning=Leaning.PAST, workdays=workdays) is None


def test_arrows_move_by_days_and_by_working_days_over_the_national_holiday(workdays: WorkCalendar) -> None:
    wednesday = date(2026, 9, 30)
    assert next_day(wednesday, 1) == date(2026, 10, 1)
    assert next_workday(wednesday, 1, workdays) == date(2026, 10, 8)
    assert next_workday(date(2026, 10, 8), -1, workdays) == wednesday
    assert next_workday(date(2026, 10, 9), 1, workdays) == date(2026, 10, 10), "Saturday, worked for the holiday"


def test_signs_typed_through_an_input_method_are_read_as_plain_ones() -> None:
    assert half_width("１０。１２，") == "10.12,"
