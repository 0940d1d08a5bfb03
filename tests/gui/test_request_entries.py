"""The history in the hand: what was found is kept, an entry is corrected or struck where it stands, links open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.entry_again import can_correct
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW, EventRow, Node
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services import handling, letter_drafts, questions, routing
from clerk_app.services import office as agencies
from clerk_app.services.desk import Desk
from clerk_app.services.questions import Found
from tests.gui.hand import choose, press, seen, type_into
from tests.gui.office import TODAY
from tests.offices import OFFICE


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> RequestPage:
    return show(window, made["plain"])


def show(window: MainWindow, request: RequestId) -> RequestPage:
    window.show_page("request", Opening(request))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


def rows(page: RequestPage) -> list[EventRow]:
    return [page.model.index(at, 0).data(ROW) for at in range(page.model.rowCount())]


def ticked(page: RequestPage) -> list[str]:
    return [one.accessibleName() for one in page.steps.card.findChildren(QAbstractButton) if one.isVisible()]


def click(qtbot: QtBot, page: RequestPage, row: int, name: str) -> None:
    """Click one of the links that mend an entry, as they stand in its row."""
    rect = page.timeline.visualRect(page.model.index(row, 0))
    places = {one: place for one, _, place in page.timeline._delegate.actions(rect, rows(page)[row])}
    qtbot.mouseClick(page.timeline.viewport(), Qt.MouseButton.LeftButton, pos=places[name].center().toPoint())


def test_what_a_question_found_is_there_when_the_request_is_opened_again(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId], page: RequestPage
) -> None:
    choose(qtbot, page, "内容明确，不需补正")
    choose(qtbot, page, "属于政府信息")
    assert questions.answered(page.shown.request) == (Found.CLEAR, Found.INFORMATION)
    page._guides.clear()  # as after a restart
    show(window, made["amber"])
    show(window, made["plain"])
    qtbot.waitUntil(lambda: ticked(page)[:2] == ["补不补: 内容明确，不需补正", "是不是: 属于政府信息"])
    kept = rows(page)[1:]
    assert [(row.title, row.detail, row.is_low) for row in kept] == [
        ("补不补", "内容明确，不需补正", True), ("是不是", "属于政府信息", True),
    ]  # fmt: skip
    assert not page.shown.request.notes, "they are no remarks"


def test_a_question_answered_by_mistake_is_asked_again_once_its_entry_is_struck(
    qtbot: QtBot, page: RequestPage
) -> None:
    choose(qtbot, page, "内容明确，不需补正")
    click(qtbot, page, 1, "strike")
    type_into(qtbot, page, "step_reason", "点错")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: rows(page)[1].is_struck)
    assert not [one for one in ticked(page) if one.startswith("补不补")]


def test_a_question_that_is_asked_again_and_answered_alike_is_kept_once(qtbot: QtBot, page: RequestPage) -> None:
    for way in ("内容明确，不需补正", "属于政府信息"):
        choose(qtbot, page, way)
    page.timeline.setCurrentIndex(page.model.index(1, 0))
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_F2)
    choose(qtbot, page, "内容明确，不需补正")
    qtbot.waitUntil(lambda: ticked(page)[:2] == ["补不补: 内容明确，不需补正", "是不是: 属于政府信息"])
    assert page.model.rowCount() == 3


def test_asking_for_a_correction_opens_the_first_question_again(made: dict[str, RequestId], desk: Desk) -> None:
    request = made["amber"]
    questions.answer(desk, request, Found.CLEAR, on=TODAY, today=TODAY)
    questions.answer(desk, request, Found.INFORMATION, on=TODAY, today=TODAY)
    handling.ask_correction(desk, request, on=TODAY, reply_by=date(2026, 10, 27), points="年份", today=TODAY)
    assert questions.answered(desk.store.requests.get(request)) == (Found.INFORMATION,)


def test_an_entry_is_corrected_in_its_own_form_and_the_wrong_one_stays_struck(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: dict[str, RequestId], window: MainWindow
) -> None:
    page = show(window, made["consulting"])
    handling.end_consultation(
        desk, made["consulting"], on=date(2026, 9, 23), ref="澜图置业", opinion="不同意公开", today=TODAY
    )
    page = show(window, made["consulting"])
    due = page.words.day(page.shown.clock.due_on)
    click(qtbot, page, 2, "amend")
    assert seen(qtbot, page, "step_on").text().startswith("2026-09-23")
    assert seen(qtbot, page, "step_opinion").toPlainText() == "不同意公开"
    type_into(qtbot, page, "step_on", "9-25")
    assert seen(qtbot, page, "step_effect").text().startswith(f"届满日 {due} → ")
    press(qtbot, page, "do_step")
    assert page.timeline.form is not None, "the reason is asked for"
    type_into(qtbot, page, "step_why_corrected", "日期看错")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None, timeout=5000)
    assert [(row.day, row.is_struck) for row in rows(page)[2:]] == [("09-23", True), ("09-25", False)]
    assert rows(page)[2].recorded.startswith("已撤销：日期看错")
    assert rows(page)[3].detail == "澜图置业 · 不同意公开"


def test_a_correction_that_is_refused_strikes_nothing(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: dict[str, RequestId]
) -> None:
    routing.route(desk, made["plain"], on=date(2026, 9, 21), unit="规划科", today=TODAY)
    page.show_request(made["plain"])
    page.timeline.setCurrentIndex(page.model.index(1, 0))
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_F2)
    type_into(qtbot, page, "step_on", "2026-09-01")
    type_into(qtbot, page, "step_why_corrected", "日期看错")
    press(qtbot, page, "do_step")
    assert "早于收到申请之日" in seen(qtbot, page, "step_effect").text()
    assert not any(one.struck_by for one in desk.store.requests.get(made["plain"]).entries)
    qtbot.keyClick(seen(qtbot, page, "step_on"), Qt.Key.Key_Escape)
    assert page.timeline.form is None
    qtbot.keyClick(page.timeline, Qt.Key.Key_F2)
    assert seen(qtbot, page, "step_why_corrected").text() == "日期看错", "what was typed is there again"


def test_f2_on_the_registration_corrects_the_facts(qtbot: QtBot, page: RequestPage) -> None:
    page.timeline.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.timeline, Qt.Key.Key_F2)
    assert page.facts.form is not None


def test_the_links_that_mend_an_entry_show_on_the_row_under_the_pointer(qtbot: QtBot, page: RequestPage) -> None:
    timeline = page.timeline
    rect = timeline.visualRect(page.model.index(0, 0))
    names = [name for name, _, _ in timeline._delegate.actions(rect, rows(page)[0])]
    assert names == ["amend", "strike"]
    at = QPointF(rect.center())
    moved = QMouseEvent(
        QEvent.Type.MouseMove, at, timeline.viewport().mapToGlobal(at), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(timeline.viewport(), moved)
    assert timeline._delegate.hovered == 0
    QApplication.sendEvent(timeline, QEvent(QEvent.Type.Leave))
    assert timeline._delegate.hovered == -1
    struck = EventRow(rows(page)[0].entry, "", "", "", Node.STRUCK)
    assert timeline._delegate.actions(rect, struck) == ()


def test_a_letter_that_is_being_written_stands_last_and_opens(
    qtbot: QtBot, window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    letter_drafts.keep(desk, made["plain"], "answer", "", {"approver": "方如镜"}, TODAY)
    page = show(window, made["plain"])
    last = rows(page)[-1]
    assert (last.node, last.recorded, last.can_strike) == (Node.DRAFT, "未定稿", False)
    assert page._count.text() == "1 条", "it is no entry yet"
    page.timeline.setCurrentIndex(page.model.index(page.model.rowCount() - 1, 0))
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(page.timeline, Qt.Key.Key_Return)
    assert went.args == ["letter", LetterOpening(made["plain"], kind="answer")]
    assert EventKind.LETTER_ISSUED not in {one.kind for one in page.shown.request.events}


def test_who_changed_what_shows_old_and_new_and_what_was_struck(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    handling.amend(
        desk, made["plain"], changes={"telephone": "0000-5550133", "channel": "fax"}, reason="抄错", today=TODAY
    )
    entry = desk.store.requests.get(made["consulting"]).entries[1].id
    handling.strike(desk, made["consulting"], entry=entry, reason="记错件", today=TODAY)
    page = show(window, made["plain"])
    press(qtbot, page, "who_changed_what")
    panel = page.past.panel
    qtbot.waitUntil(lambda: panel.isVisible() and not page.timeline.isVisible())

    def told() -> list[str]:
        return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(told()))
    assert "电话：空 → 0000-5550133" in told() and "渠道：当面提交 → 传真" in told()
    assert any(one.startswith("苏晚晴 · 10-13 ") and one.endswith("理由：抄错") for one in told())
    page.show_request(made["consulting"])
    qtbot.waitUntil(lambda: "撤销：发出征求意见书（09-16 周三）" in told())
    qtbot.keyClick(panel.scroller, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.timeline.isVisible)
    assert page.isVisible()


def test_a_corrected_agency_is_told_by_its_name(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    agencies.keep(desk, OFFICE, since=None, today=TODAY)
    other = agencies.add(desk, replace(OFFICE, name="临澜区人民政府", code="临政公开"), since=None, today=TODAY)
    handling.amend(desk, made["plain"], changes={"organ": str(other)}, reason="写给区政府的", today=TODAY)
    page = show(window, made["plain"])
    press(qtbot, page, "who_changed_what")
    qtbot.waitUntil(lambda: page.past.panel.isVisible())
    told = [one.text() for one in page.past.panel.findChildren(QLabel, "changed")]
    assert f"受理机关：{OFFICE.name} → 临澜区人民政府" in told


@pytest.mark.parametrize(
    ("kind", "facts", "can"),
    [
        (EventKind.ANSWERED, {"outcome": "disclosed"}, True),
        (EventKind.ANSWERED, {"outcome": "disclosed", "number": "临澜信公〔2026〕7号"}, False),
        (EventKind.ANSWERED, {"outcome": "disclosed", "delivery_unknown": True}, False),
        (EventKind.SERVED, {"manner": "post", "letter": "extension"}, False),
        (EventKind.SERVED, {"manner": "post", "letter": "extension", "document": 3}, True),
        (EventKind.SERVED, {"manner": "post", "posted_on": date(2026, 10, 9)}, False),
        (EventKind.LETTER_ISSUED, {}, False),
        (EventKind.REMEDY_CLOSED, {"result": "upheld"}, False),
    ],
)
def test_what_a_form_would_lose_is_not_recorded_anew(kind: EventKind, facts: dict[str, object], can: bool) -> None:
    assert can_correct(Event(kind, date(2026, 10, 12), facts)) is can
