"""The demonstration, as packaging/bootstrap.py plays it in an environment that is ready."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage

pytestmark = pytest.mark.slow
TOP = Path(__file__).resolve().parent.parent
PLAY = "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import demonstration as d; " \
    "sys.exit(d.show(pathlib.Path(sys.executable), pathlib.Path(sys.argv[2]), window=False))"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a demonstration without a display leaves."""
    folder = tmp_path_factory.mktemp("demonstration") / "demo-output"
    settings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    settings |= {"PYTHONPATH": str(TOP), "PYTHONUTF8": "1"}
    played = subprocess.run(
        [sys.executable, "-c", PLAY, str(TOP / "packaging"), str(folder)], cwd=TOP, env=settings,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert played.returncode == 0, played.stdout + played.stderr
    assert played.stdout.count("  ok ") == 6 and "FAIL" not in played.stdout
    return folder


def test_what_is_due_is_listed(shown: Path) -> None:
    last = (shown / "due.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert re.fullmatch(r"在办 [1-9]\d* 件，复议、诉讼的期限 [1-9]\d* 项。", last), "both wait"


def test_the_letter_is_a_document_with_text(shown: Path) -> None:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(shown / "letter.pdf").pages)
    assert "答复书" in text.replace("\n", "")


def test_the_year_table_opens_as_a_workbook(shown: Path) -> None:
    assert load_workbook(shown / "year-2025.xlsx").active is not None
    findings = json.loads((shown / "findings.json").read_text(encoding="utf-8"))
    assert findings["year"] == 2025 and "findings" in findings


def test_the_picture_of_the_window_is_more_than_one_colour(shown: Path) -> None:
    picture = QImage(str(shown / "window.png"))
    assert picture.width() > 1000 and picture.height() > 600
    seen = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(seen) > 20
