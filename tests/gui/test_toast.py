"""The line that says what was done: above every foot, reached by a key link by link, put away by one press."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.page_header import Foot
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.law.terms import EventKind
from tests.gui.hand import seen, type_into

CTRL = Qt.KeyboardModifier.ControlModifier


def to_toast(qtbot: QtBot, window: MainWindow) -> QWidget:
    qtbot.keyClick(window, Qt.Key.Key_QuoteLeft, CTRL)
    return window.focusWidget()


def test_it_stands_above_a_foot_of_actions_too(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("register", "office"):
        window.show_page(name)
        window.trigger("save")
        foot = next((one for one in window.findChildren(Foot) if one.isVisible()), None)

        def they_do_not_touch(foot: Foot | None = foot) -> None:
            toast = window.toast
            bottom = toast.mapTo(window, QPoint(0, toast.height())).y()
            top = foot.mapTo(window, QPoint(0, 0)).y() if foot else window.height()
            assert toast.isVisible() and bottom <= top - 16

        qtbot.waitUntil(they_do_not_touch)
    assert foot is not None and foot.height() == 52, "control"
    window.toast.hide()


def test_both_of_its_links_are_reached_and_esc_on_it_only_puts_it_away(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"]))
    before = window.focusWidget()
    window.toast.also("登记下一件")
    window.toast.say("已登记", "打印回执")
    assert [to_toast(qtbot, window).objectName() for _ in range(3)] == ["toast_action", "toast_other", "toast_action"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.toast.isVisible() and window.shown == "request" and window.focusWidget() is before


def test_what_the_register_says_of_a_view_is_the_window_s_line_and_esc_puts_it_away(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    window.trigger("save")
    page.views.remove("own:要盯的")
    assert window.toast.isVisible() and window.toast.text() == "已删除视图“要盯的”"
    reached = to_toast(qtbot, window)
    assert reached.objectName() == "toast_action" and window.toast.isAncestorOf(reached)
    page.views.remove("own:要盯的")
    page.take_focus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.toast.isVisible() and window.shown == "register"


def test_esc_out_of_a_step_says_that_its_draft_stays(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", Opening(made["plain"], EventKind.NOTED))
    typed = type_into(qtbot, window, "step_text", "约好周四看卷")
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert window.shown == "request" and window.toast.isVisible() and "草稿已留下" in window.toast.text()
    window.show_page("request", Opening(made["plain"], EventKind.NOTED))
    again = seen(qtbot, window, "step_text")
    assert "约好周四看卷" in (again.toPlainText() if hasattr(again, "toPlainText") else again.text())  # type: ignore[attr-defined]
    window.page("request").deeds.leave()  # type: ignore[union-attr]
