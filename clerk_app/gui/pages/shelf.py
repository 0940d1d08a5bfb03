"""Which pages the window has, in the order of the rail.

A page's module is read when the page is first wanted: with what they print and read, twenty of them take longer to load
than the first one to be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.gui.bus import Bus
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk


@dataclass(frozen=True)
class Shelved:
    """A page under its name; ``words`` empty: no place in the rail."""

    name: str
    """Also that of its module and class: "import" is ImportPage in import_page."""
    words: str = ""
    icon: str = ""
    filled: bool = False
    low: bool = False
    """At the bottom of the rail."""

    def page(self) -> type[Page]:
        """The class of the page."""
        module = import_module(f"clerk_app.gui.pages.{self.name}_page")
        return cast(type[Page], getattr(module, f"{self.name.capitalize()}Page"))

    def maker(self, today: Callable[[], date], words: Words, bus: Bus) -> Callable[[Desk], Page]:
        """Makes the page on the desk there is when it is first wanted."""

        def make(desk: Desk) -> Page:
            return self.page()(desk, today, words, bus)

        return make

    def rail(self) -> tuple[str, str] | None:
        """Its word and icon in the rail."""
        return (QCoreApplication.translate("Shelf", self.words), self.icon) if self.words else None


SHELF = (
    Shelved("intake", QT_TRANSLATE_NOOP("Shelf", "New"), "plus", filled=True),
    Shelved("today", QT_TRANSLATE_NOOP("Shelf", "Today"), "layout-dashboard"),
    Shelved("register", QT_TRANSLATE_NOOP("Shelf", "Register"), "list"),
    Shelved("request"),
    Shelved("letter"),
    Shelved("batch"),
    Shelved("posting", QT_TRANSLATE_NOOP("Shelf", "Posting"), "mail"),
    Shelved("certificate"),
    Shelved("year", QT_TRANSLATE_NOOP("Shelf", "Year sheet"), "sheet"),
    Shelved("report"),
    Shelved("shape"),
    Shelved("calendar", QT_TRANSLATE_NOOP("Shelf", "Calendar"), "calendar-check"),
    Shelved("import"),
    Shelved("paste"),
    Shelved("backups"),
    Shelved("gather"),
    Shelved("check"),
    Shelved("registers"),
    Shelved("months"),
    Shelved("office"),
    Shelved("wording"),
    Shelved("keys"),
    Shelved("duties", QT_TRANSLATE_NOOP("Shelf", "Duties"), "list-todo"),
    Shelved("settings", QT_TRANSLATE_NOOP("Shelf", "Settings"), "sliders-horizontal", low=True),
    Shelved("help", QT_TRANSLATE_NOOP("Shelf", "Help"), "circle-help", low=True),
)
