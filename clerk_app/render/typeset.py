"""Where the lines of a Chinese paragraph end, and where each character stands on its line (避头尾, 标点挤压)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import inf

from clerk_app.render.fonts import Glyph

CLOSING = frozenset("，。、；：？！）》〉」』】〕］｝”’")
"""Marks with an empty right half."""
OPENING = frozenset("（《〈「『【〔［｛“‘")
"""Marks with an empty left half."""
NOT_FIRST = CLOSING | frozenset("…—·％‰℃,.;:!?)]}%")
NOT_LAST = OPENING | frozenset("([{￥")
PAIRED = frozenset("—…")
"""Marks that are two characters long and never parted."""
WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@#&=+%?~\\'\"$*,;!")
AFTER_WHICH_A_WORD_MAY_BREAK = frozenset("/.-?&=_@:#")

WIDEST_SPACING = 4.0
"""Points between characters beyond which a long word is broken instead."""
LOOSE = 4
"""Empty characters at the end of a line from which a long address is broken after a stroke or a dot."""
NARROWEST_SPACING = -0.6
"""Points between characters down to which one more mark is pulled into a line."""
TOLERANCE = 0.001
PAIRS_KEPT = 20_000
"""Pairs of characters that are remembered."""


class Break(IntEnum):
    """How willingly a line ends before a character."""

    NEVER = 0
    ANYWHERE = 1
    IN_WORD = 2
    FREE = 3


@dataclass(frozen=True)
class Segment:
    """Characters of one font that follow each other at the line's spacing; ``x`` from the line's own start."""

    x: float
    text: str
    font: str


@dataclass(frozen=True)
class Line:
    """One line: its text, its segments and the spacing added after every character. ``right`` is its right edge.

    The empty half of a mark pulled in at the end hangs over the edge and does not count.
    """

    text: str
    segments: tuple[Segment, ...]
    spacing: float
    right: float
    indent: float = 0.0
    is_last: bool = False


@dataclass(frozen=True)
class Measure:
    """The column: its width, the size of its characters, and the spacing of a line that is not justified."""

    width: float
    em: float
    spacing: float = 0.0

    @classmethod
    def of_grid(cls, width: float, em: float, cells: int) -> Measure:
        """A column in which exactly ``cells`` full-width characters fill a line from edge to edge."""
        return cls(width, em, (width - cells * em) / (cells - 1))


def break_paragraph(glyphs: Sequence[Glyph], measure: Measure, *, indent: float = 0.0) -> tuple[Line, ...]:
    """The paragraph as lines, justified but for the last; the first starts ``indent`` points in."""
    return _Breaker(glyphs, measure).lines(indent)


def single_line(glyphs: Sequence[Glyph], spacing: float = 0.0) -> Line:
    """All on one line, however long: a title, a number, a date."""
    text = "".join([glyph.char for glyph in glyphs])
    if text and not spacing and PAIRED.isdisjoint(text) and len({glyph.font for glyph in glyphs}) == 1:
        shown = text.rstrip(" ") or text[0]
        right = sum([glyph.width for glyph in glyphs[: len(shown)]])
        return Line(text, (Segment(0.0, shown, glyphs[0].font),), spacing, right, is_last=True)
    return _Breaker(glyphs, Measure(0.0, 0.0, spacing)).line(0, len(glyphs), spacing, is_last=True)


def ragged(glyphs: Sequence[Glyph], width: float, em: float) -> tuple[Line, ...]:
    """The paragraph as lines that are not justified: what a narrow column of a table asks for."""
    if sum([glyph.width for glyph in glyphs]) <= width:
        return (single_line(glyphs),) if glyphs else ()
    breaker = _Breaker(glyphs, Measure(width, em))
    found: list[Line] = []
    for start, stop, hangs in breaker.stops(0.0):
        natural = single_line(glyphs[start:stop])
        found.append(natural if natural.right <= width else breaker.justified(start, stop, hangs, width))
    return tuple(found)


@lru_cache(maxsize=PAIRS_KEPT)
def squeeze(left: str, right: str, em: float) -> float:
    """How much closer two neighbouring marks stand: the empty halves between them are one, not two."""
    if (left in CLOSING and (right in CLOSING or right in OPENING)) or (left in OPENING and right in OPENING):
        return em / 2
    return 0.0


@lru_cache(maxsize=PAIRS_KEPT)
def may_break(left: str, right: str) -> Break:
    """Whether a line may end between these two characters."""
    if right == " " or (left in PAIRED and left == right):
        return Break.NEVER
    if right in NOT_FIRST or left in NOT_LAST:
        return Break.ANYWHERE
    if left in WORD and right in WORD:
        return Break.IN_WORD if left in AFTER_WHICH_A_WORD_MAY_BREAK else Break.ANYWHERE
    return Break.FREE


class _Breaker:
    """One paragraph being broken."""

    def __init__(self, glyphs: Sequence[Glyph], measure: Measure) -> None:
        self.glyphs = tuple(glyphs)
        self.measure = measure
        self.text = "".join([glyph.char for glyph in self.glyphs])
        pairs = list(pairwise(self.text))
        self.squeezes = [squeeze(left, right, measure.em) for left, right in pairs]
        self.joins = [left == right and left in PAIRED for left, right in pairs]
        self.widths_to = (0.0, *accumulate(glyph.width for glyph in self.glyphs))
        self.squeezes_to = (0.0, *accumulate(self.squeezes))
        self.joins_to = (0, *accumulate(self.joins))
        # sums up to each character: the width of any stretch is a difference
        fonts = pairwise([glyph.font for glyph in self.glyphs])
        parted = zip(self.squeezes, self.joins, fonts, strict=True)
        self.begins = [at for at, (drop, join, (one, other)) in enumerate(parted, 1) if drop or join or one != other]
        # where a segment begins, whatever the line

    @cached_property
    def breaks(self) -> list[Break]:
        """How willingly a line ends before each character, and after the last."""
        return [Break.FREE, *self._between(), Break.FREE]

    @cached_property
    def ends(self) -> list[float]:
        """Where a line of all characters up to each would end."""
        sums = zip(self.widths_to[1:], self.squeezes_to, self.joins_to, strict=False)
        spacing = self.measure.spacing
        return [-inf, *[width - drop + (at - joins) * spacing for at, (width, drop, joins) in enumerate(sums)]]

    def _between(self) -> list[Break]:
        found = []
        run = 0
        for left, right in pairwise(self.text):
            run = run + 1 if left == right and left in PAIRED else 0
            # pairs of a long dash: ——|——
            found.append(Break.ANYWHERE if run and run % 2 == 0 else may_break(left, right))
        return found

    def lines(self, indent: float) -> tuple[Line, ...]:
        lines = []
        for start, stop, hangs in self.stops(indent):
            shift = 0.0 if start else indent
            lines.append(self.justified(start, stop, hangs, self.measure.width - shift, shift))
        return tuple(lines)

    def stops(self, indent: float) -> Iterator[tuple[int, int, bool]]:
        """Where each line begins and ends, and whether its last mark hangs over the edge."""
        start, end = 0, len(self.glyphs)
        while start < end:
            stop, hangs = self._stop(start, self.measure.width - (0.0 if start else indent))
            yield start, stop, hangs
            start = stop

    def justified(self, start: int, stop: int, hangs: bool, width: float, indent: float = 0.0) -> Line:
        """The line that ends there, from edge to edge; the last one of a paragraph as long as it is."""
        is_last = stop == len(self.glyphs)
        if is_last and not hangs:
            return self.line(start, stop, self.measure.spacing, is_last=True, indent=indent)
        spacing = self._spacing(start, stop, width, hangs)
        spacing = spacing if spacing < inf else self.measure.spacing
        over = self.measure.em / 2 if hangs else 0.0
        return self.line(start, stop, spacing, is_last=is_last, indent=indent, over=over)

    def _stop(self, start: int, width: float) -> tuple[int, bool]:
        """Where the line that starts here ends, and whether its last mark's empty half hangs over the edge."""
        fitting = self._fitting(start, width)
        if fitting == len(self.glyphs):
            return fitting, False
        free = self._last(Break.FREE, start, fitting)
        pulled = self._pulled(start, fitting, width)
        if pulled is not None and (free is None or self._spacing(start, free, width, False) > self.measure.spacing):
            return pulled, True
        if free is not None and self._spacing(start, free, width, False) <= WIDEST_SPACING:
            later = self._last(Break.IN_WORD, free, fitting)
            is_loose = width - self._natural(start, free) > LOOSE * self.measure.em
            return later if is_loose and later is not None else free, False
        return self._forced(start, fitting, width, free), False

    def _fitting(self, start: int, width: float) -> int:
        """The most characters that fit from here, at least one; spaces at the end take no room."""
        reach = self._at(start, start_of=0, spacing=self.measure.spacing) + width + TOLERANCE
        stop = max(start + 1, bisect_right(self.ends, reach) - 1)
        while stop < len(self.glyphs) and self._natural(start, stop + 1) <= width + TOLERANCE:
            stop += 1
        return stop

    def _pulled(self, start: int, fitting: int, width: float) -> int | None:
        """The end of the line with the mark that may not start the next one, where it can be pulled in."""
        stop = fitting + 1
        if stop > len(self.glyphs) or self.breaks[stop] is not Break.FREE or self.glyphs[fitting].char not in CLOSING:
            return None
        return stop if self._spacing(start, stop, width, True) >= NARROWEST_SPACING else None

    def _last(self, kind: Break, start: int, fitting: int) -> int | None:
        return next((stop for stop in range(fitting, start, -1) if self.breaks[stop] >= kind), None)

    def _forced(self, start: int, fitting: int, width: float, free: int | None) -> int:
        """The end inside a long word: after a stroke or a dot, else anywhere; last of all, between marks."""
        stops = [stop for stop in range(fitting, start, -1) if self.breaks[stop] is not Break.NEVER]
        filled = [stop for stop in stops if self._spacing(start, stop, width, False) <= WIDEST_SPACING]
        in_word = (stop for stop in filled if self.breaks[stop] is Break.IN_WORD)
        clean = (stop for stop in filled if self._is_clean(stop))
        return next(in_word, None) or next(clean, None) or free or (stops[0] if stops else fitting)

    def _is_clean(self, stop: int) -> bool:
        return self.glyphs[stop].char not in NOT_FIRST and self.glyphs[stop - 1].char not in NOT_LAST

    def _seen(self, start: int, stop: int) -> int:
        """The end of the line without the spaces that end it."""
        while stop > start + 1 and self.glyphs[stop - 1].char == " ":
            stop -= 1
        return stop

    def _bare(self, start: int, stop: int) -> float:
        """The width of characters start to stop without any spacing."""
        width = self.widths_to[stop] - self.widths_to[start]
        return width - (self.squeezes_to[stop - 1] - self.squeezes_to[start])

    def _gaps(self, start: int, stop: int) -> int:
        """The places between characters that take spacing: not those inside a long dash or an ellipsis."""
        return stop - start - 1 - (self.joins_to[stop - 1] - self.joins_to[start])

    def _natural(self, start: int, stop: int) -> float:
        stop = self._seen(start, stop)
        return self._bare(start, stop) + self._gaps(start, stop) * self.measure.spacing

    def _at(self, place: int, *, start_of: int, spacing: float) -> float:
        """Where a character stands on the line that starts there."""
        drops = self.squeezes_to[place] - self.squeezes_to[start_of]
        gaps = place - start_of - (self.joins_to[place] - self.joins_to[start_of])
        return self.widths_to[place] - self.widths_to[start_of] - drops + gaps * spacing

    def _spacing(self, start: int, stop: int, width: float, hangs: bool) -> float:
        """The spacing that makes the line end at the right edge; infinite where there is nothing to space."""
        stop = self._seen(start, stop)
        gaps = self._gaps(start, stop)
        bare = self._bare(start, stop) - (self.measure.em / 2 if hangs else 0.0)
        return (width - bare) / gaps if gaps else inf

    def line(
        self, start: int, stop: int, spacing: float, *, is_last: bool, indent: float = 0.0, over: float = 0.0
    ) -> Line:
        """The characters start to stop as a line with that spacing, that far in; ``over`` hangs over the edge."""
        seen = self._seen(start, stop)
        if seen == start:
            return Line("", (), spacing, indent, indent, is_last)
        begins = self.begins[bisect_right(self.begins, start) : bisect_left(self.begins, seen)]
        segments = tuple(
            Segment(self._at(at, start_of=start, spacing=spacing), self.text[at:end], self.glyphs[at].font)
            for at, end in pairwise((start, *begins, seen))
        )
        right = indent + self._bare(start, seen) + self._gaps(start, seen) * spacing - over
        return Line(self.text[start:stop], segments, spacing, right, indent, is_last)
