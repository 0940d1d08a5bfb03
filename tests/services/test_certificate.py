"""The certificate of a request: what it says and that it says it on one page, read back out of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.certificate import Certificate
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, ClockKind, ConsultedParty, DeliveryManner, Outcome
from clerk_app.services import answering, certificate, handling
from clerk_app.services.change import Override
from clerk_app.services.desk import Desk
from clerk_app.services.intake import register
from clerk_app.services.office import Office, set_up
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 10, 13)
Register = Callable[..., RequestId]


def enter(
    desk: Desk, received_on: date, name: str = "周若安", wording: str = "临澜大道南段房屋征收补偿方案"
) -> RequestId:
    """One request, handed in."""
    draft = RequestDraft(
        received_on=received_on, channel=Channel.IN_PERSON, wording=wording,
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, name),
    )  # fmt: skip
    return next(iter(register(desk, draft, today=TODAY).requests))


def consulted(desk: Desk, *, days: int = 20) -> RequestId:
    """Received 27 August 2026, extended, two consultations that overlap."""
    request = enter(desk, date(2026, 8, 27))
    handling.extend(desk, request, on=date(2026, 9, 1), days=days, reason="涉及多个第三方", today=TODAY)
    for ref, on in (("澜图置业有限公司", date(2026, 9, 9)), ("柏远物业服务有限公司", date(2026, 9, 15))):
        handling.consult(
            desk, request, on=on, ref=ref, party=ConsultedParty.THIRD_PARTY, received_by_party=on, today=TODAY
        )
    handling.end_consultation(desk, request, on=date(2026, 9, 23), ref="澜图置业有限公司", today=TODAY)
    handling.end_consultation(desk, request, on=date(2026, 10, 2), ref="柏远物业服务有限公司", today=TODAY)
    return request


def served(desk: Desk, on: date, *, posted: date) -> RequestId:
    request = enter(desk, on)
    answering.answer(desk, request, on=posted, outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(
        desk, request, on=posted, manner=DeliveryManner.POST, posted_on=posted,
        signed_for_on=posted + timedelta(days=2), carrier="EMS", today=TODAY,
    )  # fmt: skip
    return request


def text_of(desk: Desk, made: Certificate) -> str:
    """The one page's text without what only breaks its lines."""
    reader = PdfReader(BytesIO(certificate.pdf(desk, made)))
    assert len(reader.pages) == 1
    return re.sub(r"\s", "", reader.pages[0].extract_text())


def dates_of(made: Certificate) -> list[str]:
    return [f"{day.on.month}月{day.on.day}日" for day in made.days]


# across National Day


def test_every_day_across_national_day_is_on_the_one_page_with_its_number(desk: Desk) -> None:
    made = certificate.certificate(desk, enter(desk, date(2026, 9, 21)), today=TODAY)
    text = text_of(desk, made)
    assert dates_of(made)[0] == "9月21日" and dates_of(made)[-1] == "10月26日" and len(made.days) == 36
    assert not [day for day in dates_of(made) if day not in text]
    assert "910月10日调休上班" in text and "710月8日工作日" in text and "2010月26日届满日" in text


def test_the_page_names_request_applicant_subject_organ_and_day(desk: Desk) -> None:
    desk = set_up(desk, Office(name="临澜区住房和城乡建设局"))
    made = certificate.certificate(desk, enter(desk, date(2026, 9, 21)), today=TODAY)
    text = text_of(desk, made)
    for said in ("期限计算说明", made.number, "周若安", "临澜大道南段房屋征收补偿方案", "临澜区住房和城乡建设局",
                 "制作日期：2026年10月13日", "届满日2026年10月26日（星期一）"):  # fmt: skip
        assert said in text, said


def test_the_notice_behind_the_holidays_is_named_with_number_and_day(desk: Desk) -> None:
    made = certificate.certificate(desk, enter(desk, date(2026, 9, 21)), today=TODAY)
    text = text_of(desk, made)
    assert "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号），2025年11月4日公布" in text
    assert "中秋节9月25日至9月27日放假；国庆节10月1日至10月7日放假；10月10日上班" in text
    assert "《政府信息公开条例》（国务院令第711号）第三十三条第二款" in text and "《民法典》第二百零一条" in text


