"""The yearly report as a Word file in the look of GB/T 9704: headings, text, the form's tables in their places.

Every figure of the text stands in a content control that nobody sees: its tag names the figure, so that it is found
again after the clerk has edited round it. Words are written as they are, never read as markup.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from clerk_app.cases.narrative import NamedFigure, Paragraph, Report
from clerk_app.law.form_table import Layout
from clerk_app.render.docx_parts import BODY, HEAD, SECOND, TABLE, TITLE, name_fonts, run_of, set_face
from clerk_app.render.paper_tables import PaperCell, PaperTable, paper_table
from clerk_app.trouble import KnownTrouble

TAG = "clerk."
"""How the tags of our content controls begin."""
_LONGEST_TAG = 64
TITLE_SIZE, BODY_SIZE, TABLE_SIZE, SMALL = 22.0, 16.0, 10.5, 9.0  # 二号, 三号, 五号, 小五
LINE = 28.5
TEXT_WIDTH = 156.0  # GB/T 9704: 156 mm × 225 mm on A4
_MARGINS = {"left": 28.0, "right": 26.0, "top": 37.0, "bottom": 35.0}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG = frozenset({Layout.GRID, Layout.LIST})
"""Tables that begin a page: the grid then stands on one."""
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


@dataclass(frozen=True)
class Picture:
    """A drawing (PNG) with its caption, put at the end of the report."""

    caption: str
    png: bytes


def report_docx(report: Report, *, mark: str = "", made_on: date, pictures: Sequence[Picture] = ()) -> bytes:
    """The Word file. ``mark`` (未定稿) stands behind the title. Raises KnownTrouble("report_text_unprintable")."""
    document = Document()
    writer = _Writer(document)
    writer.set_up(made_on, _plain(report.title))
    organ, year, rest = report.title.partition(f"{report.sheet.year}年")
    lines = [one for one in (organ, year + rest, mark) if one]
    for place, text in enumerate(lines, start=1):
        writer.line(text, TITLE, TITLE_SIZE, centred=True, indent=False, after=LINE if place == len(lines) else 0)
    for section in report.sections:
        part = report.sheet.form.part(section.part)
        if section.title:
            heading = writer.line(section.title, HEAD, BODY_SIZE, level=0)
            heading.paragraph_format.page_break_before = part is not None and part.layout in _LONG
        for paragraph in section.paragraphs:
            writer.paragraph(paragraph)
        if part is not None:
            whole = part.layout not in _LONG
            writer.table(paper_table(report.sheet, part), small=part.layout is not Layout.BLOCKS, whole=whole)
    for picture in pictures:
        writer.picture(picture)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def tag_of(figure: NamedFigure) -> str:
    """The tag of a figure's content control."""
    return f"{TAG}{figure.name}"[:_LONGEST_TAG]


def _plain(text: str) -> str:
    if _FORBIDDEN.search(text):
        raise KnownTrouble("report_text_unprintable", kind="input", text=_FORBIDDEN.sub("□", text))
    return text


