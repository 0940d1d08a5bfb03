"""The day of receipt per channel (条例第三十一条; 国办公开办函〔2015〕207号; 指导案例26号), on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import ReceiptProof, RequestDraft
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation, EventKind
from clerk_app.services import handling, intake, receipt
from clerk_app.services.desk import Desk
from clerk_app.services.receipt import ReceiptAnswers, decide, questions
from tests.services.test_fees import TODAY

MONDAY, TUESDAY, THURSDAY = date(2026, 8, 3), date(2026, 8, 4), date(2026, 8, 6)
UNDER_2008 = date(2018, 5, 10)  # a Thursday
CONFIRMATION = ["confirmed_how", "confirmed_with", "confirmed_by"]
BY_TELEPHONE = ReceiptProof(confirmed_how=Confirmation.TELEPHONE, confirmed_by="韩予墨")
PERSON = Applicant(ApplicantKind.NATURAL_PERSON, "周若安", telephone="0000-5550117")


def asked(desk: Desk, channel: Channel, on: date = MONDAY, addressee: Addressee = Addressee.DISCLOSURE_OFFICE) -> list:
    return [one.field for one in questions(desk, channel, on, ReceiptProof(addressee=addressee))]


def draft(channel: Channel, received_on: date, **more: object) -> RequestDraft:
    return RequestDraft(received_on=received_on, channel=channel, applicant=PERSON, wording="预算", **more)


@pytest.mark.parametrize(
    ("channel", "day", "sentence", "article"),
    [
        (Channel.IN_PERSON, MONDAY, "以当面提交之日为收到申请之日", "第三十一条第（一）项"),
        (Channel.REGISTERED_POST, MONDAY, "以签收之日为收到申请之日", "第三十一条第（二）项"),
        (Channel.ORDINARY_POST, TUESDAY, "以与申请人确认之日为收到申请之日", "第三十一条第（二）项"),
        (Channel.ONLINE, TUESDAY, "以双方确认之日为收到申请之日", "第三十一条第（三）项"),
        (Channel.FAX, TUESDAY, "以双方确认之日为收到申请之日", "第三十一条第（三）项"),
    ],
)
def test_each_channel_has_the_day_and_the_article_of_the_regulations(
    desk: Desk, channel: Channel, day: date, sentence: str, article: str
) -> None:
    confirmed = channel in (Channel.ORDINARY_POST, Channel.ONLINE, Channel.FAX)
    found = decide(desk, channel, ReceiptAnswers(day, MONDAY if confirmed else None, BY_TELEPHONE))
    assert (found.received_on, found.sentence, found.source.short()) == (day, sentence, article)
    assert found.basis == f"{sentence}（《政府信息公开条例》{article}）"


def test_what_proof_is_asked_for_depends_on_the_channel(desk: Desk) -> None:
    assert asked(desk, Channel.IN_PERSON) == ["received_on"]
    assert asked(desk, Channel.REGISTERED_POST) == ["received_on", "postal_number", "signed_by", "addressee"]
    assert asked(desk, Channel.ORDINARY_POST) == ["arrived_on", "received_on", *CONFIRMATION]
    assert asked(desk, Channel.FAX) == ["arrived_on", "received_on", *CONFIRMATION]
    assert asked(desk, Channel.ONLINE) == ["arrived_on", "received_on", "platform_number", *CONFIRMATION]


def test_under_the_2008_law_a_website_is_asked_for_its_success_day_only(desk: Desk) -> None:
    assert asked(desk, Channel.ONLINE, UNDER_2008) == ["received_on", "platform_number"]
    found = decide(desk, Channel.ONLINE, ReceiptAnswers(UNDER_2008, date(2018, 5, 9)))
    assert (found.received_on, found.warnings) == (date(2018, 5, 9), ()), "internal forwarding is no excuse (案例26号)"
    assert "指导案例26号" in found.basis
    assert questions(desk, Channel.ONLINE, date(2008, 4, 30)) == ()


def test_a_confirmation_later_than_the_arrival_is_warned_of_with_the_safe_date(desk: Desk) -> None:
    for channel, code in (
        (Channel.ONLINE, "ONLINE_NOT_CONFIRMED"), (Channel.FAX, "ONLINE_NOT_CONFIRMED"),
        (Channel.ORDINARY_POST, "UNSIGNED_MAIL_NOT_CONFIRMED"),
    ):  # fmt: skip
        found = decide(desk, channel, ReceiptAnswers(TUESDAY, MONDAY, BY_TELEPHONE))
        assert (found.received_on, found.arrived_on, found.warnings) == (TUESDAY, MONDAY, (code,))
        assert found.safe_due_on == date(2026, 8, 31), "twenty working days from Monday 3 August"
        same_day = decide(desk, channel, ReceiptAnswers(MONDAY, None, BY_TELEPHONE))
        assert (same_day.warnings, same_day.safe_due_on, same_day.arrived_on) == ((), None, None)


def test_the_day_of_confirmation_decides_the_law(desk: Desk) -> None:
    found = decide(desk, Channel.ONLINE, ReceiptAnswers(date(2019, 5, 15), date(2019, 5, 14), BY_TELEPHONE))
    assert found.received_on == date(2019, 5, 15)
    assert found.source.number == "国务院令第711号"


def test_a_letter_signed_for_on_a_rest_day_keeps_its_date(desk: Desk) -> None:
    sunday = date(2026, 8, 2)
    found = decide(desk, Channel.REGISTERED_POST, ReceiptAnswers(sunday))
    assert (found.received_on, found.warnings) == (sunday, ())


def test_a_letter_to_another_unit_counts_from_the_confirmation(desk: Desk) -> None:
    assert asked(desk, Channel.REGISTERED_POST, MONDAY, Addressee.OTHERS) == [
        "arrived_on", "received_on", "postal_number", "signed_by", "addressee", *CONFIRMATION,
    ]  # fmt: skip
    proof = replace(BY_TELEPHONE, addressee=Addressee.OTHERS)
    found = decide(desk, Channel.REGISTERED_POST, ReceiptAnswers(TUESDAY, MONDAY, proof))
    assert (found.received_on, found.warnings) == (TUESDAY, ("UNSIGNED_MAIL_NOT_CONFIRMED",))
    assert found.safe_due_on == date(2026, 8, 31)
    assert "国办公开办函〔2015〕207号" in found.basis


def test_a_letter_to_a_former_address_counts_from_the_day_it_really_came(desk: Desk) -> None:
    proof = ReceiptProof(addressee=Addressee.WRONG_ADDRESS)
    found = decide(desk, Channel.REGISTERED_POST, ReceiptAnswers(TUESDAY, None, proof))
    assert found.received_on == TUESDAY
    assert "实际收到之日" in found.sentence
    assert asked(desk, Channel.REGISTERED_POST, TUESDAY, Addressee.WRONG_ADDRESS)[-3:] == CONFIRMATION


def test_whoever_cannot_be_reached_is_registered_and_counted_once_somebody_is(desk: Desk) -> None:
    proof = ReceiptProof(confirmed_how=Confirmation.UNREACHED, confirmed_by="韩予墨")
    change = intake.register(desk, draft(Channel.ORDINARY_POST, TUESDAY, arrived_on=MONDAY, proof=proof), today=TODAY)
    (request_id,) = change.requests
    waiting = desk.store.requests.get(request_id)
    assert (waiting.received_on, waiting.arrived_on) == (MONDAY, None), "the safe day until then"
    assert waiting.receipt_basis == (
        "未联系上申请人，先按到达之日登记，期限自联系上之日起算（国办公开办函〔2015〕207号）"
    )
    handling.amend(
        desk, request_id, changes={"received_on": "2026-08-06", "confirmed_how": "telephone"}, reason="联系上了",
        today=TODAY,
    )
    reached = desk.store.requests.get(request_id)
    assert (reached.received_on, reached.arrived_on) == (THURSDAY, MONDAY)
    assert reached.receipt_basis == "以与申请人确认之日为收到申请之日（《政府信息公开条例》第三十一条第（二）项）"
    assert reached.proof == ReceiptProof(confirmed_how=Confirmation.TELEPHONE, confirmed_by="韩予墨")


def test_the_proof_is_kept_with_the_receipt_and_names_are_kept_apart(desk: Desk) -> None:
    proof = replace(BY_TELEPHONE, confirmed_with="其子周某")
    change = intake.register(desk, draft(Channel.FAX, MONDAY, proof=proof), today=TODAY)
    request = desk.store.requests.get(next(iter(change.requests)))
    assert request.proof == proof
    assert request.receipt_basis == "以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条第（三）项）"
    (written,) = desk.store.rows("SELECT what FROM events")
    assert "telephone" in written[0]
    assert "周某" not in written[0] and "韩予墨" not in written[0], "names can be erased; the chain cannot"


def test_an_amended_channel_or_day_takes_its_reason_along(desk: Desk) -> None:
    change = intake.register(desk, draft(Channel.IN_PERSON, MONDAY), today=TODAY)
    (request_id,) = change.requests
    handling.amend(
        desk, request_id, changes={"channel": "registered_post", "signed_by": "收发室 王"}, reason="看错", today=TODAY
    )
    assert desk.store.requests.get(request_id).receipt_basis.startswith("以签收之日")
    handling.amend(desk, request_id, changes={"telephone": "0000-1"}, reason="改号", today=TODAY)
    handling.amend(
        desk, request_id, changes={"received_on": "2026-08-04", "receipt_basis": "照邮戳"}, reason="照邮戳", today=TODAY
    )
    request = desk.store.requests.get(request_id)
    assert (request.received_on, request.receipt_basis) == (TUESDAY, "照邮戳"), "what a person writes stands"


def test_the_former_proof_stays_readable(desk: Desk) -> None:
    (request_id,) = intake.register(desk, draft(Channel.FAX, MONDAY, proof=BY_TELEPHONE), today=TODAY).requests
    handling.amend(
        desk, request_id, changes={"confirmed_how": "message", "confirmed_by": "何暮云"}, reason="记错", today=TODAY
    )
    former = {one.field: (one.old, one.new) for one in desk.store.requests.former_values(request_id)}
    assert former == {"confirmed_how": ("telephone", "message"), "confirmed_by": ("韩予墨", "何暮云")}


def test_a_reason_that_was_given_stands_and_nothing_is_decided_before_the_law(desk: Desk) -> None:
    given = draft(Channel.ONLINE, TUESDAY, receipt_basis="双方确认")
    assert receipt.settled(desk, given) is given
    early = draft(Channel.IN_PERSON, date(2008, 4, 30))
    assert receipt.settled(desk, early) is early


def test_what_was_not_confirmed_or_not_told_is_a_doubt_and_stops_nothing(desk: Desk) -> None:
    late = draft(Channel.ONLINE, TUESDAY, arrived_on=MONDAY)
    doubts = {one.key: one for one in intake.problems(desk, late, TODAY)}
    assert not doubts["confirmation_missing"].blocking and not doubts["ONLINE_NOT_CONFIRMED_days"].blocking
    facts = doubts["ONLINE_NOT_CONFIRMED_days"].facts
    assert (facts["arrived_on"], facts["received_on"]) == (MONDAY, TUESDAY)
    fine = draft(Channel.ONLINE, TUESDAY, proof=BY_TELEPHONE)
    assert not {"ONLINE_NOT_CONFIRMED_days", "ONLINE_NOT_CONFIRMED", "confirmation_missing"} & {
        one.key for one in intake.problems(desk, fine, TODAY)
    }
    (request_id,) = intake.register(desk, late, today=TODAY).requests
    assert desk.store.requests.get(request_id).last(EventKind.RECEIVED).day("arrived_on") == MONDAY
