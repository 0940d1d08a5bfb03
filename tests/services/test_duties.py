"""The list of duties: late ones stay, ticks are kept and taken back, figures come from the register."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app import places
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import RemedyResult, RemedyRoute
from clerk_app.services import duties as deeds
from clerk_app.services.desk import Desk
from clerk_app.services.duties import Duty, DutyState, duties, tick, untick
from clerk_app.services.settings import read_settings
from clerk_app.store.books import WorkDone
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 10, 13)  # a Tuesday; the store's own clock stands at 2026-08-28
Registered = Callable[..., RequestId]


def with_settings(desk: Desk, **values: str) -> Desk:
    for name, value in values.items():
        desk.store.settings.set(name, value)
    return replace(desk, settings=read_settings(places.resources(), desk.store.settings.all()))


def listed(desk: Desk, today: date = TODAY) -> dict[tuple[str, str], Duty]:
    return {(one.key, one.period): one for one in duties(desk, today)}


def test_a_new_office_is_told_only_what_the_regulations_ask(desk: Desk) -> None:
    assert duties(desk, TODAY) == ()
    in_january = duties(desk, date(2027, 1, 4))
    assert [(one.key, one.due_on) for one in in_january if one.state is not DutyState.DONE] == [
        ("self_review", date(2026, 12, 31)), ("annual_report", date(2027, 1, 29)),
    ]


def test_a_government_reports_by_the_end_of_march(desk: Desk) -> None:
    keys = [one.key for one in duties(with_settings(desk, agency_kind="government"), date(2027, 3, 10))]
    assert "government_report" in keys and "annual_report" not in keys
    both = [one.key for one in duties(with_settings(desk, agency_kind="both"), date(2027, 1, 10))]
    assert "annual_report" in both


def test_switched_on_the_autumn_is_late_coming_and_open(desk: Desk) -> None:
    office = with_settings(desk, duty_lost_cases="on", duty_month_figures="on")
    found = listed(office, date(2026, 10, 8))
    states = {name: one.state for name, one in found.items()}
    assert states[("lost_cases", "2026Q3")] is DutyState.LATE
    assert states[("lost_cases", "2026Q3+")] is DutyState.OPEN
    assert states[("month_figures", "2026-09")] is DutyState.OPEN
    assert found[("month_figures", "2026-09")].remaining == 2  # 9 and 10 October, a make-up Saturday
    assert found[("month_figures", "2026-09")].title == "2026 年 9 月数据上报"
    assert found[("lost_cases", "2026Q3+")].title == "2026 年第三季度败诉情况报送（补报）"


def test_what_was_missed_long_ago_stays_until_it_is_ticked(desk: Desk) -> None:
    office = with_settings(desk, duty_lost_cases="on")
    much_later = date(2027, 6, 1)
    assert listed(office, much_later)[("lost_cases", "2026Q3")].state is DutyState.LATE
    tick(office, "lost_cases", "2026Q3", on=much_later, today=much_later)
    assert ("lost_cases", "2026Q3") not in listed(office, date(2027, 7, 3)), "done more than 31 days before"


def test_a_tick_is_kept_with_day_name_and_figures(desk: Desk) -> None:
    office = with_settings(desk, duty_lost_cases="on")
    change = tick(office, "lost_cases", "2026Q3", on=date(2026, 9, 30), today=TODAY, by="韩予墨", note="系统内已报")
    assert office.terms.sentence(change.message, change.facts) == "已记：2026 年第三季度败诉情况报送，2026-09-30 办理。"
    done = listed(office)[("lost_cases", "2026Q3")]
    assert (done.state, done.done_on, done.done_by, done.remark) == (
        DutyState.DONE, date(2026, 9, 30), "韩予墨", "系统内已报"
    )
    (filing,) = office.store.filings.all()
    assert json.loads(filing.content)["figures"]["count"] == 0, "a nil report is kept as what it was"
    tick(office, "lost_cases", "2026Q3", on=date(2026, 9, 30), today=TODAY, by="韩予墨", note="系统内已报")
    assert len(office.store.filings.all()) == 1, "the same tick twice is one"


def test_a_tick_taken_back_leaves_its_trace(desk: Desk) -> None:
    office = with_settings(desk, duty_lost_cases="on")
    tick(office, "lost_cases", "2026Q3", on=date(2026, 9, 30), today=TODAY)
    untick(office, "lost_cases", "2026Q3", today=TODAY)
    assert listed(office)[("lost_cases", "2026Q3")].state is DutyState.LATE
    assert [one.filed_on for one in office.store.filings.all()] == [date(2026, 9, 30), TODAY]
    untick(office, "lost_cases", "2026Q3", today=TODAY)
    assert len(office.store.filings.all()) == 2, "nothing to take back"
    assert office.store.findings(()) == ()


def test_a_whole_report_after_the_holiday_needs_no_supplement(desk: Desk) -> None:
    office = with_settings(desk, duty_lost_cases="on")
    tick(office, "lost_cases", "2026Q3", on=date(2026, 10, 9), today=TODAY)
    assert ("lost_cases", "2026Q3+") not in listed(office)


def test_the_future_cannot_be_ticked(desk: Desk) -> None:
    office = with_settings(desk, duty_lost_cases="on")
    with pytest.raises(KnownTrouble, match="duty_done_in_future"):
        tick(office, "lost_cases", "2026Q3", on=date(2026, 10, 14), today=TODAY)
    assert office.store.filings.all() == ()


@pytest.mark.parametrize(("key", "period", "trouble"), [
    ("lost_cases", "", "duty_unknown"), ("no_such_duty", "", "duty_unknown"),
    ("self_review", "2019", "duty_not_there"),
])
def test_what_is_not_kept_here_is_said(desk: Desk, key: str, period: str, trouble: str) -> None:
    with pytest.raises(KnownTrouble, match=trouble) as told:
        deeds.find(desk, key, period, TODAY)
    assert "？" not in desk.terms.of(told.value)


def test_the_quarters_lost_cases_are_counted_by_the_day_they_ended(desk: Desk, registered: Registered) -> None:
    office = with_settings(desk, duty_lost_cases="on")
    request = registered(date(2026, 8, 3))
    for route, result, ended in (
        (RemedyRoute.RECONSIDERATION, RemedyResult.CORRECTED, date(2026, 8, 20)),
        (RemedyRoute.LITIGATION_DIRECT, RemedyResult.CORRECTED, date(2026, 8, 21)),
        (RemedyRoute.LITIGATION_DIRECT, RemedyResult.UPHELD, date(2026, 8, 21)),
        (RemedyRoute.LITIGATION_DIRECT, RemedyResult.CORRECTED, date(2026, 10, 9)),  # the next quarter's
    ):
        draft = RemedyDraft(route, "临澜区人民法院", f"{route}{ended}{result}", filed_on=date(2026, 8, 10),
                            result=result, closed_on=ended)
        office.store.remedies.open(request, draft)
    note = listed(office)[("lost_cases", "2026Q3")].note
    assert note is not None
    assert office.terms.sentence(note.key, note.facts) == "本季度以纠正结果结案 2 件：复议 1 件，诉讼 1 件。"


def test_no_lost_case_is_a_nil_report(desk: Desk) -> None:
    note = listed(with_settings(desk, duty_lost_cases="on"))[("lost_cases", "2026Q3")].note
    assert note is not None and note.key == "duty_note_lost_none"


def test_a_target_is_done_on_the_day_the_work_log_reaches_it(desk: Desk) -> None:
    office = with_settings(desk, duty_training="on")
    december = date(2026, 12, 10)
    for on, minutes in ((date(2026, 3, 2), 240), (date(2026, 9, 9), 240), (date(2025, 12, 1), 600)):
        office.store.work_log.add(WorkDone(done_on=on, kind="training", subject="依申请公开", minutes=minutes))
    duty = listed(office, december)[("training", "2026")]
    assert duty.state is DutyState.OPEN and duty.note is not None
    assert office.terms.sentence(duty.note.key, duty.note.facts) == "已记 8 学时，共要 10 学时。"
    office.store.work_log.add(WorkDone(done_on=date(2026, 12, 1), kind="training", subject="研讨", minutes=120))
    assert listed(office, december)[("training", "2026")].done_on == date(2026, 12, 1)


def test_this_months_figures_can_be_read_as_this_months(desk: Desk) -> None:
    office = with_settings(desk, duty_month_figures="on", month_reported="running")
    due = {one.period: one.due_on for one in duties(office, TODAY)}
    assert due["2026-10"] == date(2026, 10, 10) and due["2026-11"] == date(2026, 11, 4)


def test_every_reason_and_note_has_its_sentence(desk: Desk) -> None:
    every = {f"duty_{rule.key}": "on" for rule in deeds.rules_of(desk)}
    office = with_settings(desk, agency_kind="both")
    every |= {f"duty_{rule.key}": "on" for rule in deeds.rules_of(office)}
    office = with_settings(office, days_ahead="92", **every)
    seen = set()
    for today in (date(2026, 1, 2), date(2026, 4, 1), date(2026, 9, 20), date(2026, 12, 20), date(2027, 9, 1)):
        for duty in duties(office, today):
            for reason in (*duty.because, *((duty.note,) if duty.note else ())):
                sentence = office.terms.sentence(reason.key, reason.facts)
                assert "？" not in sentence and sentence.endswith("。"), sentence
                assert "?" not in office.terms.english(reason.key, reason.facts)
            seen.add(duty.key)
    assert len(seen) == len(deeds.rules_of(office))
