"""收费通知 in the window: the amount follows, arithmetic and clock are shown, another amount asks for a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import ReceiptProof, RequestDraft, RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.terms import ApplicantKind, Channel, Confirmation, EventKind
from clerk_app.services import intake, routing
from clerk_app.services.desk import Desk
from tests.gui.hand import press, seen, type_into
from tests.gui.office import TODAY

PERSON = Applicant(ApplicantKind.NATURAL_PERSON, "周若安", telephone="0000-5550117")
Ask = Callable[..., RequestId]


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Registers a request of so many items."""

    def register(items: int, name: str = PERSON.name, channel: Channel = Channel.IN_PERSON) -> RequestId:
        applicant = Applicant(PERSON.kind, name, telephone=PERSON.telephone)
        draft = RequestDraft(
            date(2026, 10, 12), channel, applicant, "台账", subjects=tuple(map(str, range(items))),
        )
        return next(iter(intake.register(desk, draft, today=TODAY).requests))

    return register


def opened(qtbot: QtBot, window: MainWindow, request: RequestId) -> RequestPage:
    window.show_page("request", Opening(request))
    page = window.page("request")
    assert isinstance(page, RequestPage)
    qtbot.mouseClick(seen(qtbot, page, "step_fee_noticed"), Qt.MouseButton.LeftButton)
    return page


def told(qtbot: QtBot, page: QWidget) -> str:
    return seen(qtbot, page, "step_effect").text()


def test_by_item_the_months_earlier_ones_count_and_the_amount_is_there(
    qtbot: QtBot, window: MainWindow, ask: Ask, desk: Desk
) -> None:
    ask(30)
    page = opened(qtbot, window, ask(1))
    assert seen(qtbot, page, "step_amount_fen").text() == "200"
    said = told(qtbot, page)
    assert "第 31 件：1 件 × 200 元 = 200 元" in said and "2026-0001×30" in said
    assert "缴费期限 11-10 周二" in said, "twenty working days from Wednesday 14 October"
    assert "缴费次日起重新计算" in said
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None)
    noticed = page.shown.request.last(EventKind.FEE_NOTICED)
    assert (noticed.whole("amount_fen"), noticed.text("basis")) == (20000, "item")
    assert noticed.facts["counted"] == ("2026-0001",)
    row = page.model.index(page.model.rowCount() - 1, 0).data(ROW)
    assert "按件 · 200.00 元 · 连同 2026-0001 计件" in row.detail


def test_by_page_the_pages_of_the_material_are_there_and_the_amount_follows_them(
    qtbot: QtBot, window: MainWindow, ask: Ask, desk: Desk
) -> None:
    request = ask(1)
    routing.route(desk, request, on=TODAY, unit="财务科", today=TODAY)
    routing.return_material(desk, request, on=TODAY, unit="财务科", pages=201, today=TODAY)
    page = opened(qtbot, window, request)
    assert seen(qtbot, page, "step_amount_fen").text() == "", "one item costs nothing"
    assert "不收费：这个月累计 1 件，没有超过 10 件。" in told(qtbot, page)
    qtbot.keyClick(seen(qtbot, page, "step_basis"), Qt.Key.Key_Right)
    assert seen(qtbot, page, "step_pages").text() == "201"
    assert seen(qtbot, page, "step_amount_fen").text() == "2740"
    type_into(qtbot, page, "step_pages", "100")
    assert seen(qtbot, page, "step_amount_fen").text() == "700"
    type_into(qtbot, page, "step_pages", "30")
    assert seen(qtbot, page, "step_amount_fen").text() == ""


def test_the_button_below_the_arithmetic_comes_into_view_with_the_cursor(
    qtbot: QtBot, window: MainWindow, ask: Ask
) -> None:
    window.resize(1093, 542)
    page = opened(qtbot, window, ask(61))
    button = page.timeline.form.findChild(QWidget, "do_step")

    def within() -> bool:
        top = button.mapTo(page.timeline.viewport(), button.rect().topLeft()).y()
        return top >= 0 and top + button.height() <= page.timeline.viewport().height()

    qtbot.waitUntil(lambda: page.timeline.form.height() > page.timeline.viewport().height())
    assert not within()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(within)


def test_another_amount_stays_and_asks_why(qtbot: QtBot, window: MainWindow, ask: Ask) -> None:
    page = opened(qtbot, window, ask(12))
    assert not page.timeline.form.findChild(QWidget, "step_note").isVisible()
    type_into(qtbot, page, "step_amount_fen", "100")
    press(qtbot, page, "do_step")
    note = seen(qtbot, page, "step_note")
    assert "200 元不同" in note.accessibleDescription()
    qtbot.keyClick(seen(qtbot, page, "step_basis"), Qt.Key.Key_Right)
    type_into(qtbot, page, "step_pages", "100")
    assert seen(qtbot, page, "step_amount_fen").text() == "100", "what a clerk typed is not overwritten"
    type_into(qtbot, page, "step_note", "减半收取")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None)
    noticed = page.shown.request.last(EventKind.FEE_NOTICED)
    assert (noticed.whole("amount_fen"), noticed.whole("pages"), noticed.text("note")) == (10000, 100, "减半收取")


def test_somebody_who_may_be_the_same_counts_once_a_person_says_so(
    qtbot: QtBot, window: MainWindow, ask: Ask
) -> None:
    ask(12, name="周若桉")
    page = opened(qtbot, window, ask(1))
    assert "名称不同而联系方式相同，12 件，没有计入" in told(qtbot, page)
    assert seen(qtbot, page, "step_amount_fen").text() == ""
    qtbot.keyClick(seen(qtbot, page, "step_same_0"), Qt.Key.Key_Right)
    assert seen(qtbot, page, "step_amount_fen").text() == "100"
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None)
    assert page.shown.request.last(EventKind.FEE_NOTICED).facts["counted"] == ("2026-0001",)


def test_the_proof_of_a_receipt_is_corrected_where_its_channel_asks_for_it(
    qtbot: QtBot, window: MainWindow, ask: Ask
) -> None:
    window.show_page("request", Opening(ask(1, channel=Channel.ONLINE)))
    page = window.page("request")
    press(qtbot, page, "amend")
    form = seen(qtbot, page, "amend_form")
    assert form.findChild(QWidget, "amend_confirmed_how").isVisible()
    assert not form.findChild(QWidget, "amend_addressee").isVisible()
    how = seen(qtbot, page, "amend_confirmed_how")
    how.setCurrentIndex(how.findData("telephone"))
    type_into(qtbot, page, "amend_arrived_on", "10-11")
    type_into(qtbot, page, "amend_reason", "补记")
    press(qtbot, page, "do_amend")
    qtbot.waitUntil(lambda: page.shown.request.arrived_on == date(2026, 10, 11))
    assert page.shown.request.proof == ReceiptProof(confirmed_how=Confirmation.TELEPHONE)
    first = page.model.index(0, 0).data(ROW).detail
    assert "以双方确认之日为收到申请之日" in first and "与申请人确认，电话" in first
