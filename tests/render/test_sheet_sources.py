"""Below and behind the year sheet: notes printed with it, and the worksheet of what every figure counts."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from clerk_app import places
from clerk_app.cases.sheet_plain import read_published
from clerk_app.law.year_format import read_formats
from clerk_app.render.sheet_sources import SourceLine, SourceSheet
from clerk_app.render.xlsx import year_workbook

MADE = date(2026, 8, 28)
PUBLISHED = Path(__file__).resolve().parent.parent / "data" / "published"
SHEET = read_published(
    json.loads((PUBLISHED / "2020_beijing_xicheng_district.json").read_text(encoding="utf-8")),
    read_formats(places.resources() / "year_formats"),
)
HEADINGS = ("表", "行", "栏", "数", "出处")


def test_notes_stand_below_their_table_inside_what_is_printed() -> None:
    notes = {"applications": ("计数单位：件；一份申请计 1 件。", "=1+1 说明（A4）：" + "申请人类型更正，" * 30)}
    book = load_workbook(io.BytesIO(year_workbook(SHEET, made_on=MADE, notes=notes)))
    page = book["三、申请"]
    last = [row[0] for row in page.iter_rows()][-2:]
    assert [cell.value for cell in last] == list(notes["applications"])
    assert {cell.data_type for cell in last} == {"s"}, "never a formula"
    assert page.print_area == f"'三、申请'!$A$1:$J${page.max_row}"
    assert page.row_dimensions[page.max_row].height > 3 * page.row_dimensions[page.max_row - 1].height
    assert "计数单位" not in str([row[0].value for row in book["四、复议诉讼"].iter_rows()])


def test_a_figure_with_many_requests_takes_several_lines_and_stands_once() -> None:
    numbers = tuple(f"公开〔2020〕第{n}号-申请" for n in range(1, 1501))
    lines = (
        SourceLine("三、申请", "一、本年新收", "总计", 1500, numbers),
        SourceLine("第二十条第（八）项", "=HYPERLINK(1)", "金额", 3, ()),
    )
    sources = SourceSheet("数字出处", HEADINGS, lines, "（续）")
    page = load_workbook(io.BytesIO(year_workbook(SHEET, made_on=MADE, sources=sources)))["数字出处"]
    rows = list(page.iter_rows(min_row=2))
    assert [row[3].value for row in rows if row[3].value is not None] == [1500, 3]
    listed = [one for row in rows[:-1] for one in str(row[4].value).removeprefix("（续）").split("、")]
    assert tuple(listed) == numbers
    assert {row[0].value for row in rows[:-1]} == {"三、申请"}, "a filter keeps the lines together"
    assert all(page.row_dimensions[row[0].row].height <= 409 for row in rows), "Excel's highest row"
    assert (rows[-1][1].value, rows[-1][1].data_type) == ("=HYPERLINK(1)", "s")


def test_the_sheet_says_at_its_head_and_on_paper_that_it_need_not_be_printed() -> None:
    lines = (SourceLine("三、申请", "一、本年新收", "总计", 1, ("公开〔2020〕第1号-申请",)),)
    sources = SourceSheet("数字出处", HEADINGS, lines, "（续）", "本表不必打印 A&B")
    page = load_workbook(io.BytesIO(year_workbook(SHEET, made_on=MADE, sources=sources)))["数字出处"]
    assert [cell.value for cell in page[1]] == [*HEADINGS[:-1], f"{HEADINGS[-1]}　本表不必打印 A&B"]
    assert page.freeze_panes == "A2", "the words stay in sight"
    assert page.oddHeader.center.text == "本表不必打印 A&&B", "an ampersand is a sign, no command"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", False), "pages as it takes"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$1"
    assert sum(page.column_dimensions[column].width for column in "ABCDE") * 7 < 1366 - 30, "fits a window"


def test_long_lists_leave_little_of_a_page_white() -> None:
    """A row goes to the next page whole: of a page printed at the sheet's scale it may be a quarter."""
    numbers = tuple(f"公开〔2020〕第{n}号-申请" for n in range(1, 1501))
    lines = (SourceLine("三、申请", "一、本年新收", "总计", 1500, numbers),)
    sources = SourceSheet("数字出处", HEADINGS, lines, "（续）")
    page = load_workbook(io.BytesIO(year_workbook(SHEET, made_on=MADE, sources=sources)))["数字出处"]
    millimetres = sum(page.column_dimensions[column].width for column in "ABCDE") * 7 * 25.4 / 96
    scale = (297 - 2 * page.page_margins.left * 25.4) / millimetres
    high = (210 - (page.page_margins.top + page.page_margins.bottom) * 25.4) / scale * 72 / 25.4
    heights = [page.row_dimensions[row].height for row in range(2, page.max_row + 1)]
    assert max(heights) <= high / 4
    said = sum(len(str(page.cell(row, 5).value)) for row in range(2, page.max_row + 1))
    assert said / sum(heights) > 8, "letters to a point of height: it was 4.5"
    assert 9 * scale > 6.5, "on paper no smaller than 小六"
