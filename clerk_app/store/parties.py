"""Whom else requests wrote to: third parties and agencies, found by the name they were asked under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import EventKind
from clerk_app.store.event_index import KIND
from clerk_app.store.facts import FACT

if TYPE_CHECKING:
    from clerk_app.store.database import Store

_NAMING = ", ".join(f"'{kind.value}'" for kind in (EventKind.CONSULTATION_SENT, EventKind.NOTED))


def requests_with_address_of(store: Store, name: str) -> tuple[RequestId, ...]:
    """The requests with an entry, struck or not, that says where that party is written to; the latest entry first.

    What was erased is not found.
    """
    rows = store.rows(
        "SELECT events.request_id FROM events JOIN wordings ON wordings.event_seq = events.seq "
        f"WHERE {KIND} IN ({_NAMING}) AND instr(events.seals, '\"{FACT}party_') > 0 "
        "AND wordings.field = ? AND wordings.value = ? GROUP BY events.request_id ORDER BY max(events.seq) DESC",
        (f"{FACT}ref", name),
    )
    return tuple(RequestId(row[0]) for row in rows)
