"""Gathering in the window: files dropped in, standings, decisions, the units behind a sum, the list, the workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.gui.components.tick_row import TickRow
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.gather_page import GatherPage
from clerk_app.services.desk import Desk
from clerk_app.services.exchange import read_exchange
from clerk_app.services.gather import keep_list, kept_list
from tests.gui.hand import press, reading, seen, type_into
from tests.services.test_gather import old_template
from tests.services.units import FORMATS, YEAR, exchanged, packed, plain_sheet, put


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> GatherPage:
    """The page as the menu opens it."""
    next(action for action in window.findChildren(QAction) if action.data() == "gather").trigger()
    shown = window.page("gather")
    assert isinstance(shown, GatherPage)
    qtbot.waitUntil(lambda: shown.gathered is not None)
    return shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three units: one holds, one does not add up, one is on the form of 2019."""
    made = tmp_path / "报来的"
    made.mkdir()
    wrong = plain_sheet(2)
    wrong["applications"]["rows"]["carried_out"][0] += 10
    put(made, "甲.json", exchanged("甲局", plain_sheet(1)))
    put(made, "乙.json", exchanged("乙局", wrong))
    put(made, "丙.json", exchanged("丙局", old_template(3)))
    return made


def drop(page: GatherPage, *paths: Path) -> None:
    """Files dropped on the page as a file manager does it."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, carried, left, plain)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), copy, carried, left, plain))


def shown(page: GatherPage) -> list[tuple[str, str]]:
    rows = range(page.table.rowCount())
    return [(page.table.index(row, 0).data(), page.table.index(row, 1).data()) for row in rows]


def read(qtbot: QtBot, page: GatherPage, count: int) -> None:
    qtbot.waitUntil(lambda: page.table.rowCount() == count and not page.body.progress.isVisible(), timeout=10_000)


def figure(page: GatherPage, row: str, column: str = "total") -> str:
    return str(page.sheet.table.index_of("applications", row, column).data())


def test_the_year_is_the_one_that_is_over_and_nothing_is_there_yet(page: GatherPage) -> None:
    assert seen_year(page) == "2025 年"
    assert page.body.empty.isVisible()
    assert page.body.empty.text() == "把各单位报来的文件拖到这里"


def seen_year(page: GatherPage) -> str:
    combo = page.findChild(QComboBox, "gather_year")
    assert isinstance(combo, QComboBox)
    return combo.currentText()


def test_a_folder_dropped_in_gives_standings_and_sums(qtbot: QtBot, page: GatherPage, folder: Path) -> None:
    drop(page, folder)
    read(qtbot, page, 3)
    assert sorted(shown(page)) == [("丙局", "表式不同，未计"), ("乙局", "有误，未计"), ("甲局", "计入")]
    assert page.body.said.text() == "3 个单位，计入 1 个，有误 1 个，表式不同 1 个。"
    assert figure(page, "carried_in") == "1"


def test_a_persons_agreement_brings_the_other_form_in_and_taking_it_back_takes_it_out(
    qtbot: QtBot, page: GatherPage, folder: Path
) -> None:
    drop(page, folder)
    read(qtbot, page, 3)
    page._choose_unit("丙局")
    seen(qtbot, page, "agree")
    said = [one.text() for one in page.panel.findChildren(QLabel) if one.isVisible()]
    assert "（六）其他处理 3 → 3.其他" in said
    press(qtbot, page, "agree")
    qtbot.waitUntil(lambda: ("丙局", "计入") in shown(page))
    assert figure(page, "other_other") == "3"
    row = seen(qtbot, page, "agree")
    assert isinstance(row, TickRow)
    assert row.isChecked()
    press(qtbot, page, "agree")
    qtbot.waitUntil(lambda: ("丙局", "表式不同，未计") in shown(page))
    assert figure(page, "other_other") == "0"


def test_a_sheet_that_does_not_add_up_is_counted_only_by_decision(qtbot: QtBot, page: GatherPage, folder: Path) -> None:
    drop(page, folder / "甲.json", folder / "乙.json")
    read(qtbot, page, 2)
    page._choose_unit("乙局")
    press(qtbot, page, "count_wrong")
    qtbot.waitUntil(lambda: ("乙局", "计入") in shown(page))
    assert figure(page, "carried_out", "natural_person") == str(1 + 2 + 10)


def test_a_sum_names_its_units_and_leads_to_one(qtbot: QtBot, page: GatherPage, tmp_path: Path) -> None:
    blank = plain_sheet(4)
    blank["applications"]["rows"]["disclosed"] = [None] * 7
    sheets = (("甲", plain_sheet(1)), ("丁", blank))
    files = [put(tmp_path, f"{n}.json", exchanged(f"{n}局", plain)) for n, plain in sheets]
    drop(page, *files)
    read(qtbot, page, 2)
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=QPoint(page.view.width() // 2, 12))
    page.sheet.choose(page.sheet.table.index_of("applications", "disclosed", "natural_person"))
    assert seen(qtbot, page, "figure_count").text() == "4"
    assert seen(qtbot, page, "figure_said").text() == "1 个单位填了数，1 个留空"
    qtbot.mouseClick(reading(qtbot, page, "丁局"), Qt.MouseButton.LeftButton)
    assert seen(qtbot, page, "unit_title").text() == "丁局"


def test_a_file_taken_away_ends_a_duplicate(qtbot: QtBot, page: GatherPage, tmp_path: Path) -> None:
    for n in (1, 2):
        put(tmp_path, f"{n}.json", exchanged("甲局", plain_sheet(n)))
    drop(page, tmp_path / "1.json", tmp_path / "2.json")
    read(qtbot, page, 2)
    assert [state for _, state in shown(page)] == ["重复，未计", "重复，未计"]
    press(qtbot, page, "remove_unit")
    qtbot.waitUntil(lambda: shown(page) == [("甲局", "计入")])
    assert figure(page, "carried_in") == "2"


def test_a_sheet_without_a_name_is_called_by_its_file_until_it_is_named(
    qtbot: QtBot, page: GatherPage, tmp_path: Path
) -> None:
    drop(page, put(tmp_path, "扫描件3.json", packed(plain_sheet(1), signed=False)))
    read(qtbot, page, 1)
    assert shown(page) == [("扫描件3", "计入")]
    page._choose_unit("扫描件3")
    field = type_into(qtbot, page, "unit_name", "戊局")
    assert isinstance(field, QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page) == [("戊局", "计入")])


def test_the_list_is_kept_and_names_the_missing(
    qtbot: QtBot, window: MainWindow, page: GatherPage, desk: Desk, folder: Path
) -> None:
    drop(page, folder / "甲.json")
    read(qtbot, page, 1)
    qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=QPoint(page.view.width() - 20, 12))
    field = type_into(qtbot, page, "gather_list", "甲局 2026-02-05\n己局\n")
    assert isinstance(field, QPlainTextEdit)
    assert page.is_unfinished()
    press(qtbot, page, "gather_keep")
    read(qtbot, page, 2)
    assert shown(page) == [("甲局", "迟报，计入"), ("己局", "缺报")]
    assert kept_list(desk) == "甲局 2026-02-05\n己局"
    assert not page.is_unfinished()
    assert "应报单位名单已保存，共 2 个单位。" in window.toast.findChild(QLabel).text()


def test_hundreds_of_files_can_be_stopped_and_leave_what_was_there(
    qtbot: QtBot, page: GatherPage, folder: Path, tmp_path: Path
) -> None:
    drop(page, folder / "甲.json")
    read(qtbot, page, 1)
    many = tmp_path / "多"
    many.mkdir()
    for n in range(300):
        put(many, f"{n}.json", exchanged(f"第{n}单位", plain_sheet(1)))
    drop(page, many)
    assert page.body.progress.isVisible()
    press(qtbot, page, "progress_cancel")
    assert not page.body.progress.isVisible()
    qtbot.wait(300)
    assert shown(page) == [("甲局", "计入")]


def test_the_workbook_and_the_own_exchange_file_are_written(
    qtbot: QtBot, window: MainWindow, page: GatherPage, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    desk.store.organs.update(desk.store.organs.first(), since=date(2008, 5, 1), name="临澜区人民政府办公室")
    drop(page, folder)
    read(qtbot, page, 3)
    for name, target in (("gather_export", tmp_path / "汇总.xlsx"), ("gather_own", tmp_path / "本机关.json")):
        press(qtbot, page, name)
        picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
        picker.selectFile(str(target))
        picker.accept()
        qtbot.waitUntil(target.exists)
    assert "各单位情况" in load_workbook(tmp_path / "汇总.xlsx").sheetnames
    own = read_exchange((tmp_path / "本机关.json").read_bytes(), FORMATS)
    assert (own.unit, own.sheet.year) == ("临澜区人民政府办公室", YEAR)


def test_a_kept_list_stands_there_when_the_page_opens_again(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    keep_list(desk, "甲局\n乙局")
    window.show_page("gather")
    page = window.page("gather")
    assert isinstance(page, GatherPage)
    read(qtbot, page, 2)
    assert shown(page) == [("甲局", "缺报"), ("乙局", "缺报")]


def test_on_a_narrow_screen_enter_calls_the_panel(
    qtbot: QtBot, window: MainWindow, page: GatherPage, folder: Path
) -> None:
    window.resize(1093, 542)
    drop(page, folder)
    read(qtbot, page, 3)
    assert not page.panel.isVisible()
    qtbot.keyClick(page.units, Qt.Key.Key_Return)
    assert page.panel.isVisible()
