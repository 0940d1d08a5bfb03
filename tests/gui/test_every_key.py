"""Every key of the table of actions, pressed on a page where it is said to act: something is seen to happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui import actions
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.intake_page import IntakePage
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui.fingers import CTRL, Keys
from tests.gui.frame import open_at, open_window, settle
from tests.offices import demonstration

KEYED = tuple(each for each in actions.ACTIONS if each.keys)
TO_ASK, TO_POST = "request:2026-0017", "request:2026-0026"
CORRECTING = "request:2026-0032"
WHERE = {
    "new": "today", "save": "register", "print": "today", "quit": "register", "copy_rows": "register",
    "copy_due": TO_ASK, "paste_rows": "register", "amend": TO_ASK, "strike": TO_ASK, "palette": "year:2025",
    "find": "register", "clear_filters": "register", "register_print": "intake", "split": "intake", "main": TO_ASK,
    "decide": TO_ASK, "extend": TO_ASK, "consult": TO_ASK, "correct": TO_ASK, "withdraw": TO_ASK, "take": CORRECTING,
    "serve": TO_POST, "letters": TO_ASK, "certify": TO_ASK, "today": "register", "register": "today",
    "year": "register", "posting": "register", "calendar": "register", "back": "year:2025", "forward": "register",
    "side_panel": "year:2025", "recount": "register", "next_region": "register", "last_region": "register",
    "to_toast": "register", "settings": "register", "next_problem": "intake", "last_problem": "intake",
    "help": "register", "page_keys": "register",
}  # fmt: skip
"""The page on which each action is tried."""


@dataclass(frozen=True)
class Seen:
    """What a clerk sees of the window, and what stands in the clipboard."""

    page: str
    focus: int
    windows: frozenset[str]
    picture: bytes
    copied: str


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration's office."""
    store: Path = demonstration(tmp_path_factory.mktemp("keys") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def window(qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    """One window for all keys."""
    blinking = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    made = open_window(desk, Words(desk.terms, demo_day), demo_day)
    yield made
    close_for_good(made)
    QApplication.setCursorFlashTime(blinking)


def seen(window: MainWindow) -> Seen:
    image = window.grab().toImage()
    shown = frozenset(f"{type(each).__name__} {each.objectName()}" for each in QApplication.topLevelWidgets()
                      if each.isVisible())
    return Seen(window.shown, id(QApplication.focusWidget()), shown, bytes(image.constBits()),
                QApplication.clipboard().text())


def prepare(window: MainWindow, action: str) -> None:
    """What there must be before the key can do anything."""
    keys = Keys()
    if action == "paste_rows":
        QApplication.clipboard().setText("周若安\t征收补偿方案\n叶知秋\t竣工验收备案材料\n")
    elif action == "clear_filters":
        keys.key(Qt.Key.Key_F, CTRL)
        keys.plain("zz")
    elif action == "forward":
        keys.key(Qt.Key.Key_3, CTRL)
        keys.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    elif action == "to_toast":
        keys.key(Qt.Key.Key_S, CTRL)
    elif action in ("next_problem", "last_problem"):
        keys.key(Qt.Key.Key_Return, CTRL)
        keys.key(Qt.Key.Key_Tab)
    settle()


def press(declared: actions.Declared) -> None:
    sequence = QKeySequence(declared.keys, QKeySequence.SequenceFormat.PortableText)
    combined = sequence[0]
    assert QGuiApplication.focusWindow() is not None
    QTest.keyClick(QGuiApplication.focusWindow(), combined.key(), combined.keyboardModifiers())
    settle()


@pytest.mark.parametrize("declared", KEYED, ids=lambda each: each.id)
def test_a_key_does_what_is_said_of_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, declared: actions.Declared
) -> None:
    open_at(window, desk, WHERE[declared.id])
    prepare(window, declared.id)
    assert window.is_possible(declared.id), "greyed on the page where it is tried"
    before = seen(window)
    press(declared)
    qtbot.waitUntil(lambda: seen(window) != before, timeout=3000)


@pytest.mark.parametrize("page", sorted({*WHERE.values()}))
def test_a_key_of_no_action_changes_nothing_that_is_seen(window: MainWindow, desk: Desk, page: str) -> None:
    open_at(window, desk, page)
    before = seen(window)
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_F9)
    settle()
    assert seen(window) == before, "what is taken for an effect comes by itself"


def test_every_action_with_a_key_is_tried() -> None:
    assert {each.id for each in KEYED} == {*WHERE}


def test_no_key_is_asked_for_twice_on_any_page(window: MainWindow, desk: Desk) -> None:
    """Qt does neither of two actions that answer one key; it only says so when the key is pressed."""
    twice = []
    for page in sorted({*WHERE.values()}):
        open_at(window, desk, page)
        asked: dict[str, set[str]] = {}
        for each in window.findChildren(QAction):
            holders = [one for one in each.associatedObjects() if not isinstance(one, QWidget) or one.isVisible()]
            if each.isEnabled() and each.isVisible() and not each.shortcut().isEmpty() and holders:
                asked.setdefault(each.shortcut().toString(), set()).add(f"{each.objectName()} {id(each)}")
        for button in window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty():
                asked.setdefault(button.shortcut().toString(), set()).add(f"{button.objectName()} {id(button)}")
        for menu in window.menuBar().actions():
            letter = menu.text()[menu.text().index("&") + 1].upper()
            asked.setdefault(f"Alt+{letter}", set()).add(menu.text())
        twice += [(page, key, sorted(owners)) for key, owners in asked.items() if len(owners) > 1]
    assert not twice


def test_the_key_of_a_panel_that_is_not_there_yet_is_greyed(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "check")
    assert not window.is_possible("side_panel")


@pytest.mark.parametrize(("page", "action"), [("keys", "next_problem"), ("check", "print"), ("year:2025", "copy_due")])
def test_the_key_of_a_greyed_action_is_answered(window: MainWindow, desk: Desk, page: str, action: str) -> None:
    """Those of the lists stay silent where no list is: the letter may be meant for something else."""
    open_at(window, desk, page)
    declared = next(each for each in KEYED if each.id == action)
    assert not window.is_possible(action)
    press(declared)
    said = f"这里现在做不了：{actions.without_access_key(actions.shown(declared.text))}"
    assert window.toast.isVisible() == (declared.scope == actions.WINDOW)
    assert declared.scope != actions.WINDOW or (window.toast.text(), window.toast.sign) == (said, "info")


def test_save_on_an_empty_form_of_registering_is_answered(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "intake")
    shown = window.page("intake")
    assert isinstance(shown, IntakePage)
    shown.start_anew()
    press(next(each for each in KEYED if each.id == "save"))
    assert shown.drafts.said.text() == "还什么都没有填"


def test_an_action_without_a_key_of_its_own_is_reached_through_its_menu(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "register")
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None, "Alt+T opens the menu of tools"
    QTest.keyClick(menu, Qt.Key.Key_M)
    settle()
    assert window.shown == "months"
