"""What leaves the register, with real widgets: the workbook, the printed list, the clipboard, the toast's folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from tests.gui import office, walking
from tests.gui.hand import seen

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow) -> RegisterPage:
    shown = window.page("register")
    assert isinstance(shown, RegisterPage)
    return shown


def press(qtbot: QtBot, page: RegisterPage, name: str) -> None:
    button = next(each for each in page.findChildren(QPushButton, name) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def save(qtbot: QtBot, page: RegisterPage, path: Path) -> Worksheet:
    """Press 存为 Excel, take that name, wait for the file."""
    press(qtbot, page, "export_save")
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(path))
    picker.reject()
    qtbot.waitUntil(lambda: not page.out.bar.isVisible())
    return load_workbook(path)["台账"]


def numbers(sheet: Worksheet) -> list[str]:
    return [row[1] for row in sheet.iter_rows(min_row=4, values_only=True)]


def shown(page: RegisterPage) -> list[str]:
    return [row.number for row in page.model.rows()]


def words(page: RegisterPage) -> str:
    found = page.findChild(QLabel, "export_which")
    assert isinstance(found, QLabel)
    return found.text()


def test_what_is_listed_is_written_in_its_order(qtbot: QtBot, page: RegisterPage, tmp_path: Path) -> None:
    page.list.header.sorted_by.emit(0, False)
    press(qtbot, page, "register_export")
    assert words(page) == "导出列出的 9 件，按现在的顺序"
    page.filters.search.setText("栖云")
    assert words(page) == "导出列出的 3 件，按现在的顺序"
    assert numbers(save(qtbot, page, tmp_path / "台账.xlsx")) == shown(page) == ["2026-0001", "2026-0004", "2026-0007"]
    page.list.header.sorted_by.emit(0, False)
    press(qtbot, page, "register_export")
    assert numbers(save(qtbot, page, tmp_path / "倒.xlsx")) == shown(page) == ["2026-0007", "2026-0004", "2026-0001"]


def test_personal_data_are_a_tick_that_is_never_set_beforehand(
    qtbot: QtBot, page: RegisterPage, tmp_path: Path
) -> None:
    press(qtbot, page, "register_export")
    tick = page.findChild(QCheckBox, "export_personal")
    assert isinstance(tick, QCheckBox) and not tick.isChecked()
    without = save(qtbot, page, tmp_path / "无.xlsx")
    assert "联系电话" not in [cell.value for cell in without[3]]
    press(qtbot, page, "register_export")
    tick.click()
    with_them = save(qtbot, page, tmp_path / "有.xlsx")
    assert "联系电话" in [cell.value for cell in with_them[3]]
    press(qtbot, page, "register_export")
    assert not tick.isChecked()


def test_the_selected_rows_alone_are_written_from_the_panel(qtbot: QtBot, page: RegisterPage, tmp_path: Path) -> None:
    page.list.header.sorted_by.emit(0, False)
    qtbot.keyClick(page.list, KEY.Key_Home)
    qtbot.keyClick(page.list, KEY.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(QPushButton, "summary_export")))
    press(qtbot, page, "summary_export")
    assert words(page) == "导出选中的 2 件"
    assert numbers(save(qtbot, page, tmp_path / "台账.xlsx")) == ["2026-0001", "2026-0002"]


def test_markup_and_formulas_of_applicants_are_text(
    qtbot: QtBot, page: RegisterPage, desk: Desk, tmp_path: Path
) -> None:
    office.register(desk, "=1+1", date(2026, 10, 12), "@SUM(1)", "=cmd|' /C calc'!A0")
    page.bus.changed.emit(Change(calendar=True))
    press(qtbot, page, "register_export")
    sheet = save(qtbot, page, tmp_path / "台账.xlsx")
    cells = {cell.value: cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row}
    assert [cells[text] for text in ("=1+1", "@SUM(1)", "=cmd|' /C calc'!A0", office.MARKUP)] == ["s"] * 4
    made = next(row.id for row in page.model.rows() if row.number == "=1+1")
    page.list.choose({made}, made)
    page.window().activateWindow()
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.keyClick(page.list, KEY.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().splitlines()[1].split("\t")
    assert seen(qtbot, page.window(), "toast_words").text() == "已复制 1 行，连同列名。"
    assert (copied[0], copied[2], copied[3]) == ("'=1+1", "'@SUM(1)", "'=cmd|' /C calc'!A0")
    qtbot.keyClick(page.list, KEY.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().startswith("'=1+1\t")


class Folders(QObject):
    """Stands where the desktop's file manager does."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_toast_says_so_and_opens_the_folder(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, tmp_path: Path
) -> None:
    folders = Folders()
    QDesktopServices.setUrlHandler("file", folders, "open")
    press(qtbot, page, "register_export")
    save(qtbot, page, tmp_path / "台账.xlsx")
    assert window.toast.text() == "已导出 9 件到 台账.xlsx。"
    link = window.toast.findChild(QPushButton, "toast_action")
    assert isinstance(link, QPushButton) and link.text() == "打开文件夹"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    QDesktopServices.unsetUrlHandler("file")
    assert [Path(one) for one in folders.opened] == [tmp_path]
    page.did.emit(Change(message="office_kept"))
    assert not link.isVisible(), "another deed has no folder"


