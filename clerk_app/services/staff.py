"""科室 and 经办人: the office's own lists of units and people, offered wherever a name is asked for.

A request keeps the name it was registered with: renaming changes what is offered, not what was written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from clerk_app.cases.plain_text import clean
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.store.books import Colleague, Unit
from clerk_app.trouble import KnownTrouble

__all__ = [
    "PEOPLE", "UNITS", "Colleague", "Unit", "keep_person", "keep_unit", "offered_people", "offered_units", "people",
    "set_active", "take_over", "unit_name", "units",
]
UNITS, PEOPLE = "units", "people"
S = TypeVar("S", Unit, Colleague)


def units(desk: Desk) -> tuple[Unit, ...]:
    """Every unit, those no longer asked last."""
    return _sorted(desk.store.units.all())


def people(desk: Desk) -> tuple[Colleague, ...]:
    """Everybody who handles or approves, those who left last."""
    return _sorted(desk.store.people.all())


def offered_units(desk: Desk, used: Iterable[str] = ()) -> tuple[str, ...]:
    """The names to choose from: the active ones of the list, then those used before that are not on it."""
    return _offered(units(desk), used)


def offered_people(desk: Desk, used: Iterable[str] = ()) -> tuple[str, ...]:
    """The same for people."""
    return _offered(people(desk), used)


def unit_name(desk: Desk, unit: int | None) -> str:
    """What a unit is called; empty for none."""
    return next((one.name for one in desk.store.units.all() if one.id == unit), "")


def keep_unit(desk: Desk, *, name: str, telephone: str = "", line: int = 0) -> Change:
    """Add a unit, or put the one of that id right. Raises KnownTrouble without a name, or for one there is."""
    said = _name(name)
    old = next((one for one in desk.store.units.all() if one.id == line), None)
    _require_new(said, line, desk.store.units.all())
    if old is None:
        desk.store.units.add(Unit(name=said, telephone=clean(telephone).strip()))
        return _told(UNITS, "staff_added", said)
    desk.store.units.change(replace(old, name=said, telephone=clean(telephone).strip()))
    return _renamed(desk, UNITS, old.name, said)


def keep_person(
    desk: Desk, *, name: str, role: str = "", telephone: str = "", unit: int | None = None, line: int = 0
) -> Change:
    """Add somebody, or put the one of that id right. Raises KnownTrouble without a name, or for one there is."""
    said = _name(name)
    old = next((one for one in desk.store.people.all() if one.id == line), None)
    _require_new(said, line, desk.store.people.all())
    new = Colleague(
        id=line, name=said, role=clean(role).strip(), telephone=clean(telephone).strip(), unit_id=unit,
        active=old is None or old.active,
    )
    if old is None:
        desk.store.people.add(new)
        return _told(PEOPLE, "staff_added", said)
    desk.store.people.change(new)
    return _renamed(desk, PEOPLE, old.name, said)


def set_active(desk: Desk, which: str, line: int, *, active: bool) -> Change:
    """No longer offered, or offered again. Raises LookupError."""
    if which == UNITS:
        unit = next(one for one in desk.store.units.all() if one.id == line)
        desk.store.units.change(replace(unit, active=active))
        return _told(UNITS, "staff_active" if active else "staff_inactive", unit.name)
    person = next(one for one in desk.store.people.all() if one.id == line)
    desk.store.people.change(replace(person, active=active))
    return _told(PEOPLE, "staff_active" if active else "staff_inactive", person.name)


def take_over(desk: Desk) -> Change:
    """Put the units and handlers used so far on the lists."""
    used_units, used_people = desk.store.register.named()
    known_units, known_people = {one.name for one in units(desk)}, {one.name for one in people(desk)}
    found_units = sorted({name.strip() for name in used_units} - known_units - {""})
    found_people = sorted({*(name.strip() for name in used_people), desk.who} - known_people - {""})
    with desk.store.write():
        for name in found_units:
            desk.store.units.add(Unit(name=name))
        for name in found_people:
            desk.store.people.add(Colleague(name=name))
    facts = {"units": len(found_units), "people": len(found_people)}
    return Change(settings=True, message="staff_taken_over", facts=facts)


def _renamed(desk: Desk, which: str, old: str, new: str) -> Change:
    if old == new:
        return _told(which, "staff_kept", new)
    of = [one.unit if which == UNITS else one.handler for one in desk.store.requests.all() if one.closing is None]
    facts = {"old": old, "new": new, "count": of.count(old)}
    return Change(settings=True, message="staff_renamed_open" if facts["count"] else "staff_renamed", facts=facts)


def _told(which: str, key: str, name: str) -> Change:
    return Change(settings=True, message=key, facts={"name": name, "which": which})


def _name(name: str) -> str:
    said = " ".join(clean(name).split())
    if not said:
        raise KnownTrouble("staff_without_name", kind="input")
    return said


def _require_new(name: str, line: int, there: Iterable[Unit | Colleague]) -> None:
    if any(one.name == name and one.id != line for one in there):
        raise KnownTrouble("staff_name_taken", kind="input", name=name)


def _sorted(lines: tuple[S, ...]) -> tuple[S, ...]:
    return tuple(sorted(lines, key=lambda one: (not one.active, one.id)))


def _offered(lines: Iterable[Unit | Colleague], used: Iterable[str]) -> tuple[str, ...]:
    listed = list(lines)
    known = {one.name for one in listed}
    return tuple(dict.fromkeys((
        *(one.name for one in listed if one.active), *(name for name in used if name and name not in known)
    )))  # fmt: skip
