"""The sheets printed at a step: secrecy review (第十七条), routing and approval (第四十五条), file review."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clerk_app.cases.request import Request
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import entry_of, step_of

SHEETS: Mapping[EventKind, str] = MappingProxyType({
    EventKind.ROUTED: "routing_slip", EventKind.SECRECY_REVIEWED: "secrecy_review",
    EventKind.APPROVED: "approval_sheet", EventKind.ARCHIVED: "file_review",
})  # fmt: skip
"""The sheet that belongs to a step, recorded or about to be."""
OF_CLOSED = "file_review"


def sheets_of(desk: Desk, request: Request) -> Mapping[EventKind, str]:
    """The sheets of this request that can be printed now, by their step."""
    return MappingProxyType({kind: sheet for kind, sheet in SHEETS.items() if _can(desk, request, sheet)})


def _can(desk: Desk, request: Request, sheet: str) -> bool:
    if sheet not in desk.forms or (sheet == OF_CLOSED and request.closing is None):
        return False
    entry = entry_of(desk, sheet)
    return not entry.steps or step_of(request, entry) is not None
