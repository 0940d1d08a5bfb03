"""A sheet that somebody sent, checked in the window: chosen, dropped, its year asked for, its faults marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.sheet_table import WRONG
from clerk_app.gui.pages.check_page import CheckPage
from tests.services.sheet_made import SHEETS, make_docx, printed

XICHENG = SHEETS / "2020_beijing_xicheng_district.pdf"
CITY = "2023_jiangsu_suqian_city"


@pytest.fixture
def page(window: MainWindow) -> CheckPage:
    window.show_page("check")
    shown = window.page("check")
    assert isinstance(shown, CheckPage)
    return shown


def wait_for(qtbot: QtBot, page: CheckPage) -> None:
    qtbot.waitUntil(lambda: page.shown is not None, timeout=30_000)


def said(page: CheckPage) -> str:
    return "\n".join(one.text() for one in page.panel.findChildren(QLabel))


def marked(page: CheckPage) -> set[tuple[str, str]]:
    table = page.sheet.table
    return {
        (cell.row_id, cell.column_id)
        for cell in table.grid.cells
        if table.data(table.index(cell.row, cell.column), WRONG)
    }


def test_a_report_is_picked_and_its_faults_stand_in_the_very_cells(qtbot: QtBot, page: CheckPage) -> None:
    page._choose()
    picker = page.findChild(QFileDialog)
    assert picker is not None
    picker.fileSelected.emit(str(XICHENG))
    picker.reject()
    wait_for(qtbot, page)
    assert page.verdict.text() == "4 处不符"
    rows = {"new_received", "carried_in", "total_handled", "carried_out"}
    columns = {"natural_person", "commercial_enterprise", "legal_service_org", "total"}
    assert marked(page) == {(row, column) for row in rows for column in columns}
    assert "2701" in {cell.text for cell in page.sheet.table.grid.cells}
    assert "“自然人”列：一、二两项之和为 1561" in said(page)
    assert page.header.sub.toolTip() == XICHENG.name


def test_a_file_dropped_on_the_page_is_read(qtbot: QtBot, page: CheckPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SHEETS / "xicheng-2017.txt"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none)
    page.dragEnterEvent(enters)
    assert enters.isAccepted()
    page.dropEvent(QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, none))
    wait_for(qtbot, page)
    assert page.verdict.text() == "没有不符 · 11 处提醒"
    assert "写的是 5.85%" in said(page)
    assert "607 ÷ 1181 = 51.4%" in said(page)


def test_two_files_or_a_link_are_not_taken(page: CheckPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.invalid/a.xlsx")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none)
    enters.ignore()
    page.dragEnterEvent(enters)
    assert not enters.isAccepted()


def test_a_sheet_without_its_year_asks_for_it_and_goes_on(qtbot: QtBot, page: CheckPage, tmp_path: Path) -> None:
    page.read(make_docx(tmp_path / "表.docx", printed(CITY)))
    qtbot.waitUntil(page.years.isVisible, timeout=30_000)
    assert page.shown is None and page.window().focusWidget() is page.years
    assert "没有写明是哪一年度" in page._start.text()
    at = page.years.findData(2023)
    page.years.setCurrentIndex(at)
    page.years.activated.emit(at)
    wait_for(qtbot, page)
    assert page.verdict.text() == "没有不符"


def test_a_damaged_label_and_a_blank_are_told_beside_the_table(qtbot: QtBot, page: CheckPage, tmp_path: Path) -> None:
    tables = [one.written(lambda text: text.replace("内部事务", "内容事务")) for one in printed(CITY)]
    page.read(make_docx(tmp_path / "2023年度报告.docx", tables, ["2023年政府信息公开工作年度报告"]))
    wait_for(qtbot, page)
    assert "印的是“5.属于三类内容事务信息”，按“5.属于三类内部事务信息”认读" in said(page).replace(
        "（三）不予公开", ""
    )


def test_a_file_that_is_no_sheet_is_said_over_the_page(
    qtbot: QtBot, page: CheckPage, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "图.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    page.read(tmp_path / "图.xlsx")
    qtbot.waitUntil(lambda: "不是能读的统计表" in window.banner.text(), timeout=30_000)
    assert page.shown is None


def test_a_report_of_sentences_only_shows_what_they_say(qtbot: QtBot, page: CheckPage) -> None:
    page.read(SHEETS / "committee-2017.txt")
    wait_for(qtbot, page)
    assert "408 ÷ 410 = 99.51%" in said(page)
    assert page._none.text() == "这份文件里没有表格"
