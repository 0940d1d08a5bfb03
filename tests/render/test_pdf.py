"""Printed letters: text, millimetres of GB/T 9704-2012, fonts, and nothing that typed text can do to them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from clerk_app import places
from clerk_app.cases.letter import Head, HeadStyle, Letter, PageNumber, Paragraph
from clerk_app.cases.plain_text import clean
from clerk_app.law.sentences import read_terms
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.layout import lay_out
from clerk_app.render.pdf import render_letter
from clerk_app.trouble import KnownTrouble
from tests.render.letters import FONTS, answer, printed_text
from tests.render.paper import Print

LONG_ORGAN = "临澜区人民政府西长安街及金融街地区历史文化街区保护更新与城市精细化管理综合协调工作领导小组办公室"
LONG_WORDING = "本区历年老旧小区综合整治项目的立项、招标、验收和资金拨付情况，" * 16

PROBES = [
    "<b>重</b>", "A & B <C> D", '<img src="/etc/passwd"/>', "</para>", "<font size=1 color=white>隐</font>", "<i>未关",
    "&lt;&amp;&#65;", '<a href="http://example.com">链接</a>', '<font color="[[__import__(\'os\')]]">x</font>',
    "(括号) \\) \\( \\\\", "BT /F1 12 Tf ET", "%s %d %(name)s", "{applicant}{reasons}", "${HOME} $(id) `id`",
    "]]>", "<!-- -->", "<?php echo 1 ?>", "endstream endobj", "=1+1",
]  # fmt: skip


def text_of(data: bytes) -> str:
    """What pypdf reads out of every page, without page numbers, spaces and line ends."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    rest = [page.replace(f"— {number} —", "") for number, page in enumerate(pages, start=1)]
    return "".join("".join(rest).split())


def plain(*paragraphs: str) -> Letter:
    """Nothing but these paragraphs."""
    body = tuple(Paragraph(one, "x") for one in paragraphs)
    return Letter("answer", Head(HeadStyle.PLAIN, ""), "", "", "", body, "", "")


# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", list(HeadStyle))
def test_the_text_read_back_is_the_text_put_in(style: HeadStyle) -> None:
    letter = answer(head_style=style.value, wording=LONG_WORDING, attachments="清单\n明细表", handler="苏晚晴")
    assert text_of(render_letter(letter, FONTS)) == printed_text(letter)


TYPED = st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("政府信息公开，。（）“”、𠮷")


