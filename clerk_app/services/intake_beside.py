"""A registered request as it is laid beside one being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Beside:
    """What tells whether the two are the same. ``outcome`` None: still open."""

    number: str
    applicant: str
    received_on: date
    wording: str
    outcome: Outcome | None


def beside(desk: Desk, request_id: RequestId) -> Beside:
    """That request. Raises LookupError."""
    one = desk.store.requests.get(request_id)
    return Beside(one.number, one.applicant.name, one.received_on, one.wording, one.outcome)
