"""The workbook of a list, read back: heading, filter, print set-up, and every cell the kind it is declared."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook, load_workbook

from clerk_app.render.cells import LONGEST_TEXT, cell_text, cut, length
from clerk_app.render.ledger_xlsx import Kind, ListCell, ListColumn, ListSheet, list_workbook

COLUMNS = (
    ListColumn("序号", Kind.WHOLE, 5), ListColumn("登记编号", Kind.TEXT, 12), ListColumn("收到日期", Kind.DAY, 11),
    ListColumn("收费金额（元）", Kind.MONEY, 10, folded=True), ListColumn("申请内容", Kind.TEXT, 34),
)  # fmt: skip
ROW: tuple[ListCell, ...] = (1, "2026-0001", date(2026, 8, 3), Decimal("123.50"), "会议纪要")


def book(*rows: tuple[ListCell, ...]) -> Workbook:
    sheet = ListSheet("台账", "某局依申请公开台账", "截至 2026-10-13", COLUMNS, rows or (ROW,), kept=2)
    made = list_workbook(
        [sheet], organ="某局&办", stamp="截至 2026-10-13", page_of="第 {page} 页，共 {pages} 页", more="……",
        made_on=date(2026, 10, 13),
    )  # fmt: skip
    return load_workbook(io.BytesIO(made.data))


def test_a_day_is_a_day_money_is_a_number_and_everything_else_is_text() -> None:
    cells = book()["台账"][4]
    assert [cell.value for cell in cells] == [1, "2026-0001", datetime(2026, 8, 3), 123.5, "会议纪要"]
    assert [cell.data_type for cell in cells] == ["n", "s", "d", "n", "s"]
    assert [cell.number_format for cell in cells] == ["0", "@", "yyyy-mm-dd", "#,##0.00", "@"]


def test_the_heading_stays_in_view_and_can_be_filtered() -> None:
    sheet = book(ROW, ROW, ROW)["台账"]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:E6"


def test_it_prints_on_a4_across_one_page_wide_with_the_heading_on_each() -> None:
    sheet = book()["台账"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == "'台账'!$A$1:$E$4"
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sheet.oddFooter.right.text == "截至 2026-10-13"
    assert "某局&&办" in str(sheet.oddFooter.left.text)


def test_what_is_folded_away_opens_at_the_sign_over_the_next_column() -> None:
    sheet = book()["台账"]
    assert (sheet.column_dimensions["D"].hidden, sheet.column_dimensions["D"].outlineLevel) == (True, 1)
    assert sheet.column_dimensions["E"].collapsed
    assert not any(sheet.column_dimensions[name].hidden for name in "ABCE")


def test_an_empty_list_is_a_heading_alone() -> None:
    made = list_workbook(
        [ListSheet("台账", "台账", "", COLUMNS, ())], organ="", stamp="", page_of="{page}/{pages}", more="",
        made_on=date(2026, 10, 13),
    )  # fmt: skip
    sheet = load_workbook(io.BytesIO(made.data))["台账"]
    assert [cell.value for cell in sheet[3]] == [column.heading for column in COLUMNS]
    assert sheet.max_row == 3


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    sheet = book(ROW, (*ROW[:4], "长" * 200), (*ROW[:4], "长" * 30_000))["台账"]
    heights = [sheet.row_dimensions[row].height for row in (4, 5, 6)]
    assert 17 <= heights[0] < 18
    assert 11 * 13.5 < heights[1] < 14 * 13.5  # 390 digits in a column of 34
    assert 408 <= heights[2] <= 409  # the highest row Excel knows


def test_what_no_file_can_hold_is_shown_and_not_dropped() -> None:
    sheet = book((*ROW[:4], "甲\x07乙\ud800丙\ufffe丁\r\n戊\r己\x0b"))["台账"]
    assert sheet["E4"].value == "甲\ufffd乙\ufffd丙\ufffd丁\n戊\n己\ufffd"


def test_a_text_of_more_than_255_characters_is_not_of_the_format_text() -> None:
    """Older Excel shows ######## for a longer one."""
    sheet = book((*ROW[:4], "=" + "长" * 255), (*ROW[:4], "=" + "长" * 254))["台账"]
    assert [sheet[f"E{row}"].number_format for row in (4, 5)] == ["General", "@"]
    assert all(sheet[f"E{row}"].quotePrefix for row in (4, 5))
    assert all(sheet[f"E{row}"].data_type == "s" for row in (4, 5))


def test_a_text_is_cut_at_a_character_and_never_inside_one() -> None:
    for text in ("𠮷" * 40_000, "长" * 40_000, "长" + "𠮷" * 40_000, "𠮷长" * 20_000):
        short = cut(text, "……")
        assert LONGEST_TEXT - 1 <= length(short) <= LONGEST_TEXT
        assert short.endswith("……") and text.startswith(short[:-2])
        assert cell_text(short) == short
