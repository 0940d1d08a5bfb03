"""What the record says to each letter: consultations, fees, notices before it, decisions that set an answer aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import (
    ConsultedParty,
    DeliveryManner,
    EventKind,
    FeeBasis,
    Outcome,
    RemedyResult,
    RemedyRoute,
    SecrecyFinding,
)
from clerk_app.services import answering, fees, handling, letters, remedies, routing
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import LetterOffer
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # Friday
Registered = Callable[..., RequestId]


def text_of(data: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def proposed(desk: Desk, request: RequestId) -> LetterOffer | None:
    return next((one for one in letters.offers(desk, request, TODAY) if one.proposed), None)


def supplied(desk: Desk, request: RequestId) -> None:
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(desk, request, on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)


def test_the_next_letter_is_that_of_the_latest_step_without_one(office: Desk, registered: Registered) -> None:
    request = registered()
    first = proposed(office, request)
    assert first is not None and first.kind == "receipt"
    handling.extend(office, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    second = proposed(office, request)
    assert second is not None and second.kind == "extension_notice"
    routing.approve(office, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    letters.issue(office, request, "extension_notice", today=TODAY)
    assert proposed(office, request) is None, "a receipt is not proposed once more was done"
    offered = letters.offers(office, request, TODAY)
    assert {one.kind for one in offered} >= set(office.letters)
    assert "还没有登记" in next(one.why_not for one in offered if one.kind == "answer")


def test_a_receipt_says_when_the_answer_is_due_and_takes_no_number(office: Desk, registered: Registered) -> None:
    request = registered()
    change = letters.issue(office, request, "receipt", today=TODAY)
    assert office.store.documents.get(change.facts["id"]).number == ""
    assert office.terms.sentence(change.message, change.facts).endswith("已定稿 登记回执。"), "it is told by its name"
    text = text_of(letters.copy_of(office, request, "receipt"))
    assert "2026年8月31日以前" in text and f"{TODAY.year}年{TODAY.month}月{TODAY.day}日" in text
    assert office.store.requests.get(request).received_on != TODAY, "control: it is made on a later day"
    supplied(office, request)
    assert letters.issue(office, request, "answer", today=TODAY).facts["document"] == "临建公开〔2026〕1号"


def test_each_third_party_gets_its_own_letter(office: Desk, registered: Registered) -> None:
    request = registered()
    for ref, on in (("青屿建设有限公司", date(2026, 8, 10)), ("临澜置业有限公司", date(2026, 8, 11))):
        handling.consult(office, request, on=on, ref=ref, party=ConsultedParty.THIRD_PARTY, today=TODAY)
    offered = [one for one in letters.offers(office, request, TODAY) if one.kind == "third_party_inquiry"]
    assert {one.ref for one in offered} == {"青屿建设有限公司", "临澜置业有限公司"}
    given = {"ref": "青屿建设有限公司", "third_party_kind": "commercial_enterprise", "information": "合同单价"}
    letters.issue(office, request, "third_party_inquiry", given, today=TODAY)
    text = text_of(letters.copy_of(office, request, "third_party_inquiry", "青屿建设有限公司"))
    assert "青屿建设有限公司：" in text and "15个工作日" in text and "2026年8月10日" in text
    assert letters.missing(office, request, "third_party_inquiry", {"ref": "临澜置业有限公司"}) == (
        "third_party_kind", "information"
    )
    with pytest.raises(LookupError):
        letters.copy_of(office, request, "third_party_inquiry", "临澜置业有限公司")


def test_an_objection_stands_in_the_letter_that_overrules_it(office: Desk, registered: Registered) -> None:
    request = registered()
    party = "青屿建设有限公司"
    handling.consult(office, request, on=date(2026, 8, 10), ref=party, party=ConsultedParty.THIRD_PARTY, today=TODAY)
    handling.consult(
        office, request, on=date(2026, 8, 10), ref="临澜区财政局", party=ConsultedParty.CO_AUTHOR, today=TODAY
    )
    handling.end_consultation(office, request, on=date(2026, 8, 18), ref=party, opinion="不同意公开单价", today=TODAY)
    facts = letters.facts_of(office, request, "third_party_decision")
    assert facts["third_party"] == party and facts["third_party_opinion"] == "不同意公开单价"
    assert letters.facts_of(office, request, "joint_maker_letter")["agency"] == "临澜区财政局"
    pause = letters.facts_of(office, request, "third_party_pause")
    assert pause["third_party_asked_on"] == date(2026, 8, 10) and pause["resumes"] == "之日"
    with pytest.raises(KnownTrouble, match="letter_step_missing"):
        letters.draft(office, request, "agency_letter")


def test_a_fee_notice_brings_tariff_arithmetic_and_reading(office: Desk, registered: Registered) -> None:
    request = registered()
    offer = fees.propose(office, request, FeeBasis.PAGE, today=TODAY, pages=110)
    # 31 to 100: 70 pages at 10 yuan; 101 to 110: 10 pages at 20 yuan (国办函〔2020〕109号第五条).
    assert offer.amount_fen == 90_000
    handling.notice_fee(
        office, request, on=date(2026, 8, 20), amount_fen=offer.amount_fen, basis=FeeBasis.PAGE, pages=110, today=TODAY
    )
    assert letters.missing(office, request, "fee_notice") == ("payment_way",)
    letters.issue(office, request, "fee_notice", {"payment_way": "到窗口扫码缴纳"}, today=TODAY)
    text = text_of(letters.copy_of(office, request, "fee_notice"))
    for element in ("按量计收", "70页×10元=700元", "10页×20元=200元", "900元", "20个工作日", "缴费次日起重新计算"):
        assert element in text


def test_an_amount_that_is_not_the_tariffs_has_its_arithmetic_written_by_hand(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    handling.notice_fee(
        office, request, on=date(2026, 8, 20), amount_fen=50_000, basis=FeeBasis.PAGE, pages=110, note="减收",
        today=TODAY,
    )  # fmt: skip
    assert "fee_lines" in letters.missing(office, request, "fee_notice", {"payment_way": "扫码"})


def test_the_answer_names_the_notices_sent_before_by_their_numbers(office: Desk, registered: Registered) -> None:
    request = registered()
    handling.extend(office, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    routing.approve(office, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    letters.issue(office, request, "extension_notice", today=TODAY)
    supplied(office, request)
    letters.issue(office, request, "answer", today=TODAY)
    assert "以临建公开〔2026〕1号告知您延长答复期限" in text_of(letters.copy_of(office, request, "answer"))


def test_a_later_answer_cites_the_earlier_and_the_decision_that_set_it_aside(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    supplied(office, request)
    letters.issue(office, request, "answer", today=TODAY)
    answering.serve(office, request, on=TODAY, manner=DeliveryManner.DIRECT, signed_for_on=TODAY, today=TODAY)
    facts = letters.facts_of(office, request, "supplementary_answer", today=TODAY)
    assert facts["former_answer_number"] == "临建公开〔2026〕1号" and facts["former_answer_on"] == TODAY
    draft = RemedyDraft(RemedyRoute.RECONSIDERATION, "临澜区人民政府", "临政复〔2026〕7号", TODAY)
    change = remedies.open_remedy(office, request, draft, today=TODAY)
    remedy = change.facts["remedy"]
    remedies.close_remedy(office, remedy, on=TODAY, result=RemedyResult.CORRECTED, today=TODAY)  # type: ignore[arg-type]
    given = {"outcome": "refused_process", "reasons": "属于讨论记录"}
    letters.issue(office, request, "supplementary_answer", given, today=TODAY)
    text = text_of(letters.copy_of(office, request, "supplementary_answer"))
    assert "重新答复书" in text and "《行政复议决定书》（临政复〔2026〕7号）" in text and "先向临澜区人民政府" in text
    assert "临建公开〔2026〕2号" in text and "本机关曾以临建公开〔2026〕1号作出答复" in text


def test_a_later_answer_that_supplies_waits_for_its_review_too(office: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(office, request, on=TODAY, outcome=Outcome.UNABLE_NOT_EXIST, today=TODAY)
    letters.issue(office, request, "answer", {"search": "档案室"}, today=TODAY)
    given = {"outcome": "disclosed", "supply": "复印件3页"}
    with pytest.raises(KnownTrouble, match="refused_SECRECY_NOT_REVIEWED"):
        letters.issue(office, request, "supplementary_answer", given, today=TODAY)


def test_a_request_that_was_given_up_has_its_letter(office: Desk, registered: Registered) -> None:
    """C22: the letter is optional; the result is the lapse's own."""
    request = registered(date(2026, 8, 3))
    handling.ask_correction(
        office, request, on=date(2026, 8, 4), reply_by=date(2026, 8, 12), points="请写明年份", guidance="略",
        today=TODAY,
    )  # fmt: skip
    handling.lapse_correction(office, request, on=date(2026, 8, 27), today=TODAY)
    letters.issue(office, request, "answer", today=TODAY)
    text = text_of(letters.copy_of(office, request, "answer"))
    assert "2026年8月12日" in text and "视为放弃申请" in text and "六个月内" in text


