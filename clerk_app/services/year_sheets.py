"""The year sheet: built from the store, explained cell by cell, written as a workbook; published tables checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from clerk_app.cases.checks import checks
from clerk_app.cases.countable import Countable
from clerk_app.cases.remedy import Remedy, RemedyId
from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.cases.sheet_plain import read_entered, read_published
from clerk_app.cases.tally import tally
from clerk_app.cases.year_sheet import Finding, YearSheet, last_day
from clerk_app.law.form_table import CountingUnit, Severity
from clerk_app.law.terms import Outcome, RemedyResult, RemedyRoute
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import YearFormat, form_of
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.entered_cells import entered_of, merged
from clerk_app.services.recording import clock_of
from clerk_app.services.sheet_files import read_file, write_file
from clerk_app.trouble import KnownTrouble

__all__ = [
    "Behind", "blocks_filing", "build", "check_file", "choose_unit", "explain", "findings", "plain_finding",
    "read_file", "request_numbers", "sentence_of", "unit_of", "write_file",
]

STAT_IDENTITY = "STAT_IDENTITY"
"""The code of the checks for an identity that is broken."""


@dataclass(frozen=True)
class Behind:
    """One request, or one reconsideration or lawsuit over it, that a figure counts."""

    request: RequestId
    number: str
    applicant: str
    subject: str
    received_on: date
    closed_on: date | None
    outcome: Outcome | None
    remedy: RemedyId | None = None
    route: RemedyRoute | None = None
    case_number: str = ""
    result: RemedyResult | None = None
    """For a remedy: its result, None while it is pending; ``received_on`` and ``closed_on`` are then its own days."""


def build(
    desk: Desk,
    year: int,
    *,
    today: date,
    entered: Mapping[str, object] | None = None,
    organ: OrganId | None = None,
) -> YearSheet:
    """The sheet of a year on the form in force; of a year not over, a trial up to today. The figures entered in this
    store stand on it; ``entered``: others, in the shape of a published table, which win. ``organ``: of one organ
    alone. Raises KnownTrouble."""
    form = form_of(desk.formats, year)
    if year > today.year:
        raise KnownTrouble("year_not_begun", kind="input", year=year)
    requests, remedies = _countable(desk, date(year, 1, 1), min(last_day(year), today), organ)
    figures = entered_of(desk, year, organ=organ, today=today)
    if entered is not None:
        figures = merged(figures, read_entered(entered, form, year))
    return tally(
        requests,
        remedies,
        year=year,
        form=form,
        today=today,
        entered=figures,
        late=_late(desk, requests, form, year),
        unit=unit_of(desk, year),
    )


def _countable(
    desk: Desk, first: date, last: date, organ: OrganId | None
) -> tuple[list[Countable], list[Remedy]]:
    """The requests and remedies that can be in a count of these days: a large office's other years are not read."""
    requests = [one for one in desk.store.requests.countable(first, last) if organ is None or one.organ == organ]
    remedies = [
        one for one in desk.store.remedies.all()
        if one.result is None or one.closed_on is None or one.closed_on >= first
    ]
    known = {one.id for one in requests}
    others = desk.store.requests.some({one.request for one in remedies} - known)
    known |= {one.id for one in others if organ is None or one.organ == organ}
    return requests, [one for one in remedies if one.request in known]


UNIT = "counting_unit_"
"""Begins the name under which a year's counting unit is kept."""


def unit_of(desk: Desk, year: int) -> CountingUnit:
    """What one 件 of that year's sheet is: as chosen where the form leaves a choice, else as the form says."""
    form = form_of(desk.formats, year)
    chosen = desk.store.settings.get(f"{UNIT}{year}")
    return next((unit for unit in form.units if unit.value == chosen), form.units[0])


def choose_unit(desk: Desk, year: int, unit: CountingUnit) -> Change:
    """Count that year's sheet in requests or in items. Raises KnownTrouble("unit_not_of_form")."""
    form = form_of(desk.formats, year)
    if unit not in form.units:
        raise KnownTrouble("unit_not_of_form", kind="input", year=year, form=form.source.number)
    if unit is not unit_of(desk, year):
        desk.store.settings.set(f"{UNIT}{year}", None if unit is form.units[0] else unit.value)
    return Change(message=f"unit_{unit.value}", facts={"year": year})