def test_the_sums_are_those_of_the_published_calendar(desk: Desk) -> None:
    # 22 September - 26 October 2026: 20 working days (one worked Saturday), 5 weekend days, 10 days off.
    made = certificate.certificate(desk, enter(desk, date(2026, 9, 21)), today=TODAY)
    assert made.sums.lines == (
        "起算日次日至届满日共35日：计入工作日20日（其中调休上班1日），周末5日，法定节假日放假10日，不计入的工作日0日。",
    )


# two overlapping consultations


def test_overlapping_consultations_are_numbered_and_left_out_once(desk: Desk) -> None:
    made = certificate.certificate(desk, consulted(desk), today=TODAY)
    marks = {day.on: day.words for day in made.days}
    assert marks[date(2026, 9, 14)] == "不计入①"
    assert marks[date(2026, 9, 17)] == "不计入①②"
    assert marks[date(2026, 9, 20)] == "班，不计入①②"
    assert marks[date(2026, 9, 28)] == "不计入②"
    left_out = next(section.lines for section in made.after if section.heading == "不计入的日子")
    assert left_out == (
        "①9月10日至9月22日，征求“澜图置业有限公司”意见，其中工作日10日（第三十三条第三款）。",
        "②9月16日至10月1日，征求“柏远物业服务有限公司”意见，其中工作日11日（第三十三条第三款）。",
        "各段重叠的工作日6日，只扣除一次。",
    )


def test_twenty_and_twenty_days_with_two_consultations_stay_on_one_page(desk: Desk) -> None:
    made = certificate.certificate(desk, consulted(desk), today=TODAY)
    text = text_of(desk, made)
    assert made.days[-1].count == "40"
    assert not [day for day in dates_of(made) if day not in text]


# other periods


@pytest.mark.parametrize(
    ("kind", "length"),
    [(ClockKind.CORRECTION_NOTICE, "7个工作日"), (ClockKind.APPLICANT_RECONSIDERATION, "60日（日历日）"),
     (ClockKind.APPLICANT_SUIT, "6个月")],
)  # fmt: skip
def test_any_period_of_a_request_has_its_page(desk: Desk, kind: ClockKind, length: str) -> None:
    request = served(desk, date(2026, 5, 11), posted=date(2026, 5, 21))
    made = certificate.certificate(desk, request, kind, today=TODAY)
    assert ("期限长度", length) in made.facts
    text = text_of(desk, made)
    for month in {(day.on.year, day.on.month) for day in made.days}:
        assert f"{month[1]}月" in text
    assert desk.terms.word(kind) in text


def test_what_is_left_of_a_period_is_said_in_the_days_it_is_counted_in(desk: Desk) -> None:
    request = served(desk, date(2026, 9, 7), posted=date(2026, 9, 16))
    # signed for on 18 September: 60 days end on 17 November
    window = certificate.certificate(desk, request, ClockKind.APPLICANT_RECONSIDERATION, today=TODAY)
    assert window.ending.lines == ("制作本说明时尚未届满，距届满日35日。",)
    reply = certificate.certificate(desk, enter(desk, date(2026, 10, 12)), today=TODAY)  # 20 working days: 9 November
    assert reply.ending.lines == ("制作本说明时尚未届满，距届满日19个工作日。",)


def test_in_small_months_every_day_of_six_months_stands_under_its_month(desk: Desk) -> None:
    request = served(desk, date(2026, 5, 11), posted=date(2026, 5, 21))
    made = certificate.certificate(desk, request, ClockKind.APPLICANT_SUIT, today=TODAY)
    reader = PdfReader(BytesIO(certificate.pdf(desk, made)))
    rows = re.sub(r"\s+", " ", reader.pages[0].extract_text())
    of_june = re.search(r"2026年6月 一 二 三 四 五 六 日 (.*?)2026年7月", rows)
    assert of_june is not None
    figures = re.sub(r"满1月|休|班", "", of_june[1]).split()
    assert figures == [str(n) for n in range(1, 31)]


