"""The duties of the month in the window: read, ticked, put right and taken back, by the keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.gui.forms.duties_panel import DutiesPanel, DutyRow
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.duties_page import DutiesPage
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.duties import duties
from clerk_app.services.setting_change import change
from clerk_app.store.books import WorkDone
from tests.gui import office
from tests.gui.hand import seen, type_into
from tests.gui.walking import cut

SIZES = [(1366, 696), (1280, 648), (1920, 1008), (1093, 542)]
LATE = "duty_lost_cases_2026Q3"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, desk: Desk) -> DutiesPage:
    """The page of an office that keeps the monthly and the quarterly report; it is Tuesday, 13 October 2026."""
    for key in ("duty_lost_cases", "duty_month_figures"):
        window.page("settings").did.emit(change(desk, key, "on").change)
    window.findChild(QAction, "duties").trigger()
    shown = window.page("duties")
    assert isinstance(shown, DutiesPage)
    qtbot.waitUntil(shown.isVisible)
    return shown


def row(page: DutiesPage, name: str) -> DutyRow:
    return next(one for one in page.panel.rows if one.objectName() == name)


def says(row: DutyRow, name: str) -> str:
    found = row.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_a_late_report_says_when_why_and_by_which_document(page: DutiesPage) -> None:
    late = row(page, LATE)
    assert late.title.text() == "2026 年第三季度败诉情况报送"
    assert says(late, "duty_when") == "▲ 应于 09-30 周三前 · 已逾期 5 个工作日"
    why = says(late, "duty_why")
    assert "10-05 周一在国庆节假期内；报送日不顺延，提前到 09-30 周三。" in why
    assert "10-08 周四再补报" in why and "按零报告报送" in why
    assert "西政办发〔2017〕14号" in says(late, "duty_source")
    assert "本地：北京市西城区" in says(late, "duty_source")
    assert page.header.sub.text() == "3 项未办"


def test_space_ticks_with_todays_date_and_the_row_keeps_the_focus(
    qtbot: QtBot, page: DutiesPage, window: MainWindow
) -> None:
    assert window.focusWidget() is row(page, LATE), "the first that is to be done"
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Space)
    done = row(page, LATE)
    assert done.isChecked() and says(done, "duty_when") == "10-13 周二办 · 苏晚晴"
    assert window.focusWidget() is done
    assert window.toast.isVisible()


def test_the_day_and_a_remark_are_put_right_afterwards(qtbot: QtBot, page: DutiesPage, desk: Desk) -> None:
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Return)
    link = row(page, LATE).change
    assert link is not None
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    type_into(qtbot, page, "duty_day", "0930")
    remark = type_into(qtbot, page, "duty_remark", "零报告，系统内已报")
    qtbot.keyClick(remark, Qt.Key.Key_Return)
    assert says(row(page, LATE), "duty_when") == "09-30 周三办 · 苏晚晴 · 零报告，系统内已报"
    assert [one.filed_on for one in desk.store.filings.all()] == [office.TODAY, date(2026, 9, 30)]


def test_a_day_that_is_none_or_still_to_come_is_not_kept(
    qtbot: QtBot, page: DutiesPage, window: MainWindow, desk: Desk
) -> None:
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Space)
    row(page, LATE).edit()
    day = type_into(qtbot, page, "duty_day", "13-40")
    assert day.property("error") and not seen(qtbot, page, "duty_keep").isEnabled()
    type_into(qtbot, page, "duty_day", "2026-10-14")
    qtbot.keyClick(seen(qtbot, page, "duty_remark"), Qt.Key.Key_Return)
    assert window.banner.isVisible() and "还没有到" in window.banner.text()
    assert len(desk.store.filings.all()) == 1


def test_esc_puts_the_editor_away_before_the_page(qtbot: QtBot, page: DutiesPage, window: MainWindow) -> None:
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Space)
    window.toast.hide()
    row(page, LATE).edit()
    qtbot.keyClick(seen(qtbot, page, "duty_day"), Qt.Key.Key_Escape)
    assert window.shown == "duties" and window.focusWidget() is row(page, LATE)
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Escape)
    assert window.shown == "register"


def test_a_tick_is_taken_back(qtbot: QtBot, page: DutiesPage, desk: Desk) -> None:
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Space)
    qtbot.keyClick(row(page, LATE), Qt.Key.Key_Space)
    assert not row(page, LATE).isChecked() and says(row(page, LATE), "duty_when").startswith("▲")
    assert len(desk.store.filings.all()) == 2, "the first note is kept"


def test_the_arrows_go_from_row_to_row(qtbot: QtBot, page: DutiesPage, window: MainWindow) -> None:
    first, second = page.panel.rows[:2]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert window.focusWidget() is first


def test_what_the_work_log_shows_is_not_ticked_by_hand(page: DutiesPage, window: MainWindow, desk: Desk) -> None:
    desk.store.work_log.add(WorkDone(done_on=date(2026, 9, 9), kind="training", subject="研讨", minutes=600))
    for key, value in (("duty_training", "on"), ("days_ahead", "92")):
        window.page("settings").did.emit(change(desk, key, value).change)
    training = row(page, "duty_training_2026")
    assert training.isChecked() and not training.isEnabled()
    assert "已记 10 学时，共要 10 学时。" in says(training, "duty_why")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut(qtbot: QtBot, page: DutiesPage, window: MainWindow, size: tuple[int, int]) -> None:
    row(page, LATE).click()
    row(page, LATE).edit()
    window.resize(*size)

    def nothing_is_cut() -> None:
        assert not cut(page)

    qtbot.waitUntil(nothing_is_cut)


def test_an_office_without_duties_is_shown_the_way(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("duties")
    link = seen(qtbot, window.page("duties"), "empty_first")
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert window.shown == "settings"
    assert seen(qtbot, window.page("settings"), "row_duty_lost_cases")


def test_beside_a_page_the_rows_are_brief(
    qtbot: QtBot, qapp: QApplication, page: DutiesPage, words: Words, desk: Desk
) -> None:
    panel = DutiesPanel(words, office.today, brief=True)
    qtbot.addWidget(panel)
    panel.show_duties(duties(page.desk, office.TODAY), page.desk.workdays)
    panel.resize(256, 600)
    panel.show()
    late = next(one for one in panel.rows if one.objectName() == LATE)
    assert late.findChild(QLabel, "duty_why") is None and "报送日不顺延" in late.toolTip()
    assert not cut(panel)
