"""Forms through the services: every form filled from the record, kept by hash without a number, read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, ConsultedParty, DeliveryManner, Outcome, SecrecyFinding
from clerk_app.services import answering, handling, intake, letters, routing
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import set_up
from clerk_app.trouble import KnownTrouble, Said
from tests.offices import OFFICE

TODAY = date(2026, 8, 28)
WORDING = "临澜大道南段房屋征收补偿方案及<b>征求意见</b>情况 & {附件}"

# What the catalogue says a form must carry, as it is known of this request.
CARRIED = {
    "registration_form": [
        "2026-0001", "𠮷田若安", "■公民", "■当面提交", "2026年8月3日", "0000-5550117", "8月31日", "苏晚晴", "征收科",
    ],
    "oral_record": ["𠮷田若安", "110101199001010011", WORDING, "代填人苏晚晴", "宣读", "申请人签名（捺印）"],
    "receipt_record": ["2026年8月3日", "确认方式", "□电话", "本机关确认人", "第三十一条"],
    "search_record": [WORDING, "检索的系统", "关键词", "检索人", "检索结论"],
    "routing_slip": [
        "征收科", "2026年8月12日", "请于15日前反馈", "方案在档，共12页", "退回日期：2026年8月11日",
        "页数：12",
    ],
    "secrecy_review": ["公开", "可以公开", "韩予墨", "2026年8月13日", "先审查、后公开", "第十七条"],
    "approval_sheet": [
        "■答复", "拟稿人", "承办单位负责人意见", "法制审核意见", "政府信息公开工作机构负责人意见", "分管领导意见",
        "同意公开", "签名：顾行简", "2026年8月13日", "签名：钟以宁",
    ],
    "proof_of_service": [
        "答复", "临建公开〔2026〕1号", "𠮷田若安", "临澜区柳荫路27号", "■邮寄送达", "EB000000001CS", "2026年8月16日",
        "代收人", "拒收事由", "见证人", "送达人",
    ],
    "posting_record": ["临建公开〔2026〕1号", "邮寄送达", "2026年8月14日", "EB000000001CS", "2026年8月16日"],
    "supply_list": [WORDING, "载体", "遮盖", "临建公开〔2026〕1号", "接收人"],
    "withdrawal_form": ["自愿撤回", "𠮷田若安", "2026-0001"],
    "envelope": ["临澜区柳荫路27号", "𠮷田若安", "收", "临澜区住房和城乡建设局"],
    "ems_slip": ["收件人", "临澜区柳荫路27号", "0000-5550117", "0000-5550100", "临建公开〔2026〕1号"],
    "case_cover": ["临建档2026-7", "𠮷田若安", "2026年8月3日至2026年8月14日", "予以公开", "30年", "46", "苏晚晴"],
    "case_contents": ["政府信息公开申请", "临建公开〔2026〕1号", "2026年8月3日", "责任者", "页号"],
    "case_note": ["临建档2026-7", "本卷情况说明", "立卷人", "检查人"],
    "application_form": ["身份证明", "姓名", "联系电话", "特征性描述", "提供形式", "获取信息的方式", "□纸质"],
    "file_review": ["2026-0001", "答复期限", "保密审查"],
}


def opened(folder: Path) -> Desk:
    return open_desk(folder, who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC), create=True)


def text_of(data: bytes) -> str:
    """Every word of the file without spaces."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, RequestId]]:
    """A request with everything recorded; tests only read it."""
    desk = set_up(opened(tmp_path_factory.mktemp("papers") / "store"), OFFICE)
    yield desk, finished(desk)
    desk.store.close()


