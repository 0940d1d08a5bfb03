"""Outlines as a deflate stream (RFC 1950, 1951) in which every glyph was coded once and for all.

Deflating the outlines of each letter anew takes a third of its time, and hardly anything in them repeats: what is won
is won by the bytes' frequency alone. So each face has one code for its bytes; a glyph is coded when it is first
printed, and a letter's stream is the bits of its glyphs one after the other.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from heapq import heapify, heappop, heappush

END = 256
"""The sign that ends a block (RFC 1951 3.2.5)."""
LONGEST = 15
"""Bits of a code."""
SAMPLE = 1 << 16
"""Bytes of a face's outlines that are counted."""
QUICKEST = 1
ALIGNED = "000"
"""An empty block as it is: the next one begins with a whole byte (3.2.4)."""
Bits = tuple[int, int]
"""Bits as a number, the first one lowest, and how many."""


class OutlineCode:
    """The code of one face's outlines (3.2.7)."""

    def __init__(self, outlines: bytes) -> None:
        counts = [1] * (END + 1)
        for byte in outlines[:: len(outlines) // SAMPLE + 1]:
            counts[byte] += 1
        lengths = code_lengths(counts)
        codes = _codes(lengths)
        self._codes = [code[::-1] for code in codes]
        # a block not the last, its code its own; 257 lengths and 2 of distances never used, each written in four bits
        begin = ("0", "01", "00000", "10000", "1111", "000" * 3, "001" * 16)
        self._head = _bits("".join((*begin, *(f"{one:04b}" for one in (*lengths, 1, 1))))[::-1])
        self._tail = _bits((codes[END] + ALIGNED)[::-1])

    def coded(self, data: bytes) -> Bits:
        """These bytes in the face's code."""
        return _bits("".join([self._codes[byte] for byte in reversed(data)]))

    def stream(self, before: bytes, glyphs: Iterable[tuple[bytes, Bits]], after: bytes) -> bytes:
        """Everything as one zlib stream; the glyphs with their bits."""
        glyphs = list(glyphs)
        first = zlib.compressobj(QUICKEST, zlib.DEFLATED, -zlib.MAX_WBITS)
        last = zlib.compressobj(QUICKEST, zlib.DEFLATED, -zlib.MAX_WBITS)
        value, count = _joined([self._head, *(bits for _, bits in glyphs), self._tail])
        total = zlib.adler32(before)
        for data, _ in glyphs:
            total = zlib.adler32(data, total)
        return b"".join((
            b"\x78\x01", first.compress(before), first.flush(zlib.Z_SYNC_FLUSH),
            value.to_bytes((count + 7) // 8, "little"), b"\0\0\xff\xff",
            last.compress(after), last.flush(), zlib.adler32(after, total).to_bytes(4, "big"),
        ))  # fmt: skip


def code_lengths(counts: list[int]) -> list[int]:
    """Huffman's: the bits of each sign's code by how often it comes, none longer than a stream may have."""
    heap = [(count, sign, [sign]) for sign, count in enumerate(counts)]
    heapify(heap)
    lengths = [0] * len(counts)
    while len(heap) > 1:
        (one, first, some), (other, _, more) = heappop(heap), heappop(heap)
        for sign in (*some, *more):
            lengths[sign] += 1
        heappush(heap, (one + other, first, some + more))
    return lengths if max(lengths) <= LONGEST else code_lengths([count // 2 + 1 for count in counts])


def _codes(lengths: list[int]) -> list[str]:
    """The codes of these lengths, the first bit first (3.2.2)."""
    codes = [""] * len(lengths)
    code = length = 0
    for long, sign in sorted((length, sign) for sign, length in enumerate(lengths)):
        code <<= long - length
        length = long
        codes[sign] = f"{code:0{length}b}"
        code += 1
    return codes


def _bits(last_first: str) -> Bits:
    return (int(last_first, 2), len(last_first)) if last_first else (0, 0)


def _joined(parts: list[Bits]) -> Bits:
    """Two and two: the long numbers are moved as seldom as can be."""
    while len(parts) > 1:
        pairs = zip(parts[::2], [*parts[1::2], (0, 0)] if len(parts) % 2 else parts[1::2], strict=True)
        parts = [(one | other << length, length + more) for (one, length), (other, more) in pairs]
    return parts[0]
