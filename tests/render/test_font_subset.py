"""The embedded part of a font is byte for byte what reportlab itself would cut out of the file."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFile

from clerk_app import places
from clerk_app.render.font_subset import SubsetMaker

FOLDER = places.resources() / "fonts"
FACES = {name: TTFontFile(str(FOLDER / f"{name}.ttf")) for name in ("FandolFang-Regular", "ClerkSerif-Black")}
MAKERS = {name: SubsetMaker(face) for name, face in FACES.items()}
NOBODY_HAS = 0x10FFF0


@pytest.mark.parametrize("name", FACES)
@given(data=st.data(), count=st.integers(1, 256))
@settings(max_examples=12, deadline=None)
def test_any_subset_is_the_one_reportlab_makes(name: str, data: st.DataObject, count: int) -> None:
    codes = sorted(FACES[name].charToGlyph)
    first = data.draw(st.integers(0, len(codes) - 1))
    step = data.draw(st.integers(1, 97))
    subset = [32, *(codes[(first + step * n) % len(codes)] for n in range(count - 1))]
    wanted = FACES[name].makeSubset(subset)
    assert MAKERS[name].make(subset) == wanted
    deflated, length = MAKERS[name].deflated(subset)
    assert zlib.decompress(deflated) == wanted and length == len(wanted)


def test_a_character_the_font_lacks_is_its_empty_glyph() -> None:
    subset = [32, ord("国"), NOBODY_HAS]
    name = "FandolFang-Regular"
    assert MAKERS[name].make(subset) == FACES[name].makeSubset(subset)
