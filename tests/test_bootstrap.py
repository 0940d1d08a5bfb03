"""The first command of a new desk: what it needs itself, what it says when something is missing, what it spares."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
PACKAGING = TOP / "packaging"
SCRIPTS = ("bootstrap", "environment", "gates", "demonstration")
OLD_PYTHONS = [
    str(path)
    for version in ("3.8", "3.9", "3.10")
    for path in sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
]


def run(*arguments: str, python: str = sys.executable, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"PYTHONUTF8": "1", **settings}
    return subprocess.run(
        [python, *arguments], cwd=TOP, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def ask(question: str, **settings: str) -> str:
    """Ask one of the scripts something, in a process of its own."""
    answer = run("-c", f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); {question}", **settings)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_needs_nothing_but_the_standard_library(script: str) -> None:
    tree = ast.parse((PACKAGING / f"{script}.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names) | set(SCRIPTS)


def test_an_old_python_can_read_the_sentence_that_it_is_too_old() -> None:
    source = (PACKAGING / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__ import annotations" not in source, "a syntax error before 3.7"
    for python in OLD_PYTHONS:
        refused = run("packaging/bootstrap.py", "demo", python=python)
        assert refused.returncode == 1
        assert "需要 Python 3.11 或更新版本" in refused.stderr and "Python 3.11 or newer is needed" in refused.stderr


def test_the_window_is_refused_in_words_where_there_is_no_display() -> None:
    if sys.platform in ("win32", "darwin"):
        return
    refused = run("packaging/bootstrap.py", "run")
    assert refused.returncode == 3
    assert "没有图形界面" in refused.stdout and "There is no display here" in refused.stdout


def test_another_python_that_does_not_answer_is_not_installed(tmp_path: Path) -> None:
    if os.name == "nt":
        return
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\necho 'python3.12: command not found' >&2\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    question = "import gates; print(gates.find_python('3.12'))"
    assert ask(question, PATH=str(tmp_path), PYENV_ROOT=str(tmp_path)) == "None"


def test_this_python_is_found_among_the_others() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    base = Path(sys.base_prefix) / "bin"
    if os.name == "nt" or not (base / f"python{version}").exists():
        return
    question = f"import gates; print(gates.find_python({version!r}))"
    assert ask(question, PATH=str(base)).startswith(str(base))


def test_a_folder_the_demonstration_did_not_make_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "clerk.db").write_bytes(b"a year of work")
    question = f"import demonstration as d, pathlib; d.fresh_folder(pathlib.Path({str(tmp_path)!r}))"
    refused = run("-c", f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); {question}")
    assert refused.returncode != 0
    assert "不动它" in refused.stderr
    assert (tmp_path / "clerk.db").read_bytes() == b"a year of work"


def test_the_folder_of_an_earlier_demonstration_is_made_anew(tmp_path: Path) -> None:
    question = f"import demonstration as d, pathlib; d.fresh_folder(pathlib.Path({str(tmp_path / 'out')!r}))"
    ask(question)
    (tmp_path / "out" / "old.pdf").write_bytes(b"")
    ask(question)
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".made-by-clerk-desk-demo"]


def test_a_missing_library_is_named_for_the_package_manager_that_is_there(tmp_path: Path) -> None:
    if os.name == "nt":
        return
    question = "import environment as e; print(e._what_to_install(e.LIBRARIES[:1]))"
    (tmp_path / "dnf").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "dnf").chmod(0o755)
    assert "sudo dnf install libglvnd-egl" in ask(question, PATH=str(tmp_path))
    nothing_known = ask(question, PATH=str(tmp_path / "empty"))
    assert all(tool in nothing_known for tool in ("apt-get install libegl1", "dnf install", "zypper install"))


def test_no_file_that_travels_names_an_index_or_a_place_of_one_machine() -> None:
    folders = ("clerk_app", "db", "packaging", "resources", "tests", ".ci")
    files = [path for folder in folders for path in sorted((TOP / folder).rglob("*"))]
    files += [path for path in sorted(TOP.iterdir()) if path.suffix in (".md", ".toml") or path.name == "LICENSE"]
    index = re.compile(r"--(?:extra-)?index-url|--registry[= ]|https?://[^\s\"']*/simple\b")
    home = re.compile(r"(?<![\w.])/(?:root|home/\w+|work)/")
    wrong = []
    for path in files:
        if path.suffix in (".py", ".toml", ".md", ".ts", ".sql", "") and path.is_file() and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            wrong += [path.relative_to(TOP) for pattern in (index, home) if pattern.search(text)]
    assert not wrong
