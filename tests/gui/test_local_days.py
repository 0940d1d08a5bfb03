"""Days of this place as they are typed: one, a run, several, with and without the month said twice."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app import places
from clerk_app.gui.forms.local_days import LocalDays
from clerk_app.law.reading import read_holidays
from clerk_app.law.workdays import WorkCalendar


@pytest.fixture(scope="module")
def workdays() -> WorkCalendar:
    return WorkCalendar(read_holidays(places.resources() / "holidays"))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("4-18", [(4, 18)]),
        ("4-18 至 4-20", [(4, 18), (4, 19), (4, 20)]),
        ("4月18日至20日", [(4, 18), (4, 19), (4, 20)]),
        ("4-29~5-1", [(4, 29), (4, 30), (5, 1)]),
        ("0418、4-20，4月22日", [(4, 18), (4, 20), (4, 22)]),
        ("2026-04-18 到 2026-04-19", [(4, 18), (4, 19)]),
        ("４－１８", [(4, 18)]),
        ("", []),
    ],
)
def test_days_are_read_in_every_shape(workdays: WorkCalendar, typed: str, days: list[tuple[int, int]]) -> None:
    form = LocalDays(2026, workdays, {"off": typed})
    assert [one.day for one in form.days()] == [date(2026, month, day) for month, day in days]
    assert form.unread("off") == ""


@pytest.mark.parametrize("typed", ["13-40", "4-20 至 4-18", "三月三", "4-18 至 9-18"])
def test_what_is_no_day_is_named(workdays: WorkCalendar, typed: str) -> None:
    form = LocalDays(2026, workdays, {"off": f"4-18, {typed}"})
    assert form.unread("off").replace("至", " 至 ") == typed


def test_days_off_and_worked_stand_side_by_side(workdays: WorkCalendar) -> None:
    form = LocalDays(2026, workdays, {"name": "三月三", "off": "4-20", "worked": "4-18"})
    assert [(one.day, one.off, one.name) for one in form.days()] == [
        (date(2026, 4, 18), False, "三月三"), (date(2026, 4, 20), True, "三月三"),
    ]  # fmt: skip
