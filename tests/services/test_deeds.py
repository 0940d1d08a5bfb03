"""The deeds on a real store; dates are those of the published clock cases and of counted calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import (
    Channel,
    ConsultedParty,
    DeliveryManner,
    EventKind,
    Outcome,
    RemedyResult,
    RemedyRoute,
    SecrecyFinding,
    State,
)
from clerk_app.services import answering, handling, intake, remedies, routing
from clerk_app.services.change import Override
from clerk_app.services.desk import Desk
from clerk_app.services.due import due_list, register_row, register_rows
from clerk_app.services.view import request_view
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # Friday
HEAD = Override("许长安", "主任", "收发室漏寄")
Registered = Callable[..., RequestId]


def test_a_request_received_on_monday_3_august_2026_is_due_on_monday_31_august(
    desk: Desk, registered: Registered
) -> None:
    row = register_row(desk, registered(), TODAY)
    assert (row.due_on, row.remaining, row.state) == (date(2026, 8, 31), 1, State.REGISTERED)


def test_numbers_follow_one_another_within_the_year(desk: Desk, registered: Registered) -> None:
    first, second = registered(), registered(wording="另一件")
    numbers = [register_row(desk, one, TODAY).number for one in (first, second)]
    assert numbers == ["2026-0001", "2026-0002"]


def test_the_same_deed_sent_twice_registers_once(desk: Desk, registered: Registered) -> None:
    draft = RequestDraft(date(2026, 8, 3), Channel.FAX, desk_person(desk, registered), "同一件")
    first = intake.register(desk, draft, today=TODAY, deed="once")
    again = intake.register(desk, draft, today=TODAY, deed="once")
    assert first.requests == again.requests
    assert len(register_rows(desk, TODAY)) == 1 + 1


def desk_person(desk: Desk, registered: Registered):  # type: ignore[no-untyped-def]
    return desk.store.requests.get(registered()).applicant


def test_extending_by_ten_days_moves_the_date_to_14_september(desk: Desk, registered: Registered) -> None:
    request = registered()
    change = handling.extend(desk, request, on=TODAY, days=10, reason="需检索", today=TODAY)
    assert change.facts["due_on"] == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("days", "on", "today", "code"),
    [
        (21, date(2026, 8, 28), date(2026, 8, 28), "EXT_TOO_LONG"),
        (10, date(2026, 9, 1), date(2026, 9, 1), "EXT_NOTICE_LATE"),
    ],
)
def test_an_extension_too_long_or_too_late_is_refused_and_nothing_is_written(
    desk: Desk, registered: Registered, days: int, on: date, today: date, code: str
) -> None:
    request = registered()
    with pytest.raises(KnownTrouble) as refused:
        handling.extend(desk, request, on=on, days=days, reason="", today=today)
    assert refused.value.key == f"refused_{code}"
    assert "。" in desk.terms.of(refused.value)
    assert [entry.event.kind for entry in desk.store.requests.get(request).entries] == [EventKind.RECEIVED]


def test_a_second_extension_is_refused(desk: Desk, registered: Registered) -> None:
    request = registered()
    handling.extend(desk, request, on=TODAY, days=5, reason="", today=TODAY)
    with pytest.raises(KnownTrouble):
        handling.extend(desk, request, on=TODAY, days=5, reason="", today=TODAY)


def test_while_a_timely_correction_is_awaited_no_reply_date_runs(desk: Desk, registered: Registered) -> None:
    request = registered(date(2026, 8, 20))
    handling.ask_correction(
        desk, request, on=date(2026, 8, 25), reply_by=date(2026, 9, 10), points="请写明年份", today=TODAY
    )
    row = register_row(desk, request, TODAY)
    assert (row.due_on, row.awaiting, row.awaited_by) == (None, "correction", date(2026, 9, 10))
    assert row.state is State.CORRECTING


def test_an_answered_consultation_leaves_out_the_days_between(desk: Desk, registered: Registered) -> None:
    """The case 'third party answers' of the published clock cases."""
    request = registered(date(2026, 5, 11))
    handling.consult(
        desk, request, on=date(2026, 5, 18), ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY
    )
    handling.end_consultation(desk, request, on=date(2026, 5, 28), ref="澜图置业", today=TODAY)
    assert register_row(desk, request, TODAY).due_on == date(2026, 6, 17)


def test_an_opinion_of_somebody_never_consulted_is_refused(desk: Desk, registered: Registered) -> None:
    with pytest.raises(KnownTrouble, match="party_not_consulted"):
        handling.end_consultation(desk, registered(), on=TODAY, ref="别家", today=TODAY)


def test_a_whole_request_from_receipt_to_the_archive(desk: Desk, registered: Registered) -> None:
    request = registered()
    routing.route(desk, request, on=date(2026, 8, 4), unit="征收办", due_on=date(2026, 8, 14), today=TODAY)
    routing.return_material(desk, request, on=date(2026, 8, 13), unit="征收办", pages=12, today=TODAY)
    on = date(2026, 8, 14)
    routing.review_secrecy(desk, request, on=on, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    routing.approve(desk, request, on=date(2026, 8, 17), matter="reply", role="负责人", name="许长安", today=TODAY)
    answering.answer(desk, request, on=date(2026, 8, 18), outcome=Outcome.DISCLOSED, today=TODAY)
    assert register_row(desk, request, TODAY).state is State.TO_POST
    answering.serve(
        desk, request, on=date(2026, 8, 19), manner=DeliveryManner.POST, posted_on=date(2026, 8, 19), today=TODAY
    )
    served = register_row(desk, request, TODAY)
    assert (served.state, served.late_days, served.outcome) == (State.SERVED, 0, Outcome.DISCLOSED)
    routing.archive(desk, request, on=date(2026, 8, 28), file_number="2026-1", today=TODAY)
    assert register_row(desk, request, TODAY).state is State.ARCHIVED
    assert due_list(desk, TODAY) == ()


def test_posting_after_the_due_day_is_let_pass_by_the_head_and_recorded_as_late(
    desk: Desk, registered: Registered
) -> None:
    request = registered()
    answering.answer(desk, request, on=date(2026, 8, 28), outcome=Outcome.DISCLOSED, today=TODAY)
    later = date(2026, 9, 2)
    with pytest.raises(KnownTrouble, match="refused_POSTED_AFTER_DUE"):
        answering.serve(desk, request, on=later, manner=DeliveryManner.POST, posted_on=later, today=later)
    answering.serve(
        desk, request, on=later, manner=DeliveryManner.POST, posted_on=later, override=HEAD, today=later
    )
    assert register_row(desk, request, later).late_days == 2


def test_a_signature_noted_later_does_not_make_a_timely_posting_late(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=date(2026, 8, 28), outcome=Outcome.DISCLOSED, today=TODAY)
    monday, later = date(2026, 8, 31), date(2026, 9, 3)
    answering.serve(desk, request, on=monday, manner=DeliveryManner.POST, posted_on=monday, today=monday)
    answering.serve(desk, request, on=later, manner=DeliveryManner.POST, signed_for_on=later, today=later)
    assert register_row(desk, request, later).late_days == 0


def test_each_item_keeps_its_own_result(desk: Desk, registered: Registered) -> None:
    request = registered(subjects=("补偿方案", "听证笔录"))
    answering.answer(
        desk, request, on=TODAY, outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY,
        items={1: Outcome.DISCLOSED, 2: Outcome.REFUSED_PRIVACY},
    )
    assert [item.outcome for item in desk.store.requests.get(request).items] == [
        Outcome.DISCLOSED, Outcome.REFUSED_PRIVACY,
    ]


def test_an_answer_that_leaves_an_item_without_result_is_refused(desk: Desk, registered: Registered) -> None:
    request = registered(subjects=("补偿方案", "听证笔录"))
    with pytest.raises(KnownTrouble, match="items_incomplete"):
        answering.answer(
            desk, request, on=TODAY, outcome=Outcome.DISCLOSED, items={1: Outcome.DISCLOSED}, today=TODAY
        )


def test_a_whole_that_is_disclosed_has_no_matter_that_is_refused(desk: Desk, registered: Registered) -> None:
    request = registered(subjects=("补偿方案", "听证笔录"))
    mixed = {1: Outcome.DISCLOSED_ALREADY_PUBLIC, 2: Outcome.REFUSED_PRIVACY}
    with pytest.raises(KnownTrouble, match="items_against_result") as refused:
        answering.answer(desk, request, on=TODAY, outcome=Outcome.DISCLOSED, items=mixed, today=TODAY)
    said = desk.terms.sentence(refused.value.key, refused.value.facts)
    assert said.startswith("第 2 个事项没有予以公开，整件结果却是予以公开")


def test_a_struck_extension_gives_the_old_date_back_and_stays_to_be_seen(
    desk: Desk, registered: Registered
) -> None:
    request = registered()
    handling.extend(desk, request, on=TODAY, days=10, reason="", today=TODAY)
    entry = desk.store.requests.get(request).entries[-1]
    handling.strike(desk, request, entry=entry.id, reason="记错件", today=TODAY)
    after = desk.store.requests.get(request)
    assert register_row(desk, request, TODAY).due_on == date(2026, 8, 31)
    struck = next(one for one in after.entries if one.id == entry.id)
    assert (struck.struck_by is not None, struck.strike_reason) == (True, "记错件")


def test_amending_the_wording_keeps_the_old_one(desk: Desk, registered: Registered) -> None:
    request = registered()
    handling.amend(desk, request, changes={"wording": "更正后的内容"}, reason="抄错", today=TODAY)
    assert desk.store.requests.get(request).wording == "更正后的内容"
    assert any("征收补偿方案" in str(one) for one in desk.store.requests.former_values(request))


def test_amending_the_day_of_receipt_moves_the_due_date(desk: Desk, registered: Registered) -> None:
    request = registered()
    handling.amend(desk, request, changes={"received_on": "2026-08-04"}, reason="看错邮戳", today=TODAY)
    assert register_row(desk, request, TODAY).due_on == date(2026, 9, 1)


def test_nothing_but_delivery_remedies_and_filing_follows_an_answer(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=TODAY, outcome=Outcome.UNABLE_NOT_HELD, today=TODAY)
    with pytest.raises(KnownTrouble):
        handling.extend(desk, request, on=TODAY, days=5, reason="", today=TODAY)
    with pytest.raises(KnownTrouble):
        handling.withdraw(desk, request, on=TODAY, today=TODAY)


def test_a_withdrawn_request_is_closed_with_its_own_result(desk: Desk, registered: Registered) -> None:
    request = registered()
    handling.withdraw(desk, request, on=TODAY, today=TODAY)
    row = register_row(desk, request, TODAY)
    assert (row.outcome, row.state) == (Outcome.OTHER_WITHDRAWN, State.WITHDRAWN)


def test_a_reconsideration_is_opened_and_its_result_recorded_once(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=date(2026, 8, 10), outcome=Outcome.UNABLE_NOT_HELD, today=TODAY)
    draft = RemedyDraft(RemedyRoute.RECONSIDERATION, "临澜区人民政府", "〔2026〕7号", date(2026, 8, 20))
    remedies.open_remedy(desk, request, draft, today=TODAY)
    remedy = request_view(desk, request, TODAY).remedies[0]
    assert remedy.result is None
    remedies.close_remedy(desk, remedy.id, on=TODAY, result=RemedyResult.UPHELD, today=TODAY)
    assert request_view(desk, request, TODAY).remedies[0].result is RemedyResult.UPHELD
    with pytest.raises(KnownTrouble, match="remedy_closed_already"):
        remedies.close_remedy(desk, remedy.id, on=TODAY, result=RemedyResult.CORRECTED, today=TODAY)


def test_a_day_in_the_future_or_before_receipt_is_refused(desk: Desk, registered: Registered) -> None:
    request = registered()
    for on in (date(2026, 8, 29), date(2026, 7, 31)):
        with pytest.raises(KnownTrouble):
            handling.withdraw(desk, request, on=on, today=TODAY)


def test_a_receipt_before_the_first_regulations_is_refused_in_words(desk: Desk, registered: Registered) -> None:
    with pytest.raises(KnownTrouble, match="received_before_the_law"):
        registered(date(2008, 4, 30))


def test_the_strip_numbers_the_twenty_working_days_and_ends_on_the_due_day(
    desk: Desk, registered: Registered
) -> None:
    days = request_view(desk, registered(), TODAY).days
    assert days[-1].on == date(2026, 8, 31)
    assert [day.ordinal for day in days if day.ordinal] == list(range(1, 21))
    assert days[-1].due


def test_the_strip_of_an_answer_posted_late_runs_to_the_day_of_posting(desk: Desk, registered: Registered) -> None:
    request = registered()
    answering.answer(desk, request, on=date(2026, 8, 28), outcome=Outcome.DISCLOSED, today=TODAY)
    later = date(2026, 9, 2)
    answering.serve(
        desk, request, on=later, manner=DeliveryManner.POST, posted_on=later, override=HEAD, today=later
    )
    days = request_view(desk, request, date(2026, 9, 30)).days
    assert days[-1].on == later
    assert [day.on for day in days if day.overdue] == [date(2026, 9, 1), later]


def test_look_alikes_of_the_same_person_come_first(desk: Desk, registered: Registered) -> None:
    request = registered()
    registered(wording="绿化带养护合同")
    draft = RequestDraft(
        TODAY, Channel.IN_PERSON, desk.store.requests.get(request).applicant, "临澜大道南段房屋征收补偿方案及照片"
    )
    found = intake.look_alikes(desk, draft)
    assert [one.id for one in found] == [request]
    assert found[0].same_person
