"""The language of the window changes at once: another window over the same desk, and nothing typed is lost."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.parting import bury
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.gui.translation import CHINESE, ENGLISH, speak
from clerk_app.law.terms import EventKind
from clerk_app.services.change import Change
from tests.gui import office
from tests.gui.frame import settle
from tests.gui.hand import seen, type_into
from tests.gui.walking import buttons, labels

NAME, WORDING = "临澜区栖云里小区业主委员会", "小区一期竣工验收备案表"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, RequestId]]:
    folder = tmp_path_factory.mktemp("language") / "store"
    desk = office.open_office(folder)
    found = office.fill(desk)
    desk.store.close()
    return folder, found


@pytest.fixture
def made(filled: tuple[Path, dict[str, RequestId]], tmp_path: Path) -> dict[str, RequestId]:
    """The requests of the office, in a store of the test's own."""
    shutil.copytree(filled[0], tmp_path / "store")
    return filled[1]


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, made: dict[str, RequestId], tmp_path: Path) -> Iterator[Program]:
    begun = begin(qapp, tmp_path)
    yield begun
    begun.close()
    speak(qapp, CHINESE)


@pytest.fixture
def asked_for_english(qapp: QApplication, made: dict[str, RequestId], tmp_path: Path) -> Iterator[Program]:
    speak(qapp, ENGLISH)
    begun = begin(qapp, tmp_path, english=True)
    yield begun
    begun.close()
    speak(qapp, CHINESE)


def begin(qapp: QApplication, folder: Path, *, english: bool = False) -> Program:
    kept = Preferences(folder / "window.ini")
    start = StartWith(
        today=office.today, now=office.at_noon, clerk="苏晚晴", store=folder / "store", page="register", english=english
    )
    begun = Program(qapp, kept, start)
    begun.begin()
    begun.show()
    return begun


def window_of(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def change(qtbot: QtBot, program: Program, language: str) -> MainWindow:
    """By the menu; the window that comes."""
    before = window_of(program)
    before.trigger(f"speak_{language}")
    qtbot.waitUntil(lambda: program.window is not before)
    settle()
    bury()
    return window_of(program)


def texts(shown: QWidget) -> list[str]:
    """All words on labels and buttons, but for how long a search took."""
    return [each.text() for each in (*labels(shown), *buttons(shown)) if each.objectName() != "register_hits"]


def test_a_form_half_filled_in_is_there_again_in_the_other_language(
    qtbot: QtBot, program: Program, made: dict[str, RequestId], tmp_path: Path
) -> None:
    window = window_of(program)
    window.show_page("request", Opening(made["plain"], EventKind.EXTENDED))
    form = window.page("request").timeline.form
    form.findChild(QLineEdit, "step_approver").setText("许长安")
    form.findChild(QLineEdit, "step_approver").textEdited.emit("许长安")
    window.show_page("intake")
    type_into(qtbot, window, "name", NAME)
    type_into(qtbot, window, "wording", WORDING)
    window = change(qtbot, program, "en")
    assert window.shown == "intake" and window.isVisible() and "Register a request" in texts(window)
    assert seen(qtbot, window, "name").text() == NAME  # type: ignore[attr-defined]
    assert seen(qtbot, window, "wording").toPlainText() == WORDING  # type: ignore[attr-defined]
    assert any(each.startswith("Draft of ") for each in texts(window))
    window.show_page("request", Opening(made["plain"], EventKind.EXTENDED))
    assert window.page("request").timeline.form.findChild(QLineEdit, "step_approver").text() == "许长安"
    assert Preferences(tmp_path / "window.ini").language == "en"


def test_every_page_then_says_what_a_window_started_in_that_language_says(
    qtbot: QtBot, qapp: QApplication, program: Program, made: dict[str, RequestId], tmp_path: Path
) -> None:
    walked = ("today", "register", "request", "intake", "year", "calendar", "settings", "help")
    for page in walked:
        window_of(program).show_page(page, Opening(made["plain"]) if page == "request" else None)
    window = change(qtbot, program, "en")

    def said_in(window: MainWindow) -> dict[str, list[str]]:
        found = {"menus": [each.text() for each in window.menuBar().actions()], "title": [window.windowTitle()]}
        for page in walked:
            window.show_page(page, Opening(made["plain"]) if page == "request" else None)
            settle()
            qtbot.waitUntil(lambda: not window.jobs.is_busy)
            found[page] = texts(window.rail) + texts(window.page(page))
        return found

    live = said_in(window)
    program.close()
    speak(qapp, ENGLISH)
    fresh = begin(qapp, tmp_path, english=True)
    expected = said_in(window_of(fresh))
    fresh.close()
    assert live == expected
    assert "Today" in live["today"] and "&File" in live["menus"][0], "control"


def test_what_is_overdue_and_when_it_was_saved_is_still_said(
    qtbot: QtBot, program: Program, made: dict[str, RequestId]
) -> None:
    window = window_of(program)
    window.show_page("today")
    qtbot.waitUntil(lambda: not window.jobs.is_busy)
    settle()
    today = next(each for each in window.rail.findChildren(QAbstractButton) if each.text() == "工作台")
    assert today.badge > 0, "control"
    window.show_page("request", Opening(made["plain"]))
    window._did(Change(frozenset({made["plain"]})))
    told = window.status.saved.text()
    assert told.startswith("已保存 ")
    badge, window = today.badge, change(qtbot, program, "en")
    today = next(each for each in window.rail.findChildren(QAbstractButton) if each.text() == "Today")
    assert today.badge == badge and today.accessibleName() == f"Today, {badge} overdue"
    assert window.status.saved.text() == told.replace("已保存", "Saved")


def test_there_and_back_leaves_no_widget_over(qtbot: QtBot, program: Program) -> None:
    others = set(QApplication.allWidgets()) - {window_of(program), *window_of(program).findChildren(QWidget)}
    counted = set()
    for language in ("en", "zh", "en", "zh"):
        window_of(program).show_page("intake")
        change(qtbot, program, language)
        gc.collect()
        assert [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)] == [program.window]
        counted.add((language, len(set(QApplication.allWidgets()) - others)))
    assert len(counted) == 2, f"each time as many widgets as the time before: {counted}"


