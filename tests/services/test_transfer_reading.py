"""A ledger is read as requests, remedies and problems, whatever its headings, its dates and its file format."""

from __future__ import annotations

import json
import tomllib
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from clerk_app import places
from clerk_app.law.terms import Channel, EventKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.services.ledger_reading import LedgerReading, read_ledger
from clerk_app.services.ledger_rows import LedgerRow
from clerk_app.services.ledger_words import CHOICES, EXTRA, LedgerWords, plain_word, read_ledger_words
from clerk_app.trouble import KnownTrouble
from tests.services.ledger_files import DATA, HEADINGS, LEDGERS, ROW, TODAY, ledger, one_row, row

WORDS = read_ledger_words()


def read(path: Path, words: LedgerWords = WORDS) -> LedgerReading:
    return read_ledger(path, words, today=TODAY)


def only(path: Path) -> LedgerRow:
    reading = read(path)
    assert reading.problems == ()
    assert len(reading.requests) == 1
    return reading.requests[0]


def codes(path: Path) -> list[str]:
    return [problem.key for problem in read(path).problems]


def closing_outcomes(reading: LedgerReading) -> Counter[str]:
    by_step = {
        EventKind.CORRECTION_LAPSED: Outcome.OTHER_NO_CORRECTION, EventKind.FEE_LAPSED: Outcome.OTHER_NO_PAYMENT,
        EventKind.WITHDRAWN: Outcome.OTHER_WITHDRAWN,
    }
    found: Counter[str] = Counter()
    for one in reading.requests:
        for event in one.events:
            if event.kind is EventKind.ANSWERED:
                found[event.text("outcome")] += 1
            elif event.kind in by_step:
                found[by_step[event.kind].value] += 1
    return found


@pytest.mark.parametrize(
    ("ledger_name", "sheet_name", "requests", "remedies"),
    [
        ("xicheng-2020", "2020_beijing_xicheng_district", 1621, 130),
        ("suqian-2023", "2023_jiangsu_suqian_city", 3607, 553),
    ],
)
def test_a_published_years_ledger_reads_without_a_problem_and_counts_as_published(
    ledger_name: str, sheet_name: str, requests: int, remedies: int
) -> None:
    reading = read(LEDGERS / f"{ledger_name}.xlsx")
    assert reading.problems == ()
    assert (len(reading.requests), len(reading.remedies)) == (requests, remedies)
    published = json.loads((DATA / "published" / f"{sheet_name}.json").read_text(encoding="utf-8"))
    rows = published["applications"]["rows"]
    counted = closing_outcomes(reading)
    outcomes = {str(one) for one in Outcome} & set(rows)
    assert {one: counted[one] for one in outcomes} == {one: rows[one][-1] for one in outcomes}
    routes = {
        "reconsideration": RemedyRoute.RECONSIDERATION, "litigation_direct": RemedyRoute.LITIGATION_DIRECT,
        "litigation_after_reconsideration": RemedyRoute.LITIGATION_AFTER_RECONSIDERATION,
    }
    results = (RemedyResult.UPHELD, RemedyResult.CORRECTED, RemedyResult.OTHER_RESULT, None)
    for key, route in routes.items():
        mine = Counter(one.draft.result for one in reading.remedies if one.draft.route is route)
        assert [mine[result] for result in results] == published["review_litigation"][key][:4]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "et"])
def test_the_same_ledger_reads_alike_in_every_format(ending: str) -> None:
    reading = read(LEDGERS / f"sample.{ending}")
    assert reading.problems == ()
    assert [one.number for one in reading.requests] == [f"试〔2023〕{n}号" for n in range(1, 8)]
    assert [one.draft.received_on for one in reading.requests] == [
        date(2023, 5, 8), date(2023, 5, 8), date(2023, 5, 8), date(2023, 5, 8), date(2023, 5, 9), date(2023, 5, 10),
        date(2023, 12, 20),
    ]
    assert len(reading.remedies) == 3
    assert reading.unread_sheets == ("填表说明",)
    first = read(LEDGERS / "sample.xlsx")
    assert [one.draft.source for one in reading.requests] == [one.draft.source for one in first.requests]


