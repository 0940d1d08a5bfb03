"""Every key belongs to one action, every action has words and somebody who answers it."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

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
    for name, argument in (("intake", None), *requests, ("year", 2026), ("import", None), ("office", None)):
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


def test_access_keys_differ_within_a_menu(qapp: QApplication) -> None:
    for menu, _ in actions.MENUS:
        shown = [actions.shown(each.text) for each in actions.ACTIONS if each.menu == menu]
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
