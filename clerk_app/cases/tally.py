"""The count of a year: requests and remedies gathered into the rows and columns of the form in force (law E26)."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.countable import Countable, countable
from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import Request, RequestId
from clerk_app.cases.year_sheet import Cell, FilledTable, Finding, Place, YearSheet, last_day
from clerk_app.law.form_table import CountingUnit, FormColumn, FormRow, FormTable, Gathers, Measure, Severity
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


@dataclass(frozen=True, slots=True)
class _Counted:
    """One 件 as the form sees it on the counting day: a request, or one item of it."""

    request: Countable
    is_closed: bool
    outcome: Outcome | None

    @property
    def is_extended(self) -> bool:
        """Whether it was closed after an extension (延期办结)."""
        longer, closed = self.request.extended_on, self.request.closed_on
        return self.is_closed and longer is not None and closed is not None and longer <= closed


Alike = tuple[ApplicantKind, Channel, Outcome | None, bool]
"""What rows and columns look at: kind, channel, result, extended. All 件 of one pool with the same are asked once."""


@dataclass(frozen=True)
class _Year:
    """The requests and remedies of one year, sorted by what the form measures."""

    pools: Mapping[Measure, tuple[_Counted, ...]]
    remedies: tuple[tuple[Remedy, bool], ...]
    """With True for a case still pending on the last day."""


def tally(
    requests: Iterable[Request | Countable],
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
    sorted_out = _sort_out(_in_force(requests), remedies, year, as_of, unit)
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


def _in_force(requests: Iterable[Request | Countable]) -> Iterator[Countable]:
    for one in requests:
        if isinstance(one, Countable):
            yield one
        elif one.in_force:
            yield countable(one)


def _pieces(request: Countable, as_of: date, unit: CountingUnit) -> tuple[_Counted, ...]:
    """The request as one, or item by item; what was never split is one item."""
    closed = request.closed_on is not None and request.closed_on <= as_of
    outcome = request.outcome if closed else None
    if unit is CountingUnit.REQUEST or not request.items:
        return (_Counted(request, closed, outcome),)
    return tuple(_Counted(request, closed, (item or outcome) if closed else None) for item in request.items)


def _sort_out(
    requests: Iterable[Countable], remedies: Iterable[Remedy], year: int, as_of: date, unit: CountingUnit
) -> _Year:
    first = date(year, 1, 1)
    pools: dict[Measure, list[_Counted]] = {measure: [] for measure in Measure}
    for request in requests:
        if request.received_on > as_of:
            continue
        closed_on = request.closed_on
        if closed_on is not None and closed_on > as_of:
            closed_on = None
        counted = _pieces(request, as_of, unit)
        if first <= request.received_on:
            pools[Measure.RECEIVED] += counted
        elif closed_on is None or closed_on >= first:
            pools[Measure.OPEN_AT_START] += counted
        if closed_on is None:
            pools[Measure.OPEN_AT_END] += counted
        elif closed_on >= first:
            pools[Measure.CLOSED] += counted
    cases: list[tuple[Remedy, bool]] = []
    for remedy in remedies:
        decided = remedy.result is not None and remedy.closed_on is not None and remedy.closed_on <= as_of
        if decided and remedy.closed_on is not None and remedy.closed_on >= first:
            cases.append((remedy, False))
        elif not decided and remedy.filed_on <= as_of:
            cases.append((remedy, True))
    return _Year({measure: tuple(pool) for measure, pool in pools.items()}, tuple(cases))


def _sorted(pool: Sequence[_Counted], *, tells_extended: bool) -> Mapping[Alike, Sequence[int]]:
    """The places of the pool by what rows and columns look at."""
    alike: dict[Alike, list[int]] = {}
    for place, one in enumerate(pool):
        extended = tells_extended and one.is_extended
        alike.setdefault((one.request.kind, one.request.channel, one.outcome, extended), []).append(place)
    return alike


def _counted(
    pool: Sequence[_Counted], alike: Mapping[Alike, Sequence[int]], row: set[Alike], column: set[Alike]
) -> list[RequestId]:
    """The requests that row and column both take, in the order of the pool, one as often as it counts."""
    taken = [places for group, places in alike.items() if group in row and group in column]
    return [pool[place].request.id for place in sorted(itertools.chain.from_iterable(taken))]


def _taken(alike: Iterable[Alike], gathers: Gathers) -> set[Alike]:
    return {group for group in alike if gathers.takes_request(*group)}


def _cells(table: FormTable, year: _Year, entered: Entered) -> Mapping[tuple[str, str], Cell]:
    cells: dict[tuple[str, str], Cell] = dict(entered.cells.get(table.id, {}))
    asked = (*(row.gathers for row in table.rows), *(column.gathers for column in table.columns))
    tells = any(gathers.extended is not None for gathers in asked)
    wanted = {row.measure for row in table.rows if row.measure not in (None, Measure.REMEDIES)}
    alike = {
        measure: _sorted(pool, tells_extended=tells) for measure, pool in year.pools.items() if measure in wanted
    }
    by_column = {
        (measure, column.id): _taken(groups, column.gathers)
        for measure, groups in alike.items()
        for column in table.columns
    }
    for row in reversed(table.rows):  # a sum names rows further down, which may be sums themselves
        by_row = _taken(alike[row.measure], row.gathers) if row.measure in alike else set()
        for column in table.columns:
            if row.measure is Measure.REMEDIES:
                cells[row.id, column.id] = _remedy_cell(row, column, year)
            elif row.measure is not None:
                both = by_row, by_column[row.measure, column.id]
                ids = _counted(year.pools[row.measure], alike[row.measure], *both)
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
        if not (one.is_closed and one.request.outcome is Outcome.UNABLE_STILL_UNCLEAR)
        and any(on.year == sheet.year and on <= sheet.as_of for on in one.request.corrections)
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
    if not one.is_closed or one.request.closed_by is not EventKind.ANSWERED:
        return False
    return one.request.sent_on is None or one.request.sent_on > as_of
