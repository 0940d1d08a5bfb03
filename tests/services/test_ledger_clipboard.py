"""What Excel, WPS and browsers put on the clipboard, as rows and cells."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.services.ledger_clipboard import read_clipboard


def test_a_cell_of_two_lines_is_quoted_and_stays_one_cell() -> None:
    assert read_clipboard('甲\t"第一行\n说""是""的"\t丙\r\n丁\t戊\t\r\n') == (
        ("甲", '第一行\n说"是"的', "丙"), ("丁", "戊", ""),
    )


def test_a_cell_that_merely_begins_with_a_quotation_mark_is_taken_as_it_stands() -> None:
    assert read_clipboard('"通知" 的附件\t乙\n丙\t"丁') == (('"通知" 的附件', "乙"), ("丙", '"丁'))


def test_empty_rows_and_columns_at_the_edge_are_no_rows() -> None:
    assert read_clipboard("\t\t\n甲\t乙\t\n\t\t\n") == (("甲", "乙"),)
    assert read_clipboard("") == ()


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0\x85\u2028\u2029", exclude_categories=["Cs", "Cc"])
                | st.just("\n"), min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1))
def test_what_is_written_the_way_excel_quotes_comes_back(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, dialect="excel-tab").writerows(rows)
    assert [list(row) for row in read_clipboard(written.getvalue())] == rows


def test_the_html_table_is_taken_where_the_text_lost_its_columns() -> None:
    html = "<p>前言</p><table><tr><td rowspan=2>甲</td><td>乙<br>丙</td></tr><tr><td>丁 &amp; 戊</td></tr></table>"
    assert read_clipboard("甲 乙 丙 丁 戊", html) == (("甲", "乙\n丙"), ("", "丁 & 戊"))
    assert read_clipboard("甲\t乙\n丙\t丁", "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙<td>丁</table>") == (
        ("甲", "乙"), ("丙", "丁"),
    )


def test_a_cell_that_claims_to_be_as_large_as_a_sheet_is_not_believed() -> None:
    html = "<table><tr><td rowspan=9999 colspan=9999>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"
    (first, second) = read_clipboard("甲 乙 丙", html)
    assert (first[0], first[-1]) == ("甲", "乙") and "丙" in second
    assert len(first) < 200
