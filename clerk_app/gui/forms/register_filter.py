"""What of the register is shown, and in which order: view, chips, search, sorting. Pure: rows in, rows out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import State
from clerk_app.services import register_index
from clerk_app.services.due import Tone, find, is_in_hand
from clerk_app.services.finding import words_of
from clerk_app.services.register_book import Depth, Listed, RegisterBook
from clerk_app.services.register_index import Order, RegisterIndex
from clerk_app.services.searched_text import as_searched

OPEN = "open"
ALL = "all"
THIS_YEAR = "this_year"
TO_POST = "to_post"
MINE = "mine"
NOTHING = ""
"""The choice of a chip for rows where the field is empty."""

FIELDS: Mapping[str, Callable[[Listed], object]] = {
    "year": lambda row: row.year,
    "state": lambda row: row.state,
    "organ": lambda row: row.organ,
    "channel": lambda row: row.channel,
    "kind": lambda row: row.applicant_kind,
    "outcome": lambda row: row.outcome or NOTHING,
    "unit": lambda row: row.unit,
    "handler": lambda row: row.handler,
}
"""What can be filtered by a chip, in the order of the chips."""


FOLDED = frozenset({"state", "outcome"})
"""Fields that are known only once every request was folded."""


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Text as people order it: 2 before 10."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


_PLACES: Mapping[State | None, int] = {state: place for place, state in enumerate(State)}

SORTS: Mapping[str, Callable[[Listed], object]] = {
    "number": lambda row: natural(row.number),
    "received": lambda row: row.received_on,
    "applicant": lambda row: row.applicant,
    "kind": lambda row: row.applicant_kind,
    "subject": lambda row: row.subject,
    "organ": lambda row: row.organ,
    "channel": lambda row: row.channel,
    "state": lambda row: _PLACES.get(row.state),
    "remaining": lambda row: None if row.tone is Tone.PAUSED else row.remaining,
    "due": lambda row: None if row.tone in (Tone.PAUSED, Tone.CLOSED) else row.due_on,
    "outcome": lambda row: row.outcome,
    "unit": lambda row: row.unit or None,
    "handler": lambda row: row.handler or None,
}


@dataclass(frozen=True)
class RegisterFilter:
    """One view of the register. ``chips`` holds the values chosen for each field; ``only`` a handed-over list."""

    scope: str = ALL
    chips: Mapping[str, frozenset[object]] = field(default_factory=dict)
    search: str = ""
    only: frozenset[RequestId] | None = None
    order: tuple[tuple[str, bool], ...] = ()
    """(column, descending); the first one leads. Empty: newest first, as handed over."""

    @property
    def is_plain(self) -> bool:
        """Whether everything is shown."""
        return self.scope == ALL and not self.chips and not self.search and self.only is None

    def with_chip(self, name: str, values: Iterable[object]) -> RegisterFilter:
        """The same with other values for one chip; none takes the chip away."""
        chips = {key: value for key, value in self.chips.items() if key != name}
        if chosen := frozenset(values):
            chips[name] = chosen
        return replace(self, chips=chips)

    def with_order(self, column: str, *, add: bool = False) -> RegisterFilter:
        """Sort by a column; the same column again turns the order round; ``add`` keeps the leading one."""
        before = dict(self.order)
        turned = (column, not before[column] if column in before else False)
        if not add:
            return replace(self, order=(turned,))
        kept = [each for each in self.order if each[0] != column]
        return replace(self, order=(*kept, turned))


def preset(view: str, year: int, who: str, order: tuple[tuple[str, bool], ...] = ()) -> RegisterFilter:
    """What the tab of a view stands for."""
    chips: dict[str, frozenset[object]] = {
        THIS_YEAR: {"year": frozenset({year})},
        TO_POST: {"state": frozenset({State.TO_POST})},
        MINE: {"handler": frozenset({who})},
    }.get(view, {})
    return RegisterFilter(scope=OPEN if view == OPEN else ALL, chips=chips, order=order)


def active_view(shown: RegisterFilter, year: int, who: str) -> str:
    """Which tab says best what is shown now; empty for a list handed over."""
    if shown.only is not None:
        return ""
    if shown.scope == OPEN:
        return OPEN
    for view in (THIS_YEAR, TO_POST, MINE):
        meant = preset(view, year, who).chips
        if all(shown.chips.get(name) == values for name, values in meant.items()):
            return view
    return ALL


def counts(rows: Sequence[Listed], year: int, who: str) -> dict[str, int]:
    """How many rows each view holds."""
    return {
        ALL: len(rows),
        OPEN: sum(map(is_in_hand, rows)),
        THIS_YEAR: sum(row.year == year for row in rows),
        TO_POST: sum(row.state is State.TO_POST for row in rows),
        MINE: sum(row.handler == who for row in rows) if who else 0,
    }


def counts_of(book: RegisterBook, year: int, who: str) -> dict[str, int | None]:
    """The same of a register that may not be read whole yet; None where it is not known.

    From ``FOUND`` on everything is: what waits to be posted is in hand.
    """
    known: dict[str, int | None] = {ALL: len(book.ids), OPEN: None, THIS_YEAR: book.count_of(year), TO_POST: None,
                                    MINE: None}  # fmt: skip
    if book.depth >= Depth.IN_HAND:
        of_in_hand = counts(book.in_hand(), year, who)
        known |= {view: of_in_hand[view] for view in (OPEN, TO_POST)}
    if book.depth >= Depth.FOUND:
        known[MINE] = sum(row.handler == who for row in book.found()) if who else 0
    return known


def choices(rows: Sequence[Listed], name: str) -> tuple[tuple[object, int], ...]:
    """The values of a field with how often each occurs, most frequent first; years newest first."""
    return _ranked(Counter(map(FIELDS[name], rows)), name)


def _ranked(found: Mapping[object, int], name: str) -> tuple[tuple[object, int], ...]:
    if name == "year":
        return tuple(sorted(found.items(), reverse=True))  # type: ignore[type-var]
    return tuple(sorted(found.items(), key=lambda each: (-each[1], str(each[0]))))


def searched(text: str) -> str:
    """The text as it is searched for: full-width letters and digits made half-width."""
    return as_searched(text).strip()


def wants_initials(text: str) -> bool:
    """Whether the search may mean pinyin initials."""
    return any(character.isascii() and character.isalpha() for character in text)


def depth_for(shown: RegisterFilter) -> Depth:
    """How much of the register must be known before this can be shown."""
    named = {*shown.chips, *(column for column, _ in shown.order)}
    if _is_short(shown):
        return Depth.ORDER
    if _of_in_hand(shown):
        return Depth.IN_HAND
    if not named.isdisjoint(FOLDED):
        return Depth.WHOLE
    return Depth.FOUND if named or shown.search.strip() else Depth.ORDER


def ids_shown(
    shown: RegisterFilter, book: RegisterBook, initials: Mapping[RequestId, str]
) -> tuple[RequestId, ...]:
    """The requests that are shown, in their order."""
    if replace(shown, only=None).is_plain and not shown.order:
        return book.ids if shown.only is None else tuple(one for one in book.ids if one in shown.only)
    return tuple(row.id for row in apply(shown, candidates(shown, book), initials))


def candidates(shown: RegisterFilter, book: RegisterBook) -> Sequence[Listed]:
    """The rows this may show, in the register's order."""
    if book.depth is Depth.WHOLE:
        return book.found()
    if _is_short(shown):
        return book.lines([one for one in book.ids if one in shown.only])
    return book.in_hand() if _of_in_hand(shown) else book.found()


