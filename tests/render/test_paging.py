"""Where the pages of a letter end: GB/T 9704-2012 5.2.3 (22 rows), 7.3.5.1 (place of seal), 7.3.5.5 (no room left)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from clerk_app.cases.letter import Letter, Level, Paragraph
from clerk_app.cases.letter_values import Slip
from clerk_app.render.layout import Layout, lay_out
from clerk_app.render.pdf import render_letter
from tests.render.letters import FONTS, answer, printed_text

MM = 72 / 25.4
CELL = 156 / 28
GRID = 225 / 22 * MM
FOOT = (37 + 225) * MM
CLOSE = "特此告知。"
ORGANS = ["临澜区司法局", "临澜区住房和城乡建设局", "临澜区人民政府西长安街街道办事处综合行政执法队工作指导中心办公室"]
STYLES = ["letter", "plain", "preprinted"]


def of_rows(count: int, style: str = "letter", *, last: str = CLOSE, **changes: str) -> Letter:
    """A letter whose text has this many rows, the addressee's and the last one among them."""
    body = [Paragraph("国" * (28 * (count - 2) - 2), "x")] if count > 2 else []
    return replace(answer(head_style=style, handler="苏晚晴", **changes), paragraphs=(*body, Paragraph(last, "close")))


@dataclass(frozen=True)
class Leaf:
    """One page as it was laid out: the middles of its rows of text and what they say, without the page number."""

    middles: tuple[float, ...]
    texts: tuple[str, ...]

    @property
    def pitch(self) -> float:
        """From row to row, by the rows that follow each other."""
        return min(after - before for before, after in zip(self.middles, self.middles[1:], strict=False))

    @property
    def white(self) -> float:
        """Rows left white at its end."""
        return (FOOT - self.middles[-1]) / self.pitch - 0.5


def leaves(layout: Layout) -> list[Leaf]:
    found = []
    for page in layout.pages:
        body = sorted((one for one in page.lines if one.size == 16), key=lambda one: one.middle)
        found.append(Leaf(tuple(one.middle for one in body), tuple(one.line.text for one in body)))
    return found


def above_signature(letter: Letter, leaf: Leaf) -> int:
    """The rows of text on the page that carries the date, above the organ."""
    assert leaf.texts.count(letter.date) == 1
    names = [at for at, text in enumerate(leaf.texts) if letter.signature.startswith(text)]
    return names[0] - (1 if leaf.texts[0] == letter.number else 0)


def empty_above_signature(letter: Letter, leaf: Leaf) -> int:
    at = next(at for at, text in enumerate(leaf.texts) if letter.signature.startswith(text))
    return round((leaf.middles[at] - leaf.middles[at - 1]) / leaf.pitch) - 1


# --- one page or two -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", range(3, 12))
def test_a_letter_that_fits_its_first_page_stays_on_the_grid(rows: int) -> None:
    letter = of_rows(rows)
    (leaf,) = leaves(lay_out(letter, FONTS))
    assert leaf.pitch == pytest.approx(GRID), "16 rows of text, five of them for seal, organ, date and note"
    assert empty_above_signature(letter, leaf) == 2


@pytest.mark.parametrize(("rows", "empty"), [(12, 2), (13, 2), (14, 1)])
def test_a_letter_too_long_by_up_to_three_rows_is_set_closer_and_keeps_its_page(rows: int, empty: int) -> None:
    letter = of_rows(rows)
    (leaf,) = leaves(lay_out(letter, FONTS))
    assert 26 <= leaf.pitch < GRID, "7.3.5.5: 调整行距"
    assert leaf.middles[-1] + 8 <= FOOT
    assert empty_above_signature(letter, leaf) == empty


