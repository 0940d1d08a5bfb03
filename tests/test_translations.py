"""The script that gathers, checks and fills the window's translations, on a small window of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
WINDOW = '''"""A window."""
from PySide6.QtWidgets import QWidget


class DuePage(QWidget):
    """A page."""

    def title(self, day, count):
        return self.tr("Due on {}").format(day) + self.tr("%n request(s)", "", count)
'''
CHINESE = {"DuePage": {"Due on {}": "{} 到期"}, "%n request(s)": "%n 件申请"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "clerk_app" / "gui").mkdir(parents=True)
    shutil.copy(TOP / "packaging" / "translations.py", tmp_path / "packaging")
    (tmp_path / "clerk_app" / "gui" / "due_page.py").write_text(WINDOW, encoding="utf-8")
    return tmp_path


def translations(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "packaging" / "translations.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def fill(project: Path, words: object) -> subprocess.CompletedProcess[str]:
    (project / "words.json").write_text(json.dumps(words), encoding="utf-8")
    return translations(project, "--fill", str(project / "words.json"))


def test_what_is_gathered_and_filled_passes_the_check(project: Path) -> None:
    assert fill(project, CHINESE).returncode == 0
    assert translations(project, "--check").returncode == 0


def test_an_entry_without_chinese_fails_the_check(project: Path) -> None:
    fill(project, {"Due on {}": "{} 到期"})
    failed = translations(project, "--check")
    assert failed.returncode == 1
    assert "1 entries are unfinished" in failed.stdout and "%n request(s)" in failed.stdout


def test_a_new_text_in_the_window_fails_the_check_until_it_is_gathered(project: Path) -> None:
    fill(project, CHINESE)
    page = project / "clerk_app" / "gui" / "due_page.py"
    page.write_text(WINDOW + '\n    def help(self):\n        return self.tr("Help")\n', encoding="utf-8")
    assert translations(project, "--check").returncode == 1
    fill(project, {"Help": "帮助"})
    assert translations(project, "--check").returncode == 0


def test_a_translation_that_loses_a_blank_fails_the_check(project: Path) -> None:
    fill(project, {**CHINESE, "DuePage": {"Due on {}": "到期"}})
    failed = translations(project, "--check")
    assert failed.returncode == 1 and "other blanks" in failed.stdout


def test_a_word_that_no_page_says_is_named(project: Path) -> None:
    assert "not in the code: Nowhere" in fill(project, {**CHINESE, "Nowhere": "无"}).stderr
