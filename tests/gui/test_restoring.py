"""Going back to a backup in sight: said step by step, stopped without a trace, and what is told afterwards is true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.restoring_page import RestoringPage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.services import upkeep
from tests.gui import office

TICK_MS = 5


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The office's store, some megabytes large, backed up by hand; one request is younger than the backup."""
    desk = office.open_office(tmp_path / "store")
    office.fill(desk)
    for n in range(6):
        desk.store.settings.set(f"note {n}", "材料" * 200_000)
    upkeep.back_up(desk, today=office.today())
    office.register(desk, "2026-0900", date(2026, 9, 21), "叶知秋", "栖云花园一期备案材料")
    desk.store.close()
    return tmp_path / "store"


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, store: Path, tmp_path: Path) -> Iterator[Program]:
    """Its window is open; it says at once what a restore is at, and waits for the backup of the rest before."""
    start = StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", store=store)
    made = Program(qapp, Preferences(tmp_path / "window.ini"), start)
    made.begin()
    made.show()
    made._visits.in_sight.patience = 0
    made._closing.patience = 60
    yield made
    made.close()


def window(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def backup_of(store: Path) -> Path:
    return next(one.path for one in upkeep.backups_of(store) if one.why == "hand")


def restoring(program: Program, store: Path) -> RestoringPage:
    program._visits.restore(backup_of(store))
    page = program.window
    assert isinstance(page, RestoringPage) and page.isVisible()
    return page


def count(program: Program) -> int:
    assert program._desk is not None
    return program._desk.store.requests.count()


def text(page: RestoringPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def way_out(page: RestoringPage) -> QPushButton:
    found = page.findChild(QPushButton, "progress_cancel")
    assert isinstance(found, QPushButton)
    return found


def test_it_is_said_step_by_step_while_no_store_is_open_and_then_the_register_opens(
    qtbot: QtBot, program: Program, store: Path
) -> None:
    before = count(program)
    page = restoring(program, store)
    assert program._desk is None, "no deed is possible"
    assert way_out(page).text() == "停止，保留现在的数据"
    assert any(backup_of(store).name in one.text() for one in page.findChildren(QLabel))
    said: list[tuple[str, str]] = []
    timer = QTimer()
    timer.timeout.connect(lambda: said.append((text(page, "progress_what"), text(page, "progress_count"))))
    timer.timeout.connect(lambda: program.window is page or timer.stop())
    timer.start(TICK_MS)
    with qtbot.waitSignal(page.ended):
        pass
    timer.stop()
    steps = list(dict.fromkeys(what for what, _ in said))
    assert "第 2 步，共 3 步：正在逐行核对" in steps
    assert len({share for _, share in said} - {"", "0%"}) > 1, "it is said how far, within a step too"
    assert way_out(page).isHidden()
    assert count(program) == before - 1
    banner = window(program).banner.text()
    assert "1 条经过已不在数据里" in banner and "before-restore-" in banner
    (kept,) = store.glob("before-restore-*")
    assert (kept / "clerk.db").is_file() and not list(store.glob("damaged-*"))


def test_stopped_the_data_are_as_they_were_and_it_is_said(qtbot: QtBot, program: Program, store: Path) -> None:
    before = count(program)
    page = restoring(program, store)
    with qtbot.waitSignal(page.ended):
        qtbot.mouseClick(way_out(page), Qt.MouseButton.LeftButton)
        assert text(page, "progress_what") == "正在停止…"
    assert count(program) == before and not list(store.glob("before-restore-*"))
    assert not list(store.rglob("*.part")) and upkeep.gone_back_to(program._desk) == ""  # type: ignore[arg-type]
    assert "已停止恢复，数据保持原样。" in {one.text() for one in window(program).findChildren(QLabel)} | {
        window(program).banner.text()
    }


def test_the_status_line_does_not_pass_the_backup_of_the_former_data_for_one_of_these(
    qtbot: QtBot, program: Program, store: Path
) -> None:
    assert "已核验" in window(program).status.backup.text()
    with qtbot.waitSignal(restoring(program, store).ended):
        pass
    status = window(program).status
    assert status.backup.text() == "恢复后还没有备份"
    qtbot.mouseClick(status.store, Qt.MouseButton.LeftButton)
    said = window(program).findChild(QLabel, "store_popup_backup")
    assert isinstance(said, QLabel) and backup_of(store).name in said.text() and "不自动备份" in said.text()
    now = window(program).findChild(QPushButton, "store_back_up")
    assert isinstance(now, QPushButton)
    qtbot.mouseClick(now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已核验" in status.backup.text())
    assert "恢复" not in said.text()


def test_what_keeps_it_from_being_done_is_told_over_the_data_as_they_were(
    qtbot: QtBot, program: Program, store: Path
) -> None:
    before = count(program)
    chosen = backup_of(store)
    chosen.write_bytes(chosen.read_bytes()[:-1])
    with qtbot.waitSignal(restoring(program, store).ended):
        pass
    assert count(program) == before and chosen.name in window(program).banner.text()


def test_what_is_over_at_once_needs_no_page(program: Program, store: Path) -> None:
    program._visits.in_sight.patience = 60
    before = count(program)
    program._visits.restore(backup_of(store))
    assert count(program) == before - 1


def test_closing_the_window_stops_it_and_the_program_ends_without_having_touched_the_data(
    qtbot: QtBot, qapp: QApplication, program: Program, store: Path
) -> None:
    former = (store / "clerk.db").stat().st_ino
    page = restoring(program, store)
    with qtbot.waitSignal(page.ended):
        assert not page.close(), "not before it has stopped"
    assert page.given.is_stopped and program.window is page, "no other window opens"
    assert (store / "clerk.db").stat().st_ino == former
