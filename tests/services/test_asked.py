"""A letter signed for in the posting log begins what it asks for; struck, the count is what it was.

Counted by hand on the calendar of 2026: in August and up to 24 September only weekends are off, and 20 September is
worked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ClockKind, ConsultedParty, DeliveryManner, EventKind, FeeBasis
from clerk_app.services import answering, certificate, handling, letters, posting
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.services.request_clocks import one as clock_line
from clerk_app.trouble import KnownTrouble

RECEIVED, ASKED, SIGNED = date(2026, 8, 4), date(2026, 8, 10), date(2026, 8, 13)  # Tuesday, Monday, Thursday
TODAY = date(2026, 8, 28)
BY_ASKING, BY_SIGNATURE = date(2026, 8, 31), date(2026, 9, 3)
"""Fifteen working days after each: 11 to 14, 17 to 21, 24 to 28, 31; and three more."""
Registered = Callable[..., RequestId]


def inquire(desk: Desk, request: RequestId, ref: str, *, told: date | None = None, on: date = ASKED) -> None:
    handling.consult(
        desk, request, on=on, ref=ref, party=ConsultedParty.THIRD_PARTY, received_by_party=told, today=TODAY
    )
    given = {"ref": ref, "information": "补偿方案第三章", "third_party_kind": "commercial_enterprise"}
    asked = letters.missing(desk, request, "third_party_inquiry", given, TODAY)
    letters.issue(desk, request, "third_party_inquiry", {**given, **dict.fromkeys(asked, "另行说明")}, today=TODAY)


def post_all(desk: Desk, *, waybill: str = "") -> None:
    waiting = posting.to_post(desk, TODAY)
    waybills = {line.document: waybill for line in waiting}
    posting.post(desk, waiting, manner=DeliveryManner.POST, posted_on=ASKED, waybills=waybills, today=TODAY, deed="p")


def limits(desk: Desk, request: RequestId) -> dict[str, date]:
    clock = clock_of(desk, desk.store.requests.get(request))
    return {one.ref: one.opinion_due_on for one in clock.consultations}


def sign(desk: Desk, recipient: str, on: date = SIGNED) -> str:
    lines = [one for one in posting.unsigned(desk, ASKED) if one.recipient == recipient]
    assert lines
    return posting.sign(desk, lines, signed_for_on=on, today=TODAY, deed=f"s/{recipient}/{on}").message


def test_the_opinion_is_due_from_the_day_its_letter_was_signed_for_and_striking_puts_it_back(
    office: Desk, registered: Registered
) -> None:
    request = registered(RECEIVED)
    inquire(office, request, "澜图置业")
    post_all(office, waybill="1180001")
    assert limits(office, request) == {"澜图置业": BY_ASKING}
    before = clock_of(office, office.store.requests.get(request)).due_on
    assert sign(office, "澜图置业") == "letters_signed_for"
    assert limits(office, request) == {"澜图置业": BY_SIGNATURE}
    shown = clock_line(office, request, ClockKind.OPINION, today=TODAY)
    assert (shown.clock.starts_on, shown.clock.due_on) == (SIGNED, BY_SIGNATURE)
    # Four days are used on 10 August; 5 to 10 August, then from the limit on, sixteen more.
    assert before == date(2026, 9, 20), "a Sunday that is worked"
    assert clock_of(office, office.store.requests.get(request)).due_on == date(2026, 9, 23)
    kept = office.store.requests.get(request)
    signature = next(one for one in reversed(kept.entries) if one.event.kind is EventKind.SERVED)
    handling.strike(office, request, entry=signature.id, reason="记错了", today=TODAY)
    assert limits(office, request) == {"澜图置业": BY_ASKING}
    assert clock_of(office, office.store.requests.get(request)).due_on == before


def test_the_certificate_of_the_period_names_the_posting_log(office: Desk, registered: Registered) -> None:
    request = registered(RECEIVED)
    inquire(office, request, "澜图置业")
    post_all(office, waybill="1180001")
    sign(office, "澜图置业")
    made = certificate.certificate(office, request, ClockKind.OPINION, today=TODAY)
    assert any("2026年8月13日" in one and "据寄送登记，邮件号 1180001" in one for one in made.how.lines), made.how


def test_each_partys_letter_moves_its_own_period(office: Desk, registered: Registered) -> None:
    request = registered(RECEIVED)
    inquire(office, request, "澜图置业")
    inquire(office, request, "青禾物业")
    post_all(office)
    sign(office, "青禾物业")
    assert limits(office, request) == {"澜图置业": BY_ASKING, "青禾物业": BY_SIGNATURE}
    sign(office, "澜图置业", date(2026, 8, 12))
    assert limits(office, request) == {"澜图置业": date(2026, 9, 2), "青禾物业": BY_SIGNATURE}


def test_a_day_recorded_with_the_asking_stays_and_the_clerk_is_told(office: Desk, registered: Registered) -> None:
    request = registered(RECEIVED)
    inquire(office, request, "澜图置业", told=date(2026, 8, 12))
    post_all(office)
    assert sign(office, "澜图置业") == "letters_signed_for_otherwise"
    assert limits(office, request) == {"澜图置业": date(2026, 9, 2)}
    shown = clock_line(office, request, ClockKind.OPINION, today=TODAY)
    assert "clock_signed_otherwise" in [one.key for one in shown.clock.because]


def test_a_letter_cannot_have_been_signed_for_before_it_asked(office: Desk, registered: Registered) -> None:
    request = registered(RECEIVED)
    inquire(office, request, "澜图置业")
    with pytest.raises(KnownTrouble, match="refused_CHAIN_ORDER"):
        answering.serve(
            office, request, on=date(2026, 8, 7), manner=DeliveryManner.DIRECT, signed_for_on=date(2026, 8, 7),
            letter="third_party_inquiry", today=TODAY,
        )
    assert limits(office, request) == {"澜图置业": BY_ASKING}


def test_a_correction_and_a_fee_begin_with_the_signature(
    office: Desk, registered: Registered
) -> None:
    unclear = registered(RECEIVED)
    handling.ask_correction(office, unclear, on=ASKED, reply_by=None, points="请写明年份", today=TODAY)
    given = dict.fromkeys(letters.missing(office, unclear, "correction_notice", None, TODAY), "另行说明")
    letters.issue(
        office, unclear, "correction_notice", {**given, "reply_by": date(2026, 9, 1)}, today=TODAY
    )
    answering.serve(
        office, unclear, on=SIGNED, manner=DeliveryManner.POST, posted_on=ASKED, signed_for_on=SIGNED,
        letter="correction_notice", today=TODAY,
    )
    shown = clock_line(office, unclear, ClockKind.CORRECTION, today=TODAY)
    assert (shown.clock.starts_on, shown.clock.due_on) == (SIGNED, BY_SIGNATURE)
    paid = registered(date(2026, 8, 5))
    handling.notice_fee(
        office, paid, on=ASKED, amount_fen=90_000, basis=FeeBasis.PAGE, pages=110, today=TODAY
    )
    letters.issue(office, paid, "fee_notice", {"payment_way": "到窗口扫码缴纳"}, today=TODAY)
    answering.serve(
        office, paid, on=SIGNED, manner=DeliveryManner.DIRECT, signed_for_on=SIGNED, letter="fee_notice", today=TODAY
    )
    # Twenty working days after 13 August: 14, 17 to 21, 24 to 28, 31 August to 4 September, 7 to 10 September.
    assert clock_of(office, office.store.requests.get(paid)).fee_payment_due_on == date(2026, 9, 10)


def test_telling_the_applicant_of_the_pause_begins_no_partys_time(office: Desk, registered: Registered) -> None:
    request = registered(RECEIVED)
    handling.consult(office, request, on=ASKED, ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY)
    given = dict.fromkeys(letters.missing(office, request, "third_party_pause", None, TODAY), "另行说明")
    letters.issue(office, request, "third_party_pause", given, today=TODAY)
    answering.serve(
        office, request, on=SIGNED, manner=DeliveryManner.DIRECT, signed_for_on=SIGNED, letter="third_party_pause",
        today=TODAY,
    )
    assert limits(office, request) == {"澜图置业": BY_ASKING}
