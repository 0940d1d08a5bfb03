"""The way from start to window: open the store, or ask the four questions, or say why it cannot be opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from clerk_app import places
from clerk_app.gui.about import tell_about
from clerk_app.gui.bus import Bus
from clerk_app.gui.closing import Closing
from clerk_app.gui.components.seal import window_icon
from clerk_app.gui.desk_owner import DeskOwner
from clerk_app.gui.dressing import Dressing
from clerk_app.gui.last_place import page_left, remember
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.page_keys import PageKeys
from clerk_app.gui.pages.shelf import SHELF
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import bury, close_for_good, part_with
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.start_with import StartWith
from clerk_app.gui.translation import ENGLISH
from clerk_app.gui.tray import Tray
from clerk_app.gui.upgrading import wait_for
from clerk_app.gui.visits import Visits
from clerk_app.gui.words import Words
from clerk_app.law.sentences import read_terms
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import Office, heading, set_up
from clerk_app.services.store_place import make_way
from clerk_app.services.upgrade import begin_look
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.first_start_page import Started
    from clerk_app.gui.pages.register_page import RegisterPage
    from clerk_app.gui.pages.settings_page import SettingsPage
    from clerk_app.gui.pages.today_page import TodayPage

# Some modules are read where they are wanted: what the first page does not need would keep the window waiting.
_log = logging.getLogger(__name__)
LEAST_WIDTH, LEAST_HEIGHT = 1366, 696
Opened = Callable[[MainWindow | None], None]
Today = Callable[[], date]


class Program(QObject):
    """Owns the windows, one at a time."""

    patience = 0.5
    """Seconds after which it is shown that a store is made ready."""

    def __init__(self, application: QApplication, preferences: Preferences, start: StartWith) -> None:
        super().__init__()
        self._preferences = preferences
        self._start, self._looked = start, start.looked
        self._desk: Desk | None = None
        self._settings: SettingsPage | None = None
        self._folder = start.store or Path(preferences.store or places.own_store())
        self._today = start.today
        self._words = Words(read_terms(places.resources()), self._day, english=start.english)
        self.window: QWidget | None = None
        self._visits = Visits(self, self._words, start.now, self)
        self._closing = Closing(self)
        self._tray: Tray | None = None
        self._bus = Bus(self)
        self._bus.changed.connect(self._changed)
        fixed, spoken = start.is_picture, "en" if start.english else "zh"
        self._dressing = Dressing(application, preferences, self, dark=start.dark, is_fixed=fixed, spoken=spoken)

    def _day(self) -> date:
        return self._today()

    # Ways in

    def begin(self) -> None:
        """The main window, the first start, or the sentence why not."""
        if not self._is_empty():
            self._come_in()
        elif self._start.store is None and not self._preferences.store:
            self._first_start()
        else:  # a register that is gone is said, never replaced by an empty one
            self.say_trouble(KnownTrouble("window_store_gone", kind="store", folder=self._folder), is_gone=True)

    def _come_in(self, opens: Callable[[], object] | None = None) -> None:
        """Open the store; what takes long before is done in sight: an older one, one left open, a large one."""
        opens, start, page = opens or self._open, self._start, None
        if not start.is_picture:
            self._looked = self._looked or begin_look(self._folder)
            page = wait_for(self._folder, self._who(), start.now, self.patience, self._looked)
        if page is None:
            opens()
            return
        page.ready.connect(opens)
        page.refused.connect(self.say_trouble)
        page.stopped.connect(QApplication.quit)
        self.show_instead(page)

    def _is_empty(self) -> bool:
        """Whether nothing is there. A folder that may not be read is not nothing: opening it says why."""
        try:
            return not self._folder.is_dir() or not any(self._folder.iterdir())
        except OSError:
            return False

    def _open(self, *, create: bool = False, answers: Office | None = None, page: str = "") -> bool:
        try:
            if create:
                make_way(self._folder)
            looked, self._looked = self._looked, None
            desk = open_desk(self._folder, who=self._who(), now=self._start.now, create=create, looked=looked)
            if answers is not None:
                desk = set_up(desk, answers)
        except KnownTrouble as trouble:
            self.say_trouble(trouble)
            return False
        self._desk = desk
        self._remember()
        window = self._make_window(desk)
        self.show_instead(window)
        self._keep(desk, window)
        self._tick_look()
        self._open_page(window, page or self._first_page())
        return True

    def _keep(self, desk: Desk, window: MainWindow) -> None:
        """Backups by themselves; a picture changes nothing."""
        if self._start.is_picture:
            return
        self._closing.keep(desk, window)
        self._tray = Tray(desk, window, self._words, self._today, self._start.now, self._preferences)
        self._tray.begin()

    def _remember(self) -> None:
        """Where the own register lies, so that its loss can be told. The demonstration and --store are not the own."""
        if self._is_own():
            self._preferences.store = str(self._folder)

    def _who(self) -> str:
        return self._preferences.clerk or self._start.clerk

    def _make_window(self, desk: Desk) -> MainWindow:
        self._settings = None
        window = MainWindow(self._words, self._bus, self._start.now)
        for shelved in SHELF:
            window.add_page(
                shelved.name, shelved.maker(self._today, self._words, self._bus), rail=shelved.rail(),
                filled=shelved.filled, low=shelved.low,
            )
        window.look_wanted.connect(self._look_wanted)
        window.about_wanted.connect(self._about)
        window.language_wanted.connect(self._language_wanted, Qt.ConnectionType.QueuedConnection)
        window.panels = {} if self._start.is_picture else self._preferences.panels
        window.show_language(self._preferences.language)
        PageKeys(window)
        window.describe(folder=str(self._folder), clerk=desk.who)
        DeskOwner(desk, window, self._today).renewed.connect(self._renewed)
        window.page_made.connect(self._page_made)
        window.setWindowTitle(self._title(desk))
        return window

    def _page_made(self, made: QWidget) -> None:
        if made.objectName() == "page_settings":
            self._settings = page = cast("SettingsPage", made)
            page.show_preferences(self._preferences)
            page.look_wanted.connect(self._look_wanted)
            page.size_wanted.connect(self._size_wanted, Qt.ConnectionType.QueuedConnection)
            page.language_wanted.connect(self._language_wanted, Qt.ConnectionType.QueuedConnection)
            page.clerk_wanted.connect(self._clerk_wanted)
        elif made.objectName() == "page_backups":
            self._visits.attach(made)
        elif made.objectName() == "page_today":
            cast("TodayPage", made).keep_in(self._preferences)
        elif made.objectName() == "page_register":
            cast("RegisterPage", made).keep_in(self._preferences)

    def _title(self, desk: Desk) -> str:
        said = (self._visits.mark, self.tr("Disclosure on request"), heading(desk, self._today()))
        return " — ".join(filter(None, said))

    def _renewed(self, desk: Desk) -> None:
        self._desk = desk
        if self._tray is not None:
            self._tray.take_desk(desk)

    def _changed(self, change: Change) -> None:
        if change.settings and self._desk is not None and isinstance(self.window, MainWindow):
            self.window.setWindowTitle(self._title(self._desk))

    def _open_page(self, window: MainWindow, page: str) -> None:
        name, _, written = page.partition(":")
        try:
            if window.page(name) is None or self._desk is None:
                raise KnownTrouble("window_no_page", kind="input", page=name, known=tuple(one.name for one in SHELF))
            window.show_page(name, argument_of(self._desk, name, written))
        except KnownTrouble as trouble:
            window.show_page("register")
            window.say_trouble(trouble)

    def _first_start(self) -> None:
        from clerk_app.gui.pages.first_start_page import FirstStartPage

        page = FirstStartPage(self._words, self._folder, self._today, self._who(), self.window)
        page.started.connect(self._started)
        page.import_wanted.connect(self._started_to_import)
        page.demo_wanted.connect(self._visits.demo)
        page.existing_chosen.connect(self._existing)
        page.look_wanted.connect(self._look_wanted)
        page.language_wanted.connect(self._language_wanted, Qt.ConnectionType.QueuedConnection)
        page.show_choices(self._preferences.appearance, self._dressing.spoken)
        self.show_instead(page)

    def _started(self, started: Started) -> None:
        self._begin_store(started, "intake")

    def _started_to_import(self, started: Started) -> None:
        self._begin_store(started, "import")

    def _begin_store(self, started: Started, page: str) -> None:
        self._folder = started.folder
        if started.clerk:
            self._preferences.clerk = started.clerk
        self._open(create=True, answers=started.office, page=page)

    def _existing(self, folder: str) -> None:
        self._folder = Path(folder)
        self._come_in()

    def open_at(self, folder: Path, *, page: str, today: Today | None = None, then: Opened | None = None) -> None:
        """Leave the store that is open, and open this one; ``then`` hears of its window (None: it was said why not)."""
        self.leave(partial(self._go_in, folder, page, today, then))

    def _go_in(self, folder: Path, page: str, today: Today | None, then: Opened | None, _: Path) -> None:
        self._folder, self._today = folder, today or self._start.today
        self._come_in(partial(self._arrive, page, then))

    def _arrive(self, page: str, then: Opened | None) -> None:
        is_open = self._open(page=page)
        if then is not None:
            then(self.window if is_open and isinstance(self.window, MainWindow) else None)

    def leave(self, then: Callable[[Path], None]) -> None:
        """Back up what is not backed up yet, close the store that is open, and go on with its folder."""
        if isinstance(self.window, MainWindow):
            self.window.may_close = True
            self.window.jobs.close()
        go_on = partial(self._go_on, then)
        page = self._closing.page(goes_on=True)
        if page is None:
            go_on()
        else:
            page.over.connect(go_on)
            self.show_instead(page)

    def _go_on(self, then: Callable[[Path], None]) -> None:
        self._shut()
        then(self._folder)

    def _shut(self) -> None:
        self._closing.shut(self._desk)
        self._desk = None

    def go_home(self) -> None:
        """The clerk's own store again."""
        self.leave(self._begin_home)

    def _begin_home(self, _: Path) -> None:
        self._folder = self._start.store or Path(self._preferences.store or places.own_store())
        self._today = self._start.today
        self.begin()

    def say_trouble(self, trouble: KnownTrouble, *, is_gone: bool = False) -> None:
        """Say why a store cannot be opened."""
        from clerk_app.gui.pages.store_trouble_page import StoreTroublePage

        page = StoreTroublePage(self._words, trouble, self._folder, can_begin=is_gone)
        page.restore_wanted.connect(self._visits.restore)
        page.new_wanted.connect(self._first_start)
        page.retry.connect(self.begin)
        page.other_chosen.connect(self._existing)
        self.show_instead(page)

    def show_instead(self, window: QWidget) -> None:
        """In the place of the window that is there."""
        before, self.window = self.window, window
        self._hide_tray()
        window.setWindowIcon(window_icon())
        if before is not None:
            window.setGeometry(before.geometry())
            if before.isVisible():
                window.setWindowState(before.windowState())
                window.show()
            part_with(before)
        else:
            window.resize(LEAST_WIDTH, LEAST_HEIGHT)
            if not self._start.is_picture and not self._preferences.geometry.isEmpty():
                window.restoreGeometry(self._preferences.geometry)

    def show(self) -> None:
        """Show the window; maximised on a screen that has no more room than it needs."""
        if self.window is None:
            return
        room = self.window.screen().availableGeometry()
        if room.width() <= LEAST_WIDTH:
            self.window.showMaximized()
        else:
            self.window.show()

    def _hide_tray(self) -> None:
        """Its window goes."""
        if self._tray is not None:
            self._tray.hide()
            self._tray = None

    def close(self) -> None:
        """Leave: remember the window, close the store."""
        self._hide_tray()
        if self.window is not None:
            if not self._start.is_picture:
                remember(self._preferences, self.window, self._today() if self._is_own() else None)
            close_for_good(self.window)  # whoever could be asked is gone
            self.window = self._settings = None
        self._shut()
        bury()

    def _first_page(self) -> str:
        """The page asked for, or the one left today, or the first one."""
        return self._start.page or (page_left(self._preferences, self._today()) if self._is_own() else "today")

    def _is_own(self) -> bool:
        """Whether it is the own register that is open; the demonstration and --store are not."""
        return self._start.store is None and not self._start.is_picture and not self._visits.mark

    def _look_wanted(self, look: str) -> None:
        self._dressing.look(look)
        self._tick_look()

    def _size_wanted(self, size: str) -> None:
        """At once: every height follows."""
        if self._dressing.size(size, self.window):
            self._make_anew("setting_size")
        self._tick_look()

    def _language_wanted(self, language: str) -> None:
        """At once: every word follows; a form half filled in is there again from its draft."""
        if self._dressing.language(language, self.window):
            self._words.speak(english=language == ENGLISH)
            anew = partial(self._make_anew, "setting_language") if self._desk is not None else self._first_start
            anew()
        self._tick_look()

    def _make_anew(self, chosen: str) -> None:
        """Another window over the same desk, where the one before was; in the settings the choice has the focus."""
        before = self.window
        if self._desk is None or not isinstance(before, MainWindow):
            return
        before.may_close = True
        before.jobs.close()
        self._closing.rest()
        window = self._make_window(self._desk)
        window.panels = before.panels
        window.rail.say_as(before.rail)
        if before.saved_at is not None:
            window.say_saved(before.saved_at)
        self.show_instead(window)
        self._keep(self._desk, window)
        self._visits.stay_marked(window)
        window.show_page(*before.here)
        if window.shown == "settings" and self._settings is not None:
            self._settings.show_part("display")
            cast("QWidget", self._settings.findChild(QWidget, chosen)).setFocus()

    def _clerk_wanted(self, name: str) -> None:
        self._preferences.clerk = name

    def _tick_look(self) -> None:
        if isinstance(self.window, MainWindow):
            self.window.show_look(self._preferences.appearance)
        if self._settings is not None:
            self._settings.show_preferences(self._preferences)

    def _about(self) -> None:
        if self.window is not None:
            tell_about(self.window)

    def say_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody expected: into the log, and a sentence instead of a traceback."""
        _log.error("unexpected", exc_info=(kind, error, trace))
        if isinstance(self.window, MainWindow):
            self.window.say_banner(self._words.sentence("window_bug", {"error": kind.__name__}))
