"""What this office usually fills in: the last channel, unit and handler, and the names it has used so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clerk_app.cases.request import Request
from clerk_app.law.terms import Channel
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Habits:
    """Where the next registration starts from; ``units`` and ``handlers`` most used first."""

    channel: Channel | None
    unit: str
    handler: str
    units: tuple[str, ...]
    handlers: tuple[str, ...]


def habits(desk: Desk) -> Habits:
    """The habits of the register; nothing in it yet: nothing but the clerk's own name."""
    requests = desk.store.requests.all()
    latest: Request | None = max(requests, key=lambda one: one.id, default=None)
    return Habits(
        channel=latest.channel if latest else None,
        unit=latest.unit if latest else "",
        handler=(latest.handler if latest else "") or desk.who,
        units=_used([one.unit for one in requests]),
        handlers=_used([*(one.handler for one in requests), desk.who]),
    )


def _used(names: list[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(name for name in names if name).most_common())
