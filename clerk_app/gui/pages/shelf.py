"""Which pages the window has, in the order of the rail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.gui.bus import Bus
from clerk_app.gui.pages.batch_page import BatchPage
from clerk_app.gui.pages.calendar_page import CalendarPage
from clerk_app.gui.pages.certificate_page import CertificatePage
from clerk_app.gui.pages.check_page import CheckPage
from clerk_app.gui.pages.duties_page import DutiesPage
from clerk_app.gui.pages.gather_page import GatherPage
from clerk_app.gui.pages.import_page import ImportPage
from clerk_app.gui.pages.intake_page import IntakePage
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.months_page import MonthsPage
from clerk_app.gui.pages.office_page import OfficePage
from clerk_app.gui.pages.page import Page
from clerk_app.gui.pages.posting_page import PostingPage
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.gui.pages.registers_page import RegistersPage
from clerk_app.gui.pages.report_page import ReportPage
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.gui.pages.settings_page import SettingsPage
from clerk_app.gui.pages.shape_page import ShapePage
from clerk_app.gui.pages.today_page import TodayPage
from clerk_app.gui.pages.wording_page import WordingPage
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Shelved:
    """A page under its name; ``words`` empty: no place in the rail."""

    name: str
    page: type[Page]
    words: str = ""
    icon: str = ""
    filled: bool = False
    low: bool = False
    """At the bottom of the rail."""

    def maker(self, today: Callable[[], date], words: Words, bus: Bus) -> Callable[[Desk], Page]:
        """Makes the page on the desk there is when it is first wanted."""

        def make(desk: Desk) -> Page:
            return self.page(desk, today, words, bus)

        return make

    def rail(self) -> tuple[str, str] | None:
        """Its word and icon in the rail."""
        return (QCoreApplication.translate("Shelf", self.words), self.icon) if self.words else None


SHELF = (
    Shelved("intake", IntakePage, QT_TRANSLATE_NOOP("Shelf", "New"), "plus", filled=True),
    Shelved("today", TodayPage, QT_TRANSLATE_NOOP("Shelf", "Today"), "layout-dashboard"),
    Shelved("register", RegisterPage, QT_TRANSLATE_NOOP("Shelf", "Register"), "list"),
    Shelved("request", RequestPage),
    Shelved("letter", LetterPage),
    Shelved("batch", BatchPage),
    Shelved("posting", PostingPage, QT_TRANSLATE_NOOP("Shelf", "Posting"), "mail"),
    Shelved("certificate", CertificatePage),
    Shelved("year", YearPage, QT_TRANSLATE_NOOP("Shelf", "Year sheet"), "sheet"),
    Shelved("report", ReportPage),
    Shelved("shape", ShapePage),
    Shelved("calendar", CalendarPage, QT_TRANSLATE_NOOP("Shelf", "Calendar"), "calendar-check"),
    Shelved("import", ImportPage),
    Shelved("gather", GatherPage),
    Shelved("check", CheckPage),
    Shelved("registers", RegistersPage),
    Shelved("months", MonthsPage),
    Shelved("office", OfficePage),
    Shelved("wording", WordingPage),
    Shelved("duties", DutiesPage, QT_TRANSLATE_NOOP("Shelf", "Duties"), "list-todo"),
    Shelved("settings", SettingsPage, QT_TRANSLATE_NOOP("Shelf", "Settings"), "sliders-horizontal", low=True),
)
