"""The periods of a request on a day: which is nearest, how long is left, what is late; what cases still ask of us."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.remedy import RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ClockKind, ConsultedParty, DeliveryManner, Outcome, Procedure, RemedyResult, RemedyRoute
from clerk_app.services import answering, handling, remedies
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone
from clerk_app.services.due_cases import cases_due, due_entries
from clerk_app.services.request_clocks import (
    DayUnit,
    ShownClock,
    Standing,
    calendar_of,
    clocks_of_request,
    line,
    one,
)
from clerk_app.services.view import request_view
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # a Friday
Registered = Callable[..., RequestId]


def kinds(shown: tuple[ShownClock, ...], *standings: Standing) -> list[ClockKind]:
    return [each.clock.kind for each in shown if each.standing in standings]


@pytest.fixture
def answered(desk: Desk, registered: Registered) -> RequestId:
    """Received on 3 August, answered and handed over on the 10th."""
    request = registered()
    on = date(2026, 8, 10)
    answering.answer(desk, request, on=on, outcome=Outcome.UNABLE_NOT_HELD, today=TODAY)
    answering.serve(desk, request, on=on, manner=DeliveryManner.DIRECT, today=TODAY)
    return request


def case(
    desk: Desk, request: RequestId, *, copy: date | None, route: RemedyRoute = RemedyRoute.RECONSIDERATION,
    procedure: Procedure | None = None, number: str = "〔2026〕7号", filed_on: date = date(2026, 8, 14),
) -> RemedyId:
    draft = RemedyDraft(route, "临澜区人民政府", number, filed_on, copy_received_on=copy, procedure=procedure)
    return RemedyId(int(str(remedies.open_remedy(desk, request, draft, today=TODAY).facts["remedy"])))


# --- nearest first ---------------------------------------------------------------------------------------------------


def test_the_nearest_runs_first_and_what_is_over_stands_last(desk: Desk, registered: Registered) -> None:
    shown = clocks_of_request(desk, registered(), TODAY)
    assert kinds(shown, Standing.RUNNING) == [ClockKind.REPLY, ClockKind.EXTENSION_NOTICE]
    assert kinds(shown, Standing.IDLE) == [ClockKind.APPLICANT_RECONSIDERATION, ClockKind.APPLICANT_SUIT]
    assert kinds(shown, Standing.OVER) == [ClockKind.CORRECTION_NOTICE]
    assert [each.standing for each in shown] == sorted((each.standing for each in shown), key=list(Standing).index)
    reply = shown[0]
    assert (reply.clock.due_on, reply.remaining, reply.tone) == (date(2026, 8, 31), 1, Tone.AMBER)
    assert reply.words == "剩 1 个工作日"


def test_while_a_correction_is_awaited_its_day_is_shown_and_no_reply_date(desk: Desk, registered: Registered) -> None:
    request = registered()
    handling.ask_correction(
        desk, request, on=date(2026, 8, 5), reply_by=date(2026, 8, 26), points="没有写明年份", today=TODAY
    )
    first, *rest = clocks_of_request(desk, request, TODAY)
    assert (first.clock.kind, first.clock.due_on, first.remaining) == (ClockKind.CORRECTION, date(2026, 8, 26), -2)
    assert (first.words, first.tone, first.is_late) == ("期满未补正，可以办结", Tone.AMBER, False)
    reply = next(each for each in rest if each.clock.kind is ClockKind.REPLY)
    assert (reply.standing, reply.clock.due_on, reply.words) == (Standing.IDLE, None, "答复期限未起算")


def test_an_open_consultation_pauses_the_reply_up_to_the_opinions_limit_and_not_beyond(
    desk: Desk, registered: Registered
) -> None:
    request = registered(date(2026, 8, 24))
    handling.consult(
        desk, request, on=date(2026, 8, 25), ref="临澜锦程园林有限公司", party=ConsultedParty.THIRD_PARTY,
        received_by_party=date(2026, 8, 26), today=TODAY,
    )
    limit = date(2026, 9, 16)  # the 15th working day after 26 August
    shown = clocks_of_request(desk, request, TODAY)
    assert kinds(shown, Standing.RUNNING) == [ClockKind.CORRECTION_NOTICE, ClockKind.OPINION]
    assert shown[1].clock.due_on == limit
    assert kinds(shown, Standing.PAUSED) == [ClockKind.REPLY, ClockKind.EXTENSION_NOTICE]
    after = clocks_of_request(desk, request, date(2026, 9, 17))
    assert ClockKind.REPLY in kinds(after, Standing.RUNNING)
    opinion = one(desk, request, ClockKind.OPINION, today=date(2026, 9, 17))
    assert (opinion.words, opinion.is_late) == ("期满未提出意见", False)


def test_the_applicants_windows_begin_when_the_reply_is_overdue(desk: Desk, registered: Registered) -> None:
    request = registered()
    on_the_day = one(desk, request, ClockKind.APPLICANT_SUIT, today=date(2026, 8, 31))
    assert (on_the_day.standing, on_the_day.remaining) == (Standing.IDLE, None)
    overdue = clocks_of_request(desk, request, date(2026, 9, 1))
    assert overdue[0].clock.kind is ClockKind.REPLY and overdue[0].is_late and overdue[0].tone is Tone.RED
    assert overdue[0].words == "已逾期 1 个工作日"
    assert ClockKind.APPLICANT_RECONSIDERATION in kinds(overdue, Standing.RUNNING)


def test_a_day_late_on_a_rest_day_is_late_all_the_same(desk: Desk, registered: Registered) -> None:
    request = registered(date(2026, 7, 31))  # due on Friday 28 August
    saturday = one(desk, request, ClockKind.REPLY, today=date(2026, 8, 29))
    assert (saturday.clock.due_on, saturday.remaining, saturday.is_late) == (TODAY, -1, True)


def test_a_provisional_date_says_so(desk: Desk, registered: Registered) -> None:
    request = registered()
    suit = one(desk, request, ClockKind.APPLICANT_SUIT, today=date(2026, 9, 1))
    assert (suit.clock.due_on, suit.is_provisional) == (date(2027, 3, 1), True), "28 February 2027 is a Sunday"
    assert suit.words.endswith("，暂定")


def test_a_meaning_can_be_said_in_other_words(desk: Desk, registered: Registered) -> None:
    reply = one(desk, registered(), ClockKind.REPLY, today=TODAY)
    assert line(desk.terms.english, reply.meaning) == "1 working day left"


# --- one of them -----------------------------------------------------------------------------------------------------


def test_one_period_is_found_by_kind_and_party(desk: Desk, registered: Registered) -> None:
    request = registered(date(2026, 8, 24))
    for ref in ("甲公司", "乙公司"):
        handling.consult(
            desk, request, on=date(2026, 8, 25), ref=ref, party=ConsultedParty.THIRD_PARTY, today=TODAY
        )
    assert one(desk, request, ClockKind.OPINION, "乙公司", today=TODAY).clock.ref == "乙公司"
    assert one(desk, request, ClockKind.OPINION, today=TODAY).clock.ref == "甲公司"
    with pytest.raises(KnownTrouble, match="clock_of_nobody") as caught:
        one(desk, request, ClockKind.OPINION, "丙公司", today=TODAY)
    assert "甲公司、乙公司" in desk.terms.of(caught.value)
    with pytest.raises(KnownTrouble, match="clock_not_running") as caught:
        one(desk, request, ClockKind.COURT_ANSWER, today=TODAY)
    assert "行政诉讼答辩举证期限" in desk.terms.of(caught.value)


def test_a_closed_handling_keeps_the_calendar_of_its_day_and_what_follows_does_not(
    desk: Desk, registered: Registered
) -> None:
    request_id = registered(date(2025, 9, 30))
    on = date(2025, 10, 28)  # the notice for 2026 came out on 4 November 2025
    answering.answer(desk, request_id, on=on, outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(desk, request_id, on=on, manner=DeliveryManner.DIRECT, today=TODAY)
    request = desk.store.requests.get(request_id)
    new_year = date(2026, 1, 1)
    assert not calendar_of(desk, request, ClockKind.REPLY).is_known(new_year)
    assert calendar_of(desk, request, ClockKind.APPLICANT_SUIT).is_known(new_year)
    suit = one(desk, request_id, ClockKind.APPLICANT_SUIT, today=TODAY)
    assert (suit.clock.due_on, suit.clock.missing_year) == (date(2026, 4, 28), None)
    assert (suit.standing, suit.words) == (Standing.OVER, "已过，未收到起诉")


# --- cases -----------------------------------------------------------------------------------------------------------


def test_the_courts_fifteen_days_are_left_in_calendar_days(desk: Desk, answered: RequestId) -> None:
    case(desk, answered, copy=date(2026, 8, 24), route=RemedyRoute.LITIGATION_DIRECT)
    court = clocks_of_request(desk, answered, TODAY)[0]
    assert (court.clock.kind, court.clock.due_on) == (ClockKind.COURT_ANSWER, date(2026, 9, 8))
    assert (court.remaining, court.unit, court.words) == (11, DayUnit.CALENDAR, "剩 11 日")


def test_an_answer_to_the_body_can_be_late_and_stays_late(desk: Desk, answered: RequestId) -> None:
    remedy = case(desk, answered, copy=date(2026, 8, 17))  # simple until the body says otherwise: 24 August
    late = one(desk, answered, ClockKind.RECONSIDERATION_ANSWER, today=TODAY)
    assert (late.clock.due_on, late.remaining, late.tone, late.is_late) == (date(2026, 8, 24), -4, Tone.RED, True)
    remedies.answer_remedy(desk, remedy, on=date(2026, 8, 26), today=TODAY)
    filed = one(desk, answered, ClockKind.RECONSIDERATION_ANSWER, today=TODAY)
    assert (filed.standing, filed.is_late, filed.tone) == (Standing.ENDED, True, Tone.CLOSED)


def test_the_procedure_named_later_gives_ten_days(desk: Desk, answered: RequestId) -> None:
    remedy = case(desk, answered, copy=None)
    unknown = one(desk, answered, ClockKind.RECONSIDERATION_ANSWER, today=TODAY)
    assert (unknown.standing, unknown.words) == (Standing.IDLE, "未登记收到副本的日期")
    remedies.supplement_remedy(
        desk, remedy, on=TODAY, copy_received_on=date(2026, 8, 17), procedure=Procedure.ORDINARY, today=TODAY
    )
    known = one(desk, answered, ClockKind.RECONSIDERATION_ANSWER, today=TODAY)
    assert (known.clock.due_on, known.words) == (date(2026, 8, 31), "剩 1 个工作日")
    kept = request_view(desk, answered, TODAY).remedies[0]
    assert (kept.copy_received_on, kept.procedure) == (date(2026, 8, 17), Procedure.ORDINARY)


def test_what_a_case_tells_is_kept_and_struck_again(desk: Desk, answered: RequestId) -> None:
    remedy = case(desk, answered, copy=date(2026, 8, 20), procedure=Procedure.SIMPLE)
    remedies.answer_remedy(desk, remedy, on=date(2026, 8, 25), today=TODAY, deed="filed")
    remedies.answer_remedy(desk, remedy, on=date(2026, 8, 25), today=TODAY, deed="filed")
    remedies.close_remedy(
        desk, remedy, on=date(2026, 8, 27), result=RemedyResult.UPHELD, decision_received_on=TODAY, today=TODAY
    )
    kept = desk.store.remedies.get(remedy)
    assert (kept.answered_on, kept.closed_on, kept.decision_received_on) == (
        date(2026, 8, 25), date(2026, 8, 27), TODAY,
    )
    suit = one(desk, answered, ClockKind.APPLICANT_SUIT, "〔2026〕7号", today=TODAY)
    assert suit.clock.due_on == date(2026, 9, 14), "12 September is a Saturday"
    closing = desk.store.requests.get(answered).entries[-1].id
    handling.strike(desk, answered, entry=closing, reason="记错", today=TODAY)
    kept = desk.store.remedies.get(remedy)
    assert (kept.result, kept.decision_received_on, kept.answered_on) == (None, None, date(2026, 8, 25))


@pytest.mark.parametrize(
    ("key", "do"),
    [
        ("copy_before_filing", lambda desk, request, remedy: case(desk, request, copy=date(2026, 8, 13), number="8号")),
        ("day_in_future", lambda desk, request, remedy: case(desk, request, copy=date(2026, 8, 31), number="8号")),
        ("procedure_of_lawsuit", lambda desk, request, remedy: case(
            desk, request, copy=None, route=RemedyRoute.LITIGATION_DIRECT, procedure=Procedure.SIMPLE, number="8号")),
        ("nothing_supplemented", lambda desk, request, remedy: remedies.supplement_remedy(
            desk, remedy, on=TODAY, today=TODAY)),
        ("day_before_copy", lambda desk, request, remedy: remedies.answer_remedy(
            desk, remedy, on=date(2026, 8, 17), today=TODAY)),
        ("day_before_filing", lambda desk, request, remedy: remedies.answer_remedy(
            desk, remedy, on=date(2026, 8, 13), today=TODAY)),
        ("day_in_future", lambda desk, request, remedy: remedies.answer_remedy(
            desk, remedy, on=date(2026, 8, 31), today=TODAY)),
        ("day_before_decision", lambda desk, request, remedy: remedies.close_remedy(
            desk, remedy, on=TODAY, result=RemedyResult.UPHELD, decision_received_on=date(2026, 8, 27), today=TODAY)),
    ],
)  # fmt: skip
def test_days_out_of_order_are_refused_in_words(
    desk: Desk, answered: RequestId, key: str, do: Callable[[Desk, RequestId, RemedyId], object]
) -> None:
    remedy = case(desk, answered, copy=date(2026, 8, 18))
    before = desk.store.requests.get(answered).events
    with pytest.raises(KnownTrouble, match=key) as caught:
        do(desk, answered, remedy)
    assert "（" + key not in desk.terms.of(caught.value) and "？" not in desk.terms.of(caught.value)
    assert desk.store.requests.get(answered).events == before


def test_a_second_answer_to_the_same_body_is_refused(desk: Desk, answered: RequestId) -> None:
    remedy = case(desk, answered, copy=date(2026, 8, 18))
    remedies.answer_remedy(desk, remedy, on=date(2026, 8, 20), today=TODAY)
    with pytest.raises(KnownTrouble, match="remedy_answered_already"):
        remedies.answer_remedy(desk, remedy, on=date(2026, 8, 21), today=TODAY)


def test_the_due_list_names_the_answers_owed_in_cases_among_the_open_requests(
    desk: Desk, answered: RequestId, registered: Registered
) -> None:
    registered(wording="启明路桥梁检测报告")
    remedy = case(desk, answered, copy=date(2026, 8, 24), procedure=Procedure.SIMPLE)  # due on 31 August too
    case(desk, answered, copy=date(2026, 8, 25), route=RemedyRoute.LITIGATION_DIRECT, number="行初3号")
    waiting = case(desk, answered, copy=None, number="〔2026〕9号")
    owed = cases_due(desk, TODAY)
    assert [(one.case.clock.ref, one.case.clock.due_on) for one in owed if one.case] == [
        ("〔2026〕7号", date(2026, 8, 31)), ("行初3号", date(2026, 9, 9)), ("〔2026〕9号", None),
    ]
    assert [entry.case is None for entry in due_entries(desk, TODAY)] == [True, False, False, False]
    for each in (remedy, waiting):
        remedies.close_remedy(desk, each, on=TODAY, result=RemedyResult.UPHELD, today=TODAY)
    assert [one.case.clock.ref for one in cases_due(desk, TODAY) if one.case] == ["行初3号"]
