"""The demonstration: a made-up office's ledger, what is due, a letter, a year table with its findings, the window.

Every step is a command a clerk could type; each is one line here, with its time. Standard library only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from environment import TOP, CannotGoOn, say

_MARK = ".made-by-clerk-desk-demo"


def fresh_folder(folder: Path) -> Path:
    """An empty folder for the demonstration; what an earlier one left is replaced, anyone else's folder is not."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise CannotGoOn(
                f"文件夹 {folder} 里有别的东西，不是演示留下的，不动它。请移走或用 --out 另选。\n"
                f"The folder {folder} holds things no demonstration made; it is left alone. Move it or choose --out."
            )
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    return folder


def show(python: Path, folder: Path, *, window: bool) -> int:
    """Play the whole demonstration, at the end with the window where there is a display; 0 when all went well."""
    office = tomllib.loads((TOP / "resources" / "demo" / "office.toml").read_text(encoding="utf-8"))
    showcase = office["showcase"]
    fresh_folder(folder)
    store = folder / "store"
    today = str(showcase["today"])
    app = [str(python), "-m", "clerk_app"]
    on_store = [*app, "--store", str(store), "--today", today]
    year = str(showcase["year"])
    say(f"演示 · demonstration → {folder}   （演示日 today: {today}）")
    went_well = True
    if not _step("建立演示台账 · a ledger of a made-up office", [*app, "demo", str(store)], folder):
        return 1
    steps = (
        ("列出待办 · what is due", [*on_store, "due"], folder / "due.txt", 0),
        (
            f"生成 {showcase['number']} 的答复书 · a letter of answer",
            [*on_store, "letter", str(showcase["number"]), "answer", "--out", str(folder / "letter.pdf")], None, 0,
        ),
        (
            f"生成 {year} 年统计表 · the year table",
            [*on_store, "year-sheet", year, "--out", str(folder / f"year-{year}.xlsx")], folder / "findings.txt", 1,
        ),
        (
            "年表的提示 · its findings",
            [*on_store, "year-sheet", year, "--json"], folder / "findings.json", 1,
        ),
        (
            "窗口的图 · a picture of the window",
            [*on_store, "open", "--picture", str(folder / "window.png")], None, 0,
        ),
    )  # fmt: skip
    for words, command, kept, worst in steps:
        went_well &= _step(words, command, folder, kept=kept, worst=worst)
    say("")
    for made in sorted(path for path in folder.iterdir() if path.name != _MARK):
        size = "" if made.is_dir() else f"{made.stat().st_size / 1024:9.0f} KB"
        say(f"  {made.name:20} {size}")
    again = f"python3 packaging/bootstrap.py run --store {_short(store)} --today {today}"
    if window:
        say("\n窗口已打开，关闭它即结束演示。 The window is open; close it to end the demonstration.")
        went_well &= subprocess.run([*on_store, "open"], check=False).returncode == 0
    else:
        say(f"\n此处没有图形界面，窗口另存为图。在桌面上打开：{again}")
        say(f"No display here, so the window was drawn into a picture. On a desktop: {again}")
    return 0 if went_well else 1


def _step(words: str, command: Sequence[str], folder: Path, *, kept: Path | None = None, worst: int = 0) -> bool:
    """One command, one line. ``worst``: the highest exit code that is no failure (1 = done, with findings)."""
    started = time.monotonic()
    settings = {**os.environ}
    if "--picture" in command:
        settings["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        list(command), cwd=TOP, env=settings, capture_output=True, text=True, encoding="utf-8", errors="replace",
        check=False,
    )  # fmt: skip
    good = 0 <= done.returncode <= worst
    say(f"{'  ok ' if good else 'FAIL '} {time.monotonic() - started:5.1f} s  {words}{_gist(done.stdout, kept)}")
    if kept is not None:
        kept.write_text(done.stdout, encoding="utf-8")
    if not good:
        for line in (done.stdout + done.stderr).strip().splitlines()[-12:]:
            say(f"      | {line}")
    return good


def _gist(output: str, kept: Path | None) -> str:
    """What a step says of itself: its only line, or the number of lines it left in its file."""
    lines = output.strip().splitlines()
    if kept is not None and kept.suffix == ".json":
        try:
            found = json.loads(output)
        except ValueError:
            return ""
        findings = found.get("findings", []) if isinstance(found, dict) else []
        return f": {len(findings)} → {kept.name}"
    if len(lines) == 1:
        return f": {lines[0]}"
    return f" → {kept.name} ({len(lines)})" if kept is not None and lines else ""


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


if __name__ == "__main__":
    sys.exit("python3 packaging/bootstrap.py demo")
