"""A long list on paper: read back with a reader of its own, page by page."""

from __future__ import annotations

import io

import pypdf
import pytest

from clerk_app import places
from clerk_app.render.fonts import FontBook
from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf

FONTS = FontBook.load(places.resources() / "fonts")
COLUMNS = (
    PaperColumn("登记编号", 12, is_whole=True), PaperColumn("收到日期", 11, is_centred=True),
    PaperColumn("申请人", 16), PaperColumn("申请内容", 34),
)  # fmt: skip


def pages(*rows: tuple[str, str, str, str]) -> list[str]:
    """The text of each page, without what only parts lines."""
    page_of, missing = "第 {page} 页，共 {pages} 页", "〓：没有字形。"
    made = PaperList("某局依申请公开台账", "截至 2026-10-13，1 件", COLUMNS, rows, page_of, missing)
    reader = pypdf.PdfReader(io.BytesIO(list_pdf(made, FONTS)))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def row(number: int, wording: str = "会议纪要") -> tuple[str, str, str, str]:
    return (f"2026-{number:04}", "2026-08-03", "周若安", wording)


def test_each_page_has_the_heading_and_its_number() -> None:
    found = pages(*(row(number) for number in range(1, 101)))
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        assert all(column.heading in text for column in COLUMNS), number
        assert f"第{number}页，共{len(found)}页" in text
    assert ["某局依申请公开台账" in text for text in found] == [True, *[False] * (len(found) - 1)]


def test_it_is_a4_across() -> None:
    made = PaperList("台账", "", COLUMNS, [row(1)], "{page}/{pages}", "")
    box = pypdf.PdfReader(io.BytesIO(list_pdf(made, FONTS))).pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (297, 210)


def test_every_row_stands_on_one_page_and_once() -> None:
    text = "".join(pages(*(row(number) for number in range(1, 101))))
    assert all(text.count(f"2026-{number:04}") == 1 for number in range(1, 101))


@pytest.mark.parametrize(
    "wording", ["甲乙丙丁戊己庚辛壬癸" * 200, "a" * 3_000, "A & B <C> <b>粗</b>，《法》第36条。" * 40]
)
def test_a_long_text_is_wrapped_over_pages_and_nothing_of_it_is_lost(wording: str) -> None:
    found = pages(row(1), row(2, wording), row(3))
    text = "".join(found)
    for column in COLUMNS:
        text = text.replace(column.heading, "")
    kept = [sign for sign in text if sign in set(wording) - set("0123456789-")]
    assert len(kept) >= sum(sign not in "0123456789- " for sign in wording)
    assert len(found) == 1 or len(wording) > 1_000


def test_an_empty_list_is_a_page_with_its_heading() -> None:
    (text,) = pages()
    assert "申请内容" in text and "第1页，共1页" in text


def test_a_character_without_a_glyph_is_the_sign_for_it_and_said() -> None:
    (text,) = pages(row(1, "请公开🏗材料\ue000"))
    assert "请公开〓材料〓" in text
    assert "〓：没有字形。" in text
    (plain,) = pages(row(1, "请公开𠮷家材料"))
    assert "𠮷" in plain and "〓" not in plain


def test_the_same_list_gives_the_same_bytes() -> None:
    made = PaperList("台账", "", COLUMNS, [row(1)], "{page}/{pages}", "")
    assert list_pdf(made, FONTS) == list_pdf(made, FONTS)


def test_nothing_in_a_text_is_taken_for_markup(tmp_path: object) -> None:
    (text,) = pages(row(1, '<img src="file:///etc/passwd"/>'))
    assert '<imgsrc="file:///etc/passwd"/>' in text


def test_every_character_is_printed_black() -> None:
    made = PaperList("台账", "注", COLUMNS, [row(1)], "{page}/{pages}", "")
    page = pypdf.PdfReader(io.BytesIO(list_pdf(made, FONTS))).pages[0]
    greys, held, seen = [0.0], [0.0], set()
    content = page.get_contents()
    assert content is not None
    for operands, operator in content.operations:
        if operator == b"g":
            greys[-1] = float(operands[0])
        elif operator == b"q":
            greys.append(greys[-1])
        elif operator == b"Q":
            held.append(greys.pop())
        elif operator in (b"Tj", b"TJ"):
            seen.add(greys[-1])
    assert seen == {0.0} and 0.93 in held
