"""Rows pasted from Excel as new requests, in the real window over a real store."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.paste_table import DUE, FIRST, WRONG
from clerk_app.gui.pages.paste_page import PastePage
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.gui.words import Words
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services.desk import Desk

HEADINGS = ("收件日期", "申请方式", "申请人姓名", "申请内容", "联系电话")
CONTROL = Qt.KeyboardModifier.ControlModifier


def row(at: int, **changed: str) -> tuple[str, ...]:
    """One of fifty requests, no two alike."""
    street = "甲乙丙丁戊己庚辛壬癸"[at % 10] + "子丑寅卯辰"[at // 10]
    cells = {"收件日期": "2026/9/21", "申请方式": "网络", "申请人姓名": f"顾小{street[0]}{street[1]}",
             "申请内容": f"{street}路改造工程的立项批复", "联系电话": "１３８００００１１２２"}
    return tuple({**cells, **changed}.values())


FIFTY = [row(at) for at in range(47)] + [
    row(47, 收件日期="2026-13-40"), row(48, 申请人姓名=""), row(49, 申请方式="飞鸽"),
]


def text_of(rows: list[tuple[str, ...]], *, headings: bool = True) -> str:
    return "".join("\t".join(one) + "\r\n" for one in ([HEADINGS] if headings else []) + rows)


@pytest.fixture
def page(window: MainWindow) -> Iterator[PastePage]:
    window.show_page("paste")
    shown = window.page("paste")
    assert isinstance(shown, PastePage)
    yield shown
    QGuiApplication.clipboard().clear()


def write(page: PastePage) -> QPushButton:
    found = page.findChild(QPushButton, "paste_write")
    assert isinstance(found, QPushButton)
    return found


def paste(qtbot: QtBot, page: PastePage, text: str) -> None:
    """Ctrl+V with that text on the clipboard, until every row is read."""
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: not page.reading.is_on and all(line.read for line in page.table.lines), timeout=20_000)


def said(page: PastePage, name: str) -> list[str]:
    return [each.text() for each in page.panel.findChildren(QLabel, name) if each.isVisible()]


def type_over(qtbot: QtBot, page: PastePage, line: int, column: int, text: str) -> None:
    page.list.setCurrentIndex(page.table.index(line, FIRST + column))
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.findChild(QLineEdit, "paste_cell")
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.findChild(QLineEdit, "paste_cell") is None)


def test_of_fifty_rows_three_are_bad_and_forty_seven_are_registered_once(
    qtbot: QtBot, window: MainWindow, page: PastePage, desk: Desk
) -> None:
    paste(qtbot, page, text_of(FIFTY))
    assert write(page).text() == "登记 47 件，3 件留下"
    assert desk.store.requests.count() == 0, "nothing is written by reading"
    assert page.table.index(0, DUE).data() == "10-26 周一"  # 9-21 and 20 working days: 国庆 off, 10-10 worked
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert desk.store.requests.count() == 47
    assert [line.number for line in page.table.lines] == [48, 49, 50]
    qtbot.waitUntil(lambda: not page.reading.is_on)
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert desk.store.requests.count() == 47, "a second press registers nothing twice"
    first = desk.store.requests.by_number("2026-0001")
    assert first is not None
    assert (first.received_on, first.channel) == (date(2026, 9, 21), Channel.ONLINE)
    assert first.applicant.telephone == "13800001122"
    assert first.applicant.kind is ApplicantKind.NATURAL_PERSON, "told by the name"
    assert window.toast.text() == "已登记 47 件。"
    link = window.toast.findChild(QPushButton, "toast_action")
    assert link.text() == "看这 47 件"
    link.click()
    register = window.page("register")
    assert isinstance(register, RegisterPage)
    assert window.shown == "register"
    qtbot.waitUntil(lambda: len(register.model.rows()) == 47)


def test_while_rows_are_read_the_list_is_painted_anew_ten_times_a_second_at_most(
    qtbot: QtBot, page: PastePage
) -> None:
    told: list[tuple[float, int]] = []
    page.reading.told.connect(lambda done, total: told.append((time.monotonic(), done)))
    paste(qtbot, page, text_of([row(at % 50, 联系电话=f"138{at:08}") for at in range(500)]))
    assert (told[0][1] < 500, told[-1][1]) == (True, 500), "control: it takes more than one turn"
    lasted = told[-1][0] - told[0][0]
    assert len(told) <= 3 + lasted / 0.1


def test_what_stays_is_mended_in_place_and_registered(qtbot: QtBot, page: PastePage, desk: Desk) -> None:
    paste(qtbot, page, text_of(FIFTY[45:]))
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert page.list.currentIndex().row() == 2
    assert page.table.index(2, FIRST).data(WRONG)
    assert "2026-13-40" in said(page, "paste_problem")[0]
    type_over(qtbot, page, 2, 0, "9-22")
    assert page.table.index(2, FIRST).data() == "2026-09-22"
    assert not page.table.index(2, FIRST).data(WRONG)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert page.list.currentIndex().row() == 3
    assert any("申请人姓名" in each for each in said(page, "paste_problem"))
    type_over(qtbot, page, 3, 2, "启明律师事务所")
    type_over(qtbot, page, 4, 1, "当面")
    assert write(page).text() == "登记 5 件"
    page.main_action()
    kinds = [one.applicant.kind for one in desk.store.requests.all()]
    assert kinds.count(ApplicantKind.LEGAL_SERVICE_ORG) == 1
    assert desk.store.requests.count() == 5
    assert not page.is_unfinished()


def test_rows_that_resemble_registered_ones_are_said_and_equal_ones_stay(
    qtbot: QtBot, window: MainWindow, page: PastePage, desk: Desk, made: dict[str, RequestId]
) -> None:
    again = row(1, 申请人姓名="叶知秋", 申请内容="栖云花园一期备案材料")
    paste(qtbot, page, text_of([row(0), again, row(0)]))
    page.list.setCurrentIndex(page.table.index(1, FIRST))
    assert any("2026-0001" in each and "100%" in each for each in said(page, "paste_hint"))
    page.list.setCurrentIndex(page.table.index(2, FIRST))
    assert said(page, "paste_problem") == ["与第 1 行各栏都相同。请拿掉其中一行，或者在备注里写明是另一件。"]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete, CONTROL)
    assert write(page).text() == "登记 2 件"
    before = desk.store.requests.count()
    page.main_action()
    window.show_page("paste")
    paste(qtbot, page, text_of([row(0)]))
    assert said(page, "paste_problem") == ["这一行以前已经登记过，各栏都相同，不再登记。确是另一件的，请在备注里写明。"]
    assert not write(page).isEnabled()
    assert desk.store.requests.count() == before + 2


def test_a_column_nobody_knows_is_named_once_and_known_the_next_time(qtbot: QtBot, page: PastePage) -> None:
    odd = text_of([row(0), row(1)]).replace("收件日期", "哪天来的")
    paste(qtbot, page, odd)
    assert "没有“收到日期”一列" in said(page, "paste_problem")[0]
    page.list.setCurrentIndex(page.table.index(0, FIRST))
    field = page.findChild(QComboBox, "paste_field")
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findData("received_on"))
    field.activated.emit(field.currentIndex())
    qtbot.waitUntil(lambda: write(page).isEnabled())
    assert write(page).text() == "登记 2 件"
    page.clear()
    paste(qtbot, page, odd)
    assert write(page).text() == "登记 2 件"


def test_rows_without_headings_and_without_a_channel(qtbot: QtBot, page: PastePage, desk: Desk) -> None:
    rows = [(str(at + 1), *row(at)[:1], *row(at)[2:]) for at in range(4)]
    paste(qtbot, page, text_of(rows, headings=False))
    assert page.table.pasted.fields == ("ignored", "received_on", "applicant", "wording", "telephone")
    assert not write(page).isEnabled()
    channel = page.findChild(QComboBox, "paste_channel")
    assert isinstance(channel, QComboBox) and channel.isVisible()
    channel.setCurrentIndex(channel.findData("online"))
    channel.activated.emit(channel.currentIndex())
    qtbot.waitUntil(lambda: write(page).isEnabled())
    page.main_action()
    assert [one.channel for one in desk.store.requests.all()] == [Channel.ONLINE] * 4


def test_the_table_of_a_page_is_taken_where_the_text_is_none(qtbot: QtBot, page: PastePage) -> None:
    data = QMimeData()
    cells = "".join(f"<td>{cell}</td>" for cell in row(0))
    heads = "".join(f"<th>{cell}</th>" for cell in HEADINGS)
    data.setText(" ".join(row(0)))
    data.setHtml(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: write(page).isEnabled())
    assert page.table.lines[0].cells == list(row(0))


def test_two_thousand_rows_are_read_beside_the_window(qtbot: QtBot, page: PastePage) -> None:
    """Between the first row and the last the window gets its turn, many times."""
    turns: list[bool] = []
    window = QTimer(page)
    window.timeout.connect(lambda: turns.append(page.reading.is_on))
    rows = [row(at % 50, 申请内容=f"第 {at} 号地块的出让合同") for at in range(2000)]
    QGuiApplication.clipboard().setText(text_of(rows))
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert page.reading.is_on and not page.table.lines[-1].read
    assert page.progress.isVisible()
    window.start(0)
    qtbot.waitUntil(lambda: not page.reading.is_on, timeout=60_000)
    assert sum(turns) > 20
    assert all(line.is_good for line in page.table.lines)


@pytest.mark.parametrize("by_key", [True, False])
def test_registering_is_stopped_and_nothing_is_registered(
    qtbot: QtBot, window: MainWindow, page: PastePage, desk: Desk, by_key: bool
) -> None:
    """What is pressed while the rows are written waits for the window; the window looks for it between two rows."""
    paste(qtbot, page, text_of([row(at % 50, 申请内容=f"第 {at} 号地块的出让合同") for at in range(1200)]))
    before = desk.store.writes
    keys = [QKeyEvent(kind, Qt.Key.Key_Escape if by_key else Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)]
    for key in keys:
        QApplication.postEvent(window.windowHandle(), key)
    if not by_key:
        cancel = page.progress.findChild(QPushButton, "progress_cancel")
        assert isinstance(cancel, QPushButton)
        at = QPointF(3, 3)
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            QApplication.postEvent(cancel, QMouseEvent(
                kind, at, at, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            ))
    page.main_action()
    assert desk.store.requests.all() == () and desk.store.writes == before
    assert window.toast.text() == "已取消：一件也没有登记，1,200 行都还在这里。"
    assert len(page.table.lines) == 1200 and not page.progress.isVisible() and page.isVisible()
    assert write(page).isEnabled(), "the same press registers them after all"


def test_the_message_groups_the_figures_of_a_large_number(words: Words) -> None:
    assert words.sentence("pasted", {"count": 2000}) == "已登记 2,000 件。"
    assert words.sentence("pasted", {"count": 12}) == "已登记 12 件。"


def test_the_key_of_the_panel_is_greyed_until_there_are_rows(
    qtbot: QtBot, window: MainWindow, page: PastePage
) -> None:
    assert not window.is_possible("side_panel")
    paste(qtbot, page, text_of(FIFTY))
    assert window.is_possible("side_panel")


def test_nothing_to_paste_is_said(qtbot: QtBot, window: MainWindow, page: PastePage) -> None:
    QGuiApplication.clipboard().setText("一句话")
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    assert "没有成行的文字" in window.banner.text()


def test_rows_pasted_on_the_register_come_here(qtbot: QtBot, window: MainWindow, page: PastePage) -> None:
    window.show_page("register")
    register = window.page("register")
    assert isinstance(register, RegisterPage)
    QGuiApplication.clipboard().setText(text_of([row(0), row(1)]))
    register.handlers()["paste_rows"]()
    assert window.shown == "paste"
    qtbot.waitUntil(lambda: write(page).isEnabled())
    assert write(page).text() == "登记 2 件"


def test_a_kind_that_no_name_tells_is_filled_in_beside_the_rows(
    qtbot: QtBot, page: PastePage, desk: Desk
) -> None:
    paste(qtbot, page, text_of([row(0), row(1, 申请人姓名="顾小丙、顾小丁"), row(2, 申请人姓名="临澜某某筹备处人员")]))
    assert page.table.pasted.fields[-1] == "applicant_kind", "a column to fill in, though none was pasted"
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert (page.list.currentIndex().row(), page.list.currentIndex().column()) == (2, FIRST + len(HEADINGS))
    page.list.setCurrentIndex(page.table.index(1, FIRST))
    assert any("2 位申请人" in each for each in said(page, "paste_hint"))
    type_over(qtbot, page, 2, len(HEADINGS), "其他组织")
    assert write(page).text() == "登记 3 件"
    page.main_action()
    kinds = [one.applicant.kind for one in desk.store.requests.all()]
    assert kinds == [ApplicantKind.NATURAL_PERSON, ApplicantKind.NATURAL_PERSON, ApplicantKind.OTHER_ORG]
    paste(qtbot, page, text_of([row(0)]))
    assert page.table.pasted.fields[-1] == "telephone"
    assert "以前已经登记过" in said(page, "paste_problem")[0]


def test_one_cell_is_copied_and_pasted_and_a_row_left_out_comes_back(qtbot: QtBot, page: PastePage) -> None:
    paste(qtbot, page, text_of([row(0), row(1, 申请人姓名="")]))
    page.list.setCurrentIndex(page.table.index(0, FIRST + 2))
    qtbot.keyClick(page.list, Qt.Key.Key_C, CONTROL)
    page.list.setCurrentIndex(page.table.index(1, FIRST + 2))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CONTROL)
    assert page.table.lines[1].cells[2] == row(0)[2]
    assert write(page).text() == "登记 2 件"
    qtbot.keyClick(page.list, Qt.Key.Key_Delete, CONTROL)
    assert len(page.table.lines) == 1
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    assert [line.number for line in page.table.lines] == [1, 2]


def test_what_a_column_is_stays_named_when_the_page_is_shown_again(
    qtbot: QtBot, window: MainWindow, page: PastePage
) -> None:
    paste(qtbot, page, text_of([row(0)]))
    field = page.findChild(QComboBox, "paste_field")
    assert field.currentText() == "收到日期"
    window.show_page("register")
    window.show_page("paste")
    assert field.currentText() == "收到日期"
