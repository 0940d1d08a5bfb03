"""A whole office's years: quick to read, to import and to check; questions do not grow with the requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind, RemedyRoute
from clerk_app.store.database import Store, open_store
from clerk_app.store.requests import Requests

Draft = Callable[..., RequestDraft]
DAY = date(2025, 1, 21)
REQUESTS, REMEDIES = 1000, 150
"""A quarter of the largest ledger; the limits below are a quarter too, with room for a slow machine."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store imported in one deed."""
    from clerk_app.cases.applicant import Applicant
    from clerk_app.law.terms import ApplicantKind, Channel

    folder: Path = tmp_path_factory.mktemp("many") / "store"
    now = lambda: datetime.fromisoformat("2025-01-20T01:02:03+00:00")  # noqa: E731
    with open_store(folder, create=True, who="苏晚晴", now=now) as store:
        with store.write():
            for n in range(REQUESTS):
                draft = RequestDraft(
                    received_on=DAY, channel=Channel.FAX, applicant=Applicant(ApplicantKind.NATURAL_PERSON, f"甲{n}"),
                    wording="某地块征收补偿方案", source=f"台账#{n}",
                )
                request_id = store.requests.add(draft, number=store.requests.next_number(2025, "{year}-{n:04}"))
                for event in (
                    Event(EventKind.CONSULTATION_SENT, DAY, {"ref": "云岫公司"}),
                    Event(EventKind.CONSULTATION_ANSWERED, DAY, {"ref": "云岫公司"}),
                    Event(EventKind.EXTENDED, DAY, {"days": 20}),
                    Event(EventKind.ANSWERED, DAY, {"outcome": "disclosed"}),
                    Event(EventKind.SERVED, DAY, {"manner": "post", "posted_on": DAY}),
                ):
                    store.requests.append(request_id, event)
            for n in range(REMEDIES):
                remedy = RemedyDraft(RemedyRoute.RECONSIDERATION, "市政府", f"{n}号", DAY, source=f"复议#{n}")
                store.remedies.open(RequestId(n + 1), remedy)
        yield store


def test_a_ledger_is_imported_in_one_deed(filled: Store) -> None:
    assert len(filled.requests.ids()) == REQUESTS and len(filled.remedies.all()) == REMEDIES


def test_what_did_not_change_is_not_read_again(filled: Store) -> None:
    first = filled.requests.all()
    assert len(first) == REQUESTS
    with filled.memory_copy() as store:
        for again in (filled.requests.all(), store.requests.all()):
            assert all(one is other for one, other in zip(first, again, strict=True))


def test_the_number_of_questions_does_not_grow_with_the_requests(filled: Store) -> None:
    with filled.memory_copy() as store:
        store.requests = Requests(store)  # knows nothing yet
        asked: list[str] = []
        store.db.conn.set_trace_callback(asked.append)
        assert len(store.requests.all()) == REQUESTS
        assert len(store.remedies.all()) == REMEDIES
        assert 1 < len(asked) < 12


def test_the_whole_content_of_many_is_sound(filled: Store) -> None:
    assert filled.findings() == ()
