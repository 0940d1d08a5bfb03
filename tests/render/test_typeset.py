"""The line-breaker on random Chinese text: what GB/T 15834 and the 28 by 22 grid ask of every line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app import places
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.typeset import NOT_FIRST, NOT_LAST, Line, Measure, break_paragraph

MM = 72 / 25.4
WIDTH = 156 * MM
EM = 16.0
GRID = Measure.of_grid(WIDTH, EM, 28)
FONTS = FontBook.load(places.resources() / "fonts")

NO_LINE_STARTS_WITH = set("，。、；：？！）》〉」』】〕］”’…—·%")
NO_LINE_ENDS_WITH = set("（《〈「『【〔［“‘")

HAN = st.text("政府信息公开申请答复本机关根据规定你单位第三方年月日一二三四五六七八九十𠮷𬱖喆", min_size=1, max_size=40)
MARKED = st.tuples(
    st.sampled_from(["", "“", "《", "（", "（《", "“〔", "——"]),
    HAN,
    st.sampled_from(["", "，", "。", "、", "；", "：", "”", "》，", "）。", "”）", "？”", "……", "％", "！"]),
).map("".join)
LATIN = st.sampled_from(
    ["2026", "110101199003078515", "12", "3.5%", "https://www.example.gov.cn/zwgk/ysqgk/2026/11/t20261120_38.html",
     "office@example.gov.cn", "010-12345678", "GB/T 9704-2012", "A4", " ", "No. 8 "]
)  # fmt: skip
TEXT = st.lists(st.one_of(MARKED, MARKED, LATIN), min_size=1, max_size=30).map("".join)


def broken(text: str, indent: float = 0.0) -> tuple[Line, ...]:
    return break_paragraph(FONTS.glyphs(text, Role.BODY, EM), GRID, indent=indent)


@given(TEXT)
@settings(max_examples=150, deadline=None)
def test_the_lines_put_together_again_are_the_text(text: str) -> None:
    assert "".join(line.text for line in broken(text)) == text


@given(TEXT)
@settings(max_examples=150, deadline=None)
def test_no_line_starts_or_ends_with_a_mark_that_must_not(text: str) -> None:
    lines = broken(text)
    for before, after in pairwise(lines):
        assert after.text[0] not in NO_LINE_STARTS_WITH, (before.text, after.text)
        assert before.text.rstrip(" ")[-1:] not in NO_LINE_ENDS_WITH, (before.text, after.text)


@given(TEXT)
@settings(max_examples=150, deadline=None)
def test_every_line_but_the_last_ends_at_the_right_edge_and_none_beyond(text: str) -> None:
    *full, last = broken(text, indent=2 * WIDTH / 28)
    for line in full:
        assert abs(line.right - WIDTH) < 0.1, line.text
        assert -0.6 <= line.spacing <= 4, line.text
    assert last.right <= WIDTH + 0.1


def test_twenty_eight_characters_fill_a_line_from_edge_to_edge() -> None:
    first, second = broken("国" * 29)
    assert len(first.text) == 28 and len(second.text) == 1
    assert first.right == pytest.approx(WIDTH)
    assert first.segments[0].x == 0


def test_a_full_stop_after_the_twenty_eighth_character_is_pulled_in_and_its_empty_half_hangs() -> None:
    first, second = broken("国" * 28 + "。" + "国" * 3)
    assert first.text == "国" * 28 + "。"
    assert second.text == "国" * 3
    assert first.right == pytest.approx(WIDTH)


def test_an_opening_mark_in_the_twenty_eighth_place_is_pushed_out() -> None:
    first, second = broken("国" * 27 + "（甲）" + "国" * 3)
    assert first.text == "国" * 27
    assert second.text.startswith("（甲）")


def test_two_marks_side_by_side_take_one_and_a_half_cells() -> None:
    (line,) = broken("甲）。")
    assert line.right == pytest.approx(2.5 * EM + 2 * GRID.spacing)
    assert [segment.text for segment in line.segments] == ["甲）", "。"]


def test_a_long_address_breaks_after_a_stroke_or_a_dot_and_not_inside_a_word() -> None:
    address = "https://www.example.gov.cn/government/information/disclosure/requests/2026/11/page.html"
    for line in broken("国" * 20 + address)[:-1]:
        assert line.text[-1] in "国/.-?&="


def test_a_number_of_eighteen_digits_is_not_parted_where_the_line_can_be_filled_otherwise() -> None:
    texts = [line.text for line in broken("国" * 18 + "110101199003078515" + "国" * 10)]
    assert any("110101199003078515" in text for text in texts)


def test_a_dash_of_two_is_never_parted() -> None:
    for length in range(20, 30):
        lines = broken("国" * length + "——国国国")
        assert not any(line.text.endswith("国—") for line in lines)


def test_the_halves_of_a_dash_touch_however_wide_the_line_is_spaced() -> None:
    first, *_ = broken("甲——" + "国" * 20 + "110101199003078515")
    at = {segment.text: segment.x for segment in first.segments}
    assert first.spacing > 0.5 and first.right == pytest.approx(WIDTH)
    dashes = [segment.x for segment in first.segments if "—" in segment.text]
    start = at["甲—"] + EM + first.spacing
    assert dashes[1] - start == pytest.approx(EM), "破折号占两个字的位置，中间不断开"


def test_a_rare_name_is_drawn_by_another_font_on_the_same_grid() -> None:
    (line,) = broken("𠮷某𬱖")
    assert [segment.font for segment in line.segments] == [
        "ClerkRareHan-Regular", "FandolFang-Regular", "ClerkSerif-Light",
    ]  # fmt: skip
    assert line.segments[2].x == pytest.approx(2 * (EM + GRID.spacing))


def test_the_marks_named_by_the_standard_are_all_known_to_the_breaker() -> None:
    assert NO_LINE_STARTS_WITH <= NOT_FIRST
    assert NO_LINE_ENDS_WITH <= NOT_LAST