def finished(desk: Desk) -> RequestId:
    person = Applicant(
        ApplicantKind.NATURAL_PERSON, "𠮷田若安", id_number="110101199001010011", telephone="0000-5550117",
        address="临澜区柳荫路27号",
    )  # fmt: skip
    draft = RequestDraft(
        received_on=date(2026, 8, 3), channel=Channel.IN_PERSON, applicant=person, wording=WORDING,
        form_wanted="paper", delivery_wanted="post", handler="苏晚晴",
    )  # fmt: skip
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    routing.route(
        desk, request, on=date(2026, 8, 4), unit="征收科", due_on=date(2026, 8, 12), note="请于15日前反馈", today=TODAY
    )
    routing.return_material(
        desk, request, on=date(2026, 8, 11), unit="征收科", pages=12, note="方案在档，共12页", today=TODAY
    )
    routing.review_secrecy(
        desk, request, on=date(2026, 8, 13), result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY
    )
    for role, name in (("unit_head", "顾行简"), ("leader", "钟以宁")):
        routing.approve(
            desk, request, on=date(2026, 8, 13), matter="reply", role=role, name=name, opinion="同意公开", today=TODAY
        )
    answering.answer(desk, request, on=date(2026, 8, 14), outcome=Outcome.DISCLOSED, today=TODAY)
    letters.issue(desk, request, "answer", today=TODAY)
    answering.serve(
        desk, request, on=date(2026, 8, 16), manner=DeliveryManner.POST, posted_on=date(2026, 8, 14),
        signed_for_on=date(2026, 8, 16), tracking="EB000000001CS", today=TODAY,
    )  # fmt: skip
    routing.archive(
        desk, request, on=date(2026, 8, 20), file_number="临建档2026-7", retention="30年", pages=46, today=TODAY
    )
    return request


@pytest.mark.parametrize("kind", CARRIED)
def test_a_form_carries_what_the_catalogue_asks_for(case: tuple[Desk, RequestId], kind: str) -> None:
    desk, request = case
    text = text_of(letters.draft(desk, request, kind, None, TODAY))
    assert [word for word in CARRIED[kind] if "".join(word.split()) not in text] == []


def test_every_form_is_offered_under_its_name(case: tuple[Desk, RequestId]) -> None:
    desk, request = case
    offered = {one.kind: one for one in letters.offers(desk, request, TODAY) if one.is_form}
    assert set(offered) == set(desk.forms)
    assert offered["secrecy_review"].what == "公开审查（保密审查）单"
    assert offered["no_correction_note"].why_not
    assert not any(one.proposed for one in offered.values())


def test_every_fact_of_a_form_has_a_name_in_both_languages(case: tuple[Desk, RequestId]) -> None:
    desk, request = case
    for kind in CARRIED:
        names = tuple(blank.name for blank in letters.fields(desk, request, kind, None, TODAY))
        assert len(list(letters.fact_words(desk, names))) == len(names)
        assert all(desk.terms.english(f"fact_{name}") for name in names)


def test_a_form_is_kept_by_hash_without_a_number_and_not_twice(tmp_path: Path) -> None:
    desk = set_up(opened(tmp_path / "store"), OFFICE)
    request = finished(desk)
    first = letters.issue(desk, request, "secrecy_review", today=TODAY)
    again = letters.issue(desk, request, "secrecy_review", today=TODAY)
    assert (first.message, again.message) == ("letter_issued_unnumbered", "letter_there_unnumbered")
    assert first.facts["id"] == again.facts["id"]
    data = letters.copy_of(desk, request, "secrecy_review")
    routing.review_secrecy(
        desk, request, on=date(2026, 8, 21), result=SecrecyFinding.WITHHOLD, reviewer="陆知微", today=TODAY
    )
    later = letters.issue(desk, request, "secrecy_review", today=TODAY)
    assert later.message == "letter_issued_unnumbered"
    kept = [one for one in desk.store.documents.of_request(request) if one.kind == "secrecy_review"]
    assert [one.number for one in kept] == ["", ""]
    assert letters.data_of(desk, kept[0]) == data
    assert "陆知微" in text_of(letters.data_of(desk, kept[1]))
    assert "secrecy_review" in kept[0].template
    assert "FandolFang" in kept[0].fonts
    desk.store.close()


