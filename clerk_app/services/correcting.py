"""更正一条: an entry that was wrong is struck and recorded anew in one deed; both stay to be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from clerk_app.cases.request import EntryId, RequestId
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.events import Fact
from clerk_app.law.terms import EventKind
from clerk_app.services import handling
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.recording import event, workdays_of


def correct(
    desk: Desk, request_id: RequestId, again: Callable[[str | None], Change], *, entry: EntryId, reason: str,
    today: date, deed: str | None = None,
) -> Change:
    """Strike an entry and record it as it should have been: ``again`` does the latter, given the deed's identity.

    Where that is refused nothing is struck. Raises KnownTrouble("reason_missing") and what both deeds raise.
    """
    with desk.store.write():
        handling.strike(
            desk, request_id, entry=entry, reason=reason, today=today, deed=deed and f"{deed}-struck"
        )
        return again(deed)


def foreseen(
    desk: Desk, request_id: RequestId, entry: EntryId, kind: EventKind, *, on: date, facts: Mapping[str, Fact | None]
) -> Clock:
    """The clock with that entry recorded as ``kind`` on another day or with other facts; nothing is stored."""
    request = desk.store.requests.get(request_id)
    left = replace(request, entries=tuple(one for one in request.entries if one.id != entry))
    events = (*left.events, event(kind, on, facts))
    return reckon(events, desk.rules, desk.steps, workdays_of(desk, left))