@pytest.mark.parametrize(
    "written",
    [
        "2023-05-08", "2023.5.8", "2023年5月8日", "2023/5/8", "２０２３．５．８", "2023 年 5 月 8 日", "20230508",
        "2023-05-08 09:30:00", "2023年5月8日（星期一）", 45054, "45054", 20230508, date(2023, 5, 8),
    ],
)
def test_a_day_is_understood_however_it_is_written(tmp_path: Path, written: object) -> None:
    assert only(one_row(tmp_path, 收到日期=written)).draft.received_on == date(2023, 5, 8)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2023-02-30", "row_day_impossible"), ("2023.13.1", "row_day_impossible"), ("5月8日", "row_day_unreadable"),
        ("昨天", "row_day_unreadable"), ("2032-05-08", "row_day_too_late"), ("1923-05-08", "row_day_too_early"),
        ("2008-04-30", "row_received_before_law"), (2023.5, "row_day_unreadable"), ("", "row_cell_missing"),
    ],
)
def test_a_day_of_receipt_that_cannot_be_is_a_problem_that_names_its_cell(
    tmp_path: Path, written: object, code: str
) -> None:
    (problem,) = read(one_row(tmp_path, 收到日期=written)).problems
    assert (problem.key, problem.sheet, problem.row, problem.column, problem.cell) == (
        code, "台账", 2, "收到日期", "B2",
    )
    assert problem.value == str(written)


def test_an_unreadable_optional_day_is_a_problem_too(tmp_path: Path) -> None:
    (problem,) = read(one_row(tmp_path, 补正通知日期="下周")).problems
    assert (problem.key, problem.cell, problem.value) == ("row_day_unreadable", "G2", "下周")


@pytest.mark.parametrize("missing", HEADINGS)
def test_what_a_request_cannot_be_without_is_a_problem_where_it_is_empty(tmp_path: Path, missing: str) -> None:
    assert codes(one_row(tmp_path, **{missing: ""})) == ["row_cell_missing"]


def test_all_problems_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    path = one_row(
        tmp_path, 申请渠道="飞鸽", 申请人类型="火星人", 申请人="", 答复日期="2023-06-01", 处理结果="不予公开"
    )
    assert sorted(codes(path)) == ["row_cell_missing", "row_outcome_coarse", "row_word_unknown", "row_word_unknown"]


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("不予公开：属于国家秘密", Outcome.REFUSED_STATE_SECRET),
        ("属于国家秘密", Outcome.REFUSED_STATE_SECRET),
        ("1.属于国家秘密", Outcome.REFUSED_STATE_SECRET),
        ("（三）不予公开: 1．属于国家秘密 ", Outcome.REFUSED_STATE_SECRET),
        ("危及“三安全一稳定”", Outcome.REFUSED_SAFETY_STABILITY),
        ('3.危及"三安全一稳定"', Outcome.REFUSED_SAFETY_STABILITY),
        ("5.属于三类内部事务信息", Outcome.REFUSED_INTERNAL_AFFAIRS),
        ("部分公开（涉及个人隐私）", Outcome.PARTIALLY_DISCLOSED),
        ("其他处理", Outcome.OTHER_OTHER),
        ("其他处理：其他", Outcome.OTHER_OTHER),
        ("同意公开", Outcome.DISCLOSED),
        ("属于已主动公开范围", Outcome.DISCLOSED_ALREADY_PUBLIC),
        ("不属于本行政机关公开", Outcome.UNABLE_NOT_THIS_ORGAN),
        ("申请信息不存在", Outcome.UNABLE_NOT_EXIST),
        ("告知作出更改补充", Outcome.UNABLE_STILL_UNCLEAR),
        ("告知通过其他途径办理", Outcome.NOT_HANDLED_PETITION),
        ("不是《条例》所指政府信息", Outcome.REFUSED_NOT_GOVERNMENT_INFORMATION),
        ("涉及商业秘密", Outcome.REFUSED_BUSINESS_SECRET),
    ],
)
def test_results_of_old_and_new_sheets_are_recognised(tmp_path: Path, written: str, outcome: Outcome) -> None:
    found = only(one_row(tmp_path, 答复日期="2023-06-01", 处理结果=written))
    (event,) = found.events
    assert (event.kind, event.text("outcome")) == (EventKind.ANSWERED, outcome)


@pytest.mark.parametrize("written", ["天书", "不予公开：撤回", "无法提供：属于国家秘密", "予以公开；不予公开"])
def test_a_result_nobody_knows_is_a_problem(tmp_path: Path, written: str) -> None:
    assert codes(one_row(tmp_path, 答复日期="2023-06-01", 处理结果=written)) == ["row_word_unknown"]


def test_every_official_result_word_is_recognised() -> None:
    terms = tomllib.loads((places.resources() / "terms.toml").read_text(encoding="utf-8"))
    wrong = {
        member: words["zh"] for member, words in terms["outcome"].items() if WORDS.outcome(words["zh"]) != member
    }
    assert wrong == {}


