"""Marks within marks (GB/T 15834-2011): inside “ ” stand ‘ ’, inside 《 》 stand 〈 〉, and so on by turns.

Only what is put into a sentence is set so; the sentence's own marks are those of its template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clerk_app.cases.letter_blanks import BLANK


@dataclass(frozen=True)
class _Family:
    """Marks that take turns: the closing one of each opening one, and which opening one stands inside which."""

    closing: Mapping[str, str]
    inside: Mapping[str, str]


_QUOTES = _Family(MappingProxyType({"“": "”", "‘": "’"}), MappingProxyType({"“": "‘", "‘": "“"}))
_TITLES = _Family(MappingProxyType({"《": "》", "〈": "〉"}), MappingProxyType({"《": "〈", "〈": "《"}))
_FAMILIES = (_QUOTES, _TITLES)


def filled(sentence: str, value_of: Callable[[str], str]) -> str:
    """The sentence with its blanks filled, the marks of each value set by those it stands in."""
    made, at = "", 0
    own = ""
    for found in BLANK.finditer(sentence):
        own += sentence[at : found.start()]
        made += sentence[at : found.start()] + within(value_of(found[1]), own)
        at = found.end()
    return made + sentence[at:]


def within(value: str, before: str = "") -> str:
    """A value behind the text ``before``: its paired marks take turns; one without its other half is left as typed."""
    for family in _FAMILIES:
        value = _turned(value, _open_at_end(before, family), family)
    return value


def _turned(text: str, around: str, family: _Family) -> str:
    marks = list(text)
    open_pairs: list[tuple[int, str]] = []
    for start, end in sorted(_pairs(text, family)):
        while open_pairs and open_pairs[-1][0] < start:
            open_pairs.pop()
        outer = open_pairs[-1][1] if open_pairs else around
        mark = family.inside[outer] if outer else text[start]
        marks[start], marks[end] = mark, family.closing[mark]
        open_pairs.append((end, mark))
    return "".join(marks)


def _pairs(text: str, family: _Family) -> Iterator[tuple[int, int]]:
    """Where each pair begins and ends. An opening mark that is skipped over has no other half."""
    waiting: list[int] = []
    for at, mark in enumerate(text):
        if mark in family.closing:
            waiting.append(at)
        elif mark in family.closing.values():
            begun = next((one for one in reversed(waiting) if family.closing[text[one]] == mark), None)
            if begun is not None:
                del waiting[waiting.index(begun) :]
                yield begun, at


def _open_at_end(text: str, family: _Family) -> str:
    """The innermost mark that is still open; empty: none is."""
    closed = {at for pair in _pairs(text, family) for at in pair}
    return next(
        (mark for at, mark in reversed(list(enumerate(text))) if mark in family.closing and at not in closed), ""
    )
