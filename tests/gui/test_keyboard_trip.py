"""The main trip by the keyboard alone, from the paper on the desk to the figure in the year's workbook, in strokes.

The measure is a row of an Excel ledger: number, day received, way received, name, address, handler, state and two
dates by hand are some 75 strokes beside the words (2026-0001 and Tab 10, three dates of ten 30, dangmian and the like
with Tab 9 each for way, handler and state 27, zhouruoan and Tab 11), with the due date still counted on a wall
calendar. Each change of the case afterwards is Ctrl+F, the number, Enter, Esc, the arrows to the cell and the new
date: 30 or more, and it writes no letter. So a stage may cost: registering 30; a deed of the case its letter, a date
of at most five signs and Ctrl+Enter, 10; a letter two to open and to finish, 4; posting 9. Limits below are that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import Request
from clerk_app.gui.desk_owner import DeskOwner
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import ApplicantKind, EventKind, Outcome, State
from clerk_app.services.desk import Desk
from clerk_app.services.office import set_up
from clerk_app.services.view import request_view
from tests.gui import office
from tests.gui.fingers import ALT, CTRL, Keys, at
from tests.gui.frame import open_window
from tests.offices import OFFICE

Night = Callable[[int, int], None]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store of an office that has answered the four questions."""
    opened = office.open_office(tmp_path / "store")
    yield set_up(opened, OFFICE)
    opened.store.close()


@pytest.fixture
def day() -> list[date]:
    """The day it is, moved by ``night``."""
    return [date(2026, 9, 17)]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, day: list[date]) -> Iterator[MainWindow]:
    made = open_window(desk, Words(desk.terms, lambda: day[0]), lambda: day[0])
    qtbot.addWidget(made)
    yield made
    close_for_good(made)


@pytest.fixture
def night(window: MainWindow, day: list[date]) -> Night:
    """It is another day of 2026, and the program was left open."""

    def passes(month: int, of_month: int) -> None:
        day[0] = date(2026, month, of_month)
        owner = window.findChild(DeskOwner)
        assert isinstance(owner, DeskOwner)
        owner.look()

    return passes


def the_one(desk: Desk) -> Request:
    (found,) = desk.store.requests.all()
    return found


def due(desk: Desk, today: date) -> date | None:
    return request_view(desk, the_one(desk).id, today).clock.due_on


def state(desk: Desk, today: date) -> State:
    return request_view(desk, the_one(desk).id, today).state


def post(keys: Keys, window: MainWindow, waybill: str) -> None:
    """寄送: tick the first letter, type its waybill, record, and back."""
    keys.key(Qt.Key.Key_5, CTRL)
    assert at().objectName() == "posting_to_post"
    keys.key(Qt.Key.Key_Space)
    keys.plain(waybill)
    keys.key(Qt.Key.Key_Return, CTRL)
    assert "已登记寄出" in window.toast.text()
    keys.key(Qt.Key.Key_Escape)


