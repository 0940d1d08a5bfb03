"""Which report years the register reaches, and the sheets the year page shows for one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_app.cases.filed import CellDifference, FiledYear, differences_between
from clerk_app.cases.year_sheet import Finding, YearSheet
from clerk_app.law.form_table import Check
from clerk_app.services import proof, year_sheets
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class YearView:
    """One year: its sheet, what is wrong with it, and the identities that hold."""

    sheet: YearSheet
    findings: tuple[Finding, ...]
    passed: tuple[Check, ...]
    filed: FiledYear | None = None
    """The filing that holds, where the year was filed."""
    changed: tuple[CellDifference, ...] = ()
    """What is counted otherwise now than was filed."""


def years_of(desk: Desk, today: date) -> tuple[int, ...]:
    """Every year that has a form, from the first request's year to this one, the latest first."""
    first_form = min(form.since for form in desk.formats)
    received = [one.received_on.year for one in desk.store.requests.all()]
    first = max(first_form, min([*received, today.year]))
    return tuple(range(today.year, first - 1, -1))


def year_view(desk: Desk, year: int, today: date) -> YearView:
    """The sheet of a year as counted today, tried against itself and against the year before as that was filed."""
    sheet = year_sheets.build(desk, year, today=today)
    found = proof.proved(desk, sheet, today=today)
    failed = {(one.table, one.identity) for one in found}
    has_before = proof.before(desk, year, today=today) is not None
    held = [
        check
        for filled in sheet.tables
        for check in filled.table.checks
        if (filled.table.id, check.id) not in failed and _assessable(check)
        and (has_before or not check.asks_year_before)
    ]  # fmt: skip
    held.sort(key=lambda check: check.asks_year_before)
    kept = proof.filed(desk, year)
    changed = differences_between(kept.sheet, sheet) if kept is not None else ()
    return YearView(sheet=sheet, findings=found, passed=tuple(held), filed=kept, changed=changed)


def _assessable(check: Check) -> bool:
    """Whether a check looks at the table alone, not at figures named in a text."""
    return not any(term.text for term in (*check.left, *check.right))
