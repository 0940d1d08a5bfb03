"""What is kept in UTC is told on the day of the desk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest

from clerk_app.services.moments import day_of


@pytest.fixture
def desk_in(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    with monkeypatch.context() as here:
        here.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("desk_in", "day"), [("Asia/Shanghai", date(2026, 10, 13)), ("UTC", date(2026, 10, 12))], indirect=["desk_in"]
)
@pytest.mark.usefixtures("desk_in")
def test_what_was_kept_before_eight_in_the_morning_in_china_was_kept_on_that_day(day: date) -> None:
    assert day_of("2026-10-12T23:53:21.100+00:00") == day
