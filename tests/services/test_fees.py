"""What may be charged: the month's counter on a real store, against the published tariff (tests/data/fees.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OrganId, RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, FeeBasis
from clerk_app.services import fees, handling, intake
from clerk_app.services.applicants import month_count
from clerk_app.services.desk import Desk
from clerk_app.store.organs import Organ
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # Friday
FEES = json.loads((Path(__file__).parent.parent / "data" / "fees.json").read_text(encoding="utf-8"))
BY_ITEM = {one["items_in_calendar_month"]: one["fee_yuan"] for one in FEES["per_item"]}
BY_PAGE = {one["pages"]: one["fee_yuan"] for one in FEES["per_page"]}
PERSON = Applicant(ApplicantKind.NATURAL_PERSON, "周若安", telephone="0000-5550117")

Ask = Callable[..., RequestId]


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Registers one request of so many items."""

    def register(received_on: date = date(2026, 8, 3), items: int = 1, applicant: Applicant = PERSON) -> RequestId:
        draft = RequestDraft(
            received_on=received_on, channel=Channel.IN_PERSON, applicant=applicant, wording="台账",
            subjects=tuple(f"第{place}件" for place in range(1, items + 1)),
        )
        return next(iter(intake.register(desk, draft, today=TODAY).requests))

    return register


def sentences(desk: Desk, proposal: fees.FeeProposal) -> list[str]:
    return [desk.terms.sentence(one.key, one.facts) for one in (*fees.told(proposal), *fees.hints(proposal))]


@pytest.mark.parametrize("items", [1, 10, 11, 30, 31, 41, 61])
def test_the_items_of_one_request_cost_what_the_tariff_says(desk: Desk, ask: Ask, items: int) -> None:
    found = fees.propose(desk, ask(items=items), FeeBasis.ITEM, today=TODAY)
    assert found.amount_fen == BY_ITEM[items] * 100
    assert found.may_charge is (BY_ITEM[items] > 0)
    assert sum(line.yuan for line in found.lines) == BY_ITEM[items]


def test_items_take_their_places_behind_the_months_earlier_ones(desk: Desk, ask: Ask) -> None:
    ask(date(2026, 8, 3), items=30)
    found = fees.propose(desk, ask(date(2026, 8, 4)), FeeBasis.ITEM, today=TODAY)
    assert (found.already, found.count) == (30, 31)
    assert found.amount_fen == (BY_ITEM[31] - BY_ITEM[30]) * 100
    assert [one.number for one in found.month.counted] == ["2026-0001"]
    said = sentences(desk, found)
    assert "同一申请人这个月在此之前 30 件：2026-0001×30。" in said
    assert "第 31 件：1 件 × 200 元 = 200 元" in said
    assert said[-1] == "合计 200 元 · 国办函〔2020〕109号第四条"


def test_a_later_request_does_not_make_an_earlier_one_dearer(desk: Desk, ask: Ask) -> None:
    first = ask(date(2026, 8, 3), items=2)
    ask(date(2026, 8, 4), items=40)
    found = fees.propose(desk, first, FeeBasis.ITEM, today=TODAY)
    assert (found.already, found.amount_fen, found.may_charge) == (0, 0, False)


def test_the_month_is_that_of_receipt(desk: Desk, ask: Ask) -> None:
    ask(date(2026, 7, 31), items=30)
    found = fees.propose(desk, ask(date(2026, 8, 1), items=3), FeeBasis.ITEM, today=TODAY)
    assert (found.already, found.month.month) == (0, date(2026, 8, 1))


def test_spellings_of_one_name_are_counted_together_and_struck_requests_are_not(desk: Desk, ask: Ask) -> None:
    ask(items=4, applicant=replace(PERSON, name="周 若安 先生", telephone=""))
    struck = ask(items=9)
    entry = desk.store.requests.get(struck).entries[0].id
    handling.strike(desk, struck, entry=entry, reason="登记错误", today=TODAY)
    found = fees.propose(desk, ask(date(2026, 8, 5)), FeeBasis.ITEM, today=TODAY)
    assert (found.already, found.count) == (4, 5)


def test_perhaps_the_same_is_listed_and_counted_once_a_person_says_so(desk: Desk, ask: Ask) -> None:
    other = ask(items=12, applicant=replace(PERSON, name="周若桉"))
    mine = ask(date(2026, 8, 5))
    found = fees.propose(desk, mine, FeeBasis.ITEM, today=TODAY)
    assert (found.already, found.amount_fen) == (0, 0)
    assert [one.id for one in found.month.perhaps] == [other]
    assert any("名称不同而联系方式相同" in said and "没有计入" in said for said in sentences(desk, found))
    sure = fees.propose(desk, mine, FeeBasis.ITEM, today=TODAY, also=[other])
    assert (sure.already, sure.amount_fen) == (12, 100_00)
    assert sure.month.perhaps == ()


