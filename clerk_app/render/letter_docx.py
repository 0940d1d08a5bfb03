"""A letter as a Word file, to be edited by hand: the same words on the same grid of GB/T 9704-2012 as the printed one.

No macros, no author; every text is written as it is, never read as markup or as a field.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from clerk_app.cases.letter import HeadStyle, Letter, Level, PageNumber
from clerk_app.cases.plain_text import clean
from clerk_app.render.docx_parts import BODY, HEAD, TABLE, TITLE, name_fonts, run_of, set_face
from clerk_app.render.layout import (
    CELL,
    CELLS,
    COLUMN,
    FREE_RIGHT_OF_DATE,
    HEAD_SIZE,
    HEAD_TOP,
    HEIGHT,
    INDENT,
    LEAST_HEAD_SIZE,
    LEFT,
    LOWER_RULE_FROM_FOOT,
    NUMBER_BELOW_RULE,
    ROWS_ABOVE_TITLE,
    RULE_BELOW_HEAD,
    RULE_WIDTH,
    TITLE_SIZE,
    WIDTH,
    Layout,
)
from clerk_app.render.page_number import PAGE_NUMBER_SIZE
from clerk_app.render.paging import BODY_SIZE, DEPTH, MM, ROW, ROWS_FOR_SEAL, TIGHTEST, TOP

RED = "DC0000"
TWIPS = 20
EIGHTHS = 8
CHAR_SPACE = round((COLUMN / CELLS - BODY_SIZE) * 4096)
"""What the grid adds to a character, in its own unit (ISO 29500, 17.6.5)."""
CLOSER = -5
"""Twentieths of a point by which the text's characters stand closer, so that 28 fill a row.

The grid says the same; but LibreOffice gives a character wider than its cell two cells, so rows are set off it.
"""
THICK = 3.0
"""Points: what Word draws a border of two lines with."""
PAGE_NUMBER_LINE = 17.0
PAGE_NUMBER_MIDDLE = 7 * MM + 1.0
"""The dash's middle below the text."""
HEAD_PITCH = 1.25
"""Parts of its size from which a line cuts nothing off the head; how much of them is white above and below the ink."""
ABOVE_HEAD, BELOW_HEAD = 0.12, 0.18
NUMBER_PITCH, ABOVE_NUMBER = 18.0, 4.0


def letter_docx(letter: Letter, *, made_on: date, pitch: float = ROW) -> bytes:
    """The Word file of a letter, as far as it is known. ``pitch``: points from row to row of its text."""
    document = Document()
    writer = _Writer(document, letter, pitch)
    writer.set_up(made_on)
    writer.head()
    writer.text()
    writer.signature()
    writer.slips()
    writer.feet()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pitch_of(layout: Layout) -> float:
    """Points from row to row where a letter's rows stand closest; the grid's where they are not closer than it."""
    middles = (sorted(one.middle for one in page.lines if one.size == BODY_SIZE) for page in layout.pages)
    steps = [after - before for page in middles for before, after in pairwise(page)]
    return min((step for step in steps if step >= TIGHTEST), default=ROW)


