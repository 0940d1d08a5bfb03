"""doctor and selftest, as processes: what they look at, and what they say of something broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent


def run(*arguments: str, place: Path = TOP, **more: str) -> subprocess.CompletedProcess[str]:
    """The program of ``place``, without a display."""
    settings = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    settings |= {"PYTHONPATH": str(place), "PYTHONUTF8": "1", **more}
    command = [sys.executable, "-m", "clerk_app", *arguments]
    return subprocess.run(
        command, cwd=place, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )


def looks(answer: subprocess.CompletedProcess[str]) -> dict[str, dict[str, object]]:
    return {look["key"]: look for look in json.loads(answer.stdout)["looks"]}


def copy_of_the_program(folder: Path) -> Path:
    for name in ("clerk_app", "db", "resources"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_doctor_finds_everything_well_without_a_display() -> None:
    answer = run("doctor")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.strip().endswith("一切正常。")
    assert "✗" not in answer.stdout


def test_doctor_names_the_versions_it_runs_with() -> None:
    found = looks(run("doctor", "--json"))
    assert found["look_python"]["version"] == ".".join(map(str, sys.version_info[:3]))
    assert str(found["look_store"]["version"]).startswith("3.")
    assert {name.split()[0] for name in found["look_fonts"]["names"]} >= {"FandolFang-Regular", "ClerkSerif-Black"}
    assert found["look_holidays"]["known_to"] >= "2026-12-31"


def test_doctor_names_a_broken_rule_and_looks_at_the_rest_all_the_same(tmp_path: Path) -> None:
    place = copy_of_the_program(tmp_path)
    rule = place / "resources" / "rules" / "answer.toml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("days", "dayz"), encoding="utf-8")
    (place / "resources" / "fonts" / "FandolFang-Regular.ttf").write_bytes(b"no font")
    answer = run("doctor", "--json", place=place)
    found = looks(answer)
    assert answer.returncode == 1
    assert "answer.toml" in str(found["look_rules"]["wrong"])
    assert "FandolFang" in str(found["look_fonts"]["wrong"])
    assert found["look_holidays"]["fine"] and found["look_store"]["fine"]


def test_selftest_plays_a_trip_and_leaves_nothing_behind(tmp_path: Path) -> None:
    answer = run("selftest", "--json", TMPDIR=str(tmp_path))
    assert not list(tmp_path.iterdir())
    assert answer.returncode == 0, answer.stdout + answer.stderr
    found = looks(answer)
    steps = ["self_registered", "self_counted", "self_printed", "self_tallied", "self_cases", "self_all_cases"]
    assert list(found) == steps
    assert found["self_all_cases"]["fine"] and found["self_all_cases"]["differing"] == 0
    assert found["self_counted"]["found"] == "2025-02-20"


def test_selftest_says_so_when_a_day_is_counted_otherwise(tmp_path: Path) -> None:
    place = copy_of_the_program(tmp_path)
    notice = place / "resources" / "holidays" / "2025.toml"
    notice.write_text(notice.read_text(encoding="utf-8").replace("2025-01-26, ", ""), encoding="utf-8")
    answer = run("selftest", "--json", place=place)
    assert answer.returncode == 1
    assert "2025-02-21 ≠ 2025-02-20" in str(looks(answer)["self_counted"]["wrong"])
