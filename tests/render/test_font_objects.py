"""The objects a letter's font is written as are those reportlab would write, but for its map to characters."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from clerk_app.render.fonts import Role
from tests.render.letters import FONTS

HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
"""More than two subsets."""


def written(font: str, text: str) -> tuple[list[DictionaryObject], str]:
    """The fonts of a file in which the text is drawn, and what is read out of it."""
    file = BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1, initialFontName=font)
    canvas.setFont(font, 16)
    canvas.drawString(20, 500, text)
    canvas.save()
    page = PdfReader(BytesIO(file.getvalue())).pages[0]
    fonts = page["/Resources"]["/Font"]
    return [fonts[name].get_object() for name in sorted(fonts)], page.extract_text()


@pytest.mark.parametrize("role", list(Role))
def test_they_are_the_same_and_in_the_same_order(role: Role) -> None:
    text = f"国 2026年，{HAN}"
    names = {FONTS.glyph(char, role, 16.0).font for char in text}
    for name in names:
        face = FONTS.font(name).face
        if f"plain {name}" not in pdfmetrics.getRegisteredFontNames():
            plain = TTFont(f"plain {name}", str(Path(face.filename)), asciiReadable=False, shapable=False)
            plain.face.name = face.name
            pdfmetrics.registerFont(plain)
        has = "".join(char for char in text if ord(char) in face.charToGlyph)
        ours, read = written(name, has)
        theirs, wanted = written(f"plain {name}", has)
        assert len(ours) == len(theirs) and read == wanted
        for one, other in zip(ours, theirs, strict=True):
            assert _all_but(one, "/ToUnicode", "/FontDescriptor") == _all_but(other, "/ToUnicode", "/FontDescriptor")
            about, wanted_about = one["/FontDescriptor"], other["/FontDescriptor"]
            assert _all_but(about, "/FontFile2") == _all_but(wanted_about, "/FontFile2")
            assert about["/FontFile2"].get_data() == wanted_about["/FontFile2"].get_data()
            assert about["/FontFile2"]["/Length1"] == wanted_about["/FontFile2"]["/Length1"]


def _all_but(found: DictionaryObject, *names: str) -> dict[str, object]:
    return {key: value for key, value in found.items() if key not in names}