def test_where_closer_rows_do_not_help_the_characters_are_set_wider() -> None:
    letter = of_rows(14, last="国" * 24 + "。")
    first, second = leaves(lay_out(letter, FONTS))
    assert empty_above_signature(letter, second) == 2, "under a long last line the seal keeps its two rows"
    assert above_signature(letter, second) == 2, "with 28 characters a row a second line would leave three rows white"
    assert {len(text) for text in first.texts[3:-1]} == {27}, "7.3.5.5: 调整字距"
    assert first.white < 2.1
    assert max(map(len, leaves(lay_out(of_rows(13), FONTS))[0].texts)) == 28, "the others keep to the grid"


@pytest.mark.parametrize("rows", [15, 16, 17])
def test_a_letter_too_long_for_that_takes_text_along_to_the_signature(rows: int) -> None:
    letter = of_rows(rows)
    first, second = leaves(lay_out(letter, FONTS))
    assert above_signature(letter, second) == 2
    assert first.white < 2.1 and first.pitch < 31


def test_the_head_and_the_number_stay_where_they_are_when_rows_are_set_closer() -> None:
    wide, close = (lay_out(of_rows(rows), FONTS).pages[0] for rows in (5, 14))
    assert wide.rules == close.rules
    assert [one for one in wide.lines if one.size == 30] == [one for one in close.lines if one.size == 30]
    assert wide.lines[1] == close.lines[1] and wide.lines[1].line.text == of_rows(5).number


def test_only_the_last_two_pages_of_a_long_letter_leave_the_grid() -> None:
    pitches = [[leaf.pitch for leaf in leaves(lay_out(of_rows(16 + 22 * 2 + rows), FONTS))] for rows in range(22)]
    assert any(pitch != pytest.approx(GRID) for found in pitches for pitch in found)
    for found in pitches:
        for pitch in found[:-2]:
            assert pitch == pytest.approx(GRID)


# --- whatever the length ---------------------------------------------------------------------------------------------


def judge(letter: Letter) -> None:
    """What holds for every letter."""
    found = leaves(lay_out(letter, FONTS))
    if len(found) > 1:
        assert above_signature(letter, found[-1]) >= 1, "a signature alone on its page"
    for leaf in found:
        assert 26 <= leaf.pitch < 31 or len(leaf.middles) < 3
        assert leaf.middles[-1] + 8 <= FOOT + 0.01
    for leaf in found[:-1]:
        assert leaf.white < 2.1, f"{leaf.white:.1f} rows white on a page that is not the last"
    text = "".join(text for leaf in found for text in leaf.texts)
    assert text.count(CLOSE) == 1 and text.count("国") == "".join(letter.texts).count("国")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("organ", ORGANS)
def test_from_one_to_sixty_rows_no_signature_stands_alone_and_no_page_ends_early(style: str, organ: str) -> None:
    for rows in range(2, 62):
        judge(of_rows(rows, style, organ_name=organ))


@pytest.mark.parametrize("organ", ORGANS)
def test_without_a_note_and_with_a_note_of_two_rows(organ: str) -> None:
    for rows in range(2, 62):
        judge(replace(of_rows(rows, organ_name=organ), contact=""))
        letter = replace(
            of_rows(rows, organ_name=organ), contact="（联系人：苏晚晴，" + "联系电话：010-00000000；" * 3 + "）"
        )
        found = leaves(lay_out(letter, FONTS))
        assert len(found) == 1 or above_signature(letter, found[-1]) >= 1


ITEMS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 400)), min_size=1, max_size=5)


@given(ITEMS, st.sampled_from(STYLES), st.integers(0, 3))
@settings(max_examples=100, deadline=None)
def test_headings_and_attachments_are_kept_together_too(
    items: list[tuple[int, int]], style: str, attachments: int
) -> None:
    body = []
    for heading, length in items:
        body += [Paragraph("国" * heading, "items", Level.HEADING), Paragraph("国" * length, "items")]
    letter = replace(
        answer(head_style=style), paragraphs=(*body, Paragraph(CLOSE, "close")), attachments=("清单",) * attachments
    )
    layout = lay_out(letter, FONTS)
    found = leaves(layout)
    if len(found) > 1:
        assert above_signature(letter, found[-1]) >= 1
    bold = [[one for one in page.lines if one.size == 16][-1].line.segments[0].font for page in layout.pages]
    assert not any(font.startswith("ClerkSans") for font in bold), "a heading is the last row of a page"
    lines = "".join(text for leaf in found for text in leaf.texts)
    assert lines.count("国") == sum(len(one.text) for one in body)


