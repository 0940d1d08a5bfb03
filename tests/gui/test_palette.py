"""Ctrl+K: one field for requests, actions, pages and settings, driven by the keyboard on the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.palette import Palette, PaletteLine
from clerk_app.gui.components.step_row import StepRow
from clerk_app.gui.finder import Finder
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.registers_page import RegistersPage
from clerk_app.law.terms import EventKind
from clerk_app.services.change import Change

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow) -> Palette:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def lines(palette: Palette) -> list[str]:
    return [line.words for line in palette.model.lines if not line.is_head]


def found(qtbot: QtBot, palette: Palette, text: str, wanted: str) -> None:
    """Type it, and wait until what is read beside the window answers."""
    palette.field.setText(text)
    qtbot.waitUntil(lambda: any(wanted in line for line in lines(palette)), timeout=20_000)


def test_a_request_is_found_by_pinyin_initials_and_opened_with_enter(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    palette = opened(qtbot, window)
    found(qtbot, palette, "yzq", "叶知秋")
    assert "拼音首字母：叶知秋" in palette.why.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.shown == "request"
    assert not palette.isVisible()


def test_nothing_is_said_to_be_found_by_initials_before_these_are_made(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    palette, finder = opened(qtbot, window), window.findChild(Finder)
    assert isinstance(finder, Finder)
    found(qtbot, palette, "yzq", "叶知秋")
    finder.hear(Change(requests=frozenset(made.values())))
    palette.field.setText("yzqx")
    palette.field.setText("yzq")
    assert [line.words for line in palette.model.lines] == ["正在读取…"]
    qtbot.waitUntil(lambda: any("叶知秋" in line for line in lines(palette)))
    palette.field.setText("yzqx")
    assert [line.words for line in palette.model.lines] == ["没有找到。"]


def test_the_tabs_of_the_other_registers_are_found_by_their_words(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page("registers")
    assert isinstance(page, RegistersPage)
    for name, tab in page.tabs.items():
        palette = opened(qtbot, window)
        found(qtbot, palette, tab.words()[0], tab.words()[0])
        line = next(one for one in palette.model.lines if one.words == tab.words()[0] and one.aside == "其他登记")
        assert line.run is not None
        line.run()
        assert (window.shown, page.tab.name) == ("registers", name)
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_ctrl_enter_opens_and_stays(qtbot: QtBot, made: dict[str, RequestId], window: MainWindow) -> None:
    palette = opened(qtbot, window)
    found(qtbot, palette, "年度统计", "年度统计")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, CTRL)
    assert window.shown == "year"
    assert palette.isVisible() and palette.field.hasFocus()


def test_escape_gives_the_focus_back(qtbot: QtBot, made: dict[str, RequestId], window: MainWindow) -> None:
    before = window.focusWidget()
    palette = opened(qtbot, window)
    assert window.focusWidget() is not before
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is before
    assert window.shown == "register"


def test_tab_takes_the_line_over_into_the_field(qtbot: QtBot, made: dict[str, RequestId], window: MainWindow) -> None:
    palette = opened(qtbot, window)
    found(qtbot, palette, "叶知秋", "叶知秋")
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.text().startswith("2026-")
    assert palette.field.hasFocus()


def test_the_deeds_on_the_request_shown_come_first_and_say_their_keys(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"]))
    palette = opened(qtbot, window)
    first = palette.model.lines[1]
    assert palette.model.lines[0].words == "操作"
    assert first.run is not None
    assert "作出决定" in lines(palette)
    assert next(line.cap for line in palette.model.lines if line.words == "作出决定") == "D"
    palette.field.setText("征求意见")
    assert lines(palette)[0] == "征求意见"


def test_what_is_not_possible_here_is_grey_and_does_nothing(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    palette.field.setText("作出决定")
    line = next(each for each in palette.model.lines if each.words == "作出决定")
    assert (line.run, line.aside) == (None, "请先打开一件申请")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible() and window.shown == "register"


def test_a_setting_is_found_and_its_control_is_in_hand(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    setting = window.page("settings").desk.settings.declared["warning_span"]  # type: ignore[union-attr]
    found(qtbot, palette, setting.zh, setting.zh)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.shown == "settings"
    row = window.page("settings").rows["warning_span"]  # type: ignore[union-attr]
    at = window.focusWidget()
    assert isinstance(at, QWidget) and row.isAncestorOf(at)


def test_arrows_pass_the_headings_over(qtbot: QtBot, made: dict[str, RequestId], window: MainWindow) -> None:
    palette = opened(qtbot, window)
    found(qtbot, palette, "2026", "2026")
    for _ in range(12):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        line = palette.current()
        assert line is not None and not line.is_head


def test_what_is_being_composed_is_neither_searched_nor_run(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    palette = opened(qtbot, window)
    before = lines(palette)
    QApplication.sendEvent(palette.field, QInputMethodEvent("yezhiqiu", []))
    assert lines(palette) == before
    done = QInputMethodEvent()
    done.setCommitString("叶知秋")
    QApplication.sendEvent(palette.field, done)
    qtbot.waitUntil(lambda: any("叶知秋" in line for line in lines(palette)), timeout=5000)


def test_a_click_on_the_corner_of_the_menu_opens_it_and_a_narrow_window_shows_the_sign_alone(
    qtbot: QtBot, window: MainWindow
) -> None:
    wide = window.search.width()
    qtbot.mouseClick(window.search, Qt.MouseButton.LeftButton)
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette) and palette.isVisible()
    window.resize(1093, 542)
    assert window.search.width() < wide / 4
    assert "Ctrl+K" in window.search.toolTip()
    assert window.search.geometry().right() == window.menuBar().rect().right(), "in the corner"
    window.resize(1366, 696)
    assert window.search.width() == wide
    assert window.search.geometry().right() == window.menuBar().rect().right()


def test_the_list_of_what_was_found_keeps_the_rules_of_models(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    palette = opened(qtbot, window)
    QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found(qtbot, palette, "2026", "2026")
    palette.field.setText("没有这样的东西")
    assert palette.model.rowCount() == 1


def step_line(palette: Palette, words: str) -> PaletteLine:
    return next(line for line in palette.model.lines if line.words == words and not line.is_head)


def test_a_step_of_the_request_shown_is_found_by_name_initials_and_english_and_opens_its_form(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"]))
    palette = opened(qtbot, window)
    assert "转办" in lines(palette), "what can be done stands there before a letter is typed"
    found(qtbot, palette, "zb", "转办")
    for typed in ("routed", "转办"):
        palette.field.setText(typed)
        assert palette.current() == step_line(palette, "转办")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    page = window.page("request")
    form = page.timeline.form  # type: ignore[union-attr]
    assert form is not None and form.entry.form.kind is EventKind.ROUTED
    assert form.isAncestorOf(window.focusWidget()), "the cursor is in its first field"


def test_a_step_that_cannot_be_done_now_says_why_as_the_page_does(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"]))
    palette = opened(qtbot, window)
    palette.field.setText("收到补正")
    line = step_line(palette, "收到补正")
    row = window.findChild(StepRow, "step_correction_received")
    assert isinstance(row, StepRow)
    assert line.run is None
    assert line.aside and line.aside in row.accessibleDescription()


def test_an_action_that_begins_a_step_stands_once_and_is_found_by_the_legal_word_too(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"]))
    palette = opened(qtbot, window)
    for typed in ("延长答复期限", "extension", "延期"):
        palette.field.setText(typed)
        begins = [line.words for line in palette.model.lines if line.icon in ("chevron-right", "list-todo")]
        assert begins == ["延期"]


def test_without_a_request_open_a_step_says_that_one_is_to_be_opened_first(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    palette.field.setText("转办")
    line = step_line(palette, "转办")
    assert (line.run, line.aside) == (None, "请先打开一件申请")
    palette.field.clear()
    assert "转办" not in lines(palette)