def test_what_is_missing_is_named_and_nothing_is_kept(tmp_path: Path) -> None:
    desk = set_up(opened(tmp_path / "store"), OFFICE)
    draft = RequestDraft(
        received_on=date(2026, 8, 3), channel=Channel.ONLINE, wording="方案",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
    )  # fmt: skip
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    with pytest.raises(KnownTrouble, match="letter_incomplete") as refused:
        letters.issue(desk, request, "envelope", today=TODAY)
    assert refused.value.facts["names"] == (Said("收件人地址", "recipient's address"),)
    with pytest.raises(KnownTrouble, match="letter_step_missing"):
        letters.draft(desk, request, "routing_slip", None, TODAY)
    assert desk.store.documents.of_request(request) == ()
    given = {"recipient": "临澜区<b>法院</b>", "recipient_address": "临澜区正街1号", "recipient_postcode": "000000"}
    text = text_of(letters.draft(desk, request, "envelope", given, TODAY))
    assert "临澜区<b>法院</b>收" in text
    assert "□" not in text
    desk.store.close()


def test_a_lapsed_correction_is_told_for_the_file(tmp_path: Path) -> None:
    desk = set_up(opened(tmp_path / "store"), OFFICE)
    draft = RequestDraft(
        received_on=date(2026, 7, 1), channel=Channel.IN_PERSON, wording="那件事的材料",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安", telephone="0000-5550117"),
    )  # fmt: skip
    request = next(iter(intake.register(desk, draft, today=date(2026, 7, 1)).requests))
    handling.ask_correction(
        desk, request, on=date(2026, 7, 2), reply_by=date(2026, 7, 16), points="写明是哪一件事", guidance="可写文号",
        today=date(2026, 7, 2),
    )  # fmt: skip
    form = text_of(letters.draft(desk, request, "correction_form", None, TODAY))
    assert "2026年7月2日的补正告知" in form
    assert "写明是哪一件事" in form
    assert "2026年7月16日以前（含当日）交回" in form
    handling.lapse_correction(desk, request, on=date(2026, 7, 17), today=TODAY)
    note = text_of(letters.draft(desk, request, "no_correction_note", None, TODAY))
    assert "第三十条的规定，申请人无正当理由逾期不补正，视为放弃申请" in note
    assert "自2026年7月17日起" in note
    desk.store.close()


def test_an_opinion_that_was_asked_for_stands_on_the_approval_sheet(tmp_path: Path) -> None:
    desk = set_up(opened(tmp_path / "store"), OFFICE)
    draft = RequestDraft(
        received_on=date(2026, 8, 3), channel=Channel.IN_PERSON, wording="招标文件",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
    )  # fmt: skip
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    handling.consult(
        desk, request, on=date(2026, 8, 5), ref="同舟公司", party=ConsultedParty.THIRD_PARTY, today=TODAY
    )
    handling.end_consultation(
        desk, request, on=date(2026, 8, 12), ref="同舟公司", opinion="不同意公开报价", today=TODAY
    )
    text = text_of(letters.draft(desk, request, "approval_sheet", None, TODAY))
    assert "同舟公司2026年8月5日2026年8月12日不同意公开报价" in text
    desk.store.close()


def test_an_empty_form_for_the_counter_names_the_office_only(case: tuple[Desk, RequestId]) -> None:
    desk, _ = case
    text = text_of(letters.blank(desk, "application_form", TODAY))
    assert "受理机关：临澜区住房和城乡建设局" in text
    assert "■" not in text
    for kind in ("answer", "file_review", "nothing"):
        with pytest.raises(KnownTrouble, match="letter_kind_unknown"):
            letters.blank(desk, kind, TODAY)


def test_a_due_day_that_did_not_change_is_not_told_as_a_changed_one(
    desk: Desk, registered: Callable[..., RequestId]
) -> None:
    request = registered()
    first = letters.facts_of(desk, request, "registration_form", None, TODAY)
    assert (first["base_due_on"], first["changed_due_on"]) == (date(2026, 8, 31), None)
    handling.extend(desk, request, on=TODAY, days=1, reason="检索耗时", today=TODAY)
    then = letters.facts_of(desk, request, "registration_form", None, TODAY)
    assert then["changed_due_on"] == date(2026, 9, 1)
    assert "变更后届满日2026年9月1日" in text_of(letters.draft(desk, request, "registration_form", None, TODAY))
