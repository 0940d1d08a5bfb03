"""What the README says to type works: the first trip, step by step, on an empty store, as typed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
TWINS = ("README.md", "README.zh-CN.md")


def trip(readme: str) -> list[str]:
    """The commands of the first trip, one a line."""
    text = (TOP / readme).read_text(encoding="utf-8")
    (block,) = (block for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "clerk-app --store" in block)
    return [line for line in block.splitlines() if line.strip()]


@pytest.mark.slow
def test_the_first_trip_works_as_written(tmp_path: Path) -> None:
    settings = {**os.environ, "PYTHONPATH": str(TOP), "PYTHONUTF8": "1"}
    for line in trip("README.md"):
        words = shlex.split(line)
        done = subprocess.run(
            [sys.executable, "-m", "clerk_app", *words[1:]], cwd=tmp_path, env=settings, capture_output=True,
            text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        fine = (0, 1) if "year-sheet" in words else (0,)
        assert done.returncode in fine, f"{line}\n{done.stdout}{done.stderr}"
    assert (tmp_path / "2025.xlsx").stat().st_size > 0


def test_the_trip_has_ten_steps_in_both_languages() -> None:
    assert len(trip("README.md")) == 10
    assert trip("README.md") == trip("README.zh-CN.md")


def test_every_file_the_readme_points_at_is_there() -> None:
    for readme in TWINS:
        text = (TOP / readme).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert target.startswith("http") or (TOP / target).exists(), f"{readme}: {target}"
        for named in re.findall(r"`((?:resources|db|packaging|tests|clerk_app)/[\w./-]+)`", text):
            assert (TOP / named).exists(), f"{readme}: {named}"
