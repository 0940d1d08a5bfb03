"""A letter's pages as a PDF file: the same letter always gives the same bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from clerk_app.cases.letter import Letter
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.layout import HEIGHT, WIDTH, Layout, Placed, lay_out
from clerk_app.render.page_operators import BLACK, PageCanvas

rl_config.useA85 = 0
"""Pages are written as bytes, not as letters: a fifth shorter."""


def render_letter(letter: Letter, fonts: FontBook) -> bytes:
    """The finished letter. Raises KnownTrouble where a character has no glyph; nothing is printed blank."""
    return draw(lay_out(letter, fonts), fonts)


def draw(layout: Layout, fonts: FontBook) -> bytes:
    """The laid out pages as a file. No text is ever parsed; what looks like markup is printed as it is."""
    file = BytesIO()
    canvas = empty_canvas(file, layout.title, fonts)
    page = PageCanvas(canvas, fonts, WIDTH, HEIGHT)
    for one in layout.pages:
        for rule in one.rules:
            page.rule(rule.x, rule.middle, rule.x + rule.length, rule.middle, rule.width, rule.colour)
        for placed in one.lines:
            page.text(placed.line, placed.x, placed.middle, placed.size, placed.colour)
        page.end_page()
    canvas.save()
    return file.getvalue()


def empty_canvas(file: BytesIO, title: str, fonts: FontBook) -> Canvas:
    """An A4 file to draw on; it says nothing of the machine or the moment."""
    canvas = Canvas(
        file, pagesize=(WIDTH, HEIGHT), invariant=1, lang="zh-CN", pageCompression=1,
        initialFontName=fonts.glyph("国", Role.BODY, 1.0).font,
    )  # fmt: skip
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("clerk-desk")
    return canvas


def draw_line(canvas: Canvas, placed: Placed, fonts: FontBook) -> None:
    """One line of characters by its middle."""
    is_coloured = placed.colour != BLACK
    if is_coloured:
        canvas.saveState()
    text = canvas.beginText()
    if is_coloured:
        text.setFillColorRGB(*placed.colour)
    text.setCharSpace(placed.line.spacing)
    used = ""
    for segment in placed.line.segments:
        font = fonts.font(segment.font)
        if segment.font != used:
            text.setFont(segment.font, placed.size)
            used = segment.font
        text.setTextOrigin(placed.x + segment.x, HEIGHT - placed.middle - font.centre * placed.size)
        text.textOut(segment.text)
    canvas.drawText(text)
    if is_coloured:
        canvas.restoreState()