@given(st.text(TYPED, max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_typed_text_is_printed_as_it_was_typed(typed: str) -> None:
    assert text_of(render_letter(plain(typed), FONTS)) == "".join(typed.split())


@pytest.mark.parametrize("probe", PROBES)
def test_what_looks_like_markup_is_printed_as_it_is(probe: str) -> None:
    letter = answer(wording=probe, applicant=probe, supply=probe)
    read = text_of(render_letter(letter, FONTS))
    assert read.count("".join(probe.split())) == 3
    assert read == printed_text(letter)


def test_no_text_draws_a_picture_a_link_or_a_script() -> None:
    letter = answer(wording=" ".join(PROBES))
    for page in PdfReader(BytesIO(render_letter(letter, FONTS))).pages:
        assert "/XObject" not in page["/Resources"] and "/Annots" not in page and "/AA" not in page


def test_names_outside_the_first_plane_can_be_searched(qtbot: QtBot) -> None:
    data = render_letter(answer(applicant="𠮷𬱖㛃䶮𫖯喆堃"), FONTS)
    assert "𠮷𬱖㛃䶮𫖯喆堃：" in text_of(data)
    assert "𠮷𬱖㛃䶮𫖯喆堃：" in "".join(Print(data).text(0).split())


def test_invisible_signs_do_not_reach_the_paper() -> None:
    typed = "公\u200b开\ufeff的\x07信\u202e息\ufe0f\ud800。"
    assert clean(typed) == "公开的信息。"
    assert text_of(render_letter(plain(typed), FONTS)) == "公开的信息。"


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


# --- characters without a glyph --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("char", "key"), [("\U0002ebf0", "glyph_missing"), ("\ue123", "private_use_character"), ("😀", "glyph_missing")]
)
def test_a_character_no_font_has_stops_the_letter_and_is_named(char: str, key: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        render_letter(answer(applicant=f"欧阳{char}"), FONTS)
    assert trouble.value.key == key
    assert f"“{char}”（U+{ord(char):04X}）" in read_terms(places.resources()).of(trouble.value)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_the_characters_of_gb18030_level_one_and_the_signs_of_gb2312(role: Role) -> None:
    han = "".join(map(chr, (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6))))
    signs = bytes(byte for row in range(0xA1, 0xA4) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    FONTS.check(han + signs.decode("gb2312", "ignore"), role)


def test_all_characters_without_a_glyph_are_named_at_once() -> None:
    with pytest.raises(KnownTrouble) as trouble:
        render_letter(answer(applicant="甲\U0002ebf0", supply="\U0002ebf1"), FONTS)
    assert "U+2EBF0" in str(trouble.value.facts["chars"]) and "U+2EBF1" in str(trouble.value.facts["chars"])


# --- millimetres -----------------------------------------------------------------------------------------------------


def near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= 0.35


def test_the_head_of_the_letter_form_stands_where_the_standard_puts_it(qtbot: QtBot) -> None:
    paper = Print(render_letter(answer(), FONTS)).paper(0)
    head, thick, thin, *_ = paper.inked_rows(20, 60)
    assert near(head[0], 30), "发文机关标志上边缘至上页边为30mm"
    assert near(thick[0] - head[1], 4), "发文机关标志下4mm处印一条红色双线"
    assert thick[1] - thick[0] > thin[1] - thin[0], "上粗下细"
    assert paper.is_red(25, thin[1])
    assert [round(edge) for edge in paper.inked_width(thick[0], thin[1])] == [20, 190], "线长均为170mm，居中排布"
    number = paper.inked_rows(thin[1] + 1, 62)[0]
    assert near(number[0] - thin[1], 4.94), "距红色双线的距离为3号汉字高度的7/8"
    assert 183.4 < paper.inked_width(*number)[1] <= 184, "顶版心右边缘"


def test_the_lower_double_rule_is_twenty_millimetres_from_the_foot_thin_above_thick(qtbot: QtBot) -> None:
    paper = Print(render_letter(answer(), FONTS)).paper(0)
    thin, thick = paper.inked_rows(265, 297)
    assert near(297 - thick[1], 20) or near(297 - (thick[0] + thick[1]) / 2, 20)
    assert thick[1] - thick[0] > thin[1] - thin[0], "上细下粗"
    assert paper.is_red(265, 290)


def test_the_title_is_two_rows_below_the_number_and_sixteen_rows_of_text_follow(qtbot: QtBot) -> None:
    letter = replace(answer(), paragraphs=(Paragraph("国" * 28 * 30, "x"),), signature="", date="", contact="")
    printed = Print(render_letter(letter, FONTS))
    rows = printed.paper(0).inked_rows(50, 265)
    number, title, addressee, *text = rows
    assert 2 <= (title[0] - number[1]) / (225 / 22) < 2.6
    assert len(text) + 1 == 16
    assert near(addressee[0] - title[1], 10.2 + 2) or addressee[0] - title[1] > 10.2


def test_a_full_page_has_twenty_two_rows_of_twenty_eight_characters_in_the_type_area(qtbot: QtBot) -> None:
    printed = Print(render_letter(plain("国" * 28 * 60), FONTS))
    paper = printed.paper(1)
    rows = paper.inked_rows(30, 265)
    assert len(rows) == 22
    assert near(rows[1][0] - rows[0][0], 225 / 22)
    assert near((rows[-1][0] - rows[0][0]) / 21, 225 / 22)
    middle = sum((top + bottom) / 2 for top, bottom in (rows[0], rows[-1])) / 2
    assert near(middle, 37 + 225 / 2)
    left, right = paper.inked_width(rows[0][0], rows[-1][1])
    assert 28 <= left < 29.2 and 182.8 < right <= 184, "the strokes of 国 end inside its cell"
    text = PdfReader(BytesIO(render_letter(plain("国" * 28 * 60), FONTS))).pages[1].extract_text()
    assert text.count("国") == 22 * 28


def test_the_first_row_of_a_paragraph_has_twenty_six_characters_two_cells_in() -> None:
    rows = [placed for placed in lay_out(plain("国" * (26 + 28 + 5)), FONTS).pages[0].lines if placed.size == 16]
    first, second, third = sorted(rows, key=lambda placed: placed.middle)[-3:]
    assert [len(one.line.text) for one in (first, second, third)] == [26, 28, 5]
    assert (first.x - second.x) * 25.4 / 72 == pytest.approx(2 * 156 / 28, abs=0.02), "每个自然段左空二字，回行顶格"


@pytest.mark.parametrize("style", list(HeadStyle))
def test_the_page_number_is_seven_millimetres_below_the_type_area_and_one_character_in(
    style: HeadStyle, qtbot: QtBot
) -> None:
    letter = replace(plain("国" * 28 * 60), head=Head(style, "临澜区司法局"))
    printed = Print(render_letter(letter, FONTS))
    first = 0 if style is HeadStyle.PLAIN else 1
    if first:
        assert not printed.paper(0).inked_rows(263, 275), "10.1: 首页不显示页码"
    for page in range(first, 3):
        edge = 28 + 5.64 if page == 1 else 184 - 5.64
        paper = printed.paper(page)
        dash = paper.inked_rows(263, 296, *((edge, edge + 4) if page == 1 else (edge - 4, edge)))[0]
        assert near(dash[0], 262 + 7)
        left, right = paper.inked_width(263, 296)
        assert abs((left if page == 1 else right) - edge) < 0.6, "单页码居右空一字，双页码居左空一字"


def test_an_office_may_set_the_page_number_in_the_middle_or_leave_it_out(qtbot: QtBot) -> None:
    long = plain("国" * 28 * 30)
    centred = Print(render_letter(replace(long, page_number=PageNumber.CENTRE), FONTS))
    for page in (0, 1):
        left, right = centred.paper(page).inked_width(263, 296)
        assert near((left + right) / 2, 28 + 156 / 2)
    without = Print(render_letter(replace(long, page_number=PageNumber.NONE), FONTS))
    assert not any(without.paper(page).inked_rows(263, 296) for page in (0, 1))


def test_the_date_ends_four_characters_from_the_right_and_the_organ_is_centred_on_it(qtbot: QtBot) -> None:
    letter = replace(answer(head_style="plain"), signature="临澜区住建局", contact="")
    paper = Print(render_letter(letter, FONTS)).paper(0)
    *_, text, organ, day = paper.inked_rows(60, 262)
    assert 0 <= 184 - 4 * 156 / 28 - paper.inked_width(*day)[1] < 1.8, "日 has room at its sides"
    centres = [sum(paper.inked_width(*row)) / 2 for row in (organ, day)]
    assert abs(centres[0] - centres[1]) < 1, "to the room at the sides of 2 and 日"
    assert near(day[0] - organ[0], 225 / 22) or abs(day[0] - organ[0] - 225 / 22) < 1
    assert (organ[0] - text[1]) / (225 / 22) > 2, "place for the seal"


@pytest.mark.parametrize("length", range(300, 620, 20))
def test_the_signature_never_stands_without_text_above_it(length: int) -> None:
    layout = lay_out(answer(wording="国" * length), FONTS)
    signed = max(area.page for area in layout.areas if area.block == "signature")
    assert {area.page for area in layout.areas if area.block == "signature"} == {signed}
    assert any(area.page == signed and area.block in ("close", "remedy") for area in layout.areas)
    for page in layout.pages:
        assert all(placed.middle < (37 + 225) * 72 / 25.4 or placed.size == 14 for placed in page.lines)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for length in range(200, 480, 14):
        facts: dict[str, str | int | date] = {"wording": "国" * length}
        for item in (1, 2, 3):
            facts |= {f"{item}.outcome": "disclosed", f"{item}.subject": "清单", f"{item}.supply": "1份"}
        rows = lay_out(answer(**facts), FONTS).pages[0].lines
        assert not rows[-1].line.text.startswith(("一、", "二、", "三、"))


@pytest.mark.parametrize("name", [LONG_ORGAN, "临澜区人民政府西长安街街道办事处", "临澜区住房和城乡建设局"])
def test_a_long_name_of_an_organ_stays_inside_the_paper(name: str, qtbot: QtBot) -> None:
    printed = Print(render_letter(answer(organ_name=name, wording=LONG_WORDING), FONTS))
    for page in range(printed.pages):
        left, right = printed.paper(page).inked_width(85, 262)
        assert left >= 28 and right <= 184
    head_left, head_right = printed.paper(0).inked_width(28, 39)
    assert head_left >= 28 and head_right <= 184


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_same_letter_is_the_same_file_in_another_process() -> None:
    code = (
        "import hashlib; from tests.render.letters import FONTS, answer;"
        "from clerk_app.render.pdf import render_letter;"
        "print(hashlib.sha256(render_letter(answer(applicant='𠮷𬱖'), FONTS)).hexdigest())"
    )
    top = Path(__file__).resolve().parents[2]
    other = subprocess.run([sys.executable, "-c", code], cwd=top, capture_output=True, text=True, check=True,
                           env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(top)})  # fmt: skip
    first, second = (render_letter(answer(applicant="𠮷𬱖"), FONTS) for _ in range(2))
    assert first == second
    assert other.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_every_font_is_embedded_and_the_language_is_said() -> None:
    reader = PdfReader(BytesIO(render_letter(answer(applicant="𠮷𬱖"), FONTS)))
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(font.get_object()["/BaseFont"])
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
    assert not any("Helvetica" in name for name in names)
    assert not reader.metadata or "青屿" not in str(dict(reader.metadata)), "no applicant in the file's properties"


def test_the_fonts_of_a_letter_are_named_with_their_versions() -> None:
    short = answer(head_style="plain", page_number="none")
    assert lay_out(short, FONTS).fonts == ("ClerkSerif-Black 2.003", "FandolFang-Regular 1.300")
    assert "ClerkRareHan-Regular 15.005" in lay_out(answer(applicant="𠮷某"), FONTS).fonts


def test_a_file_that_is_no_usable_font_is_refused_by_name(tmp_path: Path) -> None:
    wrong = tmp_path / "simfang.ttf"
    wrong.write_bytes(b"OTTO" + bytes(100))
    with pytest.raises(KnownTrouble) as trouble:
        FontBook.load(places.resources() / "fonts", {Role.BODY: wrong})
    assert trouble.value.key == "font_unusable" and trouble.value.facts["file"] == "simfang.ttf"


def test_the_office_can_put_its_own_font_in_front() -> None:
    own = FontBook.load(FONTS.folder, {Role.BODY: FONTS.folder / "ClerkSerif-Regular.ttf"})
    assert lay_out(answer(), own).fonts == ("ClerkSerif-Black 2.003", "ClerkSerif-Regular 2.003")
