"""Ledgers the way offices keep them: totals anywhere, headings in groups, hours behind days, slips of the column."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from clerk_app.cases.request import OUTCOME_OF_CLOSING
from clerk_app.law.terms import Channel, EventKind, Outcome
from clerk_app.services.ledger_reading import LedgerReading, read_ledger
from clerk_app.services.ledger_rows import LedgerRow
from clerk_app.services.ledger_words import read_ledger_words
from tests.services.ledger_files import HEADINGS, LEDGERS, ROW, TODAY, ledger, one_row

WORDS = read_ledger_words()


def read(path: Path) -> LedgerReading:
    return read_ledger(path, WORDS, today=TODAY)


def only(path: Path) -> LedgerRow:
    reading = read(path)
    assert reading.problems == ()
    (found,) = reading.requests
    return found


# --- which rows are requests


@pytest.mark.parametrize(
    "total", [("", "合计", "3"), ("5月小计", "3件"), ("", "本年累计", 3), ("一季度合计",), ("全年总计：", 3, 3)]
)
def test_a_total_is_no_request_wherever_it_stands_and_whatever_is_counted_beside_it(
    tmp_path: Path, total: tuple[object, ...]
) -> None:
    headings = ("序号", *HEADINGS)
    assert only(ledger(tmp_path, [(1, *ROW), total], headings=headings)).number == "甲1"


def test_a_request_whose_number_looks_like_a_total_is_one(tmp_path: Path) -> None:
    assert only(one_row(tmp_path, 登记编号="合计1号")).number == "合计1号"


def test_rows_prepared_with_a_running_number_and_a_deadline_formula_are_no_requests(tmp_path: Path) -> None:
    headings = ("序号", *HEADINGS, "办理期限")
    prepared = [(count, *[""] * len(HEADINGS), "1900-01-20") for count in (2, 3)]
    assert only(ledger(tmp_path, [(1, *ROW, "2023-06-05"), *prepared], headings=headings)).number == "甲1"


def test_a_group_of_headings_named_after_its_subject_is_joined_without_the_word_for_group(tmp_path: Path) -> None:
    upper = ("登记编号", "收到日期", "申请渠道", "申请人情况", "", "申请内容", "答复情况", "")
    lower = ("", "", "", "类型", "姓名或名称", "", "日期", "结果")
    found = only(ledger(tmp_path, [lower, (*ROW, "2023-05-30", "予以公开")], headings=upper))
    assert (found.draft.applicant.name, found.draft.applicant.kind) == ("顾小满", "natural_person")
    assert [(event.kind, event.on) for event in found.events] == [(EventKind.ANSWERED, date(2023, 5, 30))]


# --- days


@pytest.mark.parametrize(
    "written",
    ["2023年5月8日 上午9时", "2023-05-08 下午3:20", "2023年5月8日15时30分", "2023.5.8 9时", "2023、5、8", "2023，5，8"],
)
def test_a_day_is_a_day_with_the_hour_behind_it_and_between_any_signs(tmp_path: Path, written: str) -> None:
    assert only(one_row(tmp_path, 收到日期=written)).draft.received_on == date(2023, 5, 8)


@pytest.mark.parametrize("written", ["5月8日", "23.5.8", "2023年5月", "5,8", "上午9时", "2023.5.8-5.10"])
def test_half_a_day_is_a_problem(tmp_path: Path, written: str) -> None:
    assert [problem.key for problem in read(one_row(tmp_path, 收到日期=written)).problems] == ["row_day_unreadable"]


def test_bare_numbers_of_days_in_a_workbook_that_counts_from_1904_are_counted_from_there(tmp_path: Path) -> None:
    path = tmp_path / "麦金塔.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, (*HEADINGS, "答复日期", "处理结果"))
    # 8 May 2023 is day 43592 from 1904-01-01, day 45054 as others count.
    sheet.write_row(1, 0, ("甲1", 43592, *ROW[2:], "43612", "予以公开"))
    book.close()
    found = only(path)
    assert (found.draft.received_on, found.events[0].on) == (date(2023, 5, 8), date(2023, 5, 28))


# --- values that cannot be


def test_a_telephone_number_in_the_column_of_items_is_a_problem_and_not_that_many_items(tmp_path: Path) -> None:
    (problem,) = read(one_row(tmp_path, 事项数=13800000000)).problems
    assert (problem.key, problem.cell) == ("row_too_many_items", "G2")
    assert len(only(one_row(tmp_path, 事项数=3)).draft.subjects) == 3


@pytest.mark.parametrize("written", ["无", "-", "/", "——"])
def test_a_number_that_says_there_is_none_is_missing(tmp_path: Path, written: str) -> None:
    (problem,) = read(one_row(tmp_path, 登记编号=written)).problems
    assert (problem.key, problem.column, problem.value) == ("row_cell_missing", "登记编号", written)


def test_a_registration_number_that_lost_its_digits_is_a_problem_that_says_so(tmp_path: Path) -> None:
    (problem,) = read(one_row(tmp_path, 登记编号=20230000000000001)).problems
    assert (problem.key, problem.column) == ("row_digits_lost", "登记编号")


def test_a_withdrawal_beside_another_result_is_noted(tmp_path: Path) -> None:
    found = only(one_row(tmp_path, 撤回日期="2023-05-20", 答复日期="2023-05-30", 处理结果="予以公开"))
    assert [event.kind for event in found.events] == [EventKind.ANSWERED]
    assert [remark.key for remark in found.remarks] == ["import_withdrawn_too"]


# --- words


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("（三）不予公开4.保护第三方合法权益", Outcome.REFUSED_THIRD_PARTY),
        ("（四）无法提供 1.本机关不掌握相关政府信息", Outcome.UNABLE_NOT_HELD),
        ("三、（五）不予处理2、重复申请", Outcome.NOT_HANDLED_DUPLICATE),
        ("（六）其他处理3.其他", Outcome.OTHER_OTHER),
    ],
)
def test_a_result_copied_off_the_form_with_its_numbers_is_recognised(
    tmp_path: Path, written: str, outcome: Outcome
) -> None:
    (event,) = only(one_row(tmp_path, 答复日期="2023-05-30", 处理结果=written)).events
    assert event.text("outcome") == outcome


@pytest.mark.parametrize(
    ("group", "reason", "outcome"),
    [
        ("不予公开", "涉及个人隐私", Outcome.REFUSED_PRIVACY),
        ("无法提供", "1.本机关不掌握相关政府信息", Outcome.UNABLE_NOT_HELD),
        ("其他处理", "申请人主动撤回", Outcome.OTHER_WITHDRAWN),
        ("予以公开", "", Outcome.DISCLOSED),
        ("予以公开", "网站可查", Outcome.DISCLOSED),
    ],
)
def test_a_reason_in_a_column_of_its_own_makes_the_result_fine(
    tmp_path: Path, group: str, reason: str, outcome: Outcome
) -> None:
    found = only(one_row(tmp_path, 答复日期="2023-05-30", 处理结果=group, 不予公开理由=reason))
    closing = found.events[0]
    assert (closing.text("outcome") or OUTCOME_OF_CLOSING[closing.kind]) == outcome
    assert found.draft.notes == ((f"不予公开理由：{reason}",) if reason else ())


def test_a_reason_that_is_none_of_its_group_leaves_the_result_coarse(tmp_path: Path) -> None:
    reading = read(one_row(tmp_path, 答复日期="2023-05-30", 处理结果="不予公开", 不予公开理由="撤回"))
    assert [problem.key for problem in reading.problems] == ["row_outcome_coarse"]


@pytest.mark.parametrize("written", ["结转下年", "正在办理中", "结转下一年度", "未办结"])
def test_a_case_that_is_carried_over_is_open(tmp_path: Path, written: str) -> None:
    assert only(one_row(tmp_path, 处理结果=written)).events == ()


@pytest.mark.parametrize(
    ("written", "channel"),
    [("政务服务网", Channel.ONLINE), ("微信公众号", Channel.ONLINE), ("来人", Channel.IN_PERSON)],
)
def test_channels_have_everyday_names(tmp_path: Path, written: str, channel: Channel) -> None:
    assert only(one_row(tmp_path, 申请渠道=written)).draft.channel is channel


@pytest.mark.parametrize(
    "headings",
    [
        ("申请流水号", "收到时间", "申请提交方式", "主体类型", "申请者", "所需政府信息", "作出答复日期", "办理情况"),
        ("收文号", "接收时间", "渠道", "类别", "申请人/单位", "政府信息内容", "书面答复时间", "答复情况"),
    ],
)
def test_other_offices_headings_are_recognised(tmp_path: Path, headings: tuple[str, ...]) -> None:
    found = only(ledger(tmp_path, [(*ROW, "2023-05-30", "予以公开")], headings=headings))
    assert (found.number, found.draft.wording, found.events[0].on) == ("甲1", "会议纪要", date(2023, 5, 30))


# --- files under a password


def test_a_workbook_under_a_password_says_so(tmp_path: Path) -> None:
    packed = tmp_path / "台账.ods"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
        file.writestr("content.xml", bytes(range(256)))
    renamed = shutil.copyfile(LEDGERS / "password.xlsx", tmp_path / "台账.xls")
    for path in (LEDGERS / "password.xlsx", renamed, packed):
        assert [problem.key for problem in read(path).problems] == ["workbook_locked"]
