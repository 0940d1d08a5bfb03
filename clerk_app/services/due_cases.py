"""What falls due in reconsiderations and lawsuits, beside the open requests: our answer and our evidence (K10, K11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_app.law.terms import ClockKind
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, due_list, row_of
from clerk_app.services.request_clocks import ShownClock, Standing, clocks_of_one

OUR_ANSWERS = frozenset({ClockKind.RECONSIDERATION_ANSWER, ClockKind.COURT_ANSWER})


@dataclass(frozen=True)
class DueEntry:
    """A line of the due list: an open request, or (``case``) what a pending case of a request still asks of us."""

    row: RegisterRow
    case: ShownClock | None = None


def cases_due(desk: Desk, today: date) -> tuple[DueEntry, ...]:
    """Every answer owed to a body or court, nearest first; those whose copy has no day recorded come last."""
    pending = {one.request for one in desk.store.remedies.all() if one.result is None and one.answered_on is None}
    found = []
    for request in desk.store.requests.some(pending):
        row = row_of(desk, request, today)
        clocks = clocks_of_one(desk, request, today)
        found += [
            DueEntry(row, one)
            for one in clocks
            if one.clock.kind in OUR_ANSWERS and one.standing is not Standing.ENDED
        ]
    return tuple(sorted(found, key=_pressing))


def due_entries(desk: Desk, today: date) -> tuple[DueEntry, ...]:
    """The open requests and the answers owed in cases in one list: what is due first, then what waits for somebody."""
    entries = [*(DueEntry(row) for row in due_list(desk, today)), *cases_due(desk, today)]
    return tuple(sorted(entries, key=_pressing))


def _pressing(entry: DueEntry) -> tuple[bool, date, date]:
    if entry.case is not None:
        due_on = entry.case.clock.due_on
        return due_on is None, due_on or date.max, entry.row.received_on
    row = entry.row
    return row.remaining is None, row.due_on or row.awaited_by or date.max, row.received_on
