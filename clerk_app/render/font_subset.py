"""The part of a font that a letter embeds, put together from glyphs that were cut out before.

The bytes are those of reportlab's ``TTFontFile.makeSubset``, which cuts and sums every glyph anew for every letter.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from struct import pack, unpack
from typing import Any

QUICKEST = 1
COPIED = ("name", "OS/2", "cvt ", "fpgm", "prep")
"""Tables taken over as they are, where the font has them."""
WHOLE = 0xB1B0AFBA
"""What the sum over a font file is filled up to (OpenType 1.9, head)."""
SHORTEST_LONG = 0x1FFFF
"""Bytes of outlines from which their places are written with four bytes."""
GLYPHS = "glyf"
Table = tuple[bytes, int]
"""A table and its sum."""


def quickly_deflated(data: bytes) -> bytes:
    """A zlib stream without a search for repeats: outlines have hardly any, and the search is most of the time."""
    packer = zlib.compressobj(QUICKEST, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_HUFFMAN_ONLY)
    return packer.compress(data) + packer.flush()


@dataclass(frozen=True)
class _Cut:
    """One glyph, filled up to whole words, and its sum; ``is_made`` of other glyphs."""

    data: bytes
    total: int
    is_made: bool
    metrics: tuple[int, int]
    """Advance and bearing."""


class SubsetMaker:
    """Stands in for ``makeSubset`` of one face (``face``: reportlab's TTFontFile)."""

    def __init__(self, face: Any) -> None:
        self._face = face
        self._as_reportlab: Callable[[Sequence[int]], bytes] = face.makeSubset
        self._start = face.get_table_pos(GLYPHS)[0]
        self._cut: dict[int, _Cut] = {}
        self._copied: dict[str, Table] = {}

    def make(self, subset: Sequence[int]) -> bytes:
        """The font with the glyphs of these code points."""
        parts = self._parts(subset)
        return self._as_reportlab(subset) if parts is None else b"".join(
            (parts[0], *(one.data for one in parts[1]), parts[2]))  # fmt: skip

    def deflated(self, subset: Sequence[int]) -> tuple[bytes, int]:
        """The same as a zlib stream, and its length as it is."""
        whole = self.make(subset)
        return quickly_deflated(whole), len(whole)

    def _parts(self, subset: Sequence[int]) -> tuple[bytes, list[_Cut], bytes] | None:
        """The file before its glyphs, the glyphs, and what follows; None where one is made of others."""
        face = self._face
        glyphs = [face.charToGlyph.get(code, 0) for code in subset]
        places = {glyph: place for place, glyph in enumerate(dict.fromkeys((0, *glyphs)))}
        cuts = [self._glyph(old) for old in places]
        if any(one.is_made for one in cuts):
            return None
        offsets = list(accumulate([len(one.data) for one in cuts], initial=0))
        is_long = offsets[-1] >= SHORTEST_LONG
        loca = pack(f">{len(offsets)}L", *offsets) if is_long else pack(
            f">{len(offsets)}H", *(offset >> 1 for offset in offsets))  # fmt: skip
        full, hmtx = _metrics([one.metrics for one in cuts])
        codes = [places[glyph] for glyph in glyphs]
        cmap = [0, 1, 1, 0, 0, 12, 6, 10 + 2 * len(codes), 0, 0, len(codes), *codes]
        made = {
            "hmtx": hmtx,
            "hhea": _put(face.get_table("hhea"), 34, pack(">H", full)),
            "maxp": _put(face.get_table("maxp"), 4, pack(">H", len(places))),
            "cmap": pack(f">{len(cmap)}H", *cmap),
            "loca": loca,
            "head": _put(_put(face.get_table("head"), 50, pack(">H", is_long)), 8, bytes(4)),
        }
        tables = {**self._same(), **{tag: (data, _sum(data)) for tag, data in made.items()}}
        before, after = _file(tables, offsets[-1], sum(one.total for one in cuts) & 0xFFFFFFFF)
        return before, cuts, after

    def _glyph(self, number: int) -> _Cut:
        if number not in self._cut:
            begin, end = self._face.glyphPos[number], self._face.glyphPos[number + 1]
            data = self._face._ttf_data[self._start + begin : self._start + end]
            is_made = len(data) > 2 and unpack(">h", data[:2])[0] < 0
            data += bytes(-len(data) % 4)
            self._cut[number] = _Cut(data, _sum(data), is_made, self._metrics(number))
        return self._cut[number]

    def _metrics(self, number: int) -> tuple[int, int]:
        advance, bearing = self._face.hmetrics[number]
        return int(advance), int(bearing)

    def _same(self) -> dict[str, Table]:
        """The tables that are the same in every subset."""
        if not self._copied:
            post = b"\0\3\0\0" + self._face.get_table("post")[4:16] + bytes(16)
            self._copied["post"] = (post, _sum(post))
            for tag in COPIED:
                if tag in self._face.table:
                    data = self._face.get_table(tag)
                    self._copied[tag] = (data, _sum(data))
        return self._copied


def _file(tables: dict[str, Table], length: int, total: int) -> tuple[bytes, bytes]:
    """The directory with the tables before the glyphs, and those after; the sum over all of it in ``head``.

    ``length`` and ``total`` are the glyphs' own.
    """
    sums = {**{tag: (len(data), one) for tag, (data, one) in tables.items()}, GLYPHS: (length, total)}
    count = len(sums)
    search = 1 << (count.bit_length() - 1 + 4)
    rows = [pack(">lHHHH", 0x00010000, count, search, count.bit_length() - 1, count * 16 - search)]
    offset = 12 + count * 16
    for tag, (size, one) in sorted(sums.items()):
        rows.append(tag.encode("latin-1") + pack(">LLL", one, offset, size))
        offset += size + -size % 4
    directory = b"".join(rows)
    whole = _sum(directory) + sum(one for _, one in sums.values())
    head = _put(tables["head"][0], 8, pack(">L", (WHOLE - whole) & 0xFFFFFFFF))
    data = {**{tag: data for tag, (data, _) in tables.items()}, "head": head}
    before, after = (
        b"".join(data[tag] + bytes(-len(data[tag]) % 4) for tag in sorted(data) if (tag < GLYPHS) is is_before)
        for is_before in (True, False)
    )
    return directory + before, after


def _metrics(pairs: Sequence[tuple[int, int]]) -> tuple[int, bytes]:
    """How many advances are written in full, and the table: the last one holds for what follows."""
    full = len(pairs)
    while full > 1 and pairs[full - 1][0] == pairs[full - 2][0]:
        full -= 1
    values = [value for pair in pairs[:full] for value in pair] + [bearing for _, bearing in pairs[full:]]
    return full, pack(f">{len(values)}H", *values)


def _put(data: bytes, at: int, part: bytes) -> bytes:
    return data[:at] + part + data[at + len(part) :]


def _sum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    return int(sum(unpack(f">{len(data) // 4}L", data))) & 0xFFFFFFFF
