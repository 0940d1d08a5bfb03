"""Pasted rows in place: undone, filled down, left out by the keys of a spreadsheet; kept until they are registered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.paste_table import FIRST
from clerk_app.gui.pages.paste_page import PastePage
from clerk_app.gui.words import Words
from clerk_app.services import form_drafts
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.ledger_pasted import DRAFT
from tests.gui import office
from tests.gui.frame import Opened
from tests.gui.hand import press, seen

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEADINGS = ("收件日期", "申请方式", "申请人姓名", "申请内容")
CHANNEL = 1
NAMED = "甲乙丙丁戊己庚辛壬癸"


def row(at: int, channel: str = "网络") -> tuple[str, ...]:
    return ("2026/9/21", channel, f"顾小{NAMED[at]}", f"{NAMED[at]}路改造工程的立项批复")


def page_of(window: MainWindow) -> PastePage:
    shown = window.page("paste")
    assert isinstance(shown, PastePage)
    return shown


@pytest.fixture
def page(window: MainWindow) -> Iterator[PastePage]:
    window.show_page("paste")
    yield page_of(window)
    QGuiApplication.clipboard().clear()


def paste(qtbot: QtBot, page: PastePage, rows: list[tuple[str, ...]]) -> None:
    QGuiApplication.clipboard().setText("".join("\t".join(one) + "\r\n" for one in [HEADINGS, *rows]))
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    settled(qtbot, page)


def settled(qtbot: QtBot, page: PastePage) -> None:
    qtbot.waitUntil(lambda: not page.reading.is_on and all(one.read for one in page.table.lines), timeout=20_000)


def go(page: PastePage, line: int, column: int) -> None:
    page.list.setCurrentIndex(page.table.index(line, FIRST + column))


def type_over(qtbot: QtBot, page: PastePage, text: str) -> None:
    """The first key opens the cell, Enter closes it."""
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    editor = page.list.findChild(QLineEdit, "paste_cell")
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.findChild(QLineEdit, "paste_cell") is None)


def cells(page: PastePage, column: int) -> list[str]:
    return [line.cells[column] for line in page.table.lines]


def kept(desk: Desk) -> list[list[object]]:
    found = form_drafts.find(desk, None, DRAFT)
    return [] if found is None else list(found.typed["rows"])


def said(page: PastePage) -> str:
    line = page.drafts.line
    return line.words.text() if line.isVisible() else ""


def test_ctrl_d_fills_the_uppermost_cell_down_and_ctrl_z_takes_it_back(qtbot: QtBot, page: PastePage) -> None:
    paste(qtbot, page, [row(0, "信函"), *(row(at, "") for at in range(1, 4)), row(4, "网络")])
    assert sum(line.is_good for line in page.table.lines) == 2
    go(page, 0, CHANNEL)
    for _ in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.list, Qt.Key.Key_D, CONTROL)
    assert cells(page, CHANNEL) == ["信函"] * 4 + ["网络"]
    assert all(line.is_good for line in page.table.lines)
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    assert cells(page, CHANNEL) == ["信函", "", "", "", "网络"]
    assert sum(line.is_good for line in page.table.lines) == 2, "read again, too"
    go(page, 1, CHANNEL)
    qtbot.keyClick(page.list, Qt.Key.Key_D, CONTROL)
    assert cells(page, CHANNEL) == ["信函", "信函", "", "", "网络"], "of one cell what stands above it"


def test_a_whole_column_is_filled_from_its_first_cell(qtbot: QtBot, page: PastePage) -> None:
    paste(qtbot, page, [row(0, "信函"), row(1, ""), row(2, "网络"), row(3, "")])
    go(page, 0, CHANNEL)
    qtbot.keyClick(page.list, Qt.Key.Key_D, CONTROL)
    assert cells(page, CHANNEL) == ["信函", "信函", "网络", "信函"], "of one cell in the first row into the empty ones"
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    go(page, 0, CHANNEL)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, CONTROL | SHIFT)
    assert page.list.selected_cells() == [(at, CHANNEL) for at in range(4)]
    qtbot.keyClick(page.list, Qt.Key.Key_D, CONTROL)
    assert cells(page, CHANNEL) == ["信函"] * 4
    qtbot.keyClick(page.list, Qt.Key.Key_Down, CONTROL)
    assert page.list.currentIndex().row() == 3


def test_ctrl_z_takes_back_what_was_typed_emptied_and_left_out_the_last_first(
    qtbot: QtBot, page: PastePage
) -> None:
    paste(qtbot, page, [row(at) for at in range(5)])
    go(page, 0, 0)
    type_over(qtbot, page, "9-22")
    assert page.table.lines[0].cells[0] == "2026-09-22"
    go(page, 1, CHANNEL)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert cells(page, CHANNEL)[1:3] == ["", ""]
    go(page, 3, CHANNEL)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete, CONTROL)
    assert [line.number for line in page.table.lines] == [1, 2, 3]
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    settled(qtbot, page)
    assert [line.number for line in page.table.lines] == [1, 2, 3, 4, 5], "both at once"
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    assert cells(page, CHANNEL)[1:3] == ["网络", "网络"]
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    assert page.table.lines[0].cells[0] == "2026/9/21"
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    assert not seen(qtbot, page, "paste_undo").isEnabled()
    assert all(line.is_good for line in page.table.lines)


def test_a_row_left_out_before_a_column_was_added_comes_back_with_a_cell_for_it(
    qtbot: QtBot, page: PastePage
) -> None:
    paste(qtbot, page, [row(0), row(1)])
    assert len(page.table.pasted.fields) == 4, "control"
    go(page, 0, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete, CONTROL)
    go(page, 0, 2)
    QGuiApplication.clipboard().setText("临澜某某筹备处人员")
    qtbot.keyClick(page.list, Qt.Key.Key_V, CONTROL)
    page.read_again()
    qtbot.waitUntil(lambda: page.table.pasted.fields[-1] == "applicant_kind", timeout=5000)
    settled(qtbot, page)
    press(qtbot, page, "paste_back")
    settled(qtbot, page)
    assert [len(line.cells) for line in page.table.lines] == [5, 5]


def test_many_rows_filled_at_once_are_read_beside_the_window(qtbot: QtBot, page: PastePage) -> None:
    rows = [
        ("2026/9/21", "网络" if at == 0 else "", f"顾{NAMED[at % 10]}{NAMED[at // 10]}", f"第 {at} 号地块的出让合同")
        for at in range(60)
    ]
    paste(qtbot, page, rows)
    go(page, 0, CHANNEL)
    for _ in range(59):
        qtbot.keyClick(page.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.list, Qt.Key.Key_D, CONTROL)
    assert page.reading.is_on
    settled(qtbot, page)
    assert cells(page, CHANNEL) == ["网络"] * 60 and all(line.is_good for line in page.table.lines)


def test_the_keys_of_the_pasted_rows_are_told_on_the_page_and_among_the_keys(
    qtbot: QtBot, window: MainWindow, page: PastePage
) -> None:
    paste(qtbot, page, [row(0)])
    for name, key in (("paste_undo", "Ctrl+Z"), ("paste_fill", "Ctrl+D")):
        assert seen(qtbot, page, name).property("key_cap") == key
    qtbot.keyClick(page.header, Qt.Key.Key_Question)
    here = [one.text() for one in window.findChildren(QLabel, "page_key") if one.isVisible()]
    assert {"Ctrl+Z", "Ctrl+D", "Ctrl+Delete"} <= set(here)
    window.show_page("keys")
    lines = window.page("keys").model.lines  # type: ignore[union-attr]
    assert ("把选中的最上面一格向下填充", "Ctrl+D", "从 Excel 粘贴来的各行") in lines


# kept until they are registered


def test_the_rows_are_there_at_the_next_start_and_what_stays_behind_is_kept_with_the_deed(
    qtbot: QtBot, window: MainWindow, page: PastePage, desk: Desk, words: Words, tmp_path: Path, opened: Opened
) -> None:
    paste(qtbot, page, [row(0), row(1), row(2, "飞鸽")])
    go(page, 1, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete, CONTROL)
    page.list.setCurrentIndex(page.table.index(1, FIRST + CHANNEL))
    qtbot.waitUntil(lambda: len(kept(desk)) == 2, timeout=5000)
    assert not window.is_unfinished()
    desk.store.close()
    again = open_desk(tmp_path / "store", who="韩予墨", now=office.at_noon)
    other = opened(again, words, office.today)
    other.show_page("paste")
    shown = page_of(other)
    settled(qtbot, shown)
    assert [line.number for line in shown.table.lines] == [1, 3] and "2 行" in said(shown) and "苏晚晴" in said(shown)
    press(qtbot, shown, "paste_back")
    settled(qtbot, shown)
    assert [line.number for line in shown.table.lines] == [1, 2, 3]
    shown.main_action()
    assert again.store.requests.count() == 2 and [one[0] for one in kept(again)] == [3], "in the same deed"
    go(shown, 0, CHANNEL)
    qtbot.keyClick(shown.list, Qt.Key.Key_Delete, CONTROL)
    shown.drafts.keep()
    assert kept(again) == [] and again.store.findings() == ()
    other.may_close = True
    other.close()
    again.store.close()


def test_rows_thrown_away_or_replaced_can_be_had_back_while_the_window_is_open(
    qtbot: QtBot, window: MainWindow, page: PastePage, desk: Desk
) -> None:
    paste(qtbot, page, [row(0), row(1)])
    page.drafts.keep()
    press(qtbot, page, "paste_cancel")
    assert kept(desk) == []
    window.show_page("paste")
    assert "已丢弃" in said(page)
    press(qtbot, page, "bring_back_draft")
    settled(qtbot, page)
    assert cells(page, 2) == ["顾小甲", "顾小乙"]
    page.drafts.keep()
    assert len(kept(desk)) == 2
    QGuiApplication.clipboard().setText("".join("\t".join(one) + "\r\n" for one in [HEADINGS, row(5)]))
    qtbot.keyClick(page, Qt.Key.Key_V, CONTROL)
    press(qtbot, window, "confirm_yes")
    settled(qtbot, page)
    assert cells(page, 2) == ["顾小己"]
    press(qtbot, page, "bring_back_draft")
    settled(qtbot, page)
    assert cells(page, 2) == ["顾小甲", "顾小乙"]
    press(qtbot, page, "bring_back_draft")
    settled(qtbot, page)
    assert cells(page, 2) == ["顾小己"], "and the other way round"


def test_how_rows_without_a_channel_came_is_kept_with_them(
    qtbot: QtBot, page: PastePage, desk: Desk, words: Words, tmp_path: Path, opened: Opened
) -> None:
    paste(qtbot, page, [row(0, "")])
    channel = page.findChild(QComboBox, "paste_channel")
    assert isinstance(channel, QComboBox)
    channel.setCurrentIndex(channel.findData("online"))
    channel.activated.emit(channel.currentIndex())
    settled(qtbot, page)
    page.drafts.keep()
    other = opened(desk, words, office.today)
    other.show_page("paste")
    settled(qtbot, page_of(other))
    assert page_of(other).table.lines[0].is_good
    other.may_close = True
    other.close()


DYING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from clerk_app.gui.app import make_application
from clerk_app.gui.style import dress
from clerk_app.gui.translation import speak
from clerk_app.gui.words import Words
from clerk_app.services import form_drafts
from clerk_app.services.ledger_pasted import DRAFT
from tests.gui import office
from tests.gui.frame import open_window

application, style = make_application()
speaking = speak(application)
dress(application, dark=False)
desk = office.open_office(Path(sys.argv[1]))
window = open_window(desk, Words(desk.terms, office.today), office.today)
window.show_page("paste")
page = window.page("paste")
QGuiApplication.clipboard().setText(sys.argv[2])
QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
for _ in range(200):
    QTest.qWait(50)
    if form_drafts.find(desk, None, DRAFT):
        break
QTest.keyClick(page.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_program_killed_on_the_page_loses_no_row_pasted_before_the_last_pause(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    settings = {**os.environ, "PYTHONPATH": str(root), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    text = "".join("\t".join(one) + "\r\n" for one in [HEADINGS, row(0), row(1)])
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path / "store"), text], cwd=root, env=settings, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr
    desk = open_desk(tmp_path / "store", who="苏晚晴", now=office.at_noon)
    assert kept(desk) == [[1, list(row(0))], [2, list(row(1))]]
    assert desk.store.findings() == ()
    desk.store.close()