def _late(desk: Desk, requests: Sequence[Countable], form: YearFormat, year: int) -> frozenset[RequestId]:
    """Requests closed in the year after their limit, where the form tells on time from extended."""
    tells = any(row.gathers.extended is not None for part in form.parts for table in part.tables for row in table.rows)
    if not tells:
        return frozenset()
    closed = {one.id for one in requests if one.closed_on is not None and one.closed_on.year == year}
    return frozenset(one.id for one in desk.store.requests.some(closed) if (clock_of(desk, one).late_days or 0) > 0)


def findings(desk: Desk, sheet: YearSheet, previous: YearSheet | None = None) -> tuple[Finding, ...]:
    """What the identities of the form and the count say against the sheet, errors first."""
    return checks(sheet, previous)


def blocks_filing(found: Sequence[Finding]) -> bool:
    """Whether the sheet may not be finished (定稿) as it stands."""
    return any(finding.severity is Severity.ERROR for finding in found)


def explain(desk: Desk, sheet: YearSheet, table_id: str, row_id: str, column_id: str) -> tuple[Behind, ...]:
    """The requests or remedies behind one figure, in the order of their days."""
    filled = sheet.table(table_id)
    if filled is None:
        return ()
    cell = filled.cell(row_id, column_id)
    behind = [_request_behind(one) for one in _these(desk, set(cell.requests)).values()]
    if cell.remedies:
        cases = [one for one in desk.store.remedies.all() if one.id in set(cell.remedies)]
        requests = _these(desk, {one.request for one in cases})
        behind += [
            Behind(
                request=one.request,
                number=one.request_number,
                applicant=requests[one.request].applicant.name,
                subject=requests[one.request].subject,
                received_on=one.filed_on,
                closed_on=one.closed_on,
                outcome=requests[one.request].outcome,
                remedy=one.id,
                route=one.route,
                case_number=one.case_number,
                result=one.result,
            )
            for one in cases
        ]
    return tuple(sorted(behind, key=lambda one: (one.closed_on or one.received_on, one.number)))


def _these(desk: Desk, ids: set[RequestId]) -> dict[RequestId, Request]:
    """The requests of those ids; of a filed sheet also such as were struck since."""
    found = {one.id: one for one in desk.store.requests.some(ids)}
    return found | {one: desk.store.requests.get(one) for one in ids - found.keys()}


def _request_behind(request: Request) -> Behind:
    closing = request.closing
    return Behind(
        request=request.id,
        number=request.number,
        applicant=request.applicant.name,
        subject=request.subject,
        received_on=request.received_on,
        closed_on=closing.on if closing else None,
        outcome=request.outcome,
    )


def sentence_of(terms: Terms, finding: Finding) -> str:
    """What a finding says to the clerk."""
    place = finding.facts.get("place", "")
    where = ""
    if place and "left_is" in finding.facts:
        shape = "where_column" if finding.column else "where_group" if finding.group else "where_row"
        where = terms.sentence(shape, {"place": place})
    facts = {**finding.facts, "where": where}
    spot = facts.get("spot")
    if isinstance(spot, Mapping):  # a place in a foreign file
        facts["spot"] = terms.sentence(str(spot["key"]), spot)
    return terms.sentence(finding.key, facts)


def plain_finding(desk_terms: Terms, finding: Finding, numbers: Mapping[RequestId, str]) -> dict[str, object]:
    """A finding as JSON-ready data; ``numbers``: the request numbers to name."""
    plain: dict[str, object] = {
        "identity": finding.identity,
        "code": STAT_IDENTITY if finding.severity is Severity.ERROR else None,
        "level": finding.severity.value,
        "table": finding.table or None,
        "column": finding.column or None,
        "row": finding.row or None,
        "group": finding.group or None,
        "left": _plain_figure(finding.left),
        "right": _plain_figure(finding.right),
        "message": sentence_of(desk_terms, finding),
    }
    if finding.requests:
        plain["requests"] = [numbers[one] for one in finding.requests if one in numbers]
    return plain


def _plain_figure(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


def request_numbers(desk: Desk, found: Sequence[Finding]) -> dict[RequestId, str]:
    """The numbers of the requests that findings point at."""
    return desk.store.requests.numbers({one for finding in found for one in finding.requests})


def check_file(
    path: Path, formats: Sequence[YearFormat], *, previous: Path | None = None
) -> tuple[YearSheet, tuple[Finding, ...]]:
    """A published table and what is wrong with it; ``previous``: the table of the year before. Raises KnownTrouble."""
    sheet = read_published(read_file(path), formats)
    before = read_published(read_file(previous), formats) if previous is not None else None
    if before is not None and before.year + 1 != sheet.year:
        raise KnownTrouble("previous_other_year", kind="input", year=sheet.year, given=before.year)
    return sheet, checks(sheet, before)
