"""Look at the year: drawings with their numbers, told bar by bar, and every bar opens its requests."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.charts import ChartView
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.shape_page import ShapePage
from clerk_app.services.desk import Desk
from tests.gui.hand import press
from tests.gui.office import register


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> ShapePage:
    window.show_page("shape", 2026)
    shown = window.page("shape")
    assert isinstance(shown, ShapePage)
    return shown


def drawn(page: ShapePage, name: str) -> ChartView:
    return next(one for one in page.charts if one.chart.id == name)


def test_months_hold_what_came_and_went(page: ShapePage) -> None:
    bars = drawn(page, "months").chart.bars
    # the office: one received in May and answered, seven in September of which one was answered, one in October
    assert [bar.values for bar in bars if any(bar.values)] == [(1, 1), (7, 1), (1, 0)]
    assert [bar.label for bar in bars if any(bar.values)] == ["5月", "9月", "10月"]


def test_a_drawing_is_one_sentence_for_who_cannot_see_it(page: ShapePage) -> None:
    said = drawn(page, "months").accessibleName()
    assert said == "每月新收与办结（件）。新收、办结：5月 1、1；9月 7、1；10月 1、0。"


def test_arrow_keys_tell_bar_by_bar_and_enter_opens_it(
    qtbot: QtBot, window: MainWindow, page: ShapePage, made: dict[str, RequestId]
) -> None:
    chart = drawn(page, "results")
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.told() == "予以公开 1" == chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert window.shown == "register"


def test_a_press_on_a_bar_opens_its_requests(
    qtbot: QtBot, page: ShapePage, made: dict[str, RequestId]
) -> None:
    chart = drawn(page, "months")
    with qtbot.waitSignal(chart.opened) as told:
        at = chart.rect_of(8, 1).center().toPoint()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["9月 办结", frozenset({made["to_post"]})]


def test_an_empty_bar_opens_nothing(qtbot: QtBot, window: MainWindow, page: ShapePage) -> None:
    chart = drawn(page, "months")
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect_of(0).center().toPoint())
    assert window.shown == "shape"


def test_years_stand_side_by_side_with_a_mark_on_a_leap(window: MainWindow, page: ShapePage, desk: Desk) -> None:
    for at in range(6):
        register(desk, f"2025-{at:04}", date(2025, 3, 3 + at), f"申请人{at}", f"材料{at}")
    register(desk, "2024-0001", date(2024, 3, 4), "申请人", "材料")
    window.show_page("shape", 2026)
    bars = {bar.label: bar for bar in drawn(page, "years").chart.bars}
    assert bars["2024"].values[0] == 1 and bars["2025"].values[0] == 6
    assert bars["2025"].marks[0], "six times as many"
    assert not any(bars["2026"].marks), "a year that is not over is compared with nothing"


def test_a_year_without_anything_says_so(window: MainWindow, page: ShapePage, desk: Desk) -> None:
    register(desk, "2024-0001", date(2024, 3, 4), "申请人", "材料")
    window.show_page("shape", 2023)
    assert page.empty.isVisible() and not page.charts


def test_the_year_page_leads_here(qtbot: QtBot, window: MainWindow, page: ShapePage) -> None:
    window.show_page("year", 2026)
    press(qtbot, window.page("year"), "open_shape")
    assert window.shown == "shape" and page.year == 2026
