"""A letter taken over as a Word file says what the draft says, takes no number and records nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from clerk_app.services import letters
from clerk_app.services.desk import Desk
from clerk_app.services.letter_docx import as_docx
from clerk_app.services.office import set_up
from clerk_app.trouble import KnownTrouble
from tests.offices import OFFICE
from tests.services.test_letters import TODAY, Registered, answered, text_of


def test_the_word_file_says_what_the_draft_says_and_takes_no_number(desk: Desk, registered: Registered) -> None:
    office = set_up(desk, OFFICE)
    request = registered()
    answered(office, request)
    before = office.store.requests.get(request).entries
    said = [one.text for one in Document(BytesIO(as_docx(office, request, "answer", today=TODAY))).paragraphs]
    draft = "".join(text_of(letters.draft(office, request, "answer", today=TODAY)).split())
    assert all("".join(line.split()) in draft for line in said)
    assert office.store.requests.get(request).entries == before
    letters.issue(office, request, "answer", today=TODAY)
    again = Document(BytesIO(as_docx(office, request, "answer", today=TODAY))).paragraphs
    assert again[0].text == "临建公开〔2026〕1号", "once issued it carries its number"


def test_a_form_is_not_turned_into_a_word_file(desk: Desk, registered: Registered) -> None:
    with pytest.raises(KnownTrouble) as refused:
        as_docx(desk, registered(), "registration_form", today=TODAY)
    assert "请另选" in desk.terms.of(refused.value)
