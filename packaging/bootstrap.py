#!/usr/bin/env python3
"""The project's commands, for a desk that has nothing but Python 3.11 or newer; standard library only.

    python3 packaging/bootstrap.py demo     a demonstration office: ledger, list of what is due, a letter, a year table
    python3 packaging/bootstrap.py run      the window on your own ledger
    python3 packaging/bootstrap.py test     every gate: lint, types, translations, tests, the wheel, other Pythons
    python3 packaging/bootstrap.py doctor   does it work here
    python3 packaging/bootstrap.py bench    how fast dates are reckoned, years counted, letters set, beside other ways

Each makes ready what is missing: system libraries (as root on Debian and its kin), a Python environment in .venv.
Old Pythons must still be able to read this file as far as the next sentence, so its syntax is plain.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "需要 Python 3.11 或更新版本，此处是 %d.%d。请安装后用 python3.11（或更新）运行本命令。\n"
        "Python 3.11 or newer is needed, this is %d.%d. Please run this command with python3.11 or newer."
        % (sys.version_info[:2] * 2)
    )

import argparse
import os
import subprocess
from pathlib import Path

import demonstration
import gates
from environment import TOP, CannotGoOn, copy_if_unwritable, has_display, ready_environment, ready_system, say


def demo(options: argparse.Namespace) -> int:
    window = has_display()
    ready_system(window=window)
    return demonstration.show(ready_environment(), (options.out or TOP / "demo-output").resolve(), window=window)


def run(options: argparse.Namespace) -> int:
    if not has_display():
        raise CannotGoOn(
            "此处没有图形界面（DISPLAY、WAYLAND_DISPLAY 均未设置），不能打开窗口；请在桌面上运行。\n"
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); please run it on a desktop."
        )
    ready_system(window=True)
    place = ["--store", str(options.store.resolve())] if options.store else []
    place += ["--today", options.today] if options.today else []
    return subprocess.run([str(ready_environment()), "-m", "clerk_app", *place, "open"], check=False).returncode


def test(options: argparse.Namespace) -> int:
    ready_system(window=False)
    return gates.pass_through(ready_environment("test"), only=options.only)


def doctor(options: argparse.Namespace) -> int:
    ready_system(window=False)
    return subprocess.run([str(ready_environment()), "-m", "clerk_app", "doctor"], cwd=TOP, check=False).returncode


def bench(options: argparse.Namespace) -> int:
    ready_system(window=False)
    python, ended = str(ready_environment("bench")), 0
    for name in ("fold", "year", "gather", "letters", "desk"):
        print(f"\n--- {name}\n", flush=True)
        script = TOP / "tests" / "bench" / f"{name}.py"
        ended = max(ended, subprocess.run([python, str(script)], cwd=TOP, check=False).returncode)
    return ended


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    command = commands.add_parser("demo", help="演示 · a demonstration office in demo-output/")
    command.add_argument("--out", type=Path, help="another folder than demo-output/")
    command.set_defaults(deed=demo)
    command = commands.add_parser("run", help="打开窗口 · the window on your own ledger")
    command.add_argument("--store", type=Path, help="another ledger than your own")
    command.add_argument("--today", metavar="D", help="the day to take for today, as 2026-10-13")
    command.set_defaults(deed=run)
    command = commands.add_parser("test", help="全部检查 · every gate")
    command.add_argument("--only", action="append", choices=gates.NAMES, help="this gate alone; may be repeated")
    command.set_defaults(deed=test)
    command = commands.add_parser("doctor", help="自检 · does it work here")
    command.set_defaults(deed=doctor)
    command = commands.add_parser("bench", help="测速 · how fast dates are reckoned, years counted, letters set")
    command.set_defaults(deed=bench)
    options = parser.parse_args()
    os.environ["PYTHONUTF8"] = "1"
    try:
        copied = copy_if_unwritable()
        if copied:
            again = [sys.executable, str(copied / "packaging" / "bootstrap.py"), *sys.argv[1:]]
            return subprocess.run(again, check=False).returncode
        return int(options.deed(options))
    except CannotGoOn as trouble:
        say(f"\n{trouble}")
        return 3
    except KeyboardInterrupt:
        say("\n已中断。 Interrupted.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
