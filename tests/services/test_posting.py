"""The posting log: what was printed and is not out, many posted at once, and whose service is the answer's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from clerk_app.cases.request import RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import ConsultedParty, DeliveryManner, EventKind, Outcome, SecrecyFinding, State
from clerk_app.services import answering, handling, letters, posting, routing
from clerk_app.services.change import Override
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # Friday
Registered = Callable[..., RequestId]


def notified(desk: Desk, request: RequestId) -> None:
    handling.extend(desk, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    routing.approve(desk, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    letters.issue(desk, request, "extension_notice", today=TODAY)


def answered(desk: Desk, request: RequestId, on: date = TODAY) -> None:
    routing.review_secrecy(desk, request, on=on, result=SecrecyFinding.PASS, reviewer="韩予墨", today=on)
    answering.answer(desk, request, on=on, outcome=Outcome.DISCLOSED, today=on)
    letters.issue(desk, request, "answer", today=on)


def test_notices_and_answers_wait_to_be_posted_and_are_posted_together(office: Desk, registered: Registered) -> None:
    first, second = registered(), registered(date(2026, 8, 10))
    notified(office, first)
    answered(office, second)
    waiting = posting.to_post(office, TODAY)
    assert [(line.kind, line.number, line.due_on) for line in waiting] == [
        ("extension_notice", "临建公开〔2026〕1号", date(2026, 8, 31)),  # 20 working days after Monday 3 August
        ("answer", "临建公开〔2026〕2号", date(2026, 9, 7)),
    ]
    assert waiting[0].recipient == "周若安" and waiting[0].address == "临澜区柳荫路27号"
    assert (waiting[0].remaining, waiting[0].tone) == (1, Tone.AMBER)
    numbers = {waiting[0].document: "1234567890123", waiting[1].document: "1234567890124"}
    change = posting.post(
        office, waiting, manner=DeliveryManner.POST, posted_on=TODAY, waybills=numbers, today=TODAY, deed="d1"
    )
    assert change.requests == {first, second} and change.facts["count"] == 2
    assert posting.to_post(office, TODAY) == ()
    lines = posting.posted(office, TODAY, TODAY)
    assert {(line.kind, line.waybill, line.signed_for_on) for line in lines} == {
        ("extension_notice", "1234567890123", None), ("answer", "1234567890124", None),
    }
    assert office.steps.state(office.store.requests.get(second).events) is State.SERVED


def test_the_same_deed_again_posts_nothing_twice(office: Desk, registered: Registered) -> None:
    request = registered()
    answered(office, request)
    waiting = posting.to_post(office, TODAY)
    for _ in range(2):
        posting.post(
            office, waiting, manner=DeliveryManner.POST, posted_on=TODAY, waybills={}, today=TODAY, deed="d1"
        )
    events = office.store.requests.get(request).events
    assert [event.kind for event in events].count(EventKind.SERVED) == 1
    assert posting.to_post(office, TODAY) == ()


def test_a_late_answer_stops_the_whole_round_until_the_head_lets_it_pass(
    office: Desk, registered: Registered
) -> None:
    late, timely = registered(), registered(date(2026, 8, 20))
    answered(office, late)
    answered(office, timely)
    after = date(2026, 9, 1)  # Tuesday; the first was due on Monday 31 August
    waiting = posting.to_post(office, after)
    assert [line.tone for line in waiting] == [Tone.RED, Tone.PLAIN]
    with pytest.raises(KnownTrouble, match="refused_POSTED_AFTER_DUE") as refused:
        posting.post(office, waiting, manner=DeliveryManner.POST, posted_on=after, waybills={}, today=after, deed="d")
    assert refused.value.facts["number"] == office.store.requests.get(late).number
    assert posting.to_post(office, after) == waiting, "none of them was recorded"
    head = Override("许长安", "办公室主任", "照实登记")
    change = posting.post(
        office, waiting, manner=DeliveryManner.POST, posted_on=after, waybills={}, today=after, deed="d", override=head
    )
    assert change.facts["warnings"] == ("POSTED_AFTER_DUE",)
    kept = {one: office.store.requests.get(one).served for one in (late, timely)}
    assert kept[late].text("override_by") == "许长安"  # type: ignore[union-attr]
    assert kept[timely].text("override_by") == ""  # type: ignore[union-attr]


def test_many_are_signed_for_and_the_day_of_posting_stays(office: Desk, registered: Registered) -> None:
    first, second = registered(), registered(date(2026, 8, 10))
    notified(office, first)
    answered(office, second)
    waiting = posting.to_post(office, TODAY)
    numbers = {line.document: f"99{line.document}" for line in waiting}
    posting.post(office, waiting, manner=DeliveryManner.POST, posted_on=TODAY, waybills=numbers, carrier="EMS",
                 today=TODAY, deed="p")  # fmt: skip
    signed_on = date(2026, 9, 9)  # after the due day of the second, 7 September
    sent = posting.unsigned(office, TODAY)
    with pytest.raises(KnownTrouble, match="signed_before_posted"):
        posting.sign(office, sent, signed_for_on=date(2026, 8, 27), today=signed_on, deed="early")
    posting.sign(office, sent, signed_for_on=signed_on, today=signed_on, deed="s")
    assert posting.unsigned(office, TODAY) == ()
    lines = posting.posted(office, TODAY, TODAY)
    assert [(line.posted_on, line.signed_for_on) for line in lines] == [(TODAY, signed_on)] * 2
    clock = clock_of(office, office.store.requests.get(second))
    assert (clock.served_on, clock.late_days) == (TODAY, 0)
    sheet = CalamineWorkbook.from_filelike(BytesIO(posting.posting_book(office, lines))).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[0] == ["寄出日期", "文书", "文号", "登记编号", "收件人", "送达方式", "寄递企业", "邮件号", "签收日期",
                       "登记人"]  # fmt: skip
    assert ["2026-08-28", "答复书", "临建公开〔2026〕2号", "2026-0002", "周若安", "邮寄送达", "EMS",
            numbers[waiting[1].document], "2026-09-09", "苏晚晴"] in rows  # fmt: skip


def test_an_answer_served_by_hand_or_before_its_letter_was_named_waits_for_no_post(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    answered(office, request)
    change = answering.serve(office, request, on=TODAY, manner=DeliveryManner.DIRECT, today=TODAY)
    assert change.message == "served" and posting.to_post(office, TODAY) == ()
    (event,) = (one for one in office.store.requests.get(request).events if one.is_service)
    assert event.text("letter") == "answer" and event.whole("document") is not None, "it names its letter now"
    old = registered(date(2026, 8, 5))
    answered(office, old)
    bare = {"manner": "post", "posted_on": TODAY}
    entry = office.store.requests.append(old, Event(EventKind.SERVED, TODAY, bare))
    assert posting.to_post(office, TODAY) == ()
    handling.strike(office, old, entry=entry, reason="没有寄", today=TODAY)
    assert [line.request for line in posting.to_post(office, TODAY)] == [old]


def test_a_notice_is_served_by_its_name_while_the_request_runs(office: Desk, registered: Registered) -> None:
    request = registered()
    with pytest.raises(KnownTrouble, match="letter_not_issued"):
        answering.serve(
            office, request, on=TODAY, manner=DeliveryManner.POST, letter="extension_notice", today=TODAY
        )
    notified(office, request)
    answering.serve(office, request, on=TODAY, manner=DeliveryManner.POST, letter="extension_notice", today=TODAY)
    kept = office.store.requests.get(request)
    assert kept.served is None and office.steps.state(kept.events) is State.EXTENDED
    assert posting.to_post(office, TODAY) == ()


def test_a_letter_to_somebody_else_goes_to_them_and_leaves_the_answer_alone(
    office: Desk, registered: Registered
) -> None:
    """A notice to a third party posted after the answer is not the answer's service."""
    request = registered()
    handling.consult(
        office, request, on=date(2026, 8, 5), ref="澜图置业", party=ConsultedParty.THIRD_PARTY,
        received_by_party=date(2026, 8, 6), today=TODAY,
    )
    given = {"information": "补偿方案第三章", "third_party_kind": "commercial_enterprise"}
    asked = letters.missing(office, request, "third_party_inquiry", given, TODAY)
    letters.issue(office, request, "third_party_inquiry", {**given, **dict.fromkeys(asked, "另行说明")}, today=TODAY)
    (line,) = posting.to_post(office, TODAY)
    assert (line.recipient, line.address, line.due_on) == ("澜图置业", "", None)
    handling.end_consultation(office, request, on=date(2026, 8, 12), ref="澜图置业", opinion="同意", today=TODAY)
    answered(office, request)
    answer = next(one for one in posting.to_post(office, TODAY) if one.kind == "answer")
    posting.post(office, [answer], manner=DeliveryManner.POST, posted_on=TODAY, waybills={}, today=TODAY, deed="a")
    later = date(2026, 9, 30)
    posting.post(office, [line], manner=DeliveryManner.POST, posted_on=later, waybills={}, today=later, deed="n")
    clock = clock_of(office, office.store.requests.get(request))
    assert (clock.served_on, clock.late_days) == (TODAY, 0)
    assert {one.recipient for one in posting.posted(office, date.min, date.max)} == {"澜图置业", "周若安"}
