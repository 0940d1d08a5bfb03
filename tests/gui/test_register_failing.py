"""What is made beside the window for the register and fails: no line waits for it for ever, and the way out is said."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.register_filter import FEW, RegisterFilter
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.services import initials
from tests.gui.hand import type_into


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow) -> RegisterPage:
    shown = window.page("register")
    assert isinstance(shown, RegisterPage)
    shown.reading.few = 0  # as if there were thousands
    return shown


@pytest.fixture
def without_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dictionary of readings is missing on this computer."""
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    initials._initial.cache_clear()
    initials._sound.cache_clear()


def hits(window: MainWindow) -> str:
    found = window.findChild(QLabel, "register_hits")
    assert isinstance(found, QLabel)
    return found.text()


@pytest.mark.logs
def test_initials_that_could_not_be_made_are_said_and_text_is_searched_all_the_same(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, without_readings: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = window.findChild(QLineEdit, "register_search")
    assert isinstance(field, QLineEdit)
    field.setText("yzq")
    assert hits(window) == "正在查找…", "control"
    qtbot.waitUntil(window.banner.isVisible)
    assert "拼音首字母没有准备成" in window.banner.text() and "F5" in window.banner.text()
    assert hits(window).startswith("0 件") and page.empty.isVisible()
    field.setText("叶知秋")
    assert {row.applicant for row in page.model.rows()} == {"叶知秋"}
    monkeypatch.undo()
    window.trigger("recount")
    field.setText("yzq")
    qtbot.waitUntil(lambda: {row.applicant for row in page.model.rows()} == {"叶知秋"})


@pytest.mark.logs
def test_an_order_that_could_not_be_made_is_said_and_the_register_s_own_is_shown(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, without_readings: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = page.model.ids()
    page._view_taken(RegisterFilter(order=(("applicant", False),)))
    assert hits(window) == "正在排序…", "control"
    qtbot.waitUntil(window.banner.isVisible)
    assert "没有排成" in window.banner.text() and "F5" in window.banner.text()
    assert hits(window).startswith(f"{len(own)} 件") and page.model.ids() == own
    monkeypatch.undo()
    window.trigger("recount")
    page._view_taken(RegisterFilter(order=(("applicant", False),)))
    qtbot.waitUntil(lambda: sorted(page.model.ids()) == sorted(own) and page.model.ids() != own)


@pytest.mark.parametrize("order", [(), (("applicant", False),)], ids=["initials", "order"])
def test_of_few_it_is_said_as_well_and_the_window_goes_on(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, without_readings: None, order: tuple[tuple[str, bool], ...]
) -> None:
    own = page.model.ids()
    page.reading.few = FEW
    if order:
        page._view_taken(RegisterFilter(order=order))
    else:
        type_into(qtbot, window, "register_search", "yzq")
    qtbot.waitUntil(window.banner.isVisible)
    assert ("没有排成" if order else "拼音首字母没有准备成") in window.banner.text()
    qtbot.waitUntil(lambda: page.model.ids() == (own if order else ()))
    type_into(qtbot, window, "register_search", "叶知秋")
    qtbot.waitUntil(lambda: {row.applicant for row in page.model.rows()} == {"叶知秋"})
