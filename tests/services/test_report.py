"""The report from a real store: its Word file read back by another library, edited as a clerk edits, re-checked."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.narrative import Scope
from clerk_app.cases.report_check import ChangeKind
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, Outcome
from clerk_app.services import answering, filing, intake, report
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 3, 2)  # a Monday
Register = Callable[..., RequestId]


@pytest.fixture
def year(desk: Desk) -> Desk:
    """2025: four received, three answered in time, one withdrawn by nobody, one still open and not yet due."""
    organ = desk.store.organs.first()
    desk.store.organs.update(
        organ, since=date(2008, 5, 1), name="临澜区住房和城乡建设局", address="临澜区柳荫路1号",
        telephone="0000-5550100",
    )
    for at, (day, channel, outcome, items) in enumerate(
        (
            (date(2025, 3, 3), Channel.ONLINE, Outcome.DISCLOSED, ()),
            (date(2025, 4, 7), Channel.ONLINE, Outcome.REFUSED_PROCESS, ("甲项", "乙项")),
            (date(2025, 6, 9), Channel.ORDINARY_POST, Outcome.UNABLE_NOT_HELD, ()),
            (date(2025, 12, 22), Channel.IN_PERSON, None, ()),
        )
    ):

        draft = RequestDraft(
            received_on=day, channel=channel, subjects=items, wording=f"材料{at}", unit="质监站" if at else "房管科",
            applicant=Applicant(ApplicantKind.NATURAL_PERSON, f"周若{at}"),
        )  # fmt: skip
        made = next(iter(intake.register(desk, draft, today=TODAY).requests))
        if outcome is not None:
            on = date(day.year, day.month, day.day + 8)
            answering.answer(desk, made, on=on, outcome=outcome, today=TODAY)
            answering.serve(desk, made, on=on, manner=DeliveryManner.DIRECT, today=TODAY)
    return desk


def text_of(made: report.Report) -> str:
    return "\n".join(one.text for one in made.paragraphs)


def written(desk: Desk, made: report.Report, folder: Path) -> Path:
    path = folder / "报告.docx"
    report.write_file(report.docx(desk, made, today=TODAY), path)
    return path


def edited(path: Path, change: Callable[[Any], None]) -> Path:
    document = Document(str(path))
    change(document)
    target = path.with_name("改过.docx")
    document.save(str(target))
    return target


def control(document: Any, name: str) -> Any:
    """The text node of a figure's content control."""
    for one in document.element.body.iter(qn("w:sdt")):
        if one.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == f"clerk.{name}":
            return next(one.iter(qn("w:t")))
    raise LookupError(name)


def paragraph(document: Any, words: str) -> Any:
    return next(one for one in document.element.body.iter(qn("w:p"))
                if words in "".join(node.text or "" for node in one.iter(qn("w:t"))))  # fmt: skip


def test_what_only_requests_know_stands_in_the_text(year: Desk) -> None:
    said = text_of(report.draft(year, 2025, today=TODAY))
    assert "2025年，本机关新收政府信息公开申请4件，无上年结转。" in said
    assert "按提交方式分，当面1件，占新收申请的25.00%；网络2件，占新收申请的50.00%；信函1件，" in said
    assert "按承办单位分，质监站3件、房管科1件。" in said
    assert "上述申请共包含申请事项5项。已到答复期限的4项申请事项全部按期答复，其余1项未到答复期限" in said
    assert "全年办结3件，均在法定期限内答复。" in said
    assert "发出收费通知0件、金额0元，实际收取0件、0元" in said
    assert "统计期限为2025年1月1日至12月31日" in said


def test_the_scope_is_the_one_that_was_chosen(year: Desk) -> None:
    assert "2025年，全区新收" in text_of(report.draft(year, 2025, today=TODAY, scope=Scope.AREA))
    assert "2025年，本机关代表区政府新收" in text_of(report.draft(year, 2025, today=TODAY, scope=Scope.GOVERNMENT))


def test_an_unfiled_year_before_is_not_compared_with(year: Desk, registered: Register) -> None:
    registered(date(2024, 3, 4))
    said = text_of(report.draft(year, 2025, today=TODAY))
    assert "同比" not in said and "比上年" not in said, "nobody published 2024"


