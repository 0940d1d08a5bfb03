"""An answer that withholds on several grounds: kept with each of them, counted as one result."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome, SecrecyFinding
from clerk_app.services import answering, letters, routing, year_sheets
from clerk_app.services.desk import Desk

TODAY = date(2026, 8, 28)
TWO = {
    "withheld": "当事人住址", "withheld_as": "refused_privacy", "reasons": "公开会损害其合法权益",
    "part2.withheld": "讨论记录", "part2.withheld_as": "refused_process", "part2.reasons": "尚未作出决定",
}  # fmt: skip


def counted(desk: Desk) -> dict[str, int]:
    """The rows of results with anything in them, all columns together (国办公开办函〔2021〕30号, table three)."""
    sheet = year_sheets.build(desk, 2026, today=TODAY)
    filled = next(one for one in sheet.tables if any(row.id == "partially_disclosed" for row in one.rows))
    cells = {row.id: filled.cells[row.id, "total"].value for row in filled.rows if (row.id, "total") in filled.cells}
    return {row: value for row, value in cells.items() if value and row not in ("new_received", "carried_in")}


def test_a_partial_answer_on_two_grounds_is_kept_with_both_and_counted_once_as_partly_disclosed(
    office: Desk, registered: Callable[..., RequestId]
) -> None:
    request = registered()
    routing.review_secrecy(office, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(office, request, on=TODAY, outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY)
    letters.issue(office, request, "answer", TWO, today=TODAY)
    (document,) = office.store.documents.of_request(request)
    assert TWO.items() <= json.loads(str(document.facts)).items()
    pages = PdfReader(BytesIO(letters.data_of(office, document))).pages
    text = "".join(page.extract_text() for page in pages).replace("\n", "")
    assert text.index("第十五条") < text.index("（二）不予公开的内容为：讨论记录") < text.index("第十六条第二款")
    # （二）部分公开（区分处理的，只计这一情形，不计其他情形）: the grounds are in no row of their own
    assert counted(office) == {"partially_disclosed": 1, "total_handled": 1}


def test_a_refusal_on_two_grounds_is_counted_in_the_row_of_its_recorded_result(
    office: Desk, registered: Callable[..., RequestId]
) -> None:
    request = registered()
    answering.answer(office, request, on=TODAY, outcome=Outcome.REFUSED_PRIVACY, today=TODAY)
    more = {"reasons": "甲", "part2.withheld_as": "refused_process", "part2.reasons": "乙"}
    letters.issue(office, request, "answer", more, today=TODAY)
    assert counted(office) == {"refused_third_party": 1, "total_handled": 1}


def test_what_a_further_ground_lacks_is_named_in_words(office: Desk, registered: Callable[..., RequestId]) -> None:
    request = registered()
    answering.answer(office, request, on=TODAY, outcome=Outcome.REFUSED_PRIVACY, today=TODAY)
    given = {"reasons": "甲", "part2.withheld_as": ""}
    names = letters.missing(office, request, "answer", given, TODAY)
    assert tuple(letters.fact_words(office, names)) == ("（二）不予公开的情形",)
