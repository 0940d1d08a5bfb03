"""Ctrl+Z in text: what was typed is taken back, also after it was kept as a draft, after arrows and the calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from tests.gui.hand import seen, type_into

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def undo(qtbot: QtBot, field: QLineEdit | QPlainTextEdit) -> str:
    qtbot.keyClick(field, KEY.Key_Z, CTRL)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_typing_is_undone_after_the_draft_of_it_was_kept(qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
    window.show_page("intake")
    wording = window.page("intake").findChild(QPlainTextEdit, "wording")  # type: ignore[union-attr]
    assert isinstance(wording, QPlainTextEdit)
    qtbot.keyClicks(wording, "roads")
    qtbot.waitUntil(lambda: bool(desk.store.intake_drafts.all()))
    assert undo(qtbot, wording) == ""
    qtbot.keyClick(wording, KEY.Key_Y, CTRL)
    assert wording.toPlainText() == "roads"


def test_a_draft_taken_up_again_is_not_undone_but_what_is_typed_after_it(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    note = Opening(made["plain"], EventKind.NOTED)
    window.show_page("request", note)
    type_into(qtbot, window, "step_text", "约好周四看卷")
    qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    window.show_page("request", note)
    kept = seen(qtbot, window, "step_text")
    assert isinstance(kept, QPlainTextEdit) and kept.toPlainText() == "约好周四看卷", "control"
    assert undo(qtbot, kept) == "约好周四看卷"
    kept.moveCursor(kept.textCursor().MoveOperation.End)
    qtbot.keyClicks(kept, " 9:00")
    assert undo(qtbot, kept) == "约好周四看卷"


def test_a_day_taken_by_the_arrows_or_from_the_calendar_gives_back_what_was_typed(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"], EventKind.NOTED))
    day = window.findChild(DateField, "step_on")
    assert isinstance(day, DateField)
    day.selectAll()
    qtbot.keyClicks(day, "10-9")
    qtbot.keyClick(day, KEY.Key_Up)
    assert day.text() == "2026-10-10"
    assert undo(qtbot, day) == "10-9"
    qtbot.keyClick(day, KEY.Key_F3)
    month = day.findChild(QCalendarWidget)
    assert isinstance(month, QCalendarWidget)
    month.activated.emit(QDate(2026, 10, 12))
    assert day.text() == "2026-10-12"
    assert undo(qtbot, day) == "10-9"
