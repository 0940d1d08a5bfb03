"""定稿封存: a proved sheet frozen with its lists, calendar and rules; later edits show as differences."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app import __version__, places
from clerk_app.cases.filed import (
    CellDifference,
    FiledCase,
    FiledFacts,
    FiledFinding,
    FiledRemedy,
    FiledYear,
    differences_between,
)
from clerk_app.cases.narrative import Scope
from clerk_app.cases.plain_text import clean
from clerk_app.cases.remedy import RemedyId
from clerk_app.cases.request import OrganId, RequestId
from clerk_app.cases.year_sheet import Cell, Finding, Place, YearSheet, last_day
from clerk_app.law.form_table import Severity
from clerk_app.services import entered, year_sheets
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.filed_plain import plain_of
from clerk_app.services.proof import YEAR_SHEET, before, causes, filed, filings_of, on_record, proved, said_of
from clerk_app.services.report_facts import facts_of
from clerk_app.store.books import Filing
from clerk_app.trouble import KnownTrouble

__all__ = [
    "CellDifference", "FiledYear", "ReadyYear", "before", "causes", "differences", "file_year", "filed", "filings_of",
    "freeze", "on_record", "proved", "ready", "said_of", "why_not",
]


@dataclass(frozen=True)
class ReadyYear:
    """A year counted and proved, to be frozen as it is: nothing is written yet."""

    year: int
    change: Change
    """What is said once it is frozen."""
    line: Filing | None = None
    """None where it is filed already and nothing changed since."""
    blanks: tuple[Place, ...] = ()
    """The blanks that are confirmed with it."""
    organ: OrganId | None = None


def why_not(
    desk: Desk, sheet: YearSheet, found: Sequence[Finding], *, today: date, overrides: Mapping[str, str],
    blanks_confirmed: bool = False,
) -> KnownTrouble | None:
    """Why the sheet cannot be filed as it stands, the gravest reason first; None where it can."""
    year = sheet.year
    if today <= last_day(year):
        return KnownTrouble("filing_year_not_over", year=year, last_day=last_day(year))
    errors = [one for one in found if one.severity is Severity.ERROR]
    if fixed := [one for one in errors if not one.with_reason]:
        said = year_sheets.sentence_of(desk.terms, fixed[0])
        return KnownTrouble("filing_blocked", year=year, count=len(fixed), first=said)
    known = {name for one in errors for name in (one.id, one.identity)}
    if unknown := [name for name in overrides if name not in known]:
        return KnownTrouble("filing_override_unknown", names=tuple(unknown))
    if bare := [one.id for one in errors if not _reason_for(one, overrides)]:
        return KnownTrouble("filing_needs_reason", year=year, names=tuple(bare))
    if sheet.open_blanks and not blanks_confirmed:
        return KnownTrouble("filing_blanks", year=year, count=len(sheet.open_blanks))
    return None


def _reason_for(finding: Finding, overrides: Mapping[str, str]) -> str:
    return (overrides.get(finding.id) or overrides.get(finding.identity) or "").strip()


def file_year(
    desk: Desk, year: int, *, today: date, overrides: Mapping[str, str] = MappingProxyType({}), by: str = "",
    note: str = "", blanks_confirmed: bool = False, organ: OrganId | None = None,
) -> Change:  # fmt: skip
    """Freeze a year's sheet as it stands: ``ready`` and ``freeze`` in one."""
    made = ready(
        desk, year, today=today, overrides=overrides, by=by, note=note, blanks_confirmed=blanks_confirmed, organ=organ
    )
    return freeze(desk, made)


