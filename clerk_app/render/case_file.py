"""Many finished PDFs bound into one file: numbered through at the outer top corner, with bookmarks and page labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, IndirectObject, NameObject
from reportlab.pdfgen.canvas import Canvas

from clerk_app.cases.plain_text import clean
from clerk_app.render.fonts import FontBook, Role
from clerk_app.render.layout import HEIGHT, Placed
from clerk_app.render.paging import MM
from clerk_app.render.pdf import draw_line, empty_canvas
from clerk_app.render.typeset import single_line
from clerk_app.trouble import KnownTrouble

STAMP_SIZE = 12.0
FROM_EDGE, FROM_TOP = 12 * MM, 10 * MM
"""From the outer edge to the number, from the upper edge to its middle: clear of a letter's own number at the foot."""
AROUND = 1 * MM
MISSING = "〓"
"""The printers' sign for a missing type: a name that no font has must not keep a file from being bound."""


@dataclass(frozen=True)
class Bound:
    """One paper of the file: its bookmark and its PDF. ``is_numbered``: counts and carries numbers (not the cover)."""

    title: str
    data: bytes
    is_numbered: bool = True


def pages_of(data: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(PdfReader(BytesIO(data)).pages)


def bind(title: str, parts: Sequence[Bound], fonts: FontBook) -> bytes:
    """One file of them all. Numbered pages count from 1, odd ones at the right, even ones at the left."""
    writer = PdfWriter()
    numbered: list[PageObject] = []
    for part in parts:
        first = len(writer.pages)
        writer.append(PdfReader(BytesIO(part.data)), import_outline=False)
        last = len(writer.pages) - 1
        writer.add_outline_item(title=clean(part.title), page_number=first)
        if part.is_numbered:
            writer.set_page_label(first, last, style=PageLabelStyle.DECIMAL, start=len(numbered) + 1)
            numbered += [writer.pages[at] for at in range(first, last + 1)]
        else:
            style = PageLabelStyle.DECIMAL if last > first else None
            writer.set_page_label(first, last, prefix=clean(part.title), style=style)
    _stamp(writer, numbered, fonts)
    writer.metadata = {"/Title": clean(title), "/Creator": "clerk-desk"}
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def shown(text: str, fonts: FontBook) -> str:
    """The text with 〓 for every character that no font has."""
    return "".join(char if char == "\n" or _is_there(char, fonts) else MISSING for char in clean(text))


def _is_there(char: str, fonts: FontBook) -> bool:
    try:
        fonts.check(char, Role.BODY)
    except KnownTrouble:
        return False
    return True


def _stamp(writer: PdfWriter, pages: Sequence[PageObject], fonts: FontBook) -> None:
    """Lay the numbers over the pages: each a drawing of its own, so that nothing of a page is read or changed."""
    if not pages:
        return
    overlay = PdfReader(BytesIO(_numbers([(float(one.mediabox.width), float(one.mediabox.height)) for one in pages],
                                         fonts)))  # fmt: skip
    save, restore = (writer._add_object(_content(words)) for words in ("q", "Q"))
    put = writer._add_object(_content("q /ClerkNumber Do Q"))
    for page, number in zip(pages, overlay.pages, strict=True):
        content = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
        inner = content.get_object()
        own = list(inner) if isinstance(inner, ArrayObject) else [content]
        page[NameObject("/Contents")] = ArrayObject((save, *own, restore, put))
        page[NameObject("/Resources")] = _with_number(page, writer._add_object(_drawing(writer, number)))


def _with_number(page: PageObject, drawing: IndirectObject) -> DictionaryObject:
    """The page's resources, copied: pages of one paper may share theirs."""
    resources = _copy(page, "/Resources")
    drawings = _copy(resources, "/XObject")
    drawings[NameObject("/ClerkNumber")] = drawing
    resources[NameObject("/XObject")] = drawings
    return resources


def _copy(of: DictionaryObject, name: str) -> DictionaryObject:
    found = of[name].get_object() if name in of else None
    return DictionaryObject(found) if isinstance(found, DictionaryObject) else DictionaryObject()


def _content(words: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(words.encode())
    return made


def _drawing(writer: PdfWriter, page: PageObject) -> DecodedStreamObject:
    content = page.get_contents()
    made = DecodedStreamObject()
    made.set_data(content.get_data() if content is not None else b"")
    made.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): ArrayObject(FloatObject(one) for one in page.mediabox),
        NameObject("/Resources"): page["/Resources"].clone(writer),
    })  # fmt: skip
    return made


def _numbers(sizes: Sequence[tuple[float, float]], fonts: FontBook) -> bytes:
    """Pages of these sizes in points with nothing but their numbers, from 1."""
    file = BytesIO()
    canvas = empty_canvas(file, "", fonts)
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        _number(canvas, number, size, fonts)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _number(canvas: Canvas, number: int, size: tuple[float, float], fonts: FontBook) -> None:
    """On white, so that it is read on a dark scan too."""
    line = single_line(fonts.glyphs(str(number), Role.SONG, STAMP_SIZE))
    x = size[0] - FROM_EDGE - line.right if number % 2 else FROM_EDGE
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(
        x - AROUND, size[1] - FROM_TOP - STAMP_SIZE / 2 - AROUND, line.right + 2 * AROUND, STAMP_SIZE + 2 * AROUND,
        stroke=0, fill=1,
    )  # fmt: skip
    canvas.restoreState()
    draw_line(canvas, Placed(line, x, FROM_TOP + HEIGHT - size[1], STAMP_SIZE), fonts)
