"""A real desk on a real store, at a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import set_up
from tests.offices import OFFICE


def at_noon() -> datetime:
    """A fixed moment for everything that is recorded."""
    return datetime(2026, 8, 28, 4, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store, open."""
    opened = open_desk(tmp_path / "store", who="苏晚晴", now=at_noon, create=True)
    yield opened
    opened.store.close()


@pytest.fixture
def office(desk: Desk) -> Desk:
    """The desk of an office that answered the four questions."""
    return set_up(desk, OFFICE)


@pytest.fixture
def person() -> Applicant:
    """An invented applicant."""
    return Applicant(ApplicantKind.NATURAL_PERSON, "周若安", telephone="0000-5550117", address="临澜区柳荫路27号")


@pytest.fixture
def registered(desk: Desk, person: Applicant) -> Callable[..., RequestId]:
    """Registers one request and gives its id."""

    def register(received_on: date = date(2026, 8, 3), **more: object) -> RequestId:
        draft = RequestDraft(
            received_on=received_on, channel=Channel.IN_PERSON, applicant=person,
            wording=str(more.pop("wording", "临澜大道南段房屋征收补偿方案")), **more,  # type: ignore[arg-type]
        )
        change = intake.register(desk, draft, today=date(2026, 8, 28))
        return next(iter(change.requests))

    return register