def ready(
    desk: Desk, year: int, *, today: date, overrides: Mapping[str, str] = MappingProxyType({}), by: str = "",
    note: str = "", blanks_confirmed: bool = False, organ: OrganId | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> ReadyYear:  # fmt: skip
    """Count and prove a year's sheet as it is to be frozen; a copy of the store will do. ``overrides``: the written
    reason for each error that may stand with one, by the finding's id or its identity; ``note``: why a filed year is
    filed again, which then cites the filing before; ``go_on`` is asked between the parts of the work.

    Raises KnownTrouble while the year runs, an error stands, a reason or a blank is open.
    """
    sheet = year_sheets.build(desk, year, today=today, organ=organ)
    go_on()
    found = proved(desk, sheet, today=today, organ=organ)
    former = filed(desk, year, organ=organ)
    if former is not None and not differences_between(former.sheet, sheet):
        return ReadyYear(year, _told("year_filed_already", former))
    trouble = why_not(desk, sheet, found, today=today, overrides=overrides, blanks_confirmed=blanks_confirmed)
    if trouble is not None:
        raise trouble
    if former is not None and not note.strip():
        raise KnownTrouble("filing_again_needs_note", year=year, on=former.filed_on)
    go_on()
    blanks = sheet.open_blanks
    sheet = replace(sheet, left_blank=sheet.left_blank | frozenset(blanks))
    reasons = {one.id: clean(_reason_for(one, overrides)) for one in found if one.severity is Severity.ERROR}
    frozen = FiledYear(
        id=0,
        sheet=sheet,
        cases=_cases(desk, sheet),
        remedies=_remedies(desk, sheet),
        calendar=_calendar(desk),
        rules=_rules(desk, sheet),
        overrides=reasons,
        findings=tuple(
            FiledFinding(one.id, one.identity, one.severity, year_sheets.sentence_of(desk.terms, one))
            for one in found
        ),
        facts=_facts(desk, sheet, organ),
        filed_on=today,
        filed_at="",
        by=clean(by).strip() or desk.who,
        note=clean(note).strip(),
        replaces=None if former is None else former.id,
        replaces_on=None if former is None else former.filed_on,
    )
    go_on()
    line = Filing(duty=YEAR_SHEET, period=str(year), filed_on=today, content=plain_of(frozen), organ_id=organ)
    change = _told("year_filed" if former is None else "year_filed_again", frozen)
    return ReadyYear(year, change, line, blanks, organ)


def freeze(desk: Desk, made: ReadyYear) -> Change:
    """Write what was made ready, with its blanks, in one transaction. Nothing may have been written in between."""
    if made.line is not None:
        with desk.store.write():
            if made.blanks:
                entered.leave_blank(desk, made.year, made.blanks, today=made.line.filed_on, organ=made.organ)
            desk.store.filings.add(made.line)
    return made.change


def _told(message: str, filed_year: FiledYear) -> Change:
    facts = {"year": filed_year.year, "on": filed_year.filed_on, "by": filed_year.by, "before": filed_year.replaces_on}
    return Change(message=message, facts=facts)


def differences(
    desk: Desk, year: int, today: date, *, organ: OrganId | None = None
) -> tuple[CellDifference, ...]:
    """What the register counts now otherwise than was filed, cell by cell; empty where nothing was filed."""
    kept = filed(desk, year, organ=organ)
    if kept is None:
        return ()
    return differences_between(kept.sheet, year_sheets.build(desk, year, today=today, organ=organ))


# --- what is frozen beside the figures


def _all_cells(sheet: YearSheet) -> Iterable[Cell]:
    return (cell for filled in sheet.tables for cell in filled.cells.values())


def _cases(desk: Desk, sheet: YearSheet) -> Mapping[RequestId, FiledCase]:
    wanted = {one for cell in _all_cells(sheet) for one in cell.requests}
    cases = {}
    for request in desk.store.requests.some(wanted):
        closing = request.closing
        closed_on = closing.on if closing is not None and closing.on <= sheet.as_of else None
        cases[request.id] = FiledCase(
            request.number, request.applicant.kind, request.received_on, closed_on,
            request.outcome if closed_on is not None else None,
        )
    return MappingProxyType(cases)


def _facts(desk: Desk, sheet: YearSheet, organ: OrganId | None) -> FiledFacts:
    """What the report says beside the table; for whom it speaks is chosen when it is written."""
    facts = facts_of(desk, sheet, Scope.OWN, organ)
    return FiledFacts(facts.counts, facts.lists)


def _remedies(desk: Desk, sheet: YearSheet) -> Mapping[RemedyId, FiledRemedy]:
    wanted = {one for cell in _all_cells(sheet) for one in cell.remedies}
    return MappingProxyType({
        one.id: FiledRemedy(
            one.request, one.request_number, one.route, one.case_number,
            one.result if one.closed_on is not None and one.closed_on <= sheet.as_of else None,
            one.closed_on if one.closed_on is not None and one.closed_on <= sheet.as_of else None,
        )
        for one in desk.store.remedies.all()
        if one.id in wanted
    })  # fmt: skip


def _calendar(desk: Desk) -> Mapping[str, object]:
    """The notices in force by number, how far they reach, and a hash over every day they name."""
    notices = desk.workdays.notices
    days = [
        [notice.citation.number, notice.published.isoformat(), [[day.isoformat(), sign.kind.value] for day, sign in
                                                                notice.signs()]]
        for notice in notices
    ]
    return MappingProxyType({
        "known_to": desk.workdays.known_to.isoformat(),
        "notices": [notice.citation.number or notice.citation.text for notice in notices],
        "hash": _hash(days),
    })  # fmt: skip


def _rules(desk: Desk, sheet: YearSheet) -> Mapping[str, object]:
    """The form, the program, the readings this office chose, and a hash over the rules of law and of the form."""
    resources = places.resources()
    files = [*sorted((resources / "rules").glob("*.toml")), resources / "year_formats" / f"{sheet.form.id}.toml"]
    texts = [[file.name, hashlib.sha256(file.read_bytes()).hexdigest()] for file in files]
    readings = {key: desk.settings.text(key) for key in desk.settings.own if desk.settings.declared[key].rule}
    return MappingProxyType({
        "form": sheet.form.id, "number": sheet.form.source.number, "program": __version__, "readings": readings,
        "hash": _hash(texts),
    })  # fmt: skip


def _hash(plain: object) -> str:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
