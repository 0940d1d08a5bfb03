"""Complaints and the work log: added, put right, taken back; counted for the old sheet; exported as plain text."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

import openpyxl
import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.form_table import Feed, Register
from clerk_app.services import feeds, listed, registers
from clerk_app.services.desk import Desk
from clerk_app.services.registers import COMPLAINTS, WORK, figures_of, keep_complaint, keep_work, take_back
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)
MAY = date(2017, 5, 2)


def test_a_complaint_is_linked_to_its_request_by_number(desk: Desk, registered: Callable[..., RequestId]) -> None:
    request = registered()
    number = desk.store.requests.get(request).number
    keep_complaint(desk, kind="complaint", came_on=TODAY, number=number, matter="未按期答复", today=TODAY)
    (line,) = registers.complaints_of(desk, 2026)
    assert (line.request_id, line.kind, line.matter) == (request, "complaint", "未按期答复")
    (row,) = registers.listed(desk, COMPLAINTS, 2026).rows
    assert row.cells[1] == "投诉" and row.cells[3] == number


@pytest.mark.parametrize(("more", "key"), [
    ({"came_on": date(2026, 8, 29)}, "day_in_future"),
    ({"kind": "gossip"}, "register_no_kind"),
    ({"number": "2026-9999"}, "register_no_request"),
    ({"matter": "  "}, "register_without_matter"),
    ({"closed_on": date(2026, 8, 2)}, "register_closed_before"),
])
def test_what_cannot_be_is_refused_and_nothing_is_kept(desk: Desk, more: dict[str, object], key: str) -> None:
    given: dict[str, object] = {"kind": "report", "came_on": date(2026, 8, 3), "matter": "不答复", **more}
    with pytest.raises(KnownTrouble) as refused:
        keep_complaint(desk, today=TODAY, **given)  # type: ignore[arg-type]
    assert refused.value.key == key
    assert "。" in desk.terms.of(refused.value)
    assert desk.store.complaints.all() == ()


def test_a_correction_needs_a_reason_and_leaves_the_old_line_readable(desk: Desk) -> None:
    keep_work(desk, kind="training", done_on=MAY, subject="条例培训", minutes=90, persons=30, today=TODAY)
    with pytest.raises(KnownTrouble) as refused:
        keep_work(desk, kind="training", done_on=MAY, subject="条例培训", minutes=90, persons=31, today=TODAY, line=1)
    assert refused.value.key == "register_needs_reason"
    keep_work(
        desk, kind="training", done_on=MAY, subject="条例培训", minutes=90, persons=31, today=TODAY, line=1,
        reason="签到表为 31 人",
    )
    assert [one.persons for one in registers.work_of(desk, 2017)] == [31]
    (former,) = registers.former_of(desk, WORK, 1)
    assert former.line.persons == 30 and former.reason == "签到表为 31 人" and former.changed_by == "苏晚晴"


def test_the_same_again_is_no_correction(desk: Desk) -> None:
    keep_work(desk, kind="meeting", done_on=MAY, subject="例会", today=TODAY)
    change = keep_work(desk, kind="meeting", done_on=MAY, subject="例会", today=TODAY, line=1)
    assert change.message == "register_unchanged" and registers.former_of(desk, WORK, 1) == ()


def test_the_old_sheet_counts_the_lines_in_force_and_names_them(desk: Desk) -> None:
    for kind, persons in (("meeting", 0), ("training", 30), ("seminar", 12), ("report_heard", 0)):
        keep_work(desk, kind=kind, done_on=MAY, subject="某次", persons=persons, today=TODAY)
    for kind in ("report", "complaint", "appeal"):
        keep_complaint(desk, kind=kind, came_on=MAY, matter="某事", today=TODAY)
    take_back(desk, COMPLAINTS, 2, reason="重复登记", today=TODAY)
    assert dict(figures_of(desk, 2017)) == {
        "complaints_total": (2, (1, 3)), "meetings": (1, (1,)), "trainings": (2, (2, 3)),
        "trained_person_times": (42, (2, 3)),
    }
    (former,) = registers.former_of(desk, COMPLAINTS, 2)
    assert former.line.kind == "complaint" and former.reason == "重复登记"
    assert dict(figures_of(desk, 2016)) == {}, "a register without a line gives no figure"
    assert dict(figures_of(desk, 2026)) == {}, "the form since 2019 has no such rows"


def test_a_line_taken_back_is_not_corrected_any_more(desk: Desk) -> None:
    keep_work(desk, kind="meeting", done_on=MAY, subject="例会", today=TODAY)
    take_back(desk, WORK, 1, reason="误记", today=TODAY)
    with pytest.raises(KnownTrouble) as refused:
        keep_work(desk, kind="meeting", done_on=MAY, subject="专题会", today=TODAY, line=1, reason="改")
    assert refused.value.key == "register_line_gone"
    assert registers.listed(desk, WORK, 2017).rows == ()


def test_the_workbook_holds_days_as_days_and_a_formula_as_text(desk: Desk) -> None:
    keep_work(desk, kind="training", done_on=MAY, subject="=1+1", minutes=90, persons=30, today=TODAY)
    data = listed.workbook(desk, registers.listed(desk, WORK, 2017), today=TODAY)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet[3]] == ["日期", "类别", "内容", "学时", "人次"]
    day, _, subject, hours, persons = sheet[4]
    assert day.value == datetime(2017, 5, 2) and (subject.value, subject.data_type) == ("=1+1", "s")
    assert (hours.value, persons.value) == ("1.5", 30)


def test_personal_values_of_a_complaint_are_erased_from_every_row_and_the_line_still_counts(
    desk: Desk, registered: Callable[..., RequestId]
) -> None:
    request = registered()
    number = desk.store.requests.get(request).number
    keep = partial(keep_complaint, desk, kind="complaint", came_on=MAY, today=TODAY, complainant="柏清和")
    keep(matter="柏清和称门牌有误")
    keep(matter="柏清和称门牌号有误", result="已电话答复柏清和", line=1, reason="柏清和来电更正")
    (former,) = registers.former_of(desk, COMPLAINTS, 1)
    assert (former.line.matter, former.reason) == ("柏清和称门牌有误", "柏清和来电更正")  # type: ignore[union-attr]
    keep(matter="柏清和再次来电", number=number)
    keep(matter="柏清和又来电", number=number)
    take_back(desk, COMPLAINTS, 4, reason="柏清和撤回", today=TODAY)
    before = feeds.counted(desk, Feed(Register.COMPLAINTS), 2017)
    registers.erase(desk, 1, today=TODAY)
    registers.erase_of_request(desk, request, today=TODAY)
    kept = "".join(
        str(row) for table in ("complaints", "filings") for row in desk.store.rows(f"SELECT * FROM {table}")
    )
    assert "柏清和" not in kept and "门牌" not in kept
    assert feeds.counted(desk, Feed(Register.COMPLAINTS), 2017) == before == 2
    assert [row.cells[4] for row in registers.listed(desk, COMPLAINTS, 2017).rows] == ["（个人信息已清除）"] * 2
    (former,) = registers.former_of(desk, COMPLAINTS, 1)
    assert (former.line.matter, former.line.came_on, former.reason) == (None, MAY, "")  # type: ignore[union-attr]
    assert (noted := registers.erased_on(desk, 1)) is not None and noted.filed_on == TODAY
    assert desk.store.findings() == (), "every row as it was written"
