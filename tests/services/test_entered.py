"""Figures entered by hand: by the month and at once, with source and history; registers propose, blank is not 0."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OrganId, RequestDraft
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.law.form_table import CountingUnit, Severity
from clerk_app.law.terms import Channel, EventKind, Outcome
from clerk_app.services import answering, entered, handling, intake, year_sheets, years
from clerk_app.services.desk import Desk
from clerk_app.store.books import Complaint, WorkDone
from clerk_app.store.organs import FIRST_DAY, Organ
from clerk_app.trouble import KnownTrouble

DATA = Path(__file__).resolve().parent.parent / "data"
TODAY = date(2026, 8, 28)
OLD = "old_statistics_sheet"


def typed(desk: Desk, row: str, value: str, *, year: int = 2017, table: str = OLD, column: str = "value",
          month: int = 0, source: str = "网站后台", **more: Any) -> None:
    entered.enter(
        desk, year=year, table=table, row=row, column=column, value=value, month=month, source=source, today=TODAY,
        **more,
    )  # fmt: skip


def stands(desk: Desk, row: str, *, year: int = 2017, table: str = OLD, column: str = "value") -> object:
    filled = year_sheets.build(desk, year, today=TODAY).table(table)
    assert filled is not None
    return filled.value(row, column)


def of_identity(desk: Desk, identity: str, year: int = 2017) -> list[tuple[str, Severity, object, object]]:
    found = year_sheets.findings(desk, year_sheets.build(desk, year, today=TODAY))
    return [(one.row, one.severity, one.left, one.right) for one in found if one.identity == identity]


def test_months_add_up_and_a_correction_keeps_what_was_there(desk: Desk) -> None:
    typed(desk, "channel_website", "320", month=1)
    typed(desk, "channel_website", "16", month=2)
    typed(desk, "channel_website", "18", month=2, source="网站后台更正")
    assert stands(desk, "channel_website") == 338
    lines = entered.history(desk, 2017, OLD, "channel_website", "value")
    assert [(one.month, one.value, one.source, one.noted_by) for one in lines] == [
        (1, "320", "网站后台", "苏晚晴"), (2, "16", "网站后台", "苏晚晴"), (2, "18", "网站后台更正", "苏晚晴"),
    ]
    assert entered.source_of(desk, 2017, OLD, "channel_weibo") == "网站后台更正", "one block, one source"
    assert entered.source_of(desk, 2017, OLD, "meetings") == "", "another block has its own"
    missing = of_identity(desk, "MONTHS")
    assert missing == [("channel_website", Severity.WARNING, 2, None)]


def test_a_year_and_months_that_differ_are_for_the_clerk_to_decide(desk: Desk) -> None:
    typed(desk, "channel_website", "400")
    typed(desk, "channel_website", "320", month=1)
    assert of_identity(desk, "ENTERED_TWICE") == [("channel_website", Severity.ERROR, 400, 320)]
    assert stands(desk, "channel_website") == 400
    entered.choose(desk, 2017, OLD, "channel_website", "value", whole=False, today=TODAY)
    assert stands(desk, "channel_website") == 320
    assert of_identity(desk, "ENTERED_TWICE") == []
    typed(desk, "channel_website", "320")
    assert of_identity(desk, "ENTERED_TWICE") == [], "the same figure twice contradicts nothing"


def test_an_amount_keeps_its_decimals_and_a_change_its_sign(desk: Desk) -> None:
    typed(desk, "fees", "44899.2477", year=2023, table="art20_8", column="amount_wan_yuan", source="财务科")
    assert stands(desk, "fees", year=2023, table="art20_8", column="amount_wan_yuan") == Decimal("44899.2477")
    typed(desk, "fees", "１２．５０", year=2023, table="art20_8", column="amount_wan_yuan", source="财务科")
    plain = to_plain(year_sheets.build(desk, 2023, today=TODAY))
    assert plain["active_disclosure"]["art20_8"] == {"fees_wan_yuan": "12.50"}  # type: ignore[index]
    typed(desk, "punishment", "-118", year=2020, table="art20_6", column="change", source="法制科")
    assert stands(desk, "punishment", year=2020, table="art20_6", column="change") == -118


def test_blank_is_not_zero_and_a_blank_left_so_is_said(desk: Desk) -> None:
    place = (OLD, "channel_weibo", "value")
    assert stands(desk, "channel_weibo") is None
    assert place in year_sheets.build(desk, 2017, today=TODAY).open_blanks
    entered.leave_blank(desk, 2017, [place], today=TODAY)
    assert stands(desk, "channel_weibo") is None
    assert place not in year_sheets.build(desk, 2017, today=TODAY).open_blanks
    typed(desk, "channel_weibo", "0")
    assert stands(desk, "channel_weibo") == 0
    typed(desk, "channel_weibo", "")
    assert stands(desk, "channel_weibo") is None
    assert place in year_sheets.build(desk, 2017, today=TODAY).open_blanks
    assert len(entered.history(desk, *_of(place))) == 3


def _of(place: tuple[str, str, str]) -> tuple[int, str, str, str]:
    return 2017, *place


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"row": "received_total"}, "entered_unknown_row"), ({"row": "nowhere"}, "entered_unknown_row"),
        ({"value": "十"}, "entered_not_a_number"), ({"value": "-3"}, "entered_not_a_number"),
        ({"value": "1.5"}, "entered_not_a_number"), ({"source": " "}, "entered_without_source"),
        ({"row": "staff_total", "month": 3}, "entered_not_by_month"), ({"month": 13}, "entered_not_by_month"),
        ({"year": 2027}, "year_not_begun"),
    ],
)
def test_what_cannot_be_entered_is_refused_with_its_reason(desk: Desk, change: dict[str, object], key: str) -> None:
    given: dict[str, object] = {"row": "channel_website", "value": "3", **change}
    with pytest.raises(KnownTrouble) as trouble:
        typed(desk, **given)  # type: ignore[arg-type]
    assert trouble.value.key == key
    assert "？" not in desk.terms.of(trouble.value)
    assert desk.store.figures.all() == ()


def test_a_month_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(KnownTrouble, match="entered_month_ahead"):
        typed(desk, "punishment", "1", year=2026, table="art20_6", column="decisions", month=9)
    typed(desk, "punishment", "1", year=2026, table="art20_6", column="decisions", month=8)


def test_the_same_keystroke_twice_is_one_line(desk: Desk) -> None:
    for deed in ("a", "a", "b"):
        typed(desk, "channel_website", "3", deed=deed)
    typed(desk, "channel_website", "4", deed="c")
    typed(desk, "channel_website", "3", deed="a")
    assert [one.value for one in desk.store.figures.all()] == ["3", "4"]


def test_named_sub_rows_stand_below_their_row(desk: Desk) -> None:
    for name, value in (("行政检查", "8"), ("行政确认", "2")):
        typed(desk, f"other_services_{name}", value, year=2020, table="art20_5", column="decisions", source="法制科")
    filled = year_sheets.build(desk, 2020, today=TODAY).table("art20_5")
    assert filled is not None
    assert [row.label for row in filled.rows] == ["行政许可", "行政检查", "行政确认"]
    assert [filled.value(f"other_services_{name}", "decisions") for name in ("行政检查", "行政确认")] == [8, 2]
    typed(desk, "other_services_行政确认", "", year=2020, table="art20_5", column="decisions")
    filled = year_sheets.build(desk, 2020, today=TODAY).table("art20_5")
    assert filled is not None
    assert [row.label for row in filled.rows] == ["行政许可", "行政检查"]


def test_registers_propose_and_another_figure_needs_a_reason(desk: Desk) -> None:
    assert stands(desk, "complaints_total") is None, "an empty register says nothing"
    for day in (date(2017, 3, 1), date(2017, 4, 1), date(2016, 4, 1)):
        desk.store.complaints.add(Complaint(kind="complaint", came_on=day))
    for day, kind, persons in (
        (date(2017, 2, 1), "meeting", 12), (date(2017, 5, 1), "training", 40), (date(2017, 6, 1), "seminar", 30),
    ):
        desk.store.work_log.add(WorkDone(done_on=day, kind=kind, subject="某次", persons=persons, minutes=60))
    rows = ("complaints_total", "meetings", "trainings", "trained_person_times")
    assert [stands(desk, row) for row in rows] == [2, 1, 2, 70]
    with pytest.raises(KnownTrouble, match="entered_differs_from_register"):
        typed(desk, "complaints_total", "5")
    typed(desk, "complaints_total", "5", reason="另有 3 件由信访部门转来，未登记")
    assert stands(desk, "complaints_total") == 5
    assert of_identity(desk, "REGISTER") == [("complaints_total", Severity.INFO, 5, 2)]


def test_fees_that_were_paid_feed_their_row_in_wan_yuan(desk: Desk, person: Applicant) -> None:
    draft = RequestDraft(received_on=date(2017, 2, 6), channel=Channel.IN_PERSON, applicant=person, wording="某项信息")
    one = next(iter(intake.register(desk, draft, today=TODAY).requests))
    handling.notice_fee(desk, one, on=date(2017, 2, 10), amount_fen=12_345, today=TODAY)
    assert stands(desk, "fees") is None, "asked for is not collected"
    handling.pay_fee(desk, one, on=date(2017, 2, 13), today=TODAY)
    assert stands(desk, "fees") == Decimal("0.012345")
    assert desk.store.requests.get(one).last(EventKind.FEE_PAID) is not None


@pytest.mark.parametrize("name", ["2020_beijing_xicheng_district", "2023_jiangsu_suqian_city"])
def test_a_published_files_figures_are_kept_and_stand_on_the_sheet_without_it(desk: Desk, name: str) -> None:
    path = DATA / "published" / f"{name}.json"
    printed = json.loads(path.read_text(encoding="utf-8"))
    change = entered.import_file(desk, path, printed["year"], today=TODAY)
    assert change.facts["count"] == change.facts["new"]
    plain = json.loads(json.dumps(to_plain(year_sheets.build(desk, printed["year"], today=TODAY))))
    assert plain["active_disclosure"] == printed["active_disclosure"]
    assert {one.source for one in desk.store.figures.all()} == {path.name}
    again = entered.import_file(desk, path, printed["year"], today=TODAY)
    assert again.facts["new"] == 0


def test_a_file_given_beside_wins_over_what_was_entered(desk: Desk) -> None:
    typed(desk, "licensing", "7", year=2023, table="art20_5", column="decisions")
    typed(desk, "punishment", "9", year=2023, table="art20_6", column="decisions")
    given = {"active_disclosure": {"art20_5": {"licensing": 100}}}
    sheet = year_sheets.build(desk, 2023, today=TODAY, entered=given)
    values = [filled.value(row, "decisions") for filled in sheet.tables for row in ("licensing", "punishment")
              if filled.row(row) is not None]
    assert values == [100, 9]


def test_a_sheet_by_items_counts_every_item_with_its_own_result(desk: Desk, person: Applicant) -> None:
    """西城 2017: 1181 requests held 1484 items; here one request of three items, one of one, one still open of two."""
    made = []
    for subjects in (("甲", "乙", "丙"), (), ("丁", "戊")):
        draft = RequestDraft(
            received_on=date(2017, 3, 6), channel=Channel.ONLINE, applicant=person, wording="某项信息",
            subjects=subjects,
        )
        made.append(next(iter(intake.register(desk, draft, today=TODAY).requests)))
    answering.answer(
        desk, made[0], on=date(2017, 3, 20), outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY,
        items={1: Outcome.DISCLOSED, 2: Outcome.UNABLE_NOT_EXIST, 3: Outcome.REFUSED_PRIVACY},
    )
    answering.answer(desk, made[1], on=date(2017, 3, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    rows = ("received_total", "received_network", "completed_total", "replies_total", "reply_agreed",
            "reply_partly_agreed", "reply_not_exist", "reply_refused", "refused_privacy")
    assert [stands(desk, row) for row in rows] == [3, 3, 2, 2, 1, 1, 0, 0, 0]
    year_sheets.choose_unit(desk, 2017, CountingUnit.ITEM)
    assert [stands(desk, row) for row in rows] == [6, 6, 4, 4, 2, 0, 1, 1, 1]
    sheet = year_sheets.build(desk, 2017, today=TODAY)
    assert not [one for one in year_sheets.findings(desk, sheet) if one.severity is Severity.ERROR]
    behind = year_sheets.explain(desk, sheet, OLD, "received_total", "value")
    assert sorted(one.request for one in behind) == made, "a request is named once"
    assert year_sheets.unit_of(desk, 2018) is CountingUnit.REQUEST, "each year for itself"
    with pytest.raises(KnownTrouble, match="unit_not_of_form"):
        year_sheets.choose_unit(desk, 2023, CountingUnit.ITEM)


def test_a_figure_typed_is_tried_at_once_without_counting_the_requests_again(desk: Desk) -> None:
    """O7: 工作人员数 = 专职 + 兼职 (forms 1.2), live while the clerk types; what a full count says is the same."""
    view = years.year_view(desk, 2017, TODAY)
    for row, value in (("staff_total", "3"), ("staff_full_time", "1"), ("staff_part_time", "1")):
        typed(desk, row, value, source="人事科")
    typed(desk, "channel_website", "5", month=1)
    view = years.with_figures(desk, view, TODAY)
    broken = [(one.identity, one.left, one.right) for one in view.findings if one.severity is Severity.ERROR]
    assert broken == [("O7", 3, 2)]
    whole = years.year_view(desk, 2017, TODAY)
    assert (view.sheet, view.findings, view.passed) == (whole.sheet, whole.findings, whole.passed)
    assert years.year_view(desk, 2018, TODAY).last == {
        (OLD, "staff_total", "value"): 3, (OLD, "staff_full_time", "value"): 1, (OLD, "staff_part_time", "value"): 1,
        (OLD, "channel_website", "value"): 5,
    }


def test_what_several_agencies_entered_is_added_and_who_is_missing_is_said(desk: Desk) -> None:
    organs = desk.store.organs
    first = organs.first()
    organs.update(first, since=FIRST_DAY, name="临澜区人民政府", short_name="区政府")
    second = organs.add(Organ(OrganId(0), FIRST_DAY, name="临澜区人民政府办公室", short_name="区府办"))
    typed(desk, "channel_website", "320", organ=first)
    typed(desk, "channel_website", "16", month=1, organ=second)
    typed(desk, "channel_website", "2", month=2, organ=second)
    typed(desk, "channel_weibo", "7", organ=second)
    assert (stands(desk, "channel_website"), stands(desk, "channel_weibo")) == (338, 7)
    assert of_identity(desk, "ORGANS") == [("channel_weibo", Severity.WARNING, 7, None)]
    (said,) = [
        year_sheets.sentence_of(desk.terms, one) for one in entered.entered_of(desk, 2017).remarks
        if one.identity == "ORGANS"
    ]
    assert "区政府没有填" in said
    alone = year_sheets.build(desk, 2017, today=TODAY, organ=second).table(OLD)
    assert alone is not None and alone.value("channel_website", "value") == 18
    typed(desk, "channel_website", "340")
    assert stands(desk, "channel_website") == 340, "what was typed for all of them holds"
    assert of_identity(desk, "ORGANS")[0] == ("channel_website", Severity.WARNING, 340, 338)


def test_agencies_called_alike_for_short_are_both_added(desk: Desk) -> None:
    organs = desk.store.organs
    first = organs.first()
    organs.update(first, since=FIRST_DAY, name="临澜区东片征收中心", short_name="征收中心")
    second = organs.add(Organ(OrganId(0), FIRST_DAY, name="临澜区西片征收中心", short_name="征收中心"))
    typed(desk, "channel_website", "320", organ=first)
    typed(desk, "channel_website", "18", organ=second)
    assert stands(desk, "channel_website") == 338
