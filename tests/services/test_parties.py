"""Where third parties and agencies are written to: kept, put right, offered again, on paper and in the posting log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ConsultedParty, DeliveryManner, EventKind
from clerk_app.services import batch, handling, ledger_out, letters, parties, posting
from clerk_app.services.desk import Desk
from clerk_app.services.paper_known import known
from clerk_app.services.parties import Address
from clerk_app.services.recording import clock_of
from clerk_app.store import checks
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # Friday
ASKED_ON = date(2026, 8, 24)
NAME = "临澜锦程园林有限公司"
WHERE = {
    "address": "临澜区沿河路18号3单元", "postcode": "099001", "telephone": "0000-5550177", "contact_person": "孟听澜",
}  # fmt: skip
Registered = Callable[..., RequestId]


def asked(desk: Desk, request: RequestId, name: str = NAME, **where: str) -> None:
    handling.consult(
        desk, request, on=ASKED_ON, ref=name, party=ConsultedParty.THIRD_PARTY, today=TODAY, **where,
    )


def inquiry(desk: Desk, request: RequestId, name: str = NAME) -> None:
    given = {"ref": name, "information": "养护合同中的单价", "third_party_kind": "commercial_enterprise"}
    letters.issue(desk, request, "third_party_inquiry", given, today=TODAY)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")


def test_the_address_given_with_the_question_stands_on_envelope_slip_log_and_proof(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    asked(office, request, **WHERE)
    inquiry(office, request)
    (line,) = posting.to_post(office, TODAY)
    assert (line.recipient, line.address, line.telephone) == (NAME, WHERE["address"], WHERE["telephone"])
    assert (line.postcode, line.contact_person, line.party) == (WHERE["postcode"], WHERE["contact_person"], NAME)
    for kind in batch.COVERS:
        (cover,) = batch.candidates(office, kind, TODAY)
        assert cover.is_ready
        printed = text_of(batch.printed(office, cover))
        for wanted in (NAME, *WHERE.values()):
            assert wanted in printed, (kind, wanted)
    proof = text_of(letters.draft(office, request, "proof_of_service", {}, TODAY))
    assert NAME in proof and WHERE["address"] in proof and WHERE["telephone"] in proof
    assert "临澜区柳荫路27号" not in proof, "the applicant's address is not the party's"


def test_an_address_that_was_missed_is_recorded_later_and_the_envelope_is_ready(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    asked(office, request)
    inquiry(office, request)
    (cover,) = batch.candidates(office, "envelope", TODAY)
    assert cover.missing == ("地址",)
    before = clock_of(office, office.store.requests.get(request))
    change = parties.note_address(office, request, ref=NAME, on=TODAY, **WHERE, today=TODAY, deed="a")
    assert change.requests == {request} and change.message == "party_address_noted"
    parties.note_address(office, request, ref=NAME, on=TODAY, **WHERE, today=TODAY, deed="a")
    (cover,) = batch.candidates(office, "envelope", TODAY)
    assert cover.is_ready and cover.address == WHERE["address"]
    kept = office.store.requests.get(request)
    assert sum(one.kind is EventKind.NOTED for one in kept.events) == 1, "the same deed again adds nothing"
    assert clock_of(office, kept) == before, "no clock knows of it"
    assert kept.notes == (), "it is no remark"


def test_the_latest_entry_in_force_counts_and_a_second_letter_without_one_takes_nothing_away(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    asked(office, request, **WHERE)
    moved = {**WHERE, "address": "临澜区新港路2号", "contact_person": ""}
    parties.note_address(office, request, ref=NAME, on=TODAY, **moved, today=TODAY)
    asked(office, request)

    def now() -> Address:
        return parties.address_of(office.store.requests.get(request), NAME)

    assert now() == Address(NAME, **moved)
    with pytest.raises(KnownTrouble, match="party_address_unchanged"):
        parties.note_address(office, request, ref=NAME, on=TODAY, **moved, today=TODAY)
    entry = next(
        one.id for one in office.store.requests.get(request).entries if one.event.kind is EventKind.NOTED
    )
    handling.strike(office, request, entry=entry, reason="填到别家的地址", today=TODAY)
    assert now() == Address(NAME, **WHERE)
    parties.note_address(office, request, ref=NAME, on=TODAY, today=TODAY)
    assert now().is_empty, "an address that was wrong can be taken away"
    (party,) = parties.parties_of(office.store.requests.get(request))
    assert (party.kind, party.address) == (ConsultedParty.THIRD_PARTY, Address(NAME))


@pytest.mark.parametrize("typed", ["09900", "0990012", "临澜", "09 9001"])
def test_a_postcode_has_six_figures(office: Desk, registered: Registered, typed: str) -> None:
    request = registered()
    with pytest.raises(KnownTrouble, match="postcode_unfit"):
        asked(office, request, **(WHERE | {"postcode": typed}))
    assert office.store.requests.get(request).last(EventKind.CONSULTATION_SENT) is None
    asked(office, request, **(WHERE | {"postcode": "０９９００１"}))
    assert parties.address_of(office.store.requests.get(request), NAME).postcode == "099001"


def test_the_same_name_on_another_request_offers_its_last_address_and_fills_nothing(
    office: Desk, registered: Registered
) -> None:
    first, second, third = registered(), registered(), registered()
    assert parties.former_address(office, NAME) is None
    asked(office, first, **WHERE)
    asked(office, third)
    assert parties.address_of(office.store.requests.get(third), NAME).is_empty
    moved = {**WHERE, "address": "临澜区新港路2号"}
    asked(office, second, name="别家公司", address="临澜区别处1号")
    found = parties.former_address(office, f" {NAME} ")
    assert found is not None and (found.address, found.request) == (Address(NAME, **WHERE), first)
    assert (found.number, found.on) == ("2026-0001", ASKED_ON)
    parties.note_address(office, third, ref=NAME, on=TODAY, **moved, today=TODAY)
    again = parties.former_address(office, NAME)
    assert again is not None and (again.address.address, again.request) == ("临澜区新港路2号", third)
    entry = office.store.requests.get(third).entries[-1].id
    handling.strike(office, third, entry=entry, reason="记错", today=TODAY)
    assert parties.former_address(office, NAME) == found


def test_the_chain_holds_no_word_of_it_and_exports_leave_it_out(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    asked(office, request, **WHERE)
    parties.note_address(office, request, ref=NAME, on=TODAY, address="临澜区新港路2号", today=TODAY)
    written = "".join(
        f"{what}{seals}" for what, seals in office.store.rows("SELECT what, seals FROM events")
    )
    told = (*WHERE.values(), "临澜区新港路2号", NAME)
    assert not [one for one in told if one in written], "what is personal can be erased; the chain cannot"
    kept = {row[0] for row in office.store.rows("SELECT value FROM wordings WHERE request_id = ?", (request,))}
    assert set(told) <= kept
    assert checks.everything(office.store.db, office.store.folder) == ()
    for personal in (False, True):
        book = ledger_out.workbook(ledger_out.ledger(office, today=TODAY, personal=personal), office.terms).data
        cells = {
            str(cell.value) for sheet in load_workbook(BytesIO(book)) for row in sheet.iter_rows() for cell in row
        }
        assert not [one for one in told[:-1] if any(one in cell for cell in cells)], personal


def test_of_a_party_that_was_erased_nothing_is_offered(office: Desk, registered: Registered) -> None:
    request = registered()
    asked(office, request, **WHERE)
    with office.store.write():
        rows = office.store.rows("SELECT id FROM wordings WHERE request_id = ?", (request,))
        for (row,) in rows:
            office.store.change("wordings", row, {"value": None, "salt": None})
    assert parties.former_address(office, NAME) is None


def test_a_party_is_written_to_by_post_whatever_the_applicant_asked_for(office: Desk, registered: Registered) -> None:
    request = registered(delivery_wanted="electronic")
    letters.issue(office, request, "receipt", today=TODAY)
    assert known(office, office.store.requests.get(request), {})["served_manner"] == "electronic"
    asked(office, request, **WHERE)
    inquiry(office, request)
    manners = {line.kind: line.manner for line in posting.to_post(office, TODAY)}
    assert manners == {"receipt": DeliveryManner.ELECTRONIC, "third_party_inquiry": DeliveryManner.POST}
    (cover,) = batch.candidates(office, "envelope", TODAY)
    assert cover.is_ready and cover.applicant == NAME
    assert known(office, office.store.requests.get(request), {})["served_manner"] is None


def test_an_organ_that_no_step_asked_has_an_address_too(office: Desk, registered: Registered) -> None:
    request, organ = registered(), "临澜区国家保密局"
    given = {"agency": organ, "information": "会议纪要", "own_view": "可以公开", "reasons": "标注不清"}
    letters.issue(office, request, "determination_request", given, today=TODAY)
    (line,) = posting.to_post(office, TODAY)
    assert (line.party, line.address) == (organ, "")
    parties.note_address(office, request, ref=organ, on=TODAY, address="临澜区府前街9号", today=TODAY)
    (line,) = posting.to_post(office, TODAY)
    assert line.address == "临澜区府前街9号"
    (party,) = parties.parties_of(office.store.requests.get(request))
    assert (party.kind, party.address.name) == (None, organ)


def test_a_letter_that_was_posted_keeps_the_name_it_went_to(office: Desk, registered: Registered) -> None:
    request = registered()
    asked(office, request, **WHERE)
    inquiry(office, request)
    posting.post(
        office, posting.to_post(office, TODAY), manner=DeliveryManner.POST, posted_on=TODAY, waybills={}, today=TODAY,
        deed="p",
    )
    (line,) = posting.posted(office, TODAY, TODAY)
    assert line.recipient == NAME