def test_in_the_settings_the_choice_keeps_the_focus(qtbot: QtBot, program: Program) -> None:
    before = window_of(program)
    before.show_page("settings", "display")
    settle()
    chosen = seen(qtbot, before, "setting_language")
    qtbot.keyClicks(chosen, "e")
    qtbot.waitUntil(lambda: program.window is not before)
    window = window_of(program)
    settle()
    assert window.shown == "settings" and window.focusWidget() is seen(qtbot, window, "setting_language")
    assert window.focusWidget().value() == "en"


def test_a_start_asked_for_in_english_ticks_what_is_shown_and_keeps_nothing(
    qtbot: QtBot, asked_for_english: Program, tmp_path: Path
) -> None:
    window = window_of(asked_for_english)
    window.show_page("settings", "display")
    assert seen(qtbot, window, "setting_language").value() == "en"  # type: ignore[attr-defined]
    ticked = [each.objectName() for each in window.findChildren(QAction, QRegularExpression("^speak_"))
              if each.isChecked()]
    assert ticked == ["speak_en"]
    assert Preferences(tmp_path / "window.ini").language == "zh", "control: nothing is kept"
    window = change(qtbot, asked_for_english, "zh")
    assert seen(qtbot, window, "setting_language").value() == "zh"  # type: ignore[attr-defined]


def test_what_is_no_draft_keeps_the_window_until_the_next_start(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    window = window_of(program)
    window.show_page("office")
    type_into(qtbot, window, "office_address", "临澜区柳荫路27号")
    window.trigger("speak_en")
    qtbot.waitUntil(lambda: "语言下次打开起改变" in window.banner.text())
    assert program.window is window and seen(qtbot, window, "office_address").text() == "临澜区柳荫路27号"  # type: ignore[attr-defined]
    assert Preferences(tmp_path / "window.ini").language == "en", "control: it is kept for the next start"
