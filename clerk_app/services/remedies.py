"""Reconsiderations and lawsuits against the handling of a request (office register; table four)."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.remedy import RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import EventKind, RemedyResult
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def open_remedy(
    desk: Desk, request_id: RequestId, draft: RemedyDraft, *, today: date, deed: str | None = None
) -> Change:
    """Register a reconsideration or a lawsuit against a request's handling."""
    request = desk.store.requests.get(request_id)
    if not draft.body.strip():
        raise KnownTrouble("body_missing")
    if draft.filed_on > today:
        raise KnownTrouble("day_in_future", on=draft.filed_on, today=today)
    if draft.filed_on < request.received_on:
        raise KnownTrouble("day_before_receipt", on=draft.filed_on, received_on=request.received_on)
    desk.steps.require(EventKind.REMEDY_OPENED, request.events)
    with desk.store.write():
        remedy = desk.store.remedies.open(request_id, draft, deed=deed)
    return Change(
        requests=frozenset({request_id}), message="remedy_opened", facts={"number": request.number, "remedy": remedy}
    )


def hear(
    desk: Desk, remedy_id: RemedyId, *, on: date, place: str, attended: str, today: date, deed: str | None = None
) -> Change:
    """Record a hearing: day, court or body, who attended."""
    remedy = desk.store.remedies.get(remedy_id)
    if on < remedy.filed_on:
        raise KnownTrouble("day_before_filing", on=on, filed_on=remedy.filed_on)
    with desk.store.write():
        desk.store.remedies.hear(remedy_id, on=on, place=place, attended=attended, deed=deed)
    return Change(
        requests=frozenset({remedy.request}), message="remedy_heard", facts={"number": remedy.request_number}
    )


def close_remedy(
    desk: Desk, remedy_id: RemedyId, *, on: date, result: RemedyResult, today: date, deed: str | None = None
) -> Change:
    """Record how a reconsideration or lawsuit ended."""
    remedy = desk.store.remedies.get(remedy_id)
    if on > today:
        raise KnownTrouble("day_in_future", on=on, today=today)
    if on < remedy.filed_on:
        raise KnownTrouble("day_before_filing", on=on, filed_on=remedy.filed_on)
    if remedy.result is not None:
        raise KnownTrouble("remedy_closed_already", case_number=remedy.case_number)
    with desk.store.write():
        desk.store.remedies.close(remedy_id, result, on, deed=deed)
    return Change(
        requests=frozenset({remedy.request}), message="remedy_closed", facts={"number": remedy.request_number}
    )
