"""Every key belongs to one action, every action has words and somebody who answers it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui import actions
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening


def test_no_two_actions_ask_for_one_key() -> None:
    twice = (*actions.ACTIONS, actions.Declared("again", "file", "Again", actions.ACTIONS[0].keys))
    assert actions.clashes(twice) == ((actions.ACTIONS[0].id, "again"),), "control: a clash is seen"
    assert actions.clashes() == ()


def test_every_key_is_one_qt_understands() -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    for declared in actions.ACTIONS:
        if declared.keys:
            assert QKeySequence(declared.keys, portable).toString(portable) == declared.keys


def test_every_action_is_answered_by_a_page_or_the_window(made: dict[str, RequestId], window: MainWindow) -> None:
    answered = enabled(window)
    requests = [("request", Opening(made[name])) for name in ("plain", "correcting", "to_post")]
    others = [(name, None) for name in ("intake", "import", "office", "calendar")]
    for name, argument in (*requests, ("year", 2026), *others):
        window.show_page(name, argument)
        answered |= enabled(window)
    window.back()
    answered |= enabled(window)
    assert {each.id for each in actions.ACTIONS} - answered == set()


def enabled(window: MainWindow) -> set[str]:
    """The declared actions that can be chosen now."""
    return {each.objectName() for each in window.findChildren(QAction) if each.data() and each.isEnabled()}


def test_every_action_has_chinese_words(qapp: QApplication) -> None:
    sources = [each.text for each in actions.ACTIONS] + [text for _, text in actions.MENUS]
    assert not [text for text in sources if not has_chinese(actions.shown(text))]


@pytest.mark.parametrize("in_english", [False, True])
def test_access_keys_differ_within_a_menu(qapp: QApplication, in_english: bool) -> None:
    menus = [(None, source) for _, source in actions.MENUS]
    inside = [(each.menu, each.text) for each in actions.ACTIONS]
    for menu in (None, *(menu for menu, _ in actions.MENUS)):
        shown = [source if in_english else actions.shown(source) for at, source in (*menus, *inside) if at == menu]
        keys = [text[text.index("&") + 1].upper() for text in shown]
        assert len(set(keys)) == len(keys), (menu, shown)


def test_the_words_of_an_action_outside_a_menu_have_no_access_key() -> None:
    assert actions.without_access_key("打开(&O)") == "打开"
    assert actions.without_access_key("&Open") == "Open"


def test_menus_grey_what_nobody_answers(window: MainWindow) -> None:
    menu = window.findChild(QMenu, "menu_request")
    assert isinstance(menu, QMenu)
    by_name = {each.objectName(): each for each in menu.actions()}
    assert not by_name["decide"].isEnabled(), "the register is empty"


def has_chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


def test_a_key_that_a_list_takes_by_itself_is_asked_for_by_no_action() -> None:
    taken = {key.replace("Enter", "Return") for keys, _ in actions.WIDGET_KEYS for key in keys.split(", ")}
    asked = {each.keys for each in actions.ACTIONS}
    assert {"Space", "Esc", "F3", "Return"} <= taken, "control"
    assert not taken & asked


def test_no_deed_goes_on_while_its_key_is_held_down(window: MainWindow) -> None:
    by_id = {each.objectName(): each for each in window.findChildren(QAction) if each.data()}
    assert not by_id["main"].autoRepeat()
    assert not by_id["strike"].autoRepeat()
    assert by_id["next_region"].autoRepeat()


def test_what_is_said_of_the_keys_names_every_action_with_its_key(window: MainWindow) -> None:
    window.show_page("keys")
    page = window.page("keys")
    assert page is not None
    said = {(line[0], line[1]) for line in page.model.lines}  # type: ignore[attr-defined]
    for each in actions.ACTIONS:
        name = actions.without_access_key(actions.shown(each.text))
        assert any(one == name and key for one, key in said), f"{name} has no key"
        assert (name, actions.cap(each.keys)) in said or not each.keys
    assert {("导出", "Alt+F, E"), ("导入旧台账", "Alt+T, I")} <= set(said)


def test_the_keys_are_searched_by_key_and_by_words(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("keys")
    page = window.page("keys")
    assert page is not None
    field = page.findChild(QLineEdit, "keys_search")
    assert isinstance(field, QLineEdit)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert field.hasFocus()
    for text, found in (("f4", "侧栏"), ("撤销此条", "撤销此条")):
        field.setText(text)
        assert found in {line[0] for line in page.model.lines}  # type: ignore[attr-defined]
    field.setText("没有这样的键")
    assert page.empty.isVisible()  # type: ignore[attr-defined]
    window.escape()
    assert len(page.model.lines) >= len(actions.ACTIONS)  # type: ignore[attr-defined]


def test_a_question_mark_shows_the_keys_of_the_page_and_is_typed_into_a_field(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    page = window.page("register")
    assert page is not None
    field = page.findChild(QLineEdit, "register_search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.keyClicks(field, "?d")
    assert field.text() == "?d"
    assert window.findChild(QWidget, "page_keys_popup") is None
    field.clear()
    page.take_focus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Question)
    popup = window.findChild(QWidget, "page_keys_popup")
    assert isinstance(popup, QWidget)
    words = {each.text() for each in popup.findChildren(QLabel, "page_key_words")}
    assert actions.without_access_key(actions.shown("&Decide on disclosure")) in words
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert window.shown == "register"
