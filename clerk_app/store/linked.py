"""Requests of one applicant, found by the name as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerk_app.cases.request import RequestId

if TYPE_CHECKING:
    from clerk_app.store.database import Store


def requests_of_name(store: Store, name: str) -> tuple[RequestId, ...]:
    """The requests, in force or struck, whose applicant was ever written so; the latest registered first."""
    if not name:
        return ()
    rows = store.rows("SELECT DISTINCT request_id FROM persons WHERE name = ? ORDER BY request_id DESC", (name,))
    return tuple(RequestId(row[0]) for row in rows)
