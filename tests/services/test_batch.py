"""What can be made in one go: one deed a letter, nothing twice, one print job."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.law.terms import ApplicantKind, Channel, EventKind
from clerk_app.services import batch, handling, intake, routing
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import set_up
from tests.offices import OFFICE
from tests.services.conftest import at_noon

TODAY = date(2026, 8, 28)  # Friday


def text_of(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).replace("\n", "")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Three requests: two extended, one of them not approved; the third old, its receipt long past."""
    desk = open_desk(tmp_path_factory.mktemp("batch") / "store", who="苏晚晴", now=at_noon, create=True)
    desk = set_up(desk, OFFICE)
    ids = []
    for name, address, received_on in (
        ("周若安", "临澜区柳荫路27号", date(2026, 8, 3)), ("秦望舒", "", date(2026, 8, 4)),
        ("许知夏", "临澜区柳荫路9号", TODAY - timedelta(days=40)),
    ):
        draft = RequestDraft(
            received_on=received_on, channel=Channel.IN_PERSON, wording="房屋征收补偿方案", handler="苏晚晴",
            applicant=Applicant(ApplicantKind.NATURAL_PERSON, name, telephone="0000-5550117", address=address),
        )
        ids.append(next(iter(intake.register(desk, draft, today=TODAY).requests)))
    for request in ids[:2]:
        handling.extend(desk, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    routing.approve(desk, ids[0], on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    yield desk
    desk.store.close()


def test_a_batch_from_candidates_to_one_print_job(office: Desk) -> None:
    notices = batch.candidates(office, "extension_notice", TODAY)
    assert [(line.applicant, line.is_ready) for line in notices] == [("周若安", True), ("秦望舒", False)]
    assert notices[1].missing == (office.terms.sentence("fact_approver"),)
    receipts = batch.candidates(office, "receipt", TODAY)
    assert [line.applicant for line in receipts] == ["周若安", "秦望舒"], "forty days are past the time for one"
    assert "周若安" in text_of(batch.preview(office, notices[0]))
    assert office.store.documents.of_request(notices[0].request) == (), "a preview leaves nothing"

    ready = [line for line in (*notices, *receipts) if line.is_ready]
    for _ in range(2):  # the same deeds again add nothing
        for line in ready:
            batch.issue_one(office, line, today=TODAY, deed=f"b/{line.kind}/{line.request}")
    kept = [one for line in receipts for one in office.store.documents.of_request(line.request)]
    assert sorted(one.kind for one in kept) == ["extension_notice", "receipt", "receipt"]
    events = [event for line in receipts for event in office.store.requests.get(line.request).events]
    assert [event.kind for event in events].count(EventKind.LETTER_ISSUED) == 3, "one deed a letter"

    job = batch.joined(batch.printed(office, line) for line in ready)
    assert len(PdfReader(BytesIO(job)).pages) == sum(
        len(PdfReader(BytesIO(batch.printed(office, line))).pages) for line in ready
    )
    assert batch.candidates(office, "receipt", TODAY) == ()
    counts = {one.kind: (one.count, one.ready) for one in batch.batch_kinds(office, TODAY)}
    assert counts == {"extension_notice": (1, 0), "receipt": (0, 0), "envelope": (3, 2), "ems_slip": (3, 2)}

    covers = batch.candidates(office, "envelope", TODAY)
    assert {(line.applicant, line.missing) for line in covers} == {("周若安", ()), ("秦望舒", ("地址",))}
    known = next(line for line in covers if line.is_ready)
    before = office.store.requests.head()
    change = batch.issue_one(office, known, today=TODAY, deed="cover")
    assert (change.message, office.store.requests.head()) == ("cover_made", before), "a cover leaves no trace"
    for kind in batch.COVERS:
        line = next(one for one in batch.candidates(office, kind, TODAY) if one.is_ready)
        printed = text_of(batch.printed(office, line))
        assert "周若安" in printed and "临澜区柳荫路27号" in printed