def test_a_withdrawal_is_told_too(office: Desk, registered: Registered) -> None:
    request = registered()
    handling.withdraw(office, request, on=TODAY, today=TODAY)
    letters.issue(office, request, "answer", today=TODAY)
    assert "2026年8月28日向本机关提出撤回" in text_of(letters.copy_of(office, request, "answer"))


@pytest.mark.parametrize(("given", "key"), [
    ({"reasons": "属于××会议记录"}, "letter_left_open"),
    ({"ground": "《中华人民共和国政府信息公开条例》第六十条"}, "letter_article_unknown"),
    ({"applicant": "周若安安"}, "letter_addressee_differs"),
    ({"decided_on": "2026-08-29"}, "letter_dated_ahead"),
])  # fmt: skip
def test_what_stands_against_a_letter_is_said_before_it_is_printed(
    office: Desk, registered: Registered, given: dict[str, str], key: str
) -> None:
    request = registered(wording="××小区的批复，《政府信息公开条例》第九十条")
    answering.answer(office, request, on=TODAY, outcome=Outcome.REFUSED_PROCESS, today=TODAY)
    with pytest.raises(KnownTrouble, match=key):
        letters.issue(office, request, "answer", {"reasons": "属于讨论记录", **given}, today=TODAY)
    assert office.store.documents.of_request(request) == (), "no number was drawn"
    letters.issue(office, request, "answer", {"reasons": "属于讨论记录"}, today=TODAY)


