"""Closing the window never loses what was typed without a question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from tests.gui import office
from tests.gui.frame import Opened

LEFT = Qt.MouseButton.LeftButton


def answer(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    qtbot.mouseClick(box.findChild(QPushButton, name), LEFT)


def test_a_half_typed_request_closes_without_a_question_and_is_there_at_the_next_start(
    window: MainWindow, desk: Desk, words: Words, opened: Opened
) -> None:
    window.show_page("intake")
    window.page("intake").findChild(QLineEdit, "name").setText("周若安")
    window.close()
    assert not window.isVisible()
    again = opened(desk, words, office.today)
    again.show_page("intake")
    assert again.page("intake").findChild(QLineEdit, "name").text() == "周若安"
    again.close()


def test_a_half_typed_step_closes_without_a_question_and_is_there_at_the_next_start(
    window: MainWindow, desk: Desk, words: Words, made: dict[str, RequestId], opened: Opened
) -> None:
    window.show_page("request", Opening(made["plain"], EventKind.EXTENDED))
    window.page("request").findChild(QLineEdit, "step_days").setText("7")
    window.close()
    assert not window.isVisible()
    again = opened(desk, words, office.today)
    again.show_page("request", Opening(made["plain"], EventKind.EXTENDED))
    assert again.page("request").findChild(QLineEdit, "step_days").text() == "7"
    again.close()


def test_what_nothing_keeps_is_asked_about_and_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("office")
    address = window.page("office").findChild(QLineEdit, "office_address")
    address.setText("临澜区柳荫路27号")
    window.close()
    assert window.isVisible()
    answer(qtbot, window, "confirm_no")
    assert window.isVisible() and address.text() == "临澜区柳荫路27号"
    window.close()
    answer(qtbot, window, "confirm_yes")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_step_that_was_only_looked_at_does_not_hold_the_window(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    window.show_page("request", Opening(made["plain"], EventKind.EXTENDED))
    page = window.page("request")
    assert not page.is_unfinished()
    qtbot.keyClick(page.findChild(QLineEdit, "step_days"), Qt.Key.Key_Escape)
    assert not page.is_unfinished()
    window.close()
    assert not window.isVisible()