def test_a_period_the_request_has_not_names_those_it_has(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    with pytest.raises(KnownTrouble) as refused:
        certificate.certificate(desk, request, ClockKind.COURT_ANSWER, today=TODAY)
    said = desk.terms.of(refused.value)
    assert "没有“行政诉讼答辩举证期限”" in said and "答复期限" in said


def test_while_a_correction_is_awaited_the_reply_has_no_page(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    handling.ask_correction(
        desk, request, on=date(2026, 9, 23), reply_by=date(2026, 10, 20), points="范围不明确", today=TODAY
    )
    with pytest.raises(KnownTrouble) as refused:
        certificate.certificate(desk, request, today=TODAY)
    said = desk.terms.of(refused.value)
    assert "“答复期限”没有届满日" in said and "申请人补正期限" in said


# how it ended


@pytest.mark.parametrize(
    ("posted", "said"),
    [(date(2026, 6, 8), "答复于2026年6月8日（星期一）送达（以交邮、签收或者发送之日为准），在期限以内。"),
     (date(2026, 6, 10), "答复于2026年6月10日（星期三）送达（以交邮、签收或者发送之日为准），逾期2个工作日。")],
)  # fmt: skip
def test_the_last_row_says_whether_it_was_in_time(desk: Desk, posted: date, said: str) -> None:
    # 20 working days after Monday 11 May 2026 end on Monday 8 June.
    request = enter(desk, date(2026, 5, 11))
    answering.answer(desk, request, on=date(2026, 6, 5), outcome=Outcome.DISCLOSED, today=TODAY)
    late = posted > date(2026, 6, 8)
    over = {"override": Override("韩予墨", "局长", "邮局停业")} if late else {}
    answering.serve(
        desk, request, on=posted, manner=DeliveryManner.POST, posted_on=posted, carrier="EMS", today=TODAY, **over
    )
    assert certificate.certificate(desk, request, today=TODAY).ending.lines == (said,)


def test_a_year_without_a_notice_is_said_to_be_provisional(desk: Desk) -> None:
    late = date(2026, 12, 21)
    draft = RequestDraft(
        received_on=late, channel=Channel.IN_PERSON, wording="备案材料",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
    )  # fmt: skip
    request = next(iter(register(desk, draft, today=late).requests))
    made = certificate.certificate(desk, request, today=late)
    text = text_of(desk, made)
    assert made.due.startswith("暂定2027年") and "2027年的放假安排尚未公布或者录入" in text


def test_a_case_number_and_a_party_stand_in_full_in_the_field_of_the_period(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21), wording="滨河公园二期工程中标单位的施工组织设计和全部变更签证")
    party = "临澜锦程园林绿化工程建设集团有限责任公司"
    handling.consult(desk, request, on=date(2026, 9, 22), ref=party, party=ConsultedParty.THIRD_PARTY, today=TODAY)
    text = text_of(desk, certificate.certificate(desk, request, ClockKind.OPINION, today=TODAY))
    assert f"征求意见期限（{party}）" in text and "滨河公园二期工程中标单位的施工组织设计和全部变更签证" in text
    assert "…" not in text


def test_a_text_of_law_without_an_article_puts_no_mark_before_the_next_one(desk: Desk) -> None:
    request = enter(desk, date(2026, 8, 20))
    handling.notice_fee(desk, request, on=date(2026, 8, 28), received_by_applicant=date(2026, 8, 28),
                        amount_fen=12000, today=TODAY)  # fmt: skip
    handling.pay_fee(desk, request, on=date(2026, 9, 11), today=TODAY)
    basis = certificate.certificate(desk, request, today=TODAY).after[1].lines
    assert "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条" in basis


def test_a_window_that_nobody_saw_begin_ends_at_the_earliest_on_its_day(desk: Desk) -> None:
    request = enter(desk, date(2026, 3, 2))
    answering.answer(desk, request, on=date(2026, 3, 9), outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(
        desk, request, on=date(2026, 3, 10), manner=DeliveryManner.POST, posted_on=date(2026, 3, 10), carrier="EMS",
        today=TODAY,
    )  # fmt: skip
    made = certificate.certificate(desk, request, ClockKind.APPLICANT_RECONSIDERATION, today=TODAY)
    # Sixty days after 10 March are Saturday 9 May 2026, a make-up working day.
    assert made.due == "最早2026年5月9日（星期六）"
    (said,) = made.ending.lines
    assert said == "按最早的起算日计算，制作本说明时该期限已经届满；实际收到之日更晚的，届满日相应更晚。"
    suit = certificate.certificate(desk, request, ClockKind.APPLICANT_SUIT, today=TODAY)
    assert "《民法典》第二百零二条、第二百零一条" in suit.after[-2].lines
    (told,) = suit.after[-1].lines
    assert told == "没有告知救济途径、期限或者告知有误的，最长到2027年3月10日。"


# what an applicant may be called


def test_a_long_name_and_subject_are_cut_and_the_page_stays_one(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21), name="远" * 90, wording="全部档案" * 300)
    text = text_of(desk, certificate.certificate(desk, request, today=TODAY))
    assert "远" * 12 in text and "远" * 60 not in text and "…" in text


def test_a_character_no_font_has_is_named(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21), name="周\U000323b0")
    with pytest.raises(KnownTrouble) as refused:
        certificate.pdf(desk, certificate.certificate(desk, request, today=TODAY))
    assert refused.value.key == "glyph_missing" and "U+323B0" in desk.terms.of(refused.value)


