"""登记 as one deed: files and split papers are registered whole or not at all, once, and no draft stays behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import Request, RequestDraft
from clerk_app.law.terms import Channel
from clerk_app.services import attachments, intake_drafts, registering
from clerk_app.services.desk import Desk, open_desk
from clerk_app.trouble import KnownTrouble
from tests.services.conftest import at_noon

TODAY = date(2026, 8, 28)


@pytest.fixture
def draft(person: Applicant) -> RequestDraft:
    return RequestDraft(
        received_on=date(2026, 8, 27), channel=Channel.IN_PERSON, applicant=person, wording="甲的批复和乙的合同",
        subjects=("甲的批复", "乙的合同", "丙的名单"),
    )


def in_store(desk: Desk) -> Sequence[Request]:
    return desk.store.requests.all()


def test_a_draft_with_its_file_is_found_by_another_run_of_the_program(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "申请表.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")
    file = intake_drafts.keep_file(desk, scan, scan.name, "application")
    intake_drafts.keep(desk, "k", {"name": "周若安"}, (file,))
    desk.store.close()
    again = open_desk(tmp_path / "store", who="林知远", now=at_noon)
    (found,) = intake_drafts.kept(again)
    assert (found.key, dict(found.typed), found.files, found.kept_by) == ("k", {"name": "周若安"}, (file,), "苏晚晴")
    again.store.close()


def test_the_matters_of_one_paper_become_requests_that_know_of_each_other(desk: Desk, draft: RequestDraft) -> None:
    change = registering.register(desk, registering.taken_apart(draft), today=TODAY, deed="k")
    made = in_store(desk)
    assert [one.number for one in made] == ["2026-0001", "2026-0002", "2026-0003"]
    assert [one.wording for one in made] == ["甲的批复", "乙的合同", "丙的名单"]
    assert all(one.applicant == draft.applicant and one.received_on == draft.received_on for one in made)
    assert registering.linked(made[1]) == ("2026-0001", "2026-0003")
    assert change.requests == {one.id for one in made} and change.message == "registered_several"
    assert made[0].notes[0] == "甲的批复和乙的合同", "what stood on the paper as a whole"
    assert desk.store.findings() == ()


def test_the_same_deed_again_registers_nothing_more(desk: Desk, draft: RequestDraft) -> None:
    apart = registering.taken_apart(draft)
    first = registering.register(desk, apart, today=TODAY, deed="k")
    assert registering.register(desk, apart, today=TODAY, deed="k") == first
    assert len(in_store(desk)) == 3


def test_files_are_kept_with_each_request_and_the_draft_goes(desk: Desk, draft: RequestDraft) -> None:
    file = intake_drafts.keep_file(desk, b"%PDF-1.7 a scan", "申请表.pdf", "application")
    intake_drafts.keep(desk, "k", {"name": "周若安"}, (file,))
    registering.register(desk, registering.taken_apart(draft)[:2], today=TODAY, deed="k", files=(file,))
    for request in in_store(desk):
        (there,) = attachments.of_request(desk, request)
        assert (there.file.name, there.kind.id) == ("申请表.pdf", "application")
        assert attachments.data_of(desk, there) == b"%PDF-1.7 a scan"
    assert intake_drafts.kept(desk) == () and desk.store.findings() == ()


def test_one_that_cannot_be_registered_stops_them_all_and_the_draft_stays(desk: Desk, draft: RequestDraft) -> None:
    intake_drafts.keep(desk, "k", {"name": "周若安"})
    one, other, _ = registering.taken_apart(draft)
    taken = RequestDraft(**{**vars(other), "wording": " "})
    with pytest.raises(KnownTrouble):
        registering.register(desk, (one, taken), today=TODAY, deed="k")
    assert in_store(desk) == () and len(intake_drafts.kept(desk)) == 1
    registering.register(desk, (one, other), today=TODAY, deed="k")
    assert [request.number for request in in_store(desk)] == ["2026-0001", "2026-0002"]


def test_an_empty_file_is_refused_before_it_is_in_the_draft(desk: Desk) -> None:
    with pytest.raises(KnownTrouble, match="attachment_empty"):
        intake_drafts.keep_file(desk, b"", "空.pdf", "application")
