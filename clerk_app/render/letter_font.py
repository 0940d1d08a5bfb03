"""The faces letters are drawn with: TrueType fonts as they stand in the finished file; the process has one list."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from struct import unpack
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFError, TTFont

from clerk_app.render.font_check import postscript_name
from clerk_app.render.font_subset import QUICKEST, SubsetMaker
from clerk_app.trouble import KnownTrouble

ROWS_OF_A_BLOCK = 100
"""Rows one bfchar block of a character map may hold (PDF 9.10.3, from the CMap specification)."""

PLACES = tuple(f"<{at:02X}> " for at in range(0x100))
"""A subset's bytes as its character map writes them."""
CODES_KEPT = 20_000
"""Characters whose row of such a map is remembered."""

SAMPLE = 200
"""Characters looked at to find the middle of a font."""

ANOTHER = "_"
"""Ends the name of a font where another folder's file of that name is in use already."""


class LetterFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font whose text can be copied and searched in the finished file, names outside the BMP too.

    WORKAROUND reportlab 5.1.0: its character map writes U+20BB7 as the five digits <20BB7>, which readers take for
    another character, and puts up to 256 rows into one block. Drop when ``makeToUnicodeCMap`` writes UTF-16.

    Its objects are written here as they stand in the file, the same as reportlab's: its own way formats each of some
    hundred widths digit by digit and deflates outlines anew, which was a third of a letter's time.
    """

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._subsets = SubsetMaker(self.face)
        self._widths: dict[int, str] = {}

    @property
    def said(self) -> str:
        """Name and version, as they are recorded with a letter."""
        whole, part = self.face.fontRevision
        return f"{self.fontName.rstrip(ANOTHER)} {whole + part / 0x10000:.3f}"

    @cached_property
    def centre(self) -> float:
        """How far above the base line the middle of its Han characters lies, in parts of its size.

        仿宋 sits lower than 宋: characters of two fonts stand on one line by their middles.
        """
        han = sorted(code for code in self.face.charToGlyph if code >= 0x3400 and chr(code).isalpha())
        inks = [self.ink(chr(code)) for code in han[:: len(han) // SAMPLE + 1]]
        return sum(bottom + top for bottom, top in inks) / (2 * len(inks)) if inks else 0.35

    def ink(self, char: str) -> tuple[float, float]:
        """Bottom and top of what is printed, from the base line, in parts of the size."""
        at = self.face.glyphPos[self.face.charToGlyph[ord(char)]]
        start, _ = self.face.get_table_pos("glyf")
        _, _, bottom, _, top = unpack(">5h", self.face.get_chunk(start + at, 10))
        return bottom / self.face.unitsPerEm, top / self.face.unitsPerEm

    def addObjects(self, doc: Any) -> None:
        state = self._assignState(doc)
        state.frozen = 1
        for number, codes in enumerate(state.subsets):
            inner = self.getSubsetInternalName(number, doc)[1:]
            name = PDFName((SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc"))[1:]
            outlines, length = self._subsets.deflated(codes)
            descriptor = self._describing(name, _stored(doc, f"{inner} outlines", outlines, f"/Length1 {length}"))
            about = _stored(doc, f"{inner} text", zlib.compress(character_map(name, codes).encode(), QUICKEST))
            font = (
                f"<<\n/BaseFont /{name} /FirstChar 0 /FontDescriptor {_kept(doc, f'{inner} descriptor', descriptor)}"
                f" /LastChar {len(codes) - 1} /Name /{inner} /Subtype /TrueType /ToUnicode {about} /Type /Font"
                f" /Widths [ {' '.join(map(self._width, codes))} ]\n>>"
            )
            doc.idToObject["BasicFonts"].dict[inner] = _kept(doc, inner, font)
        del self.state[doc]

    def _width(self, code: int) -> str:
        if code not in self._widths:
            self._widths[code] = f"{self.face.getCharWidth(code):.6g}"
        return self._widths[code]

    def _describing(self, name: str, outlines: str) -> str:
        """The descriptor of a subset (PDF 9.8)."""
        face = self.face
        box = " ".join(f"{edge:.6g}" for edge in face.bbox)
        return (
            f"<<\n/Ascent {face.ascent:.6g} /CapHeight {face.capHeight:.6g} /Descent {face.descent:.6g}"
            f" /Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC} /FontBBox [ {box} ] /FontFile2 {outlines}"
            f" /FontName /{name} /ItalicAngle {face.italicAngle:.6g} /MissingWidth {face.defaultWidth:.6g}"
            f" /StemV {face.stemV:.6g} /Type /FontDescriptor\n>>"
        )


def _kept(doc: Any, name: str, written: str | bytes) -> str:
    """An object of the file as it stands in it; how the others point to it."""
    data = written.encode("latin-1") if isinstance(written, str) else written
    return str(doc.Reference(data, name).format(doc).decode())


def _stored(doc: Any, name: str, deflated: bytes, more: str = "") -> str:
    head = f"<<\n/Filter [ /FlateDecode ] /Length {len(deflated)} {more}\n>>\nstream\n"
    return _kept(doc, name, b"".join((head.encode(), deflated, b"endstream\n")))


def character_map(name: str, codes: Iterable[int]) -> str:
    """The map from the bytes of a font's subset to characters, in UTF-16 (PDF 9.10.3)."""
    rows = [place + _utf16(code) for place, code in zip(PLACES, codes, strict=False)]
    blocks = [rows[start : start + ROWS_OF_A_BLOCK] for start in range(0, len(rows), ROWS_OF_A_BLOCK)]
    return "\n".join((
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", f"<00> <{max(len(rows) - 1, 0):02X}>", "endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
    ))  # fmt: skip


@lru_cache(maxsize=CODES_KEPT)
def _utf16(code: int) -> str:
    return f"<{chr(code).encode('utf-16-be').hex().upper()}>"


def registered(path: Path) -> LetterFont:
    """A file's font, in reportlab's own list, which is the process's cache: reading it takes a tenth of a second."""
    name = path.stem if path.suffix else postscript_name(path) or path.stem  # kept files are named by their hash
    while name in pdfmetrics.getRegisteredFontNames():
        known = pdfmetrics.getFont(name)
        if isinstance(known, LetterFont) and Path(known.face.filename) == path:
            return known
        name += ANOTHER
    try:
        font = LetterFont(name, str(path), asciiReadable=False, shapable=False)
    except (TTFError, OSError, AssertionError) as error:
        raise KnownTrouble("font_unusable", kind="input", file=path.name) from error
    if "fvar" in font.face.table:  # drawn in its thinnest weight without a word
        raise KnownTrouble("font_unusable", kind="input", file=path.name)
    # reportlab takes two files for one font where they call themselves the same (another version, a shipped one)
    font.face.name = name.encode()
    pdfmetrics.registerFont(font)
    return font
