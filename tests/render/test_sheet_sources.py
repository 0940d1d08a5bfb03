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
