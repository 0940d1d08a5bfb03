"""The year sheet as a workbook, read back: the official form's labels, merges, numbers and print set-up."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from clerk_app import places
from clerk_app.cases.sheet_plain import read_entered, read_published
from clerk_app.cases.tally import tally
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.law.year_format import form_of, read_formats
from clerk_app.render.xlsx import year_workbook
from clerk_app.trouble import KnownTrouble

PUBLISHED = Path(__file__).resolve().parent.parent / "data" / "published"
FORMATS = read_formats(places.resources() / "year_formats")
MADE = date(2026, 8, 28)

# What a cell may not become: formulas, arrays, links, commands (26 texts typed as names).
PROBES = (
    "=1+1", "=HYPERLINK(\"http://a.example\",\"x\")", "{=SUM(A1:A2)}", "=cmd|' /C calc'!A0", "+1+1", "-1+1",
    "@SUM(1,1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "http://a.example", "https://a.example",
    "ftp://a.example", "mailto:a@a.example", "file:///etc/passwd", "internal:Sheet1!A1", "external:c:\\a.xlsx",
    "\\\\host\\share", "1e5", "00123", "<b>&amp;</b>", "&A&P&D", "=DDE(\"a\";\"b\";\"c\")",
)


def sheet_of(name: str) -> YearSheet:
    text = (PUBLISHED / f"{name}.json").read_text(encoding="utf-8")
    return read_published(json.loads(text, parse_float=Decimal), FORMATS)


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def texts(sheet: Worksheet) -> dict[str, str]:
    """Every text with the cell it stands in."""
    return {cell.value: cell.coordinate for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}


def span(sheet: Worksheet, label: str) -> str:
    """The range a label covers."""
    at = texts(sheet)[label]
    return next((str(merged) for merged in sheet.merged_cells.ranges if at in merged), at)


@pytest.fixture(scope="module")
def of_2023() -> Workbook:
    return opened(year_workbook(sheet_of("2023_jiangsu_suqian_city"), made_on=MADE))


def test_the_three_parts_are_three_worksheets_on_one_upright_a4_page_each(of_2023: Workbook) -> None:
    assert of_2023.sheetnames == ["二、主动公开", "三、申请", "四、复议诉讼"]
    for sheet in of_2023:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)
        assert sheet.print_area
        assert sheet.print_title_rows


def test_four_characters_above_a_case_figure_break_in_their_middle(of_2023: Workbook) -> None:
    sheet = of_2023["四、复议诉讼"]
    wide = sheet.column_dimensions["A"].width  # digits of 7 pixels; a character of five 号 is 14 pixels
    assert 2 * 14 <= wide * 7 - 2 < 3 * 14, "结果|维持, never 结果维|持"


def test_the_sheet_of_2014_is_printed_large_enough_to_read_over_two_pages() -> None:
    (sheet,) = opened(year_workbook(sheet_of("2017_beijing_xicheng_district"), made_on=MADE))
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3", "the heads of the columns stand on the second page too"
    wide = sum(sheet.column_dimensions[name].width for name in "ABC") * 7 * 0.75
    assert 496 / wide > 0.8, "what is printed keeps four fifths of its size"


def test_part_three_has_the_headings_of_the_printed_form(of_2023: Workbook) -> None:
    sheet = of_2023["三、申请"]
    assert span(sheet, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）") == "A2:C4"
    assert span(sheet, "申请人情况") == "D2:J2"
    assert span(sheet, "自然人") == "D3:D4"
    assert span(sheet, "法人或其他组织") == "E3:I3"
    assert span(sheet, "总计") == "J3:J4"
    assert [sheet.cell(4, column).value for column in range(5, 10)] == [
        "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他",
    ]


def test_part_three_nests_its_labels_as_printed(of_2023: Workbook) -> None:
    sheet = of_2023["三、申请"]
    assert span(sheet, "一、本年新收政府信息公开申请数量") == "A5:C5"
    assert span(sheet, "三、本年度办理结果") == "A7:A28"
    assert sheet["A7"].alignment.textRotation == 255, "one character below the other"
    assert span(sheet, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）") == "B8:C8"
    assert span(sheet, "（三）不予公开") == "B9:B16"
    assert span(sheet, "3.危及“三安全一稳定”") == "C11"
    assert span(sheet, "（四）无法提供") == "B17:B19"
    assert span(sheet, "（六）其他处理") == "B25:B27"
    assert span(sheet, "（七）总计") == "B28:C28"
    assert span(sheet, "四、结转下年度继续办理") == "A29:C29"


def test_part_three_of_2020_prints_other_handling_as_one_row() -> None:
    sheet = opened(year_workbook(sheet_of("2020_beijing_xicheng_district"), made_on=MADE))["三、申请"]
    assert span(sheet, "三、本年度办理结果") == "A7:A26"
    assert span(sheet, "（六）其他处理") == "B25:C25"


@pytest.mark.parametrize("name", ["2020_beijing_xicheng_district", "2023_jiangsu_suqian_city"])
def test_every_figure_stands_as_a_number_where_it_was_published(name: str) -> None:
    printed = json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))
    book = opened(year_workbook(sheet_of(name), made_on=MADE))
    sheet = book["三、申请"]
    rows = [[sheet.cell(row, column).value for column in range(4, 11)] for row in range(5, sheet.max_row + 1)]
    assert rows == list(printed["applications"]["rows"].values())
    fourth = book["四、复议诉讼"]
    review = printed["review_litigation"]
    groups = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    figures = [fourth.cell(fourth.max_row, column).value for column in range(1, 16)]
    assert figures == [value for group in groups for value in review[group]]


def test_part_four_has_three_groups_of_five(of_2023: Workbook) -> None:
    sheet = of_2023["四、复议诉讼"]
    assert span(sheet, "行政复议") == "A2:E2"
    assert span(sheet, "行政诉讼") == "F2:O2"
    assert span(sheet, "未经复议直接起诉") == "F3:J3"
    assert span(sheet, "复议后起诉") == "K3:O3"
    assert [sheet.cell(4, column).value for column in range(6, 11)] == [
        "结果维持", "结果纠正", "其他结果", "尚未审结", "总计",
    ]


def test_part_two_keeps_signs_decimals_and_named_rows() -> None:
    sheet = opened(year_workbook(sheet_of("2020_beijing_xicheng_district"), made_on=MADE))["二、主动公开"]
    at = texts(sheet)
    base, named = sheet[at["其他对外管理服务事项"]], sheet[at["行政检查"]]
    assert span(sheet, "其他对外管理服务事项") == f"A{base.row}:A{base.row + 1}"
    assert (named.row, named.column) == (base.row, 2)
    change = sheet.cell(sheet[at["行政强制"]].row, 4)
    assert (change.value, change.number_format) == (33, "+0;-0;0")
    amount = sheet.cell(sheet[at["政府集中采购"]].row, 4)
    assert (amount.value, amount.number_format) == (44899.2477, "0.0000")
    assert span(sheet, "第二十条第（一）项") == "A2:E2"


def test_the_old_sheet_lists_indicator_unit_and_figure() -> None:
    book = opened(year_workbook(sheet_of("2017_beijing_xicheng_district"), made_on=MADE))
    assert book.sheetnames == ["统计表"]
    sheet = book["统计表"]
    assert sheet["A1"].value == "政府信息公开情况统计表"
    assert sheet["A2"].value == "（2017年度）"
    assert [sheet.cell(3, column).value for column in (1, 2, 3)] == ["统 计 指 标", "单位", "统计数"]
    at = texts(sheet)
    row = sheet[at["其中：涉及国家秘密"]].row
    assert [sheet.cell(row, column).value for column in (2, 3)] == ["件", 0]
    assert sheet.cell(row, 1).alignment.indent == 6
    assert sheet.max_row == 3 + 78


def test_a_blank_stays_blank_and_zero_is_printed() -> None:
    form = form_of(FORMATS, 2023)
    book = opened(year_workbook(tally((), (), year=2023, form=form, today=MADE), made_on=MADE))
    assert book["二、主动公开"]["C4"].value is None
    third = book["三、申请"]
    assert {third.cell(row, column).value for row in range(5, 30) for column in range(4, 11)} == {0}
    assert {third.cell(row, column).number_format for row in range(5, 30) for column in range(4, 11)} == {"0"}
    edges = [third.cell(row, column).border for row in range(5, 30) for column in range(4, 11)]
    assert all(edge.left.style == edge.top.style == edge.right.style == edge.bottom.style == "thin" for edge in edges)


def test_a_sheet_that_is_not_final_says_so_in_title_and_page_header() -> None:
    data = year_workbook(sheet_of("2020_beijing_xicheng_district"), mark="（未定稿）", made_on=MADE)
    for sheet in opened(data):
        assert sheet["A1"].value.endswith("（未定稿）")
        assert "未定稿" in sheet.oddHeader.right.text


def test_no_typed_text_becomes_a_formula_a_link_or_a_code() -> None:
    entered = {"active_disclosure": {"art20_5": {f"licensing_{probe}": probe.count("=") for probe in PROBES}}}
    form = form_of(FORMATS, 2023)
    for organ in ("=1+1", "&A&P", "http://a.example", "\\\\host\\share"):
        sheet = tally((), (), year=2023, form=form, today=MADE, entered=read_entered(entered, form, 2023))
        data = year_workbook(sheet, organ=organ, made_on=MADE)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
            xml = "".join(parts.read(name).decode("utf-8") for name in names)
        assert "<f>" not in xml
        assert "<f " not in xml
        assert "<hyperlink" not in xml
        assert 'TargetMode="External"' not in xml
    labels = texts(opened(data)["二、主动公开"])
    for probe in PROBES:
        assert probe.replace("\t", " ").replace("\r", "\n") in labels, repr(probe)


def test_control_characters_are_left_out_and_a_text_no_cell_can_hold_is_refused() -> None:
    form = form_of(FORMATS, 2023)

    def book(name: str) -> bytes:
        entered = read_entered({"active_disclosure": {"art20_6": {f"coercion_{name}": 1}}}, form, 2023)
        return year_workbook(tally((), (), year=2023, form=form, today=MADE, entered=entered), made_on=MADE)

    assert "强制执行" in texts(opened(book("强制\a执\x00行"))["二、主动公开"])
    with pytest.raises(KnownTrouble, match="sheet_text_too_long"):
        book("长" * 32_768)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = sheet_of("2023_jiangsu_suqian_city")
    assert year_workbook(sheet, made_on=MADE) == year_workbook(sheet, made_on=MADE)
