"""Changing a setting: kept at once, with the open requests whose dates it moves; and taking the change back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerk_app.cases.numbering import NumberPattern
from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import ClockKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, reread
from clerk_app.services.moves import Move, moves_to
from clerk_app.services.settings import FONT, PATTERN, Setting, Value
from clerk_app.trouble import KnownTrouble, Said

_OF_REQUESTS = "number_pattern"
PATTERNS = frozenset({_OF_REQUESTS, "document_pattern"})
"""The settings that are the shape of a number."""


@dataclass(frozen=True)
class Changed:
    """A setting that was changed: the desk as it is now, and what followed."""

    desk: Desk
    change: Change
    setting: Setting
    old: Value
    new: Value
    moves: tuple[Move, ...]
    """Dates of open requests that moved, earlier ones first."""

    @property
    def is_same(self) -> bool:
        """Nothing was changed."""
        return self.old == self.new


def change(desk: Desk, key: str, value: Value) -> Changed:
    """Keep a value of a setting. Raises KnownTrouble where the setting cannot take it; then nothing is kept."""
    setting = desk.settings.declared[key]
    old = value_of(desk, key)
    new = checked(setting, value)
    if key == _OF_REQUESTS and NumberPattern(str(new)).wants("code"):
        for one in desk.store.organs.all():
            NumberPattern(str(new)).format(year=one.since.year, n=1, code=one.code)
    if new == old:
        return Changed(desk, Change(), setting, old, old, ())
    desk.store.settings.set(key, None if new == setting.default else str(new))
    after = reread(desk)
    moves = moves_to(desk, after) if setting.rule else ()
    ids = frozenset(move.request for move in moves)
    return Changed(after, Change(requests=ids, settings=True), setting, old, new, moves)


def take_back(desk: Desk, changed: Changed) -> Changed:
    """Give a setting the value it had before that change."""
    return change(desk, changed.setting.key, changed.old)


def value_of(desk: Desk, key: str) -> Value:
    """The value in force."""
    setting = desk.settings.declared[key]
    return desk.settings.whole(key) if setting.type == "whole" else desk.settings.text(key)


def checked(setting: Setting, value: Value) -> Value:
    """The value as the setting keeps it.

    Raises KnownTrouble("setting_out_of_bounds"), ("setting_out_of_range"), ("setting_empty"),
    or that of a number pattern that cannot be used.
    """
    taken = setting.take(value.strip() if isinstance(value, str) else value)
    if taken == "" and setting.default != "":
        raise KnownTrouble("setting_empty", kind="input", setting=Said(setting.zh, setting.en))
    if setting.key in PATTERNS or (setting.key.startswith(PATTERN) and taken):
        NumberPattern(str(taken))
    return taken


def example(desk: Desk, pattern: str, today: date) -> str:
    """The first number of the year in that shape, empty where the pattern cannot be used."""
    organs = desk.store.organs.current(today)
    code = (organs[0].code if organs else "") or "○○"
    try:
        return NumberPattern(pattern.strip()).format(year=today.year, n=1, code=code, suffix="○")
    except KnownTrouble:
        return ""


def told(changed: Changed) -> tuple[Reason, ...]:
    """What to say of a change: from what to what, and how many dates moved how far."""
    setting = changed.setting
    facts = {
        "setting": Said(setting.zh, setting.en), "old": setting.said(changed.old), "new": setting.said(changed.new),
    }  # fmt: skip
    key = "setting_emptied" if changed.new == "" else "setting_filled" if changed.old == "" else "setting_changed"
    key = "setting_changed" if setting.type == FONT else key  # without one of its own it has the shipped font
    said = [Reason(key, MappingProxyType(facts))]
    if setting.rule:
        said.append(_moved(changed.moves))
    return tuple(said)


def _moved(moves: tuple[Move, ...]) -> Reason:
    """How many requests' dates moved, and the nearest of the new ones; earlier ones are told before later ones."""
    dates = [move for move in moves if move.kind is ClockKind.REPLY] or list(moves)
    if not dates:
        return Reason("setting_moves_nothing")
    earlier = [move for move in dates if move.days < 0]
    side = earlier or dates
    days = sorted({abs(move.days) for move in side})
    facts = {
        "count": len(side), "least": days[0], "most": days[-1], "nearest": min(move.new for move in side),
        "others": len(dates) - len(side),
    }
    way = "earlier" if earlier else "later"
    several = "_by" if len(days) > 1 else ""
    both = "_both" if facts["others"] else ""
    return Reason(f"setting_moves_{way}{several}{both}", MappingProxyType(facts))
