"""From the numbers a clerk says to the requests and remedies they name."""

from __future__ import annotations

from clerk_app.cases.remedy import RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def request_of(desk: Desk, number: str) -> RequestId:
    """The request of that 登记编号. Raises KnownTrouble("request_unknown")."""
    request = desk.store.requests.by_number(number.strip())
    if request is None:
        raise KnownTrouble("request_unknown", number=number)
    return request.id


def remedy_of(desk: Desk, case_number: str) -> RemedyId:
    """The remedy of that 案号. Raises KnownTrouble("remedy_unknown"), or ("remedy_ambiguous") for two."""
    found = [one.id for one in desk.store.remedies.all() if one.case_number == case_number.strip()]
    if not found:
        raise KnownTrouble("remedy_unknown", case_number=case_number)
    if len(found) > 1:
        raise KnownTrouble("remedy_ambiguous", case_number=case_number)
    return found[0]
