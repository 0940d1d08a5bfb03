"""Marks within marks: GB/T 15834-2011 has ‘ ’ inside “ ”, 〈 〉 inside 《 》; a mark without its half is as typed."""

from __future__ import annotations

import pytest

from clerk_app.cases.quotation import filled, within

ASKED = "您申请公开：“{wording}”。"


@pytest.mark.parametrize(
    ("typed", "set_so"),
    [
        ("关于“十四五”规划的批复", "关于‘十四五’规划的批复"),
        ("“甲”与“乙”", "‘甲’与‘乙’"),
        ("“甲“乙”丙”", "‘甲“乙”丙’"),
        ("“甲“乙“丙”丁”戊”", "‘甲“乙‘丙’丁”戊’"),
        ("“甲‘乙’丙”", "‘甲“乙”丙’"),
        ("关于‘十四五’规划", "关于‘十四五’规划"),
        ("《关于“十四五”规划的通知》", "《关于‘十四五’规划的通知》"),
        ("《关于转发《政府信息公开条例》的通知》", "《关于转发〈政府信息公开条例〉的通知》"),
        ("《关于转发〈政府信息公开条例〉的通知》", "《关于转发〈政府信息公开条例〉的通知》"),
        ("《转发《印发《甲办法》的通知》的通知》", "《转发〈印发《甲办法》的通知〉的通知》"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("关于“征收的材料", "关于“征收的材料"),
        ("关于征收”的材料", "关于征收”的材料"),
        ("“甲”和“乙", "‘甲’和“乙"),
        ("O’Neil 的“材料”", "O’Neil 的‘材料’"),
        ("《甲的材料", "《甲的材料"),
        ('"straight" 和 <b>', '"straight" 和 <b>'),
        ("", ""),
    ],
)
def test_an_applicants_marks_are_set_inside_ours(typed: str, set_so: str) -> None:
    assert filled(ASKED, {"wording": typed}.__getitem__) == f"您申请公开：“{set_so}”。"


def test_where_we_set_no_marks_the_outermost_ones_stay_as_typed_and_turn_inside() -> None:
    assert within("“甲“乙”丙”") == "“甲‘乙’丙”"
    assert within("‘甲’") == "‘甲’" and within("〈甲〉") == "〈甲〉"
    assert filled("现提供：{supply}，“完”。", {"supply": "“甲”"}.__getitem__) == "现提供：“甲”，“完”。"
    assert filled("《{supply}》", {"supply": "关于《甲》的批复"}.__getitem__) == "《关于〈甲〉的批复》"


def test_setting_marks_twice_changes_nothing_and_each_blank_is_set_by_itself() -> None:
    for text in ("“甲“乙”丙”", "《甲《乙》丙》", "“甲", "《甲“乙“丙”丁”戊》"):
        assert within(within(text)) == within(text)
    told = filled("{item}、“{subject}”与{ground}", {"item": "一", "subject": "“甲", "ground": "“乙”"}.__getitem__)
    assert told == "一、““甲”与“乙”"
