"""The register put in groups, orders and texts once, so that a key stroke or a click asks instead of reading it all.

Pure: rows in, ids out. Made anew when the rows are others; only the texts are carried over.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress

from clerk_app.cases.request import RequestId
from clerk_app.services.initials import by_sound, initials
from clerk_app.services.register_book import Listed

Order = tuple[tuple[str, bool], ...]
"""(column, descending); the first one leads."""
Keys = Mapping[str, Callable[[Listed], object]]
_NOBODY: frozenset[RequestId] = frozenset()
_Found = tuple[tuple[str, ...], Sequence[int], list[str]]
"""Words looked for, and the places of the rows they were found in, with their texts."""


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
        self._in_order: list[str] | None = None
        self._steps: list[_Found] = []
        """Each a part of the one before."""

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

    def holding(self, word: str, within: Collection[RequestId] | None) -> frozenset[RequestId]:
        """The requests in whose text a word stands."""
        if within is None:
            return frozenset(self.holding_all((word,)))
        texts, rows = self.texts, self.rows
        return frozenset([one for one in within if word in (texts.get(one) or rows[one].found_by)])

    def holding_all(self, words: tuple[str, ...], order: Order = ()) -> tuple[RequestId, ...]:
        """The requests in whose text every word stands, in an order that is made."""
        places, ids, everything = self._places(words), self.ids, self.order(order)
        if everything is not None and len(places) == len(ids):
            return everything
        if everything is None or everything is ids:
            return tuple([ids[place] for place in places])
        ranks, stands = self._ranked(everything), bytearray(len(ids))
        for place in places:
            stands[ranks[place]] = 1
        return tuple(compress(everything, stands))

    def _places(self, words: tuple[str, ...]) -> Sequence[int]:
        """Where every word stands. A word typed on is looked for only where its beginning was found; a letter taken
        back gives what was found before it. In the register's own order: so the texts lie in memory."""
        steps = self._steps
        while steps and not _goes_on(steps[-1][0], words):
            steps.pop()
        before, places, texts = steps[-1] if steps else ((), range(len(self.ids)), self._made_texts())
        for word in sorted(set(words).difference(before), key=len, reverse=True):
            holds = [word in text for text in texts]
            if all(holds):
                continue
            places, texts = list(compress(places, holds)), list(compress(texts, holds))
        if words != before:
            steps.append((words, places, texts))
        return places

    def _ranked(self, everything: tuple[RequestId, ...]) -> array[int]:
        """Where in that order each row of the register stands."""
        if self._ranks[0] is not everything or not self._ranks[1]:
            rank = dict(zip(everything, range(len(everything)), strict=True))
            self._ranks = (everything, array("I", [rank[one] for one in self.ids]))
        return self._ranks[1]

    def prepare(self) -> None:
        """Have ready what the first search would make."""
        self._made_texts()
        if self._ranks[0] is not self.ids:
            self._ranked(self._ranks[0])

    def texts_changed(self) -> None:
        """Pinyin initials were added to the texts: what was found may be found by more."""
        self._in_order, self._steps = None, []
        if len(self.texts) == len(self.rows) and tuple(self.texts) == self.ids:
            self._in_order = list(self.texts.values())

    def _made_texts(self) -> list[str]:
        if self._in_order is None:
            texts = self.texts
            self._in_order = [texts.get(one) or row.found_by for one, row in self.rows.items()]
        return self._in_order

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
