"""咨询 in the window: noted, found, put right, taken back, and turned into a request that knows where it came from."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.services import enquiries
from clerk_app.services.desk import Desk
from tests.gui.office import today
from tests.gui.walking import cut


@pytest.fixture
def page(window: MainWindow) -> QWidget:
    """其他登记, with the enquiries."""
    window.show_page("registers", "enquiries")
    return window.page("registers")


def noted(page: QWidget, subject: str, enquirer: str = "", way: str = "telephone") -> None:
    """One enquiry as somebody types it."""
    box = page.findChild(QComboBox, "enquiries_way")
    box.setCurrentIndex(box.findData(way))
    page.findChild(QPlainTextEdit, "enquiries_subject").setPlainText(subject)
    page.findChild(QLineEdit, "enquiries_enquirer").setText(enquirer)
    page.main_action()


def test_an_enquiry_becomes_a_request_and_each_names_the_other(
    qtbot: QtBot, window: MainWindow, page: QWidget, desk: Desk
) -> None:
    noted(page, "怎样查阅栖云花园二期的规划图", "周若安", "visit")
    noted(page, "公开指南在哪里")
    assert page.table.rowCount() == 2
    page.search.setText("规划图")
    assert page.table.rowCount() == 1
    page.list.selectRow(0)
    assert not cut(page)
    page.findChild(QWidget, "enquiries_become").click()
    qtbot.waitUntil(lambda: window.shown == "intake")
    form = window.page("intake").view.form
    assert (form.name, form.wording) == ("周若安", "怎样查阅栖云花园二期的规划图")
    assert form.handler == desk.who, "as in a form that begins empty"
    window.page("intake").main_action()
    (request,) = desk.store.requests.all()
    (enquiry, other) = enquiries.enquiries_of(desk, 2026)
    assert enquiries.request_of(desk, enquiry) == request.id
    assert enquiries.of_request(desk, request.id) == (enquiry,)
    assert enquiries.request_of(desk, other) is None
    window.show_page("registers", "enquiries")
    page.search.clear()
    assert page.table.listed.rows[0].cells[-1] == request.number
    page.list.selectRow(0)
    assert page.findChild(QWidget, "enquiries_become").isHidden()
    page.findChild(QWidget, "enquiries_open").click()
    qtbot.waitUntil(lambda: window.shown == "request")
    facts = window.page("request").facts
    told = [each.text() for each in facts.findChildren(QLabel, "came_first")]
    assert told == ["10-13 周二来访咨询过：怎样查阅栖云花园二期的规划图"]
    facts.findChild(QWidget, "show_enquiry").click()
    qtbot.waitUntil(lambda: window.shown == "registers")
    qtbot.waitUntil(lambda: page.table.listed.rows[page.list.currentIndex().row()].key == enquiry.id)


def test_a_line_is_put_right_with_a_reason_and_taken_back(page: QWidget, desk: Desk) -> None:
    noted(page, "收费标准")
    page.list.selectRow(0)
    page.findChild(QPlainTextEdit, "enquiries_outcome").setPlainText("已口头说明")
    page.main_action()
    assert enquiries.enquiries_of(desk, 2026)[0].outcome == "", "a change wants its reason"
    page.findChild(QLineEdit, "enquiries_reason").setText("漏记答复")
    page.main_action()
    (line,) = enquiries.enquiries_of(desk, 2026)
    assert line.outcome == "已口头说明"
    (former,) = enquiries.former_of(desk, line.id)
    assert (former.line.subject, former.line.outcome, former.reason) == ("收费标准", "", "漏记答复")
    enquiries.take_back(desk, line.id, reason="记错", today=today())
    assert enquiries.enquiries_of(desk, 2026) == ()
    assert enquiries.listed(desk, 2026).rows == ()
    assert line.came_on == date(2026, 10, 13)
