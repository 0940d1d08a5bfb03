"""The book of 文号: what was used, made void, imported, what is missing and what stands twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import DeliveryManner, EventKind
from clerk_app.services import handling, letters, posting, routing
from clerk_app.services.desk import Desk
from clerk_app.services.number_book import NumberState, findings, number_book, told, years
from clerk_app.services.office import set_up
from clerk_app.trouble import KnownTrouble
from tests import offices

TODAY = date(2026, 8, 28)  # Friday
Registered = Callable[..., RequestId]
OFFICE = replace(offices.OFFICE, code="临建")


@pytest.fixture
def office(desk: Desk) -> Desk:
    """The desk of an office with a code."""
    return set_up(desk, OFFICE)


def imported(desk: Desk, request: RequestId, number: str) -> None:
    """An answer as an old ledger tells it."""
    facts = {"outcome": "disclosed", "number": number, "delivery_unknown": True}
    desk.store.requests.append(request, Event(EventKind.ANSWERED, TODAY, facts))


def notified(desk: Desk, request: RequestId) -> str:
    handling.extend(desk, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
    routing.approve(desk, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
    return str(letters.issue(desk, request, "extension_notice", today=TODAY).facts["document"])


def test_gaps_voids_and_duplicates_stand_in_the_row_of_their_year(office: Desk, registered: Registered) -> None:
    for number in ("临建〔2026〕2号", "临建〔2026〕2号", "临建〔2026〕5号", "临建〔2025〕1号", "别的机关〔2026〕9号"):
        imported(office, registered(), number)
    request = registered()
    assert notified(office, request) == "临建〔2026〕6号"
    entry = next(
        one.id for one in office.store.requests.get(request).entries if one.event.kind is EventKind.LETTER_ISSUED
    )
    handling.strike(office, request, entry=entry, reason="印错", today=TODAY)
    letters.issue(office, request, "extension_notice", today=TODAY)
    (row,) = number_book(office, 2026)
    assert [(line.n, line.last, line.state) for line in row.lines] == [
        (1, 1, NumberState.GAP), (2, 2, NumberState.DUPLICATE), (3, 4, NumberState.GAP),
        (5, 5, NumberState.IMPORTED), (6, 6, NumberState.VOID), (7, 7, NumberState.USED),
    ]
    assert row.lines[1].request_numbers == ("2026-0001", "2026-0002")
    assert years(office) == (2026, 2025)
    assert [one.year for one in findings(office)] == [2026]
    said = [office.terms.sentence(one.key, one.facts) for one in told(row)]
    assert said == [
        "临澜区住房和城乡建设局 2026 年：最后一号是第 7 号，用了 1 个，作废 1 个，导入 1 个。",
        "临澜区住房和城乡建设局 2026 年的文号缺第 1 号：没有这个号的文书。手工用过的，请在纸质登记簿里注明。",
        "文号 临建〔2026〕2号 用了不止一次：2026-0001、2026-0002。请核对纸质文书，更正其中一件。",
        "临澜区住房和城乡建设局 2026 年的文号缺第 3 至 4 号：没有这些号的文书。手工用过的，请在纸质登记簿里注明。",
    ]


def test_a_letter_that_went_out_is_not_made_void(office: Desk, registered: Registered) -> None:
    request = registered()
    notified(office, request)
    posting.post(
        office, posting.to_post(office, TODAY), manner=DeliveryManner.POST, posted_on=TODAY, waybills={}, today=TODAY,
        deed="p",
    )
    entries = office.store.requests.get(request).entries
    issued = next(one.id for one in entries if one.event.kind is EventKind.LETTER_ISSUED)
    with pytest.raises(KnownTrouble, match="letter_posted_already"):
        handling.strike(office, request, entry=issued, reason="印错", today=TODAY)
    posted = next(one.id for one in entries if one.event.kind is EventKind.SERVED)
    handling.strike(office, request, entry=posted, reason="没有寄", today=TODAY)
    assert [line.kind for line in posting.to_post(office, TODAY)] == ["extension_notice"], "it waits again"
    handling.strike(office, request, entry=issued, reason="印错", today=TODAY)
    assert posting.to_post(office, TODAY) == ()
