"""The count of a year: requests and remedies gathered into the rows and columns of the form in force (law E26)."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import OUTCOME_OF_CLOSING, Item, Request, RequestId
from clerk_app.cases.year_sheet import Cell, FilledTable, Finding, Place, YearSheet, last_day
from clerk_app.law.events import Event
from clerk_app.law.form_table import CountingUnit, FormColumn, FormRow, FormTable, Measure, Severity
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome
from clerk_app.law.year_format import YearFormat

CORRECTION_NOTICES = "correction_notices_with_other_result"
"""Key of YearSheet.beside: 告知作出更改补充 that led to another result; shown beside the 2014 sheet, never added."""


@dataclass(frozen=True)
class Entered:
    """Figures entered by hand: the cells by table, row and column, and the rows named below the form's own."""

    cells: Mapping[str, Mapping[tuple[str, str], Cell]] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[str, tuple[FormRow, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By table: all rows in print order, where any was named."""
    left_blank: frozenset[Place] = frozenset()
    """Looked at and left blank."""
    remarks: tuple[Finding, ...] = ()
    """What was noticed about them."""


NOTHING_ENTERED = Entered()


@dataclass(frozen=True)
class _Counted:
    """One 件 as the form sees it on the counting day: a request, or one item of it."""

    request: Request
    closing: Event | None
    outcome: Outcome | None
    item: Item | None = None

    @cached_property
    def is_extended(self) -> bool:
        """Whether it was closed after an extension (延期办结)."""
        longer = self.request.last(EventKind.EXTENDED)
        return longer is not None and self.closing is not None and longer.on <= self.closing.on


@dataclass(frozen=True)
class _Alike:
    """All 件 of one pool that every row and column treats alike, by their places in it: asked once for all."""

    kind: ApplicantKind
    channel: Channel
    outcome: Outcome | None
    extended: bool

    def belongs(self, row: FormRow, column: FormColumn) -> bool:
        """Whether row and column both take them."""
        return all(
            one.gathers.takes_request(self.kind, self.channel, self.outcome, self.extended) for one in (row, column)
        )


@dataclass(frozen=True)
class _Year:
    """The requests and remedies of one year, sorted by what the form measures."""

    pools: Mapping[Measure, tuple[_Counted, ...]]
    remedies: tuple[tuple[Remedy, bool], ...]
    """With True for a case still pending on the last day."""


def tally(
    requests: Iterable[Request],
    remedies: Iterable[Remedy],
    *,
    year: int,
    form: YearFormat,
    today: date,
    entered: Entered = NOTHING_ENTERED,
    late: Collection[RequestId] = (),
    unit: CountingUnit = CountingUnit.REQUEST,
) -> YearSheet:
    """The sheet of a year; of a year not over, the sheet up to ``today``. ``late``: requests answered after their
    limit, which the 2014 sheet would count as on time. A registration that was struck is in no row. By ``unit`` item
    every row of requests counts items, each with its own result."""
    as_of = min(last_day(year), today)
    sorted_out = _sort_out([request for request in requests if request.in_force], remedies, year, as_of, unit)
    tables = tuple(
        FilledTable(part, table, entered.rows.get(table.id, table.rows), _cells(table, sorted_out, entered))
        for part in form.parts
        for table in part.tables
    )
    sheet = YearSheet(form, year, as_of, tables, unit=unit, left_blank=entered.left_blank)
    remarks = (*_remarks(sheet, sorted_out, late), *entered.remarks)
    return replace(sheet, beside=_beside(sheet, sorted_out), remarks=remarks)


def refilled(sheet: YearSheet, entered: Entered) -> YearSheet:
    """The sheet with other figures entered; what requests give is not counted again."""
    tables = []
    for filled in sheet.tables:
        by_hand = {row.id for row in (*filled.rows, *filled.table.rows) if row.is_entered}
        counted = {place: cell for place, cell in filled.cells.items() if place[0] not in by_hand}
        cells = MappingProxyType(counted | dict(entered.cells.get(filled.table.id, {})))
        tables.append(replace(filled, rows=entered.rows.get(filled.table.id, filled.table.rows), cells=cells))
    before = {(filled.table.id, row.id) for filled in sheet.tables for row in filled.rows if row.is_entered}
    remarks = tuple(one for one in sheet.remarks if (one.table, one.row) not in before)
    return replace(sheet, tables=tuple(tables), remarks=(*remarks, *entered.remarks), left_blank=entered.left_blank)


def _pieces(request: Request, closing: Event | None, unit: CountingUnit) -> tuple[_Counted, ...]:
    """The request as one, or item by item; what was never split is one item."""
    outcome = None
    if closing is not None:
        outcome = OUTCOME_OF_CLOSING.get(closing.kind) or Outcome(closing.text("outcome"))
    if unit is CountingUnit.REQUEST or not request.items:
        return (_Counted(request, closing, outcome),)
    return tuple(
        _Counted(request, closing, (item.outcome or outcome) if closing else None, item) for item in request.items
    )


def _sort_out(
    requests: Iterable[Request], remedies: Iterable[Remedy], year: int, as_of: date, unit: CountingUnit
) -> _Year:
    first = date(year, 1, 1)
    pools: dict[Measure, list[_Counted]] = {measure: [] for measure in Measure}
    for request in requests:
        if request.received_on > as_of:
            continue
        closing = request.closing
        if closing is not None and closing.on > as_of:
            closing = None
        counted = _pieces(request, closing, unit)
        if first <= request.received_on <= as_of:
            pools[Measure.RECEIVED] += counted
        if request.received_on < first and (closing is None or closing.on >= first):
            pools[Measure.OPEN_AT_START] += counted
        if closing is not None and closing.on >= first:
            pools[Measure.CLOSED] += counted
        if request.received_on <= as_of and closing is None:
            pools[Measure.OPEN_AT_END] += counted
    cases: list[tuple[Remedy, bool]] = []
    for remedy in remedies:
        decided = remedy.result is not None and remedy.closed_on is not None and remedy.closed_on <= as_of
        if decided and remedy.closed_on is not None and remedy.closed_on >= first:
            cases.append((remedy, False))
        elif not decided and remedy.filed_on <= as_of:
            cases.append((remedy, True))
    return _Year({measure: tuple(pool) for measure, pool in pools.items()}, tuple(cases))


def _sorted(pool: Sequence[_Counted], *, tells_extended: bool) -> Mapping[_Alike, Sequence[int]]:
    """The pool by what rows and columns look at."""
    alike: dict[_Alike, list[int]] = {}
    made: dict[tuple[object, ...], _Alike] = {}
    for place, one in enumerate(pool):
        extended = tells_extended and one.is_extended
        key = (one.request.applicant.kind, one.request.channel, one.outcome, extended)
        group = made.get(key)
        if group is None:
            group = made[key] = _Alike(*key)
            alike[group] = []
        alike[group].append(place)
    return alike


def _counted(
    pool: Sequence[_Counted], alike: Mapping[_Alike, Sequence[int]], row: FormRow, column: FormColumn
) -> list[RequestId]:
    """The requests of a cell in the order of the pool, one as often as it counts."""
    taken = [places for group, places in alike.items() if group.belongs(row, column)]
    return [pool[place].request.id for place in sorted(itertools.chain.from_iterable(taken))]


def _cells(table: FormTable, year: _Year, entered: Entered) -> Mapping[tuple[str, str], Cell]:
    cells: dict[tuple[str, str], Cell] = dict(entered.cells.get(table.id, {}))
    asked = (*(row.gathers for row in table.rows), *(column.gathers for column in table.columns))
    tells = any(gathers.extended is not None for gathers in asked)
    wanted = {row.measure for row in table.rows if row.measure not in (None, Measure.REMEDIES)}
    alike = {
        measure: _sorted(pool, tells_extended=tells) for measure, pool in year.pools.items() if measure in wanted
    }
    for row in reversed(table.rows):  # a sum names rows further down, which may be sums themselves
        for column in table.columns:
            if row.measure is Measure.REMEDIES:
                cells[row.id, column.id] = _remedy_cell(row, column, year)
            elif row.measure is not None:
                ids = _counted(year.pools[row.measure], alike[row.measure], row, column)
                cells[row.id, column.id] = Cell(len(ids), requests=tuple(dict.fromkeys(ids)))
            elif row.sums:
                parts = [cells[name, column.id] for name in row.sums]
                ids = [request for part in parts for request in part.requests]
                total = sum(part.value or 0 for part in parts)
                cells[row.id, column.id] = Cell(total, requests=tuple(dict.fromkeys(ids)))
    return MappingProxyType(cells)


def _remedy_cell(row: FormRow, column: FormColumn, year: _Year) -> Cell:
    ids = tuple(
        remedy.id
        for remedy, pending in year.remedies
        if all(
            one.gathers.takes_remedy(remedy.route, None if pending else remedy.result) for one in (row, column)
        )
    )
    return Cell(len(ids), remedies=ids)


def _counts_replies(form: YearFormat) -> FormTable | None:
    """The table that tells on time from extended and replies from completed, if this form has one (2014)."""
    for part in form.parts:
        for table in part.tables:
            if any(row.gathers.extended is not None for row in table.rows):
                return table
    return None


def _beside(sheet: YearSheet, year: _Year) -> Mapping[str, Cell]:
    """Correction notices sent in the year on requests that were not closed so (forms 4.8)."""
    if _counts_replies(sheet.form) is None:
        return MappingProxyType({})
    known = {one.request.id: one for pool in year.pools.values() for one in pool}
    ids = tuple(
        key
        for key, one in known.items()
        if (one.closing is None or one.request.outcome is not Outcome.UNABLE_STILL_UNCLEAR)
        and any(
            event.kind is EventKind.CORRECTION_ASKED and event.on.year == sheet.year and event.on <= sheet.as_of
            for event in one.request.events
        )
    )
    return MappingProxyType({CORRECTION_NOTICES: Cell(len(ids), requests=ids)})


def _remarks(sheet: YearSheet, year: _Year, late: Collection[RequestId]) -> tuple[Finding, ...]:
    remarks = []
    if unserved := [one for one in year.pools[Measure.CLOSED] if _is_unserved(one, sheet.as_of)]:
        remarks.append(_remark("UNSERVED", "finding_unserved", unserved, sheet))
    table = _counts_replies(sheet.form)
    if table is not None:
        on_time = [one for one in year.pools[Measure.CLOSED] if not one.is_extended and one.request.id in late]
        row = next(row.id for row in table.rows if row.gathers.extended is False)
        if on_time:
            remarks.append(replace(_remark("LATE", "finding_late", on_time, sheet), table=table.id, row=row))
    return tuple(remarks)


def _remark(identity: str, key: str, ones: Sequence[_Counted], sheet: YearSheet) -> Finding:
    ids = tuple(dict.fromkeys(one.request.id for one in ones))
    facts = MappingProxyType({"count": len(ids), "as_of": sheet.as_of})
    return Finding(identity, Severity.WARNING, key, left=len(ids), facts=facts, requests=ids)


def _is_unserved(one: _Counted, as_of: date) -> bool:
    """Answered, but not out of the house by the last day: posting decides whether it was in time (law D2)."""
    if one.closing is None or one.closing.kind is not EventKind.ANSWERED:
        return False
    served = [event for event in one.request.events if event.is_service]
    return not any((event.day("posted_on") or event.on) <= as_of for event in served)
