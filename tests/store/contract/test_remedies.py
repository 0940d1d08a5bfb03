"""What any store must do with reconsiderations and lawsuits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.remedy import RemedyDraft, RemedyId
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import EventKind, RemedyResult, RemedyRoute
from clerk_app.store.database import Store

Draft = Callable[..., RequestDraft]
MARCH, APRIL, MAY = date(2025, 3, 3), date(2025, 4, 7), date(2025, 5, 12)


@pytest.fixture
def request_id(store: Store, draft: Draft) -> RequestId:
    """A request somebody is not content with."""
    return store.requests.add(draft(), number="2025-0001")


def filed(**changes: object) -> RemedyDraft:
    values: dict[str, object] = {
        "route": RemedyRoute.RECONSIDERATION, "body": "云岫市人民政府", "case_number": "云政复〔2025〕7号",
        "filed_on": MARCH,
    }
    return RemedyDraft(**{**values, **changes})  # type: ignore[arg-type]


def test_a_remedy_is_pending_until_it_is_closed(store: Store, request_id: RequestId) -> None:
    remedy_id = store.remedies.open(request_id, filed(accepted_on=APRIL), deed="r1")
    assert store.remedies.open(request_id, filed(), deed="r1") == remedy_id
    remedy = store.remedies.get(remedy_id)
    assert (remedy.request_number, remedy.body, remedy.filed_on, remedy.accepted_on, remedy.result) == (
        "2025-0001", "云岫市人民政府", MARCH, APRIL, None,
    )
    store.remedies.hear(remedy_id, on=APRIL, place="第三法庭", attended="林知远", deed="h1")
    store.remedies.hear(remedy_id, on=APRIL, place="第三法庭", attended="林知远", deed="h1")
    store.remedies.close(remedy_id, RemedyResult.UPHELD, MAY, deed="c1")
    remedy = store.remedies.get(remedy_id)
    assert (remedy.result, remedy.closed_on) == (RemedyResult.UPHELD, MAY)
    assert store.remedies.all() == store.remedies.of_request(request_id) == (remedy,)
    request = store.requests.get(request_id)
    assert [one.kind for one in request.events[1:]] == [
        EventKind.REMEDY_OPENED, EventKind.REMEDY_HEARD, EventKind.REMEDY_CLOSED,
    ]
    assert request.events[2].text("attended") == "林知远"


def test_an_old_ledger_brings_the_result_at_once(store: Store, request_id: RequestId) -> None:
    draft = filed(result=RemedyResult.CORRECTED, closed_on=MAY, source="台账.xlsx#复议#3")
    remedy_id = store.remedies.open(request_id, draft)
    assert store.remedies.get(remedy_id).result is RemedyResult.CORRECTED
    assert store.remedies.open(request_id, draft) == remedy_id
    assert store.remedies.sources() == {"台账.xlsx#复议#3"} and len(store.remedies.all()) == 1


def test_a_struck_result_makes_it_pending_again(store: Store, request_id: RequestId) -> None:
    remedy_id = store.remedies.open(request_id, filed())
    store.remedies.close(remedy_id, RemedyResult.UPHELD, MAY)
    store.requests.strike(request_id, store.requests.get(request_id).entries[-1].id, reason="误", on=MAY)
    assert store.remedies.get(remedy_id).result is None


def test_a_struck_remedy_is_in_no_list(store: Store, request_id: RequestId) -> None:
    remedy_id = store.remedies.open(request_id, filed())
    store.requests.strike(request_id, store.requests.get(request_id).entries[-1].id, reason="误", on=MAY)
    assert store.remedies.all() == () and store.remedies.of_request(request_id) == ()
    assert store.remedies.get(remedy_id).case_number == "云政复〔2025〕7号"


def test_a_remedy_that_is_not_there_is_a_bug(store: Store) -> None:
    with pytest.raises(LookupError):
        store.remedies.get(RemedyId(4))
    with pytest.raises(LookupError):
        store.remedies.close(RemedyId(4), RemedyResult.UPHELD, MAY)
