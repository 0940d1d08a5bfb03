"""收件地址 of third parties and agencies: asked with the question, offered again, entered where it is missed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.posting_page import PostingPage
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.terms import ConsultedParty, EventKind
from clerk_app.services import form_drafts, handling, letters, parties
from clerk_app.services.desk import Desk
from clerk_app.services.parties import Address
from tests.gui import letter_office
from tests.gui.hand import press, seen, type_into
from tests.gui.office import TODAY

NAME = "临澜锦程园林有限公司"
WHERE = {
    "address": "临澜区沿河路18号3单元", "postcode": "099001", "telephone": "0000-5550177", "contact_person": "孟听澜",
}  # fmt: skip
KNOWN = Address(NAME, **WHERE)
Made = tuple[Desk, MainWindow]


@pytest.fixture
def made(tmp_path: object, qapp: QApplication) -> Iterator[Made]:
    with letter_office.opened(tmp_path, qapp) as opened:  # type: ignore[arg-type]
        yield opened


def asked(desk: Desk, name: str = "江述白", **where: str) -> RequestId:
    """A request that asked the company, its letter issued."""
    request = letter_office.received(desk, name)
    handling.consult(desk, request, on=TODAY, ref=NAME, party=ConsultedParty.THIRD_PARTY, today=TODAY, **where)
    given = {"ref": NAME, "information": "养护合同中的单价", "third_party_kind": "commercial_enterprise"}
    letters.issue(desk, request, "third_party_inquiry", given, today=TODAY)
    return request


def now(desk: Desk, request: RequestId) -> Address:
    return parties.address_of(desk.store.requests.get(request), NAME)


def form_of(window: MainWindow) -> RequestPage:
    page = window.page("request")
    assert isinstance(page, RequestPage) and window.shown == "request"
    return page


def posting_of(window: MainWindow) -> PostingPage:
    window.show_page("posting", "to_post")
    page = window.page("posting")
    assert isinstance(page, PostingPage)
    return page


def cell(page: PostingPage, row: int, column: int) -> QPoint:
    shown = page.lists["to_post"]
    where: QRect = shown.visualRect(page.tables["to_post"].index(row, column))
    return QPoint(where.x() + 20, where.center().y())


def test_the_question_takes_the_address_and_says_what_it_means_that_there_is_none(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = letter_office.received(desk, "江述白")
    window.show_page("request", Opening(request, EventKind.CONSULTATION_SENT))
    page = form_of(window)
    form = seen(qtbot, page, "step_form")

    def told() -> str:
        return " ".join(one.text() for one in form.findChildren(QLabel) if one.isVisible())

    assert "不填地址，信封和邮寄单就印不出来" in told()
    type_into(qtbot, page, "step_ref", NAME)
    for name, text in WHERE.items():
        type_into(qtbot, page, f"step_{name}", text)
    assert "不填地址" not in told()
    press(qtbot, page, "do_step")
    assert now(desk, request) == KNOWN
    panel = " ".join(one.text() for one in page.facts.findChildren(QLabel))
    assert NAME in panel and all(one in panel for one in WHERE.values()) and "没有地址" not in panel
    row = page.model.index(page.model.rowCount() - 1, 0).data(ROW)
    assert WHERE["address"] in row.detail and WHERE["postcode"] in row.detail


def test_a_postcode_that_is_none_is_told_in_the_form_and_nothing_is_lost(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = letter_office.received(desk, "江述白")
    window.show_page("request", Opening(request, EventKind.CONSULTATION_SENT))
    page = form_of(window)
    type_into(qtbot, page, "step_ref", NAME)
    type_into(qtbot, page, "step_address", WHERE["address"])
    type_into(qtbot, page, "step_postcode", "0990")
    press(qtbot, page, "do_step")
    effect = seen(qtbot, page, "step_effect")
    assert isinstance(effect, QLabel) and "不是六位数字" in effect.text()
    type_into(qtbot, page, "step_postcode", "099001")
    press(qtbot, page, "do_step")
    assert now(desk, request) == Address(NAME, WHERE["address"], postcode="099001")


def test_the_same_name_offers_its_last_address_and_only_the_link_fills_it_in(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    first = asked(desk, **WHERE)
    request = letter_office.received(desk, "林知夏")
    window.show_page("request", Opening(request, EventKind.CONSULTATION_SENT))
    page = form_of(window)
    type_into(qtbot, page, "step_ref", NAME)
    qtbot.keyClick(seen(qtbot, page, "step_ref"), Qt.Key.Key_Tab)
    offered = seen(qtbot, page, "offered_address")
    assert isinstance(offered, QLabel) and WHERE["address"] in offered.text()
    assert desk.store.requests.get(first).number in offered.text()
    typed = {name: page.findChild(QLineEdit, f"step_{name}") for name in WHERE}
    assert [one.text() for one in typed.values()] == [""] * 4, "nothing fills itself in"
    press(qtbot, page, "take_address")
    assert {name: one.text() for name, one in typed.items()} == WHERE
    assert not offered.isVisible()
    type_into(qtbot, page, "step_contact_person", "别的人")
    press(qtbot, page, "do_step")
    assert now(desk, request) == Address(NAME, **(WHERE | {"contact_person": "别的人"}))
    assert now(desk, first) == KNOWN


def test_from_the_posting_line_one_click_leads_to_the_address_and_the_envelope_is_printed(
    qtbot: QtBot, made: Made
) -> None:
    desk, window = made
    request = asked(desk)
    page = posting_of(window)
    (line,) = page.tables["to_post"].lines()
    assert line.cells[5] == "缺地址，去填"
    press(qtbot, page, "print_envelopes")
    assert window.banner.isVisible() and not page.findChildren(QPrintDialog)
    qtbot.mouseClick(page.lists["to_post"].viewport(), Qt.MouseButton.LeftButton, pos=cell(page, 0, 6))
    shown = form_of(window)
    assert shown.shown is not None and shown.shown.request.id == request
    for name, text in WHERE.items():
        type_into(qtbot, shown, f"step_{name}", text)
    press(qtbot, shown, "do_step")
    assert now(desk, request) == KNOWN
    row = shown.model.index(shown.model.rowCount() - 1, 0).data(ROW)
    assert row.title == "收件地址" and WHERE["address"] in row.detail and row.can_strike
    page = posting_of(window)
    (line,) = page.tables["to_post"].lines()
    assert line.cells[5] == WHERE["address"]
    press(qtbot, page, "print_envelopes")
    dialog = page.findChildren(QPrintDialog)[0]
    assert (dialog.minPage(), dialog.maxPage()) == (1, 1)
    dialog.reject()


def test_a_click_beside_the_missing_address_leads_nowhere_and_the_keyboard_follows_it(
    qtbot: QtBot, made: Made
) -> None:
    desk, window = made
    request = asked(desk)
    page = posting_of(window)
    shown = page.lists["to_post"]
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=cell(page, 0, 2))
    assert window.shown == "posting"
    shown.setCurrentIndex(page.tables["to_post"].index(0, 6))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert form_of(window).findChild(QWidget, "step_form") is not None
    assert now(desk, request).is_empty


def test_an_applicant_without_an_address_is_led_to_the_correction_of_the_registration(
    qtbot: QtBot, made: Made
) -> None:
    desk, window = made
    request = letter_office.received(desk, "江述白")
    handling.amend(desk, request, changes={"address": ""}, reason="退件", today=TODAY)
    letters.issue(desk, request, "receipt", today=TODAY)
    page = posting_of(window)
    qtbot.mouseClick(page.lists["to_post"].viewport(), Qt.MouseButton.LeftButton, pos=cell(page, 0, 6))
    shown = form_of(window)
    amended = seen(qtbot, shown, "amend_address")
    qtbot.waitUntil(amended.hasFocus)


def test_the_letter_page_says_whose_address_is_missing_and_leads_to_it(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = asked(desk)
    window.show_page("letter", LetterOpening(request, "third_party_inquiry"))
    page = window.page("letter")
    said = seen(qtbot, page, "enter_address")
    assert isinstance(said, QPushButton) and "缺收件地址" in said.text()
    press(qtbot, page, "enter_address")
    shown = form_of(window)
    type_into(qtbot, shown, "step_address", WHERE["address"])
    press(qtbot, shown, "do_step")
    window.show_page("letter", LetterOpening(request, "third_party_inquiry"))
    assert not page.findChild(QPushButton, "enter_address").isVisible()
    window.show_page("letter", LetterOpening(request, "receipt"))
    assert not page.findChild(QPushButton, "enter_address").isVisible(), "the applicant's is known"


def test_the_facts_correct_an_address_and_what_is_typed_and_left_is_kept_apart_from_a_note(
    qtbot: QtBot, made: Made
) -> None:
    desk, window = made
    request = asked(desk, **WHERE)
    window.show_page("request", Opening(request))
    page = form_of(window)
    press(qtbot, page, "party_address")
    field = seen(qtbot, page, "step_address")
    assert isinstance(field, QLineEdit) and field.text() == WHERE["address"]
    type_into(qtbot, page, "step_address", "临澜区新港路2号")
    page.deeds.leave()
    page.open_step(EventKind.NOTED)
    assert page.findChild(QWidget, "step_text") is not None
    assert [dict(one.typed) for one in form_drafts.of_request(desk, request)] == [{"address": "临澜区新港路2号"}]
    page.deeds.leave()
    press(qtbot, page, "party_address")
    kept = seen(qtbot, page, "step_address")
    assert isinstance(kept, QLineEdit) and kept.text() == "临澜区新港路2号"
    press(qtbot, page, "do_step")
    assert now(desk, request) == Address(NAME, **(WHERE | {"address": "临澜区新港路2号"}))
    assert form_drafts.of_request(desk, request) == ()
