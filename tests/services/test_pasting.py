"""What goes to the clipboard for a spreadsheet: never a formula, always one line a cell."""

from __future__ import annotations

import pytest

from clerk_app.services.pasting import as_cell, as_table


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "＝1+1", "＋1", "－1", "＠a", "\t=1+1", "\r=1", "\n@a", "  =1"],
)
def test_what_begins_like_a_formula_is_pasted_as_text(text: str) -> None:
    assert as_cell(text) == "'" + text.strip()


@pytest.mark.parametrize("text", ["2026-0001", "逾 3", "−3", "—", "", "a=b", "'='"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert as_cell(text) == text


def test_a_cell_cannot_break_out_of_its_place() -> None:
    assert as_table([("甲", "一\t=1+1\r\n=2"), ("乙", "")]) == "甲\t一 =1+1 =2\r\n乙\t\r\n"
