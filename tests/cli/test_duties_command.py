"""``clerk-app duties``: a demonstration store whose office keeps monthly and quarterly reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import offices
from tests.command import Done, clerk_app


def command(store: Path, *arguments: str, today: str = "2026-10-13") -> Done:
    return clerk_app("--store", store, "--today", today, *arguments)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("duties") / "store"
    return offices.demonstration(folder)


def test_duties_are_listed_with_their_days_and_sources(store: Path) -> None:
    told = json.loads(command(store, "duties", "--json").stdout)
    by_period = {(one["key"], one["period"]): one for one in told}
    month = by_period[("month_figures", "2026-09")]
    assert (month["due_on"], month["state"], month["done_on"]) == ("2026-10-10", "done", "2026-10-09")
    assert month["source"] == "《北京市西城区2017年政务公开工作要点》（西政办发〔2017〕14号）四（二）5"
    quarter = by_period[("lost_cases", "2026Q3")]
    assert (quarter["named_on"], quarter["due_on"], quarter["state"]) == ("2026-10-05", "2026-09-30", "late")
    assert quarter["remaining"] == -5  # 8, 9, 10 (a make-up Saturday), 12 and 13 October
    assert by_period[("lost_cases", "2026Q3+")]["due_on"] == "2026-10-08"


def test_a_person_reads_why_a_day_is_the_day(store: Path) -> None:
    told = command(store, "duties").stdout
    assert "10 月的第 3 个工作日。2026-10-10 调休上班，算工作日。" in told
    assert "2026-10-05 在国庆节假期内；报送日不顺延，提前到 2026-09-30。" in told
    assert "▲ 已过期  2026 年第三季度败诉情况报送  2026-09-30 前，逾 5 个工作日" in told


def test_a_duty_noted_as_done_is_listed_as_done(store: Path) -> None:
    done = command(store, "duties", "--done", "lost_cases", "--period", "2026Q3", "--on", "2026-09-30")
    assert done.returncode == 0 and "2026-09-30 办理" in done.stdout
    told = json.loads(command(store, "duties", "--json").stdout)
    assert {one["period"]: one["state"] for one in told if one["key"] == "lost_cases"} == {
        "2026Q3": "done", "2026Q3+": "late"
    }


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (("--done", "channel_tests"), 2, "没有叫“channel_tests”的事项"),
    (("--period", "2026Q3"), 2, "--done"),
    (("--done", "lost_cases", "--period", "2031Q1"), 1, "2031Q1"),
])
def test_what_cannot_be_noted_is_said(store: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = command(store, "duties", *arguments)
    assert done.returncode == code and said in done.stderr


def test_a_missing_store_is_said(tmp_path: Path) -> None:
    assert command(tmp_path / "none", "duties").returncode == 3
