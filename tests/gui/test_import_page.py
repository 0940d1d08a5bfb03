"""Importing a ledger in the window: read, look, import; nothing is written before the last press."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.import_page import ImportPage
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.services import upkeep
from clerk_app.services.desk import Desk
from clerk_app.services.due import register_rows
from tests.gui import office
from tests.services.ledger_files import HEADINGS, ledger

GOOD = ("甲1", "2026-09-08", "网络", "自然人", "顾小满", "会议纪要", "2026-10-01")
BAD = ("甲2", "2026-13-40", "网络", "自然人", "顾小满", "<b>会议</b>纪要", "")
WITH_LIMIT = (*HEADINGS, "答复期限")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    window.show_page("import")
    shown = window.page("import")
    assert isinstance(shown, ImportPage)
    return shown


def pressed(page: ImportPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def say(page: ImportPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def read(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    page.read(path)
    qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)


def lines(page: ImportPage) -> list[list[str]]:
    model = page._table
    return [[model.index(at, column).data() for column in range(3)] for at in range(model.rowCount())]


def test_a_file_is_picked_read_shown_and_imported(
    qtbot: QtBot, page: ImportPage, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    path = ledger(tmp_path, [GOOD], headings=WITH_LIMIT)
    qtbot.mouseClick(pressed(page, "import_pick"), LEFT)
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(path))
    picker.reject()
    qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)
    assert register_rows(desk, office.TODAY) == (), "nothing is written by reading"
    assert pressed(page, "import_write").text() == "导入 1 件"
    assert lines(page)[0][:2] == ["台账 第 2 行", "甲1"]
    assert "旧台账 2026-10-01，应为 2026-10-12" in lines(page)[0][2]
    qtbot.mouseClick(pressed(page, "import_write"), LEFT)
    assert window.shown == "register"
    register = window.page("register")
    assert isinstance(register, RegisterPage)
    assert [row.number for row in register.model.rows()] == ["甲1"]
    assert window.toast.isVisible()


def test_rows_that_cannot_be_read_stay_behind_and_can_be_saved(
    qtbot: QtBot, page: ImportPage, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    read(qtbot, page, ledger(tmp_path, [GOOD, BAD], headings=WITH_LIMIT))
    assert say(page, "banner_words") == "可导入 1 件，1 行读不懂，留下待看。"
    assert lines(page)[0][:2] == ["台账 第 3 行", "B3"]
    assert "2026-13-40" in lines(page)[0][2]
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.number for row in register_rows(desk, office.TODAY)] == ["甲1"]
    assert window.shown == "import", "the rows left out are still to be saved"
    assert not pressed(page, "import_cancel").isVisible(), "what is done is not cancelled"
    qtbot.mouseClick(pressed(page, "import_save"), LEFT)
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(tmp_path / "left.xlsx"))
    picker.reject()
    kept = CalamineWorkbook.from_path(tmp_path / "left.xlsx").get_sheet_by_index(0).to_python()
    assert kept[1][0] == "甲2"
    assert say(page, "import_said") == "已存到 left.xlsx"
    page.read(tmp_path / "left.xlsx")
    assert pressed(page, "import_cancel").isVisible(), "another file is begun"


def test_a_second_press_imports_nothing_again(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    read(qtbot, page, ledger(tmp_path, [GOOD, BAD], headings=WITH_LIMIT))
    page.main_action()
    page.main_action()
    assert len(register_rows(desk, office.TODAY)) == 1
    read(qtbot, page, ledger(tmp_path, [GOOD], headings=WITH_LIMIT))
    assert say(page, "banner_words") == "这个文件里没有可以新导入的。"
    assert not pressed(page, "import_write").isVisible()


def test_a_file_that_is_no_ledger_is_said_in_a_sentence(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "信.xlsx"
    path.write_bytes(b"a letter")
    read(qtbot, page, path)
    assert say(page, "banner_words")
    assert not pressed(page, "import_write").isVisible()


def test_escape_leaves_for_the_register(qtbot: QtBot, page: ImportPage, window: MainWindow) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.shown == "register"


def test_the_columns_are_shown_and_one_nobody_knows_is_named(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    headings = ("登记编号", "哪天收的", *HEADINGS[2:])
    read(qtbot, page, ledger(tmp_path, [GOOD[:6]], headings=headings))
    assert page._columns.isVisible(), "a column is missing: what the columns are is asked first"
    model = page._columns.table
    assert [model.index(1, at).data() for at in range(5)] == ["台账 B", "哪天收的", "记作备注", "1", "2026-09-08"]
    page._columns.list.setCurrentIndex(model.index(1, 0))
    page._plan = None
    field = page._columns.field
    field.setCurrentIndex(field.findData("received_on"))
    field.activated.emit(field.currentIndex())
    qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)
    assert model.index(1, 2).data() == "收到日期"
    assert register_rows(desk, office.TODAY) == (), "nothing is written by reading"
    qtbot.mouseClick(pressed(page, "import_write"), LEFT)
    assert [row.number for row in register_rows(desk, office.TODAY)] == ["甲1"]


def test_a_ledger_with_hardly_a_known_heading_is_named_column_by_column(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    headings = ("簿上第几", "哪天收的", "咋来的", "是人是单位", "谁要的", "要啥")
    read(qtbot, page, ledger(tmp_path, [GOOD[:6]], headings=headings))
    assert page._columns.isVisible(), "nothing is known of it: what the columns are is asked"
    assert "“各列对照”" in say(page, "banner_words")
    model = page._columns.table
    assert [model.index(at, 1).data() for at in range(model.rowCount())] == list(headings)
    for at, name in enumerate(("number", "received_on", "channel", "applicant_kind", "applicant", "wording")):
        page._columns.list.setCurrentIndex(model.index(at, 0))
        field = page._columns.field
        if field.currentData() != name:
            page._plan = None
            field.setCurrentIndex(field.findData(name))
            field.activated.emit(field.currentIndex())
            qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)
    assert pressed(page, "import_write").text() == "导入 1 件"
    qtbot.mouseClick(pressed(page, "import_write"), LEFT)
    assert [row.number for row in register_rows(desk, office.TODAY)] == ["甲1"]


def test_a_large_register_is_backed_up_beside_the_window_before_anything_is_written(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    office.fill(desk)
    before = desk.store.requests.count()
    page._writing.first.at_once = 0
    read(qtbot, page, ledger(tmp_path, [GOOD], headings=WITH_LIMIT))
    qtbot.mouseClick(pressed(page, "import_write"), LEFT)
    assert say(page, "progress_what") == "先备份登记册" and not pressed(page, "import_write").isEnabled()
    office.register(desk, "2026-0900", office.TODAY, "叶知秋", "备份时登记的一件")
    assert desk.store.requests.count() == before + 1, "the clerk goes on meanwhile"
    qtbot.waitUntil(lambda: desk.store.requests.count() == before + 2)
    made = [one for one in upkeep.backups_of(desk.store.folder) if one.why == "import"]
    assert max(one.facts["rows"]["requests"] for one in made) == before + 1, "all that was there before is backed up"


def test_the_import_is_given_up_while_it_waits_for_the_backup(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    office.fill(desk)
    before = desk.store.requests.count()
    page._writing.first.at_once = 0
    read(qtbot, page, ledger(tmp_path, [GOOD], headings=WITH_LIMIT))
    qtbot.mouseClick(pressed(page, "import_write"), LEFT)
    qtbot.mouseClick(pressed(page, "progress_cancel"), LEFT)
    assert pressed(page, "import_write").isEnabled() and not pressed(page, "progress_cancel").isVisible()
    qtbot.waitUntil(lambda: not BackupJob.of(page.jobs).is_busy)
    assert desk.store.requests.count() == before
    qtbot.mouseClick(pressed(page, "import_write"), LEFT)
    qtbot.waitUntil(lambda: desk.store.requests.count() == before + 1)
