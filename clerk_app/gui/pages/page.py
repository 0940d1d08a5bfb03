"""What every page of the window is: opened with an argument, says where to go, what was done and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clerk_app.cases.request import EntryId, RequestId
from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.body import regions_of
from clerk_app.gui.components.lines import ground
from clerk_app.gui.jobs import JobRunner
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Opening:
    """The argument of the page "request": which one, and the step whose form opens at once; or the entry that is to be
    struck; or the third party or agency whose address is asked for; or the registered fact to be corrected."""

    request: RequestId
    step: EventKind | None = None
    struck: EntryId | None = None
    party: str = ""
    amend: str = ""


def where_to_say(request: RequestId, party: str | None) -> Opening:
    """Where a missing address is entered: at the third party or agency, or (None) at the applicant's registration."""
    return Opening(request, amend="address") if party is None else Opening(request, party=party)


def lasting(argument: object) -> object:
    """What a way back shows again: the request, not the form or the question it was once opened with."""
    return Opening(argument.request) if isinstance(argument, Opening) else argument


@dataclass(frozen=True)
class Listing:
    """The argument of the page "register": show only these requests, under this title."""

    title: str
    requests: frozenset[RequestId]


@dataclass(frozen=True)
class Figure:
    """The argument of the page "year": a year, and the figure of its sheet to choose: table, row, column. A row or a
    column left empty: the first."""

    year: int
    place: tuple[str, str, str]


@dataclass(frozen=True)
class Line:
    """The argument of the page "registers": a tab, the year of its list, and the line to show."""

    tab: str
    year: int
    key: object


class Page(QWidget):
    """One page. See clerk_app/gui/main_window.py for how it plugs in."""

    go = Signal(str, object)
    """page name, its argument"""
    did = Signal(object)
    """Change"""
    told = Signal(str, object)
    """words that tell of no deed, and what they offer: at most two pairs of words and the bound method to call"""
    trouble = Signal(object)
    """KnownTrouble"""
    handlers_changed = Signal()
    """what ``handlers`` would say now may differ"""

    jobs: JobRunner
    """The window's runner, put here when the page plugs in."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.today = today
        self.words = words
        self.bus = bus
        ground(self, look.SURFACE)

    @property
    def spoken(self) -> Desk:
        """The desk for what is only shown: services speak the window's language. Files and letters take ``desk``."""
        return replace(self.desk, terms=self.words.terms) if self.words.is_english else self.desk

    def take_desk(self, desk: Desk) -> None:
        """Work on this desk from now on: the calendar or the settings changed. What holds part of one gets it anew."""
        self.desk = desk

    def open_with(self, argument: object) -> None:
        """Show what the argument names; None: as it was left."""

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Which declared actions (clerk_app/gui/actions.py) this page answers now, each by a bound method."""
        return {}

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys that something on this page takes by itself, with the source of their words."""
        return ()

    def main_action(self) -> None:
        """Ctrl+Enter, from anywhere on the page."""

    def step_back(self) -> bool:
        """Esc: take one step back inside the page; False when there is none and the page may be left."""
        return False

    def is_unfinished(self) -> bool:
        """Whether something was typed here that closing the window would lose."""
        return False

    def regions(self) -> tuple[QWidget, ...]:
        """The parts of the page F6 goes through, in reading order."""
        return (self,)

    def all_regions(self) -> tuple[QWidget, ...]:
        """The regions with the header before and the foot after them."""
        return regions_of(self, self.regions())

    def lists(self) -> tuple[QWidget, ...]:
        """The lists whose context menu carries the deeds on a request."""
        return ()

    def take_focus(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()
