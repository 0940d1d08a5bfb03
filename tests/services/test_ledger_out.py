"""The ledger out and in again: what stands in its columns, who is hidden, and that import gives the same register."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.terms import (
    ApplicantKind,
    Channel,
    ConsultedParty,
    DeliveryManner,
    EventKind,
    Outcome,
    RemedyResult,
    RemedyRoute,
)
from clerk_app.services import answering, handling, intake, ledger_out, letters
from clerk_app.services.change import Override
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.due import RegisterRow, register_rows
from clerk_app.services.ledger_columns import read_columns, read_remedy_columns
from clerk_app.services.ledger_lines import REMEDY_VALUES, VALUES, row_of_outcome
from clerk_app.services.ledger_out import Ledger
from clerk_app.services.transfer import import_ledger
from clerk_app.trouble import KnownTrouble
from tests import offices
from tests.services.conftest import at_noon

TODAY = date(2026, 10, 13)
DAY = date(2026, 8, 3)
ID_NUMBER = "11010519491231002X"  # the example of GB 11643-1999

# The columns of published registers and office systems, by our headings, in their order.
RECOMMENDED = (
    "序号", "登记编号", "收到日期", "收到日期依据", "申请渠道", "申请人类型", "申请人", "申请内容", "事项数",
    "承办科室", "补正通知日期", "补正收到日期", "征求第三方发出日期", "征求第三方答复日期", "延期批准日期",
    "法定答复期限", "答复日期", "答复文书文号", "处理结果", "统计表所在行", "送达方式", "送达日期", "是否按期",
    "收费通知日期", "收费金额（元）", "缴费日期", "撤回日期", "所属年度", "结转情况",
    "行政复议（机关、案号、结果、日期）", "行政诉讼（法院、案号、是否经复议、结果、日期）", "备注",
)  # fmt: skip
PERSONAL = ("证件号码", "联系人", "联系电话", "电子邮箱", "通信地址")
FORMULAS = (
    "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://a.example\",\"x\")", "+1+1", "-2", "@SUM(1,1)", "\t=1+1", "\r=1+1",
    "＝1+1", "{=SUM(A1:A2)}", "http://a.example", "file:///etc/passwd", "mailto:a@a.example", "1e5", "00123", "&A&P",
    "𠮷田家", "<b>&amp;</b>", "_x0041_",
)  # fmt: skip


def opened(made: Ledger, desk: Desk) -> Workbook:
    return load_workbook(io.BytesIO(ledger_out.workbook(made, desk.terms).data))


def headings(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in sheet[3]]


def line(sheet: Worksheet, number: str) -> dict[str, object]:
    """The line of a request by its headings."""
    names = headings(sheet)
    rows = (dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=4, values_only=True))
    return next(row for row in rows if row["登记编号"] == number)


Registered = Callable[..., RequestId]


@pytest.fixture
def register(desk: Desk) -> Registered:
    """Registers one request; its number tells it apart."""

    def one(number: str, wording: str = "会议纪要", **more: object) -> RequestId:
        applicant = more.pop("applicant", Applicant(ApplicantKind.NATURAL_PERSON, "周若安"))
        draft = RequestDraft(
            received_on=more.pop("received_on", DAY), channel=Channel.REGISTERED_POST, applicant=applicant,  # type: ignore[arg-type]
            wording=wording, number=number, **more,  # type: ignore[arg-type]
        )
        return next(iter(intake.register(desk, draft, today=TODAY).requests))

    return one


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration office."""
    folder = offices.demonstration(tmp_path_factory.mktemp("demo") / "store")
    made = open_desk(folder, who="苏晚晴", now=at_noon)
    yield made
    made.store.close()


# --- the columns


def test_every_declared_column_has_a_value_and_the_other_way_round() -> None:
    assert {one.key for one in read_columns()} == set(VALUES)
    assert {one.key for one in read_remedy_columns()} == set(REMEDY_VALUES)
    assert all(one.source and one.zh and one.width > 0 for one in (*read_columns(), *read_remedy_columns()))


def test_the_recommended_columns_are_there_in_their_order(demo: Desk) -> None:
    found = headings(opened(ledger_out.ledger(demo, today=TODAY), demo)["台账"])
    assert [name for name in found if name in RECOMMENDED] == list(RECOMMENDED)
    assert "是否延期" in found


