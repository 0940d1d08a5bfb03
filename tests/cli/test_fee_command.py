"""fee on the command line against the published worked examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Done, clerk_app

CASES = json.loads((Path(__file__).parent.parent / "data" / "fees.json").read_text(encoding="utf-8"))


def fee(*arguments: str, today: str = "2026-01-05") -> Done:
    return clerk_app("--today", today, "fee", *arguments)


@pytest.mark.parametrize("case", CASES["per_page"][-2:], ids=str)
def test_pages_cost_what_the_tariff_says(case: dict[str, int]) -> None:
    told = json.loads(fee("--pages", str(case["pages"]), "--json").stdout)
    assert told["amount_fen"] == case["fee_yuan"] * 100


def test_the_thirty_first_item_of_the_month_costs_two_hundred_more_than_thirty() -> None:
    by_count = {one["items_in_calendar_month"]: one["fee_yuan"] for one in CASES["per_item"]}
    told = json.loads(fee("--items", "31", "--already", "30", "--json").stdout)
    assert told["amount_fen"] == (by_count[31] - by_count[30]) * 100


def test_the_brackets_add_up_to_the_published_fee() -> None:
    by_count = {one["items_in_calendar_month"]: one["fee_yuan"] for one in CASES["per_item"]}
    told = json.loads(fee("--items", "61", "--json").stdout)
    assert told["fee_yuan"] == by_count[61] == sum(one["yuan"] for one in told["brackets"])
    assert told["brackets"][0] == {"from": 1, "to": 10, "units": 10, "yuan_each": 0, "yuan": 0}
    assert told["brackets"][-1] == {"from": 61, "to": 61, "units": 1, "yuan_each": 500, "yuan": 500}
    assert told["source"]["article"] == "第四条"


def test_the_arithmetic_is_told_line_by_line_with_its_article() -> None:
    said = fee("--pages", "201").stdout.splitlines()
    assert said == [
        "第 1—30 页：免费",
        "第 31—100 页：70 页 × 10 元 = 700 元",
        "第 101—200 页：100 页 × 20 元 = 2,000 元",
        "第 201 页：1 页 × 40 元 = 40 元",
        "合计 2,740 元 · 《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第五条",
    ]


@pytest.mark.parametrize("wrong", [(), ("--items", "3", "--pages", "4"), ("--items", "3", "--already", "5"),
                                   ("--pages", "3", "--already", "1")])
def test_both_or_neither_is_not_understood(wrong: tuple[str, ...]) -> None:
    assert fee(*wrong).returncode == 2


def test_a_day_before_the_tariff_is_said() -> None:
    done = fee("--items", "12", today="2019-06-01")
    assert done.returncode == 1
    assert "2019-06-01" in done.stderr
