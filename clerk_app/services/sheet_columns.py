"""Which column of the form each figure of a foreign table stands in: by the headings above it, else it is said."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clerk_app.law.form_table import FormColumn
from clerk_app.services.sheet_labels import Likeness, columns_of, compare
from clerk_app.services.sheet_source import Entry, Piece


@dataclass(frozen=True)
class Columns:
    """The columns of one table as the file has them. ``ids``: of each position, None where nobody knows it."""

    ids: tuple[str | None, ...]
    places: tuple[float, ...]
    """Where each position stands; empty where the file does not tell."""
    damaged: Mapping[str, Likeness] = field(default_factory=dict)
    """Columns whose heading is damaged, with what is printed."""
    unnamed: tuple[str, ...] = ()
    """Columns without a heading: taken in the order of the form."""
    unknown: tuple[str, ...] = ()
    """Headings of columns the form does not have."""

    @property
    def fit(self) -> float:
        """How well the headings fit the form: one for each column that is named."""
        named = [one for one in self.ids if one is not None and one not in self.unnamed]
        return len(named) - sum(1.0 - like.score for like in self.damaged.values()) - len(self.unknown)


def columns_in(entries: Sequence[Entry], heads: Sequence[Piece], columns: Sequence[FormColumn]) -> Columns:
    """The columns of a table from its rows and what stands above them."""
    labels = [column.label for column in columns]
    counts = Counter(len(entry.figures) for entry in entries)
    many = len(columns) if len(columns) in counts else counts.most_common(1)[0][0]
    full = [entry for entry in entries if len(entry.figures) == many]
    places = _places(full, many)
    if places and many < len(columns):  # a column blank throughout: its heading says where it would stand
        places = _with_named(places, heads, labels)
    if not places:
        return _in_order(heads, columns, many)
    above = _above(places, heads)
    found = columns_of(above, labels)
    ids: list[str | None] = [columns[one[0]].id if one else None for one in found]
    damaged = {columns[one[0]].id: one[1] for one in found if one and not one[1].is_exact}
    left = [column for column in columns if column.id not in ids]
    bare = [at for at, one in enumerate(ids) if one is None]
    unnamed: list[str] = []
    if len(places) == len(columns):
        for at, column in zip(bare, left, strict=True):
            ids[at] = column.id
            printed = "".join(above[at])
            if printed:
                damaged[column.id] = Likeness(compare(printed, column.label), printed)
            else:
                unnamed.append(column.id)
        bare = []
    unknown = ["".join(above[at]) or "?" for at in bare]
    return Columns(tuple(ids), tuple(places), damaged, tuple(unnamed), tuple(unknown))


def _places(full: Sequence[Entry], many: int) -> list[float]:
    if any(figure.at is None for entry in full for figure in entry.figures):
        return []
    return [statistics.median(entry.figures[at].at or 0.0 for entry in full) for at in range(many)]


def _with_named(places: list[float], heads: Sequence[Piece], labels: Sequence[str]) -> list[float]:
    """Places of headings that no figure stands under, added in their order."""
    spread = _spread(places)
    more = [
        piece.at
        for piece in heads
        if piece.at is not None
        and any(compare(piece.text, label) >= 1.0 for label in labels)
        and all(abs(piece.at - place) >= spread for place in places)
    ]
    return sorted({*places, *more})


def _spread(places: Sequence[float]) -> float:
    """Half the least distance between two columns."""
    between = [later - earlier for earlier, later in itertools.pairwise(places)]
    return 0.5 * min(between) if between else 0.5


def _above(places: Sequence[float], heads: Sequence[Piece]) -> list[list[str]]:
    """What stands above each position, from the top. With one position, everything does."""
    spread = _spread(places) + _spread(places)
    above: list[list[str]] = [[] for _ in places]
    for piece in heads:
        if piece.at is None:
            continue
        at = min(range(len(places)), key=lambda place: abs(places[place] - (piece.at or 0.0)))
        if len(places) == 1 or abs(places[at] - piece.at) < spread:
            above[at].append(piece.text)
    return above


def _in_order(heads: Sequence[Piece], columns: Sequence[FormColumn], many: int) -> Columns:
    """A text without places: its headings must be those of the form; grouped ones may stand in another order."""
    words = [piece.text for piece in heads]
    where: dict[str, tuple[int, Likeness]] = {}
    for column in columns:
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                printed = "".join(words[first:last])
                if len(printed) > len(column.label) + len(column.label):
                    break
                score = compare(printed, column.label)
                if score > where.get(column.id, (0, Likeness(0.0, "")))[1].score:
                    where[column.id] = (first, Likeness(score, printed))
    named = {one: found for one, found in where.items() if found[1].is_exact}
    order = list(columns)
    if len(named) == len(columns):
        for grouped in (True, False):
            slots = [at for at, column in enumerate(columns) if bool(column.group) is grouped]
            members = [columns[at] for at in slots]
            if grouped:
                members.sort(key=lambda column: where[column.id][0])
            for at, column in zip(slots, members, strict=True):
                order[at] = column
    ids = tuple(column.id for column in order) if many == len(columns) else (None,) * many
    return Columns(ids, (), {}, tuple(column.id for column in columns if column.id not in named))


def by_column(entry: Entry, columns: Columns) -> Mapping[str, Piece] | None:
    """The figures of a row under their columns; None where it cannot be told which is which."""
    figures = entry.figures
    if len(figures) == len(columns.ids):
        return {one: figure for one, figure in zip(columns.ids, figures, strict=True) if one is not None}
    if not columns.places or any(figure.at is None for figure in figures):
        return None
    found: dict[str, Piece] = {}
    taken: set[int] = set()
    for figure in figures:
        at = min(range(len(columns.places)), key=lambda place: abs(columns.places[place] - (figure.at or 0.0)))
        if at in taken:
            return None
        taken.add(at)
        one = columns.ids[at]
        if one is not None:
            found[one] = figure
    return found
