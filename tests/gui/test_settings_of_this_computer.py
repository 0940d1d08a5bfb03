"""The settings about this computer: the size of type acts at once, a backup is written beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui import look
from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.settings_page import SettingsPage
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from clerk_app.gui.style import dress
from clerk_app.services.upkeep import backups_of
from tests.gui import office
from tests.gui.hand import seen, type_into
from tests.gui.walking import cut


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    desk = office.open_office(tmp_path / "store")
    office.fill(desk)
    desk.store.close()
    kept = Preferences(tmp_path / "window.ini")
    start = StartWith(today=office.today, now=office.at_noon, clerk="苏晚晴", store=tmp_path / "store", page="settings")
    made = Program(qapp, kept, start)
    made.begin()
    made.show()
    yield made
    made.close()
    dress(qapp, dark=False)


def window_of(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def settings_of(program: Program) -> SettingsPage:
    page = window_of(program).page("settings")
    assert isinstance(page, SettingsPage)
    return page


def pick(qtbot: QtBot, page: SettingsPage, name: str, letter: str) -> None:
    shown = seen(qtbot, page, name)
    assert isinstance(shown, Segment)
    qtbot.keyClicks(shown, letter)


def test_the_size_of_type_acts_at_once_on_every_page_and_is_kept(
    qtbot: QtBot, qapp: QApplication, program: Program, tmp_path: Path
) -> None:
    settings_of(program).show_part("display")
    before = window_of(program)
    pick(qtbot, settings_of(program), "setting_size", "d")

    def is_large() -> None:
        assert qapp.font().pixelSize() == 16

    qtbot.waitUntil(is_large)
    window, page = window_of(program), settings_of(program)
    assert window is not before and window.shown == "settings" and page.display.isVisible()
    assert window.focusWidget() is page.display.size_choice and page.display.size_choice.value() == "large"
    assert page.display.size_choice.height() == look.scaled(32) == 37
    assert Preferences(tmp_path / "window.ini").size == "large"
    for name in ("today", "register", "settings", "calendar"):
        window.show_page(name)

        def nothing_is_cut(name: str = name) -> None:
            shown = window.page(name)
            assert shown is not None and not cut(shown)

        qtbot.waitUntil(nothing_is_cut)
    window.show_page("intake")
    assert seen(qtbot, window, "name").font().pixelSize() == 16


def test_with_something_typed_the_size_of_type_waits_for_the_next_start(
    qtbot: QtBot, qapp: QApplication, program: Program
) -> None:
    window = window_of(program)
    window.show_page("office")
    type_into(qtbot, window, "office_address", "临澜区柳荫路27号")
    assert window.is_unfinished(), "control"
    window.show_page("settings", "display")
    pick(qtbot, settings_of(program), "setting_size", "x")

    def is_said() -> None:
        assert "字号下次打开起改变" in window.banner.text()

    qtbot.waitUntil(is_said)
    assert window_of(program) is window and qapp.font().pixelSize() == 14


def test_a_backup_is_written_beside_the_window(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    page = settings_of(program)
    page.show_part("data")
    place = seen(qtbot, page, "row_place").findChild(QLabel, "setting_more")
    assert isinstance(place, QLabel) and place.text() == str(tmp_path / "store")
    before = len(backups_of(tmp_path / "store"))
    now = seen(qtbot, page, "data_back_up")
    with qtbot.waitSignal(BackupJob.of(window_of(program).jobs).written):
        now.click()
        assert window_of(program).status.backup.text() == "正在备份…"
        assert not now.isEnabled() and len(backups_of(tmp_path / "store")) == before, "not on the window's thread"
    assert now.isEnabled() and len(backups_of(tmp_path / "store")) == before + 1
    assert "已核验" in seen(qtbot, page, "row_backup").findChild(QLabel, "setting_more").text()  # type: ignore[attr-defined]
    assert "已核验" in window_of(program).status.backup.text()
    seen(qtbot, page, "data_backups").click()
    assert window_of(program).shown == "backups"


def test_the_keys_and_the_licences_have_their_part(qtbot: QtBot, program: Program) -> None:
    page = settings_of(program)
    page.show_part("about")
    assert "MIT" in seen(qtbot, page, "row_licences").findChild(QLabel, "setting_more").text()  # type: ignore[attr-defined]
    page.show_part("keys")
    seen(qtbot, page, "see_keys").click()
    assert window_of(program).shown == "keys"


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("字号", "row_size"), ("zh", "row_size"), ("语言", "row_language"), ("备份", "row_backup"),
        ("许可", "row_licences"), ("快捷键", "row_keys"), ("夜间", "row_appearance"),
    ],
)
def test_they_are_found_by_the_search_of_the_page(qtbot: QtBot, program: Program, typed: str, row: str) -> None:
    page = settings_of(program)
    page.search.setText(typed)
    assert seen(qtbot, page, row).isVisible()


def test_they_are_found_by_the_palette(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    window.show_page("register")
    window.trigger("palette")
    palette = window.findChild(QWidget, "palette")
    field = palette.findChild(QLineEdit)  # type: ignore[union-attr]
    assert isinstance(field, QLineEdit)
    field.setText("字号")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.shown == "settings" and window.focusWidget() is settings_of(program).display.size_choice
