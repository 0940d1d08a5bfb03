"""What a window closed leaves for the next one: the page, the side panels, the language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.program import Program
from clerk_app.gui.start_with import StartWith
from tests.gui import office

NEXT_DAY = date(2026, 10, 14)


def started(qapp: QApplication, folder: Path, today: Callable[[], date]) -> tuple[Program, MainWindow]:
    kept = Preferences(folder / "window.ini")
    kept.store = str(folder / "store")
    program = Program(qapp, kept, StartWith(today=today, now=office.at_noon, clerk="苏晚晴"))
    program.begin()
    window = program.window
    assert isinstance(window, MainWindow)
    return program, window


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    office.open_office(tmp_path / "store").store.close()
    return tmp_path


def test_a_window_opened_again_the_same_day_shows_the_page_it_was_closed_on(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    program, window = started(qapp, folder, office.today)
    assert window.shown == "today"
    window.show_page("calendar")
    window.panels["page_year"] = False
    program.close()
    program, window = started(qapp, folder, office.today)
    assert window.shown == "calendar"
    assert window.panels == {"page_year": False}
    program.close()
    program, window = started(qapp, folder, lambda: NEXT_DAY)
    assert window.shown == "today", "a new day begins with what is due"
    program.close()


def test_a_spoiled_file_of_likings_opens_the_window_all_the_same(
    qtbot: QtBot, qapp: QApplication, folder: Path
) -> None:
    spoiled = ("[General]", 'panels="{\\"page_ye"', "geometry=@", "last_page=a, b", "[likings]", "news_seen=[1", "")
    (folder / "window.ini").write_text("\n".join(spoiled), encoding="utf-8")
    program, window = started(qapp, folder, office.today)
    assert window.panels == {} and window.shown == "today"
    for name in ("register", "settings", "help"):
        window.show_page(name)
        assert window.shown == name
    program.close()


def test_columns_chosen_with_an_earlier_version_are_still_known(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text('[pages]\npaste_columns="{\\"came in\\": \\"received_on\\"}"\n', encoding="utf-8")
    likings = Preferences(file)
    assert likings.liked_words("paste_columns") == {"came in": "received_on"}
    likings.like("paste_columns", {"no": "number"})
    assert Preferences(file).liked_words("paste_columns") == {"no": "number"}
