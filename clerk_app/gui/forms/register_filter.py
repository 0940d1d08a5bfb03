"""What of the register is shown, and in which order: view, chips, search, sorting. Pure: rows in, rows out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import State
from clerk_app.services.due import RegisterRow, Tone, find, is_in_hand

OPEN = "open"
ALL = "all"
THIS_YEAR = "this_year"
TO_POST = "to_post"
MINE = "mine"
NOTHING = ""
"""The choice of a chip for rows where the field is empty."""

FIELDS: Mapping[str, Callable[[RegisterRow], object]] = {
    "year": lambda row: row.year,
    "state": lambda row: row.state,
    "channel": lambda row: row.channel,
    "kind": lambda row: row.applicant_kind,
    "outcome": lambda row: row.outcome or NOTHING,
    "unit": lambda row: row.unit,
    "handler": lambda row: row.handler,
}
"""What can be filtered by a chip, in the order of the chips."""


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Text as people order it: 2 before 10."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


SORTS: Mapping[str, Callable[[RegisterRow], object]] = {
    "number": lambda row: natural(row.number),
    "received": lambda row: row.received_on,
    "applicant": lambda row: row.applicant,
    "kind": lambda row: row.applicant_kind,
    "subject": lambda row: row.subject,
    "channel": lambda row: row.channel,
    "state": lambda row: list(State).index(row.state),
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


def counts(rows: Sequence[RegisterRow], year: int, who: str) -> dict[str, int]:
    """How many rows each view holds."""
    return {
        ALL: len(rows),
        OPEN: sum(map(is_in_hand, rows)),
        THIS_YEAR: sum(row.year == year for row in rows),
        TO_POST: sum(row.state is State.TO_POST for row in rows),
        MINE: sum(row.handler == who for row in rows) if who else 0,
    }


def choices(rows: Sequence[RegisterRow], name: str) -> tuple[tuple[object, int], ...]:
    """The values of a field with how often each occurs, most frequent first; years newest first."""
    found = Counter(map(FIELDS[name], rows))
    if name == "year":
        return tuple(sorted(found.items(), reverse=True))
    return tuple(sorted(found.items(), key=lambda each: (-each[1], str(each[0]))))


def searched(text: str) -> str:
    """The text as it is searched for: full-width letters and digits made half-width."""
    return unicodedata.normalize("NFKC", text).strip()


def wants_initials(text: str) -> bool:
    """Whether the search may mean pinyin initials."""
    return any(character.isascii() and character.isalpha() for character in text)


def apply(
    shown: RegisterFilter, rows: Sequence[RegisterRow], initials: Mapping[RequestId, str]
) -> tuple[RegisterRow, ...]:
    """The rows that are shown, in their order."""
    kept = [row for row in rows if _holds(shown, row)]
    hits = find(tuple(kept), searched(shown.search), initials) if shown.search.strip() else tuple(kept)
    return in_order(hits, shown.order)


def _holds(shown: RegisterFilter, row: RegisterRow) -> bool:
    if shown.only is not None and row.id not in shown.only:
        return False
    if shown.scope == OPEN and not is_in_hand(row):
        return False
    return all(FIELDS[name](row) in values for name, values in shown.chips.items())


def in_order(rows: Sequence[RegisterRow], order: Sequence[tuple[str, bool]]) -> tuple[RegisterRow, ...]:
    """Sorted by each column in turn; rows without a value come last either way."""
    made = list(rows)
    for column, descending in reversed(order):
        key = SORTS[column]
        filled = [row for row in made if key(row) is not None]
        empty = [row for row in made if key(row) is None]
        filled.sort(key=key, reverse=descending)  # type: ignore[arg-type]
        made = filled + empty
    return tuple(made)
