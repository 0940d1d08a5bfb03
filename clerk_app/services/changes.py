"""谁改过什么: what was corrected in a registration and which entries were struck, by whom, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clerk_app.cases.request import Entry, EntryId, Request
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Changed:
    """One thing that was changed. ``field`` with ``old`` and ``new`` of a registered fact; else ``struck``, the event
    that was taken out of force."""

    recorded_at: str
    """UTC, ISO."""
    recorded_by: str
    reason: str
    field: str = ""
    old: str = ""
    new: str = ""
    struck: Event | None = None


def changes_of(desk: Desk, request: Request) -> tuple[Changed, ...]:
    """Everything that was changed of a request, the latest first; an erased value is empty."""
    amended = [
        Changed(one.recorded_at, one.recorded_by, one.reason, one.field, one.old, one.new)
        for one in desk.store.requests.former_values(request.id) if one.old != one.new
    ]
    by_id = {one.id: one for one in request.entries}
    struck = [
        Changed(by.recorded_at, by.recorded_by, one.strike_reason, struck=one.event)
        for one in request.entries if (by := _striking(one, by_id)) is not None
    ]
    return tuple(sorted((*amended, *struck), key=lambda one: one.recorded_at, reverse=True))


def _striking(entry: Entry, by_id: Mapping[EntryId, Entry]) -> Entry | None:
    """The entry that struck this one; a receipt that was amended is told by its field."""
    by = by_id.get(entry.struck_by) if entry.struck_by is not None else None
    return None if by is None or by.event.kind is EventKind.AMENDED else by
