"""Month and quarter: figures counted by hand on a small register, by both dates; what was sent stays what was sent."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.month_sheet import Basis, Counts, Reach, read_month_form
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, EventKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.services import answering, handling, intake, month_book, months_sent
from clerk_app.services.change import Override
from clerk_app.services.desk import Desk
from clerk_app.services.duties import DutyState, duties, tick, untick
from clerk_app.services.months import MonthView, month, quarter, read_period
from clerk_app.services.months_sent import month_view, send, sent, take_back
from clerk_app.services.settings import read_settings
from clerk_app.store.books import Complaint
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # a Friday; July is over
JULY = month(2026, 7)
R, C, YEAR = Basis.RECEIVED, Basis.CLOSED, Reach.YEAR
Made = dict[str, RequestId]


def register(desk: Desk, name: str, on: date, channel: Channel, applicant: str = "周若安") -> RequestId:
    draft = RequestDraft(
        received_on=on, channel=channel, applicant=Applicant(ApplicantKind.NATURAL_PERSON, applicant),
        wording=f"材料{name}", number=f"2026-{name}",
    )
    return next(iter(intake.register(desk, draft, today=TODAY).requests))


@pytest.fixture
def made(desk: Desk) -> Made:
    """a  2 June, counter: disclosed and handed over 3 July, two working days after 1 July, its limit
    b  1 July, online: partly disclosed 10 July          c  20 July, post: not held, 30 July
    d  21 July, fax: refused 5 August (privacy)          e  31 July, online: withdrawn the same day
    f  5 August, counter: still open                     and a reconsideration, a lawsuit and an appeal in July"""
    found = {
        "a": register(desk, "a", date(2026, 6, 2), Channel.IN_PERSON),
        "b": register(desk, "b", date(2026, 7, 1), Channel.ONLINE),
        "c": register(desk, "c", date(2026, 7, 20), Channel.REGISTERED_POST),
        "d": register(desk, "d", date(2026, 7, 21), Channel.FAX),
        "e": register(desk, "e", date(2026, 7, 31), Channel.ONLINE),
        "f": register(desk, "f", date(2026, 8, 5), Channel.IN_PERSON),
    }
    for name, on, outcome in (
        ("a", date(2026, 7, 3), Outcome.DISCLOSED), ("b", date(2026, 7, 10), Outcome.PARTIALLY_DISCLOSED),
        ("c", date(2026, 7, 30), Outcome.UNABLE_NOT_HELD), ("d", date(2026, 8, 5), Outcome.REFUSED_PRIVACY),
    ):
        answering.answer(desk, found[name], on=on, outcome=outcome, reason="会商" if name == "a" else "", today=TODAY)
        late = Override("韩予墨", "主任", "书面同意") if name == "a" else None
        answering.serve(desk, found[name], on=on, manner=DeliveryManner.DIRECT, today=TODAY, override=late)
    handling.withdraw(desk, found["e"], on=date(2026, 7, 31), today=TODAY)
    for route, filed_on, accepted_on, closed_on in (
        (RemedyRoute.RECONSIDERATION, date(2026, 7, 20), date(2026, 8, 3), None),
        (RemedyRoute.LITIGATION_DIRECT, date(2026, 7, 10), None, date(2026, 7, 30)),
    ):
        desk.store.remedies.open(found["a"], RemedyDraft(
            route, "临澜区人民法院", f"案{route}", filed_on, accepted_on,
            RemedyResult.UPHELD if closed_on else None, closed_on,
        ))
    for kind in ("appeal", "complaint"):
        desk.store.complaints.add(Complaint(kind=kind, came_on=date(2026, 7, 15)))
    return found


def shown(view: MonthView, basis: Basis, reach: Reach = Reach.PERIOD) -> dict[str, int | None]:
    """The figures that are not 0."""
    figures = {row.id: view.sheet.figure(row.id, basis, reach).value for row in view.sheet.form.rows}
    return {row: value for row, value in figures.items() if value != 0}


BLANK = {"email": None, "other_channel": None}


def test_july_by_the_day_of_receipt_is_what_came_in_july(desk: Desk, made: Made) -> None:
    view = month_view(desk, 2026, 7, today=TODAY)
    assert shown(view, R) == BLANK | {
        "open_at_end": 1, "total": 4, "fax": 1, "online": 2, "letter": 1, "replies": 2, "partly": 1, "not_exist": 1,
        "withdrawn": 1, "in_hand": 1, "on_time": 3, "lawsuits": 1, "appeals": 1,
    }, "the reconsideration filed in July was accepted in August"
    assert shown(view, R, YEAR) == BLANK | {
        "open_at_end": None, "total": 5, "in_person": 1, "fax": 1, "online": 2, "letter": 1, "replies": 3, "agreed": 1,
        "partly": 1, "not_exist": 1, "withdrawn": 1, "in_hand": 1, "on_time": 3, "late": 1, "lawsuits": 1, "appeals": 1,
    }


def test_july_by_the_day_of_closing_is_what_was_finished_in_july(desk: Desk, made: Made) -> None:
    view = month_view(desk, 2026, 7, today=TODAY)
    wanted = BLANK | {
        "open_at_end": 1, "total": 4, "in_person": 1, "online": 2, "letter": 1, "replies": 3, "agreed": 1, "partly": 1,
        "not_exist": 1, "withdrawn": 1, "in_hand": None, "on_time": 3, "late": 1, "lawsuits": 1,
    }
    assert shown(view, C) == wanted
    assert shown(view, C, YEAR) == wanted | {"open_at_end": None}


def test_the_three_numbers_asked_for_open_their_requests(desk: Desk, made: Made) -> None:
    view = month_view(desk, 2026, 7, today=TODAY)
    assert set(view.new.requests) == {made[name] for name in "bcde"}
    assert set(view.answered.requests) == {made[name] for name in "abce"}
    assert view.open_at_end.requests == (made["d"],)


def test_a_month_that_runs_is_provisional_and_counts_up_to_today(desk: Desk, made: Made) -> None:
    view = month_view(desk, 2026, 8, today=TODAY)
    assert view.sheet.is_provisional and view.sheet.as_of == TODAY
    assert (view.new.value, view.answered.value, view.open_at_end.value) == (1, 1, 1)
    assert "本期还没有结束，数字暂定，算到 2026-08-28。" in months_sent.notes_of(desk, view)


def test_a_quarter_adds_its_months(desk: Desk, made: Made) -> None:
    second = months_sent.view(desk, quarter(2026, 2), today=TODAY)
    assert (second.new.value, second.answered.value, second.open_at_end.value) == (1, 0, 1)
    third = months_sent.view(desk, quarter(2026, 3), today=TODAY)
    assert third.sheet.figure("total", R).value == 5 and third.sheet.figure("refused", C).value == 1


def test_every_result_stands_on_one_row_and_the_parts_add_up() -> None:
    form = read_month_form(places.resources())
    rows = [one for row in form.rows for one in row.outcomes]
    assert sorted(rows) == sorted(Outcome), "each once"
    channels = [one for row in form.rows for one in row.channels]
    assert sorted(channels) == sorted(Channel)
    codes = [int(row.code) for row in form.rows if row.code]
    assert codes == list(range(12, 37))
    assert {row.id for row in form.rows if row.counts is Counts.NOTHING} == set(BLANK)


def test_closed_is_replies_and_what_ended_without_one(desk: Desk, made: Made) -> None:
    sheet = month_view(desk, 2026, 8, today=TODAY).sheet
    for basis in Basis:
        for reach in Reach:
            ended = sum(sheet.figure(row, basis, reach).value or 0
                        for row in ("replies", "withdrawn", "not_request", "lapsed"))  # fmt: skip
            judged = sum(sheet.figure(row, basis, reach).value or 0 for row in ("on_time", "late"))
            in_hand = sheet.figure("in_hand", basis, reach).value or 0
            assert sheet.figure("total", basis, reach).value == ended + in_hand == judged + in_hand


def test_a_register_of_complaints_that_is_not_kept_gives_a_blank(desk: Desk) -> None:
    assert month_view(desk, 2026, 7, today=TODAY).sheet.figure("appeals", R).value is None


def test_a_struck_registration_is_in_no_figure(desk: Desk, made: Made) -> None:
    strike(desk, made["b"])
    assert month_view(desk, 2026, 7, today=TODAY).new.value == 3


def strike(desk: Desk, request_id: RequestId) -> None:
    """What followed first, then the receipt."""
    for entry in reversed(desk.store.requests.get(request_id).entries):
        handling.strike(desk, request_id, entry=entry.id, reason="重复登记", today=TODAY)


# --- what was sent


def test_what_was_sent_stays_and_later_edits_show_figure_by_figure(desk: Desk, made: Made) -> None:
    change = send(desk, JULY, on=date(2026, 8, 5), today=TODAY, by="韩予墨")
    assert desk.terms.sentence(change.message, change.facts) == (
        "已记：2026 年 7 月的统计表于 2026-08-05 报送，数字算到 2026-07-31，照当时的样子留存。"
    )
    assert months_sent.differences(desk, JULY, TODAY) == ()
    late_entry = register(desk, "g", date(2026, 7, 30), Channel.ORDINARY_POST, "沈知行")
    view = month_view(desk, 2026, 7, today=TODAY)
    moved = {one.spot: (one.sent, one.now) for one in view.changed}
    assert moved == {
        ("open_at_end", R, Reach.PERIOD): (1, 2), ("open_at_end", C, Reach.PERIOD): (1, 2),
        ("total", R, Reach.PERIOD): (4, 5), ("total", R, YEAR): (5, 6),
        ("letter", R, Reach.PERIOD): (1, 2), ("letter", R, YEAR): (1, 2),
        ("in_hand", R, Reach.PERIOD): (1, 2), ("in_hand", R, YEAR): (1, 2),
    }
    assert {one.came for one in view.changed} == {(late_entry,)} and not any(one.gone for one in view.changed)
    assert view.sent is not None and view.sent.sheet.figure("total", R).value == 4
    assert (view.sent.on, view.sent.by) == (date(2026, 8, 5), "韩予墨")


def test_the_same_number_over_other_requests_is_a_difference(desk: Desk, made: Made) -> None:
    send(desk, JULY, on=TODAY, today=TODAY)
    register(desk, "g", date(2026, 7, 2), Channel.ONLINE, "沈知行")
    strike(desk, made["b"])
    online = next(one for one in months_sent.differences(desk, JULY, TODAY) if one.spot == ("online", R, Reach.PERIOD))
    assert (online.sent, online.now, online.gone) == (2, 2, (made["b"],))
    view = month_view(desk, 2026, 7, today=TODAY)
    assert view.sent is not None
    assert months_sent.said_of(desk, view.sheet, view.sent, online) == (
        "网上申请（按申请时间 本月累计）：报送时 2，现在 2。多了 2026-g。少了 2026-b。"
    )


def test_a_result_corrected_later_moves_one_figure_to_another(desk: Desk, made: Made) -> None:
    send(desk, JULY, on=TODAY, today=TODAY)
    entries = desk.store.requests.get(made["c"]).entries
    for kind in (EventKind.SERVED, EventKind.ANSWERED):
        wrong = next(one for one in entries if one.event.kind is kind)
        handling.strike(desk, made["c"], entry=wrong.id, reason="结果填错", today=TODAY)
    answering.answer(desk, made["c"], on=date(2026, 7, 30), outcome=Outcome.DISCLOSED, today=TODAY)
    moved = {one.spot[0] for one in months_sent.differences(desk, JULY, TODAY)}
    assert moved == {"agreed", "not_exist"}, "the sum of the replies is over the same requests"


def test_sent_twice_the_same_is_one_and_sent_again_keeps_both(desk: Desk, made: Made) -> None:
    send(desk, JULY, on=TODAY, today=TODAY)
    assert send(desk, JULY, on=TODAY, today=TODAY).message == "month_sent_already"
    assert len(desk.store.filings.all()) == 1
    register(desk, "g", date(2026, 7, 30), Channel.ORDINARY_POST, "沈知行")
    assert send(desk, JULY, on=TODAY, today=TODAY).message == "month_sent_again"
    first, second = (json.loads(one.content)["sheet"] for one in desk.store.filings.all())
    totals = [one["value"] for sheet in (first, second) for one in sheet["figures"]
              if (one["row"], one["basis"], one["reach"]) == ("total", "received", "period")]  # fmt: skip
    assert totals == [4, 5]
    assert months_sent.differences(desk, JULY, TODAY) == ()
    assert desk.store.findings(()) == ()


def test_what_is_kept_names_no_applicant(desk: Desk, made: Made) -> None:
    send(desk, JULY, on=TODAY, today=TODAY)
    (line,) = desk.store.filings.all()
    assert "2026-b" in line.content and "周若安" not in line.content and "材料" not in line.content


@pytest.mark.parametrize("on", [date(2026, 6, 30), date(2026, 8, 29)])
def test_it_cannot_be_sent_before_it_began_or_tomorrow(desk: Desk, made: Made, on: date) -> None:
    with pytest.raises(KnownTrouble, match="sent_outside") as told:
        send(desk, JULY, on=on, today=TODAY)
    assert "？" not in desk.terms.of(told.value)
    assert desk.store.filings.all() == ()


def test_a_month_that_has_not_begun_has_no_sheet(desk: Desk) -> None:
    with pytest.raises(KnownTrouble, match="period_not_begun"):
        month_view(desk, 2026, 9, today=TODAY)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026Q5", "2026", "七月", "２０２６-07", "0000-01", ""])
def test_what_is_no_period_is_said(desk: Desk, text: str) -> None:
    with pytest.raises(KnownTrouble, match="period_not_understood"):
        read_period(text)
    assert str(read_period(" 2026q3 ")) == "2026Q3"


def test_the_duty_is_done_by_sending_and_a_tick_keeps_the_sheet_too(desk: Desk, made: Made) -> None:
    desk.store.settings.set("duty_month_figures", "on")
    office = replace(desk, settings=read_settings(places.resources(), desk.store.settings.all()))
    tick(office, "month_figures", "2026-07", on=date(2026, 8, 5), today=TODAY, by="韩予墨")
    kept = sent(office, JULY)
    assert kept is not None and kept.sheet.figure("total", R).value == 4 and kept.by == "韩予墨"
    untick(office, "month_figures", "2026-07", today=TODAY)
    assert sent(office, JULY) is None
    send(office, JULY, on=date(2026, 8, 4), today=TODAY)
    (duty,) = [one for one in duties(office, TODAY) if (one.key, one.period) == ("month_figures", "2026-07")]
    assert (duty.state, duty.done_on, duty.done_by) == (DutyState.DONE, date(2026, 8, 4), "苏晚晴")
    take_back(office, JULY, today=TODAY)
    (duty,) = [one for one in duties(office, TODAY) if (one.key, one.period) == ("month_figures", "2026-07")]
    assert duty.state is DutyState.LATE and sent(office, JULY) is None


# --- the workbook


def test_the_workbook_holds_figures_their_requests_and_the_differences(desk: Desk, made: Made) -> None:
    send(desk, JULY, on=TODAY, today=TODAY)
    register(desk, "=2+5", date(2026, 7, 30), Channel.ORDINARY_POST, "沈知行")
    view = month_view(desk, 2026, 7, today=TODAY)
    book = load_workbook(io.BytesIO(month_book.month_workbook(desk, view, today=TODAY)))
    assert book.sheetnames == ["统计表", "数字出处", "与已报送的差异"]
    page = book["统计表"]
    assert page["A1"].value.endswith("2026 年 7 月依申请公开情况统计表")
    assert page["A2"].value.startswith("单位：件") and "2026-07-31" in page["A2"].value
    assert [one.value for one in page[3]] == [
        "代码", "指标", "按申请时间\n本月累计", "按申请时间\n年度累计", "按办结时间\n本月累计", "按办结时间\n年度累计",
        "说明",
    ]
    rows = {row[1].strip("　"): row[2:6] for row in page.iter_rows(min_row=4, values_only=True)}
    assert rows["申请总次数"] == (5, 6, 4, 4) and rows["电子邮件申请"] == (None, None, None, None)
    assert rows["处理中"] == (2, 2, None, None)
    behind = list(book["数字出处"].iter_rows(min_row=4, values_only=True))
    assert ("申请人主动撤销数", "按办结时间 本月累计", 1, "2026-e") in behind
    changed = list(book["与已报送的差异"].iter_rows(min_row=4, values_only=True))
    assert ("信函申请", "按申请时间 本月累计", 1, 2, "2026-=2+5", None) in changed
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_the_plain_form_names_requests_by_number(desk: Desk, made: Made) -> None:
    send(desk, JULY, on=TODAY, today=TODAY)
    strike(desk, made["b"])
    plain = json.loads(json.dumps(month_book.plain_month(desk, month_view(desk, 2026, 7, today=TODAY))))
    assert (plain["new"], plain["answered"], plain["open_at_end"]) == (3, 3, 1)
    assert {"row": "partly", "basis": "closed", "reach": "period", "sent": 1, "now": 0, "came": [],
            "gone": ["2026-b"]} in plain["changed"]  # fmt: skip