def test_another_agency_of_the_desk_counts_by_itself(desk: Desk, ask: Ask) -> None:
    ask(items=30)
    assert month_count(desk, PERSON, date(2026, 8, 28)).items == 30
    other = desk.store.organs.add(Organ(OrganId(0), date(2008, 5, 1), name="临澜区人民政府办公室"))
    assert month_count(desk, PERSON, date(2026, 8, 28), organ=other).items == 0


@pytest.mark.parametrize("pages", sorted(BY_PAGE))
def test_pages_cost_what_the_tariff_says_and_the_month_plays_no_part(desk: Desk, ask: Ask, pages: int) -> None:
    ask(items=40)
    found = fees.propose(desk, ask(date(2026, 8, 4)), FeeBasis.PAGE, pages=pages, today=TODAY)
    assert found.amount_fen == BY_PAGE[pages] * 100
    assert found.count == pages
    assert found.may_charge is (BY_PAGE[pages] > 0)


def test_without_pages_there_is_nothing_to_reckon(desk: Desk, ask: Ask) -> None:
    found = fees.propose(desk, ask(), FeeBasis.PAGE, today=TODAY)
    assert (found.may_charge, found.reason.key) == (False, "fee_pages_missing")


def test_nothing_is_due_before_the_tariff(desk: Desk, ask: Ask) -> None:
    found = fees.propose(desk, ask(date(2020, 12, 31), items=40), FeeBasis.ITEM, today=TODAY)
    assert (found.may_charge, found.amount_fen, found.source) == (False, 0, None)
    assert "2020-12-31" in sentences(desk, found)[0]


def test_nothing_may_be_charged_after_the_due_day_by_both_tariffs_or_once_answered(desk: Desk, ask: Ask) -> None:
    late = ask(date(2026, 7, 1), items=12)
    found = fees.propose(desk, late, FeeBasis.ITEM, today=TODAY)
    assert (found.may_charge, found.warnings) == (False, ("FEE_NOTICE_LATE",))
    noticed = ask(items=12)
    handling.notice_fee(
        desk, noticed, on=TODAY, amount_fen=10000, basis=FeeBasis.ITEM, counted=("2026-0001",), today=TODAY
    )
    found = fees.propose(desk, noticed, FeeBasis.PAGE, pages=300, today=TODAY)
    assert (found.may_charge, found.warnings) == (False, ("FEE_BOTH",))
    handling.withdraw(desk, late, on=TODAY, today=TODAY)
    assert not fees.propose(desk, late, FeeBasis.ITEM, today=TODAY).may_charge


def test_what_was_charged_before_is_told(desk: Desk, ask: Ask) -> None:
    first = ask(items=12)
    handling.notice_fee(desk, first, on=TODAY, amount_fen=20000, basis=FeeBasis.ITEM, today=TODAY)
    found = fees.propose(desk, ask(date(2026, 8, 4)), FeeBasis.ITEM, today=TODAY)
    assert (found.amount_fen, found.month.charged_fen) == (10000, 20000)
    assert "其中已通知收费 200 元，不再重算。" in sentences(desk, found)


def test_a_notice_keeps_its_basis_its_count_and_its_note(desk: Desk, ask: Ask) -> None:
    request = ask(items=12)
    handling.notice_fee(
        desk, request, on=TODAY, amount_fen=5000, basis=FeeBasis.PAGE, pages=35, note="减半", today=TODAY
    )
    noticed = desk.store.requests.get(request).last(EventKind.FEE_NOTICED)
    assert noticed is not None
    assert (noticed.text("basis"), noticed.whole("pages"), noticed.text("note")) == ("page", 35, "减半")
    with pytest.raises(KnownTrouble) as refused:
        handling.notice_fee(desk, ask(), on=TODAY, amount_fen=5000, basis=FeeBasis.PAGE, today=TODAY)
    assert refused.value.key == "fee_pages_missing"


def test_the_notice_tells_the_last_day_to_pay_and_what_becomes_of_the_reply_date(desk: Desk, ask: Ask) -> None:
    # Counted by hand from Friday 28 August 2026: Sunday 20 September is worked, the 20th day is Thursday 24 September.
    request = ask(date(2026, 8, 17), items=12)
    payable, then = fees.after_notice(desk, request, on=TODAY)
    assert payable.facts["due_on"] == date(2026, 9, 24)
    assert then.key == "fee_then_restart"
    resuming = replace(desk, rules=desk.rules.read_as("after_fee", effect="resume"))
    assert [one.key for one in fees.after_notice(resuming, request, on=TODAY)][-1] == "fee_then_resume"
    assert "第六条" in desk.terms.sentence(then.key, then.facts)
