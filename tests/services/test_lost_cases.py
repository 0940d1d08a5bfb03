"""Lost cases of a quarter: what is listed, nil, provisional before the quarter is over, supplemented afterwards."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from clerk_app import places
from clerk_app.cases.remedy import RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome, RemedyResult, RemedyRoute
from clerk_app.services import answering, month_book
from clerk_app.services.desk import Desk
from clerk_app.services.duties import DutyState, duties, tick
from clerk_app.services.lost_cases import QuarterReport, quarter_report, report, take_back
from clerk_app.services.months import quarter
from clerk_app.services.settings import read_settings
from clerk_app.trouble import KnownTrouble

LAST_WORKDAY = date(2026, 9, 30)  # 5 October lies in the holiday of 1 to 7 October
AFTER = date(2026, 10, 8)  # the first working day after it
Q3 = quarter(2026, 3)
Registered = Callable[..., RequestId]


@pytest.fixture
def request_id(desk: Desk, registered: Registered) -> RequestId:
    made = registered(date(2026, 7, 1), number="2026-0001")
    answering.answer(desk, made, on=date(2026, 7, 10), outcome=Outcome.REFUSED_PRIVACY, today=date(2026, 8, 28))
    return made


def lose(
    desk: Desk, request_id: RequestId, number: str, ended: date, result: RemedyResult = RemedyResult.CORRECTED,
    route: RemedyRoute = RemedyRoute.LITIGATION_DIRECT,
) -> RemedyId:
    draft = RemedyDraft(route, "临澜区人民法院", number, date(2026, 7, 20), date(2026, 7, 22), result, ended)
    return desk.store.remedies.open(request_id, draft)


def made_of(desk: Desk, today: date) -> QuarterReport:
    return quarter_report(desk, 2026, 3, today=today)


def said(desk: Desk, today: date) -> str:
    return "".join(month_book.lost_notes(desk, made_of(desk, today)))


def test_only_what_ended_as_corrected_in_the_quarter_is_listed(desk: Desk, request_id: RequestId) -> None:
    lose(desk, request_id, "一号", date(2026, 7, 31), route=RemedyRoute.RECONSIDERATION)
    lose(desk, request_id, "二号", date(2026, 9, 30))
    lose(desk, request_id, "三号", date(2026, 8, 3), RemedyResult.UPHELD)
    lose(desk, request_id, "四号", date(2026, 10, 1))
    made = made_of(desk, AFTER)
    assert [one.case_number for one in made.cases] == ["一号", "二号"]
    assert "本季度以纠正结果结案 2 件：复议 1 件，诉讼 1 件。" in said(desk, AFTER)
    first = made.cases[0]
    assert (first.request_number, first.applicant, first.answered_on, first.answer, first.filed_on) == (
        "2026-0001", "周若安", date(2026, 7, 10), Outcome.REFUSED_PRIVACY, date(2026, 7, 20)
    )


def test_a_quarter_without_one_is_a_nil_report(desk: Desk, request_id: RequestId) -> None:
    assert made_of(desk, AFTER).is_nil and not made_of(desk, AFTER).is_provisional
    assert said(desk, AFTER).startswith("本季度无败诉案件。")


def test_before_the_quarter_is_over_it_is_provisional_and_names_the_supplement(desk: Desk) -> None:
    made = made_of(desk, LAST_WORKDAY)
    assert (made.is_provisional, made.due_on, made.supplement_on) == (True, LAST_WORKDAY, AFTER)
    assert "截至 2026-09-30，本季度无败诉案件（暂定）。" in said(desk, LAST_WORKDAY)
    assert "2026-10-08 再补报。" in said(desk, LAST_WORKDAY)
    first = quarter_report(desk, 2026, 1, today=date(2026, 4, 3))
    assert (first.is_provisional, first.supplement_on) == (False, None), "due in April, when the quarter is over"


def test_what_came_after_the_provisional_report_is_the_supplement(desk: Desk, request_id: RequestId) -> None:
    lose(desk, request_id, "一号", date(2026, 8, 3))
    assert report(desk, Q3, on=LAST_WORKDAY, today=LAST_WORKDAY).message == "lost_reported"
    assert report(desk, Q3, on=LAST_WORKDAY, today=LAST_WORKDAY).message == "lost_reported_already"
    lose(desk, request_id, "二号", date(2026, 9, 30))
    made = made_of(desk, AFTER)
    assert [one.case_number for one in made.added] == ["二号"] and made.is_changed
    assert "2026-09-30 由苏晚晴报送过 1 件。报送以后增加 1 件：二号。" in said(desk, AFTER)
    assert month_book.lost_title(desk, made, "区政府").endswith("（补报）")
    assert report(desk, Q3, on=AFTER, today=AFTER).message == "lost_reported_supplement"
    assert [one.period for one in desk.store.filings.all()] == ["2026Q3", "2026Q3+"]
    assert not made_of(desk, AFTER).is_changed
    take_back(desk, Q3, today=AFTER)
    assert [one.case_number for one in made_of(desk, AFTER).added] == ["二号"], "the supplement alone is taken back"
    assert desk.store.findings(()) == ()


def test_a_case_whose_result_was_wrong_is_dropped_by_its_number(desk: Desk, request_id: RequestId) -> None:
    lose(desk, request_id, "一号", date(2026, 8, 3))
    report(desk, Q3, on=AFTER, today=AFTER)
    closing = desk.store.requests.get(request_id).entries[-1]
    desk.store.requests.strike(request_id, closing.id, reason="结果填错", on=AFTER)
    assert made_of(desk, AFTER).dropped == ("一号",)
    assert "报送过的有 1 件现在不在名单里：一号。" in said(desk, AFTER)


def test_a_tick_of_the_duty_keeps_the_list(desk: Desk, request_id: RequestId) -> None:
    desk.store.settings.set("duty_lost_cases", "on")
    office = replace(desk, settings=read_settings(places.resources(), desk.store.settings.all()))
    lose(desk, request_id, "一号", date(2026, 8, 3))
    tick(office, "lost_cases", "2026Q3", on=LAST_WORKDAY, today=AFTER)
    assert made_of(desk, AFTER).reported is not None and not made_of(desk, AFTER).is_changed
    report(office, Q3, on=AFTER, today=AFTER)
    states = {one.period: one.state for one in duties(office, AFTER) if one.key == "lost_cases"}
    assert states["2026Q3"] is states["2026Q3+"] is DutyState.DONE
    assert "周若安" not in "".join(one.content for one in desk.store.filings.all())


def test_a_quarter_to_come_has_no_report(desk: Desk) -> None:
    with pytest.raises(KnownTrouble, match="period_not_begun"):
        quarter_report(desk, 2026, 4, today=LAST_WORKDAY)


def test_the_workbook_has_every_column_and_blanks_what_nobody_noted(desk: Desk, request_id: RequestId) -> None:
    lose(desk, request_id, "=HYPERLINK(1)", date(2026, 8, 3))
    book = load_workbook(io.BytesIO(month_book.lost_workbook(desk, made_of(desk, AFTER), today=AFTER)))
    page = book["败诉案件"]
    heads = [cell.value for cell in page[3]]
    row = dict(zip(heads, (cell.value for cell in page[4]), strict=True))
    assert row["案号"] == "=HYPERLINK(1)" and page["A4"].data_type == "s"
    assert row["结案日期"].date() == date(2026, 8, 3) and row["原答复类型"] == desk.terms.word(Outcome.REFUSED_PRIVACY)
    assert {"审级", "决定或裁判文书号", "败诉原因", "纠正情况"} < {head for head, value in row.items() if value is None}
    assert "登记簿里没有记的栏目空着，由承办人填：审级、决定或裁判文书号、" in page["A2"].value


def test_a_nil_report_prints_its_sentence(desk: Desk) -> None:
    book = load_workbook(io.BytesIO(month_book.lost_workbook(desk, made_of(desk, AFTER), today=AFTER)))
    assert book["败诉案件"]["A4"].value == "本季度无败诉案件"
    assert month_book.lost_pdf(desk, made_of(desk, AFTER), today=AFTER).startswith(b"%PDF")


def test_the_plain_form_names_no_applicant(desk: Desk, request_id: RequestId) -> None:
    lose(desk, request_id, "一号", date(2026, 8, 3))
    plain = month_book.plain_lost(desk, made_of(desk, AFTER))
    written = json.dumps(plain, ensure_ascii=False)
    assert plain["nil"] is False and "一号" in written and "周若安" not in written
