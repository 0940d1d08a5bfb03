"""Papers bound into one file, measured on paper: where the numbers stand, and that they are seen on a dark scan too."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from clerk_app import places
from clerk_app.render.case_file import Bound, bind, pages_of, shown
from clerk_app.render.fonts import FontBook
from tests.render.paper import HEIGHT, WIDTH, Print

MM = 72 / 25.4


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook.load(places.resources() / "fonts")


def blank(pages: int, *, dark: bool = False) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH * MM, HEIGHT * MM))
    for _ in range(pages):
        if dark:
            canvas.rect(0, 0, WIDTH * MM, HEIGHT * MM, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def bound(fonts: FontBook) -> bytes:
    """A cover, twelve empty pages, two black ones."""
    parts = [Bound("封面", blank(1), False), Bound("一", blank(12)), Bound("二", blank(2, dark=True))]
    return bind("卷宗", parts, fonts)


@pytest.mark.usefixtures("qapp")
def test_numbers_are_printed_at_the_outer_top_corner(bound: bytes) -> None:
    made = Print(bound)
    assert made.pages == pages_of(bound) == 15
    assert made.paper(0).inked_rows(0, HEIGHT) == [], "the cover has none"
    for page in (1, 12):
        paper = made.paper(page)
        [(top, bottom)] = paper.inked_rows(0, HEIGHT)
        assert 7 <= top < bottom <= 13, "within a centimetre and a bit of the upper edge"
        left, right = paper.inked_width(top, bottom)
        assert (WIDTH - right if page % 2 else left) == pytest.approx(12, abs=1.0), "12 mm from the outer edge"
        assert right - left < 6
        assert made.text(page).strip() == str(page)


@pytest.mark.usefixtures("qapp")
def test_a_number_is_read_on_a_black_page(bound: bytes) -> None:
    paper = Print(bound).paper(13)
    row = paper.green[10 * 10]
    light = [at for at in range((WIDTH - 25) * 10, (WIDTH - 8) * 10) if row[at] > 200]
    assert light and min(row[light[0] : light[-1]]) < 100, "dark figures on a light ground"


def test_a_sign_that_no_font_has_is_printed_as_missing(fonts: FontBook) -> None:
    assert shown("方案😀\n𠮷", fonts) == "方案〓\n𠮷"
