"""One row of a sheet of reconsiderations and lawsuits as a remedy against a request named by its number."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.law.terms import RemedyResult, RemedyRoute
from clerk_app.services.ledger_rows import RowReader

_PENDING = "pending"
_LAWSUIT = "lawsuit"
_BY_RECONSIDERATION = {
    "yes": RemedyRoute.LITIGATION_AFTER_RECONSIDERATION.value, "no": RemedyRoute.LITIGATION_DIRECT.value,
}


@dataclass(frozen=True)
class RemedyRow:
    """One reconsideration or lawsuit as the ledger has it."""

    sheet: str
    row: int
    request_number: str
    number_column: str
    number_cell: str
    draft: RemedyDraft


def remedy_of(reader: RowReader) -> RemedyRow | None:
    """The remedy of a row; None where ``reader.problems`` say why it is none."""
    number, body = reader.text("number"), reader.text("body")
    route, filed_on = _route(reader), reader.day("filed_on")
    for field, value in (("number", number), ("route", route), ("filed_on", filed_on)):
        if not value and field not in reader.lost:
            reader.fail(field, "row_cell_missing")
    result, closed_on = reader.word("result"), reader.day("closed_on")
    is_closed = result not in ("", _PENDING)
    if is_closed and closed_on is None and "closed_on" not in reader.lost:
        reader.fail("closed_on", "row_closing_day_missing")
    if not is_closed and closed_on is not None and "result" not in reader.lost:
        reader.fail("result", "row_result_missing", closed_on=closed_on)
    if filed_on is not None and closed_on is not None and closed_on < filed_on:
        reader.fail("closed_on", "row_closed_before_filed", filed_on=filed_on)
    accepted_on = reader.day("accepted_on")
    if reader.problems or filed_on is None:
        return None
    draft = RemedyDraft(
        RemedyRoute(route), body, reader.text("case_number"), filed_on, accepted_on,
        RemedyResult(result) if is_closed else None, closed_on,
    )
    column, cell = reader.place("number")
    return RemedyRow(reader.table.sheet, reader.row.number, number, column, cell, _with_source(number, draft))


def _route(reader: RowReader) -> str:
    """复议, 未经复议直接起诉, 复议后起诉; a bare 行政诉讼 is settled by the column 是否经复议."""
    route = reader.word("route")
    if route != _LAWSUIT:
        return route
    settled = _BY_RECONSIDERATION.get(reader.word("after_reconsideration"), "")
    if not settled:
        reader.fail("route", "row_lawsuit_unsettled")
        reader.lost.add("route")
    return settled


def _with_source(number: str, draft: RemedyDraft) -> RemedyDraft:
    plain = [
        number, draft.route.value, draft.body, draft.case_number, draft.filed_on.isoformat(),
        draft.accepted_on.isoformat() if draft.accepted_on else "", draft.result.value if draft.result else "",
        draft.closed_on.isoformat() if draft.closed_on else "",
    ]
    key = hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode("utf-8")).hexdigest()
    return replace(draft, source=f"ledger:{key}")
