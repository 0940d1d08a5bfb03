"""What is due said in the corner of the screen, and a window that stays where the clerk chose that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.today_page import TodayPage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.tray import Tray
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk, reread
from clerk_app.services.setting_change import change
from tests.gui import office


class Corner(QObject):
    """An icon for screens without a corner for one: what it is asked to show is written down."""

    messageClicked = Signal()
    activated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.bubbles: list[tuple[str, str]] = []

    def showMessage(self, title: str, text: str, *_: object) -> None:
        self.bubbles.append((title, text))

    def setIcon(self, icon: QIcon) -> None:
        assert not icon.isNull()

    def setToolTip(self, text: str) -> None:
        assert text

    def setContextMenu(self, menu: QMenu) -> None:
        self.menu = menu

    def show(self) -> None:
        self.is_shown = True

    def hide(self) -> None:
        self.is_shown = False


class Clock:
    """A moment that is moved by hand, in the zone of this computer."""

    def __init__(self, hour: int) -> None:
        self.moment = datetime(2026, 10, 13, hour, 0).astimezone(UTC)

    def __call__(self) -> datetime:
        return self.moment


Make = Callable[..., Tray]


@pytest.fixture
def make(
    desk: Desk, made: dict[str, RequestId], window: MainWindow, words: Words, tmp_path: Path
) -> Iterator[Make]:
    done: list[Tray] = []

    def one(clock: Clock, icon: Corner | None = None, wanted: Desk | None = None) -> Tray:
        kept = Preferences(tmp_path / "window.ini")
        done.append(Tray(wanted or desk, window, words, office.today, clock, kept, icon=icon))  # type: ignore[arg-type]
        return done[-1]

    yield one
    for tray in done:
        tray.hide()
    QApplication.setQuitOnLastWindowClosed(True)


def test_what_is_due_is_said_once_without_names(make: Make) -> None:
    icon, clock = Corner(), Clock(10)
    tray = make(clock, icon)
    tray.look()
    ((title, text),) = icon.bubbles
    assert title == "逾期 1 件，今天到期 2 件"
    assert text.splitlines()[0] == "2026-0002 答复期限 10-08 周四" and "周若安" not in text
    clock.moment += timedelta(minutes=30)
    tray.look()
    assert len(icon.bubbles) == 1
    clock.moment += timedelta(hours=4)
    tray.look()
    assert len(icon.bubbles) == 2, "the second hour of the day"


def test_a_second_start_on_the_same_day_says_nothing_again(make: Make) -> None:
    first, second = Corner(), Corner()
    make(Clock(10), first).look()
    make(Clock(10), second).look()
    assert (len(first.bubbles), second.bubbles) == (1, [])


def test_nobody_is_disturbed_in_the_evening(make: Make) -> None:
    icon = Corner()
    make(Clock(20), icon).look()
    assert icon.bubbles == []


def test_a_click_on_it_opens_the_first_page_with_just_these(make: Make, window: MainWindow) -> None:
    icon = Corner()
    make(Clock(10), icon).look()
    window.show_page("register")
    icon.messageClicked.emit()
    page = window.page("today")
    assert window.shown == "today" and isinstance(page, TodayPage)
    assert [shown.line.row.number for shown in page.model.rows() if shown.line] == ["2026-0002"]


def test_without_such_a_corner_the_window_and_the_settings_say_it(
    make: Make, window: MainWindow
) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable(), "the screen of the tests has none"
    tray = make(Clock(10))
    tray.look()
    assert window.banner.text().startswith("逾期 1 件，今天到期 2 件：2026-0002")
    window.show_page("settings", "reminders")
    page = window.page("settings")
    assert page is not None
    said = page.findChild(QLabel, "no_tray")
    assert isinstance(said, QLabel) and said.isVisible() and "没有通知区域" in said.text()


def test_closing_ends_unless_the_clerk_chose_otherwise(qtbot: QtBot, make: Make, window: MainWindow) -> None:
    tray = make(Clock(10), Corner())
    assert not tray.stays()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert QApplication.quitOnLastWindowClosed()


def test_a_window_that_stays_is_hidden_opened_again_and_ended_by_quit(
    qtbot: QtBot, make: Make, desk: Desk, window: MainWindow
) -> None:
    change(desk, "stay_in_tray", "on")
    icon = Corner()
    tray = make(Clock(10), icon, reread(desk))
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not QApplication.quitOnLastWindowClosed(), "it goes on"
    tray.look()
    assert len(icon.bubbles) == 1, "and still says what is due"
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()
    window.findChild(QAction, "quit").trigger()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert QApplication.quitOnLastWindowClosed(), "Quit is quit"


def test_while_the_first_page_counts_nothing_is_counted_beside_it(
    qtbot: QtBot, make: Make, window: MainWindow
) -> None:
    corner, page = Corner(), window.page("today")
    assert isinstance(page, TodayPage)
    page.reading.at_once = 0
    window.show_page("today")
    tray = make(Clock(9), corner)
    tray.look()
    assert page.is_reading and not corner.bubbles
    qtbot.waitUntil(lambda: not page.is_reading)
    tray.look()
    assert len(corner.bubbles) == 1
