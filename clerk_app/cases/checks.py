"""勾稽关系: the identities a form declares, tried on a filled sheet (forms 4.7). A blank makes one not assessable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from clerk_app.cases.year_sheet import FilledTable, Finding, Value, YearSheet
from clerk_app.law.form_table import Check, Each, FormColumn, FormRow, Layout, Relation, Severity, Term
from clerk_app.trouble import Said


class _NotOnSheet(Exception):
    """The other year's form, or the report's text, does not know what the identity asks for: it does not apply."""


@dataclass(frozen=True)
class _Place:
    """Where an identity is tried: one column, one row, or (both None) the report's text."""

    column: FormColumn | None = None
    row: FormRow | None = None


def checks(sheet: YearSheet, previous: YearSheet | None = None) -> tuple[Finding, ...]:
    """Everything wrong with the sheet and worth a look, errors first; ``previous`` is the sheet of the year before."""
    found = [*sheet.remarks]
    for filled in sheet.tables:
        before = previous.table(filled.table.id) if previous else None
        for check in filled.table.checks:
            if not check.asks_year_before or before is not None:
                found += _tried(check, filled, before, sheet)
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _tried(check: Check, filled: FilledTable, before: FilledTable | None, sheet: YearSheet) -> Iterator[Finding]:
    for place in _places(check, filled):
        try:
            left = _side(check.left, place, filled, before, sheet)
            right = _side(check.right, place, filled, before, sheet)
        except _NotOnSheet:
            continue
        if left is None and check.only_if_printed:
            continue
        if left is None or right is None:
            yield _finding(check, place, filled, left, right, Severity.INFO, "finding_not_assessable")
        elif not _holds(check.relation, left, right):
            yield _finding(check, place, filled, left, right, check.severity, SENTENCES[check.relation])


SENTENCES = MappingProxyType(
    {
        Relation.EQUAL: "finding_unequal",
        Relation.AT_MOST: "finding_exceeds",
        Relation.DIFFERENT: "finding_coincides",
    }
)


def _places(check: Check, filled: FilledTable) -> Iterator[_Place]:
    if check.each is Each.COLUMN:
        yield from (_Place(column=column) for column in filled.table.columns)
    elif check.each is Each.ROW:
        yield from (_Place(row=row) for row in filled.figure_rows)
    else:
        yield _Place()


def _side(
    terms: Sequence[Term], place: _Place, filled: FilledTable, before: FilledTable | None, sheet: YearSheet
) -> Value | None:
    """The sum of one side; None where a cell of it is blank."""
    total: Value = 0
    for term in terms:
        values = list(_values(term, place, before if term.before and before else filled, sheet))
        for value in values:
            if value is None:
                return None
            total = total - value if term.minus else total + value
    return total


def _values(term: Term, place: _Place, filled: FilledTable, sheet: YearSheet) -> Iterator[Value | None]:
    for name in term.text:
        if name not in sheet.text_figures:
            raise _NotOnSheet
        yield sheet.text_figures[name]
    if term.text:
        return
    rows = (place.row.id,) if place.row else term.rows
    columns = (place.column.id,) if place.column else term.columns or (filled.table.columns[-1].id,)
    for row in rows:
        for column in columns:
            if filled.row(row) is None or filled.table.column(column) is None:
                raise _NotOnSheet
            yield filled.value(row, column)


def _holds(relation: Relation, left: Value, right: Value) -> bool:
    if relation is Relation.AT_MOST:
        return left <= right
    # A coincidence of two zeros says nothing.
    return left == right if relation is Relation.EQUAL else left != right or not left


def _finding(
    check: Check,
    place: _Place,
    filled: FilledTable,
    left: Value | None,
    right: Value | None,
    severity: Severity,
    key: str,
) -> Finding:
    is_list = filled.part.layout is Layout.LIST
    across = filled.part.layout is Layout.ACROSS
    row, column = place.row, None if is_list else place.column
    if row is None and is_list:
        row = next((filled.row(name) for term in check.left for name in term.rows), None)
    facts = {
        "identity": check.id,
        "place": row.label if row else column.label if column else "",
        "left_is": Said(check.left_is, check.left_en),
        "right_is": Said(check.right_is, check.right_en),
        "left": left,
        "right": right,
        "difference": abs(left - right) if left is not None and right is not None else "",
        "note": Said(check.note, check.note_en),
    }
    return Finding(
        identity=check.id,
        severity=severity,
        key=key,
        table=filled.table.id,
        column=column.id if column else "",
        row=row.id if row and not across else "",
        group=row.id if row and across else "",
        left=left,
        right=right,
        facts=MappingProxyType(facts),
        with_reason=check.with_reason,
    )
