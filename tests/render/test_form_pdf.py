"""Printed forms: every text once and inside its cell, millimetres of frame and margins, rows that grow and go over."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from clerk_app.cases.paper import Paper, PaperCell, PaperSize
from clerk_app.cases.plain_text import clean
from clerk_app.render.form_layout import FormLayout, lay_out_paper
from clerk_app.render.form_pdf import render_paper
from clerk_app.trouble import KnownTrouble
from tests.render.letters import FONTS
from tests.render.paper import Print
from tests.render.test_pdf import PROBES

MM = 72 / 25.4
LONG = "本区历年老旧小区综合整治项目的立项、招标、验收和资金拨付情况，" * 16  # 500 characters


def label(text: str, across: int = 1, down: int = 1) -> PaperCell:
    return PaperCell(text, across, down, is_label=True)


def form(wording: str = "临澜大道南段房屋征收补偿方案", *, rows: int = 1, name: str = "周若安") -> Paper:
    """A form with a cell over three rows, a wide one, a place to sign and a list."""
    listed = tuple((PaperCell(str(n), is_centred=True), PaperCell(f"材料{n}", across=3)) for n in range(1, rows + 1))
    return Paper(
        "registration_form", "政府信息公开申请登记表", (2, 8, 12, 18),
        (
            (label("申请人", down=3), label("姓名"), PaperCell(name, across=2)),
            (label("申请内容"), PaperCell(wording, across=2)),
            (label("渠道"), PaperCell("■当面提交　□信函（挂号、特快专递）　□平常信函　□互联网　□传真", across=2)),
            (label("序号"), label("材料名称", across=3)),
            *listed,
            (label("负责人意见", across=2), PaperCell("同意。", 2, least_mm=25, foot="签名：　　　年　月　日")),
        ),
        above=("登记编号：2026-0107", "临澜区住房和城乡建设局"), below=("本表存卷。",),
        head=range(3, 4), listed=range(4, 4 + rows),
    )  # fmt: skip


def read_back(data: bytes) -> Counter[str]:
    """How often each character stands in the file, without spaces and page numbers."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    rest = [page.replace(f"— {number} —", "") for number, page in enumerate(pages, start=1)]
    return Counter("".join("".join(rest).split()))


def put_in(paper: Paper) -> Counter[str]:
    return Counter("".join("".join(map(clean, paper.texts)).split()))


def frames(data: bytes) -> list[list[tuple[float, float, float, float, float]]]:
    """Of every page the rectangles in millimetres from its left and lower edge, and how thick they are in points."""
    found = []
    for page in PdfReader(BytesIO(data)).pages:
        width, boxes = 0.0, []
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
            if operator == b"w":
                width = float(operands[0])
            elif operator == b"re":
                x, y, wide, high = (float(one) / MM for one in operands)
                boxes.append((x, y, wide, high, width))
        found.append(boxes)
    return found


def outside(layout: FormLayout, paper: Paper) -> list[str]:
    """The lines of text that stand neither within a cell nor above or below the table."""
    lost = []
    for page in layout.pages:
        cells = [box for box in page.boxes if box.line < 1]
        outer = [box for box in page.boxes if box.line == 1]
        for placed in page.lines:
            left, right = placed.x, placed.x + placed.line.right
            top, low = placed.middle - placed.size / 2, placed.middle + placed.size / 2
            within = any(
                box.x <= left + 0.01 and right <= box.x + box.width + 0.01
                and box.top <= top + 0.01 and low <= box.top + box.height + 0.01
                for box in cells
            )  # fmt: skip
            free = all(low <= box.top + 0.01 or top >= box.top + box.height - 0.01 for box in outer)
            sheet = layout.sheet
            if not within and not (free and left >= sheet.left - 0.01 and right <= sheet.left + sheet.column + 0.01):
                lost.append(placed.line.text)
    return lost


def overlaps(layout: FormLayout) -> list[tuple[str, str]]:
    """Pairs of lines of one page whose characters stand on each other."""
    found = []
    for page in layout.pages:
        for at, one in enumerate(page.lines):
            for other in page.lines[at + 1 :]:
                apart = abs(one.middle - other.middle) >= (one.size + other.size) / 2 - 0.01
                beside = one.x + one.line.right <= other.x + 0.01 or other.x + other.line.right <= one.x + 0.01
                if not apart and not beside:
                    found.append((one.line.text, other.line.text))
    return found


# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wording", ["一条", LONG])
def test_every_character_put_in_is_read_back_once(wording: str) -> None:
    paper = form(wording)
    assert read_back(render_paper(paper, FONTS)) == put_in(paper)


def test_of_a_cell_that_goes_over_pages_only_its_label_is_repeated() -> None:
    paper = form(LONG * 6)
    data = render_paper(paper, FONTS)
    again = read_back(data) - put_in(paper)
    assert len(PdfReader(BytesIO(data)).pages) > 2
    assert not put_in(paper) - read_back(data)
    assert set(again) == set("申请人申请内容")


@pytest.mark.parametrize("wording", [*PROBES, "（未完", "𠮷𬱖堃", "第一行\n第二行\r\n第三行"])
def test_what_looks_like_markup_is_printed_as_it_is(wording: str) -> None:
    paper = form(wording, name=wording)
    assert read_back(render_paper(paper, FONTS)) == put_in(paper)


