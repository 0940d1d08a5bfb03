"""The register's model: what each cell says, and that Qt's own tester has nothing against it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.request_delegate import pieces
from clerk_app.gui.models.import_table import Found, ImportTable
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, LineMaker, RequestTable
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.due import register_row, register_rows
from tests.gui import office

ROLE = Qt.ItemDataRole


@pytest.fixture
def table(words: Words, desk: Desk, made: dict[str, RequestId]) -> RequestTable:
    shown = RequestTable(LineMaker(words))
    shown.show_rows(register_rows(desk, office.TODAY))
    return shown


def cell(table: RequestTable, request: RequestId, column: str, role: Qt.ItemDataRole = ROLE.DisplayRole) -> object:
    return table.index(table.place_of(request), COLUMN_IDS.index(column)).data(role)


def test_qt_has_nothing_against_the_model(qtbot: QtBot, table: RequestTable, desk: Desk) -> None:
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = register_rows(desk, office.TODAY)
    table.show_rows(rows[:3])
    table.show_rows(())
    table.show_rows(rows)
    assert table.rowCount() == len(rows)
    assert table.columnCount() == len(COLUMNS)
    del tester


# Working days from Tuesday 13 October 2026, counted on a calendar; 20 September and 10 October are worked, 25 to 27
# September and 1 to 7 October are holidays.
@pytest.mark.parametrize(
    ("which", "remaining", "due"),
    [
        ("late", "逾 4", "10-08 周四"),
        ("today", "今天", "10-13 周二"),
        ("amber", "3", "10-16 周五"),
        ("plain", "6", "10-21 周三"),
        ("consulting", "", "暂停计时"),
        ("correcting", "", "补正 10-20"),
        ("to_post", "今天", "10-13 周二"),
        ("served", "—", "按时办结"),
    ],
)
def test_the_deadline_is_said_in_its_own_words(
    table: RequestTable, made: dict[str, RequestId], which: str, remaining: str, due: str
) -> None:
    assert (cell(table, made[which], "remaining"), cell(table, made[which], "due")) == (remaining, due)


def test_a_screen_reader_hears_the_tone(table: RequestTable, made: dict[str, RequestId]) -> None:
    said = cell(table, made["amber"], "remaining", ROLE.AccessibleTextRole)
    assert said == "剩 3 个工作日，黄色提醒"
    assert cell(table, made["late"], "remaining", ROLE.AccessibleTextRole) == "已逾期 4 个工作日，红色提醒"
    assert cell(table, made["consulting"], "remaining", ROLE.AccessibleTextRole) == "不计时"


def test_words_of_an_applicant_are_shown_as_typed_and_never_as_markup(
    table: RequestTable, made: dict[str, RequestId]
) -> None:
    assert cell(table, made["markup"], "applicant") == office.MARKUP
    tip = str(cell(table, made["markup"], "subject", ROLE.ToolTipRole))
    assert "<img" not in tip and "&lt;img" in tip


def test_a_row_that_changed_is_prepared_anew(table: RequestTable, made: dict[str, RequestId], desk: Desk) -> None:
    before = table.line(table.place_of(made["plain"]))
    table.show_rows(table.rows())
    assert table.line(table.place_of(made["plain"])) is before, "control: the line was kept"
    table.show_rows((register_row(desk, made["plain"], office.TODAY),))
    assert table.line(0) is not before


def test_every_column_has_a_chinese_heading(qapp: QApplication, table: RequestTable) -> None:
    headings = [str(table.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(COLUMNS))]
    assert " ".join(headings) == (
        "编号 收到 申请人 申请人类型 申请内容 受理机关 渠道 状态 剩余 届满日 办理结果 科室 经办"
    )


def test_figures_stand_at_the_right(table: RequestTable) -> None:
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert table.index(0, COLUMN_IDS.index("remaining")).data(ROLE.TextAlignmentRole) == right


def test_hits_are_marked_where_they_stand() -> None:
    assert pieces("栖云花园二期", ("花园",)) == (("栖云", False), ("花园", True), ("二期", False))
    assert pieces("Sunrise 公司", ("sun", "公")) == (("Sun", True), ("rise ", False), ("公", True), ("司", False))
    assert pieces("没有", ("花",)) == (("没有", False),)


def test_the_reading_report_is_a_sound_model_too(qtbot: QtBot) -> None:
    table = ImportTable()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.show_found([Found("台账 第 3 行", "B3", "<b>没有这一天</b>")])
    assert table.index(0, 2).data() == "<b>没有这一天</b>"
    assert "&lt;b&gt;" in str(table.index(0, 2).data(ROLE.ToolTipRole))
    table.show_found([])
    del tester
