"""An office's own font is chosen on the settings page: what it covers is said, what cannot be used is refused there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app import places
from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.settings_page import SettingsPage
from clerk_app.services.desk import Desk
from tests.gui.hand import seen

SONG = places.resources() / "fonts" / "ClerkSerif-Regular.ttf"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    window.findChild(QAction, "settings").trigger()
    shown = window.page("settings")
    assert isinstance(shown, SettingsPage)
    shown.show_part("letters")
    return shown


def pick(qtbot: QtBot, page: SettingsPage, file: Path) -> None:
    """As the clerk does it: the button, then a file of the picker."""
    qtbot.keyClick(seen(qtbot, page, "font_pick_font_body"), Qt.Key.Key_Return)
    picker = page.findChild(QFileDialog, "file_picker")
    assert isinstance(picker, QFileDialog)
    picker.fileSelected.emit(str(file))
    picker.reject()


def test_an_own_font_is_taken_told_and_given_back(
    qtbot: QtBot, made: dict[str, RequestId], page: SettingsPage, window: MainWindow, desk: Desk
) -> None:
    pick(qtbot, page, SONG)
    more = page.rows["font_body"].more
    assert more.text() == "Noto Serif SC 2.003：GB2312 有 6763 / 6763 字，通用规范汉字表有 8105 / 8105 字。"
    letters = window.page("letter") or page
    assert {path.parent for path in letters.desk.fonts.own.values()} == {desk.store.folder / "files"}
    back = seen(qtbot, page, "font_back_font_body")
    assert isinstance(back, QPushButton) and back.text() == "用自带字体"
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert not page.desk.fonts.own and not back.isVisible() and more.text().startswith("自带仿宋")


def test_a_file_that_is_no_font_is_refused_in_its_row(qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
    wrong = tmp_path / "说明.ttf"
    wrong.write_text("这不是字体", encoding="utf-8")
    pick(qtbot, page, wrong)
    assert page.rows["font_body"].more.text() == "“说明.ttf”读不出字体。请选择 .ttf 或 .ttc 字体文件。"
    assert not page.desk.settings.own
