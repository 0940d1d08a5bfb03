"""A foreign file looked at before it is opened, then opened in a child process with limits: what the child says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from clerk_app.sheetreader import DOCUMENT, LOCKED, MODULE, UNREADABLE
from clerk_app.trouble import KnownTrouble

_IS_FROZEN = bool(getattr(sys, "frozen", False))
WORKBOOK = "workbook"


@dataclass(frozen=True)
class WorkbookLimits:
    """What a workbook may ask of this machine (resources/ledger_words.toml, limits)."""

    file_bytes: int
    unpacked_bytes: int
    unpacked_ratio: int
    members: int
    memory_bytes: int
    seconds: int
    rows: int
    columns: int
    number_digits: int


def said_of(path: Path, limits: WorkbookLimits, *, kind: str = WORKBOOK) -> list[str]:
    """What the child says of a file, line by line. ``kind`` "document": Word files and PDFs are read too; it also
    begins the names of the sentences. Raises KnownTrouble of kind "input"."""
    _look_at(path, limits, kind)
    command = [*child_command(MODULE), str(path.resolve())]
    command += [str(limit) for limit in (limits.memory_bytes, limits.seconds, limits.rows, limits.columns)]
    command += [DOCUMENT] if kind == DOCUMENT else []
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=limits.seconds, check=False, stdin=subprocess.DEVNULL,
            env=child_environment(), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise KnownTrouble(f"{kind}_too_slow", kind="input", file=path.name, seconds=limits.seconds) from None
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    if done.returncode == UNREADABLE:
        fault = json.loads(lines[-1]).get("fault", "") if lines else ""
        key = f"{kind}_locked" if fault == LOCKED else f"{kind}_unreadable"
        raise KnownTrouble(key, kind="input", file=path.name)
    if done.returncode != 0:
        raise KnownTrouble(f"{kind}_breaks_reader", kind="input", file=path.name)
    return lines


def _look_at(path: Path, limits: WorkbookLimits, kind: str) -> None:
    """Refuse what is too large before anything is unpacked (a bomb of 0.5 MB unpacks to 174 MB)."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise KnownTrouble(f"{kind}_too_large", kind="input", file=path.name, bytes=size, limit=limits.file_bytes)
    if size == 0:
        raise KnownTrouble(f"{kind}_empty", kind="input", file=path.name)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise KnownTrouble(f"{kind}_unreadable", kind="input", file=path.name) from None
    unpacked = sum(member.file_size for member in members)
    packed_size = max(sum(member.compress_size for member in members), 1)
    swollen = any(member.file_size > limits.unpacked_ratio * max(member.compress_size, 1) for member in members)
    if (
        len(members) > limits.members
        or unpacked > limits.unpacked_bytes
        or unpacked > limits.unpacked_ratio * packed_size
        or (swollen and unpacked > limits.file_bytes)
    ):
        raise KnownTrouble(f"{kind}_swells", kind="input", file=path.name)


def child_command(module: str) -> tuple[str, ...]:
    """How a module of ours is started as a process of its own."""
    # -P: a module lying beside the file must not be taken for one of ours. A frozen program has no such flags.
    return (sys.executable, *(() if _IS_FROZEN else ("-P",)), "-m", module)


def child_environment() -> dict[str, str]:
    """The child finds the same program, and says nothing when it is broken off."""
    environment = {**os.environ, "RUST_BACKTRACE": "0", "PYTHONIOENCODING": "utf-8"}
    if not _IS_FROZEN:
        here = str(Path(__file__).resolve().parent.parent.parent)
        given = environment.get("PYTHONPATH", "").split(os.pathsep)
        environment["PYTHONPATH"] = os.pathsep.join((here, *(path for path in given if os.path.isabs(path))))
    return environment
