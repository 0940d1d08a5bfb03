"""The office's own work on a request: units, approvals, secrecy review, the municipal platform, the archive."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import EventKind, SecrecyFinding
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.recording import record
from clerk_app.trouble import KnownTrouble


def route(
    desk: Desk, request_id: RequestId, *, on: date, unit: str, due_on: date | None = None, note: str = "",
    today: date, deed: str | None = None,
) -> Change:
    """Hand the request to the unit that knows, with an internal due date."""
    if not unit.strip():
        raise KnownTrouble("unit_missing")
    return record(
        desk, request_id, EventKind.ROUTED, on=on, today=today, deed=deed, message="routed",
        unit=unit.strip(), due_on=due_on, note=note,
    )


def return_material(
    desk: Desk, request_id: RequestId, *, on: date, unit: str, pages: int | None = None, note: str = "",
    today: date, deed: str | None = None,
) -> Change:
    """Record that a unit gave its material back."""
    return record(
        desk, request_id, EventKind.MATERIAL_RETURNED, on=on, today=today, deed=deed, message="material_returned",
        unit=unit, pages=pages, note=note,
    )


def approve(
    desk: Desk, request_id: RequestId, *, on: date, matter: str, role: str, name: str, opinion: str = "",
    today: date, deed: str | None = None,
) -> Change:
    """Record an approval by name, role and day (for a reply, an extension, an override)."""
    if not name.strip():
        raise KnownTrouble("approver_missing")
    return record(
        desk, request_id, EventKind.APPROVED, on=on, today=today, deed=deed, message="approved",
        matter=matter, role=role, name=name.strip(), opinion=opinion,
    )


def review_secrecy(
    desk: Desk, request_id: RequestId, *, on: date, item: int = 1, result: SecrecyFinding, ground: str = "",
    reviewer: str, today: date, deed: str | None = None,
) -> Change:
    """Record the secrecy review of one item (第十七条)."""
    request = desk.store.requests.get(request_id)
    if item not in {one.position for one in request.items}:
        raise KnownTrouble("item_unknown", item=item)
    if not reviewer.strip():
        raise KnownTrouble("reviewer_missing")
    return record(
        desk, request_id, EventKind.SECRECY_REVIEWED, on=on, today=today, deed=deed, message="secrecy_reviewed",
        item=item, review=SecrecyFinding(result).value, ground=ground, name=reviewer.strip(),
    )


def key_platform(
    desk: Desk, request_id: RequestId, *, on: date, what: str, number: str = "", today: date,
    deed: str | None = None,
) -> Change:
    """Record that the registration or the reply was keyed into the municipal platform."""
    return record(
        desk, request_id, EventKind.PLATFORM_KEYED, on=on, today=today, deed=deed, message="platform_keyed",
        what=what, number=number,
    )


def archive(
    desk: Desk, request_id: RequestId, *, on: date, file_number: str, retention: str = "", place: str = "",
    pages: int | None = None, today: date, deed: str | None = None,
) -> Change:
    """Put the file of a finished request away (第四十五条)."""
    if not file_number.strip():
        raise KnownTrouble("file_number_missing")
    return record(
        desk, request_id, EventKind.ARCHIVED, on=on, today=today, deed=deed, message="archived",
        file_number=file_number.strip(), retention=retention, place=place, pages=pages,
    )
