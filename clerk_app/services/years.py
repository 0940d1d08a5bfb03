"""Which report years the register reaches, and the sheets the year page shows for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from clerk_app.cases.filed import CellDifference, FiledYear, differences_between
from clerk_app.cases.request import OrganId
from clerk_app.cases.tally import refilled
from clerk_app.cases.year_sheet import Finding, Place, Value, YearSheet
from clerk_app.law.form_table import Check
from clerk_app.services import proof, year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.entered_cells import EnteredCell, cells_of, entered_of


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
    entered: Mapping[Place, EnteredCell] = field(default_factory=lambda: MappingProxyType({}))
    """The figures no request can fill, as they were entered."""
    last: Mapping[Place, Value] = field(default_factory=lambda: MappingProxyType({}))
    """The same figures of the year before."""
    organ: OrganId | None = None
    """Whose alone; None: of all agencies of the desk together."""


def years_of(desk: Desk, today: date) -> tuple[int, ...]:
    """Every year that has a form, from the first request's year to this one, the latest first."""
    first_form = min(form.since for form in desk.formats)
    received = desk.store.requests.first_received() or today
    first = max(first_form, min(received.year, today.year))
    return tuple(range(today.year, first - 1, -1))


def year_view(desk: Desk, year: int, today: date, *, organ: OrganId | None = None) -> YearView:
    """The sheet of a year as counted today, tried against itself and against the year before as that was filed.
    ``organ``: of one agency of the desk alone."""
    return _view(desk, year_sheets.build(desk, year, today=today, organ=organ), today, organ)


def with_figures(desk: Desk, view: YearView, today: date) -> YearView:
    """The same view after a figure was entered: nothing is counted again, everything is tried again."""
    figures = entered_of(desk, view.sheet.year, organ=view.organ, today=today)
    return _view(desk, refilled(view.sheet, figures), today, view.organ)


def _view(desk: Desk, sheet: YearSheet, today: date, organ: OrganId | None) -> YearView:
    found = proof.proved(desk, sheet, today=today, organ=organ)
    failed = {(one.table, one.identity) for one in found}
    has_before = proof.before(desk, sheet.year, today=today, organ=organ) is not None
    held = [
        check
        for filled in sheet.tables
        for check in filled.table.checks
        if (filled.table.id, check.id) not in failed and _assessable(check)
        and (has_before or not check.asks_year_before)
    ]  # fmt: skip
    held.sort(key=_asks_year_before)
    kept = proof.filed(desk, sheet.year, organ=organ)
    changed = differences_between(kept.sheet, sheet) if kept is not None else ()
    return YearView(
        sheet=sheet, findings=found, passed=tuple(held), filed=kept, changed=changed,
        entered=cells_of(desk, sheet.year, organ=organ), last=_last(desk, sheet.year, organ), organ=organ,
    )  # fmt: skip


def _asks_year_before(check: Check) -> bool:
    return check.asks_year_before


def _last(desk: Desk, year: int, organ: OrganId | None) -> Mapping[Place, Value]:
    """Last year's entered figures: as filed, else as entered. Empty where there is no form for that year."""
    if not any(form.covers(year - 1) for form in desk.formats):
        return MappingProxyType({})
    places = cells_of(desk, year - 1, organ=organ)
    kept = proof.filed(desk, year - 1, organ=organ)
    if kept is not None:
        tables = {filled.table.id: filled for filled in kept.sheet.tables}
        found = {place: tables[place[0]].value(*place[1:]) for place in places if place[0] in tables}
    else:
        found = {place: cell.value for place, cell in places.items()}
    return MappingProxyType({place: value for place, value in found.items() if value is not None})


def _assessable(check: Check) -> bool:
    """Whether a check looks at the table alone, not at figures named in a text."""
    return not any(term.text for term in (*check.left, *check.right))
