"""The register put in groups, orders and texts once, so that a key stroke or a click asks instead of reading it all.

Pure: rows in, ids out. Made anew when the rows are others; only the texts are carried over.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, repeat
from operator import contains

from clerk_app.cases.request import RequestId
from clerk_app.services.initials import by_sound, initials
from clerk_app.services.register_book import Listed
from clerk_app.store.register_rows import PART

Order = tuple[tuple[str, bool], ...]
"""(column, descending); the first one leads."""
Keys = Mapping[str, Callable[[Listed], object]]
_NOBODY: frozenset[RequestId] = frozenset()


class _Found:
    """The rows that hold some words: what of those before is left. Put together when it is asked for: most keys are
    followed by one that leaves far less."""

    def __init__(self, words: tuple[str, ...], before: _Found | None, holds: list[bool]) -> None:
        self.words = words
        self._before, self._holds = before, holds

    @cached_property
    def ids(self) -> Sequence[RequestId]:
        return tuple(compress(self._before.ids, self._holds)) if self._before is not None else ()

    @cached_property
    def texts(self) -> Sequence[str]:
        return list(compress(self._before.texts, self._holds)) if self._before is not None else ()

    @cached_property
    def places(self) -> Sequence[int]:
        """Where in the register they stand."""
        return list(compress(self._before.places, self._holds)) if self._before is not None else ()

    def holding(self, word: str, words: tuple[str, ...]) -> _Found:
        """Those of them that hold a word too, as what was found by ``words``."""
        return _Found(words, self, list(map(contains, self.texts, repeat(word))))


class _Everything(_Found):
    def __init__(self, ids: tuple[RequestId, ...], texts: Sequence[str]) -> None:
        super().__init__((), None, [])
        self.ids, self.texts, self.places = ids, texts, range(len(ids))


class RegisterIndex:
    """Over the rows of one register, in its order; ``texts`` is what each is found by, where that is more than the row
    itself says."""

    def __init__(self, rows: Sequence[Listed], texts: dict[RequestId, str]) -> None:
        self.rows = {row.id: row for row in rows}
        self.ids = tuple(self.rows)
        self.texts = texts
        self._groups: dict[str, dict[object, frozenset[RequestId]]] = {}
        self._orders: dict[Order, tuple[RequestId, ...]] = {}
        self._ranks: tuple[tuple[RequestId, ...], array[int]] = (self.ids, array("I"))
        """The order last made or searched in, and where in it each row stands."""
        self._steps: list[_Found] = []
        """Each a part of the one before, the first one everything."""

    def groups(self, name: str, key: Callable[[Listed], object]) -> Mapping[object, frozenset[RequestId]]:
        """The requests by one of their facts."""
        if name not in self._groups:
            found: defaultdict[object, list[RequestId]] = defaultdict(list)
            for one, row in self.rows.items():
                found[key(row)].append(one)
            self._groups[name] = {value: frozenset(ids) for value, ids in found.items()}
        return self._groups[name]

    def any_of(self, name: str, key: Callable[[Listed], object], values: Iterable[object]) -> frozenset[RequestId]:
        """The requests whose fact is one of these."""
        groups = self.groups(name, key)
        return _NOBODY.union(*(groups.get(value, _NOBODY) for value in values))

    def holding(
        self, words: tuple[str, ...], within: Collection[RequestId] | None = None, order: Order = ()
    ) -> Collection[RequestId]:
        """The requests in whose text every word stands, of all or of some; a tuple is in that order if it is made."""
        if within is None:
            return self._ordered(self._holding(words), order)
        if len(within) * PART < len(self.ids):
            texts, rows = self.texts, self.rows
            said = ((one, texts.get(one) or rows[one].found_by) for one in within)
            return frozenset([one for one, text in said if all(word in text for word in words)])
        return tuple([one for one in self._ordered(self._holding(words), order) if one in within])

    def _ordered(self, found: _Found, order: Order) -> Sequence[RequestId]:
        everything = self.order(order)
        if everything is None or everything is self.ids:
            return found.ids
        ranks, stands = self._ranked(everything), bytearray(len(everything))
        for place in found.places:
            stands[ranks[place]] = 1
        return tuple(compress(everything, stands))

    def _holding(self, words: tuple[str, ...]) -> _Found:
        """What holds every word. A word typed on is looked for only where its beginning was found; a letter taken back
        gives what was found before it. In the register's own order: so the texts lie in memory."""
        self._prepare_texts()
        steps = self._steps
        while not _goes_on(steps[-1].words, words):
            steps.pop()
        found = steps[-1]
        for word in sorted(set(words).difference(found.words), key=len, reverse=True):
            found = found.holding(word, words)
        if found is not steps[-1]:
            steps.append(found)
        return found

    def _ranked(self, everything: tuple[RequestId, ...]) -> array[int]:
        """Where in that order each row of the register stands."""
        if self._ranks[0] is not everything or not self._ranks[1]:
            rank = dict(zip(everything, range(len(everything)), strict=True))
            self._ranks = (everything, array("I", [rank[one] for one in self.ids]))
        return self._ranks[1]

    def prepare(self) -> None:
        """Have ready what the first search would make."""
        self._prepare_texts()
        if self._ranks[0] is not self.ids:
            self._ranked(self._ranks[0])

    def texts_changed(self) -> None:
        """Pinyin initials were added to the texts: what was found may be found by more."""
        self._steps = []

    def _prepare_texts(self) -> None:
        if not self._steps:
            texts = self.texts
            made = [texts.get(one) or row.found_by for one, row in self.rows.items()]
            self._steps = [_Everything(self.ids, made)]

    def order(self, order: Order) -> tuple[RequestId, ...] | None:
        """Everything in that order; None where nobody put it so yet."""
        return self._orders.get(order) if order else self.ids

    def keep_order(self, order: Order, ids: tuple[RequestId, ...], *, most: int) -> None:
        """It was put in that order beside the window; ``most``: orders that are remembered."""
        while len(self._orders) >= most:
            del self._orders[next(iter(self._orders))]
        self._orders[order] = ids
        self._ranks = (ids, array("I"))


def _goes_on(before: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether what holds the words holds those before too."""
    return len(words) >= len(before) and all(map(str.startswith, words, before))


def _as_spreadsheets(value: object) -> object:
    return by_sound(value) if isinstance(value, str) else value


def in_order(rows: Iterable[Listed], order: Order, keys: Keys) -> tuple[Listed, ...]:
    """Sorted by each column in turn, words by their pinyin; rows without a value come last either way."""
    made = list(rows)
    for column, descending in reversed(order):
        key = keys[column]
        alike: defaultdict[object, list[Listed]] = defaultdict(list)
        for row in made:
            alike[key(row)].append(row)
        last = alike.pop(None, [])
        values = sorted(alike, key=_as_spreadsheets, reverse=descending)  # type: ignore[arg-type]
        made = [row for value in values for row in alike[value]]
        made += last
    return tuple(made)


def texts_of(rows: Iterable[Listed]) -> dict[RequestId, str]:
    """What each row is found by, its pinyin initials with it; no word reaches over the end of a line."""
    return {row.id: f"{row.found_by}\n{initials(row.applicant)} {initials(row.subject)}" for row in rows}
