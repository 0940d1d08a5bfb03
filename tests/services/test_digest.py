"""The digest of lost and difficult cases, and the bulletin that is always one page."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from clerk_app.cases.remedy import RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome, RemedyResult, RemedyRoute
from clerk_app.services import answering, digest, remedies
from clerk_app.services.desk import Desk
from clerk_app.services.digest import Why
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
Registered = Callable[..., RequestId]


def contested(desk: Desk, registered: Registered, wording: str, result: RemedyResult | None) -> RequestId:
    request = registered(wording=wording)
    answering.answer(desk, request, on=date(2026, 8, 10), outcome=Outcome.REFUSED_PROCESS, today=TODAY)
    draft = RemedyDraft(RemedyRoute.RECONSIDERATION, "临澜市人民政府", f"复议{request}号", date(2026, 8, 12))
    change = remedies.open_remedy(desk, request, draft, today=TODAY)
    if result is not None:
        remedy = change.facts["remedy"]
        assert isinstance(remedy, int)
        remedies.close_remedy(desk, RemedyId(remedy), on=date(2026, 8, 26), result=result, today=TODAY)
    return request


def test_lost_cases_come_first_and_an_easy_one_is_left_out(desk: Desk, registered: Registered) -> None:
    easy = registered(wording="某文件")
    answering.answer(desk, easy, on=date(2026, 8, 10), outcome=Outcome.DISCLOSED, today=TODAY)
    pending = contested(desk, registered, "会议纪要", None)
    lost = contested(desk, registered, "讨论稿", RemedyResult.CORRECTED)
    found = digest.cases_of(desk, *YEAR)
    assert [(one.request, one.why) for one in found] == [(lost, (Why.LOST,)), (pending, (Why.CONTESTED,))]
    assert found[0].ground is Outcome.REFUSED_PROCESS and "第十六条" in found[0].article
    first = digest.listed(desk, *YEAR).rows[0].cells
    assert first[4] == f"行政复议 临澜市人民政府 复议{lost}号" and first[6] == "被纠正"
    assert digest.cases_of(desk, date(2025, 1, 1), date(2025, 12, 31)) == ()


def test_a_period_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    with pytest.raises(KnownTrouble) as refused:
        digest.cases_of(desk, date(2026, 2, 1), date(2026, 1, 1))
    assert refused.value.key == "digest_period"


def test_the_bulletin_is_one_page_however_many_cases_there_are(desk: Desk, registered: Registered) -> None:
    for at in range(30):
        contested(desk, registered, f"第{at}号会议纪要及其附件的全部讨论稿和修改过程稿", None)
    data = digest.bulletin(desk, *YEAR, suggestions="过程性信息答复前先问法制科\n文书写明检索经过", today=TODAY)
    paper = PdfReader(io.BytesIO(data))
    assert len(paper.pages) == 1
    text = "".join(paper.pages[0].extract_text().split())
    assert "共30件" in text and "文书写明检索经过" in text and "见案例清单" in text
    with pytest.raises(KnownTrouble) as long:
        digest.bulletin(desk, *YEAR, suggestions="写明理由。" * 400, today=TODAY)
    assert long.value.key == "bulletin_too_long"