class _Writer:
    """Adds to one document from the top down."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._controls = 0

    def set_up(self, made_on: date, title: str) -> None:
        """A4, the margins of the standard, page numbers, the names of the faces."""
        document = self._document
        page = document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin, page.right_margin = Mm(_MARGINS["left"]), Mm(_MARGINS["right"])
        page.top_margin, page.bottom_margin = Mm(_MARGINS["top"]), Mm(_MARGINS["bottom"])
        page.footer_distance = Mm(28)
        about = document.core_properties
        about.title, about.author, about.comments = title, "", ""
        about.created = about.modified = datetime(made_on.year, made_on.month, made_on.day)
        normal = document.styles["Normal"]
        normal.font.size = Pt(BODY_SIZE)
        set_face(normal.element.get_or_add_rPr(), BODY)
        self._number(page.footer.paragraphs[0])
        name_fonts(document)

    def _number(self, paragraph: Any) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(paragraph, "— ", TABLE, 14.0)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)
        field.append(run_of("1", TABLE, 14.0))
        self._run(paragraph, " —", TABLE, 14.0)

    def line(
        self, text: str, face: str, size: float, *, centred: bool = False, indent: bool = True, after: float = 0,
        level: int | None = None,
    ) -> Any:
        """One paragraph in one face; ``level``: its place in the outline."""
        made = self._begin(centred=centred, indent=indent, level=level)
        made.paragraph_format.space_after = Pt(after)
        self._run(made, text, face, size)
        return made

    def _begin(self, *, centred: bool = False, indent: bool = True, level: int | None = None) -> Any:
        made = self._document.add_paragraph()
        shape = made.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing = Pt(LINE)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
        if indent:
            shape.first_line_indent = Pt(2 * BODY_SIZE)
        if level is not None:
            shape.keep_with_next = True
            outline = OxmlElement("w:outlineLvl")
            outline.set(qn("w:val"), str(level))
            made._p.get_or_add_pPr().append(outline)
        return made

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph of the report, its figures in content controls."""
        if paragraph.is_heading:
            self.line(paragraph.text, SECOND, BODY_SIZE, level=1)
            return
        if paragraph.is_to_write:
            made = self._begin()
            self._run(made, paragraph.text, BODY, BODY_SIZE, tone="7F7F7F")
            return
        made = self._begin()
        at = 0
        for figure in sorted((one for one in paragraph.figures if one.is_printed), key=lambda one: one.at):
            self._run(made, paragraph.text[at : figure.at], BODY, BODY_SIZE)
            self._control(made, figure)
            at = figure.at + len(figure.text)
        self._run(made, paragraph.text[at:], BODY, BODY_SIZE)

    def _control(self, paragraph: Any, figure: NamedFigure) -> None:
        self._controls += 1
        control = OxmlElement("w:sdt")
        about = OxmlElement("w:sdtPr")
        for name, value in (("w:alias", figure.what[:_LONGEST_TAG]), ("w:tag", tag_of(figure))):
            one = OxmlElement(name)
            one.set(qn("w:val"), _plain(value))
            about.append(one)
        number = OxmlElement("w:id")
        number.set(qn("w:val"), str(self._controls))
        about.append(number)
        appearance = about.makeelement(f"{{{_W15}}}appearance", {f"{{{_W15}}}val": "hidden"}, {"w15": _W15})
        about.append(appearance)
        content = OxmlElement("w:sdtContent")
        content.append(run_of(_plain(figure.text), BODY, BODY_SIZE))
        control.append(about)
        control.append(content)
        paragraph._p.append(control)

    def _run(self, paragraph: Any, text: str, face: str, size: float, *, tone: str = "") -> None:
        if text:
            paragraph._p.append(run_of(_plain(text), face, size, tone=tone))

    # tables

    def table(self, paper: PaperTable, *, small: bool, whole: bool) -> None:
        """A table with borders, merged headings and a head that is repeated on every page; ``whole``: on one page."""
        if paper.title:
            self.line(paper.title, TABLE, 14.0, centred=True, indent=False)
        size = SMALL if small else TABLE_SIZE
        made = self._document.add_table(rows=paper.rows, cols=len(paper.widths))
        made.style = "Table Grid"
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        across = sum(paper.widths)
        widths = [Mm(TEXT_WIDTH * width / across) for width in paper.widths]
        grid = [list(row.cells) for row in made.rows]
        for row in grid:
            for cell, width in zip(row, widths, strict=True):
                cell.width = width
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for line in made.rows[: paper.head]:
            _mark_row(line._tr, "w:tblHeader")
        for line in made.rows:
            _mark_row(line._tr, "w:cantSplit")
        for cell in paper.cells:
            self._cell(grid, cell, size)
        for line in made.rows[:-1] if whole else ():
            for cell in line._tr.iter(qn("w:pPr")):
                cell.get_or_add_keepNext()
        _narrow_margins(made._tbl)
        self._document.add_paragraph().paragraph_format.line_spacing = Pt(12)

    def _cell(self, grid: Sequence[Sequence[Any]], cell: PaperCell, size: float) -> None:
        first = grid[cell.row][cell.column]
        if cell.down > 1 or cell.across > 1:
            first = first.merge(grid[cell.row + cell.down - 1][cell.column + cell.across - 1])
        first.vertical_alignment = 1  # centre
        shown = first.paragraphs[0]
        shown.alignment = WD_ALIGN_PARAGRAPH.CENTER if cell.is_centred else WD_ALIGN_PARAGRAPH.LEFT
        shape = shown.paragraph_format
        shape.space_before = shape.space_after = Pt(1)
        shape.line_spacing = 1.0
        if cell.indent:
            shape.left_indent = Pt(cell.indent * size)
        self._run(shown, cell.text, TABLE, size)
        if not cell.text:  # an empty line is as high as its mark
            about = OxmlElement("w:rPr")
            mark = OxmlElement("w:sz")
            mark.set(qn("w:val"), str(round(2 * size)))
            about.append(mark)
            shown._p.get_or_add_pPr().append(about)

    def picture(self, picture: Picture) -> None:
        """A drawing over the whole width, its caption below."""
        holder = self._begin(centred=True, indent=False)
        holder.paragraph_format.line_spacing = 1.0
        holder.paragraph_format.keep_with_next = True
        holder.add_run().add_picture(io.BytesIO(picture.png), width=Mm(TEXT_WIDTH))
        self.line(picture.caption, TABLE, TABLE_SIZE, centred=True, indent=False, after=8)


def _mark_row(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _narrow_margins(table: Any) -> None:
    """Little room beside the figures: fifteen columns stand side by side."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), "40")
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    table.tblPr.append(margins)

