"""A letter as a Word file: the words of the printed one, its millimetres, and nothing that typed text can do to it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length

from clerk_app.cases.letter import Head, HeadStyle, Letter, Level, PageNumber, Paragraph
from clerk_app.render.layout import lay_out
from clerk_app.render.letter_docx import letter_docx, pitch_of
from tests.render.letters import FONTS, printed_text
from tests.render.test_pdf import PROBES

ORGAN = "临澜区住房和城乡建设局"
LETTER = Letter(
    "answer", Head(HeadStyle.LETTER, ORGAN), "临住建公开〔2026〕119号", "政府信息公开申请答复书", "周𠮷若：",
    (
        Paragraph("一、关于处罚决定书", "items", Level.HEADING),
        Paragraph("你单位提交的政府信息公开申请收悉。" * 6, "receipt"),
        Paragraph("特此告知。", "close"),
    ),
    ORGAN, "2026年10月13日", ("处罚决定书复印件", "信息提供清单"), "（联系电话：010-00000000）",
)  # fmt: skip
MADE_ON = date(2026, 10, 13)


def made(letter: Letter, **more: float) -> Any:
    return Document(BytesIO(letter_docx(letter, made_on=MADE_ON, **more)))


def words(letter: Letter) -> str:
    """Everything on the page in its order, page numbers left out."""
    document = made(letter)
    head = document.sections[0].first_page_header.paragraphs if letter.head.style is HeadStyle.LETTER else []
    return "".join("".join(one.text for one in (*head, *document.paragraphs)).split())


def mm(length: Length | None) -> float:
    assert length is not None
    return round(length.mm, 1)


@pytest.mark.parametrize("style", list(HeadStyle))
def test_the_words_are_those_of_the_printed_letter(style: HeadStyle) -> None:
    title = f"{ORGAN}\n{LETTER.title}" if style is HeadStyle.PLAIN else LETTER.title
    letter = replace(LETTER, head=Head(style, ORGAN), title=title)
    assert words(letter) == printed_text(letter)


def test_what_looks_like_markup_is_text() -> None:
    letter = replace(LETTER, paragraphs=tuple(Paragraph(probe, "x") for probe in PROBES))
    paragraphs = [one.text for one in made(letter).paragraphs]
    assert all(" ".join(probe.split()) in paragraphs for probe in PROBES)


def test_control_characters_and_bidi_signs_do_not_spoil_the_file() -> None:
    letter = replace(LETTER, addressee="周\x00\x07若\u202e\u200b安\ud800：")
    assert "周若安：" in [one.text for one in made(letter).paragraphs]


def test_paper_margins_and_grid_are_those_of_the_standard() -> None:
    page = made(LETTER).sections[0]
    assert (mm(page.page_width), mm(page.page_height)) == (210, 297)
    assert [mm(one) for one in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)] == [
        37, 35, 28, 26,
    ]  # fmt: skip
    grid = page._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int(grid.get(qn("w:linePitch"))) / 20 == pytest.approx(28.991, abs=0.03), "225 mm / 22"
    assert 16 + int(grid.get(qn("w:charSpace"))) / 4096 == pytest.approx(15.793, abs=0.001), "156 mm / 28"


def test_the_head_is_red_between_double_rules_of_170_mm_and_the_first_page_has_no_number() -> None:
    page = made(LETTER).sections[0]
    assert page.different_first_page_header_footer
    head, foot = page.first_page_header.paragraphs[0], page.first_page_footer.paragraphs[0]
    for one, kind in ((head, "thickThinSmallGap"), (foot, "thinThickSmallGap")):
        rule = one._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
        assert (rule.get(qn("w:val")), rule.get(qn("w:color"))) == (kind, "DC0000")
        shape = one.paragraph_format
        assert 156 - mm(shape.left_indent) - mm(shape.right_indent) == pytest.approx(170, abs=0.1)
    assert head.runs[0].font.color.rgb is not None and str(head.runs[0].font.color.rgb) == "DC0000"
    assert mm(page.footer_distance) == 20
    assert "PAGE" not in foot._p.xml
    assert "PAGE" in page.footer._element.xml and "PAGE" in page.even_page_footer._element.xml


def test_page_numbers_follow_the_setting_and_a_letter_without_a_head_numbers_its_first_page() -> None:
    none = made(replace(LETTER, page_number=PageNumber.NONE)).sections[0]
    assert "PAGE" not in none.footer._element.xml
    centred = made(replace(LETTER, page_number=PageNumber.CENTRE))
    assert not centred.settings.odd_and_even_pages_header_footer and "center" in centred.sections[0].footer._element.xml
    plain = made(replace(LETTER, head=Head(HeadStyle.PLAIN, "")))
    assert not plain.sections[0].different_first_page_header_footer


def test_organ_and_date_stand_four_characters_from_the_right_and_stay_with_the_text() -> None:
    rows = made(LETTER).paragraphs
    organ, day, note = rows[-3:]
    assert (organ.text, day.text) == (ORGAN, "2026年10月13日")
    # four cells, 11 cells of the organ over 7 of the date, centred on it (GB/T 9704-2012 7.3.5.1)
    assert mm(day.paragraph_format.right_indent) == pytest.approx(4 * 5.57, abs=0.1)
    assert mm(organ.paragraph_format.right_indent) == pytest.approx((4 - 2) * 5.57, abs=0.1)
    assert all(one.paragraph_format.keep_with_next for one in (organ, day)) and not note.paragraph_format.keep_with_next
    close = next(one for one in rows if one.text == "特此告知。")
    assert close.paragraph_format.keep_with_next


def test_rows_set_closer_on_paper_are_set_closer_here() -> None:
    body = (Paragraph("国" * (28 * 12 - 2), "x"), LETTER.paragraphs[-1])
    tight = replace(LETTER, paragraphs=body, attachments=())
    pitch = pitch_of(lay_out(tight, FONTS))
    assert 26 <= pitch < 28.9
    line = made(tight, pitch=pitch).paragraphs[-1].paragraph_format.line_spacing
    assert line.pt == pytest.approx(pitch, abs=0.05)
    assert pitch_of(lay_out(replace(LETTER, attachments=()), FONTS)) == pytest.approx(28.991, abs=0.01)


def test_the_file_names_nobody_and_holds_no_macro() -> None:
    data = letter_docx(LETTER, made_on=MADE_ON)
    about = Document(BytesIO(data)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower() or name.endswith(".bin")]
