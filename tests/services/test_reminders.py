"""When something is said of what is due, and what: fixed moments, a made-up office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome
from clerk_app.services import answering
from clerk_app.services.desk import Desk, reread
from clerk_app.services.reminders import Manner, is_time, manner, reminder
from clerk_app.services.setting_change import change
from clerk_app.services.today import Group, today_view
from tests.gui import office

TODAY = office.TODAY  # Tuesday 13 October 2026
HOW = Manner(is_on=True, hours=(9, 14), quiet_from=18, quiet_until=8)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-10-{text}")


@pytest.mark.parametrize(
    ("now", "last", "is_said"),
    [
        ("13T08:30", None, True),  # never before: the program was just opened
        ("13T08:31", "13T08:30", False),
        ("13T09:00", "13T08:30", True),  # the hour asked for
        ("13T09:40", "13T09:00", False),
        ("13T13:59", "13T09:00", False),
        ("13T14:05", "13T09:00", True),  # asleep at 14:00, made up after it
        ("13T17:59", "13T14:05", False),
        ("14T08:00", "13T14:05", True),  # a night passed with the program open
        ("14T07:59", "13T14:05", False),  # still quiet
        ("13T18:00", None, False),  # opened in the evening
        ("13T23:59", None, False),
    ],
)
def test_it_is_said_at_the_first_look_of_a_day_and_at_the_hours(now: str, last: str | None, is_said: bool) -> None:
    before = None if last is None else at(last)
    assert is_time(HOW, at(now), before, is_workday=True) is is_said


def test_nothing_is_said_on_a_rest_day_or_when_it_is_switched_off() -> None:
    assert not is_time(HOW, at("17T10:00"), None, is_workday=False)
    assert not is_time(Manner(False, (9,), 18, 8), at("13T10:00"), None, is_workday=True)


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "quiet"),
    [(18, 8, {*range(18, 24), *range(8)}), (12, 14, {12, 13}), (8, 8, set()), (0, 8, set(range(8)))],
)
def test_quiet_hours_may_go_over_midnight(quiet_from: int, quiet_until: int, quiet: set[int]) -> None:
    how = Manner(True, (9,), quiet_from, quiet_until)
    assert {hour for hour in range(24) if how.is_quiet(hour)} == quiet


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = office.open_office(tmp_path / "store")
    yield opened
    opened.store.close()


@pytest.fixture
def made(desk: Desk) -> dict[str, RequestId]:
    return office.fill(desk)


def told(desk: Desk, day: date = TODAY, *, is_first: bool = True) -> tuple[dict[str, object], list[str]]:
    found = reminder(desk, today_view(desk, day), is_first=is_first)
    if found is None:
        return {}, []
    heads = {one.key: one.facts["count"] for one in found.heads}
    return heads, [str(one.facts["number"]) for one in found.lines if "number" in one.facts]


def test_late_ones_come_first_then_today_then_the_next_day(desk: Desk, made: dict[str, RequestId]) -> None:
    heads, numbers = told(desk)
    # 2026-0002 is late; 2026-0003 and 2026-0008 (answered, not posted) are due on 13 October.
    assert heads == {"remind_overdue": 1, "remind_due_today": 2}
    assert numbers == ["2026-0002", "2026-0003", "2026-0008"]
    found = reminder(desk, today_view(desk, TODAY), is_first=True)
    assert found is not None and (found.group, found.is_late) == (Group.OVERDUE, True)


def test_the_next_days_are_told_at_the_first_look_only(desk: Desk, made: dict[str, RequestId]) -> None:
    day = date(2026, 10, 15)  # 2026-0004, received on 14 September, is due on Friday 16 October
    assert told(desk, day)[0]["remind_one"] == 1
    assert "remind_one" not in told(desk, day, is_first=False)[0]


def test_nothing_is_said_where_nothing_presses(desk: Desk) -> None:
    office.register(desk, "2026-0031", TODAY, "叶知秋", "备案材料")
    assert reminder(desk, today_view(desk, TODAY), is_first=True) is None


def test_what_was_done_is_not_said_again(desk: Desk, made: dict[str, RequestId]) -> None:
    answering.answer(desk, made["today"], on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    assert told(desk, is_first=False)[0]["remind_due_today"] == 2, "an answer that lies here is not out"
    for which in ("today", "to_post"):
        answering.serve(desk, made[which], on=TODAY, manner=office.DeliveryManner.COLLECTED, today=TODAY)
    assert told(desk, is_first=False) == ({"remind_overdue": 1}, ["2026-0002"])


def test_names_are_said_only_where_the_office_wants_them(desk: Desk, made: dict[str, RequestId]) -> None:
    found = reminder(desk, today_view(desk, TODAY), is_first=True)
    assert found is not None and {one.key for one in found.lines} == {"remind_line"}
    for one in found.lines:
        assert "周若安" not in desk.terms.sentence(one.key, one.facts)
    change(desk, "remind_names", "on")
    named = reminder(reread(desk), today_view(desk, TODAY), is_first=True)
    assert named is not None
    assert any("周若安" in desk.terms.sentence(one.key, one.facts) for one in named.lines)


def test_only_the_first_few_are_named_the_others_counted(desk: Desk, made: dict[str, RequestId]) -> None:
    change(desk, "remind_most", 1)
    found = reminder(reread(desk), today_view(desk, TODAY), is_first=True)
    assert found is not None
    assert [one.key for one in found.lines] == ["remind_line", "remind_more"]
    assert found.lines[-1].facts["count"] == 2


def test_the_manner_is_what_the_settings_say(desk: Desk) -> None:
    assert manner(desk.settings) == Manner(is_on=True, hours=(9, 14), quiet_from=18, quiet_until=8)
    for key, value in (("remind_hour", 10), ("remind_again_hour", 10), ("quiet_from", 17), ("remind", "off")):
        change(desk, key, value)
    assert manner(reread(desk).settings) == Manner(is_on=False, hours=(10,), quiet_from=17, quiet_until=8)
