"""What falls due in reconsiderations and lawsuits, beside the open requests: our answer and evidence (K10, K11), our
report, the answer given anew, the appeal, and when the decision is expected (L5 to L10 of the rule-book)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import RequestId
from clerk_app.law.periods import last_day
from clerk_app.law.terms import ClockKind, RemedyResult, RemedyRoute
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, due_list, row_of
from clerk_app.services.request_clocks import OF_CASES, ShownClock, Standing, clocks_of_one

OUR_ANSWERS = frozenset({ClockKind.RECONSIDERATION_ANSWER, ClockKind.COURT_ANSWER})
EXPECTED = frozenset({ClockKind.RECONSIDERATION_DECISION, ClockKind.JUDGMENT})
"""The body's or the court's own time: listed once it has come and nothing else of the case is; somebody asks."""


@dataclass(frozen=True)
class DueEntry:
    """A line of the due list: an open request, or (``case``) what a case of a request still asks of us."""

    row: RegisterRow
    case: ShownClock | None = None


@dataclass(frozen=True)
class ImportedCases:
    """Pending cases of old ledgers whose copy has no day: one question, not a line for each of them."""

    cases: int
    requests: tuple[RequestId, ...]


def cases_due(desk: Desk, today: date) -> tuple[DueEntry, ...]:
    """Every period that runs in a case, nearest first; those whose copy has no day recorded come last.

    Pending cases of old ledgers of which nobody recorded anything since are not among them: ``imported_cases``.
    """
    remedies = desk.store.remedies.all()
    return _entries(desk, [one for one in remedies if _may_run(desk, one, today) and not _is_old(one)], today)


def imported_cases(desk: Desk) -> ImportedCases | None:
    """The pending cases of old ledgers that nobody recorded a copy of; None where there are none."""
    old = [one for one in desk.store.remedies.all() if _is_old(one)]
    return ImportedCases(len(old), tuple(dict.fromkeys(one.request for one in old))) if old else None


def imported_due(desk: Desk, today: date) -> tuple[DueEntry, ...]:
    """The same cases line by line, as they are opened."""
    found = _entries(desk, [one for one in desk.store.remedies.all() if _is_old(one)], today)
    return tuple(entry for entry in found if entry.case is not None and entry.case.clock.kind in OUR_ANSWERS)


def due_entries(desk: Desk, today: date) -> tuple[DueEntry, ...]:
    """The open requests and what runs in cases in one list: what is due first, then what waits for somebody."""
    entries = [*(DueEntry(row) for row in due_list(desk, today)), *cases_due(desk, today)]
    return tuple(sorted(entries, key=_pressing))


def _is_old(one: Remedy) -> bool:
    return one.imported and one.result is None and one.answered_on is None and one.copy_received_on is None


def still_owed(one: Remedy) -> bool:
    """Whether the office itself may owe something in the case: an answer, a report, an answer given anew."""
    told = one.decision
    if one.result is None or (told.opinion_received_on is not None and told.opinion_reported_on is None):
        return True
    return one.result is RemedyResult.CORRECTED and (told.redo_by is not None or told.redo_days is not None)


def _may_run(desk: Desk, one: Remedy, today: date) -> bool:
    """Whether anything of the case can still run; the events are read of such cases only."""
    told = one.decision
    if still_owed(one):
        return True
    received = told.judgment_received_on or one.closed_on
    if one.route is RemedyRoute.RECONSIDERATION or received is None or one.imported:
        return False
    value = desk.rules.find("appeal_judgment", received)
    return value is not None and last_day(value, received, desk.workdays) >= today


def _entries(desk: Desk, remedies: Iterable[Remedy], today: date) -> tuple[DueEntry, ...]:
    cases: dict[RequestId, list[str]] = {}
    for one in remedies:
        cases.setdefault(one.request, []).append(one.case_number)
    found: list[DueEntry] = []
    for request in desk.store.requests.some(set(cases)):
        row = row_of(desk, request, today)
        found += [DueEntry(row, one) for one in _listed(clocks_of_one(desk, request, today), cases[request.id])]
    return tuple(sorted(found, key=_pressing))


def _listed(clocks: Iterable[ShownClock], numbers: list[str]) -> Iterator[ShownClock]:
    """What runs in the cases of those numbers, and our answers that wait for the day of the copy."""
    ours = [one for one in clocks if one.clock.kind in OF_CASES and _is_of(one.clock.ref, numbers)]
    running = [
        one for one in ours
        if one.standing is Standing.RUNNING or (one.standing is Standing.IDLE and one.clock.kind in OUR_ANSWERS)
    ]  # fmt: skip
    busy = {one.clock.ref for one in running if one.clock.kind not in EXPECTED}
    return (
        one for one in running
        if one.clock.kind not in EXPECTED or (one.clock.ref not in busy and (one.remaining or 0) <= 0)
    )  # fmt: skip


def _is_of(ref: str, numbers: list[str]) -> bool:
    # Two cases of one number are told apart by a number in brackets after it.
    return any(ref == number or ref.startswith(f"{number} (".lstrip()) for number in numbers)


def _pressing(entry: DueEntry) -> tuple[bool, date, date]:
    if entry.case is not None:
        due_on = entry.case.clock.due_on
        return due_on is None, due_on or date.max, entry.row.received_on
    row = entry.row
    return row.remaining is None, row.due_on or row.awaited_by or date.max, row.received_on