def test_the_words_file_names_every_member_and_no_word_twice() -> None:
    plain = tomllib.loads((places.resources() / "ledger_words.toml").read_text(encoding="utf-8"))
    for group, kind in CHOICES.items():
        assert set(plain["words"][group]) == {str(one) for one in kind} | EXTRA.get(group, set())
    for table in (plain["headings"], plain["remedy_headings"], *plain["words"].values()):
        words = [plain_word(word) for texts in table.values() for word in texts]
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_dates_become_the_events_they_stand_for(tmp_path: Path) -> None:
    found = only(
        one_row(
            tmp_path, 补正通知日期="2023-05-10", 补正收到日期="2023-05-15", 征求第三方发出日期="2023-05-16",
            征求第三方答复日期="2023-05-25", 延期批准日期="2023-06-09", 延长工作日="20个工作日", 答复日期="2023-06-28",
            答复文书文号="告1号", 处理结果="予以公开", 送达方式="邮寄（EMS）", 送达日期="2023-06-28",
            签收日期="2023-06-30",
            备注="急", 主管领导="江处", 收费通知日期="2023-06-01", 收费金额="610元", 缴费日期="2023-06-02",
        )
    )
    kinds = [event.kind.value for event in found.events]
    assert kinds == [
        "correction_asked", "correction_received", "consultation_sent", "consultation_answered", "extended",
        "fee_noticed", "fee_paid", "answered", "served",
    ]
    by_kind = {event.kind: event for event in found.events}
    assert by_kind[EventKind.EXTENDED].whole("days") == 20
    assert by_kind[EventKind.FEE_NOTICED].whole("amount_fen") == 61_000
    assert by_kind[EventKind.ANSWERED].text("number") == "告1号"
    served = by_kind[EventKind.SERVED]
    assert (served.text("manner"), served.day("posted_on"), served.day("signed_for_on")) == (
        "post", date(2023, 6, 28), date(2023, 6, 30),
    )
    assert found.draft.notes == ("急", "主管领导：江处")


def test_a_lapse_after_a_notice_and_a_withdrawal_are_steps_of_their_own(tmp_path: Path) -> None:
    lapsed = one_row(tmp_path, 补正通知日期="2023-05-10", 答复日期="2023-06-28", 处理结果="逾期不补正")
    assert [event.kind for event in only(lapsed).events] == [EventKind.CORRECTION_ASKED, EventKind.CORRECTION_LAPSED]
    withdrawn = one_row(tmp_path, 答复日期="2023-06-28", 处理结果="申请人撤回")
    assert [event.kind for event in only(withdrawn).events] == [EventKind.WITHDRAWN]
    unasked = one_row(tmp_path, 答复日期="2023-06-28", 处理结果="逾期未缴费")
    assert [event.text("outcome") for event in only(unasked).events] == ["other_no_payment"]


def test_post_that_was_confirmed_came_without_a_signature(tmp_path: Path) -> None:
    assert only(one_row(tmp_path, 申请渠道="信函", 收到日期依据="双方确认")).draft.channel is Channel.ORDINARY_POST
    assert only(one_row(tmp_path, 申请渠道="信函", 收到日期依据="签收")).draft.channel is Channel.REGISTERED_POST


def test_odd_orders_of_days_are_remarks_and_no_problems(tmp_path: Path) -> None:
    path = one_row(
        tmp_path, 补正通知日期="2023-05-20", 补正收到日期="2023-05-15", 答复日期="2023-04-01", 处理结果="予以公开",
        送达日期="2023-03-01",
    )
    assert {remark.key for remark in only(path).remarks} == {"import_order"}


def test_titles_above_and_totals_below_are_no_requests(tmp_path: Path) -> None:
    path = ledger(
        tmp_path, [ROW, ("合计", "", "", "", "", "1件"), ("填表人：江遥",)],
        above=[("某区台账",), ("统计期限：2023年",), ()],
    )
    assert only(path).row == 5


def test_headings_in_two_rows_are_joined(tmp_path: Path) -> None:
    upper = (*HEADINGS, "补正", "", "延期", "")
    lower = ("",) * len(HEADINGS) + ("通知日期", "收到日期", "批准日期", "天数")
    cells = (*ROW, "2023-05-10", "2023-05-15", "2023-06-01", 10)
    found = only(ledger(tmp_path, [lower, cells], headings=upper))
    assert [(event.kind.value, event.on) for event in found.events] == [
        ("correction_asked", date(2023, 5, 10)), ("correction_received", date(2023, 5, 15)),
        ("extended", date(2023, 6, 1)),
    ]


