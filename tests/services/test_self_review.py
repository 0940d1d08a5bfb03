"""The yearly self-review: refusals and often-requested subjects, each decided; then the duty is ticked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, self_review
from clerk_app.services.desk import Desk
from clerk_app.services.duties import DutyState, duties
from clerk_app.services.self_review import Decision, Subject, decide, finish, matters_of
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 12, 28)
SENT = date(2026, 8, 10)
Registered = Callable[..., RequestId]


def refused(desk: Desk, registered: Registered) -> RequestId:
    request = registered(wording="某企业生产配方")
    answering.answer(desk, request, on=SENT, outcome=Outcome.REFUSED_BUSINESS_SECRET, today=TODAY)
    return request


def test_refusals_and_what_is_asked_for_again_are_listed(desk: Desk, registered: Registered) -> None:
    first = refused(desk, registered)
    disclosed = registered(wording="启明路桥梁检测报告")
    answering.answer(desk, disclosed, on=SENT, outcome=Outcome.DISCLOSED, today=TODAY)
    one, other = registered(wording="栖云花园一期竣工验收备案材料"), registered(wording="栖云花园二期竣工验收备案材料")
    found = matters_of(desk, 2026)
    assert [(matter.subject, matter.requests) for matter in found] == [
        (Subject.REFUSED, (first,)), (Subject.OFTEN, (one, other)),
    ]
    assert found[0].outcomes == (Outcome.REFUSED_BUSINESS_SECRET,)
    assert matters_of(desk, 2025) == ()


def test_a_decision_needs_its_reason_and_the_later_one_holds(desk: Desk, registered: Registered) -> None:
    refused(desk, registered)
    key = matters_of(desk, 2026)[0].key
    with pytest.raises(KnownTrouble) as wanting:
        decide(desk, 2026, key, Decision.KEEP, reason=" ", on=TODAY, today=TODAY)
    assert wanting.value.key == "self_review_needs_reason"
    decide(desk, 2026, key, Decision.KEEP, reason="仍属商业秘密", on=TODAY, today=TODAY)
    decide(desk, 2026, key, Decision.DISCLOSE, reason="企业已自行公布", on=TODAY, today=TODAY)
    (matter,) = matters_of(desk, 2026)
    assert matter.decided is not None
    assert (matter.decided.decision, matter.decided.reason) == (Decision.DISCLOSE, "企业已自行公布")
    assert "仍属商业秘密" in desk.store.filings.all()[0].content
    (row,) = self_review.listed(desk, 2026).rows
    assert row.cells[4:] == ("转为主动公开", "企业已自行公布", TODAY)


def test_the_duty_is_ticked_once_everything_is_decided(desk: Desk, registered: Registered) -> None:
    refused(desk, registered)
    with pytest.raises(KnownTrouble) as undecided:
        finish(desk, 2026, on=TODAY, today=TODAY)
    assert undecided.value.key == "self_review_undecided"
    decide(desk, 2026, matters_of(desk, 2026)[0].key, Decision.KEEP, reason="仍属商业秘密", on=TODAY, today=TODAY)
    finish(desk, 2026, on=TODAY, today=TODAY)
    states = {one.key: one.state for one in duties(desk, TODAY)}
    assert states["self_review"] is DutyState.DONE
    with pytest.raises(KnownTrouble) as again:
        finish(desk, 2026, on=TODAY, today=TODAY)
    assert again.value.key == "self_review_no_duty"