class _Writer:
    """Adds to one document from the top down."""

    def __init__(self, document: Any, letter: Letter, pitch: float) -> None:
        self._document = document
        self._letter = letter
        self._pitch = pitch
        self._style = letter.head.style

    def set_up(self, made_on: date) -> None:
        """A4, margins and grid of the standard, the names of the faces; the empty paragraph of the sample goes."""
        document, page = self._document, self._document.sections[0]
        page.page_width, page.page_height = Pt(WIDTH), Pt(HEIGHT)
        page.left_margin, page.right_margin = Pt(LEFT), Pt(WIDTH - LEFT - COLUMN)
        page.top_margin, page.bottom_margin = Pt(TOP), Pt(HEIGHT - TOP - DEPTH)
        page.footer_distance = Pt(LOWER_RULE_FROM_FOOT)
        page.different_first_page_header_footer = self._style is not HeadStyle.PLAIN
        grid = page._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = OxmlElement("w:docGrid")
            page._sectPr.append(grid)
        _set(grid, type="linesAndChars", linePitch=round(ROW * TWIPS), charSpace=CHAR_SPACE)
        about = document.core_properties
        about.title, about.author, about.last_modified_by, about.comments = _one_line(self._letter.title), "", "", ""
        about.created = about.modified = datetime(made_on.year, made_on.month, made_on.day)
        normal = document.styles["Normal"]
        normal.font.size = Pt(BODY_SIZE)
        about_text = normal.element.get_or_add_rPr()
        set_face(about_text, BODY, BODY)
        language = OxmlElement("w:lang")
        _set(language, val="zh-CN", eastAsia="zh-CN")
        about_text.append(language)
        settings = document.settings.element
        compress = OxmlElement("w:characterSpacingControl")
        _set(compress, val="compressPunctuation")
        settings.append(compress)
        document.settings.odd_and_even_pages_header_footer = self._letter.page_number is PageNumber.STANDARD
        name_fonts(document)

    def head(self) -> None:
        """The organ's name and the double rule in the first page's header, number and title below it."""
        page = self._document.sections[0]
        if self._style is not HeadStyle.PLAIN:
            drawn = self._style is HeadStyle.LETTER
            name = _one_line(self._letter.head.name) if drawn else ""
            size = min(HEAD_SIZE, max(LEAST_HEAD_SIZE, COLUMN / max(_cells(name), 1.0)))
            page.header_distance = Pt(HEAD_TOP - size * ABOVE_HEAD)
            for other in (page.header, page.even_page_header):  # empty, and not so high that they push the text down
                other.is_linked_to_previous = False
                self._shaped(other.paragraphs[0], pitch=1.0)
            holder = page.first_page_header
            holder.is_linked_to_previous = False
            made = self._shaped(holder.paragraphs[0], pitch=size * HEAD_PITCH, align=ALIGN.CENTER)
            made.paragraph_format.left_indent = Pt((WIDTH - RULE_WIDTH) / 2 - LEFT)
            made.paragraph_format.right_indent = Pt(COLUMN + LEFT - (WIDTH + RULE_WIDTH) / 2)
            if drawn:
                made._p.append(run_of(name, TITLE, size, latin=TITLE, tone=RED))
                _rule(made, "bottom", "thickThinSmallGap", RULE_BELOW_HEAD - size * BELOW_HEAD)
            lines = _title_lines(self._letter)
            if self._letter.number:
                made = self._paragraph(self._letter.number, align=ALIGN.RIGHT, above=NUMBER_BELOW_RULE - ABOVE_NUMBER)
                made.paragraph_format.line_spacing = Pt(NUMBER_PITCH)
            self._title(lines, above=ROWS_ABOVE_TITLE * self._pitch)
            return
        self._title(_title_lines(self._letter), below=0.0 if self._letter.number else None)
        if self._letter.number:
            self._paragraph(self._letter.number, align=ALIGN.RIGHT, below=self._pitch)

    def _title(self, lines: list[str], *, above: float = 0.0, below: float | None = None) -> None:
        for place, line in enumerate(lines):
            is_last = place == len(lines) - 1
            made = self._paragraph(
                line, TITLE, TITLE_SIZE, align=ALIGN.CENTER, above=above if place == 0 else 0.0,
                below=(self._pitch if below is None else below) if is_last else 0.0,
            )
            made.paragraph_format.keep_with_next = True

    def text(self) -> None:
        """Addressee, paragraphs, the line of attachments."""
        letter = self._letter
        if letter.addressee:
            self._paragraph(letter.addressee)
        for one in letter.paragraphs:
            heading = one.level is Level.HEADING
            made = self._paragraph(one.text, HEAD if heading else BODY, first=INDENT)
            made.paragraph_format.keep_with_next = heading or one is letter.paragraphs[-1]
        for place, name in enumerate(letter.attachments, start=1):
            label = "附件：" if place == 1 else ""
            mark = f"{place}. " if len(letter.attachments) > 1 else ""
            hang = INDENT + _width("附件：") + _width(mark)
            made = self._paragraph(
                f"{label}{mark}{name}", left=hang, first=-_width(label + mark), above=self._pitch if label else 0.0
            )
            made.paragraph_format.keep_with_next = True

    def signature(self) -> None:
        """The date four characters from the right, the organ centred on it, the note; never alone on a page."""
        letter = self._letter
        names = [one for one in (_one_line(letter.signature), letter.date) if one]
        if not names:
            return
        widest = COLUMN - FREE_RIGHT_OF_DATE
        longest, date_width = max(map(_width, names)), _width(letter.date)
        centre = widest - date_width / 2
        centre = widest - longest / 2 if centre + longest / 2 > COLUMN else centre
        for place, name in enumerate(names):
            is_long = _width(name) > widest
            made = self._paragraph(
                name, align=ALIGN.RIGHT, above=ROWS_FOR_SEAL * self._pitch if place == 0 else 0.0,
                right=FREE_RIGHT_OF_DATE if is_long else max(COLUMN - centre - _width(name) / 2, 0.0),
            )
            made.paragraph_format.keep_with_next = place < len(names) - 1 or bool(letter.contact)
        if letter.contact:
            self._paragraph(letter.contact, first=INDENT)

    def slips(self) -> None:
        """What is to be sent back, each on a page of its own."""
        for slip in self._letter.slips:
            at = len(self._document.paragraphs)
            self._title([_one_line(line) for line in slip.title.split("\n")])
            self._document.paragraphs[at].paragraph_format.page_break_before = True
            for place, line in enumerate(slip.lines):
                self._paragraph(line, first=INDENT if place else 0.0)

    def feet(self) -> None:
        """The lower double rule of the first page, page numbers on the others."""
        page, where = self._document.sections[0], self._letter.page_number
        if self._style is HeadStyle.LETTER:
            foot = page.first_page_footer
            foot.is_linked_to_previous = False
            made = self._shaped(foot.paragraphs[0], pitch=1.0)
            made.paragraph_format.left_indent = Pt((WIDTH - RULE_WIDTH) / 2 - LEFT)
            made.paragraph_format.right_indent = Pt(COLUMN + LEFT - (WIDTH + RULE_WIDTH) / 2)
            _rule(made, "bottom", "thinThickSmallGap", 0.0)
        if where is PageNumber.NONE:
            return
        if where is PageNumber.CENTRE:
            self._number(page.footer, ALIGN.CENTER)
        else:
            self._number(page.footer, ALIGN.RIGHT)
            self._number(page.even_page_footer, ALIGN.LEFT)

    def _number(self, foot: Any, align: Any) -> None:
        """— 2 —, and below it what keeps it at its height."""
        foot.is_linked_to_previous = False
        made = self._shaped(foot.paragraphs[0], pitch=PAGE_NUMBER_LINE, align=align)
        side = "left_indent" if align is ALIGN.LEFT else "right_indent"
        setattr(made.paragraph_format, side, Pt(0 if align is ALIGN.CENTER else BODY_SIZE))
        made._p.append(run_of("— ", TABLE, PAGE_NUMBER_SIZE, latin=TABLE))
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(run_of("1", TABLE, PAGE_NUMBER_SIZE, latin=TABLE))
        made._p.append(field)
        made._p.append(run_of(" —", TABLE, PAGE_NUMBER_SIZE, latin=TABLE))
        bottom = HEIGHT - TOP - DEPTH - PAGE_NUMBER_MIDDLE - PAGE_NUMBER_LINE / 2
        self._shaped(foot.add_paragraph(), pitch=bottom - LOWER_RULE_FROM_FOOT)

    def _paragraph(
        self, text: str, face: str = BODY, size: float = BODY_SIZE, *, align: Any = ALIGN.JUSTIFY, left: float = 0.0,
        first: float = 0.0, right: float = 0.0, above: float = 0.0, below: float = 0.0,
    ) -> Any:
        made = self._shaped(self._document.add_paragraph(), pitch=self._pitch, align=align)
        shape = made.paragraph_format
        shape.left_indent, shape.right_indent, shape.first_line_indent = Pt(left), Pt(right), Pt(first)
        shape.space_before, shape.space_after = Pt(above), Pt(below)
        line = _one_line(text)
        if line:
            made._p.append(run_of(line, face, size, latin=face, spacing=CLOSER if size == BODY_SIZE else 0))
        return made

    def _shaped(self, paragraph: Any, *, pitch: float = ROW, align: Any = ALIGN.JUSTIFY) -> Any:
        """A paragraph of fixed rows, off the grid, without the spaces that Word puts between Chinese and figures."""
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing = Pt(pitch)
        shape.widow_control = False
        paragraph.alignment = align
        about = paragraph._p.get_or_add_pPr()
        for name in ("w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid"):
            off = OxmlElement(name)
            _set(off, val="0")
            _into(about, off, ("w:spacing", "w:ind"))
        return paragraph


def _title_lines(letter: Letter) -> list[str]:
    return [_one_line(line) for line in letter.title.split("\n") if line.strip()]


def _rule(paragraph: Any, side: str, kind: str, space: float) -> None:
    """A double red line as a border of the paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    _set(line, val=kind, sz=round(THICK * EIGHTHS), space=round(space), color=RED)
    borders.append(line)
    _into(paragraph._p.get_or_add_pPr(), borders, (
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
        "w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid", "w:spacing", "w:ind",
    ))  # fmt: skip


def _into(about: Any, made: Any, before: Iterable[str]) -> None:
    """Put an element in front of those that the schema wants behind it."""
    after = next((one for one in about if one.tag in {qn(name) for name in before}), None)
    if after is None:
        about.append(made)
    else:
        after.addprevious(made)


def _set(element: Any, **values: object) -> None:
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(value))


def _cells(text: str) -> float:
    """How many cells of the grid a text takes: half a cell for what is half as wide."""
    return sum(0.5 if ord(char) < 0x80 else 1.0 for char in text)


def _width(text: str) -> float:
    return _cells(text) * CELL


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")