def test_a_filed_year_before_is_compared_with_in_the_same_scope_alone(year: Desk, registered: Register) -> None:
    for day in (date(2024, 3, 4), date(2024, 5, 6), date(2024, 7, 8)):
        made = registered(day)
        answering.answer(year, made, on=day, outcome=Outcome.DISCLOSED, today=TODAY)
        answering.serve(year, made, on=day, manner=DeliveryManner.DIRECT, today=TODAY)
    filing.file_year(year, 2024, today=TODAY, by="苏晚晴", blanks_confirmed=True)
    assert "新收政府信息公开申请4件，比上年增加1件，同比增加33.33%" in text_of(report.draft(year, 2025, today=TODAY))
    assert "同比" not in text_of(report.draft(year, 2025, today=TODAY, scope=Scope.AREA))
    registered(date(2024, 9, 2))
    assert "同比增加33.33%" in text_of(report.draft(year, 2025, today=TODAY)), "as filed, not as it counts now"


def test_what_stands_beside_a_filed_table_is_that_of_the_filing(
    year: Desk, registered: Register, tmp_path: Path
) -> None:
    filing.file_year(year, 2025, today=TODAY, by="苏晚晴", blanks_confirmed=True)
    then = report.draft(year, 2025, today=TODAY)
    registered(date(2025, 6, 3))
    now = report.draft(year, 2025, today=TODAY)
    assert text_of(now) == text_of(then), "nor the channels, which no cell of the table holds"
    assert "封存的一份，图按现在的登记" in report.basis_of(year.terms, now)
    (kept,) = (one for one in year.store.filings.all() if one.duty == "year_sheet")
    older = json.loads(kept.content)
    del older["facts"]
    year.store.filings.add(replace(kept, content=json.dumps(older, ensure_ascii=False)))
    made = report.draft(year, 2025, today=TODAY)
    assert "渠道、收费、逾期等表外的数当时没有留存" in report.basis_of(year.terms, made)
    path = tmp_path / "报告.docx"
    report.write_file(report.docx(year, made, today=TODAY), path)
    assert "表外的数按现在的登记" in "".join(one.text for one in Document(str(path)).paragraphs[:3])


def test_an_overdue_request_at_the_year_end_unsays_all_in_time(year: Desk, registered: Register) -> None:
    registered(date(2025, 9, 1))
    said = text_of(report.draft(year, 2025, today=TODAY))
    assert "全年办结3件。" in said and "均在法定期限内" not in said
    assert "全部按期答复" not in said


def test_the_word_file_holds_the_official_headings_and_the_three_tables(year: Desk, tmp_path: Path) -> None:
    made = report.draft(year, 2025, today=TODAY)
    document = Document(str(written(year, made, tmp_path)))
    texts = [one.text for one in document.paragraphs]
    headings = [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
    ]  # fmt: skip
    assert [text for text in texts if text in headings] == headings
    assert len(document.tables) == 3
    grid = document.tables[1]
    assert [cell.text for cell in grid.rows[3].cells][-7:] == ["4", "0", "0", "0", "0", "0", "4"]
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    faces = {one.get(qn("w:eastAsia")) for one in document.element.body.iter(qn("w:rFonts"))}
    assert {"仿宋_GB2312", "黑体", "方正小标宋简体", "宋体"} <= faces
    assert "PAGE" in page.footer._element.xml


def test_the_untouched_file_differs_in_nothing_but_what_is_still_to_be_written(year: Desk, tmp_path: Path) -> None:
    path = written(year, report.draft(year, 2025, today=TODAY), tmp_path)
    found = report.recheck(year, path, 2025, today=TODAY)
    assert {one.kind for one in found} == {ChangeKind.TO_WRITE}


def test_a_changed_figure_of_the_text_is_listed_with_its_cell(year: Desk, tmp_path: Path) -> None:
    path = written(year, report.draft(year, 2025, today=TODAY), tmp_path)

    def change(document: Any) -> None:
        control(document, "new").text = "14"
        control(document, "online_share").text = "52.00%"

    found = [one for one in report.recheck(year, edited(path, change), 2025, today=TODAY) if report.is_wrong(one)]
    assert [(one.what, one.was, one.now, one.cell) for one in found] == [
        ("本年新收", "4", "14", ("applications", "new_received", "total")),
        ("网络申请占新收数", "50.00%", "52.00%", None),
    ]
    assert "现在写的是 14，表里是 4" in report.sentence_of(year.terms, found[0])


