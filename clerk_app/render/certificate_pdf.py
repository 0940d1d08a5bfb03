"""A certificate as a PDF file of one page: the same certificate always gives the same bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clerk_app.cases.certificate import Certificate
from clerk_app.render.certificate_days import Box
from clerk_app.render.certificate_layout import lay_out
from clerk_app.render.fonts import FontBook
from clerk_app.render.layout import HEIGHT
from clerk_app.render.paging import MM
from clerk_app.render.pdf import draw_line, empty_canvas

HATCH_STEP, HATCH_WIDTH, HATCH_GREY = 1.5 * MM, 0.35, 0.55


def render_certificate(certificate: Certificate, fonts: FontBook) -> bytes:
    """The one page. Raises KnownTrouble where a character has no glyph; nothing is printed blank."""
    sheet = lay_out(certificate, fonts)
    file = BytesIO()
    canvas = empty_canvas(file, sheet.title, fonts)
    for box in sheet.boxes:
        draw_box(canvas, box)
    for line in sheet.lines:
        draw_line(canvas, line, fonts)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def draw_box(canvas: Canvas, box: Box) -> None:
    """One rectangle, counted from the top of an upright A4 page."""
    y = HEIGHT - box.top - box.height
    canvas.saveState()
    if box.fill is not None:
        canvas.setFillGray(box.fill)
        canvas.rect(box.x, y, box.width, box.height, stroke=0, fill=1)
    if box.is_hatched:
        _hatch(canvas, box, y)
    if box.line:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(box.line)
        if box.is_dashed:
            canvas.setDash(2.2, 1.6)
        canvas.rect(box.x, y, box.width, box.height, stroke=1, fill=0)
    canvas.restoreState()


def _hatch(canvas: Canvas, box: Box, y: float) -> None:
    """Thin diagonals inside the box."""
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(box.x, y, box.width, box.height)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.setStrokeGray(HATCH_GREY)
    canvas.setLineWidth(HATCH_WIDTH)
    at = -box.height
    while at < box.width:
        canvas.line(box.x + at, y, box.x + at + box.height, y + box.height)
        at += HATCH_STEP
    canvas.restoreState()