def test_a_wrong_name_is_said_and_the_step_stays(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, tmp_path: Path
) -> None:
    press(qtbot, page, "register_export")
    press(qtbot, page, "export_save")
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    assert picker.defaultSuffix() == "xlsx"
    picker.fileSelected.emit(str(tmp_path / "台账.csv"))
    picker.reject()
    assert "只能导出成 .xlsx" in window.banner.text()
    assert page.out.bar.isVisible() and not list(tmp_path.glob("*.csv"))


def test_esc_gives_the_step_up_and_an_empty_list_too(qtbot: QtBot, page: RegisterPage) -> None:
    press(qtbot, page, "register_export")
    qtbot.keyClick(page.window(), KEY.Key_Escape)
    assert not page.out.bar.isVisible() and page.list.hasFocus()
    press(qtbot, page, "register_export")
    page.filters.search.setText("没有这样的")
    assert not page.out.bar.isVisible()
    assert not any(button.isEnabled() for button in page.out.buttons)
    assert {"export", "print"}.isdisjoint(page.handlers())


def test_the_menu_has_both(page: RegisterPage) -> None:
    assert {"export", "print"} <= set(page.handlers())


def test_the_list_is_printed_as_it_stands(qtbot: QtBot, page: RegisterPage) -> None:
    press(qtbot, page, "register_print")
    qtbot.waitUntil(lambda: page.findChild(QPrintDialog) is not None, timeout=20_000)
    document = page.out._document
    assert document.pageCount() == 1
    text = "".join(document.getAllText(0).text().split())
    assert all(number in text for number in shown(page))
    assert text.index(shown(page)[0]) < text.index(shown(page)[-1])
    page.findChild(QPrintDialog).reject()


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_nothing_of_the_step_is_cut(
    qtbot: QtBot, page: RegisterPage, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    press(qtbot, page, "register_export")
    qtbot.wait(200)  # the summary follows when the selection has rested
    assert walking.cut(window) == []
    assert walking.squeezed_out(window) == []


def test_the_rows_are_read_beside_the_window_and_what_is_stopped_leaves_no_file(
    qtbot: QtBot, page: RegisterPage, desk: Desk, tmp_path: Path
) -> None:
    desk.store.requests._read = {}
    press(qtbot, page, "register_export")
    press(qtbot, page, "export_save")
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(tmp_path / "台账.xlsx"))
    picker.reject()
    assert page.jobs.is_busy and not desk.store.requests._read, "the window itself has read none of them"
    page.out.progress.cancelled.emit()
    page.jobs._pool.waitForDone()
    assert not page.jobs.is_busy and not list(tmp_path.glob("台账*"))
    assert numbers(save(qtbot, page, tmp_path / "again.xlsx")) == shown(page)
