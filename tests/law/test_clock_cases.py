"""The clock against the collected cases; two of their dates were stated by a court or an agency."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from clerk_app.law.clock import reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import from_plain
from clerk_app.law.steps import Steps
from clerk_app.law.workdays import WorkCalendar

CASES = json.loads((Path(__file__).parent.parent / "data" / "clock.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_has_its_published_dates(
    case: dict[str, dict[str, object]], rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    given = case["input"]
    plain = [{"kind": "received", "on": given["received_on"]}, *given["events"]]  # type: ignore[misc]
    clock = reckon([from_plain(event) for event in plain], rules, steps, workdays)
    found = {field: getattr(clock, field) for field in case["expect"]}
    assert {
        field: value.isoformat() if isinstance(value, date) else value for field, value in found.items()
    } == case["expect"]