@pytest.mark.parametrize(("char", "key"), [("\ue000", "private_use_character"), ("\U0003134f", "glyph_missing")])
def test_a_character_no_font_has_is_refused_by_name(char: str, key: str) -> None:
    with pytest.raises(KnownTrouble, match=key) as refused:
        render_paper(form(name=f"周{char}"), FONTS)
    assert f"U+{ord(char):04X}" in str(refused.value.facts["chars"])


def test_the_same_form_gives_the_same_bytes() -> None:
    assert render_paper(form(), FONTS) == render_paper(form(), FONTS)


WORDS = st.text(st.sampled_from("申请公开临澜区（）“”，。、：；！—…·%2026-abc/ □■\n"), max_size=700)


@settings(max_examples=40)
@given(wording=WORDS, name=WORDS.map(lambda text: text[:90]), rows=st.integers(1, 30))
def test_no_text_leaves_its_cell_and_none_stands_on_another(wording: str, name: str, rows: int) -> None:
    paper = form(wording, name=name, rows=rows)
    layout = lay_out_paper(paper, FONTS)
    assert not outside(layout, paper)
    assert not overlaps(layout)
    for page in layout.pages:
        assert all(box.top + box.height <= layout.sheet.bottom + 0.1 for box in page.boxes)


def test_a_box_to_tick_never_ends_a_line() -> None:
    lines = [placed.line.text.strip() for page in lay_out_paper(form(), FONTS).pages for placed in page.lines]
    boxed = [line for line in lines if "□" in line or "■" in line]
    assert len(boxed) > 1
    assert all(line[0] in "□■" and line[-1] not in "□■" for line in boxed)


# --- millimetres -----------------------------------------------------------------------------------------------------


def test_the_frame_stands_in_the_margins_of_a_letter(qtbot: QtBot) -> None:
    """GB/T 9704-2012 5.2.1: 28 mm at the left, 156 by 225 mm; the lines are half a point, the frame a point."""
    data = render_paper(form(LONG), FONTS)
    boxes = frames(data)[0]
    x, _, wide, _, width = boxes[-1]
    assert (round(x, 2), round(wide, 2), width) == (28.0, 156.0, 1.0)
    assert {box[4] for box in boxes[:-1]} == {0.5}
    assert min(box[1] for box in boxes) >= 297 - 37 - 225
    page = Print(data).paper(0)
    left, right = page.inked_width(37, 262)
    assert (left, right) == (pytest.approx(28, abs=0.3), pytest.approx(184, abs=0.3))
    assert not page.inked_rows(0, 37)


def test_somebody_who_signs_has_25_mm() -> None:
    page = lay_out_paper(form(), FONTS).pages[0]
    foot = next(placed for placed in page.lines if placed.line.text.startswith("签名"))
    cell = next(box for box in page.boxes if box.line < 1 and box.top < foot.middle < box.top + box.height)
    assert cell.height / MM >= 25 - 1e-9


def test_a_long_text_makes_its_row_higher() -> None:
    short, long = (sum(box.height for box in lay_out_paper(form(text), FONTS).pages[0].boxes if box.line < 1)
                   for text in ("一条", LONG))  # fmt: skip
    assert long > short + 100


def test_a_list_goes_over_with_its_head_and_page_numbers() -> None:
    data = render_paper(form(rows=60), FONTS)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    assert len(pages) > 2
    assert all("材料名称" in page for page in pages[:-1])
    assert all(f"— {number} —" in page for number, page in enumerate(pages, start=1))
    assert [int(n) for page in pages for n in re.findall(r"材料(\d+)", page)] == list(range(1, 61))


@pytest.mark.parametrize(("size", "wide", "high"), [(PaperSize.ENVELOPE, 220, 110), (PaperSize.SLIP, 150, 100)])
def test_envelope_and_slip_have_their_own_sheet_and_shrink_before_they_go_over(
    size: PaperSize, wide: int, high: int
) -> None:
    paper = Paper("envelope", "", (1, 3), ((PaperCell(), PaperCell("临澜区柳荫路27号" * 12)),
                                           (PaperCell(), PaperCell(LONG[:60] + "　收"))), size=size)  # fmt: skip
    pages = PdfReader(BytesIO(render_paper(paper, FONTS))).pages
    assert len(pages) == 1
    assert [round(float(edge) / MM) for edge in pages[0].mediabox[2:]] == [wide, high]
    assert not outside(lay_out_paper(paper, FONTS), paper)


def test_a_row_that_does_not_fill_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fill"):
        replace(form(), rows=((label("姓名"),),))


def test_a_label_is_broken_evenly_and_never_within_a_day_or_a_number() -> None:
    cells = ("2026年12月14日", "临建公开〔2026〕1号", "政府信息公开工作机构", "EB0000000000001CS")
    row = (*(PaperCell(text, is_centred=True) for text in cells), PaperCell())
    lines = [one.line.text for one in lay_out_paper(Paper("x", "", (1,) * 5, (row,)), FONTS).pages[0].lines]
    assert lines[:6] == ["2026年", "12月14日", "临建公开", "〔2026〕1号", "政府信息公", "开工作机构"]
    assert "".join(lines[6:]) == cells[-1]
    assert all(len(line) > 5 for line in lines[6:])
