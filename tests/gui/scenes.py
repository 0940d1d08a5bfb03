"""What opens over and inside the pages: every form of a step, the questions of the decision, every pop-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.letter_chooser import LetterChooser
from clerk_app.gui.components.palette import Palette
from clerk_app.gui.forms.decision import QUESTIONS
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.written import argument_of
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.intake_drafts import keep
from tests.gui.frame import settle

STEPS = {
    EventKind.CORRECTION_ASKED: "2026-0017", EventKind.CORRECTION_RECEIVED: "2026-0032",
    EventKind.CORRECTION_LAPSED: "2026-0032", EventKind.CONSULTATION_SENT: "2026-0017",
    EventKind.CONSULTATION_ANSWERED: "2026-0028", EventKind.EXTENDED: "2026-0017",
    EventKind.DELAYED_REASONABLY: "2026-0017", EventKind.FEE_NOTICED: "2026-0017", EventKind.FEE_PAID: "2026-0020",
    EventKind.FEE_LAPSED: "2026-0020", EventKind.WITHDRAWN: "2026-0017", EventKind.NOTED: "2026-0003",
    EventKind.ROUTED: "2026-0017", EventKind.MATERIAL_RETURNED: "2026-0017", EventKind.APPROVED: "2026-0017",
    EventKind.SECRECY_REVIEWED: "2026-0017", EventKind.PLATFORM_KEYED: "2026-0017", EventKind.SERVED: "2025-0001",
    EventKind.REMEDY_OPENED: "2025-0001", EventKind.REMEDY_ANSWERED: "2026-0006",
    EventKind.REMEDY_HEARD: "2026-0003", EventKind.REMEDY_CLOSED: "2026-0003", EventKind.ARCHIVED: "2025-0003",
    EventKind.ANSWERED: "2026-0017",
}  # fmt: skip
"""A request of the demonstration that allows the step, for each step with a form."""
ASKED = "2026-0017"
"""A request whose answer is still open."""
POPUPS = (
    "why", "columns", "choices", "name of a view", "clocks", "palette", "palette found", "keys", "data", "article",
    "day", "letters", "ics", "drafts",
)
DRAWERS = (
    "today", "register", f"request:{ASKED}", "letter:2026-0031", "certificate:2026-0028", "calendar", "year:2025",
    "posting", "check", "gather", "paste", "backups", "registers", "report:2025", "intake",
)


@dataclass(frozen=True)
class Scene:
    """``shown`` is what is looked at; ``leave`` takes it away again."""

    name: str
    shown: QWidget
    leave: Callable[[], None]


def forms(window: MainWindow, desk: Desk) -> Iterator[Scene]:
    """The form of every step on the page of its request, as it opens and with everything said that is missing."""
    for kind, number in STEPS.items():
        page = request_page(window, desk, number)
        page.deeds.open_step(kind)
        yield _form(page, kind.value)
    page = request_page(window, desk, "2026-0028")
    party = next(one.text("ref") for one in page.shown.request.events if one.kind is EventKind.CONSULTATION_SENT)
    page.deeds.open_party(party)
    yield _form(page, "address of a party")
    page.deeds.open_strike(page.model.index(page.model.rowCount() - 1, 0).data(ROW))
    yield _form(page, "strike")
    page.deeds.open_link()
    yield _form(page, "link")
    page.deeds.open_correction(page.model.index(1, 0).data(ROW))
    yield _form(page, "correct an entry")
    page.deeds.open_amend()
    yield Scene("amend", page.facts, page.deeds.leave)


def _form(page: QWidget, name: str) -> Scene:
    view = page.timeline.form
    assert view is not None, name
    if view.entry.problems():
        view.press()
    assert page.timeline.form is view, f"{name} was carried out"
    return Scene(name, page.timeline, page.deeds.leave)


def questions(window: MainWindow, desk: Desk) -> Iterator[Scene]:
    """Each question of the decision, with every result on offer."""
    page = request_page(window, desk, ASKED)
    for number in range(len(QUESTIONS)):
        page.guide().shows_all = True
        page.steps.card.ask_again(number)
        yield Scene(f"question {number + 1}", page.steps if number else page, settle)


def drawers(window: MainWindow, desk: Desk) -> Iterator[Scene]:
    """The side panel of each page, opened where the page hides it and hidden where the page shows it."""
    for written in DRAWERS:
        name, _, argument = written.partition(":")
        window.show_page(name, argument_of(desk, name, argument))
        settle()
        if "side_panel" in window.page(name).handlers():
            toggle = partial(window.trigger, "side_panel")
            toggle()
            yield Scene(f"{written} F4", window.page(name), toggle)


def popups(window: MainWindow, desk: Desk, today: date) -> Iterator[Scene]:
    """Each pop-up over the page it belongs to; ``leave`` closes it."""
    keep(desk, "d1", {"name": "临澜区栖云里小区业主委员会（筹备组）", "wording": "小区全部建设材料"})
    for name in POPUPS:
        before = set(_over(window))
        _OPENERS[name](window, desk)
        settle()
        opened = [each for each in _over(window) if each not in before]
        assert opened, name
        yield Scene(name, opened[-1], partial(_close, opened[-1]))


def _over(window: MainWindow) -> list[QWidget]:
    kinds = [each for each in window.findChildren(QWidget) if each.windowType() is Qt.WindowType.Popup]
    return [each for each in (*kinds, *window.findChildren(Palette)) if each.isVisible()]


def _close(popup: QWidget) -> None:
    with suppress(RuntimeError):  # closed and forgotten by itself
        popup.close() if popup.isWindow() else popup.hide()
    settle()


def request_page(window: MainWindow, desk: Desk, number: str, step: EventKind | None = None) -> QWidget:
    window.show_page("request", Opening(argument_of(desk, "request", number).request, step))
    settle()
    return window.page("request")


def _why(window: MainWindow, desk: Desk) -> None:
    window.show_page("today")
    settle()
    QTest.keyClick(window.page("today").list, Qt.Key.Key_Space)


def _columns(window: MainWindow, desk: Desk) -> None:
    window.show_page("register")
    settle()
    window.page("register").filters.columns.click()


def _choices(window: MainWindow, desk: Desk) -> None:
    window.show_page("register")
    settle()
    window.page("register").filters.chips["state"].click()


def _name(window: MainWindow, desk: Desk) -> None:
    window.show_page("register")
    settle()
    window.page("register").views.ask_save()


def _clocks(window: MainWindow, desk: Desk) -> None:
    page = request_page(window, desk, "2026-0028")
    page.findChild(QPushButton, "all_clocks").click()


def _palette(window: MainWindow, desk: Desk, text: str = "") -> None:
    window.trigger("palette")
    window.findChild(Palette).field.setText(text)


def _keys(window: MainWindow, desk: Desk) -> None:
    window.show_page("register")
    window.trigger("page_keys")


def _data(window: MainWindow, desk: Desk) -> None:
    window.status.store_wanted.emit(window.status.store)


def _article(window: MainWindow, desk: Desk) -> None:
    window.show_page("intake")
    settle()
    window.page("intake").findChild(QLineEdit, "received_on").setFocus()
    window.trigger("help")


def _day(window: MainWindow, desk: Desk) -> None:
    page = request_page(window, desk, ASKED, EventKind.EXTENDED)
    page.timeline.form.findChild(DateField).open_calendar()


def _letters(window: MainWindow, desk: Desk) -> None:
    window.show_page("letter", argument_of(desk, "letter", "2026-0031"))
    settle()
    window.page("letter").findChild(LetterChooser).click()


def _ics(window: MainWindow, desk: Desk) -> None:
    window.show_page("calendar")
    settle()
    window.trigger("export_ics")


def _drafts(window: MainWindow, desk: Desk) -> None:
    window.show_page("intake")
    settle()
    window.page("intake").findChild(QPushButton, "drafts").click()


_OPENERS = {
    "why": _why, "columns": _columns, "choices": _choices, "name of a view": _name, "clocks": _clocks,
    "palette": _palette, "palette found": partial(_palette, text="公开"), "keys": _keys, "data": _data,
    "article": _article, "day": _day, "letters": _letters, "ics": _ics, "drafts": _drafts,
}  # fmt: skip


def outside(popup: QWidget, window: MainWindow) -> list[str]:
    """A pop-up that reaches over the edge of the window: on a full screen its words are off the screen."""
    place = QRect(popup.mapToGlobal(QPoint(0, 0)), popup.size())
    room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
    return [] if room.contains(place) else [f"{popup.objectName()} {place} outside the window {room}"]
