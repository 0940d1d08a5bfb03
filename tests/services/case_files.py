"""Foreign files for the case file's tests: sound ones, and those that strangers send."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

A4 = (595.27, 841.89)


def pdf(mark: str, pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """Pages that say which they are: "mark 1", "mark 2"."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(1, pages + 1):
        canvas.drawString(size[0] / 2, size[1] / 2, f"{mark} {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked(user: str = "secret") -> bytes:
    """A PDF with a password; an empty one opens without being asked for."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("locked"))))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    return _written(writer)


def acting() -> bytes:
    """A PDF full of programs, with a stamp on its page that is only an annotation's look."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("acting"))))
    script = _dictionary(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert(1)"))
    launch = _dictionary(S=NameObject("/Launch"), F=TextStringObject("calc.exe"))
    writer.root_object[NameObject("/OpenAction")] = launch
    writer.root_object[NameObject("/Names")] = _dictionary(
        JavaScript=_dictionary(Names=ArrayObject([TextStringObject("a"), script]))
    )
    writer.add_attachment("evil.exe", b"MZ")
    page = writer.pages[0]
    page[NameObject("/AA")] = _dictionary(O=script)
    look = DecodedStreamObject()
    look.set_data(b"1 0 0 rg 0 0 100 50 re f")
    look.update(_dictionary(
        Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=_numbers(0, 0, 100, 50),
        AA=_dictionary(O=script),
    ))  # fmt: skip
    stamp = _dictionary(
        Type=NameObject("/Annot"), Subtype=NameObject("/Stamp"), Rect=_numbers(300, 100, 500, 200), A=launch,
        F=NumberObject(4), AP=_dictionary(N=writer._add_object(look)),
    )
    link = _dictionary(
        Type=NameObject("/Annot"), Subtype=NameObject("/Link"), Rect=_numbers(0, 0, 500, 500),
        A=_dictionary(S=NameObject("/URI"), URI=TextStringObject("http://example.invalid/")),
    )
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(stamp), writer._add_object(link)])
    return _written(writer)


def turned(mark: str) -> bytes:
    """An A3 page turned by a quarter, as scanners make them."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(mark, size=(841.89, 1190.55)))))
    writer.pages[0].rotate(90)
    return _written(writer)


def image(form: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (240, 160), **more: object) -> bytes:
    """An image of one colour."""
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 0).save(out, form, **more)
    return out.getvalue()


def scan(pages: int) -> bytes:
    """A fax of several pages: black and white, in one TIFF."""
    sheets = [Image.new("1", (1654, 2339), 1) for _ in range(pages)]
    out = io.BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:], dpi=(200, 200))
    return out.getvalue()


def image_bomb() -> bytes:
    """A PNG of a few hundred bytes that would unpack to 3,600 million dots."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")


MAIL = (
    "From: =?utf-8?b?5ZGo6Iul5a6J?= <a@example.invalid>\r\nSubject: =?utf-8?b?6KGl5q2j?=\r\n"
    "Content-Type: text/html; charset=utf-8\r\n\r\n<p>补正如下</p><script>alert(1)</script><p>二</p>"
).encode()


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _dictionary(**values: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(one) for one in values)
