"""Figures typed into the year sheet by keyboard alone: the source asked once, months, blanks, identities at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.sheet_table import BESIDE, HINT
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.law.form_table import CountingUnit
from clerk_app.services import entered, filing
from clerk_app.services.desk import Desk
from clerk_app.store.books import Complaint
from tests.gui.frame import settle
from tests.gui.hand import press, seen, type_into
from tests.gui.office import TODAY, register

OLD = "old_statistics_sheet"
PUNISHED = ("art20_6", "punishment", "decisions")


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> YearPage:
    window.show_page("year")
    shown = window.page("year")
    assert isinstance(shown, YearPage)
    shown.parts.choose("active_disclosure")
    shown._part_chosen("active_disclosure")
    return shown


def stand_on(page: YearPage, place: tuple[str, str, str]) -> None:
    page.sheet.choose(page.sheet.table.index_of(*place))
    page.sheet.setFocus()


def shown(page: YearPage, place: tuple[str, str, str]) -> str:
    return page.sheet.table.index_of(*place).data()


def type_figure(qtbot: QtBot, page: YearPage, digits: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """As at the keyboard: the first digit opens the field, the key keeps it."""
    qtbot.keyClicks(page.sheet, digits[0])
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit), "typing opens the figure"
    qtbot.keyClicks(editor, digits[1:])
    qtbot.keyClick(editor, key)
    settle()


def kept(desk: Desk) -> list[tuple[str, str | None, int, str]]:
    return [(one.row, one.value, one.month, one.source) for one in desk.store.figures.all()]


def test_a_figure_is_typed_its_source_asked_once_and_the_next_one_needs_none(
    qtbot: QtBot, page: YearPage, desk: Desk
) -> None:
    stand_on(page, PUNISHED)
    type_figure(qtbot, page, "75")
    assert kept(desk) == [], "nothing without a source"
    source = QApplication.focusWidget()
    assert source is not None and source.objectName() == "source"
    type_into(qtbot, page, "source", "法制科台账")
    qtbot.keyClick(source, Qt.Key.Key_Return)
    assert kept(desk) == [("punishment", "75", 0, "法制科台账")]
    assert shown(page, PUNISHED) == "75"
    assert page.sheet.hasFocus()
    stand_on(page, ("art20_6", "coercion", "decisions"))
    type_figure(qtbot, page, "0")
    assert kept(desk)[-1] == ("coercion", "0", 0, "法制科台账")
    stand_on(page, ("art20_5", "licensing", "decisions"))
    type_figure(qtbot, page, "9")
    assert len(kept(desk)) == 2, "another block has another source"


def test_enter_goes_down_escape_drops_and_delete_takes_back(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    entered.enter(desk, year=2026, table="art20_6", row="punishment", column="decisions", value="7", source="法制科",
                  today=TODAY)  # fmt: skip
    page.show_year(2026)
    stand_on(page, PUNISHED)
    type_figure(qtbot, page, "8", Qt.Key.Key_Escape)
    assert shown(page, PUNISHED) == "7"
    type_figure(qtbot, page, "8")
    assert shown(page, PUNISHED) == "8"
    assert page.sheet.currentIndex() == page.sheet.table.index_of("art20_6", "coercion", "decisions")
    stand_on(page, PUNISHED)
    qtbot.keyClick(page.sheet, Qt.Key.Key_Delete)
    settle()
    assert shown(page, PUNISHED) == ""
    assert [one[1] for one in kept(desk)] == ["7", "8", None]


def test_months_beside_the_table_add_up_in_it(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    stand_on(page, PUNISHED)
    type_into(qtbot, page, "source", "法制科月报")
    qtbot.keyClick(seen(qtbot, page, "source"), Qt.Key.Key_Return)
    for month, digits in ((1, "12"), (2, "30")):
        field = type_into(qtbot, page, f"month_{month}", digits)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is seen(qtbot, page, f"month_{month + 1}"), "Enter goes on"
    assert kept(desk) == [("punishment", "12", 1, "法制科月报"), ("punishment", "30", 2, "法制科月报")]
    assert shown(page, PUNISHED) == "42"
    assert page.panel.entered.sum.text() == "已填 2 个月，合计 42"
    assert not page.panel.entered.months[11].isEnabled(), "November has not begun"
    stand_on(page, ("art20_1", "normative_docs", "in_force"))
    assert not [one for one in page.panel.entered.months.values() if one.isVisible()], "months do not add up to a state"


def test_what_is_no_number_is_said_beside_and_nothing_is_kept(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    stand_on(page, PUNISHED)
    type_into(qtbot, page, "source", "法制科")
    qtbot.keyClick(seen(qtbot, page, "source"), Qt.Key.Key_Return)
    type_figure(qtbot, page, "1x")
    assert kept(desk) == []
    assert "“1x”" in page.panel.entered.note.text()
    assert page.sheet.currentIndex() == page.sheet.table.index_of(*PUNISHED), "back on the figure"


def test_blanks_are_marked_and_a_blank_left_so_says_it(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    assert page.sheet.table.index_of(*PUNISHED).data(HINT) == "未填"
    stand_on(page, PUNISHED)
    press(qtbot, page, "leave_blank")
    assert page.sheet.table.index_of(*PUNISHED).data(HINT) == "空"
    assert shown(page, PUNISHED) == "", "blank is not 0"


def test_last_years_figure_stands_beside_as_filed_else_as_entered(page: YearPage, desk: Desk) -> None:
    entered.enter(desk, year=2025, table="art20_6", row="punishment", column="decisions", value="118",
                  source="法制科", today=TODAY)  # fmt: skip
    page.show_year(2026)
    assert page.sheet.table.index_of(*PUNISHED).data(BESIDE) == "上年 118"
    filing.file_year(desk, 2025, today=TODAY, blanks_confirmed=True)
    entered.enter(desk, year=2025, table="art20_6", row="punishment", column="decisions", value="120",
                  source="法制科", today=TODAY)  # fmt: skip
    page.show_year(2026)
    assert page.sheet.table.index_of(*PUNISHED).data(BESIDE) == "上年 118", "as filed"


def test_a_row_named_below_another_is_added_with_its_figure(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    stand_on(page, PUNISHED)
    type_into(qtbot, page, "source", "法制科")
    qtbot.keyClick(seen(qtbot, page, "source"), Qt.Key.Key_Return)
    type_into(qtbot, page, "sub_row", "简易程序")
    figure = type_into(qtbot, page, "sub_figure", "6")
    qtbot.keyClick(figure, Qt.Key.Key_Return)
    assert shown(page, ("art20_6", "punishment_简易程序", "decisions")) == "6"


def test_an_identity_is_tried_while_typing(qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk) -> None:
    """O7: 工作人员数 = 专职 + 兼职."""
    register(desk, "2017-0001", date(2017, 3, 6), "叶知秋", "旧年的申请")
    window.show_page("year", 2017)
    for row, digits in (("staff_total", "3"), ("staff_full_time", "1"), ("staff_part_time", "1")):
        stand_on(page, (OLD, row, "value"))
        type_figure(qtbot, page, digits)
        if row == "staff_total":
            type_into(qtbot, page, "source", "人事科")
            qtbot.keyClick(seen(qtbot, page, "source"), Qt.Key.Key_Return)
    assert page.verdict.text() == "1 处不符，暂不能定稿"
    said = [one.text() for one in page.panel.findChildren(QWidget) if hasattr(one, "wordWrap")]
    assert any("工作人员数为 3，专职与兼职之和为 2，相差 1" in text for text in said)
    stand_on(page, (OLD, "staff_part_time", "value"))
    type_figure(qtbot, page, "2")
    assert page.verdict.text() == "勾稽全部相符"


def test_a_register_proposes_and_another_figure_asks_why(qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:  # fmt: skip
    desk.store.complaints.add(Complaint(kind="complaint", came_on=date(2017, 5, 2)))
    register(desk, "2017-0001", date(2017, 3, 6), "叶知秋", "旧年的申请")
    window.show_page("year", 2017)
    place = (OLD, "complaints_total", "value")
    assert shown(page, place) == "1"
    stand_on(page, place)
    assert page.panel.entered.counted.text().startswith("按登记 1")
    type_into(qtbot, page, "source", "信访办")
    qtbot.keyClick(seen(qtbot, page, "source"), Qt.Key.Key_Return)
    type_figure(qtbot, page, "4")
    assert kept(desk) == []
    reason = type_into(qtbot, page, "register_reason", "另有 3 件未登记")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert shown(page, place) == "4"
    assert desk.store.figures.all()[0].reason == "另有 3 件未登记"


def test_the_old_sheet_counts_requests_or_items_as_chosen(
    qtbot: QtBot, window: MainWindow, page: YearPage, desk: Desk
) -> None:
    assert not page.unit.isVisible(), "the sheet of today leaves no choice"
    register(desk, "2017-0001", date(2017, 3, 6), "叶知秋", "旧年的申请")
    window.show_page("year", 2017)
    assert page.unit.isVisible() and page.unit.value() is CountingUnit.REQUEST
    page.unit._pick(1)
    assert page.shown.sheet.unit is CountingUnit.ITEM


def test_an_amount_typed_in_full_width_is_kept_with_its_decimals(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    place = ("art20_8", "fees", "amount_wan_yuan")
    stand_on(page, place)
    type_into(qtbot, page, "source", "财务科")
    qtbot.keyClick(seen(qtbot, page, "source"), Qt.Key.Key_Return)
    field = type_into(qtbot, page, "month_0", "１２．５０")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown(page, place) == "12.50"
    assert page.shown.sheet.table("art20_8").value("fees", "amount_wan_yuan") == Decimal("12.50")


def test_figures_typed_before_their_source_wait_and_are_all_kept_once_it_is_said(
    qtbot: QtBot, page: YearPage, desk: Desk
) -> None:
    coerced = ("art20_6", "coercion", "decisions")
    stand_on(page, PUNISHED)
    type_figure(qtbot, page, "12")
    stand_on(page, coerced)  # on to the next without a word
    assert "有 1 个数" in seen(qtbot, page, "entered_note").text() and page.is_unfinished()
    type_figure(qtbot, page, "3")
    stand_on(page, PUNISHED)
    assert seen(qtbot, page, "month_0").text() == "12", "it is still there"
    qtbot.keyClick(type_into(qtbot, page, "source", "法制科报表"), Qt.Key.Key_Return)
    settle()
    assert (shown(page, PUNISHED), shown(page, coerced)) == ("12", "3")
    assert not page.is_unfinished()
    assert [one.source for one in entered.history(desk, 2026, *coerced)] == ["法制科报表"]


def test_what_is_no_number_is_told_before_its_source_is_asked(qtbot: QtBot, page: YearPage, desk: Desk) -> None:
    stand_on(page, PUNISHED)
    page.entering._typed_beside(0, "十二件")
    settle()
    assert "十二件" in seen(qtbot, page, "entered_note").text() and not page.entering.is_waiting()


def test_escape_drops_the_waiting_figure_and_stays_on_the_page(
    qtbot: QtBot, page: YearPage, window: MainWindow, desk: Desk
) -> None:
    stand_on(page, PUNISHED)
    type_figure(qtbot, page, "12")
    assert window.focusWidget().objectName() == "source"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert page.isVisible() and window.focusWidget() is page.sheet and not page.is_unfinished()
    assert seen(qtbot, page, "month_0").text() == "" and entered.history(desk, 2026, *PUNISHED) == ()


def test_an_amount_says_its_unit_beside_its_field_and_a_count_does_not(
    qtbot: QtBot, window: MainWindow, page: YearPage
) -> None:
    window.show_page("year", 2020)
    page._part_chosen("active_disclosure")
    stand_on(page, ("art20_9", "central_procurement", "amount_wan_yuan"))
    assert seen(qtbot, page, "figure_unit").text() == "万元"
    stand_on(page, ("art20_9", "central_procurement", "projects"))
    assert not page.findChild(QWidget, "figure_unit").isVisible()