def test_a_sentence_taken_out_and_a_number_nobody_knows_are_listed(year: Desk, tmp_path: Path) -> None:
    path = written(year, report.draft(year, 2025, today=TODAY), tmp_path)

    def change(document: Any) -> None:
        gone = paragraph(document, "收取信息处理费的情况")
        gone.getparent().remove(gone)
        document.add_paragraph("接待来访 77 人次，其中涉及申请的 4 件，答复率98.5％，依据〔2021〕30号文件第3章。")

    found = report.recheck(year, edited(path, change), 2025, today=TODAY)
    gone = [one for one in found if one.kind is ChangeKind.REMOVED]
    assert len(gone) == 1 and gone[0].where.startswith("收取信息处理费的情况：本年度发出收费通知0件")
    assert [one.now for one in found if one.kind is ChangeKind.UNKNOWN] == ["77人次", "98.5%"]


def test_a_changed_cell_of_a_table_is_listed(year: Desk, tmp_path: Path) -> None:
    path = written(year, report.draft(year, 2025, today=TODAY), tmp_path)

    def change(document: Any) -> None:
        cell = document.tables[1].rows[3].cells[-1]
        next(cell._tc.iter(qn("w:t"))).text = "5"

    found = [one for one in report.recheck(year, edited(path, change), 2025, today=TODAY) if report.is_wrong(one)]
    assert [(one.was, one.now, one.cell) for one in found] == [("4", "5", ("applications", "new_received", "total"))]
    assert found[0].what == "一、本年新收政府信息公开申请数量、总计"


def test_a_table_that_was_taken_out_is_said(year: Desk, tmp_path: Path) -> None:
    path = written(year, report.draft(year, 2025, today=TODAY), tmp_path)

    def change(document: Any) -> None:
        table = document.tables[2]._tbl
        table.getparent().remove(table)

    found = report.recheck(year, edited(path, change), 2025, today=TODAY)
    missing = [one.where for one in found if one.kind is ChangeKind.TABLE_MISSING]
    assert missing == ["四、政府信息公开行政复议、行政诉讼情况"]


def test_without_content_controls_the_wording_finds_the_figures(year: Desk, tmp_path: Path) -> None:
    """Some programs drop the controls: the sentences still tell which figure is which."""
    path = written(year, report.draft(year, 2025, today=TODAY), tmp_path)

    def change(document: Any) -> None:
        control(document, "done").text = "9"
        for one in list(document.element.body.iter(qn("w:sdt"))):
            for run in list(one.find(qn("w:sdtContent"))):
                one.addprevious(run)
            one.getparent().remove(one)

    found = [one for one in report.recheck(year, edited(path, change), 2025, today=TODAY)
             if one.kind is not ChangeKind.TO_WRITE]  # fmt: skip
    assert [(one.kind, one.what, one.was, one.now) for one in found] == [(ChangeKind.CHANGED, "办结", "3", "9")]


def test_words_are_never_read_as_markup_and_control_characters_are_refused(year: Desk) -> None:
    organ = year.store.organs.first()
    year.store.organs.update(organ, since=date(2008, 5, 1), name="<b>局</b> & {new} 局")
    made = report.docx(year, report.draft(year, 2025, today=TODAY), today=TODAY)
    assert "<b>局</b> & {new} 局" in "".join(one.text for one in Document(io.BytesIO(made)).paragraphs)
    bad = report.draft(year, 2025, today=TODAY)
    with pytest.raises(KnownTrouble, match="report_text_unprintable"):
        report.docx(year, replace(bad, title="局\x07报告2025年"), today=TODAY)


def test_what_is_no_word_file_is_refused(year: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(KnownTrouble):
        report.recheck(year, broken, 2025, today=TODAY)
    bomb = tmp_path / "大.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 200_000_000)
    with pytest.raises(KnownTrouble, match="document_swells"):
        report.recheck(year, bomb, 2025, today=TODAY)


def test_the_year_of_a_report_stands_in_its_title(year: Desk, tmp_path: Path) -> None:
    assert report.year_of(written(year, report.draft(year, 2025, today=TODAY), tmp_path)) == 2025
    other = tmp_path / "通知.docx"
    Document().save(str(other))
    with pytest.raises(KnownTrouble, match="report_of_no_year"):
        report.year_of(other)
