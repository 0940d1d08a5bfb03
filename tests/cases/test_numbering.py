"""Numbers of requests and documents: shape, year and place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.cases.numbering import NumberPattern
from clerk_app.trouble import KnownTrouble

STANDARD = NumberPattern("{code}〔{year}〕{n}号")
PATTERNS = [
    STANDARD,
    NumberPattern("{year}-{n:04}"),
    NumberPattern("{code}（{year}）第{n}号-{suffix}"),
    NumberPattern("{code}信息公开〔{year}〕第{n}号-{suffix}"),
]


def test_a_document_number_has_six_cornered_brackets_no_ordinal_word_and_no_leading_zero() -> None:
    assert STANDARD.format(year=2026, n=9, code="临住建公开") == "临住建公开\u30142026\u30159号"


def test_the_number_of_a_published_answer_is_read_back() -> None:
    # 答复文书 cited in a Beijing judgment: 延庆区(2018)第58号-告
    beijing = NumberPattern("{code}({year})第{n}号-{suffix}")
    assert beijing.parse("延庆区(2018)第58号-告") == (2018, 58)
    assert beijing.parse("顺义区后沙峪镇(2014)第6号-非本") == (2014, 6)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(year=st.integers(2008, 2099), n=st.integers(1, 123456))
def test_what_was_formatted_is_parsed(pattern: NumberPattern, year: int, n: int) -> None:
    assert pattern.parse(pattern.format(year=year, n=n, code="西政", suffix="告")) == (year, n)


@pytest.mark.parametrize(
    "other", ["2026-12", "2026-00012", "26-0012", "2026-0012号", "", "２０２６-0012", "2026-0012\n"]
)
def test_a_number_of_another_shape_is_none(other: str) -> None:
    assert NumberPattern("{year}-{n:04}").parse(other) is None


def test_four_places_hold_more_than_ten_thousand_numbers() -> None:
    assert NumberPattern("{year}-{n:04}").parse("2026-12345") == (2026, 12345)


def test_the_number_of_a_draft_keeps_its_place_blank() -> None:
    assert STANDARD.waiting(year=2026, code="临住建公开") == "临住建公开〔2026〕\u3000\u3000号"


@pytest.mark.parametrize(
    "pattern",
    [
        "", "{n}", "{year}", "{year}{n}{n}", "{year}-{n:x}", "{year}-{n!r}", "{year}-{place}", "{year}-{n",
        "{year}{n.real}",
    ],
)
def test_a_pattern_that_cannot_number_is_refused(pattern: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        NumberPattern(pattern)
    assert trouble.value.key == "number_pattern_unusable"


def test_a_number_is_never_printed_without_the_code_of_its_organ() -> None:
    with pytest.raises(KnownTrouble) as trouble:
        STANDARD.format(year=2026, n=1)
    assert trouble.value.key == "number_without_code"
