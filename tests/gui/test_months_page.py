"""月报和季报 in the window: both dates side by side, a click opens the requests, what was sent, lost cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.month_bars import CHANGES, SENT
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models import month_lines
from clerk_app.gui.pages.months_page import LOST, QUARTER, MonthsPage
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.law.terms import Channel, RemedyResult, RemedyRoute
from clerk_app.services.desk import Desk
from clerk_app.services.months import month
from clerk_app.services.months_sent import sent
from tests.gui.hand import press, seen, type_into
from tests.gui.office import register

# The office: one received in May and answered; seven in September, one of them answered on the 30th; one in October.


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow) -> MonthsPage:
    window.show_page("months")
    shown = window.page("months")
    assert isinstance(shown, MonthsPage)
    return shown


def line(page: MonthsPage, words: str) -> list[str]:
    lines = [[cell.text for cell in row] for row in page.list.table.lines]
    return next(row for row in lines if words in row)


def click(qtbot: QtBot, page: MonthsPage, words: str, column: int) -> None:
    row = next(at for at, cells in enumerate(page.list.table.lines) if cells[1].text == words or cells[0].text == words)
    index = page.list.table.index(row, column)
    page.list.scrollTo(index)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(index).center())


def choose(page: MonthsPage, view: str) -> None:
    page.which.choose(view)
    page.which.chosen.emit(view)


def test_it_opens_on_the_month_to_be_reported_with_both_dates_side_by_side(page: MonthsPage) -> None:
    assert page.periods.currentText() == "2026 年 9 月"
    assert [one.heading for one in page.list.table.columns][2:6] == [
        "按申请时间 本月累计", "按申请时间 年度累计", "按办结时间 本月累计", "按办结时间 年度累计",
    ]
    assert line(page, "申请总次数")[2:6] == ["7", "8", "1", "2"]
    assert line(page, "处理中")[2:6] == ["6", "6", "", ""]
    assert [one.text() for one in page.said.heads] == ["新收 7 件", "办结 1 件", "期末在办 6 件"]


def test_a_click_on_a_figure_opens_its_requests_in_the_register(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow, page: MonthsPage
) -> None:
    click(qtbot, page, "申请总次数", 4)
    register_page = window.page("register")
    assert window.shown == "register" and isinstance(register_page, RegisterPage)
    assert [row.id for row in register_page.model.rows()] == [made["to_post"]]


def test_enter_opens_too_and_a_nought_opens_nothing(qtbot: QtBot, window: MainWindow, page: MonthsPage) -> None:
    click(qtbot, page, "传真申请", 2)
    assert window.shown == "months"
    page.list.setCurrentIndex(page.list.table.index(1, 2))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.shown == "register"


def test_a_number_at_the_top_opens_its_requests(qtbot: QtBot, window: MainWindow, page: MonthsPage) -> None:
    press(qtbot, page, "month_head_2")
    assert window.shown == "register"


def test_noted_as_sent_it_is_kept_and_a_late_entry_shows(
    qtbot: QtBot, window: MainWindow, page: MonthsPage, desk: Desk
) -> None:
    press(qtbot, page, "months_send")
    type_into(qtbot, page, "send_day", "2026-10-09")
    press(qtbot, page, "send_keep")
    kept = sent(desk, month(2026, 9))
    assert kept is not None and kept.on == date(2026, 10, 9)
    assert not page._send.isEnabled(), "nothing else to send"
    window.trigger("main")
    assert not page.send_bar.isVisible()
    assert window.toast.text() == "这一期已经登记过，此后没有新的，不用再登记。"
    register(desk, "2026-0011", date(2026, 9, 28), "沈知行", "补登记", channel=Channel.FAX)
    page.handlers()["recount"]()
    assert line(page, "传真申请")[2] == "0→1"
    page.sent_bar.which.choose(SENT)
    page.sent_bar.switched.emit(SENT)
    assert line(page, "传真申请")[2] == "0"
    page.sent_bar.which.choose(CHANGES)
    page.sent_bar.switched.emit(CHANGES)
    assert line(page, "传真申请") == ["传真申请", "按申请时间 本月累计", "0", "1", "2026-0011", ""]
    click(qtbot, page, "传真申请", 3)
    assert window.shown == "register"


def test_escape_gives_up_noting(qtbot: QtBot, page: MonthsPage, desk: Desk) -> None:
    press(qtbot, page, "months_send")
    assert page.step_back() and not page.send_bar.isVisible() and not page.step_back()
    assert desk.store.filings.all() == ()


def test_what_was_not_sent_after_all_is_taken_back(qtbot: QtBot, page: MonthsPage, desk: Desk) -> None:
    press(qtbot, page, "months_send")
    press(qtbot, page, "send_keep")
    press(qtbot, page, "sent_undo")
    assert sent(desk, month(2026, 9)) is None and not page.sent_bar.isVisible()


def test_a_quarter_has_its_own_periods(page: MonthsPage) -> None:
    choose(page, QUARTER)
    assert page.periods.currentText() == "2026 年第三季度"
    assert line(page, "申请总次数")[2:6] == ["7", "8", "1", "2"]


def test_no_lost_case_is_said_in_the_words_of_a_nil_report(page: MonthsPage) -> None:
    choose(page, LOST)
    assert page._nothing.text() == "本季度无败诉案件。"


def test_a_lost_case_is_listed_and_opens_its_request(
    qtbot: QtBot, window: MainWindow, page: MonthsPage, desk: Desk, made: dict[str, RequestId]
) -> None:
    desk.store.remedies.open(made["served"], RemedyDraft(
        RemedyRoute.LITIGATION_DIRECT, "临澜区人民法院", "（2026）一号", date(2026, 7, 1),
        result=RemedyResult.CORRECTED, closed_on=date(2026, 9, 10),
    ))
    choose(page, LOST)
    assert [row[0].text for row in page.list.table.lines] == ["（2026）一号"]
    assert "案件" not in page.said.notes.text() and "本季度以纠正结果结案 1 件" in page.said.notes.text()
    click(qtbot, page, "（2026）一号", 0)
    assert window.shown == "register"


def test_the_workbook_is_written_where_the_clerk_says(qtbot: QtBot, page: MonthsPage, tmp_path: Path) -> None:
    press(qtbot, page, "months_export")
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    picker.fileSelected.emit(str(tmp_path / "九月.xlsx"))
    picker.close()
    assert load_workbook(tmp_path / "九月.xlsx").sheetnames == ["统计表", "数字出处"]


def test_a_duty_leads_to_what_it_hands_in(qtbot: QtBot, window: MainWindow, page: MonthsPage) -> None:
    window.show_page("months", "lost 2026Q2")
    assert (page.which.value(), page.periods.currentText()) == (LOST, "2026 年第二季度")
    window.show_page("months", "2026-05")
    assert line(page, "申请总次数")[2] == "1"


def test_nothing_is_cut_on_a_small_screen(qtbot: QtBot, window: MainWindow, page: MonthsPage) -> None:
    window.resize(1093, 542)
    for button in (page._export, page._send, page.periods, page.which):
        assert button.isVisible()
        right = button.mapTo(page, QPoint(button.width(), 0)).x()
        assert right <= page.width()
    assert seen(qtbot, page, "month_notes").isVisible()


def test_a_long_number_of_a_request_is_whole_in_the_list_of_lost_cases(
    qtbot: QtBot, page: MonthsPage, window: MainWindow
) -> None:
    window.resize(1366, 696)
    page.list.show_lines(month_lines.shown_columns(page.desk), ())
    at = [one.heading for one in page.list.table.columns].index("申请编号")
    assert page.list.columnWidth(at) > page.list.fontMetrics().horizontalAdvance("公开〔2020〕第1576号-申请")