@pytest.mark.parametrize("rows", [12, 14, 15, 16, 33, 34, 38, 40])
@pytest.mark.parametrize("style", STYLES)
def test_closer_rows_are_read_back_as_they_were_put_in(rows: int, style: str) -> None:
    letter = of_rows(rows, style)
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_letter(letter, FONTS))).pages]
    read = "".join(page.replace(f"— {number} —", "") for number, page in enumerate(pages, start=1))
    assert "".join(read.split()) == printed_text(letter)


# --- the seal --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [8, 13, 14, 16, 30])
def test_a_seal_of_42_mm_covers_organ_and_date_and_stands_within_a_row_of_the_text(rows: int) -> None:
    letter = of_rows(rows)
    layout = lay_out(letter, FONTS)
    page, x, y = layout.seal
    *_, text, organ, day, note = sorted(layout.pages[page].lines, key=lambda one: one.middle)[: -1 if page else None]
    assert (organ.line.text, day.line.text, note.line.text) == (letter.signature, letter.date, letter.contact)
    top, foot = y - 21 * MM, y + 21 * MM
    assert y <= organ.middle and day.middle + 8 <= foot <= note.middle - 8 + 0.01, "居中下压发文机关署名和成文日期"
    assert top - (text.middle + 8) < GRID, "顶端应当上距正文一行之内"
    assert top > text.middle + 8 - 1.5 * MM or text.x + text.line.right < x - 21 * MM, "it covers no text"
    for one in (organ, day):
        assert one.x + one.line.right / 2 == pytest.approx(x)


@pytest.mark.parametrize(("organ", "free"), [("临澜区司法局", 4), ("临澜区人民政府办公室", 4), (ORGANS[1], 4)])
def test_the_date_keeps_four_characters_whatever_organ_is_centred_on_it(organ: str, free: int) -> None:
    letter = of_rows(8, organ_name=organ)
    day = next(one for one in lay_out(letter, FONTS).pages[0].lines if one.line.text == letter.date)
    assert (28 + 156) - (day.x + day.line.right) / MM == pytest.approx(free * CELL, abs=0.05), "右空四字"


def test_an_organ_too_long_for_that_keeps_the_four_characters_itself() -> None:
    name = "临澜区人民政府西长安街街道办事处党政综合办公室"
    lines = lay_out(of_rows(8, organ_name=name), FONTS).pages[0].lines
    organ = next(one for one in lines if one.line.text == name and one.size == 16)
    assert (28 + 156) - (organ.x + organ.line.right) / MM == pytest.approx(4 * CELL, abs=0.05)


def test_a_name_of_two_lines_is_parted_where_a_part_of_it_ends() -> None:
    name = "临澜区人民政府西长安街及金融街地区历史文化街区保护更新工作领导小组办公室"
    layout = lay_out(of_rows(8, organ_name=name), FONTS)
    head = [one.line.text for one in layout.pages[0].lines if one.size == 22][:2]
    assert head == ["临澜区人民政府西长安街及金融街地区", "历史文化街区保护更新工作领导小组办公室"], "词意完整"


@pytest.mark.parametrize("rows", [5, 13])
def test_a_line_to_write_on_is_one_row_however_the_text_before_it_is_set(rows: int) -> None:
    slip = Slip("意见回执", ("某机关：", "＿" * 26))
    sheet = lay_out(replace(of_rows(rows), attachments=(slip.title,), slips=(slip,)), FONTS).pages[-1]
    assert [one.line.text for one in sheet.lines if "＿" in one.line.text] == ["＿" * 26]
