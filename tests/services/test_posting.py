"""The posting log: what was printed and is not out, many posted at once, and whose service is the answer's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import DeliveryManner, Outcome, SecrecyFinding, State
from clerk_app.services import answering, handling, letters, posting, routing
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone
from clerk_app.services.office import Office, set_up

TODAY = date(2026, 8, 28)  # Friday
Registered = Callable[..., RequestId]
OFFICE = Office(
    name="临澜区住房和城乡建设局", telephone="0000-5550100", code="临建公开",
    reconsideration_body="临澜区人民政府", court="临澜区人民法院",
)  # fmt: skip


@pytest.fixture
def office(desk: Desk) -> Desk:
    """The desk of an office that answered the four questions."""
    return set_up(desk, OFFICE)


def notified(desk: Desk, request: RequestId) -> None:
    handling.extend(desk, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    routing.approve(desk, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    letters.issue(desk, request, "extension_notice", today=TODAY)


def answered(desk: Desk, request: RequestId, on: date = TODAY) -> None:
    routing.review_secrecy(desk, request, on=on, result=SecrecyFinding.PASS, reviewer="韩予墨", today=on)
    answering.answer(desk, request, on=on, outcome=Outcome.DISCLOSED, today=on)
    letters.issue(desk, request, "answer", today=on)


def test_notices_and_answers_wait_to_be_posted_and_are_posted_together(office: Desk, registered: Registered) -> None:
    first, second = registered(), registered(date(2026, 8, 10))
    notified(office, first)
    answered(office, second)
    waiting = posting.to_post(office, TODAY)
    assert [(line.kind, line.number, line.due_on) for line in waiting] == [
        ("extension_notice", "临建公开〔2026〕1号", date(2026, 8, 31)),  # 20 working days after Monday 3 August
        ("answer", "临建公开〔2026〕2号", date(2026, 9, 7)),
    ]
    assert waiting[0].recipient == "周若安" and waiting[0].address == "临澜区柳荫路27号"
    assert (waiting[0].remaining, waiting[0].tone) == (1, Tone.AMBER)
    numbers = {waiting[0].document: "1234567890123", waiting[1].document: "1234567890124"}
    change = posting.post(
        office, waiting, manner=DeliveryManner.POST, posted_on=TODAY, waybills=numbers, today=TODAY, deed="d1"
    )
    assert change.requests == {first, second} and change.facts["count"] == 2
    assert posting.to_post(office, TODAY) == ()
    lines = posting.posted(office, TODAY, TODAY)
    assert {(line.kind, line.waybill, line.signed_for_on) for line in lines} == {
        ("extension_notice", "1234567890123", None), ("answer", "1234567890124", None),
    }
    assert office.steps.state(office.store.requests.get(second).events) is State.SERVED
