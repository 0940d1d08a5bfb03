"""The register put in groups, orders and texts once, so that a key stroke or a click asks instead of reading it all.

Pure: rows in, ids out. Made anew when the rows are others; only the texts are carried over.
"""

from __future__ import annotations

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
_NOTHING: tuple[tuple[str, ...], tuple[RequestId, ...], list[str]] = ((), (), [])
"""The words looked for last, and the requests they were found in with their texts."""


class RegisterIndex:
    """Over the rows of one register, in its order; ``texts`` is what each is found by, where that is more than the row
    itself says."""

    def __init__(self, rows: Sequence[Listed], texts: dict[RequestId, str]) -> None:
        self.rows = {row.id: row for row in rows}
        self.ids = tuple(self.rows)
        self.texts = texts
        self._groups: dict[str, dict[object, frozenset[RequestId]]] = {}
        self._orders: dict[Order, tuple[RequestId, ...]] = {}
        self._in_order: list[str] | None = None
        self._last = _NOTHING

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

    def holding_all(self, words: tuple[str, ...]) -> tuple[RequestId, ...]:
        """The requests in whose text every word stands, in the register's order. A word typed on is looked for only
        where its beginning was found."""
        before, ids, texts = self._last
        if not before or len(words) < len(before) or not all(map(str.startswith, words, before)):
            before, ids, texts = (), self.ids, self._texts_in_order()
        for word in sorted(set(words).difference(before), key=len, reverse=True):
            holds = [word in text for text in texts]
            ids, texts = tuple(compress(ids, holds)), list(compress(texts, holds))
        self._last = (words, ids, texts)
        return ids

    def prepare(self) -> None:
        """Have ready what the first search would make."""
        self._texts_in_order()

    def texts_changed(self) -> None:
        """Pinyin initials were added to the texts: what was found may be found by more."""
        self._in_order, self._last = None, _NOTHING
        if len(self.texts) == len(self.rows) and tuple(self.texts) == self.ids:
            self._in_order = list(self.texts.values())

    def _texts_in_order(self) -> list[str]:
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
