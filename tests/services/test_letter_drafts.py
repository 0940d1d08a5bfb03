"""Drafts of letters: kept without a number, dropped with the letter, told apart from what the record says since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, handling, letter_drafts, letters
from clerk_app.services.desk import Desk, open_desk
from tests.services.conftest import at_noon

TODAY = date(2026, 8, 28)
Registered = Callable[..., RequestId]
WORDS = {"reasons": "尚未作出决定", "attachments": ""}


def refused(desk: Desk, request: RequestId) -> None:
    answering.answer(desk, request, on=TODAY, outcome=Outcome.REFUSED_PROCESS, today=TODAY)


def test_a_draft_is_found_again_by_another_run_of_the_program(
    office: Desk, registered: Registered, tmp_path: Path
) -> None:
    request = registered()
    refused(office, request)
    letter_drafts.keep(office, request, "answer", "", WORDS, TODAY)
    office.store.close()
    again = open_desk(tmp_path / "store", who="林知远", now=at_noon)
    found = letter_drafts.find(again, request, "answer", "", TODAY)
    assert found is not None and dict(found.typed) == WORDS and found.changed == ()
    assert letters.issue(again, request, "answer", WORDS, today=TODAY).facts["document"] == "临建公开〔2026〕1号"
    again.store.close()


def test_a_draft_goes_with_its_letter_and_only_with_its_own(office: Desk, registered: Registered) -> None:
    request = registered()
    refused(office, request)
    for kind in ("answer", "receipt"):
        letter_drafts.keep(office, request, kind, "", WORDS, TODAY)
    letters.issue(office, request, "answer", WORDS, today=TODAY)
    assert letter_drafts.find(office, request, "answer", "", TODAY) is None
    assert letter_drafts.find(office, request, "receipt", "", TODAY) is not None


def test_a_form_of_the_file_has_a_draft_too(office: Desk, registered: Registered) -> None:
    request = registered()
    letter_drafts.keep(office, request, "approval_sheet", "", {"summary": "拟公开"}, TODAY)
    assert letter_drafts.find(office, request, "approval_sheet", "", TODAY) is not None
    letters.issue(office, request, "approval_sheet", {"summary": "拟公开"}, today=TODAY)
    assert letter_drafts.find(office, request, "approval_sheet", "", TODAY) is None


def test_words_that_were_taken_out_again_are_no_draft(office: Desk, registered: Registered) -> None:
    request = registered()
    refused(office, request)
    letter_drafts.keep(office, request, "answer", "", WORDS, TODAY)
    assert letter_drafts.keep(office, request, "answer", "", {"reasons": " "}, TODAY) is None
    assert letter_drafts.find(office, request, "answer", "", TODAY) is None


def test_a_draft_tells_what_the_record_knows_otherwise_since(office: Desk, registered: Registered) -> None:
    request = registered()
    handling.extend(office, request, on=TODAY, days=10, reason="档案较多", today=TODAY)
    letter_drafts.keep(office, request, "extension_notice", "", {"approver": "许长安"}, TODAY)
    (entry,) = (one for one in office.store.requests.get(request).entries if one.event.kind.value == "extended")
    handling.strike(office, request, entry=entry.id, reason="天数不对", today=TODAY)
    handling.extend(office, request, on=TODAY, days=20, reason="档案较多", today=TODAY)
    found = letter_drafts.find(office, request, "extension_notice", "", TODAY)
    assert found is not None and set(found.changed) == {"days", "due_on"}, "20 working days and the day they end"


def test_a_later_day_alone_makes_no_draft_stale(office: Desk, registered: Registered) -> None:
    request = registered()
    letter_drafts.keep(office, request, "receipt", "", {"handler": "韩予墨"}, TODAY)
    found = letter_drafts.find(office, request, "receipt", "", date(2026, 8, 31))
    assert found is not None and found.changed == ()
