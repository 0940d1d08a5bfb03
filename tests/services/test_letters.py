"""Letters through the services: facts from the record, numbers, the stored copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome, SecrecyFinding
from clerk_app.services import answering, handling, letters, routing
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # Friday
Registered = Callable[..., RequestId]


def text_of(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).replace("\n", "")


def answered(desk: Desk, request: RequestId) -> None:
    routing.review_secrecy(
        desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY
    )
    answering.answer(desk, request, on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)


def test_an_answer_is_numbered_kept_and_given_again_byte_for_byte(office: Desk, registered: Registered) -> None:
    request = registered()
    answered(office, request)
    first = letters.issue(office, request, "answer", today=TODAY)
    again = letters.issue(office, request, "answer", today=TODAY)
    assert first.facts["document"] == again.facts["document"] == "临建公开〔2026〕1号"
    documents = office.store.documents.of_request(request)
    assert len(documents) == 1
    text = text_of(letters.data_of(office, documents[0]))
    assert "临建公开〔2026〕1号" in text
    assert "第三十六条第（二）项" in text
    assert "六个月内向临澜区人民法院提起行政诉讼" in text


def test_a_draft_takes_no_number(office: Desk, registered: Registered) -> None:
    request = registered()
    answered(office, request)
    letters.draft(office, request, "answer")
    assert letters.issue(office, request, "answer", today=TODAY).facts["document"] == "临建公开〔2026〕1号"


def test_a_struck_answer_gets_a_new_letter_with_a_new_number(office: Desk, registered: Registered) -> None:
    request = registered()
    answered(office, request)
    letters.issue(office, request, "answer", today=TODAY)
    for entry in [one for one in office.store.requests.get(request).entries if one.event.kind.value == "answered"]:
        handling.strike(office, request, entry=entry.id, reason="选错结果", today=TODAY)
    answered(office, request)
    assert letters.issue(office, request, "answer", today=TODAY).facts["document"] == "临建公开〔2026〕2号"


def test_an_extension_notice_tells_the_old_and_the_new_day(office: Desk, registered: Registered) -> None:
    """The days of the published case 'extended by 10 only'."""
    request = registered()
    handling.extend(office, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    with pytest.raises(KnownTrouble, match="letter_incomplete"):
        letters.issue(office, request, "extension_notice", today=TODAY)
    routing.approve(office, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    letters.issue(office, request, "extension_notice", today=TODAY)
    text = text_of(letters.data_of(office, office.store.documents.of_request(request)[0]))
    assert "2026年8月31日" in text and "2026年9月14日" in text and "10个工作日" in text


def test_a_correction_notice_lists_every_point(office: Desk, registered: Registered) -> None:
    request = registered(date(2026, 8, 20))
    handling.ask_correction(
        office, request, on=date(2026, 8, 25), reply_by=date(2026, 9, 10), points="请写明年份\n请写明地块",
        guidance="可以参照本机关公开目录", today=TODAY,
    )  # fmt: skip
    letters.issue(office, request, "correction_notice", today=TODAY)
    text = text_of(letters.data_of(office, office.store.documents.of_request(request)[0]))
    assert "请写明年份" in text and "请写明地块" in text and "2026年9月10日" in text


def test_a_letter_without_its_step_or_of_no_known_kind_is_refused(office: Desk, registered: Registered) -> None:
    request = registered()
    with pytest.raises(KnownTrouble, match="letter_step_missing"):
        letters.draft(office, request, "answer")
    with pytest.raises(KnownTrouble, match="letter_kind_unknown"):
        letters.draft(office, request, "poem")


def test_no_letter_that_supplies_is_issued_without_a_review_that_passed(office: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(office, request, on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    with pytest.raises(KnownTrouble, match="refused_SECRECY_NOT_REVIEWED"):
        letters.issue(office, request, "answer", today=TODAY)
    assert office.store.documents.of_request(request) == ()
    lenient = replace(office, settings=replace(office.settings, own={"secrecy_review": "warn"}))
    for desk, finding in ((office, SecrecyFinding.WITHHOLD), (office, SecrecyFinding.PASS)):
        routing.review_secrecy(desk, request, on=TODAY, result=finding, reviewer="韩予墨", today=TODAY)
        if finding is SecrecyFinding.WITHHOLD:
            with pytest.raises(KnownTrouble, match="refused_SECRECY_NOT_REVIEWED"):
                letters.issue(office, request, "answer", today=TODAY)
            assert letters.draft(lenient, request, "answer")
    assert letters.issue(office, request, "answer", today=TODAY).facts["warnings"] == ()