def test_a_line_says_what_was_done_and_when(desk: Desk, register: Registered) -> None:
    made = register("公开〔2026〕7号", unit="建设科")
    handling.ask_correction(desk, made, on=date(2026, 8, 5), reply_by=date(2026, 8, 20), points="不明确", today=TODAY)
    handling.take_correction(desk, made, on=date(2026, 8, 11), today=TODAY)
    handling.consult(desk, made, on=date(2026, 8, 12), ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY)
    handling.end_consultation(desk, made, on=date(2026, 8, 20), ref="澜图置业", today=TODAY)
    handling.extend(desk, made, on=date(2026, 8, 21), days=20, reason="材料多", today=TODAY)
    answering.answer(desk, made, on=date(2026, 9, 9), outcome=Outcome.REFUSED_PRIVACY, today=TODAY)
    answering.serve(desk, made, on=date(2026, 9, 10), manner=DeliveryManner.POST, today=TODAY)
    desk.store.remedies.open(made, RemedyDraft(
        RemedyRoute.RECONSIDERATION, "临澜市人民政府", "临复〔2026〕3号", date(2026, 9, 20),
        result=RemedyResult.UPHELD, closed_on=date(2026, 10, 9),
    ))  # fmt: skip
    found = line(opened(ledger_out.ledger(desk, today=TODAY), desk)["台账"], "公开〔2026〕7号")
    expected = {
        "序号": 1, "收到日期": datetime(2026, 8, 3), "申请渠道": "邮寄（签收）", "申请人类型": "自然人",
        "申请人": "周若安",
        "事项数": 1, "承办科室": "建设科", "补正通知日期": datetime(2026, 8, 5), "补正收到日期": datetime(2026, 8, 11),
        "征求意见对象": "澜图置业", "征求第三方发出日期": datetime(2026, 8, 12),
        "征求第三方答复日期": datetime(2026, 8, 20),
        "延期批准日期": datetime(2026, 8, 21), "延长工作日": 20, "答复日期": datetime(2026, 9, 9),
        "处理结果": "涉及个人隐私", "统计表所在行": "保护第三方合法权益",
        "送达方式": "邮寄送达", "送达日期": datetime(2026, 9, 10), "是否按期": "是", "是否延期": "是", "所属年度": 2026,
        "结转情况": "当年办结",
        "行政复议（机关、案号、结果、日期）": "临澜市人民政府，临复〔2026〕3号，结果维持，2026-10-09", "撤回日期": None,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def test_a_fee_is_a_number_of_yuan_and_a_withdrawal_has_no_day_of_answer(desk: Desk, register: Registered) -> None:
    paid, gone = register("甲1"), register("甲2")
    handling.notice_fee(desk, paid, on=date(2026, 8, 10), amount_fen=12_350, today=TODAY)
    handling.withdraw(desk, gone, on=date(2026, 8, 6), today=TODAY)
    sheet = opened(ledger_out.ledger(desk, today=TODAY), desk)["台账"]
    assert line(sheet, "甲1")["收费金额（元）"] == 123.5
    assert (line(sheet, "甲2")["撤回日期"], line(sheet, "甲2")["答复日期"]) == (datetime(2026, 8, 6), None)
    assert line(sheet, "甲2")["处理结果"] == "申请人撤回申请"
    at = headings(sheet).index("收费金额（元）") + 1
    assert sheet.cell(4, at).number_format == "#,##0.00"


def test_several_consultations_stand_in_one_cell_and_come_back_as_several(
    desk: Desk, register: Registered, tmp_path: Path
) -> None:
    made = register("甲1")
    asked = (("澜图置业", 5, ConsultedParty.THIRD_PARTY), ("市档案馆", 10, ConsultedParty.OTHER_AGENCY))
    for ref, sent, party in asked:
        handling.consult(desk, made, on=date(2026, 8, sent), ref=ref, party=party, today=TODAY)
    handling.end_consultation(desk, made, on=date(2026, 8, 20), ref="市档案馆", today=TODAY)
    path = tmp_path / "台账.xlsx"
    ledger_out.write(ledger_out.ledger(desk, today=TODAY), desk.terms, path)
    found = line(load_workbook(path)["台账"], "甲1")
    assert found["征求意见对象"] == "澜图置业；市档案馆"
    assert found["征求第三方发出日期"] == "2026-08-05；2026-08-10"
    assert found["征求第三方答复日期"] == "—；2026-08-20"
    back = _imported(path, tmp_path)
    events = [
        (one.kind.value, one.on, one.text("ref"), one.text("party"))
        for one in back.store.requests.by_number("甲1").events if one.kind.value.startswith("consultation")  # type: ignore[union-attr]
    ]
    back.store.close()
    assert events == [
        ("consultation_sent", date(2026, 8, 5), "澜图置业", "third_party"),
        ("consultation_sent", date(2026, 8, 10), "市档案馆", "other_agency"),
        ("consultation_answered", date(2026, 8, 20), "市档案馆", ""),
    ]


def test_a_ledger_by_item_has_a_line_for_each_with_its_own_result(desk: Desk, register: Registered) -> None:
    made = register("甲1", subjects=("会议纪要", "签到表"))
    outcomes = (Outcome.DISCLOSED, Outcome.UNABLE_NOT_EXIST)
    answering.answer(
        desk, made, on=date(2026, 8, 20), outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY,
        items={place: outcome for place, outcome in enumerate(outcomes, start=1)},
    )  # fmt: skip
    sheet = opened(ledger_out.ledger(desk, today=TODAY, unit=CountingUnit.ITEM), desk)["台账"]
    rows = [dict(zip(headings(sheet), row, strict=True)) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert [(row["事项序号"], row["申请内容"], row["处理结果"]) for row in rows] == [
        (1, "会议纪要", "予以公开"), (2, "签到表", "申请信息不存在"),
    ]  # fmt: skip
    assert "1 件 2 项" in sheet["A2"].value
    assert "事项数" not in headings(sheet)


def test_the_year_says_what_was_carried_in_and_out(desk: Desk, register: Registered) -> None:
    late, new, old = (register(name, received_on=day) for name, day in (
        ("旧1", date(2025, 12, 20)), ("新1", date(2026, 3, 2)), ("旧2", date(2025, 3, 3)),
    ))  # fmt: skip
    answering.answer(desk, late, on=date(2026, 1, 9), outcome=Outcome.DISCLOSED, today=TODAY)
    answering.answer(desk, old, on=date(2025, 3, 9), outcome=Outcome.DISCLOSED, today=TODAY)
    assert ledger_out.of_year(desk, 2026) == (late, new)
    assert ledger_out.of_year(desk, 2025) == (old, late)
    assert ledger_out.of_year(desk, 2026, only_open=True) == (new,)
    this = ledger_out.ledger(desk, ledger_out.of_year(desk, 2026), today=TODAY, year=2026)
    last = ledger_out.ledger(desk, ledger_out.of_year(desk, 2025), today=TODAY, year=2025)
    assert this.column("carried") == ("上年结转", "在办")
    assert last.column("carried") == ("当年办结", "结转下年度")
    assert "2026年度" in this.title


def test_lateness_follows_the_day_of_posting(desk: Desk, register: Registered) -> None:
    made, still = register("甲1"), register("甲2")
    answering.answer(desk, made, on=date(2026, 8, 28), outcome=Outcome.DISCLOSED, today=TODAY)
    let = Override("沈知行", "分管负责人", "节后才寄出，据实登记")
    answering.serve(desk, made, on=date(2026, 9, 7), manner=DeliveryManner.POST, today=TODAY, override=let)
    assert still
    found = ledger_out.ledger(desk, today=TODAY)
    assert found.column("due_on") == (date(2026, 8, 31), date(2026, 8, 31))  # 20 working days from the day after
    assert found.column("on_time") == ("否", "在办，已逾期")


def test_each_result_has_its_row_on_the_forms_that_know_it(demo: Desk) -> None:
    by_year = {form.since: form for form in demo.formats}
    assert row_of_outcome(by_year[2014], Outcome.NOT_HANDLED_DUPLICATE) is None
    for outcome in Outcome:
        assert row_of_outcome(by_year[2021], outcome) is not None, outcome
    old = row_of_outcome(by_year[2014], Outcome.DISCLOSED_ALREADY_PUBLIC)
    assert old is not None and "已主动公开" in old.label


def test_the_number_is_that_of_the_answers_letter(demo: Desk) -> None:
    made = ledger_out.ledger(demo, today=TODAY)
    numbers = dict(zip(made.column("number"), made.column("document_number"), strict=True))
    issued = {
        request.number: letter.number for request in demo.store.requests.all()
        if request.last(EventKind.ANSWERED) and (letter := letters.issued(demo, request, "answer")) is not None
    }  # fmt: skip
    assert issued and {number: numbers[number] for number in issued} == issued


# --- who is hidden


def test_personal_data_are_left_out_unless_they_are_asked_for(desk: Desk, register: Registered) -> None:
    applicant = Applicant(
        ApplicantKind.COMMERCIAL_ENTERPRISE, "柏远物业", id_number=ID_NUMBER, telephone="0000-5550117",
        email="b@example.invalid", address="柳荫路27号", contact_person="林栖迟",
    )
    register("甲1", f"我的身份证 {ID_NUMBER}，请打 13800000000", applicant=applicant, notes=("电话0000-5550117",))
    hidden = ledger_out.workbook(ledger_out.ledger(desk, today=TODAY), desk.terms).data
    shown = ledger_out.workbook(ledger_out.ledger(desk, today=TODAY, personal=True), desk.terms).data
    for private in (ID_NUMBER, "0000-5550117", "b@example.invalid", "柳荫路27号", "林栖迟", "13800000000"):
        assert private not in _everything(hidden), private
        assert private in _everything(shown), private
    sheet = load_workbook(io.BytesIO(hidden))["台账"]
    assert not set(PERSONAL) & set(headings(sheet))
    assert line(sheet, "甲1")["申请人"] == "柏远物业", "the register keeps the name"
    assert line(sheet, "甲1")["申请内容"] == "我的身份证 ［已隐去］，请打 ［已隐去］"
    assert "不列证件号码" in sheet["A2"].value
    open_sheet = load_workbook(io.BytesIO(shown))["台账"]
    assert set(PERSONAL) <= set(headings(open_sheet))
    hidden_columns = {key for key, one in open_sheet.column_dimensions.items() if one.hidden}
    for name in PERSONAL:  # nothing personal behind a fold
        assert open_sheet.cell(3, headings(open_sheet).index(name) + 1).column_letter not in hidden_columns


def _everything(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "".join(packed.read(name).decode("utf-8") for name in packed.namelist())


# --- text stays text


def test_text_that_begins_like_a_formula_stays_text_in_every_column(desk: Desk, register: Registered) -> None:
    for place, text in enumerate(FORMULAS):
        applicant = Applicant(
            ApplicantKind.OTHER_ORG, text, id_number=text, telephone=text, email=text, address=text, contact_person=text
        )
        register(f"甲{place}", text, applicant=applicant, unit=text, handler=text, notes=(text,))
    data = ledger_out.workbook(ledger_out.ledger(desk, today=TODAY, personal=True), desk.terms).data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            xml = packed.read(name).decode("utf-8")
            assert "<f>" not in xml and "<f " not in xml and "<hyperlink" not in xml, name
    sheet = load_workbook(io.BytesIO(data))["台账"]
    for place, text in enumerate(FORMULAS):
        found = line(sheet, f"甲{place}")
        for column in ("申请内容", "申请人", "承办科室", "备注", "联系电话"):
            assert found[column] == text.replace("\r", "\n"), (text, column)
    types = {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row if cell.value is not None}
    assert types == {"s", "n", "d"}


def test_a_text_too_long_for_a_cell_is_cut_with_words_and_named(
    desk: Desk, register: Registered, tmp_path: Path
) -> None:
    register("甲1", "𠮷" * 20_000)
    register("甲2", "长" * 32_767)
    written = ledger_out.write(ledger_out.ledger(desk, today=TODAY), desk.terms, tmp_path / "台账.xlsx")
    assert written.cut == ("甲1",)
    sheet = load_workbook(written.path)["台账"]
    shown = str(line(sheet, "甲1")["申请内容"])
    assert shown.endswith("……（一格装不下，全文见登记）")
    assert 32_766 <= len(shown.encode("utf-16-le")) / 2 <= 32_767
    assert line(sheet, "甲2")["申请内容"] == "长" * 32_767
    assert "甲1 的文字太长" in "".join(ledger_out.sentences(written, desk.terms))


# --- and in again


def _imported(path: Path, folder: Path) -> Desk:
    desk = open_desk(folder / "again", who="苏晚晴", now=at_noon, create=True)
    report = import_ledger(desk, path, today=TODAY)
    assert report.problems == ()
    assert report.deadline_differences == (), "our own deadlines, those of closed requests by what was known then"
    return desk


def _rows(desk: Desk) -> dict[str, dict[str, object]]:
    """The register as far as the ledger has columns. An answer not posted yet comes back as answered: an old ledger
    owes nobody a posting."""
    told = {"number", "received_on", "applicant", "applicant_kind", "subject", "channel", "due_on", "outcome",
            "closed_on", "late_days", "unit", "handler", "year", "consulting", "provisional"}  # fmt: skip
    rows: tuple[RegisterRow, ...] = register_rows(desk, TODAY)
    return {row.number: {name: value for name, value in asdict(row).items() if name in told} for row in rows}


def test_the_demonstration_comes_back_as_it_went(demo: Desk, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    ledger_out.write(ledger_out.ledger(demo, today=TODAY, personal=True), demo.terms, path)
    back = _imported(path, tmp_path)
    assert _rows(back) == _rows(demo)
    assert len(back.store.remedies.all()) == len(demo.store.remedies.all()) == 11
    told = [
        {(one.request_number, one.route, one.body, one.case_number, one.filed_on, one.result, one.closed_on)
         for one in desk.store.remedies.all()} for desk in (demo, back)
    ]  # fmt: skip
    assert told[0] == told[1]
    by_number = {one.number: one.applicant for one in demo.store.requests.all()}
    assert {one.number: one.applicant for one in back.store.requests.all()} == by_number
    again = ledger_out.ledger(back, today=TODAY, personal=True)
    first = ledger_out.ledger(demo, today=TODAY, personal=True)
    for key in (one.key for one in first.columns if one.key not in ("items", "remarks")):
        assert sorted(map(str, again.column(key))) == sorted(map(str, first.column(key))), key
    back.store.close()


def test_the_notes_of_an_import_do_not_grow_with_every_round(demo: Desk, tmp_path: Path) -> None:
    """What import notes of an odd row stands in its 备注 when the register is exported; it is not noted again."""
    said: list[str] = []
    desk = demo
    for round_ in range(3):
        path = tmp_path / f"{round_}.xlsx"
        made = ledger_out.ledger(desk, today=TODAY)
        said.append("\n".join(sorted(map(str, made.column("remarks")))))
        ledger_out.write(made, desk.terms, path)
        (tmp_path / str(round_)).mkdir()
        if desk is not demo:
            desk.store.close()
        desk = _imported(path, tmp_path / str(round_))
    desk.store.close()
    assert said[2] == said[1]
    assert "重新作出答复" in said[0]


def test_a_published_ledger_comes_back_too(tmp_path: Path) -> None:
    desk = open_desk(offices.imported("xicheng-2020", tmp_path / "district"), who="苏晚晴", now=at_noon)
    path = tmp_path / "台账.xlsx"
    ledger_out.write(ledger_out.ledger(desk, today=TODAY), desk.terms, path)
    back = _imported(path, tmp_path)
    rows = _rows(desk)
    assert len(rows) == 1621
    assert _rows(back) == rows
    back.store.close()
    desk.store.close()


# --- the file


def test_only_xlsx_and_never_among_the_stores_own_files(desk: Desk, register: Registered, tmp_path: Path) -> None:
    made = ledger_out.ledger(desk, [register("甲1")], today=TODAY)
    for name in ("台账.xls", "台账.csv", "台账", "台账.xlsm"):
        with pytest.raises(KnownTrouble) as refused:
            ledger_out.write(made, desk.terms, tmp_path / name)
        assert refused.value.key == "ledger_not_xlsx"
    with pytest.raises(KnownTrouble) as refused:
        ledger_out.check_target(desk.store.folder / "台账.xlsx", desk.store.folder)
    assert refused.value.key == "ledger_into_store"
    with pytest.raises(KnownTrouble) as refused:
        ledger_out.write(made, desk.terms, tmp_path / "不存在" / "台账.xlsx")
    assert refused.value.key == "ledger_not_written"
    (tmp_path / "占了.xlsx").mkdir()
    with pytest.raises(KnownTrouble):
        ledger_out.write(made, desk.terms, tmp_path / "占了.xlsx")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["store", "占了.xlsx"], "no half file is left"


def test_the_order_is_the_order_asked_for(desk: Desk, register: Registered) -> None:
    one, two, three = (register(name) for name in ("丙", "甲", "乙"))
    assert ledger_out.ledger(desk, [three, one, two], today=TODAY).column("number") == ("乙", "丙", "甲")
    assert ledger_out.ledger(desk, today=TODAY).column("place") == (1, 2, 3)


def test_a_struck_registration_is_in_no_ledger(desk: Desk, register: Registered) -> None:
    made = register("甲1")
    handling.strike(desk, made, entry=desk.store.requests.get(made).entries[0].id, reason="录错了", today=TODAY)
    assert ledger_out.ledger(desk, today=TODAY).lines == ()
    assert ledger_out.ledger(desk, [made], today=TODAY).lines == ()
