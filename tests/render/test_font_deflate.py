"""What a face's own code packs, zlib unpacks."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.render.font_deflate import OutlineCode, code_lengths

FIBONACCI = [1, 1]
while len(FIBONACCI) < 30:
    FIBONACCI.append(FIBONACCI[-1] + FIBONACCI[-2])
SKEWED = b"".join(bytes([place]) * min(count, 40_000) for place, count in enumerate(FIBONACCI))
CODES = {"none": OutlineCode(b""), "even": OutlineCode(bytes(range(256)) * 300), "skewed": OutlineCode(SKEWED)}


@pytest.mark.parametrize("name", CODES)
@given(before=st.binary(max_size=300), glyphs=st.lists(st.binary(max_size=200), max_size=20), after=st.binary())
@settings(max_examples=60, deadline=None)
def test_any_bytes_come_back(name: str, before: bytes, glyphs: list[bytes], after: bytes) -> None:
    code = CODES[name]
    stream = code.stream(before, [(one, code.coded(one)) for one in glyphs], after)
    assert zlib.decompress(stream) == b"".join((before, *glyphs, after))


def test_every_byte_has_a_code_in_every_face() -> None:
    whole = bytes(range(256))
    for code in CODES.values():
        assert zlib.decompress(code.stream(b"", [(whole, code.coded(whole))], b"")) == whole


def test_what_comes_often_is_short() -> None:
    assert code_lengths([1, 1, 2, 4]) == [3, 3, 2, 1], "the textbook's tree"
    code = CODES["skewed"]
    packed = code.stream(b"", [(SKEWED, code.coded(SKEWED))], b"")
    assert len(packed) < len(SKEWED) / 2


def test_no_code_is_longer_than_a_stream_may_have_and_none_is_left_over() -> None:
    lengths = code_lengths(FIBONACCI)
    assert max(lengths) == 15, "RFC 1951 3.2.7: lengths 0 to 15; Huffman's own tree would be 29 deep"
    assert sum(2.0**-length for length in lengths) == 1
