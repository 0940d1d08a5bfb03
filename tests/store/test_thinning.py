"""Which backups may go, as tables of days: pure, so that it can be counted by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from clerk_app.store.thinning import Kept, which_to_drop

TODAY = date(2025, 12, 17)  # a Wednesday


def daily(first: date, last: date, *, hours: tuple[int, ...] = (17,)) -> list[Kept]:
    """A backup on every day between, at each of the hours."""
    days = (last - first).days + 1
    return [
        Kept(f"{first + timedelta(n)}T{hour:02}", datetime(*(first + timedelta(n)).timetuple()[:3], hour), True)
        for n in range(days)
        for hour in hours
    ]


def kept(files: list[Kept], today: date = TODAY) -> list[str]:
    dropped = set(which_to_drop(files, today))
    return sorted(one.name for one in files if one.name not in dropped)


def test_nothing_goes_while_there_is_little() -> None:
    assert which_to_drop([], TODAY) == ()
    assert which_to_drop(daily(date(2025, 12, 4), TODAY), TODAY) == ()


def test_everything_of_two_days_stays() -> None:
    files = daily(date(2025, 12, 16), TODAY, hours=(9, 12, 15, 18))
    assert len(kept(files)) == 8


def test_of_an_older_day_the_last_one_stays() -> None:
    files = daily(date(2025, 12, 14), TODAY, hours=(9, 18))
    assert kept(files) == [
        "2025-12-14T18", "2025-12-15T18", "2025-12-16T09", "2025-12-16T18", "2025-12-17T09", "2025-12-17T18",
    ]


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    names = kept(daily(date(2025, 1, 1), TODAY))
    recent = ["2025-12-16T17", "2025-12-17T17"]
    days = [f"2025-12-{day:02}T17" for day in range(4, 16)]
    # the last day of each of the ten ISO weeks before that of Thursday 2025-12-04
    weeks = [
        "2025-09-28T17", "2025-10-05T17", "2025-10-12T17", "2025-10-19T17", "2025-10-26T17", "2025-11-02T17",
        "2025-11-09T17", "2025-11-16T17", "2025-11-23T17", "2025-11-30T17",
    ]
    # the last day of each month before September, as far as the year goes
    months = [
        "2025-01-31T17", "2025-02-28T17", "2025-03-31T17", "2025-04-30T17", "2025-05-31T17", "2025-06-30T17",
        "2025-07-31T17", "2025-08-31T17",
    ]
    assert names == sorted([*recent, *days, *weeks, *months])


def test_the_last_of_each_past_year_stays_for_ever() -> None:
    names = kept(daily(date(2019, 6, 1), TODAY))
    assert [name for name in names if name < "2024-12"] == [
        f"{year}-12-31T17" for year in range(2019, 2024)
    ]
    assert "2024-12-31T17" in names


def test_the_last_verified_one_stays_whatever_its_age() -> None:
    old = Kept("old", datetime(2020, 5, 5, 17), True)
    ill = [Kept(f"ill{n}", datetime(2025, 12, n, 17), False) for n in range(1, 18)]
    names = kept([old, *ill])
    assert "old" in names and "ill17" in names and "ill1" not in names


def test_unverified_ones_take_no_place_of_verified_ones() -> None:
    good = daily(date(2025, 12, 1), date(2025, 12, 12))
    ill = [Kept(f"ill{n}", datetime(2025, 12, n, 18), False) for n in range(1, 13)]
    assert {one.name for one in good} <= set(kept([*good, *ill]))


def test_a_clock_that_runs_behind_drops_nothing() -> None:
    files = daily(date(2025, 1, 1), TODAY)
    assert which_to_drop(files, date(2025, 12, 16)) == ()


def test_the_order_of_the_files_makes_no_difference() -> None:
    files = daily(date(2025, 1, 1), TODAY, hours=(9, 17))
    assert which_to_drop(files, TODAY) == which_to_drop(list(reversed(files)), TODAY)
