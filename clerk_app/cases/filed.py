"""A year sheet as it was filed (定稿封存): frozen with the requests behind it, and what differs from it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from clerk_app.cases.narrative import Fact, Line
from clerk_app.cases.remedy import RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import FilledTable, Place, Value, YearSheet
from clerk_app.law.form_table import CountingUnit, Severity
from clerk_app.law.terms import ApplicantKind, Outcome, RemedyResult, RemedyRoute

T = TypeVar("T")


@dataclass(frozen=True)
class FiledCase:
    """One request as it counted when the year was filed; nothing personal."""

    number: str
    kind: ApplicantKind
    received_on: date
    closed_on: date | None
    outcome: Outcome | None


@dataclass(frozen=True)
class FiledRemedy:
    """One reconsideration or lawsuit as it counted when the year was filed."""

    request: RequestId
    number: str
    """The request's."""
    route: RemedyRoute
    case_number: str
    result: RemedyResult | None
    closed_on: date | None


@dataclass(frozen=True)
class FiledFinding:
    """What stood against the sheet when it was filed, in the words of that day."""

    id: str
    identity: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class FiledFacts:
    """Counts, amounts and lists that the table has no cell for, as the report of that day would have said them."""

    counts: Mapping[str, Fact]
    lists: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True)
class FiledYear:
    """One filing of a year. Nothing that happens later changes it; a correction is a filing of its own."""

    id: int
    sheet: YearSheet
    """Its cells name the requests behind them as they were."""
    cases: Mapping[RequestId, FiledCase]
    remedies: Mapping[RemedyId, FiledRemedy]
    calendar: Mapping[str, object]
    """known_to, the notices in force by number, and a hash over all their days."""
    rules: Mapping[str, object]
    """The form, the readings chosen, and a hash over the rules of law."""
    overrides: Mapping[str, str]
    """Why an error was let stand, by the finding's id."""
    findings: tuple[FiledFinding, ...]
    filed_on: date
    filed_at: str
    """The moment, UTC."""
    by: str
    facts: FiledFacts | None = None
    """What the report says beside the table; None for a filing made before it was kept."""
    note: str = ""
    """Why it was filed again."""
    replaces: int | None = None
    replaces_on: date | None = None
    """The filing it corrects, and its day."""

    @property
    def year(self) -> int:
        """The report year."""
        return self.sheet.year

    @property
    def unit(self) -> CountingUnit:
        """What one 件 is on it."""
        return self.sheet.unit


@dataclass(frozen=True)
class CellDifference:
    """One figure that is not what was filed: both, and which requests or remedies came to it or went."""

    table: str
    row: str
    column: str
    filed: Value | None
    now: Value | None
    came: tuple[RequestId, ...] = ()
    gone: tuple[RequestId, ...] = ()
    remedies_came: tuple[RemedyId, ...] = ()
    remedies_gone: tuple[RemedyId, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.table, self.row, self.column


def differences_between(filed: YearSheet, now: YearSheet) -> tuple[CellDifference, ...]:
    """Every cell whose figure is another, or that counts other requests, in print order."""
    found = []
    for before in filed.tables:
        after = now.table(before.table.id)
        for row_id, column_id in _cells(before, after):
            old = before.cell(row_id, column_id)
            new = after.cell(row_id, column_id) if after is not None else None
            value = None if new is None else new.value
            requests = () if new is None else new.requests
            remedies = () if new is None else new.remedies
            if old.value == value and set(old.requests) == set(requests) and set(old.remedies) == set(remedies):
                continue
            found.append(
                CellDifference(
                    before.table.id, row_id, column_id, old.value, value,
                    came=_without(requests, old.requests), gone=_without(old.requests, requests),
                    remedies_came=_without(remedies, old.remedies), remedies_gone=_without(old.remedies, remedies),
                )
            )  # fmt: skip
    return tuple(found)


def _cells(before: FilledTable, after: FilledTable | None) -> list[tuple[str, str]]:
    rows = [row.id for row in before.figure_rows]
    if after is not None:
        rows += [row.id for row in after.figure_rows if row.id not in rows]
    return [(row, column.id) for row in rows for column in before.table.columns]


def _without(these: tuple[T, ...], those: tuple[T, ...]) -> tuple[T, ...]:
    known = set(those)
    return tuple(one for one in these if one not in known)
