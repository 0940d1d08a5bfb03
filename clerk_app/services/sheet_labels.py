"""Official labels recognised in what is printed: by likeness and by order, never by position alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from clerk_app.services.ledger_words import plain_word
from clerk_app.services.sheet_source import Entry, Piece, scale

_NUMBER = re.compile(r"^\s*[(（]?\s*(\d+|[一二三四五六七八九十]+)\s*[)）.．、,，:：]\s*")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_PERCENT = 100.0


@dataclass(frozen=True)
class Likeness:
    """How like a printed label is to an official one: 0 to 1, and the words that were compared."""

    score: float
    printed: str

    @property
    def is_exact(self) -> bool:
        """Whether nothing but width, spaces, punctuation and numbering differs."""
        return self.score >= 1.0


NONE = Likeness(0.0, "")


@cache
def _parts(label: str) -> tuple[str, str, str]:
    """The words of a label, the same without what stands in brackets, and the number before it."""
    wide = re.sub(r"\s", "", unicodedata.normalize("NFKC", label))
    number = _NUMBER.match(wide)
    bare = wide[number.end() :] if number and wide[number.end() :] else wide
    bare = bare.removeprefix("其中:")
    short = _BRACKETS.sub("", bare)
    return plain_word(bare), plain_word(short) if short else plain_word(bare), number.group(1) if number else ""


@cache
def compare(printed: str, official: str) -> float:
    """How like two labels are; 1.0 for the same words, whatever their brackets add."""
    known = scale().likeness
    (words, short, number), (right, right_short, right_number) = _parts(printed), _parts(official)
    if not words or not right:
        return 0.0
    if words in (right, right_short) or short == right:
        return 1.0
    score = max(fuzz.ratio(words, right), fuzz.ratio(short, right_short)) / _PERCENT
    if len(words) >= known["least_begin"] and right.startswith(words):
        score = max(score, known["begins"])
    if number and right_number:
        score += known["same_number"] if number == right_number else -known["same_number"]
    return min(score, 1.0 - known["same_number"])


def forget() -> None:
    """A file is read: what was compared for it need not be kept."""
    _parts.cache_clear()
    compare.cache_clear()


def readings(pieces: Sequence[Piece], *, is_cut: bool = False) -> Iterator[str]:
    """The ways to read pieces as one label: all together, and without the first ones."""
    words = [one.text for one in pieces if one.text not in scale().words["units"]]
    for first in range(min(1, len(words)) if is_cut else len(words)):
        yield "".join(words[first:])


def likeness(entry: Entry, official: str) -> Likeness:
    """The best reading of what may be the label of an entry."""
    best = NONE
    for label in entry.labels:
        for printed in readings(label, is_cut=entry.is_cut):
            score = compare(printed, official)
            if score > best.score:
                best = Likeness(score, printed)
                if best.is_exact:
                    return best
    return best


@dataclass(frozen=True)
class Match:
    """An entry of the file taken for a row of the form, both by their place in the lists compared."""

    entry: int
    row: int
    like: Likeness


def align(entries: Sequence[Entry], official: Sequence[str]) -> tuple[tuple[Match, ...], float]:
    """The rows of a form found among entries, both in order, as like as can be; and how well all in all."""
    known = scale().likeness
    least, over = known["row"], known["passed_over"]
    likes = [[likeness(entry, label) for label in official] for entry in entries]
    wide = len(official)
    # A path through the grid of entries and rows: passing over an entry costs only between two that match.
    best = [[0.0] * (wide + 1) for _ in range(len(entries) + 1)]
    step: list[list[str]] = [[""] * (wide + 1) for _ in range(len(entries) + 1)]
    for at in range(1, len(entries) + 1):
        for row in range(1, wide + 1):
            score, how = 0.0, ""
            like = likes[at - 1][row - 1].score
            if like >= least and best[at - 1][row - 1] + like > score:
                score, how = best[at - 1][row - 1] + like, "match"
            if best[at - 1][row] - over > score:
                score, how = best[at - 1][row] - over, "entry"
            if best[at][row - 1] - over > score:
                score, how = best[at][row - 1] - over, "row"
            best[at][row], step[at][row] = score, how
    at, row = max(
        ((at, row) for at in range(len(entries) + 1) for row in range(wide + 1)),
        key=lambda place: best[place[0]][place[1]],
        default=(0, 0),
    )
    total = best[at][row]
    found: list[Match] = []
    while at and row and step[at][row]:
        how = step[at][row]
        if how == "match":
            found.append(Match(at - 1, row - 1, likes[at - 1][row - 1]))
        at, row = at - (how != "row"), row - (how != "entry")
    return tuple(reversed(found)), total


def columns_of(heads: Sequence[Sequence[str]], official: Sequence[str]) -> list[tuple[int, Likeness] | None]:
    """For each position of figures the official column its heading names, None where none does.

    ``heads``: the pieces above each position from the top. The same words first, then what is likest.
    """
    likes = [[_head_likeness(pieces, label) for label in official] for pieces in heads]
    order = sorted(
        ((place, column) for place in range(len(heads)) for column in range(len(official))),
        key=lambda pair: (-likes[pair[0]][pair[1]].score, abs(pair[0] - pair[1])),
    )
    found: list[tuple[int, Likeness] | None] = [None] * len(heads)
    taken: set[int] = set()
    for place, column in order:
        like = likes[place][column]
        if found[place] is None and column not in taken and like.score >= scale().likeness["column"]:
            found[place] = (column, like)
            taken.add(column)
    return found


def _head_likeness(pieces: Sequence[str], official: str) -> Likeness:
    """Headings over several columns stand above the own one: they are left out piece by piece."""
    best = NONE
    for first in range(len(pieces)):
        for last in range(len(pieces), first, -1):
            printed = "".join(pieces[first:last])
            score = compare(printed, official)
            if score > best.score:
                best = Likeness(score, printed)
    return best
