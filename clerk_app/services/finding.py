"""Finding anything by a few letters: requests by number, applicant, text or pinyin initials; names of pages, actions
and settings by their words or initials. Every hit says what it was found by."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from heapq import merge
from itertools import accumulate

from clerk_app.cases.request import RequestId
from clerk_app.services.desk import Desk
from clerk_app.services.due import found_by
from clerk_app.services.searched_text import folded
from clerk_app.store.register_rows import TEXTS, Registered

_LINE = "\n"
_BETWEEN = "\0"
"""Between the texts of one request, and between requests: no word reaches over them."""
_UNREAD = ""
"""In place of a text: one that is read has three lines."""


@unique
class Why(StrEnum):
    """What a hit was found by."""

    NUMBER = "number"
    APPLICANT = "applicant"
    TEXT = "text"
    INITIALS = "initials"
    NAME = "name"


@dataclass(frozen=True)
class FoundRequest:
    """One request, and the text the last word typed was found in."""

    id: RequestId
    number: str
    applicant: str
    subject: str
    why: Why
    by: str


@dataclass(frozen=True)
class Named:
    """A page, an action or a setting. ``more`` is searched too, but not by initials."""

    id: str
    words: str
    more: str = ""


@dataclass(frozen=True)
class FoundName:
    """One of them, and what it was found by."""

    named: Named
    why: Why


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search: full-width letters and digits made half-width, upper case made lower."""
    return tuple(folded(text).split())


def holds_all(text: str, words: Iterable[str]) -> bool:
    """Whether every one of the words stands in the text; upper case or lower is the same. Words are in lower case."""
    said = text.casefold()
    return all(word in said for word in words)


class _Pile:
    """Many texts in one, so that all of them are searched in one go; a text is named by its place."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._whole = _BETWEEN + _BETWEEN.join(self._texts)
        lengths = (len(one) + len(_BETWEEN) for one in self._texts)
        self._starts = array("I", accumulate(lengths, initial=0))[:-1]

    def text(self, place: int) -> str:
        return self._texts[place]

    def beginning(self, word: str) -> Iterator[int]:
        """The places of the texts that begin with a word."""
        return self._hits(_BETWEEN + word)

    def holding(self, word: str) -> Iterator[int]:
        """The places of the texts that hold it, in their order."""
        return self._hits(word)

    def _hits(self, sought: str) -> Iterator[int]:
        at = self._whole.find(sought)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            if place + 1 == len(self._starts):
                return
            at = self._whole.find(sought, self._starts[place + 1])


class RequestFinder:
    """The texts of every request in force, the newest first; read in portions, renewed by what a Change names.

    ``find`` answers from what is read so far.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._received = desk.store.register.received()
        self._texts = dict.fromkeys(self._received, _UNREAD)
        self._initials: dict[RequestId, str] = {}
        self._order: list[RequestId] = []
        self._piles: tuple[_Pile, _Pile] | None = None
        order = list(self._received)
        self._unread = iter([order[start : start + TEXTS] for start in range(0, len(order), TEXTS)])

    def portion(self) -> bool:
        """Read a little more; False once everything is read."""
        some = next(self._unread, None)
        if some is None:
            return False
        self._take(one for one in some if self._texts.get(one) == _UNREAD)
        return True

    def renew(self, requests: Iterable[RequestId]) -> None:
        """Read these anew, and no others: they were registered, corrected or struck."""
        named = frozenset(requests)
        now = {one.id: one.received_on for one in self._desk.store.requests.some(named)}
        if any(self._received.get(one) != now.get(one) for one in named):
            days = {one: day for one, day in self._received.items() if one not in named} | now
            self._received = dict(sorted(days.items(), key=_by_day, reverse=True))
            self._texts = {one: self._texts.get(one, _UNREAD) for one in self._received}
        for one in named:
            self._initials.pop(one, None)
        self._take(now)
        self._piles = None

    def _take(self, requests: Iterable[RequestId]) -> None:
        for read in self._desk.store.register.registered(requests):
            self._texts[read.id] = found_by(read)
        self._piles = None

    def without_initials(self) -> tuple[tuple[RequestId, str], ...]:
        """What pinyin initials are still to be made of: applicant and subject, each a line."""
        return tuple(
            (request, text.split(_LINE, 1)[1]) for request, text in self._texts.items()
            if text != _UNREAD and request not in self._initials
        )

    def know_initials(self, initials: Mapping[RequestId, str]) -> None:
        """Initials that were made meanwhile."""
        self._initials |= {one: made for one, made in initials.items() if one in self._texts}
        self._piles = None

    def prepare(self) -> None:
        """Have ready what ``find`` would make first."""
        self._piled()

    def find(self, text: str, most: int) -> tuple[FoundRequest, ...]:
        """The newest requests every word of ``text`` stands in; one of that very number comes first."""
        words = words_of(text)
        if not words:
            return ()
        texts, initials = self._piled()
        longest = max(words, key=len)
        exact = texts.beginning(longest + _LINE) if len(words) == 1 else iter(())
        hits: dict[int, None] = dict.fromkeys(exact)
        for place in merge(texts.holding(longest), initials.holding(longest)):
            if len(hits) >= most:
                break
            if all(word in texts.text(place) or word in initials.text(place) for word in words):
                hits[place] = None
        ids = [self._order[place] for place in hits]
        read = {one.id: one for one in self._desk.store.register.registered(ids)}
        return tuple(self._found(read[one], words[-1]) for one in ids if one in read)  # struck a moment ago: not there

    def _piled(self) -> tuple[_Pile, _Pile]:
        if self._piles is None:
            self._order = [one for one, text in self._texts.items() if text != _UNREAD]
            self._piles = (
                _Pile(self._texts[one] for one in self._order),
                _Pile(self._initials.get(one, "") for one in self._order),
            )
        return self._piles

    def _found(self, read: Registered, word: str) -> FoundRequest:
        why, by = Why.INITIALS, read.applicant
        for reason, text in ((Why.NUMBER, read.number), (Why.APPLICANT, read.applicant), (Why.TEXT, read.subject)):
            if word in folded(text):
                why, by = reason, text
                break
        else:
            if word not in self._initials.get(read.id, "").partition(_LINE)[0]:
                by = read.subject
        return FoundRequest(read.id, read.number, read.applicant, read.subject, why, by)


def _by_day(received: tuple[RequestId, date]) -> tuple[date, RequestId]:
    return received[1], received[0]


def find_named(
    named: Iterable[Named], text: str, most: int, initials_of: Callable[[str], str] | None = None
) -> tuple[FoundName, ...]:
    """Those whose words hold every word of ``text``, then those found by initials, then by what is said of them."""
    words = words_of(text)
    if not words:
        return ()
    by: dict[Why, list[FoundName]] = {Why.NAME: [], Why.INITIALS: [], Why.TEXT: []}
    for one in named:
        if (why := _why(one, words, initials_of)) is not None:
            by[why].append(FoundName(one, why))
    return tuple(found for group in by.values() for found in group)[:most]


def _why(named: Named, words: Sequence[str], initials_of: Callable[[str], str] | None) -> Why | None:
    title = named.words.casefold()
    if holds_all(title, words):
        return Why.NAME
    if initials_of is not None and all(word.isascii() and word in initials_of(title) for word in words):
        return Why.INITIALS
    return Why.TEXT if holds_all(f"{title}{_LINE}{named.more}", words) else None