def test_a_letter_dated_after_the_due_day_is_said_with_it(office: Desk, registered: Registered) -> None:
    request = registered(date(2026, 7, 1))
    routing.review_secrecy(office, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(office, request, on=TODAY, outcome=Outcome.DISCLOSED, reason="检索耗时", today=TODAY)
    change = letters.issue(office, request, "answer", today=TODAY)
    assert change.facts["warnings"] == ("LETTER_AFTER_DUE",)
    assert office.terms.sentence("LETTER_AFTER_DUE")


def test_a_letter_at_any_time_is_dated_today_and_not_issued_twice_alike(office: Desk, registered: Registered) -> None:
    request = registered()
    given = {"agency": "临澜区保密局", "information": "会商材料", "reasons": "未定密"}
    first = letters.issue(office, request, "determination_request", given, today=TODAY)
    again = letters.issue(office, request, "determination_request", given, today=TODAY)
    assert first.message == "letter_issued" and again.message == "letter_there"
    assert first.facts["id"] == again.facts["id"]
    other = letters.issue(office, request, "determination_request", {**given, "agency": "临澜区档案局"}, today=TODAY)
    assert other.message == "letter_issued"
    assert "2026年8月28日" in text_of(letters.copy_of(office, request, "determination_request"))
    issued = [one for one in office.store.requests.get(request).events if one.kind is EventKind.LETTER_ISSUED]
    assert len(issued) == 2


def test_the_letter_that_overrules_an_objection_is_dated_when_it_is_made(office: Desk, registered: Registered) -> None:
    request, party, on = registered(), "青屿建设有限公司", date(2026, 8, 10)
    handling.consult(office, request, on=on, ref=party, party=ConsultedParty.THIRD_PARTY, today=TODAY)
    given = {
        "third_party_kind": "commercial_enterprise", "information": "合同单价", "disclosed": "合同单价",
        "public_interest": "使用财政资金",
    }  # fmt: skip
    text = text_of(letters.draft(office, request, "third_party_decision", given, TODAY))
    assert "本机关于2026年8月10日就公开下列政府信息" in text and "临澜区住房和城乡建设局2026年8月28日" in text
    pause = text_of(letters.draft(office, request, "third_party_pause", None, TODAY))
    assert "临澜区住房和城乡建设局2026年8月10日" in pause


def test_a_second_notice_of_correction_is_not_answered_by_what_came_before_it(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    handling.ask_correction(
        office, request, on=date(2026, 8, 4), reply_by=date(2026, 8, 18), points="未写明名称", today=TODAY
    )
    letters.issue(office, request, "correction_notice", {"guidance": "请写明名称"}, today=TODAY)
    handling.take_correction(office, request, on=date(2026, 8, 10), text="补偿方案", today=TODAY)
    first = letters.facts_of(office, request, "reasons_notice", today=TODAY)
    assert (first["correction_received_on"], first["correction_number"]) == (date(2026, 8, 10), "临建公开〔2026〕1号")
    handling.ask_correction(
        office, request, on=date(2026, 8, 12), reply_by=date(2026, 8, 26), points="未写明年份", today=TODAY
    )
    second = letters.facts_of(office, request, "reasons_notice", today=TODAY)
    assert second["correction_asked_on"] == date(2026, 8, 12)
    assert second["correction_received_on"] is None and second.get("correction_number") is None
