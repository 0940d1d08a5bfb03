"""The whole window on a store, as the program puts it together, on a day of the test's choice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from clerk_app.gui.bus import Bus
from clerk_app.gui.desk_owner import DeskOwner
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.page_keys import PageKeys
from clerk_app.gui.pages.shelf import SHELF
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import bury
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from tests.gui import office

Opened = Callable[[Desk, Words, Callable[[], date]], MainWindow]  # what open_window is


def open_window(desk: Desk, words: Words, today: Callable[[], date]) -> MainWindow:
    """At the size of an office screen, the register shown."""
    bus = Bus()
    made = MainWindow(words, bus, office.at_noon)
    for shelved in SHELF:
        made.add_page(
            shelved.name, shelved.maker(today, words, bus), rail=shelved.rail(), filled=shelved.filled,
            low=shelved.low,
        )
    made.describe(folder=str(Path("D:/公开办理")), clerk=desk.who)
    DeskOwner(desk, made, today)
    PageKeys(made)
    made.resize(1366, 696)
    made.show()
    made.show_page("register")
    return made


def settle() -> None:
    """Until every layout has heard of the new size: what wraps asks its parents for height again."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def open_at(window: MainWindow, desk: Desk, page: str) -> None:
    """That page afresh, nothing over it."""
    while (over := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        over.close()
    bury()
    if not window.isVisible():
        window.show()
    window.activateWindow()
    window.windowHandle().requestActivate()
    window.toast.hide()
    window.show_page("keys")
    name, _, written = page.partition(":")
    window.show_page(name, argument_of(desk, name, written))
    settle()
