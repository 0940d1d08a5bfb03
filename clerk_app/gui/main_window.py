"""The frame: menu, rail, page switch, banner, toast, status line. No word of a case is spoken here.

How a page plugs in
-------------------
``class SomePage(Page)`` (clerk_app/gui/pages/page.py) with the constructor ``(desk, today, words, bus, parent=None)``;
``today`` is a callable, so a night passed with the program open does no harm. Register it in
``clerk_app/gui/pages/shelf.py``; it is made when first wanted. The window calls ``open_with(argument)`` each time the
page is shown and connects:

* ``go(name, argument)``   show another page: ("request", Opening(id, step=None)), ("intake", None), ("register", None),
                           ("year", 2025), ("back", None);
* ``did(change)``          after a deed's commit: every page hears ``bus.changed``, the toast says
                           ``words.done(change)``, the status line shows the time. A page does not refresh itself
                           after its own deed: it waits for ``bus.changed`` like the others;
* ``told(words, offers)``  what is no deed of a case and yet to be said, with a way back or on: the toast says it;
* ``trouble(known)``       a KnownTrouble: the red banner over the page says it. Errors of a field stay at the field;
* ``handlers_changed()``   ``handlers()`` would answer differently now: menu entries follow.

``handlers()`` maps ids of clerk_app/gui/actions.py to bound methods: what is not in it is greyed in the menus.
``main_action()`` is Ctrl+Enter; ``step_back()`` is Esc (False: leave the page); ``take_focus()`` follows opening.
Shortcuts are never set by pages. Long work: ``self.jobs.start(work)`` (clerk_app/gui/jobs.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask
from clerk_app.gui.after_deed import AfterDeed
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.article_popup import show_article
from clerk_app.gui.components.banner_room import BannerRoom
from clerk_app.gui.components.body import Body, go_to_region, help_id
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.rail import Rail
from clerk_app.gui.components.reading_order import ReadingWindow
from clerk_app.gui.components.search_button import SearchButton
from clerk_app.gui.components.status_line import StatusLine
from clerk_app.gui.components.toast import Toast
from clerk_app.gui.held_pages import HeldPages, Make
from clerk_app.gui.jobs import JobRunner
from clerk_app.gui.pages.page import Page, lasting
from clerk_app.gui.window_actions import WindowActions
from clerk_app.gui.words import Words
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

NARROW = 1270
_LIST_PAGES = ("today", "register", "request")
LOOKS = ("system", "light", "dark")
LANGUAGES = ("zh", "en")


class MainWindow(ReadingWindow):
    """Shows one page at a time and keeps the way back."""

    look_wanted = Signal(str)
    """"system", "light" or "dark"."""
    about_wanted = Signal()
    language_wanted = Signal(str)
    """"zh" or "en"."""
    palette_wanted = Signal()
    page_keys_wanted = Signal()
    help_wanted = Signal(str)
    """The help id of what has the focus, empty where nothing names one, and there is no page of help."""
    page_made = Signal(object)
    """the Page, made because it is wanted for the first time"""
    desk_stale = Signal()
    """The calendar or the settings changed: who owns the desk hands the new one over, before the pages hear of it."""

    left = Signal()
    """It is closed for good; its jobs are over."""

    def __init__(self, words: Words, bus: Bus, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.words = words
        self.bus = bus
        self.now = now
        self._pages = HeldPages(self._plug)
        self.is_unfinished = self._pages.is_unfinished
        self._shown = ""
        self.may_close = False
        self.panels: dict[str, bool] = {}
        self._past: list[tuple[str, object]] = []
        self._future: list[tuple[str, object]] = []
        self._here: tuple[str, object] = ("", None)
        self.saved_at: datetime | None = None
        self.jobs = JobRunner(self)
        self.rail = Rail()
        self.stack = QStackedWidget()
        self._banner_room = BannerRoom()
        self.banner = self._banner_room.banner
        self.status = StatusLine()
        self.search = SearchButton("Ctrl+K")
        self._in_hand: set[str] = set()
        self._own: dict[str, Callable[[], None]] = {}
        self._build()
        self.toast = Toast(self.stack)
        self._after = AfterDeed(self.toast)
        self.rail.chosen.connect(self.show_page)
        bus.badge.connect(self.rail.say_badge)
        self.status.page_wanted.connect(self.show_page)
        self._build_menu()

    def _build(self) -> None:
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(self._banner_room)
        main.addWidget(self.stack, 1)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(main, 1)
        area = QScrollArea()
        area.setObjectName("window_area")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(Body(content))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addWidget(area, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _build_menu(self) -> None:
        self._own = {
            "back": self.back, "forward": self._forward, "quit": self.close,
            "save": self._save, **{f"look_{each}": partial(self.look_wanted.emit, each) for each in LOOKS},
            **{f"speak_{each}": partial(self.language_wanted.emit, each) for each in LANGUAGES},
            "about": self.about_wanted.emit, "new": partial(self.show_page, "intake"),
            "palette": self.palette_wanted.emit, "find": self.palette_wanted.emit, "help": self._help,
            "page_keys": self.page_keys_wanted.emit,
            "to_toast": self.toast.take_focus, "next_region": partial(self._go_to_region, 1),
            "last_region": partial(self._go_to_region, -1),
        }
        self._menus = WindowActions(self.menuBar())
        self._menus.chosen.connect(self.trigger)
        self.search.clicked.connect(self.palette_wanted)
        self.menuBar().setCornerWidget(self.search)

    # Pages

    def add_page(
        self, name: str, make: Make, *, rail: tuple[str, str] | None = None, filled: bool = False, low: bool = False
    ) -> None:
        """Have a page; ``rail`` is its word and icon when it has a place there, ``low`` at its bottom."""
        self._pages.add(name, make)
        if rail:
            self.rail.add(name, *rail, filled=filled, low=low)

    def _plug(self, name: str, page: Page) -> None:
        page.jobs = self.jobs
        page.setObjectName(f"page_{name}")
        page.go.connect(self.show_page)
        page.did.connect(self._did)
        page.told.connect(self._after.tell)
        page.trouble.connect(self.say_trouble)
        page.handlers_changed.connect(self.settle_actions)
        self.stack.addWidget(page)
        for header in page.findChildren(PageHeader):
            header.settle(self.height())
        if name in _LIST_PAGES:
            self._menus.give_letters(page)
            self._menus.give_menu(page.lists())
        self.page_made.emit(page)

    def page(self, name: str) -> Page | None:
        """The page of that name."""
        return self._pages.get(name)

    def has_page(self, name: str) -> bool:
        """Whether there is a page of that name, made or not."""
        return name in self._pages

    def take_desk(self, desk: Desk) -> None:
        """Every page works on this desk from now on."""
        self._pages.take_desk(desk)

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self._shown

    @property
    def here(self) -> tuple[str, object]:
        """The page that is shown, and what of it."""
        return self._here

    def show_page(self, name: str, argument: object = None) -> None:
        """Show a page; "back" takes the way back."""
        if name == "back":
            self.back()
        elif name in self._pages:
            if self._here[0] and self._here != (name, lasting(argument)):
                self._past.append(self._here)
                self._future.clear()
            self._open(name, argument)

    def _open(self, name: str, argument: object) -> None:
        self._shown, self._here = name, (name, lasting(argument))
        self._banner_room.work_goes_on()
        page = self._pages[name]
        self.stack.setCurrentWidget(page)
        self.rail.mark("register" if name in ("request", "letter", "certificate") else name)
        page.open_with(argument)
        self.settle_actions()
        page.take_focus()
        self.toast.settle()

    def back(self) -> None:
        """To the page shown before; from the first one to the register."""
        if self._past:
            self._future.append(self._here)
            name, _ = last = self._past.pop()
            self._open(name, last[1] if name != "register" else None)
        elif self._shown != "register" and "register" in self._pages:
            self._open("register", None)

    def _forward(self) -> None:
        if self._future:
            self._past.append(self._here)
            self._open(*self._future.pop())

    # What pages tell

    def _did(self, change: Change) -> None:
        if change.calendar or change.settings:
            self.desk_stale.emit()
        self.bus.changed.emit(change)
        self._banner_room.work_goes_on()
        self.say_saved()
        if words := self.words.done(change):
            self.toast.say(words, self._after.way_on(change))
        self.settle_actions()

    def begin_day(self) -> None:
        """It is another day: every page shows its dates as they stand now."""
        self.bus.changed.emit(Change(frozenset(), calendar=True))
        self.settle_actions()

    def say_trouble(self, trouble: KnownTrouble) -> None:
        """The red banner over the page."""
        self.say_banner(self.words.trouble(trouble))

    def say_banner(self, text: str) -> None:
        """A sentence that must be read, over whatever page is shown."""
        self._banner_room.say_trouble(text)

    def say_note(self, text: str) -> None:
        """Something to know while working, over whatever page is shown."""
        self._banner_room.say_note(text)

    def say_saved(self, at: datetime | None = None) -> None:
        """Show the time of the last commit: now, or as it was."""
        self.saved_at = at or self.now()
        self.status.saved.setText(self.tr("Saved {time}").format(time=self.saved_at.astimezone().strftime("%H:%M")))

    def describe(self, *, folder: str, clerk: str) -> None:
        """Fill the status line."""
        self.status.saved.setText(self.tr("No changes yet"))
        self.status.say_store(folder)
        self.status.say_clerk(clerk)

    # Actions

    def settle_actions(self) -> None:
        """Grey what nobody answers now, and the main action while it is carried out."""
        answered = {*page.handlers()} if (page := self._pages.get(self._shown)) else set()

        def is_possible(action_id: str) -> bool:
            return (action_id in answered or self._answers(action_id)) and action_id not in self._in_hand

        self._menus.settle(is_possible)

    def is_possible(self, action_id: str) -> bool:
        """Whether an action can be chosen now."""
        return self._menus.is_possible(action_id)

    def _answers(self, action_id: str) -> bool:
        if action_id in self._pages:
            return True
        if action_id in ("new", "main"):
            return "intake" in self._pages
        if action_id == "back":
            return bool(self._past) or self._shown != "register"
        return bool(self._future) if action_id == "forward" else action_id in self._own

    def trigger(self, action_id: str) -> None:
        """Do what the page shown, else the window, answers under this id."""
        page = self._pages.get(self._shown)
        handler = (page.handlers() if page else {}).get(action_id) or self._own.get(action_id)
        if action_id == "main" and page is not None:
            self._main_action(handler or page.main_action)
        elif handler is not None:
            handler()
            if told := self._menus.told(action_id):
                self.toast.say(told, sign="info")
        elif action_id in self._pages:  # an action of a page's name opens it
            self.show_page(action_id)

    def _main_action(self, handler: Callable[[], None]) -> None:
        """Once, however often it is pressed: presses that came while it was carried out find it greyed."""
        if "main" not in self._in_hand:
            self._in_hand.add("main")
            self.settle_actions()
            try:
                handler()
            finally:
                QTimer.singleShot(0, self._main_over)

    def _main_over(self) -> None:
        self._in_hand.clear()
        self.settle_actions()

    def _save(self) -> None:
        self.toast.say(self.tr("Everything is saved already"))

    def _help(self) -> None:
        """Help on what has the focus: the article it rests on, else its topic."""
        topic = help_id(self.focusWidget()) or self._shown
        if not show_article(self, topic, is_english=self.words.is_english):
            self.show_page("help", topic)

    def _go_to_region(self, step: int) -> None:
        page = self._pages.get(self._shown)
        if page is not None:
            go_to_region((self.rail, *page.all_regions(), self.status), self.focusWidget(), step)

    def show_look(self, chosen: str) -> None:
        """Tick the appearance that is on."""
        self._menus.tick((f"look_{each}" for each in LOOKS), f"look_{chosen}")

    def show_language(self, chosen: str) -> None:
        """Tick the language chosen."""
        self._menus.tick((f"speak_{each}" for each in LANGUAGES), f"speak_{chosen}")

    # The window itself

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.escape()
        elif greyed := self._menus.greyed(QKeySequence(event.keyCombination())):
            self.toast.say(self.tr("Not possible here now: {action}").format(action=greyed), sign="info")
        else:
            super().keyPressEvent(event)

    def escape(self) -> None:
        """One step back, inside the page, else out of it; where there is none, what was said of the last deed goes."""
        page = self._pages.get(self._shown)
        if page is not None and page.step_back():
            return
        if self._shown == "register":
            self.toast.hide()
        else:
            self.back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.settle(self.width() < NARROW)
        if self.search.settle(self.width() < NARROW):
            self.menuBar().setCornerWidget(self.search)  # the bar looks at its size then only
        for header in self.stack.findChildren(PageHeader):
            header.settle(self.height())
        self.toast.settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed and not recorded would be lost: that is asked about first."""
        if not self.may_close and self.is_unfinished():
            event.ignore()
            text = self.tr("Something typed is not recorded yet and would be lost.")
            ask.confirm(self, self.tr("Close"), text, yes=self.tr("Close all the same"), no=self.tr("Go back"),
                        answered=self._close_answered)
            return
        self.jobs.close()
        super().closeEvent(event)
        self.left.emit()

    def _close_answered(self, role: int) -> None:
        self.may_close = role == ask.ACCEPTED
        if self.may_close:
            self.close()

