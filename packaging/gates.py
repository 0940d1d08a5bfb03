"""The gates a change passes before it is handed in: one line each, all of them tried, a sum at the end.

Standard library only; the tools themselves run in the program's own environment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from environment import TOP, CannotGoOn, ready_environment, say

PYTHONS = ("3.11", "3.12", "3.13")
NAMES = ("ruff", "mypy", "translations", "pytest", *(f"python{version}" for version in PYTHONS))
# On the second and third Python everything again but the wheel, which is the same file, and what is marked slow.
SHORT = ("--ignore", "tests/test_wheel.py", "-m", "not slow and not faults and not oracle and not machine")
# 3.12 and 3.13 have the same Qt and libraries; so that everything ends within half an hour, they share the rooms where
# a Python alone could differ (the law, the cases, the store) from the others; 3.13 tries all where there is no 3.12.
BETWEEN, INNER_ROOMS = "3.12", ("tests/law", "tests/cases", "tests/store")
LONGEST = 30 * 60  # seconds a gate may take: a test that hangs is a failure, not a wait


@dataclass(frozen=True)
class Result:
    """passed, failed or untried; and in few words why."""

    outcome: str
    words: str
    output: str = ""


def pass_through(python: Path, *, only: Sequence[str] | None = None) -> int:
    """Try every gate (or the named ones), say how each went, and return 0 when none failed."""
    tried: list[Result] = []
    started = time.monotonic()
    for name, gate in _gates(python):
        if only and name not in only:
            continue
        began = time.monotonic()
        result = gate()
        tried.append(result)
        mark = {"passed": "  ok ", "failed": "FAIL ", "untried": "  –  "}[result.outcome]
        say(f"{mark} {time.monotonic() - began:6.1f} s  {name:13} {result.words}")
        if result.outcome == "failed":
            for line in _telling(result.output)[-80:]:
                say(f"      | {line}")
    count = {outcome: sum(result.outcome == outcome for result in tried) for outcome in ("passed", "failed", "untried")}
    say(
        f"\n{count['passed']} passed, {count['failed']} failed, {count['untried']} untried"
        f" in {time.monotonic() - started:.0f} s"
    )
    return 1 if count["failed"] or not count["passed"] else 0


def _telling(output: str) -> list[str]:
    """The lines that say what is wrong: rows of dots alone would fill the little that is kept of a long log."""
    return [line for line in output.strip().splitlines() if not re.fullmatch(r"[.sxFE]*\s*\[ *\d+%\]", line)]


def _gates(python: Path) -> list[tuple[str, Callable[[], Result]]]:
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    found: list[tuple[str, Callable[[], Result]]] = [
        ("ruff", lambda: _run([python, "-m", "ruff", "check", "--output-format", "concise", "."])),
        ("mypy", lambda: _run([python, "-m", "mypy"])),
        ("translations", lambda: _run([python, TOP / "packaging" / "translations.py", "--check"])),
        ("pytest", lambda: _run([python, "-m", "pytest", "-q", *_parallel()])),
    ]
    for version in PYTHONS:
        if version != own:
            found.append((f"python{version}", lambda version=version: _other_python(version)))  # type: ignore[misc]
    return found


def _parallel() -> tuple[str, ...]:
    """A file's tests stay together, so that what they share is made once. A worker that dies ends the run."""
    return ("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile", "--max-worker-restart", "0")


def _run(command: Sequence[str | Path]) -> Result:
    """The last line the tool prints is its verdict in words (a hint of ruff left out)."""
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [str(part) for part in command], cwd=TOP, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", check=False, timeout=LONGEST,
        )  # fmt: skip
    except subprocess.TimeoutExpired as hung:
        said = hung.stdout.decode("utf-8", "replace") if isinstance(hung.stdout, bytes) else hung.stdout or ""
        return Result("failed", f"{LONGEST // 60} 分钟没有结束 · did not end", said)
    lines = [line.strip("= ") for line in done.stdout.splitlines() if line.strip() and not line.startswith("[*]")]
    return Result("failed" if done.returncode else "passed", lines[-1] if lines else "", done.stdout)


def _other_python(version: str) -> Result:
    """The suite on another Python, in an environment of its own; untried where that Python is not installed."""
    interpreter = find_python(version)
    if interpreter is None:
        return Result("untried", f"此处没有 Python {version} · not installed here")
    try:
        python = ready_environment("test", folder=TOP / ".venv" / f"python{version}", python=interpreter)
    except CannotGoOn as trouble:
        return Result("failed", "环境没有建成 · no environment", str(trouble))
    rooms: tuple[str, ...] = ()
    if version == BETWEEN:
        rooms = INNER_ROOMS
    elif version == PYTHONS[-1] and find_python(BETWEEN):
        rooms = tuple(f"--ignore={room}" for room in INNER_ROOMS)
    return _run([python, "-m", "pytest", "-q", *_parallel(), *SHORT, *rooms])


def find_python(version: str) -> str | None:
    """An interpreter of that version which answers; a shim that does not is no interpreter."""
    homes = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    kept = sorted(map(str, homes.glob(f"{version}.*/bin/python")), reverse=True)
    candidates = [shutil.which(f"python{version}"), *kept]
    question = "import ensurepip, sqlite3, sys, venv; print('%d.%d' % sys.version_info[:2])"
    for candidate in candidates:
        if not candidate:
            continue
        try:
            asked = subprocess.run([candidate, "-c", question], capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if asked.returncode == 0 and re.fullmatch(rf"{re.escape(version)}\s*", asked.stdout):
            return candidate
    return None