def test_equal_rows_count_once_and_one_number_with_two_contents_is_a_problem(tmp_path: Path) -> None:
    other = (*ROW[:-1], "别的内容")
    reading = read(ledger(tmp_path, [ROW, ROW, other]))
    assert (len(reading.requests), reading.repeated) == (1, 1)
    assert [(problem.key, problem.row) for problem in reading.problems] == [("row_number_twice", 4)]


def test_a_missing_column_is_one_problem_of_the_sheet_and_a_mapping_can_name_it(tmp_path: Path) -> None:
    headings = (*HEADINGS[:3], "何方神圣", *HEADINGS[4:])
    path = ledger(tmp_path, [ROW, ("甲2", *ROW[1:])], headings=headings)
    (problem,) = read(path).problems
    assert (problem.key, problem.row, problem.column) == ("ledger_column_missing", None, "申请人类型")
    for text in (
        '[headings]\napplicant_kind = ["何方神圣"]\n', '[headings]\n"何方神圣" = "applicant_kind"\n',
        '{"何方神圣": "applicant_kind"}', '[defaults]\napplicant_kind = "自然人"\n',
    ):
        mapping = tmp_path / "对照.toml"
        mapping.write_text(text, encoding="utf-8")
        reading = read(path, read_ledger_words(mapping))
        assert (reading.problems, len(reading.requests)) == ((), 2)


def test_a_mapping_can_explain_a_word_and_may_not_name_what_does_not_exist(tmp_path: Path) -> None:
    headings, cells = row(答复日期="2023-06-01", 处理结果="给了")
    path = ledger(tmp_path, [cells], headings=headings)
    mapping = tmp_path / "对照.toml"
    mapping.write_text('[words.outcome]\ndisclosed = ["给了"]\n', encoding="utf-8")
    assert read(path, read_ledger_words(mapping)).problems == ()
    for text, key in (
        ('[words.outcome]\ngiven = ["给了"]\n', "mapping_word_unknown"), ("[words.oops]\n", ""),
        ('[headings]\nnonsense = ["x"]\n', "mapping_word_unknown"), ("= broken", "mapping_unreadable"),
    ):
        mapping.write_text(text, encoding="utf-8")
        with pytest.raises(KnownTrouble) as told:
            read_ledger_words(mapping)
        assert told.value.key == (key or "mapping_word_unknown")


def test_a_long_number_that_lost_its_digits_is_not_believed(tmp_path: Path) -> None:
    found = only(one_row(tmp_path, 身份证号=110101199001011234))
    assert found.draft.applicant.id_number == ""
    assert [remark.key for remark in found.remarks] == ["import_digits_lost"]
    assert only(one_row(tmp_path, 联系电话=13800000000)).draft.applicant.telephone == "13800000000"


def test_a_bare_lawsuit_needs_to_say_whether_a_reconsideration_came_first(tmp_path: Path) -> None:
    remedies = [("甲1", "行政诉讼", "法院", "1号", "2023-07-01", "", "")]
    assert codes(ledger(tmp_path, [ROW], remedies=remedies)) == ["row_lawsuit_unsettled"]


# --- files that would harm


def test_a_module_beside_the_ledger_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ledger(tmp_path, [ROW])
    (tmp_path / "json.py").write_text("raise SystemExit(99)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read(path).requests) == 1


def test_a_cell_at_the_far_corner_kills_the_reader_and_not_us(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("台账")
    sheet.write("A1", "登记编号")
    sheet.write("XFD1048576", "x")
    book.close()
    assert path.stat().st_size < 10_000
    assert codes(path) == ["workbook_breaks_reader"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"<c/>" * 45_000_000)
    assert codes(path) == ["workbook_swells"]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 nor a zip", "<table><tr>…".encode("gbk")])
def test_a_file_that_is_no_workbook_is_a_problem_of_its_own(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "台账.xls"
    path.write_bytes(content)
    reading = read(path)
    assert (len(reading.requests), len(reading.problems)) == (0, 1)
    assert reading.problems[0].key in ("workbook_empty", "workbook_unreadable")


def test_a_workbook_without_a_ledger_says_so(tmp_path: Path) -> None:
    assert codes(ledger(tmp_path, [("今天", "天气")], headings=("日记", "说明"))) == ["ledger_without_headings"]
