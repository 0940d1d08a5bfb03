"""What this office usually fills in: the last channel, unit and handler, and the names it has used so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clerk_app.cases.request import OrganId
from clerk_app.law.terms import Channel
from clerk_app.services import staff
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Habits:
    """Where the next registration starts from; ``units`` and ``handlers``: those of the office's own lists first, then
    the others most used first. What the lists say is no longer there is not offered."""

    channel: Channel | None
    unit: str
    handler: str
    units: tuple[str, ...]
    handlers: tuple[str, ...]
    organ: OrganId | None = None
    """The agency of the last request."""


def habits(desk: Desk) -> Habits:
    """The habits of the register; nothing in it yet: nothing but the clerk's own name."""
    latest = desk.store.register.latest()
    used_units, used_handlers = (Counter(names) for names in desk.store.register.named())
    units = staff.offered_units(desk, _often(used_units))
    handlers = staff.offered_people(desk, _often(used_handlers + Counter((desk.who,))))
    unit, handler = (latest.unit, latest.handler) if latest else ("", "")
    return Habits(
        channel=latest.channel if latest else None,
        unit=unit if unit in units else "",
        handler=handler if handler in handlers else desk.who,
        units=units,
        handlers=handlers,
        organ=latest.organ if latest else None,
    )


def usual_organ(desk: Desk) -> OrganId | None:
    """The agency of the last request; None before there is one."""
    latest = desk.store.register.latest()
    return latest.organ if latest else None


def _often(names: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in names.most_common() if name)
