"""What any store must do with letters, numbers, deliveries and attachments."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import DeliveryManner, EventKind
from clerk_app.store.database import Store, open_store
from clerk_app.store.documents import DocumentId
from clerk_app.store.organs import FIRST_DAY, Organ
from clerk_app.trouble import KnownTrouble

Draft = Callable[..., RequestDraft]
FRIDAY = date(2025, 1, 24)
PATTERN = "{code}〔{year}〕{n}号"


def issue(store: Store, request: RequestId, data: bytes = b"%PDF-1.7 reply", deed: str = "l1") -> DocumentId:
    with store.write():
        organ = store.requests.get(request).organ
        number = store.documents.draw_number("reply", 2025, organ, PATTERN)
        return store.documents.issue(
            request, kind="reply", number=number, title="政府信息公开申请答复书", data=data, facts='{"name":"周若安"}',
            template="reply@1", fonts="FandolFang", on=FRIDAY, deed=deed,
        )


@pytest.fixture
def request_id(store: Store, draft: Draft) -> RequestId:
    """A request to an organ with a code."""
    organ = store.organs.add(Organ(store.organs.first(), FIRST_DAY, name="临澜区人民政府", code="临公开"))
    return store.requests.add(draft(organ=organ), number="2025-0001")


def test_a_letter_is_kept_as_issued(store: Store, request_id: RequestId) -> None:
    document_id = issue(store, request_id)
    document = store.documents.of_request(request_id)[0]
    assert document == store.documents.get(document_id)
    assert (document.number, document.kind, document.issued_on) == ("临公开〔2025〕1号", "reply", FRIDAY)
    assert document.facts == '{"name":"周若安"}'
    assert store.documents.data(document_id) == b"%PDF-1.7 reply"
    issued = store.requests.get(request_id).last(EventKind.LETTER_ISSUED)
    assert issued is not None and issued.whole("document") == document_id
    assert issued.text("number") == "临公开〔2025〕1号" and issued.text("letter") == "reply"


def test_a_number_is_never_drawn_twice(store: Store, request_id: RequestId) -> None:
    issue(store, request_id)
    entry = store.requests.get(request_id).entries[-1].id
    store.requests.strike(request_id, entry, reason="作废", on=FRIDAY)
    second = issue(store, request_id, b"%PDF second", "l2")
    assert store.documents.get(second).number == "临公开〔2025〕2号"


def test_each_series_organ_and_year_counts_for_itself(store: Store, request_id: RequestId) -> None:
    organ = store.requests.get(request_id).organ
    other = store.organs.add(Organ(organ, FIRST_DAY, name="区府办", code="临办"))
    with store.write():
        draw = store.documents.draw_number
        assert draw("reply", 2025, organ, PATTERN) == "临公开〔2025〕1号"
        assert draw("reply", 2025, other, PATTERN) == "临办〔2025〕1号"
        assert draw("reply", 2026, organ, PATTERN) == "临公开〔2026〕1号"
        assert draw("notice", 2025, organ, "{code}〔{year}〕{n}号告") == "临公开〔2025〕1号告"
        # the same shape as the replies': the number that is taken already is passed over
        assert draw("other", 2025, organ, PATTERN) == "临公开〔2025〕2号"


def test_a_number_of_a_deed_that_failed_was_not_drawn(store: Store, request_id: RequestId) -> None:
    organ = store.requests.get(request_id).organ
    with pytest.raises(ZeroDivisionError), store.write():
        store.documents.draw_number("reply", 2025, organ, PATTERN)
        raise ZeroDivisionError
    assert store.documents.get(issue(store, request_id)).number == "临公开〔2025〕1号"


def test_no_second_process_draws_a_number_and_the_table_itself_refuses_one_twice(
    store: Store, request_id: RequestId
) -> None:
    issue(store, request_id)
    with pytest.raises(KnownTrouble, match="store_locked"):
        open_store(store.folder, who="林知远", now=store.now)
    columns = "organ_id, series, year, n, number, drawn_at, h"
    for changed in ("number || '副'", "number"):  # the same place under another number, the same number elsewhere
        place = "n" if changed != "number" else "n + 1"
        with pytest.raises(sqlite3.IntegrityError):
            store.db.execute(
                f"INSERT INTO document_numbers ({columns}) "
                f"SELECT organ_id, series, year, {place}, {changed}, drawn_at, h FROM document_numbers"
            )


def test_a_number_is_drawn_in_a_deed_only(store: Store, request_id: RequestId) -> None:
    with pytest.raises(RuntimeError):
        store.documents.draw_number("reply", 2025, store.requests.get(request_id).organ, PATTERN)


def test_a_letter_sent_twice_is_one_letter(store: Store, request_id: RequestId) -> None:
    first = issue(store, request_id)
    assert issue(store, request_id) == first
    assert len(store.documents.of_request(request_id)) == 1


@pytest.mark.parametrize("how", ["missing", "changed"])
def test_a_letter_whose_file_is_lost_is_told(store: Store, request_id: RequestId, how: str) -> None:
    document_id = issue(store, request_id)
    file = store.folder / "files" / store.documents.get(document_id).sha256
    file.unlink() if how == "missing" else file.write_bytes(b"other")
    with pytest.raises(KnownTrouble) as caught:
        store.documents.data(document_id)
    assert caught.value.key == "document_lost"


def test_a_file_that_was_damaged_is_written_anew_when_it_comes_again(store: Store, request_id: RequestId) -> None:
    first = issue(store, request_id)
    (store.folder / "files" / store.documents.get(first).sha256).write_bytes(b"")
    issue(store, request_id, deed="l2")
    assert store.documents.data(first) == b"%PDF-1.7 reply"


def test_deliveries_are_the_served_events_in_force(store: Store, request_id: RequestId) -> None:
    document_id = issue(store, request_id)
    facts = {"manner": "post", "posted_on": FRIDAY, "document": int(document_id), "tracking": "E1"}
    entry = store.requests.append(request_id, Event(EventKind.SERVED, FRIDAY, facts))
    delivery = store.documents.deliveries(request_id)[0]
    assert (delivery.document, delivery.manner, delivery.posted_on) == (document_id, DeliveryManner.POST, FRIDAY)
    store.requests.strike(request_id, entry, reason="误", on=FRIDAY)
    assert store.documents.deliveries(request_id) == ()


def test_an_attachment_keeps_its_shown_name_and_its_bytes(store: Store, request_id: RequestId) -> None:
    name = "..\\CON:申请表.pdf"
    first = store.documents.attach(request_id, name=name, data=b"scan", text="申请表扫描件", on=FRIDAY, deed="f1")
    assert store.documents.attach(request_id, name=name, data=b"scan", text="x", on=FRIDAY, deed="f1") == first
    found = store.documents.attachments(request_id)
    assert [(one.name, one.size) for one in found] == [(name, 4)]
    assert store.documents.attachment_data(found[0]) == b"scan"
    assert {one.name for one in (store.folder / "files").iterdir()} == {found[0].sha256}
