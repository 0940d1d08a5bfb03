"""The clerk's own views of the register: kept under a name, chosen, renamed, deleted and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.name_popup import NamePopup
from clerk_app.gui.components.view_tabs import ViewTab
from clerk_app.gui.forms.register_filter import NOTHING, OPEN, RegisterFilter
from clerk_app.gui.forms.saved_view import SavedView, views_from
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.column_plan import ColumnPlan, plan_from
from clerk_app.gui.models.request_table import COLUMN_IDS
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.gui.preferences import Preferences
from clerk_app.law.terms import Channel, Outcome, State

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def likings(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow, likings: Preferences) -> RegisterPage:
    shown = window.page("register")
    assert isinstance(shown, RegisterPage)
    shown.keep_in(likings)
    return shown


def names(page: RegisterPage) -> list[str]:
    return [tab.text() for tab in page.tabs.views() if tab.own]


def own(page: RegisterPage, name: str) -> ViewTab:
    return next(tab for tab in page.tabs.views() if tab.own and tab.text() == name)


def type_name(qtbot: QtBot, page: RegisterPage, name: str) -> None:
    popup = page.tabs.findChildren(NamePopup)[-1]
    popup.field.setText(name)
    qtbot.keyClick(popup.field, KEY.Key_Return)


def keep(qtbot: QtBot, page: RegisterPage, name: str) -> None:
    qtbot.mouseClick(page.tabs.save, LEFT)
    type_name(qtbot, page, name)


def search(page: RegisterPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "register_search")
    assert isinstance(found, QLineEdit)
    return found


def test_a_view_keeps_search_chips_order_and_columns(qtbot: QtBot, page: RegisterPage, likings: Preferences) -> None:
    search(page).setText("栖云")
    page.filters.applied.emit("channel", frozenset({Channel.REGISTERED_POST, Channel.IN_PERSON}))
    page.list.header.sorted_by.emit(0, False)
    page.list.ask_for("channel", True)
    shown = page.model.ids()
    assert len(shown) == 3
    keep(qtbot, page, "栖云小区")
    assert own(page, "栖云小区").isChecked()
    assert own(page, "栖云小区").count() == "3"
    qtbot.mouseClick(page.tabs.tab("all"), LEFT)
    page.filters.clear_search()
    assert len(page.model.ids()) == 9
    page.keep_in(likings)
    assert not page.list.shows("channel") or page.list.plan.asked == {"channel": True}
    qtbot.mouseClick(own(page, "栖云小区"), LEFT)
    assert (page.model.ids(), search(page).text()) == (shown, "栖云")
    assert page.list.shows("channel")


def test_a_view_is_another_clerks_own(qtbot: QtBot, page: RegisterPage, likings: Preferences) -> None:
    keep(qtbot, page, "我的")
    page.views.sign_as("韩予墨")
    assert names(page) == []
    page.views.sign_as("苏晚晴")
    assert names(page) == ["我的"]


def test_a_view_is_renamed_by_f2_and_deleted_with_a_way_back(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, likings: Preferences
) -> None:
    keep(qtbot, page, "旧名")
    qtbot.keyClick(own(page, "旧名"), KEY.Key_F2)
    type_name(qtbot, page, "新名")
    assert names(page) == ["新名"]
    qtbot.keyClick(own(page, "新名"), KEY.Key_Delete)
    assert names(page) == []
    assert window.toast.text() == "已删除视图“新名”"
    undo = window.toast.findChild(QPushButton, "toast_action")
    assert isinstance(undo, QPushButton)
    qtbot.mouseClick(undo, LEFT)
    assert names(page) == ["新名"]
    page.keep_in(likings)
    assert names(page) == ["新名"]


def test_two_views_never_have_one_name(qtbot: QtBot, page: RegisterPage) -> None:
    keep(qtbot, page, "要盯的")
    keep(qtbot, page, " 要盯的 ")
    assert names(page) == ["要盯的", "要盯的 2"]


def test_escape_keeps_no_view(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.mouseClick(page.tabs.save, LEFT)
    popup = page.tabs.findChild(NamePopup)
    assert isinstance(popup, NamePopup)
    popup.field.setText("不要")
    qtbot.keyClick(popup.field, KEY.Key_Escape)
    assert names(page) == []


def test_in_a_low_window_the_tabs_are_a_drop_down(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    keep(qtbot, page, "要盯的")
    window.resize(1093, 542)
    assert not page.tabs.isVisible()
    assert page.filters.views.isVisible()
    menu = page.tabs.list_views(page.filters.views, every=True)
    entry = next(each for each in menu.actions() if each.data() == "open")
    entry.trigger()
    assert len(page.model.ids()) == 8
    assert page.filters.views.text().startswith("在办")
    menu.close()


def test_many_views_leave_the_window_its_width(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    for number in range(14):
        keep(qtbot, page, f"第{number}个很长的视图名称")
    assert window.width() == 1366
    assert own(page, "第13个很长的视图名称").isVisible(), "what is shown stays in sight"
    more = page.findChild(QPushButton, "views_more")
    assert isinstance(more, QPushButton) and more.isVisible()
    right = max(tab.geometry().right() for tab in page.tabs.views() if tab.isVisible())
    assert right < page.tabs.save.geometry().left() < page.tabs.width()


def test_what_was_kept_is_what_is_read_and_nonsense_is_left_out() -> None:
    shown = RegisterFilter(
        scope=OPEN, search="周", order=(("due", True), ("number", False)),
        chips={
            "year": frozenset({2025, 2026}), "state": frozenset({State.HANDLING}), "unit": frozenset({"质监站"}),
            "outcome": frozenset({Outcome.DISCLOSED, NOTHING}),
        },
    )  # fmt: skip
    view = SavedView("要盯的", shown, ColumnPlan().moved("due", 0).with_width("number", 120).with_asked("unit", True))
    assert views_from([view.as_plain(), view.as_plain(), {"name": " "}, 7, None]) == (view,)
    assert views_from("没有") == ()
    spoilt = {"name": "坏", "chips": {"state": ["nothing"], "year": ["x"], "no": [1]}, "order": [["x", 1]]}
    assert views_from([spoilt]) == (SavedView("坏", RegisterFilter(), ColumnPlan()),)
    odd = {"order": ["due", "due", "nothing"], "widths": {"due": -4, "x": 9}}
    assert plan_from(odd) == ColumnPlan().moved("due", 0)


def numbers(page: RegisterPage) -> list[str]:
    return [row.number for row in page.model.rows()]


def renew(page: RegisterPage) -> QPushButton:
    found = page.tabs.findChild(QPushButton, "renew_view")
    assert isinstance(found, QPushButton)
    return found


def test_the_order_of_the_plain_register_is_there_the_next_time(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, tmp_path: Path
) -> None:
    plain = numbers(page)
    page.list.header.sorted_by.emit(COLUMN_IDS.index("applicant"), False)
    sorted_so = numbers(page)
    assert sorted_so != plain
    keep(qtbot, page, "按编号")
    page.list.header.sorted_by.emit(COLUMN_IDS.index("number"), False)
    qtbot.mouseClick(page.tabs.tab("all"), LEFT)
    assert numbers(page) == sorted_so, "the order of an own view is that view's"
    page._show(RegisterFilter())
    page.keep_in(Preferences(tmp_path / "window.ini"))
    assert numbers(page) == plain, "no order is an order too"
    page.list.header.sorted_by.emit(COLUMN_IDS.index("applicant"), False)
    page._shown = RegisterFilter()
    page.keep_in(Preferences(tmp_path / "window.ini"))
    assert numbers(page) == sorted_so


def test_a_view_sorted_otherwise_or_with_other_columns_says_so_and_is_updated(
    qtbot: QtBot, page: RegisterPage, likings: Preferences
) -> None:
    page.filters.applied.emit("channel", frozenset({Channel.IN_PERSON}))
    keep(qtbot, page, "当面的")
    assert renew(page).isHidden()
    for change in (
        lambda: page.list.header.sorted_by.emit(COLUMN_IDS.index("number"), False),
        lambda: page.list.ask_for("handler", True),
        lambda: search(page).setText("周"),
    ):
        change()
        assert renew(page).isVisible() and own(page, "当面的").isChecked()
        qtbot.mouseClick(renew(page), LEFT)
        assert renew(page).isHidden()
    shown = page.model.ids()
    qtbot.mouseClick(page.tabs.tab("all"), LEFT)
    page.keep_in(likings)
    qtbot.mouseClick(own(page, "当面的"), LEFT)
    assert (page.model.ids(), page.list.shows("handler"), search(page).text()) == (shown, True, "周")
    page.list.ask_for("handler", False)
    qtbot.mouseClick(page.tabs.tab("all"), LEFT)
    qtbot.mouseClick(own(page, "当面的"), LEFT)
    assert page.list.plan.asked["handler"], "what was not kept is as it was"
    page._clear_filters()
    assert page.tabs.tab("all").isChecked() and renew(page).isHidden()
