"""The window as a whole: Chinese, plain text, nothing cut, ways back, what it says after a deed or a trouble."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components import body
from clerk_app.gui.components.rail import RailButton
from clerk_app.gui.desk_owner import DeskOwner
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import last_backup
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.gui.frame import Opened
from tests.gui.walking import buttons, cut, labels, says_chinese

SIZES = [(1366, 696), (1280, 648), (1920, 1008), (1093, 542)]
PAGES = ("register", "import", "intake", "request", "year", "calendar")
OURS = ("register", "import")
# Shown as they are: dates, numbers, signs, names of keys and folders.
NO_WORDS = re.compile(r"[\W\d_]*|[A-Z]|Enter|Esc|Ctrl\+\w+|[A-Za-z]:?[\\/][^\s]*")


def show(window: MainWindow, made: dict[str, RequestId], name: str) -> QWidget:
    window.show_page(name, Opening(made["amber"]) if name == "request" else None)
    page = window.page(name)
    assert page is not None
    return page


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_can_be_seen_is_chinese(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow, name: str
) -> None:
    show(window, made, name)
    qtbot.wait(120)
    seen = [each.text() for each in (*labels(window), *buttons(window))]
    assert len(seen) > 5, "control: there is something to see"
    foreign = [text for text in seen if not says_chinese(text) and not NO_WORDS.fullmatch(text)]
    assert not [text for text in foreign if text != office.MARKUP]


@pytest.mark.parametrize("name", PAGES)
def test_every_label_shows_plain_text(made: dict[str, RequestId], window: MainWindow, name: str) -> None:
    show(window, made, name)
    guessing = [each.objectName() or each.text() for each in window.findChildren(QLabel)
                if each.textFormat() != Qt.TextFormat.PlainText]
    assert not guessing


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", OURS)
def test_nothing_is_cut(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow, name: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    show(window, made, name)
    qtbot.wait(120)

    def nothing_is_cut() -> None:  # a slow desk lays out later; what counts is what stays
        assert not cut(window)

    qtbot.waitUntil(nothing_is_cut)


def test_the_walk_sees_what_is_cut(qtbot: QtBot) -> None:
    narrow = QLabel("一句放不下的话")
    qtbot.addWidget(narrow)
    narrow.resize(20, 20)
    holder = QWidget()
    qtbot.addWidget(holder)
    narrow.setParent(holder)
    narrow.show()
    assert len(cut(holder)) >= 1


def test_large_type_fits_too(
    qtbot: QtBot, qapp: QApplication, made: dict[str, RequestId], window: MainWindow
) -> None:
    try:
        dress(qapp, dark=False, size="large")
        show(window, made, "register")
        qtbot.wait(120)
        for each in labels(window):
            assert each.isVisible()
    finally:
        dress(qapp, dark=False)


@pytest.mark.parametrize("dark", [False, True])
def test_every_visible_word_can_be_read(
    qtbot: QtBot, qapp: QApplication, made: dict[str, RequestId], window: MainWindow, dark: bool
) -> None:
    from tests.gui.test_look import ratio

    try:
        dress(qapp, dark=dark)
        show(window, made, "register")
        qtbot.wait(120)
        weak = []
        for each in labels(window):
            ink = each.palette().color(QPalette.ColorGroup.Active, each.foregroundRole()).name()
            ground = each
            while not ground.autoFillBackground() and ground.parentWidget() is not None:
                ground = ground.parentWidget()
            under = ground.palette().color(QPalette.ColorGroup.Active, ground.backgroundRole()).name()
            if ratio(ink, under) < 4.5:
                weak.append((each.text(), ink, under))
        assert not weak
        assert look.is_dark() is dark
    finally:
        dress(qapp, dark=False)


def test_every_control_has_an_accessible_name(made: dict[str, RequestId], window: MainWindow) -> None:
    show(window, made, "register")
    nameless = [
        each.objectName() for each in window.findChildren(QPushButton)
        if each.isVisible() and not (each.text() or each.accessibleName())
    ]
    assert not nameless
    assert window.page("register").findChild(QWidget, "register_search").accessibleName()  # type: ignore[union-attr]


def test_the_rail_opens_pages_and_marks_the_one_shown(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    for name in ("year", "register"):
        button = window.findChild(RailButton, f"rail_{name}")
        assert isinstance(button, RailButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.shown == name
        assert button.isChecked()


def test_ways_back_and_forward(qtbot: QtBot, made: dict[str, RequestId], window: MainWindow) -> None:
    show(window, made, "request")
    show(window, made, "year")
    window.back()
    assert window.shown == "request"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown == "register"
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.shown == "request"


def test_a_deed_is_told_once_it_is_done(made: dict[str, RequestId], window: MainWindow) -> None:
    page = show(window, made, "register")
    facts = {"number": "2026-0011", "due_on": office.TODAY}
    page.did.emit(Change(frozenset({made["plain"]}), "registered", facts))  # type: ignore[attr-defined]
    assert window.toast.isVisible()
    assert "2026-0011" in window.toast.text()
    assert window.status.saved.text().startswith("已保存 ")
    window.escape()
    assert not window.toast.isVisible()


def test_a_trouble_is_said_over_the_page_until_the_next_one(made: dict[str, RequestId], window: MainWindow) -> None:
    page = show(window, made, "register")
    page.trouble.emit(KnownTrouble("request_unknown", number="<b>1</b>"))  # type: ignore[attr-defined]
    assert window.banner.isVisible()
    assert "“<b>1</b>”" in window.banner.text()
    show(window, made, "year")
    assert not window.banner.isVisible()


def test_the_status_line_warns_when_next_years_holidays_are_missing(window: MainWindow) -> None:
    assert window.status.calendar.text() == "日历录至 2026-12-31"
    assert window.status.calendar.foregroundRole() == look.AMBER


def test_a_question_shows_its_words_as_they_are(qtbot: QtBot, window: MainWindow) -> None:
    from clerk_app.gui import ask

    box = ask.tell(window, "标题", office.MARKUP)
    assert isinstance(box, QMessageBox)
    assert (box.text(), box.textFormat()) == (office.MARKUP, Qt.TextFormat.PlainText)
    box.accept()


def test_an_open_menu_gets_its_letters_before_the_list_behind_it(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    show(window, made, "register")
    menu = window.findChild(QMenu, "menu_view")
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    with qtbot.waitSignal(window.look_wanted) as asked:
        qtbot.keyClick(menu, Qt.Key.Key_D)
    assert asked.args == ["dark"]
    assert window.shown == "register"


def test_the_appearance_that_is_on_is_ticked(window: MainWindow) -> None:
    window.show_look("dark")
    menu = window.findChild(QMenu, "menu_view")
    assert isinstance(menu, QMenu)
    assert [each.objectName() for each in menu.actions() if each.isChecked()] == ["look_dark"]


def test_a_night_passing_counts_the_dates_anew_on_the_page_shown(
    desk: Desk, words: Words, opened: Opened
) -> None:
    request = office.register(desk, "2026-0001", date(2026, 9, 21), "叶知秋", "河道清淤合同")
    day = [office.TODAY]
    window = opened(desk, words, lambda: day[0])
    window.may_close = True
    page = window.page("register")
    assert page is not None
    before = page.model.rows()[0].remaining  # type: ignore[attr-defined]
    owner = window.findChild(DeskOwner)
    assert isinstance(owner, DeskOwner)
    owner.look()
    assert page.model.rows()[0].remaining == before, "control: the day is still the same"  # type: ignore[attr-defined]
    day[0] = date(2026, 10, 15)  # two working days later
    owner.look()
    assert (page.model.rows()[0].id, page.model.rows()[0].remaining) == (request, before - 2)  # type: ignore[attr-defined]
    assert not window.status.saved.text().startswith("已保存"), "nothing was saved by the night"


def test_a_second_press_of_the_main_action_waits_until_the_first_was_carried_out(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    show(window, made, "register")
    assert window.is_possible("main"), "control"
    window.trigger("main")
    assert window.shown == "request"
    assert not window.is_possible("main")
    qtbot.waitUntil(lambda: window.is_possible("main"))


def test_help_is_asked_about_what_has_the_focus(qtbot: QtBot, made: dict[str, RequestId], window: MainWindow) -> None:
    page = show(window, made, "register")
    field = page.findChild(QWidget, "register_search")
    assert isinstance(field, QWidget)
    field.setFocus()
    assert body.help_id(field) == "", "control: nothing is named"
    page.setProperty("help", "finding")
    assert body.help_id(field) == "finding"
    field.setProperty("help", "initials")
    assert body.help_id(field) == "initials"


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
@pytest.mark.parametrize("count", [3, 126, 4000])
def test_the_badge_of_the_rail_leaves_its_icon_free(
    qtbot: QtBot, window: MainWindow, size: tuple[int, int], count: int
) -> None:
    window.resize(*size)
    button = window.findChild(RailButton, "rail_today")
    assert isinstance(button, RailButton)
    plain = inked(button, look.tokens().text2)
    assert plain > 40, "control: an icon is drawn"
    window.rail.say_badge("today", count)
    assert inked(button, look.tokens().text2) >= plain
    assert inked(button, look.tokens().red) > 40


def inked(button: QWidget, ink: str) -> int:
    """How many points of a button have that colour."""
    image = button.grab().toImage()
    wanted = look.color(ink).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_a_side_panel_stays_as_the_clerk_left_it_in_a_window_made_later(
    desk: Desk, words: Words, window: MainWindow, opened: Opened
) -> None:
    window.show_page("year", 2026)
    panel = window.page("year").panel  # type: ignore[union-attr]
    assert panel.isVisible(), "control"
    window.trigger("side_panel")
    assert not panel.isVisible()
    later = opened(desk, words, office.today)
    later.may_close = True
    later.panels = dict(window.panels)
    later.show_page("year", 2026)
    assert not later.page("year").panel.isVisible()  # type: ignore[union-attr]


def test_a_message_is_reached_by_a_key_and_stays_while_the_focus_is_on_it(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.trigger("save")
    assert window.toast.text().startswith("都已保存")
    qtbot.keyClick(window, Qt.Key.Key_QuoteLeft, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.isAncestorOf(window.focusWidget()) or window.focusWidget() is window.toast
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.toast.isVisible()


@pytest.mark.parametrize("name", ["register", "year", "calendar", "settings", "today", "keys"])
def test_a_window_too_small_scrolls_in_one_piece(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow, name: str
) -> None:
    window.setMinimumSize(0, 0)
    window.resize(683, 348)
    show(window, made, name)
    content = window.stack.parentWidget()
    assert content.width() >= body.LEAST[0]
    assert content.height() >= body.LEAST[1]
    area = window.findChild(QScrollArea, "window_area")
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() > 0


def test_the_facts_of_the_status_line_lead_to_what_they_are_about(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    qtbot.mouseClick(window.status.calendar, Qt.MouseButton.LeftButton)
    assert window.shown == "calendar"
    qtbot.mouseClick(window.status.clerk, Qt.MouseButton.LeftButton)
    assert window.shown == "settings"
    clerk = window.findChild(QWidget, "setting_clerk")
    assert isinstance(clerk, QWidget) and clerk.isVisible()
    for pressed in (window.status.saved, window.status.backup, window.status.store):
        assert pressed.accessibleDescription()
        assert pressed.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_backup_is_made_from_the_status_line(
    qtbot: QtBot, desk: Desk, made: dict[str, RequestId], window: MainWindow
) -> None:
    assert last_backup(desk) is None, "control"
    qtbot.mouseClick(window.status.backup, Qt.MouseButton.LeftButton)
    popup = window.findChild(QWidget, "store_popup")
    assert isinstance(popup, QWidget)
    assert str(desk.store.folder) in popup.findChild(QLabel, "store_popup_folder").text()  # type: ignore[union-attr]
    qtbot.mouseClick(popup.findChild(QPushButton, "store_back_up"), Qt.MouseButton.LeftButton)
    now, said = popup.findChild(QPushButton, "store_back_up"), popup.findChild(QLabel, "store_popup_backup")
    assert isinstance(now, QPushButton) and isinstance(said, QLabel)
    assert (now.isEnabled(), said.text(), window.jobs.is_busy) == (False, "正在写入并核验…", True)
    qtbot.waitUntil(now.isEnabled)
    written = last_backup(desk)
    assert written is not None and written.is_verified
    assert not desk.store.has_changed
    assert written.path.name in popup.findChild(QLabel, "store_popup_backup").text()  # type: ignore[union-attr]
    assert "已核验" in window.status.backup.text()
    qtbot.mouseClick(popup.findChild(QPushButton, "store_backups"), Qt.MouseButton.LeftButton)
    assert window.shown == "backups"


def test_the_page_header_is_lower_in_a_low_window(made: dict[str, RequestId], window: MainWindow) -> None:
    page = show(window, made, "register")
    header = page.header  # type: ignore[attr-defined]
    assert header.height() == 52
    window.resize(1093, 542)
    assert header.height() == 44
    assert show(window, made, "year").header.height() == 44  # type: ignore[attr-defined]
