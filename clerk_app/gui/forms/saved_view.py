"""A view of the register a clerk keeps under a name: search, chips, order, columns; plain, so that it can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from clerk_app.gui.forms.register_filter import ALL, FIELDS, NOTHING, OPEN, SORTS, RegisterFilter
from clerk_app.gui.models.column_plan import ColumnPlan, plan_from
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, State

_GROUPS: Mapping[str, type[Enum]] = {"state": State, "channel": Channel, "kind": ApplicantKind, "outcome": Outcome}
_WHOLE = frozenset({"year", "organ"})
MOST = 40
"""Letters a name may have."""


@dataclass(frozen=True)
class SavedView:
    """``name`` is the clerk's own word for it; two views never have the same."""

    name: str
    shown: RegisterFilter
    plan: ColumnPlan

    def as_plain(self) -> dict[str, object]:
        """As JSON holds it."""
        chosen = self.shown.chips.items()
        chips = {name: sorted((_plain(value) for value in values), key=str) for name, values in chosen}
        return {
            "name": self.name, "scope": self.shown.scope, "search": self.shown.search, "chips": chips,
            "order": [list(each) for each in self.shown.order], "columns": self.plan.as_plain(),
        }

    def is_shown_by(self, shown: RegisterFilter, plan: ColumnPlan) -> bool:
        """Whether the register shows just this, in this order and under these columns."""
        return (self.shown, self.plan) == (shown, plan)


def views_from(plain: object) -> tuple[SavedView, ...]:
    """What was kept; a view that is not understood is left out."""
    found: dict[str, SavedView] = {}
    for one in plain if isinstance(plain, list) else ():
        if isinstance(one, dict) and (name := clean(str(one.get("name", "")))):
            found.setdefault(name, SavedView(name, _filter(one), plan_from(one.get("columns"))))
    return tuple(found.values())


def clean(name: str) -> str:
    """A name as it is kept: on one line, not longer than a tab bears."""
    return " ".join(name.split())[:MOST].strip()


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, or the same with the next number behind it."""
    used, made, next_one = set(taken), name, 1
    while made in used:
        next_one += 1
        made = f"{name} {next_one}"
    return made


def _filter(plain: Mapping[str, object]) -> RegisterFilter:
    chips = plain.get("chips")
    kept = RegisterFilter(
        scope=OPEN if plain.get("scope") == OPEN else ALL, search=str(plain.get("search") or ""),
        order=order_from(plain.get("order")),
    )
    for name, values in chips.items() if isinstance(chips, dict) else ():
        if name in FIELDS and isinstance(values, list):
            kept = kept.with_chip(name, (made for one in values if (made := _value(name, one)) is not None))
    return kept


def order_from(plain: object) -> tuple[tuple[str, bool], ...]:
    """The columns something is sorted by, as they were kept; what is not understood is left out."""
    return tuple((one[0], bool(one[1])) for one in plain if _is_key(one)) if isinstance(plain, list) else ()


def _is_key(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and one[0] in SORTS


def _value(name: str, plain: object) -> object:
    if name in _WHOLE:
        return plain if isinstance(plain, int) else None
    if not isinstance(plain, str):
        return None
    group = _GROUPS.get(name)
    if group is None or plain == NOTHING:
        return plain
    return group(plain) if plain in {each.value for each in group} else None


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
