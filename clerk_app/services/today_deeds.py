"""最近办过: the last entries of the register, for who comes back to the desk and wonders where they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from clerk_app import places
from clerk_app.cases.request import RequestId
from clerk_app.law.reading import read_table
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Deed:
    """One entry: what was done on which request, when it was written down (in the clerk's own time) and by whom."""

    request: RequestId
    number: str
    kind: EventKind
    at: datetime
    who: str


@cache
def shown() -> int:
    """How many are listed (resources/today.toml)."""
    return read_table(places.resources() / "today.toml").table("deeds").whole("shown")


def last_deeds(desk: Desk) -> tuple[Deed, ...]:
    """The last ones, the very last first."""
    requests = desk.store.requests.some(desk.store.requests.latest(shown()))
    entries = [(entry, one) for one in requests for entry in one.entries]
    entries.sort(key=lambda pair: pair[0].id, reverse=True)
    return tuple(
        Deed(one.id, one.number, entry.event.kind, datetime.fromisoformat(entry.recorded_at).astimezone(),
             entry.recorded_by)
        for entry, one in entries[: shown()]
    )  # fmt: skip
