"""Whether a year's sheet holds: within itself, and against the year before as it was filed; which requests are why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from clerk_app.cases.checks import checks
from clerk_app.cases.filed import FiledYear
from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.cases.year_sheet import Cell, Finding, YearSheet
from clerk_app.law.form_table import Check
from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import ApplicantKind
from clerk_app.services import year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.filed_plain import filed_of, holds_sheet
from clerk_app.services.moments import day_of
from clerk_app.store.books import Filing
from clerk_app.trouble import Said

YEAR_SHEET = "year_sheet"
"""The duty a filed year stands under."""


@dataclass(frozen=True)
class Cause:
    """Why one request stands in another place than when the year was filed."""

    request: RequestId
    number: str
    reason: Reason


def filings_of(desk: Desk, year: int, *, organ: OrganId | None = None) -> tuple[FiledYear, ...]:
    """Every filing of a year, the first one first."""
    return tuple(filed_of(line, desk.formats) for line in _lines(desk, year, organ))


def filed(desk: Desk, year: int, *, organ: OrganId | None = None) -> FiledYear | None:
    """The filing that holds: the latest. None where the year was not filed."""
    lines = _lines(desk, year, organ)
    return filed_of(lines[-1], desk.formats) if lines else None


def _lines(desk: Desk, year: int, organ: OrganId | None) -> list[Filing]:
    """A tick of the list of duties may bear the same name; it holds no sheet."""
    return [
        one for one in desk.store.filings.all()
        if (one.duty, one.period, one.organ_id) == (YEAR_SHEET, str(year), organ) and holds_sheet(one)
    ]  # fmt: skip


def on_record(desk: Desk, year: int, *, today: date, organ: OrganId | None = None) -> YearSheet:
    """The sheet of a year: as it was filed, else as the register counts it today. Raises KnownTrouble."""
    kept = filed(desk, year, organ=organ)
    return kept.sheet if kept is not None else year_sheets.build(desk, year, today=today, organ=organ)


def before(desk: Desk, year: int, *, today: date, organ: OrganId | None = None) -> YearSheet | None:
    """The sheet the cross-year identities are tried against: last year's as filed; where it was not, as counted if
    anything was entered for it, since what the register counts itself agrees with itself."""
    kept = filed(desk, year - 1, organ=organ)
    if kept is not None:
        return kept.sheet
    if not any((one.year, one.organ_id) == (year - 1, organ) for one in desk.store.figures.all()):
        return None
    return year_sheets.build(desk, year - 1, today=today, organ=organ)


def proved(desk: Desk, sheet: YearSheet, *, today: date, organ: OrganId | None = None) -> tuple[Finding, ...]:
    """What the identities say against the sheet, errors first; of one across years the requests that cause it and why,
    where last year was filed."""
    kept = filed(desk, sheet.year - 1, organ=organ)
    previous = kept.sheet if kept is not None else before(desk, sheet.year, today=today, organ=organ)
    found = checks(sheet, previous)
    return found if kept is None else tuple(_with_causes(desk, kept, sheet, found))


def _with_causes(desk: Desk, kept: FiledYear, sheet: YearSheet, found: Iterable[Finding]) -> Iterator[Finding]:
    for finding in found:
        check = _check_of(sheet, finding)
        if check is None or not check.asks_year_before:
            yield finding
            continue
        ids = _moved(check, finding, kept.sheet, sheet)
        why = causes(desk, kept, ids)
        english = explanations(replace(desk, terms=desk.terms.in_english()), why)
        said = Said("".join(explanations(desk, why)), " ".join(english))
        facts = {**finding.facts, "note": said if said.zh else finding.facts.get("note", "")}
        yield replace(finding, requests=ids, facts=MappingProxyType(facts))


def _check_of(sheet: YearSheet, finding: Finding) -> Check | None:
    filled = sheet.table(finding.table)
    return next((one for one in filled.table.checks if one.id == finding.identity), None) if filled else None


def _moved(check: Check, finding: Finding, kept: YearSheet, sheet: YearSheet) -> tuple[RequestId, ...]:
    """The requests that stand on one side of the identity alone."""
    sides: list[set[RequestId]] = []
    for terms in (check.left, check.right):
        ids: set[RequestId] = set()
        for term in terms:
            filled = (kept if term.before else sheet).table(finding.table)
            if filled is not None:
                columns = (finding.column,) if finding.column else term.columns
                ids |= {one for cell in _cells(filled.cells, term.rows, columns) for one in cell.requests}
        sides.append(ids)
    return tuple(sorted(sides[0] ^ sides[1]))


def _cells(cells: Any, rows: Iterable[str], columns: Iterable[str]) -> Iterator[Cell]:
    names = tuple(columns)
    return (cells[row, column] for row in rows for column in names if (row, column) in cells)


def causes(desk: Desk, kept: FiledYear, ids: Iterable[RequestId]) -> tuple[Cause, ...]:
    """Why each of these requests counts otherwise than when the year was filed."""
    found = []
    for request_id in ids:
        request = desk.store.requests.get(request_id)
        found.append(Cause(request_id, request.number, _why(desk, kept, request)))
    return tuple(found)


def explanations(desk: Desk, why: Sequence[Cause]) -> tuple[str, ...]:
    """The first of them one by one, of the others how many there are."""
    most = desk.settings.whole("causes_named")
    said = [said_of(desk, cause) for cause in why[:most]]
    if len(why) > most:
        said.append(desk.terms.sentence("causes_more", {"count": len(why) - most}))
    return tuple(said)


def said_of(desk: Desk, cause: Cause, shown: Callable[[object], object] | None = None) -> str:
    """2025-0214：2026-01-09 由自然人改为商业企业。 ``shown``: how its facts are written where not as they are."""
    facts = cause.reason.facts
    if shown is not None:
        facts = {name: shown(fact) for name, fact in facts.items()}
    said = desk.terms.sentence(cause.reason.key, facts)
    return desk.terms.sentence("cause_of", {"number": cause.number, "why": said})


def _why(desk: Desk, kept: FiledYear, request: Request) -> Reason:
    then = kept.cases.get(request.id)
    if not request.in_force:
        struck = max(entry.recorded_at for entry in request.entries)
        return _reason("cause_struck", on=day_of(struck))
    if then is None:
        first = request.entries[0].recorded_at
        if first > kept.filed_at:
            return _reason("cause_registered_later", on=day_of(first), received_on=request.received_on)
        return _reason("cause_not_in_list")
    if then.kind is not request.applicant.kind:
        changes = [one for one in desk.store.requests.former_values(request.id) if one.field == "applicant_kind"]
        on = changes[-1].on if changes else day_of(request.entries[-1].recorded_at)
        return _reason("cause_kind", on=on, old=then.kind, new=ApplicantKind(request.applicant.kind))
    if then.received_on != request.received_on:
        return _reason("cause_received", old=then.received_on, new=request.received_on)
    closing = request.closing
    closed_on = closing.on if closing is not None and closing.on <= kept.sheet.as_of else None
    if then.closed_on != closed_on:
        key = "cause_closed" if then.closed_on is None else "cause_closed_other"
        key = "cause_reopened" if closed_on is None else key
        return _reason(key, old=then.closed_on, new=closed_on)
    if then.outcome is not (request.outcome if closed_on else None):
        return _reason("cause_outcome", old=then.outcome, new=request.outcome)
    return _reason("cause_changed")


def _reason(key: str, **facts: object) -> Reason:
    return Reason(key, MappingProxyType(facts))