def test_a_request_goes_from_paper_to_the_year_sheet_without_a_mouse(
    qtbot: QtBot, window: MainWindow, desk: Desk, day: list[date], night: Night, tmp_path: Path
) -> None:
    keys = Keys()
    assert at().objectName() == "empty_first", "an empty register offers the first request"

    # Registered today, 17 September, handed in.
    keys.key(Qt.Key.Key_N, CTRL)
    keys.chinese("周若安", "zhouruoan")
    for _ in range(4):
        keys.key(Qt.Key.Key_Return)
    keys.given("柳荫路27号")
    keys.key(Qt.Key.Key_Return)
    keys.given("临澜大道南段房屋征收补偿方案")
    keys.key(Qt.Key.Key_Return, CTRL)
    # law.md N12, C1-C4: 20 working days, 17 September not counted. 18 (1), Sunday 20 works (2), 21-24 (3-6),
    # 25-27 Mid-Autumn, 28-30 (7-9), 1-7 October National Day, 8, 9 (10, 11), Saturday 10 works (12), 12-16 (13-17),
    # 19, 20, 21 (18-20): Wednesday 21 October.
    assert due(desk, day[0]) == date(2026, 10, 21) and "10-21" in window.toast.text()
    keys.key(Qt.Key.Key_QuoteLeft, CTRL)
    keys.key(Qt.Key.Key_QuoteLeft, CTRL)
    keys.key(Qt.Key.Key_Return)
    assert window.shown == "request" and at().objectName() == "timeline"
    assert keys.stage() <= 30

    # It was handed in a day earlier: the count begins on the 17th, and ends on Tuesday 20 October.
    keys.key(Qt.Key.Key_F2)
    keys.tab_to("amend_received_on")
    keys.plain("9.16")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert at().objectName() == "amend_reason", "what is missing gets the cursor"
    keys.given("收文章上是16日")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert the_one(desk).received_on == date(2026, 9, 16) and due(desk, day[0]) == date(2026, 10, 20)
    assert at().objectName() == "timeline"
    assert keys.stage() <= 18, "ten Tabs through the panel of facts among them"

    # 补正, to be answered by 9 October; within 7 working days of receipt (N7): no date runs while it is awaited.
    keys.key(Qt.Key.Key_B)
    keys.plain("10.9")
    keys.key(Qt.Key.Key_Return)
    keys.given("征收的具体地段不明确")
    keys.key(Qt.Key.Key_Tab)
    keys.given("请写明路名和起止门牌")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert state(desk, day[0]) is State.CORRECTING and due(desk, day[0]) is None
    assert keys.stage() <= 10
    keys.key(Qt.Key.Key_L)
    assert window.shown == "letter"
    keys.key(Qt.Key.Key_Return, CTRL)
    assert "〔2026〕1号" in window.toast.text()
    keys.key(Qt.Key.Key_Escape)
    assert window.shown == "request" and at().objectName() == "timeline"
    assert keys.stage() <= 4
    post(keys, window, "XA1")
    assert keys.stage() <= 9

    # The correction comes in on 28 September: the whole period begins anew (N8). 29, 30 (1, 2), 8-10 October (3-5),
    # 12-16 (6-10), 19-23 (11-15), 26-30 (16-20): Friday 30 October.
    night(9, 28)
    keys.key(Qt.Key.Key_R)
    keys.key(Qt.Key.Key_Return, CTRL)
    assert due(desk, day[0]) == date(2026, 10, 30)
    assert keys.stage() <= 10

    # Extended on 26 October by 20 working days (N13): 2-6 November (21-25), 9-13 (26-30), 16-20 (31-35),
    # 23-27 (36-40): Friday 27 November. The applicant is told by letter, posted the same day.
    night(10, 26)
    keys.key(Qt.Key.Key_E)
    keys.given("需要征求有关部门意见")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert state(desk, day[0]) is State.EXTENDED and due(desk, day[0]) == date(2026, 11, 27)
    assert keys.stage() <= 10
    keys.key(Qt.Key.Key_L)
    assert at().objectName() == "letter_approver", "who approved it is the one thing missing"
    keys.chinese("林知远", "linzhiyuan")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert "〔2026〕2号" in window.toast.text()
    keys.key(Qt.Key.Key_Escape)
    assert keys.stage() <= 15
    post(keys, window, "XA2")
    assert the_one(desk).last(EventKind.SERVED).on == day[0], "the night moved the day of posting too"  # type: ignore[union-attr]
    assert keys.stage() <= 9

    # Decided on 10 November; the letter is refused until the secrecy review is recorded, and leads there.
    night(11, 10)
    keys.key(Qt.Key.Key_D)
    keys.key(Qt.Key.Key_Return)
    keys.key(Qt.Key.Key_Return, CTRL)
    keys.key(Qt.Key.Key_Return, CTRL)
    assert the_one(desk).outcome is Outcome.DISCLOSED and state(desk, day[0]) is State.TO_POST
    assert keys.stage() <= 10
    keys.key(Qt.Key.Key_Return, CTRL)
    assert window.shown == "letter"
    keys.key(Qt.Key.Key_Return, CTRL)
    assert at().objectName() == "banner_link", "what was refused offers the way on, under the hand"
    keys.key(Qt.Key.Key_Return)
    keys.chinese("韩予墨", "hanyumo")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert keys.stage() <= 14
    keys.key(Qt.Key.Key_Return, CTRL)
    keys.key(Qt.Key.Key_Return, CTRL)
    assert "〔2026〕3号" in window.toast.text()
    keys.key(Qt.Key.Key_Escape)
    assert keys.stage() <= 4

    # Posted on the 11th, before the 27th (D2); signed for on the 13th.
    night(11, 11)
    post(keys, window, "XA3")
    assert state(desk, day[0]) is State.SERVED
    assert keys.stage() <= 9
    night(11, 13)
    keys.key(Qt.Key.Key_5, CTRL)
    keys.key(Qt.Key.Key_Right)
    keys.key(Qt.Key.Key_Return)
    assert at().objectName() == "posting_unsigned"
    keys.key(Qt.Key.Key_A, CTRL)
    keys.key(Qt.Key.Key_Return, CTRL)
    assert "3 封文书已登记签收" in window.toast.text()
    keys.key(Qt.Key.Key_Escape)
    assert window.shown == "request"
    assert keys.stage() <= 9

    # Put away.
    keys.key(Qt.Key.Key_Return, CTRL)
    assert at().objectName() == "step_file_number"
    keys.plain("GK1")
    keys.key(Qt.Key.Key_Return, CTRL)
    assert state(desk, day[0]) is State.ARCHIVED
    assert keys.stage() <= 10

    # The year's workbook: the menu, the name of the file, Enter.
    workbook = tmp_path / "年度统计表.xlsx"
    keys.key(Qt.Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: window.page("year").shown is not None)  # type: ignore[union-attr]
    keys.key(Qt.Key.Key_F, ALT)
    keys.key(Qt.Key.Key_E)
    assert isinstance(at().window(), QFileDialog), "the name of the file, proposed, has the keyboard"
    keys.key(Qt.Key.Key_A, CTRL)
    keys.given(str(workbook))
    keys.key(Qt.Key.Key_Return)
    qtbot.waitUntil(workbook.exists)
    assert keys.stage() <= 10
    kept = window.focusWidget()
    assert kept is not None and kept.objectName() == "year_sheet", "it gets the keyboard back with the window"
    assert figures(workbook, "一、本年新收") == [1, 0, 0, 0, 0, 0, 1]
    assert figures(workbook, "（一）予以公开") == [1, 0, 0, 0, 0, 0, 1]
    assert figures(workbook, "（七）总计") == [1, 0, 0, 0, 0, 0, 1]
    assert figures(workbook, "四、结转下年度") == [0, 0, 0, 0, 0, 0, 0]
    assert the_one(desk).applicant.kind is ApplicantKind.NATURAL_PERSON, "whose column is the first"


def figures(workbook: Path, row: str) -> list[int]:
    """The figures of the row of table three that begins like this."""
    sheet = openpyxl.load_workbook(workbook)["三、申请"]
    cells = next(each for each in sheet.iter_rows(values_only=True) if any(row in str(cell) for cell in each))
    return [cell for cell in cells if isinstance(cell, int)]
