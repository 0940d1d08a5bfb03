"""Errors at a deed: stopped, let pass by the head in writing, kept with who and why; what stands against a request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.checks import CheckLevel
from clerk_app.law.terms import (
    Channel,
    ConsultedParty,
    DeliveryManner,
    EventKind,
    FeeBasis,
    Outcome,
    SecrecyFinding,
)
from clerk_app.services import answering, handling, letters, routing
from clerk_app.services.change import Change, Override
from clerk_app.services.checking import CheckFinding, findings
from clerk_app.services.desk import Desk
from clerk_app.services.due import register_row
from clerk_app.trouble import KnownTrouble

HEAD = Override("许长安", "办公室主任", "申请人书面同意，照实登记")
LATER = date(2026, 9, 2)  # Wednesday; the request of 3 August is due on Monday 31 August
DUE = date(2026, 8, 31)
Registered = Callable[..., RequestId]
Deed = Callable[[Desk, RequestId, Override | None], Change]


def too_long(desk: Desk, request: RequestId, override: Override | None) -> Change:
    return handling.extend(
        desk, request, on=date(2026, 8, 20), days=21, reason="材料多", today=LATER, override=override
    )


def too_late(desk: Desk, request: RequestId, override: Override | None) -> Change:
    return handling.extend(
        desk, request, on=date(2026, 9, 1), days=10, reason="材料多", today=LATER, override=override
    )


def second(desk: Desk, request: RequestId, override: Override | None) -> Change:
    if desk.store.requests.get(request).last(EventKind.EXTENDED) is None:
        handling.extend(desk, request, on=date(2026, 8, 20), days=5, reason="材料多", today=LATER)
    return handling.extend(
        desk, request, on=date(2026, 8, 28), days=5, reason="仍多", today=LATER, override=override
    )


def posted_late(desk: Desk, request: RequestId, override: Override | None) -> Change:
    if desk.store.requests.get(request).last(EventKind.ANSWERED) is None:
        answering.answer(desk, request, on=date(2026, 8, 28), outcome=Outcome.UNABLE_NOT_HELD, today=LATER)
    return answering.serve(
        desk, request, on=LATER, manner=DeliveryManner.POST, carrier="EMS", today=LATER, override=override
    )


def fee_late(desk: Desk, request: RequestId, override: Override | None) -> Change:
    return handling.notice_fee(
        desk, request, on=date(2026, 9, 1), amount_fen=10000, basis=FeeBasis.ITEM, today=LATER, override=override
    )


def fee_both(desk: Desk, request: RequestId, override: Override | None) -> Change:
    if desk.store.requests.get(request).last(EventKind.FEE_NOTICED) is None:
        handling.notice_fee(
            desk, request, on=date(2026, 8, 10), amount_fen=10000, basis=FeeBasis.ITEM, today=LATER
        )
    return handling.notice_fee(
        desk, request, on=date(2026, 8, 12), amount_fen=1000, basis=FeeBasis.PAGE, pages=31, today=LATER,
        override=override,
    )


def out_of_order(desk: Desk, request: RequestId, override: Override | None) -> Change:
    return handling.consult(
        desk, request, on=date(2026, 8, 20), ref="澜图置业", party=ConsultedParty.THIRD_PARTY,
        received_by_party=date(2026, 8, 18), today=LATER, override=override,
    )


def unreviewed(desk: Desk, request: RequestId, override: Override | None) -> Change:
    strict = replace(desk, settings=replace(desk.settings, own={"secrecy_review": "stop"}))
    if desk.store.requests.get(request).last(EventKind.ANSWERED) is None:
        answering.answer(desk, request, on=date(2026, 8, 20), outcome=Outcome.DISCLOSED, today=LATER)
    given = {"organ_address": "临澜大道1号"}
    return letters.issue(strict, request, "answer", given, today=date(2026, 8, 20), override=override)


def mismatched(desk: Desk, request: RequestId, override: Override | None) -> Change:
    if desk.store.requests.get(request).last(EventKind.ANSWERED) is None:
        answering.answer(desk, request, on=date(2026, 8, 20), outcome=Outcome.REFUSED_PRIVACY, today=LATER)
    given = {"organ_address": "临澜大道1号", "outcome": "disclosed", "supply": "随信附上"}
    return letters.issue(desk, request, "answer", given, today=date(2026, 8, 20), override=override)


STOPPED: dict[str, Deed] = {
    "EXT_TOO_LONG": too_long, "EXT_NOTICE_LATE": too_late, "EXT_TWICE": second, "POSTED_AFTER_DUE": posted_late,
    "FEE_NOTICE_LATE": fee_late, "FEE_BOTH": fee_both, "CHAIN_ORDER": out_of_order,
    "SECRECY_NOT_REVIEWED": unreviewed, "REMEDY_MISMATCH": mismatched,
}  # fmt: skip


def codes(desk: Desk, request: RequestId, today: date = LATER) -> set[str]:
    return {one.code for one in findings(desk, desk.store.requests.get(request), today)}


def finding(desk: Desk, request: RequestId, code: str) -> CheckFinding:
    found = findings(desk, desk.store.requests.get(request), LATER)
    return next(one for one in found if one.code == code)


@pytest.mark.parametrize("code", STOPPED)
def test_an_error_stops_its_deed_and_nothing_is_written(office: Desk, registered: Registered, code: str) -> None:
    request = registered()
    with pytest.raises(KnownTrouble, match=f"refused_{code}") as refused:
        STOPPED[code](office, request, None)
    before = office.store.requests.get(request).version
    with pytest.raises(KnownTrouble):
        STOPPED[code](office, request, None)
    assert office.store.requests.get(request).version == before
    assert refused.value.facts["overridable"] is True
    said = office.terms.of(refused.value)
    assert "？" not in said and said.count("。") >= 2, said


@pytest.mark.parametrize("code", STOPPED)
def test_the_head_lets_it_pass_in_writing_and_the_event_keeps_who_and_why(
    office: Desk, registered: Registered, code: str
) -> None:
    request = registered()
    change = STOPPED[code](office, request, HEAD)
    assert code in change.facts["warnings"]  # type: ignore[operator]
    kept = [one for one in office.store.requests.get(request).events if "overridden" in one.facts]
    assert [one.facts["overridden"] for one in kept] == [(code,)]
    texts = [kept[0].text(name) for name in ("override_by", "override_role", "override_reason")]
    assert texts == ["许长安", "办公室主任", "申请人书面同意，照实登记"]
    assert all("？" not in office.terms.sentence(one, change.facts) for one in change.facts["warnings"])  # type: ignore[union-attr]


@pytest.mark.parametrize("code", ["EXT_TOO_LONG", "EXT_NOTICE_LATE"])
def test_what_the_law_does_not_allow_moves_no_date_even_when_it_was_let_pass(
    office: Desk, registered: Registered, code: str
) -> None:
    request = registered()
    STOPPED[code](office, request, HEAD)
    assert register_row(office, request, LATER).due_on == DUE
    told = finding(office, request, code)
    assert told.is_overridden
    assert "不计入" in office.terms.sentence(told.key, told.facts)


def test_a_second_extension_that_was_let_pass_leaves_the_first_as_it_is(office: Desk, registered: Registered) -> None:
    request = registered()
    second(office, request, HEAD)
    assert register_row(office, request, LATER).due_on == date(2026, 9, 7)
    with pytest.raises(KnownTrouble, match="refused_EXT_TWICE"):
        handling.extend(office, request, on=LATER, days=5, reason="还多", today=LATER)


def test_a_second_late_extension_needs_a_decision_of_its_own(office: Desk, registered: Registered) -> None:
    request = registered()
    too_late(office, request, HEAD)
    with pytest.raises(KnownTrouble, match="refused_EXT"):
        too_late(office, request, None)


def test_once_a_late_posting_was_let_pass_its_signature_is_noted_without_another_decision(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    posted_late(office, request, HEAD)
    answering.serve(
        office, request, on=date(2026, 9, 4), manner=DeliveryManner.POST, signed_for_on=date(2026, 9, 4),
        today=date(2026, 9, 4),
    )
    assert register_row(office, request, date(2026, 9, 4)).late_days == 2


@pytest.mark.parametrize(
    ("override", "missing"),
    [
        (Override("", "主任", "原因"), "决定人姓名"),
        (Override("许长安", " ", "原因"), "职务"),
        (Override("许长安", "主任", ""), "原因"),
        (Override("", "", ""), "决定人姓名、职务、原因"),
    ],
)
def test_a_decision_without_name_post_or_reason_is_none(
    office: Desk, registered: Registered, override: Override, missing: str
) -> None:
    request = registered()
    with pytest.raises(KnownTrouble, match="override_incomplete") as refused:
        too_late(office, request, override)
    assert missing in office.terms.of(refused.value)
    assert office.store.requests.get(request).last(EventKind.EXTENDED) is None


def test_a_decision_where_nothing_stands_in_the_way_leaves_no_trace(office: Desk, registered: Registered) -> None:
    request = registered()
    handling.extend(
        office, request, on=date(2026, 8, 20), days=5, reason="材料多", today=LATER, override=HEAD
    )
    extended = office.store.requests.get(request).last(EventKind.EXTENDED)
    assert extended is not None and "overridden" not in extended.facts and not extended.text("override_by")


@pytest.mark.parametrize(
    ("on", "key"), [(date(2026, 9, 3), "day_in_future"), (date(2026, 7, 31), "day_before_receipt")]
)
def test_a_day_in_the_future_or_before_the_receipt_is_nobodys_to_let_pass(
    office: Desk, registered: Registered, on: date, key: str
) -> None:
    request = registered()
    with pytest.raises(KnownTrouble, match=key) as refused:
        handling.extend(office, request, on=on, days=5, reason="材料多", today=LATER, override=HEAD)
    assert not refused.value.facts.get("overridable")


def test_the_name_and_the_reason_are_sealed_and_the_post_is_not(office: Desk, registered: Registered) -> None:
    request = registered()
    too_late(office, request, HEAD)
    rows = office.store.rows("SELECT what FROM events")
    chain = "".join(row[0] for row in rows)
    assert "EXT_NOTICE_LATE" in chain and "办公室主任" in chain
    assert "许长安" not in chain and "照实登记" not in chain


# --- what stands against a request


def test_an_answer_that_lies_about_two_working_days_before_the_due_day_is_told_and_no_earlier(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    answering.answer(office, request, on=date(2026, 8, 25), outcome=Outcome.UNABLE_NOT_HELD, today=LATER)
    assert "DATED_NOT_POSTED" not in codes(office, request, date(2026, 8, 26))
    assert "DATED_NOT_POSTED" in codes(office, request, date(2026, 8, 27))
    assert "DATED_NOT_POSTED" in codes(office, request, LATER), "and all the more when the day has passed"
    answering.serve(office, request, on=date(2026, 8, 28), manner=DeliveryManner.POST, today=LATER)
    assert "DATED_NOT_POSTED" not in codes(office, request, date(2026, 8, 28))


def test_an_answer_struck_and_given_otherwise_outdates_the_letter_that_was_issued(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    given = {"organ_address": "临澜大道1号", "search": "档案室"}
    answering.answer(
        office, request, on=date(2026, 8, 20), outcome=Outcome.UNABLE_NOT_EXIST, grounds="没有", today=LATER
    )
    letters.issue(office, request, "answer", given, today=LATER)
    assert "REMEDY_MISMATCH" not in codes(office, request)
    entry = next(
        one for one in office.store.requests.get(request).entries if one.event.kind is EventKind.ANSWERED
    )
    handling.strike(office, request, entry=entry.id, reason="选错结果", today=LATER)
    assert "REMEDY_MISMATCH" in codes(office, request)
    answering.answer(office, request, on=date(2026, 8, 21), outcome=Outcome.UNABLE_NOT_HELD, today=LATER)
    assert "REMEDY_MISMATCH" not in codes(office, request), "the same remedy, whatever was not found"
    entry = office.store.requests.get(request).entries[-1]
    handling.strike(office, request, entry=entry.id, reason="又选错", today=LATER)
    answering.answer(office, request, on=date(2026, 8, 21), outcome=Outcome.REFUSED_PRIVACY, today=LATER)
    told = finding(office, request, "REMEDY_MISMATCH")
    assert told.level is CheckLevel.ERROR
    assert "临建公开〔2026〕1号" in office.terms.sentence(told.key, told.facts)


def test_each_item_wants_its_own_review_that_passed(office: Desk, registered: Registered) -> None:
    request = registered(subjects=("补偿方案", "听证笔录"))
    for item, result in ((1, SecrecyFinding.PASS), (2, SecrecyFinding.WITHHOLD)):
        routing.review_secrecy(
            office, request, on=date(2026, 8, 19), item=item, result=result, reviewer="韩予墨", today=LATER
        )
    answering.answer(office, request, on=date(2026, 8, 20), outcome=Outcome.DISCLOSED, today=LATER)
    told = finding(office, request, "SECRECY_NOT_REVIEWED")
    assert "第 2 个事项" in office.terms.sentence(told.key, told.facts)
    assert office.terms.english(told.key, told.facts).startswith("Item 2 is to be supplied")
    assert told.level is CheckLevel.ERROR
    routing.review_secrecy(
        office, request, on=date(2026, 8, 21), item=2, result=SecrecyFinding.PASS, reviewer="韩予墨", today=LATER
    )
    assert "SECRECY_NOT_REVIEWED" not in codes(office, request)


def test_a_request_that_is_one_matter_has_no_numbered_item_to_review(office: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(office, request, on=date(2026, 8, 20), outcome=Outcome.DISCLOSED, today=LATER)
    told = finding(office, request, "SECRECY_NOT_REVIEWED")
    assert office.terms.sentence(told.key, told.facts) == (
        "要提供信息，还没有保密审查通过的记录。请先登记保密审查，再寄出。"
    )


def test_an_online_request_confirmed_later_is_noted_also_once_it_is_registered(
    office: Desk, registered: Registered
) -> None:
    request = registered(date(2026, 8, 5))
    assert "ONLINE_NOT_CONFIRMED" not in codes(office, request)
    changes = {"channel": Channel.ONLINE.value, "arrived_on": "2026-08-03"}
    handling.amend(office, request, changes=changes, reason="漏记", today=LATER)
    assert "ONLINE_NOT_CONFIRMED" in codes(office, request)
    told = finding(office, request, "ONLINE_NOT_CONFIRMED")
    assert told.source.article == "第三十一条第（三）项"
    assert office.terms.sentence(told.key, told.facts) == (
        "申请 2026-08-03 到达，2026-08-05 才双方确认。收到之日按确认之日；从到达之日起算，届满日是 2026-08-31。"
        "请按 2026-08-31 办理。"
    )


def test_errors_stand_before_warnings_and_what_was_let_pass_stands_last(office: Desk, registered: Registered) -> None:
    request = registered()
    too_late(office, request, HEAD)
    answering.answer(
        office, request, on=date(2026, 9, 1), outcome=Outcome.DISCLOSED, reason="材料晚到", today=LATER
    )
    found = findings(office, office.store.requests.get(request), LATER)
    assert found[-1].code == "EXT_NOTICE_LATE" and found[-1].is_overridden
    assert {one.code for one in found[:-1]} == {"DATED_NOT_POSTED", "SECRECY_NOT_REVIEWED"}
