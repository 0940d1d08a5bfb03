"""The icon in the notification area: it says what is due, opens the window, and keeps the program where the clerk
wants that. Without such an area everything else works, and what is due is said in the window itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.seal import window_icon
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.reminders import Reminder, is_time, manner, reminder
from clerk_app.services.today import TodayView, today_view

MINUTE = 60_000
SOON = 4_000
"""The first look waits until the window stands."""
STAYS_MS = 15_000
REMINDED = "reminded_at"
"""Under which the moment of the last look is kept."""


class Tray(QObject):
    """Lives as long as its window. ``now`` gives the moment with its zone, ``today`` the day the window works on."""

    def __init__(
        self, desk: Desk, window: MainWindow, words: Words, today: Callable[[], date], now: Callable[[], datetime],
        preferences: Preferences, *, icon: QSystemTrayIcon | None = None,
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._words = desk, window, words
        self._today, self._now, self._preferences = today, now, preferences
        self.said: Reminder | None = None
        """What was said last, for the click on it."""
        self.icon = icon if icon is not None else _made_icon(self)
        if self.icon is not None:
            self._dress_icon(self.icon)
        self._is_leaving = False
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.timeout.connect(self._closed)
        window.installEventFilter(self)
        quits = window.findChild(QAction, "quit")
        if quits is not None:
            quits.triggered.connect(self._leave)
        window.page_made.connect(self._page_made)
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)

    def begin(self) -> None:
        """Look soon, then every minute."""
        self._soon.start(SOON)
        self._timer.start()

    def take_desk(self, desk: Desk) -> None:
        """The settings or the calendar changed."""
        self._desk = desk

    # saying what is due

    def look(self) -> None:
        """Say what is due if it is the time for it."""
        now, day = self._now().astimezone(), self._today()
        moment = now.replace(year=day.year, month=day.month, day=day.day)  # the window's day with the machine's hour
        last = _moment(self._preferences.liking(REMINDED))
        how = manner(self._desk.settings)
        if not is_time(how, moment, last, is_workday=self._desk.workdays.is_workday(day)):
            return
        if getattr(self._window.page("today"), "is_reading", False):
            self._soon.start(SOON)  # it counts just now what would be counted here
            return
        is_first = last is None or last.date() != day
        self._preferences.like(REMINDED, moment.isoformat(timespec="minutes"))
        found = reminder(self._desk, self._view(day), is_first=is_first)
        if found is not None:
            self.say(found)

    def _view(self, day: date) -> TodayView:
        """The first page's own view where it has one: it is not reckoned twice."""
        page = self._window.page("today")
        known = getattr(page, "view_on", None)
        view = known(day) if known is not None else None
        return view if isinstance(view, TodayView) else today_view(self._desk, day)

    def say(self, found: Reminder) -> None:
        """In the corner of the screen; in the window where there is no such corner."""
        self.said = found
        say = self._words.sentence
        title = self.tr(", ").join(say(one.key, one.facts) for one in found.heads)
        lines = [say(one.key, one.facts) for one in found.lines]
        if self.icon is not None:
            kinds = QSystemTrayIcon.MessageIcon
            kind = kinds.Warning if found.is_late else kinds.Information
            self.icon.showMessage(title, "\n".join(lines), kind, STAYS_MS)
        else:
            self._window.say_note(self.tr("{title}: {lines}").format(title=title, lines=self.tr("; ").join(lines)))

    def _clicked(self) -> None:
        """The window, on the first page, with the requests it was about."""
        self.open_window()
        if self.said is not None:
            self._window.show_page("today", self.said.group)

    # the icon, and a window that stays

    def _dress_icon(self, icon: QSystemTrayIcon) -> None:
        icon.setIcon(window_icon())
        icon.setToolTip(self.tr("Disclosure on request"))
        menu = QMenu(self._window)
        for words, slot in ((self.tr("Open the window"), self.open_window), (self.tr("End the program"), self.end)):
            action = QAction(words, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        icon.setContextMenu(menu)
        icon.messageClicked.connect(self._clicked)
        icon.activated.connect(self._activated)
        icon.show()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_window()

    def open_window(self) -> None:
        """Show the window, in front of the others."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def end(self) -> None:
        """Close the window for good, asking as it does when something typed would be lost."""
        self.open_window()
        self._leave()
        self._closed()

    def hide(self) -> None:
        """The program ends or opens other data."""
        self._timer.stop()
        self._soon.stop()
        self._closing.stop()
        self._window.removeEventFilter(self)
        if self.icon is not None:
            self.icon.hide()

    def stays(self) -> bool:
        """Whether closing the window only hides it: the clerk chose so, and there is an icon to open it again."""
        return self.icon is not None and self._desk.settings.is_on("stay_in_tray")

    def _leave(self) -> None:
        self._is_leaving = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that stays is not closed at once: whether the menu's Quit closes it is known with the next turn."""
        if isinstance(event, QCloseEvent) and watched is self._window:
            if self.stays() and not (self._is_leaving or self._window.may_close):
                event.ignore()
                self._closing.start(0)
                return True
            QApplication.setQuitOnLastWindowClosed(True)
        return super().eventFilter(watched, event)

    def _closed(self) -> None:
        """Hide the window, or close it where that was meant."""
        if self._is_leaving:
            self._window.close()
            self._is_leaving = False  # it may have asked, and been told to go back
        else:
            QApplication.setQuitOnLastWindowClosed(False)
            self._window.hide()

    def _page_made(self, page: QWidget) -> None:
        """Where there is no notification area, the settings say so, once."""
        sections = getattr(page, "sections", None)
        if self.icon is None and page.objectName() == "page_settings" and isinstance(sections, dict):
            said = self.tr(
                "This computer has no notification area: what is due is said in the window, and the program cannot "
                "stay when the window is closed."
            )
            sections["reminders"].add_widget(label(said, look.DATA, look.TEXT2, wrap=True, name="no_tray"))


def _made_icon(parent: QObject) -> QSystemTrayIcon | None:
    return QSystemTrayIcon(parent) if QSystemTrayIcon.isSystemTrayAvailable() else None


def _moment(kept: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(kept))
    except ValueError:
        return None
