"""The keyboard is back where it was after everything that comes up over a page or beside it; one Esc does one thing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from clerk_app.trouble import KnownTrouble
from tests.gui.fingers import ALT, CTRL, Keys, at
from tests.gui.frame import open_at, open_window, settle
from tests.offices import demonstration

ASKED = "request:2026-0017"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration's office."""
    store = demonstration(tmp_path_factory.mktemp("focus") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def window(qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    made = open_window(desk, Words(desk.terms, demo_day), demo_day)
    yield made
    close_for_good(made)


@dataclass(frozen=True)
class Over:
    """What comes up: on which page, from which widget, by which key; and the key that takes it away."""

    name: str
    page: str
    key: Qt.Key
    more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    from_widget: str = ""
    back: Qt.Key = Qt.Key.Key_Escape
    before: tuple[Qt.Key, ...] = ()
    is_popup: bool = True
    times: int = 1


LIST = (
    Over("why a date", "today", Qt.Key.Key_Space),
    Over("why a date, in the panel", "register", Qt.Key.Key_Space, is_popup=False),
    Over("article", "intake", Qt.Key.Key_F1, from_widget="received_on"),
    Over("palette", "register", Qt.Key.Key_K, CTRL, is_popup=False),
    Over("palette over a form", ASKED, Qt.Key.Key_K, CTRL, before=(Qt.Key.Key_E,), is_popup=False),
    Over("keys", "register", Qt.Key.Key_Question),
    Over("keys, by their own key again", "year:2025", Qt.Key.Key_Question, back=Qt.Key.Key_Question),
    Over("columns", "register", Qt.Key.Key_Return, from_widget="choose_columns"),
    Over("a chip of the register", "register", Qt.Key.Key_Return, from_widget="chip_state"),
    Over("data and backups", "register", Qt.Key.Key_Return, from_widget="status_store"),
    Over("day", ASKED, Qt.Key.Key_F3, before=(Qt.Key.Key_B,)),
    Over("day by the arrow", "posting", Qt.Key.Key_Down, ALT, from_widget="posting_day"),
    Over("choices", "posting", Qt.Key.Key_Down, ALT, from_widget="posting_manner"),
    Over("letters", "letter:2026-0031", Qt.Key.Key_Return, from_widget="letter_kind"),
    Over("all clocks", "request:2026-0028", Qt.Key.Key_Return, from_widget="all_clocks"),
    Over("a menu", "register", Qt.Key.Key_V, ALT, times=2),  # the first Esc closes it, the bar keeps the keyboard
    Over("panel hidden and shown", "year:2025", Qt.Key.Key_F4, back=Qt.Key.Key_F4, is_popup=False),
    Over("panel shown and hidden", "register", Qt.Key.Key_F4, back=Qt.Key.Key_F4, is_popup=False),
    Over("facts hidden and shown", ASKED, Qt.Key.Key_F4, back=Qt.Key.Key_F4, is_popup=False),
    Over("line of the toast", "register", Qt.Key.Key_QuoteLeft, CTRL, is_popup=False),
)  # fmt: skip


@pytest.mark.parametrize("over", LIST, ids=lambda each: each.name)
def test_the_keyboard_is_back_where_it_was(window: MainWindow, desk: Desk, over: Over) -> None:
    open_at(window, desk, over.page)
    keys = Keys()
    for key in over.before:
        keys.key(key)
    if over.from_widget:
        keys.tab_to(over.from_widget, most=60)
    if over.name == "line of the toast":
        keys.key(Qt.Key.Key_S, CTRL)
    settle()
    former = at()
    keys.key(over.key, over.more)
    settle()
    assert not over.is_popup or QApplication.activePopupWidget() is not None, "nothing came up"
    for _ in range(over.times):
        keys.key(over.back)
    settle()
    assert QApplication.activePopupWidget() is None
    assert at() is former, at().objectName()


def test_esc_beside_a_message_takes_one_step_and_leaves_the_message(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "year:2025")
    keys = Keys()
    keys.key(Qt.Key.Key_S, CTRL)
    assert window.toast.isVisible(), "control"
    keys.key(Qt.Key.Key_Escape)
    assert window.shown != "year" and window.toast.isVisible()


def test_esc_takes_the_message_away_where_there_is_no_step_back(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "register")
    keys = Keys()
    keys.key(Qt.Key.Key_S, CTRL)
    keys.key(Qt.Key.Key_Escape)
    assert window.shown == "register" and not window.toast.isVisible()


@pytest.mark.parametrize("page", ["register", "posting", ASKED])
def test_closing_what_went_wrong_leads_back_to_the_work(window: MainWindow, desk: Desk, page: str) -> None:
    open_at(window, desk, page)
    former, keys = at(), Keys()
    window.say_trouble(KnownTrouble("request_unknown", number="2026-9999"))
    settle()
    keys.tab_to("banner_close", most=80)
    keys.key(Qt.Key.Key_Return)
    assert not window.banner.isVisible()
    assert at() is former, at().objectName()


def test_esc_on_the_search_field_of_the_menu_bar_leads_back_as_anywhere(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "year:2025")
    keys = Keys()
    keys.tab_to("menu_search", most=80)
    keys.key(Qt.Key.Key_Escape)
    assert window.shown != "year"


@pytest.mark.parametrize(
    ("page", "inside", "before"), [("year:2025", "open_shape", "year_sheet"), (ASKED, "add_link", "case_file")]
)
def test_a_panel_that_goes_gives_the_keyboard_back_to_where_it_came_from(
    window: MainWindow, desk: Desk, page: str, inside: str, before: str
) -> None:
    open_at(window, desk, page)
    keys = Keys()
    keys.tab_to(inside, most=80)
    keys.key(Qt.Key.Key_F4)
    settle()
    assert at().objectName() == before
    keys.key(Qt.Key.Key_F4)


def test_what_had_the_keyboard_and_is_gone_is_not_asked_for_it(window: MainWindow, desk: Desk) -> None:
    open_at(window, desk, "register")
    page, keys = window.stack.currentWidget(), Keys()
    field = QLineEdit(page)
    field.show()
    field.setFocus()
    window.say_trouble(KnownTrouble("request_unknown", number="2026-9999"))
    settle()
    close = next(one for one in window.findChildren(QWidget, "banner_close") if one.isVisible())
    close.setFocus(Qt.FocusReason.TabFocusReason)
    field.deleteLater()
    QCoreApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    keys.key(Qt.Key.Key_Return)
    assert not window.banner.isVisible() and at() is not field


def test_a_window_that_is_collected_before_it_is_closed_leaves_nobody_who_is_asked_about_the_keyboard(
    desk: Desk, qapp: QApplication
) -> None:
    left = open_window(desk, Words(desk.terms, demo_day), demo_day)
    left.may_close = True
    left.activateWindow()
    settle()
    assert qapp.focusWidget() is not None, "control: the keyboard is in it"
    del left
    gc.collect()
    settle()  # what cannot answer the event loop fails the test
