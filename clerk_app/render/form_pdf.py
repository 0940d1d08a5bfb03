"""A form as a PDF file: the same form always gives the same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from clerk_app.cases.paper import Paper
from clerk_app.render.certificate_pdf import draw_box
from clerk_app.render.fonts import FontBook
from clerk_app.render.form_layout import FormLayout, lay_out_paper
from clerk_app.render.layout import HEIGHT
from clerk_app.render.pdf import draw_line, empty_canvas


def render_paper(paper: Paper, fonts: FontBook) -> bytes:
    """The finished form. Raises KnownTrouble where a character has no glyph; nothing is printed blank."""
    return draw_form(lay_out_paper(paper, fonts), fonts)


def draw_form(layout: FormLayout, fonts: FontBook) -> bytes:
    """The laid out sheets as a file. No text is ever parsed; what looks like markup is printed as it is."""
    file = BytesIO()
    canvas = empty_canvas(file, layout.title, fonts)
    shift = HEIGHT - layout.sheet.height  # boxes and lines are counted from the top of an upright A4 page
    for page in layout.pages:
        canvas.setPageSize((layout.sheet.width, layout.sheet.height))
        for box in page.boxes:
            draw_box(canvas, replace(box, top=box.top + shift))
        for line in page.lines:
            draw_line(canvas, replace(line, middle=line.middle + shift), fonts)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
