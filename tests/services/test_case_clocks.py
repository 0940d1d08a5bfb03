"""What a case asks of us beside our answer: the appeal, our report, answering anew; old ledgers' cases are one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app.cases.remedy import Decision, RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import (
    ClockKind,
    CourtPaper,
    DeliveryManner,
    Outcome,
    Procedure,
    RemedyResult,
    RemedyRoute,
    State,
)
from clerk_app.services import answering, remedies
from clerk_app.services.desk import Desk
from clerk_app.services.due import register_rows
from clerk_app.services.due_cases import cases_due, imported_cases, imported_due
from clerk_app.services.moves import moves_between
from clerk_app.services.register_book import RegisterBook
from clerk_app.services.request_clocks import Standing, one
from clerk_app.services.today import Group, NextStep, TodayBook, today_view
from clerk_app.services.today_paper import paper
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # a Friday
COURT = RemedyRoute.LITIGATION_DIRECT
Registered = Callable[..., RequestId]


@pytest.fixture
def answered(desk: Desk, registered: Registered) -> RequestId:
    """Received on 2 March, answered and handed over on the 20th."""
    request = registered(date(2026, 3, 2))
    on = date(2026, 3, 20)
    answering.answer(desk, request, on=on, outcome=Outcome.UNABLE_NOT_HELD, today=TODAY)
    answering.serve(desk, request, on=on, manner=DeliveryManner.DIRECT, today=TODAY)
    return request


def opened(
    desk: Desk, request: RequestId, route: RemedyRoute = RemedyRoute.RECONSIDERATION, **more: object
) -> RemedyId:
    draft = RemedyDraft(route, "某机关", str(more.pop("number", "1号")), date(2026, 4, 1), **more)  # type: ignore[arg-type]
    return desk.store.remedies.open(request, draft)


def listed(desk: Desk, today: date = TODAY) -> list[tuple[ClockKind, date | None]]:
    return [(each.case.clock.kind, each.case.clock.due_on) for each in cases_due(desk, today) if each.case is not None]


def test_the_appeal_is_listed_until_its_day_and_then_no_more(desk: Desk, answered: RequestId) -> None:
    remedy = opened(desk, answered, COURT)
    remedies.answer_remedy(desk, remedy, on=date(2026, 4, 10), today=TODAY)
    told = Decision(judgment_received_on=date(2026, 8, 20), court_paper=CourtPaper.JUDGMENT)
    remedies.close_remedy(
        desk, remedy, on=date(2026, 8, 17), result=RemedyResult.UPHELD, decision=told, today=TODAY
    )
    assert listed(desk) == [(ClockKind.APPEAL, date(2026, 9, 4))]
    assert desk.store.remedies.get(remedy).decision == told
    (line,) = [each for each in today_view(desk, TODAY).lines if each.group is Group.CASES]
    assert (line.next_step, line.limit) == (NextStep.APPEAL_OR_NOT, date(2026, 9, 4))
    printed = PdfReader(BytesIO(paper(desk, today_view(desk, TODAY)))).pages[0].extract_text()
    assert re.search(r"7 ?天\s*2026-09-04", printed), "calendar days say so beside the working days of the others"
    assert listed(desk, date(2026, 9, 7)) == []
    over = one(desk, answered, ClockKind.APPEAL, today=date(2026, 9, 7))
    assert (over.standing, over.words) == (Standing.OVER, "已过，不能再上诉")
    final = Decision(effective_on=date(2026, 8, 20))
    remedies.supplement_remedy(desk, remedy, on=TODAY, decision=final, today=TODAY)
    assert listed(desk) == [], "what takes effect at once cannot be appealed against"


def test_answering_anew_is_owed_until_the_new_answer_is_out(desk: Desk, answered: RequestId) -> None:
    remedy = opened(desk, answered, procedure=Procedure.ORDINARY)
    remedies.close_remedy(desk, remedy, on=date(2026, 8, 3), result=RemedyResult.CORRECTED, today=TODAY)
    unsaid = one(desk, answered, ClockKind.REDO, today=TODAY)
    assert (unsaid.standing, unsaid.words, listed(desk)) == (Standing.IDLE, "未登记重新答复的期限", [])
    ordered = Decision(redo_days=15, effective_on=date(2026, 8, 5))
    remedies.supplement_remedy(desk, remedy, on=TODAY, decision=ordered, today=TODAY)
    assert listed(desk) == [(ClockKind.REDO, date(2026, 8, 26))]
    late = one(desk, answered, ClockKind.REDO, today=TODAY)
    assert (late.is_late, late.words) == (True, "已逾期 2 个工作日")
    answering.answer(desk, answered, on=date(2026, 8, 25), outcome=Outcome.DISCLOSED, today=TODAY)
    assert one(desk, answered, ClockKind.REDO, today=TODAY).standing is Standing.RUNNING, "not posted yet"
    answering.serve(desk, answered, on=date(2026, 8, 26), manner=DeliveryManner.DIRECT, today=TODAY)
    done = one(desk, answered, ClockKind.REDO, today=TODAY)
    assert (done.standing, done.is_late, done.clock.ended_on) == (Standing.ENDED, False, date(2026, 8, 26))
    assert listed(desk) == []


def test_our_report_on_the_bodys_advice_is_owed_until_it_is_sent(desk: Desk, answered: RequestId) -> None:
    remedy = opened(desk, answered)
    remedies.close_remedy(
        desk, remedy, on=date(2026, 6, 1), result=RemedyResult.UPHELD,
        decision=Decision(opinion_received_on=date(2026, 7, 6)), today=TODAY,
    )  # fmt: skip
    assert listed(desk) == [(ClockKind.OPINION_REPORT, date(2026, 9, 4))]
    sent = Decision(opinion_reported_on=date(2026, 8, 20))
    remedies.supplement_remedy(desk, remedy, on=TODAY, decision=sent, today=TODAY)
    assert listed(desk) == []


def test_an_overdue_decision_is_asked_for_once_nothing_else_of_the_case_runs(desk: Desk, answered: RequestId) -> None:
    remedy = opened(desk, answered, procedure=Procedure.SIMPLE, accepted_on=date(2026, 4, 8))
    expected = one(desk, answered, ClockKind.RECONSIDERATION_DECISION, today=TODAY)
    assert (expected.clock.due_on, expected.words) == (date(2026, 5, 8), "期满未登记复议决定，可以询问")
    assert listed(desk) == [(ClockKind.RECONSIDERATION_ANSWER, None)]
    remedies.answer_remedy(desk, remedy, on=date(2026, 4, 15), today=TODAY)
    assert listed(desk) == [(ClockKind.RECONSIDERATION_DECISION, date(2026, 5, 8))]
    assert listed(desk, date(2026, 5, 7)) == []


@pytest.mark.parametrize(
    ("key", "route", "result", "told"),
    [
        ("decision_not_of_lawsuit", RemedyRoute.RECONSIDERATION, RemedyResult.UPHELD,
         Decision(court_paper=CourtPaper.RULING)),
        ("opinion_not_of_reconsideration", COURT, RemedyResult.UPHELD,
         Decision(opinion_received_on=date(2026, 8, 20))),
        ("redo_not_corrected", COURT, RemedyResult.UPHELD, Decision(redo_days=15)),
        ("redo_twice", COURT, RemedyResult.CORRECTED, Decision(redo_days=15, redo_by=date(2026, 9, 30))),
        ("redo_days_wrong", COURT, RemedyResult.CORRECTED, Decision(redo_days=0)),
        ("redo_before_decision", COURT, RemedyResult.CORRECTED, Decision(redo_by=date(2026, 8, 2))),
        ("own_day_before_decision", COURT, RemedyResult.UPHELD, Decision(judgment_received_on=date(2026, 8, 2))),
        ("day_in_future", COURT, RemedyResult.UPHELD, Decision(judgment_received_on=date(2026, 8, 31))),
        ("report_before_opinion", RemedyRoute.RECONSIDERATION, RemedyResult.UPHELD,
         Decision(opinion_reported_on=date(2026, 8, 20))),
    ],
)  # fmt: skip
def test_what_does_not_fit_a_decision_is_refused_in_words(
    desk: Desk, answered: RequestId, key: str, route: RemedyRoute, result: RemedyResult, told: Decision
) -> None:
    remedy = opened(desk, answered, route)
    with pytest.raises(KnownTrouble, match=key) as refused:
        remedies.close_remedy(desk, remedy, on=date(2026, 8, 3), result=result, decision=told, today=TODAY)
    assert desk.terms.of(refused.value).endswith("。") and "？" not in desk.terms.of(refused.value)
    assert desk.store.remedies.get(remedy).result is None
    with pytest.raises(KnownTrouble, match="decision_facts_too_early"):
        remedies.supplement_remedy(
            desk, remedy, on=TODAY, decision=Decision(effective_on=date(2026, 8, 20)), today=TODAY
        )


def test_cases_of_an_old_ledger_are_one_question_until_somebody_looks_at_one(
    desk: Desk, answered: RequestId, registered: Registered
) -> None:
    other = registered(date(2026, 3, 4), wording="柳荫路27号违法建设处理结果")
    first = opened(desk, answered, source="台账.xlsx:1", number="甲1号")
    opened(desk, answered, COURT, source="台账.xlsx:2", number="甲2号")
    opened(desk, other, source="台账.xlsx:3", number="甲3号")
    opened(desk, other, number="自1号")
    assert listed(desk) == [(ClockKind.RECONSIDERATION_ANSWER, None)], "the one that was typed in"
    old = imported_cases(desk)
    assert old is not None and (old.cases, set(old.requests)) == (3, {answered, other})
    numbers = {each.case.clock.ref for each in imported_due(desk, TODAY) if each.case is not None}
    assert numbers == {"甲1号", "甲2号", "甲3号"}
    view = today_view(desk, TODAY)
    own, gathered = [each for each in view.lines if each.group is Group.CASES]
    assert own.case is not None and gathered.gathered == old and gathered.next_step is NextStep.ASK_COPIES
    assert view.groups[Group.CASES] == {answered, other}
    assert paper(desk, view).startswith(b"%PDF")
    remedies.supplement_remedy(desk, first, on=TODAY, copy_received_on=date(2026, 8, 24), today=TODAY)
    assert listed(desk) == [
        (ClockKind.RECONSIDERATION_ANSWER, date(2026, 8, 31)), (ClockKind.RECONSIDERATION_ANSWER, None),
    ]
    left = imported_cases(desk)
    assert left is not None and left.cases == 2


def test_a_calendar_change_names_the_day_an_answer_is_given_anew(desk: Desk, answered: RequestId) -> None:
    remedy = opened(desk, answered)
    remedies.close_remedy(
        desk, remedy, on=date(2026, 8, 3), result=RemedyResult.CORRECTED,
        decision=Decision(redo_days=20, effective_on=date(2026, 9, 15)), today=TODAY,
    )  # fmt: skip
    before_october = desk.workdays.as_of(date(2025, 1, 1))
    moved = [(each.kind, each.old, each.new) for each in moves_between(desk, before_october, TODAY)]
    assert (ClockKind.REDO, date(2026, 10, 19), date(2026, 10, 13)) in moved, "twenty weekdays after 15 September"


def test_an_answer_given_anew_waits_to_be_posted_although_the_first_one_is_out(
    desk: Desk, answered: RequestId
) -> None:
    book = TodayBook(desk)
    assert not book.view(TODAY).groups[Group.TO_POST]
    remedy = opened(desk, answered, procedure=Procedure.ORDINARY)
    remedies.close_remedy(desk, remedy, on=date(2026, 8, 3), result=RemedyResult.CORRECTED, today=TODAY)
    answering.answer(desk, answered, on=date(2026, 8, 25), outcome=Outcome.DISCLOSED, today=TODAY)
    (row,) = register_rows(desk, TODAY)
    assert row.state is State.TO_POST, "control: the request as a whole says so"
    for view in (book.view(TODAY), today_view(desk, TODAY)):
        assert view.groups[Group.TO_POST] == {answered} and view.in_hand == 1
    assert [line.id for line in RegisterBook(desk, TODAY).in_hand()] == [answered]
    answering.serve(desk, answered, on=date(2026, 8, 26), manner=DeliveryManner.DIRECT, today=TODAY)
    assert not book.view(TODAY).groups[Group.TO_POST] and not today_view(desk, TODAY).in_hand
