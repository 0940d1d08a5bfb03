"""Other stores than the clerk's own: the demonstration, a backup looked at; and going back to a backup for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app import places
from clerk_app.gui.components.banner import PLAIN, Banner
from clerk_app.gui.counting import with_counts
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.waiting import InSight
from clerk_app.gui.words import Words
from clerk_app.services import upkeep
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.backups_page import BackupsPage
    from clerk_app.gui.pages.waiting_page import Given


class Travels(Protocol):
    """What the program does for a visit."""

    def open_at(
        self, folder: Path, *, page: str, today: Callable[[], date] | None = None,
        then: Callable[[MainWindow | None], None] | None = None,
    ) -> None:
        """Leave the store that is open, and open this one; ``then`` hears of its window (None: it was said why not)."""

    def leave(self, then: Callable[[Path], None]) -> None:
        """Close the store that is open, once it is backed up; go on with its folder."""

    def say_trouble(self, trouble: KnownTrouble, *, is_gone: bool = False) -> None:
        """Say why a store cannot be opened."""

    def go_home(self) -> None:
        """The clerk's own store again."""

    def show_instead(self, window: QWidget) -> None:
        """In the place of the window that is there."""


class Visits(QObject):
    """``mark`` stands in the title while it is not the own register that is open."""

    def __init__(self, program: Travels, words: Words, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._words = words
        self._now = now
        self.in_sight = InSight(program.show_instead)
        self.mark = ""
        self._note = ""

    def attach(self, made: QWidget) -> None:
        """The page of backups was made."""
        page = cast("BackupsPage", made)
        page.restore_wanted.connect(self.restore)
        page.visit_wanted.connect(self.look_at)
        page.home_wanted.connect(self.home)
        page.is_visit = bool(self.mark)

    def demo(self) -> None:
        """The demonstration office, made when it is asked for the first time; its day stands still."""
        if demo_folder().is_dir():
            self._open_demo()
        else:
            self._program.leave(self._make_demo)

    def _make_demo(self, _: Path) -> None:
        from clerk_app.gui.pages.demo_page import DemoPage

        self.in_sight.have_done(DemoPage(demo_folder(), self._now), self._demo_made)

    def _demo_made(self, given: Given) -> None:
        if given.trouble is not None:
            self._program.say_trouble(given.trouble)
        elif given.is_stopped:
            self._program.go_home()
        else:
            self._open_demo()

    def _open_demo(self) -> None:
        from clerk_app.services.demo import demo_day

        self.mark = self.tr("Demonstration")
        note = self.tr("This is demonstration data; the day stands still at {day}. Nothing of it reaches your own.")
        self._visit(demo_folder(), note.format(day=self._words.day(demo_day())), "register", demo_day)

    def look_at(self, backup: Path) -> None:
        """A copy of a backup, opened as a store: what is done there goes nowhere."""
        self._program.leave(partial(self._copy, backup))

    def _copy(self, backup: Path, own: Path) -> None:
        from clerk_app.gui.pages.looking_page import LookingPage

        page = LookingPage(backup, looked_at_folder())
        self.in_sight.have_done(page, partial(self._open_copy, backup, own))

    def _open_copy(self, backup: Path, own: Path, given: Given) -> None:
        if given.trouble is not None or given.is_stopped:
            self._program.open_at(own, page="backups", then=partial(self._say_after, None, given.trouble))
            return
        self.mark = self.tr("Backup, to look at")
        note = self.tr("This is a copy of the backup {name}. What is changed here goes nowhere.")
        self._visit(looked_at_folder(), note.format(name=backup.name), "register", None)

    def _visit(self, folder: Path, note: str, page: str, today: Callable[[], date] | None) -> None:
        self._note = note
        self._program.open_at(folder, page=page, today=today, then=self._arrived)

    def _arrived(self, window: MainWindow | None) -> None:
        if window is not None:
            self.stay_marked(window)

    def stay_marked(self, window: MainWindow) -> None:
        """The line over every page, as long as a visit lasts."""
        if not self.mark:
            return
        window.status.say_store(self.mark)
        banner = Banner(PLAIN)
        banner.setObjectName("visit_banner")
        banner.say(self._note, way_out=self.tr("Back to your own data"))
        banner.pressed.connect(self.home)
        room = QWidget()
        inside = QVBoxLayout(room)
        inside.setContentsMargins(20, 6, 16, 6)
        inside.addWidget(banner)
        whole = window.centralWidget().layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(0, room)
            room.show()

    def home(self) -> None:
        """The own register again."""
        self.mark = ""
        self._program.go_home()

    def restore(self, backup: Path) -> None:
        """Go back to a backup for good; the former file is kept aside, and what is missing is told."""
        self._program.leave(partial(self._restore, backup))

    def _restore(self, backup: Path, folder: Path) -> None:
        from clerk_app.gui.pages.restoring_page import RestoringPage

        page = RestoringPage(folder, backup, self._now)
        self.in_sight.have_done(page, partial(self._open_restored, folder))

    def _open_restored(self, folder: Path, given: Given) -> None:
        said = self._told(given.result) if isinstance(given.result, upkeep.Restored) else None
        if given.is_stopped:
            said = self.tr("Going back was stopped; the data are as they were.")
        self._program.open_at(folder, page="today", then=partial(self._say_after, said, given.trouble))

    def _say_after(self, said: str | None, trouble: KnownTrouble | None, window: MainWindow | None) -> None:
        if window is None and trouble is not None:
            self._program.say_trouble(trouble)
        elif window is not None and trouble is not None:
            window.say_trouble(trouble)
        elif window is not None and said is not None:
            window.say_note(said)

    def _told(self, done: upkeep.Restored) -> str:
        parts = [self.tr("The register is that of {day} again. Look it over, then back it up by hand; until then no "
                         "backup is written by itself.").format(day=f"{done.backup.at:%Y-%m-%d %H:%M}")]
        if done.lost_events:
            parts.append(with_counts(self.tr("It lacks {n} entries written after it; enter again what is missing."),
                n=self._words.count(done.lost_events)))
        if done.kept_as is not None:
            parts.append(self.tr("The former data are kept in {folder}.").format(folder=done.kept_as.name))
        return " ".join(parts)


def looked_at_folder() -> Path:
    """Where the copy of a backup lies that is looked at."""
    return places.user_data() / "looked-at"


def demo_folder() -> Path:
    """Where the demonstration lies."""
    return places.user_data() / "demo"
