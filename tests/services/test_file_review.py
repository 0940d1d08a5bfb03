"""案卷评查: a file with everything in it holds; each thing that lacks is named at its point; the sheet prints."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from pypdf import PdfReader

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import DeliveryManner, Outcome, SecrecyFinding
from clerk_app.services import answering, file_review, handling, letters, routing
from clerk_app.services.desk import Desk
from clerk_app.services.file_review import Verdict, review
from clerk_app.services.office import Office, set_up
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)
DECIDED = date(2026, 8, 10)
Registered = Callable[..., RequestId]


def keys(desk: Desk, request: RequestId) -> list[str]:
    return [one.key for one in review(desk, request, TODAY).defects]


def verdicts(desk: Desk, request: RequestId) -> dict[str, Verdict]:
    return {point.check.id: point.verdict for point in review(desk, request, TODAY).points}


def test_an_open_file_is_not_reviewed(desk: Desk, registered: Registered) -> None:
    with pytest.raises(KnownTrouble) as refused:
        review(desk, registered(), TODAY)
    assert refused.value.key == "review_still_open"


def test_a_file_without_anything_lacks_everything_but_time(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=DECIDED, outcome=Outcome.DISCLOSED, today=TODAY)
    assert {"review_no_approval_reply", "review_no_secrecy", "review_no_letter", "review_not_served",
            "review_not_archived"} <= set(keys(desk, request))
    found = verdicts(desk, request)
    assert found["notices"] is Verdict.NOT_ASKED and found["order"] is Verdict.HELD


def test_a_complete_file_holds_at_every_point(desk: Desk, registered: Registered) -> None:
    set_up(desk, Office(
        name="临澜市住房和城乡建设局", code="临建", telephone="0000-5550117", reconsideration_body="临澜市人民政府",
        court="临澜市人民法院",
    ))  # fmt: skip
    request = registered()
    routing.approve(desk, request, on=DECIDED, matter="reply", role="分管负责人", name="韩予墨", today=TODAY)
    answering.answer(
        desk, request, on=DECIDED, outcome=Outcome.UNABLE_NOT_EXIST, grounds="经检索没有制作", today=TODAY
    )
    given = {
        name: "经检索档案室和业务系统" for name in letters.missing(desk, request, "answer") if name != "document_number"
    }
    letters.issue(desk, request, "answer", given, today=TODAY)
    answering.serve(desk, request, on=DECIDED, manner=DeliveryManner.POST, carrier="EMS", tracking="1051", today=TODAY)
    routing.archive(desk, request, on=TODAY, file_number="2026-12", retention="长期", today=TODAY)
    assert keys(desk, request) == []
    assert verdicts(desk, request)["secrecy"] is Verdict.NOT_ASKED


def test_an_approval_after_the_answer_is_a_defect(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=DECIDED, outcome=Outcome.DISCLOSED, today=TODAY)
    routing.approve(
        desk, request, on=date(2026, 8, 11), matter="reply", role="分管负责人", name="韩予墨", today=TODAY
    )
    found = review(desk, request, TODAY)
    late = next(one for one in found.defects if one.key == "review_approved_after_reply")
    assert file_review.said(desk.terms, late) == "答复日期 2026-08-10 早于审批日期 2026-08-11。"


def test_a_posting_without_its_number_and_a_failed_secrecy_review_are_named(
    desk: Desk, registered: Registered
) -> None:
    request = registered()
    routing.review_secrecy(
        desk, request, on=DECIDED, result=SecrecyFinding.WITHHOLD, ground="涉密", reviewer="韩予墨", today=TODAY
    )
    answering.answer(desk, request, on=DECIDED, outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(desk, request, on=DECIDED, manner=DeliveryManner.POST, today=TODAY)
    assert {"review_no_tracking", "review_no_secrecy"} <= set(keys(desk, request))


def test_a_withdrawn_request_is_asked_for_its_archive_only(desk: Desk, registered: Registered) -> None:
    request = registered()
    handling.withdraw(desk, request, on=DECIDED, today=TODAY)
    assert keys(desk, request) == ["review_not_archived"]


def test_the_sheet_prints_every_point_with_its_source(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=DECIDED, outcome=Outcome.DISCLOSED, today=TODAY)
    paper = PdfReader(io.BytesIO(file_review.sheet(desk, review(desk, request, TODAY), today=TODAY)))
    assert len(paper.pages) == 1
    text = "".join(paper.pages[0].extract_text().split())
    assert "依申请公开案卷评查表" in text and "评查人：" in text
    for word in ("收件凭证", "救济告知", "送达凭证", "答复没有审批记录。", "第十七条"):
        assert word in text, word


def test_the_list_of_a_year_begins_with_the_worst(desk: Desk, registered: Registered) -> None:
    withdrawn, answered = registered(), registered(wording="另一件")
    handling.withdraw(desk, withdrawn, on=DECIDED, today=TODAY)
    answering.answer(desk, answered, on=DECIDED, outcome=Outcome.DISCLOSED, today=TODAY)
    made = file_review.listed(desk, 2026, TODAY)
    assert [row.key for row in made.rows] == [answered, withdrawn]
    assert made.note == "办结 2 件，有缺陷 2 件"
    assert file_review.listed(desk, 2025, TODAY).rows == ()
