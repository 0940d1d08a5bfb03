"""What a day looks like in a sentence of the window."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from clerk_app.gui.words import Words
from clerk_app.law.sentences import read_terms
from clerk_app.places import resources

TODAY = date(2026, 10, 13)


@pytest.mark.usefixtures("qapp")
def test_a_day_with_its_weekday_runs_into_the_next_chinese_word() -> None:
    words = Words(read_terms(resources()), lambda: TODAY)
    assert words.day(date(2026, 10, 5)) == "10-05 周一"
    facts = {"day": date(2026, 10, 5), "rule": "《民法典》第二百零一条"}
    said = words.sentence("clock_from_receipt", facts)
    assert said == "10-05 周一收到申请，当日不计入，自次日起算（《民法典》第二百零一条）。"
    assert words.sentence("clock_no_limit_in_text", {"days": 10}) == "条文没有规定日数，按 10 个工作日掌握。"
    assert "\u2060" not in words.sentence("clock_counts_working_days", {"amount": 7, "source": "甲", "due_on": TODAY})


@pytest.fixture
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of a desk in China."""
    with monkeypatch.context() as here:
        here.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("shanghai")
def test_what_was_noted_before_eight_in_the_morning_was_noted_on_that_day() -> None:
    assert Words.day_kept("2026-10-12T23:53:21.100+00:00") == "2026-10-13"
    assert Words.day_kept("") == ""


@pytest.mark.usefixtures("qapp")
def test_english_has_a_name_for_every_holiday_of_the_notices() -> None:
    words = Words(read_terms(resources()), lambda: TODAY, english=True)
    named = {
        span["name"]
        for file in (resources() / "holidays").glob("*.toml")
        for span in tomllib.loads(file.read_text(encoding="utf-8")).get("span", ())
    }
    assert len(named) > 7
    assert [name for name in named if not words.holiday(name).isascii()] == []
    assert words.holiday("国庆节、中秋节") == "National Day, Mid-Autumn" == words.short_holiday("国庆节、中秋节")
    assert words.holiday("三月三") == "三月三", "what an office adds keeps its name"
    chinese = Words(read_terms(resources()), lambda: TODAY)
    assert [chinese.short_holiday(name) for name in ("中秋节", "春节")] == ["中秋", "春节"]


@pytest.mark.usefixtures("qapp")
def test_english_names_months_and_weekdays_in_english_whatever_the_system_speaks() -> None:
    words = Words(read_terms(resources()), lambda: TODAY, english=True)
    assert [words.month(number) for number in (1, 5, 12)] == ["Jan", "May", "Dec"]
    assert words.whole_weekday(TODAY) == "Tuesday"
    assert words.sentence("holidays_month", {"month": 5, "count": 1}) == "May: 1 working day"
    assert Words(read_terms(resources()), lambda: TODAY).whole_weekday(TODAY) == "星期二"
