"""The history of a request: rows for every kind of event, read aloud, with links and room for a form."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import EntryId, RequestId
from clerk_app.gui.components.timeline import Timeline
from clerk_app.gui.models.event_list import EventList, EventRow, Node
from clerk_app.gui.models.event_rows import EventRows
from clerk_app.gui.words import Words
from clerk_app.law.terms import DeliveryManner
from clerk_app.services import answering, handling
from clerk_app.services.desk import Desk
from clerk_app.services.view import request_view
from tests.gui.office import TODAY


@pytest.fixture
def rows(desk: Desk, made: dict[str, RequestId], words: Words) -> tuple[EventRow, ...]:
    handling.end_consultation(
        desk, made["consulting"], on=date(2026, 9, 23), ref="澜图置业", opinion="不同意公开", today=TODAY
    )
    return EventRows(words, desk.steps, desk.checks).rows(request_view(desk, made["consulting"], TODAY))


def test_rows_say_what_happened_and_what_it_did_to_the_clock(rows: tuple[EventRow, ...]) -> None:
    assert [(row.day, row.weekday, row.node) for row in rows] == [
        ("09-14", "周一", Node.RECEIVED), ("09-16", "周三", Node.STOPS), ("09-23", "周三", Node.RUNS),
    ]  # fmt: skip
    assert [row.tag for row in rows] == ["", "计时暂停", "计时恢复"]
    assert rows[1].detail.startswith("第三方 · 澜图置业") and "意见限" in rows[1].detail
    assert rows[2].detail == "澜图置业 · 不同意公开"
    assert all(row.recorded.startswith("苏晚晴 10-13 ") for row in rows)


def test_a_correction_asked_too_late_is_not_said_to_stop_the_clock(
    desk: Desk, made: dict[str, RequestId], words: Words
) -> None:
    sent, back, asked = date(2026, 10, 12), date(2026, 10, 13), made["amber"]
    handling.ask_correction(desk, asked, on=sent, reply_by=date(2026, 10, 20), points="写明年份", today=TODAY)
    handling.take_correction(desk, asked, on=back, text="2025年", today=TODAY)
    view = request_view(desk, asked, TODAY)
    assert view.clock.start == view.request.received_on, "第三十条: seven working days to ask"
    rows = EventRows(words, desk.steps, desk.checks).rows(view)
    told = [(row.title, row.tag, row.node) for row in rows if row.day in ("10-12", "10-13")]
    assert told == [("发出补正通知", "期限照算", Node.STEP), ("收到补正", "期限照算", Node.STEP)]


def test_posting_and_signing_of_one_letter_are_told_apart(
    desk: Desk, made: dict[str, RequestId], words: Words
) -> None:
    answering.serve(
        desk, made["to_post"], on=date(2026, 10, 9), manner=DeliveryManner.POST, posted_on=date(2026, 10, 9),
        today=TODAY,
    )
    answering.serve(
        desk, made["to_post"], on=date(2026, 10, 12), manner=DeliveryManner.POST, signed_for_on=date(2026, 10, 12),
        today=TODAY,
    )
    rows = EventRows(words, desk.steps, desk.checks).rows(request_view(desk, made["to_post"], TODAY))
    told = [(row.day, row.title, row.tag, row.detail) for row in rows[-2:]]
    assert told == [
        ("10-09", "送达", "寄出", "邮寄送达 · 10-09 寄出"),
        ("10-12", "送达", "签收", "邮寄送达 · 10-09 寄出 · 10-12 签收"),
    ]


def test_a_signature_noted_later_stands_on_its_own_day(desk: Desk, made: dict[str, RequestId], words: Words) -> None:
    posted, signed = date(2026, 10, 9), date(2026, 10, 12)
    answering.serve(desk, made["to_post"], on=posted, manner=DeliveryManner.POST, today=TODAY)
    answering.serve(
        desk, made["to_post"], on=TODAY, manner=DeliveryManner.POST, signed_for_on=signed, today=TODAY
    )  # the form proposes today
    rows = EventRows(words, desk.steps, desk.checks).rows(request_view(desk, made["to_post"], TODAY))
    assert [(row.day, row.tag) for row in rows[-2:]] == [("10-09", "寄出"), ("10-12", "签收")]


def test_the_rows_are_read_as_sentences(rows: tuple[EventRow, ...]) -> None:
    assert rows[1].sentence.startswith("09-16 周三，发出征求意见书，计时暂停，第三方")


def test_the_model_keeps_qts_contract(
    qtbot: QtBot, qtmodeltester: ModelTester, rows: tuple[EventRow, ...]
) -> None:
    model = EventList()
    model.show_rows(rows)
    qtmodeltester.check(model, force_py=True)
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == rows[1].sentence


def row_of(number: int, **more: object) -> EventRow:
    return EventRow(EntryId(number), "09-14", "周一", f"第 {number} 条", Node.STEP, **more)


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    shown = Timeline()
    model = EventList(shown)
    model.show_rows([row_of(1), row_of(2, link="1 号", document=7), row_of(3)])
    shown.setModel(model)
    shown.resize(600, 400)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_form_gets_its_room_below_its_entry_and_grows(qtbot: QtBot, timeline: Timeline) -> None:
    form = QWidget()
    column = QVBoxLayout(form)
    column.addWidget(QPlainTextEdit())
    timeline.open_form(form, 0)
    qtbot.waitUntil(form.isVisible)
    second = timeline.visualRect(timeline.model().index(1, 0))
    assert form.geometry().bottom() < second.top()
    before = form.height()
    more = QLabel("再来一行\n又一行")
    column.addWidget(more)
    more.show()
    qtbot.waitUntil(lambda: form.height() > before)
    assert form.geometry().bottom() < timeline.visualRect(timeline.model().index(1, 0)).top()


def test_a_closed_form_leaves_no_room(qtbot: QtBot, timeline: Timeline) -> None:
    before = timeline.visualRect(timeline.model().index(1, 0))
    form = QWidget()
    QVBoxLayout(form).addWidget(QLabel("表"))
    timeline.open_form(form, 0)
    timeline.close_form()
    qtbot.waitUntil(lambda: timeline.visualRect(timeline.model().index(1, 0)) == before)
    assert timeline.form is None


def test_a_link_opens_its_letter(qtbot: QtBot, timeline: Timeline) -> None:
    rect = timeline.visualRect(timeline.model().index(1, 0))
    place = timeline._delegate.link_rect(rect, row_of(2, link="1 号", document=7)).center().toPoint()
    with qtbot.waitSignal(timeline.document_wanted) as opened:
        qtbot.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [7]
    timeline.setCurrentIndex(timeline.model().index(1, 0))
    with qtbot.waitSignal(timeline.document_wanted):
        qtbot.keyClick(timeline, Qt.Key.Key_Return)


def test_delete_asks_to_strike_the_current_entry_only(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.setCurrentIndex(timeline.model().index(2, 0))
    with qtbot.waitSignal(timeline.strike_wanted) as asked:
        qtbot.keyClick(timeline, Qt.Key.Key_Delete)
    assert asked.args[0].entry == 3


def test_typed_letters_do_not_search(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.setCurrentIndex(timeline.model().index(2, 0))
    timeline.keyboardSearch("第 1")
    assert timeline.currentIndex().row() == 2
    assert timeline.viewport().mapToGlobal(QPoint(0, 0)) is not None
