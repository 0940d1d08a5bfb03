"""The program as a process: pictures of its pages, and no traceback whatever it is given."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from clerk_app.gui import look
from tests.gui import office

TOP = Path(__file__).resolve().parent.parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clerk_app.gui.app", *arguments], cwd=TOP, capture_output=True, text=True,
        encoding="utf-8", timeout=120, check=False,
    )


@pytest.fixture
def store(tmp_path: Path) -> Path:
    desk = office.open_office(tmp_path / "store")
    office.fill(desk)
    desk.store.close()
    return tmp_path / "store"


@pytest.mark.parametrize("page", ["register", "request:2026-0004", "intake", "year:2026"])
def test_a_picture_of_a_page_is_drawn_without_a_screen(store: Path, tmp_path: Path, page: str) -> None:
    file = tmp_path / "picture.png"
    done = run("--store", str(store), "--today", "2026-10-13", "--picture", str(file), "--page", page)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1366, 696)
    assert picture.pixelColor(5, 600).name().upper() == look.LIGHT.bg


def test_the_first_page_loads_nothing_that_only_others_need_and_qt_last() -> None:
    said = "import sys, clerk_app.gui.app, clerk_app.gui.pages.today_page; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], cwd=TOP, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    others = ("reportlab", "xml", "openpyxl", "xlsxwriter", "pypinyin", "PySide6.QtPdf", "PySide6.QtPrintSupport")
    assert [name for name in others if name in loaded] == []
    assert loaded.index("clerk_app.services.today") < loaded.index("PySide6"), "its hook reads what comes after it"


def test_size_and_theme_are_chosen(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    run("--store", str(store), "--today", "2026-10-13", "--picture", str(file), "--size", "1920x1008", "--dark")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1920, 1008)
    assert picture.pixelColor(5, 900).name().upper() == look.DARK.bg


def test_an_unknown_request_or_a_damaged_store_is_no_traceback(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    done = run("--store", str(store), "--picture", str(file), "--page", "request:2099-9999")
    assert done.returncode == 0 and "Traceback" not in done.stderr
    (store / "clerk.db").write_bytes(b"nothing" * 1000)
    done = run("--store", str(store), "--picture", str(file))
    assert "Traceback" not in done.stderr