SHORT = 500
"""A list handed over that is read at once."""


def is_of_few(shown: RegisterFilter) -> bool:
    """Whether it can be shown before everything is found."""
    return _is_short(shown) or _of_in_hand(shown)


def _is_short(shown: RegisterFilter) -> bool:
    return shown.only is not None and len(shown.only) <= SHORT


def _of_in_hand(shown: RegisterFilter) -> bool:
    """Whether only what is in hand can be meant."""
    return shown.scope == OPEN or shown.chips.get("state") == frozenset({State.TO_POST})


def apply(
    shown: RegisterFilter, rows: Sequence[Listed], initials: Mapping[RequestId, str]
) -> tuple[Listed, ...]:
    """The rows that are shown, in their order."""
    kept = list(rows)
    if shown.only is not None:
        kept = [row for row in kept if row.id in shown.only]
    if shown.scope == OPEN:
        kept = [row for row in kept if is_in_hand(row)]
    for name, values in shown.chips.items():
        field_of = FIELDS[name]
        kept = [row for row in kept if field_of(row) in values]
    return in_order(find(kept, searched(shown.search), initials), shown.order)


def in_order(rows: Sequence[Listed], order: tuple[tuple[str, bool], ...]) -> tuple[Listed, ...]:
    """Sorted by each column in turn; rows without a value come last either way."""
    return register_index.in_order(rows, order, SORTS)


FEW = 4_000
"""So many are put in order at once: nobody notices."""


def ids_by(shown: RegisterFilter, index: RegisterIndex, few: int = FEW) -> tuple[RequestId, ...] | None:
    """The same as ``ids_shown`` by the index; None where everything must be put in that order first: more than few."""
    everything = index.order(shown.order)
    kept = _kept(shown, index, shown.order)
    if everything is None:
        wanted = index.ids if kept is None else frozenset(kept)
        if len(wanted) > few:
            return None
        rows = index.rows
        return tuple(row.id for row in in_order([rows[one] for one in index.ids if one in wanted], shown.order))
    if kept is None or isinstance(kept, tuple):
        return everything if kept is None else kept
    wanted = frozenset(kept)
    return tuple([one for one in everything if one in wanted])


def number_of(shown: RegisterFilter, index: RegisterIndex) -> int:
    """How many requests it shows."""
    kept = _kept(shown, index)
    return len(index.ids) if kept is None else len(kept)


def _kept(shown: RegisterFilter, index: RegisterIndex, order: Order = ()) -> Collection[RequestId] | None:
    """What a filter leaves, a tuple where it is in that order if it is made; None for everything."""
    sets = [] if shown.only is None else [shown.only]
    if shown.scope == OPEN:
        sets.append(index.any_of(OPEN, is_in_hand, (True,)))
    sets += [index.any_of(name, FIELDS[name], values) for name, values in shown.chips.items()]
    kept = frozenset.intersection(*sorted(sets, key=len)) & index.rows.keys() if sets else None
    words = words_of(shown.search)
    return index.holding(words, kept, order) if words else kept


def choices_by(index: RegisterIndex, name: str) -> tuple[tuple[object, int], ...]:
    """``choices`` by the index."""
    return _ranked({value: len(ids) for value, ids in index.groups(name, FIELDS[name]).items()}, name)
