"""fee on the command line against the published worked examples."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CASES = json.loads((Path(__file__).parent.parent / "data" / "fees.json").read_text(encoding="utf-8"))


def fee(*arguments: str, today: str = "2026-01-05") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clerk_app", "--today", today, "fee", *arguments],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES["per_page"][-2:], ids=str)
def test_pages_cost_what_the_tariff_says(case: dict[str, int]) -> None:
    told = json.loads(fee("--pages", str(case["pages"]), "--json").stdout)
    assert told["amount_fen"] == case["fee_yuan"] * 100


def test_the_thirty_first_item_of_the_month_costs_two_hundred_more_than_thirty() -> None:
    by_count = {one["items_in_calendar_month"]: one["fee_yuan"] for one in CASES["per_item"]}
    told = json.loads(fee("--items", "31", "--already", "30", "--json").stdout)
    assert told["amount_fen"] == (by_count[31] - by_count[30]) * 100


@pytest.mark.parametrize("wrong", [(), ("--items", "3", "--pages", "4"), ("--items", "3", "--already", "5")])
def test_both_or_neither_is_not_understood(wrong: tuple[str, ...]) -> None:
    assert fee(*wrong).returncode == 2


def test_a_day_before_the_tariff_is_said() -> None:
    done = fee("--items", "12", today="2019-06-01")
    assert done.returncode == 1
    assert "2019-06-01" in done.stderr