def test_a_name_outside_the_plane_can_be_copied_from_the_page(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21), name="𠮷𬱖")
    assert "𠮷𬱖" in text_of(desk, certificate.certificate(desk, request, today=TODAY))


def test_the_same_certificate_gives_the_same_bytes(desk: Desk) -> None:
    request = consulted(desk)
    first, second = (certificate.pdf(desk, certificate.certificate(desk, request, today=TODAY)) for _ in range(2))
    assert first == second


def test_twelve_consultations_stay_on_one_page_and_each_is_named(desk: Desk) -> None:
    request = enter(desk, date(2026, 7, 1))
    handling.extend(desk, request, on=date(2026, 7, 2), days=20, reason="涉及多个第三方", today=TODAY)
    names = [f"第{n}家{'远' * 40}公司" for n in range(1, 13)]
    for place, ref in enumerate(names):
        on = date(2026, 7, 6) + timedelta(days=2 * place)
        handling.consult(desk, request, on=on, ref=ref, party=ConsultedParty.THIRD_PARTY, today=TODAY)
        handling.end_consultation(desk, request, on=on + timedelta(days=8), ref=ref, today=TODAY)
    text = text_of(desk, certificate.certificate(desk, request, today=TODAY))
    assert not [n for n in range(1, 13) if f"征求“第{n}家远" not in text]


def test_months_that_are_too_many_are_said_to_be_left_off(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 3))
    handling.delay(desk, request, on=date(2026, 9, 28), until=date(2029, 11, 30), reason="逐卷清点", today=TODAY)
    text = text_of(desk, certificate.certificate(desk, request, ClockKind.DELAY, today=TODAY))
    assert "2027年3月至2029年5月的日子没有逐日列出，合计中已包括。" in text
    assert "2029年11月" in text


def test_of_several_of_a_kind_the_one_that_is_named_is_shown(desk: Desk) -> None:
    request = consulted(desk)
    for ref, last in (("澜图置业有限公司", date(2026, 9, 30)), ("柏远物业服务有限公司", date(2026, 10, 12))):
        made = certificate.certificate(desk, request, ClockKind.OPINION, ref, today=TODAY)
        # 15 working days after Wednesday 9 and Tuesday 15 September 2026, by the calendar of that year.
        assert (made.clock.ref, made.clock.due_on) == (ref, last)
    with pytest.raises(KnownTrouble):
        certificate.certificate(desk, request, ClockKind.OPINION, "没有这一家", today=TODAY)
