"""An extension with the consent it needs (条例第三十三条第二款): recorded with the step, printed in its notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import EventKind
from clerk_app.services import handling, letters, routing
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)
Registered = Callable[..., RequestId]


def approvals(desk: Desk, request: RequestId) -> list[tuple[str, str, str]]:
    events = desk.store.requests.get(request).events
    return [(one.text("matter"), one.text("role"), one.text("name")) for one in events
            if one.kind is EventKind.APPROVED]  # fmt: skip


def test_the_approver_named_with_an_extension_is_recorded_once_and_completes_the_notice(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    for _ in range(2):
        handling.extend(
            office, request, on=TODAY, days=10, reason="档案较多", approver=" 许长安 ", today=TODAY, deed="e1"
        )
    assert approvals(office, request) == [("extension", "disclosure_head", "许长安")]
    assert letters.missing(office, request, "extension_notice", None, TODAY) == ()
    assert letters.facts_of(office, request, "extension_notice", None, TODAY)["approver"] == "许长安"


def test_an_approval_recorded_before_is_not_recorded_again(office: Desk, registered: Registered) -> None:
    request = registered()
    routing.approve(office, request, on=TODAY, matter="extension", role="leader", name="许长安", today=TODAY)
    assert handling.extension_approver(office.store.requests.get(request)) == "许长安"
    handling.extend(office, request, on=TODAY, days=10, reason="档案较多", approver="许长安", today=TODAY)
    assert approvals(office, request) == [("extension", "leader", "许长安")]
    assert handling.extension_approver(office.store.requests.get(request)) == "", "it belongs to that extension"


def test_an_extension_that_is_refused_leaves_no_approval(office: Desk, registered: Registered) -> None:
    request = registered()
    with pytest.raises(KnownTrouble):
        handling.extend(office, request, on=TODAY, days=21, reason="档案较多", approver="许长安", today=TODAY)
    assert approvals(office, request) == []
