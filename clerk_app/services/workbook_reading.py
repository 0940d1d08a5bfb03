"""A foreign workbook as plain sheets of cells: looked at before it is opened, opened in a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerk_app.sheetreader import LOCKED, MODULE, UNREADABLE
from clerk_app.trouble import KnownTrouble

_IS_FROZEN = bool(getattr(sys, "frozen", False))

Cell = str | int | float | date | None
"""What a cell of a workbook holds; an empty one is None."""


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


@dataclass(frozen=True)
class Row:
    """One row that holds anything. ``number`` as the clerk sees it, from 1; the first cell is column A."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell in a column (from 0), None beyond the last."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, empty rows left out."""

    name: str
    rows: tuple[Row, ...]
    is_from_1904: bool = False
    """Whether its workbook numbers the days from 1904."""


def read_workbook(path: Path, limits: WorkbookLimits) -> tuple[Sheet, ...]:
    """The sheets of an xlsx, xls, ods or et file. Raises KnownTrouble of kind "input"."""
    _look_at(path, limits)
    # -P: a module lying beside the ledger must not be taken for one of ours. A frozen program has no such flags.
    command = [sys.executable, *(() if _IS_FROZEN else ("-P",)), "-m", MODULE, str(path.resolve())]
    command += [str(limit) for limit in (limits.memory_bytes, limits.seconds, limits.rows, limits.columns)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=limits.seconds, check=False, stdin=subprocess.DEVNULL,
            env=_environment(), creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise KnownTrouble("workbook_too_slow", kind="input", file=path.name, seconds=limits.seconds) from None
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    if done.returncode == UNREADABLE:
        fault = json.loads(lines[-1]).get("fault", "") if lines else ""
        key = "workbook_locked" if fault == LOCKED else "workbook_unreadable"
        raise KnownTrouble(key, kind="input", file=path.name)
    if done.returncode != 0:
        raise KnownTrouble("workbook_breaks_reader", kind="input", file=path.name)
    return _sheets(lines, path, limits)


def _look_at(path: Path, limits: WorkbookLimits) -> None:
    """Refuse what is too large before anything is unpacked (a bomb of 0.5 MB unpacks to 174 MB)."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise KnownTrouble("workbook_too_large", kind="input", file=path.name, bytes=size, limit=limits.file_bytes)
    if size == 0:
        raise KnownTrouble("workbook_empty", kind="input", file=path.name)
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise KnownTrouble("workbook_unreadable", kind="input", file=path.name) from None
    unpacked = sum(member.file_size for member in members)
    packed_size = max(sum(member.compress_size for member in members), 1)
    swollen = any(member.file_size > limits.unpacked_ratio * max(member.compress_size, 1) for member in members)
    if (
        len(members) > limits.members
        or unpacked > limits.unpacked_bytes
        or unpacked > limits.unpacked_ratio * packed_size
        or (swollen and unpacked > limits.file_bytes)
    ):
        raise KnownTrouble("workbook_swells", kind="input", file=path.name)


def _environment() -> dict[str, str]:
    """The child finds the same program, and says nothing when it is broken off."""
    environment = {**os.environ, "RUST_BACKTRACE": "0", "PYTHONIOENCODING": "utf-8"}
    if not _IS_FROZEN:
        here = str(Path(__file__).resolve().parent.parent.parent)
        given = environment.get("PYTHONPATH", "").split(os.pathsep)
        environment["PYTHONPATH"] = os.pathsep.join((here, *(path for path in given if os.path.isabs(path))))
    return environment


def _sheets(lines: list[str], path: Path, limits: WorkbookLimits) -> tuple[Sheet, ...]:
    sheets: list[Sheet] = []
    rows: list[Row] = []
    name: str | None = None
    from_1904 = ended = False
    for line in lines:
        said = json.loads(line)
        if isinstance(said, dict):
            if name is not None:
                sheets.append(Sheet(name, tuple(rows), from_1904))
            rows = []
            name = str(said["sheet"]) if "sheet" in said else None
            from_1904, ended = bool(said.get("from_1904")), bool(said.get("end"))
            if said.get("too_large"):
                raise KnownTrouble(
                    "sheet_too_large", kind="input", file=path.name, sheet=name, rows=limits.rows,
                    columns=limits.columns,
                )
        else:
            rows.append(Row(int(said[0]), tuple(_cell(cell) for cell in said[1:])))
    if not ended:
        raise KnownTrouble("workbook_breaks_reader", kind="input", file=path.name)
    return tuple(sheets)


def _cell(plain: object) -> Cell:
    if isinstance(plain, Mapping):
        return date.fromisoformat(str(plain["d"]))
    if isinstance(plain, str | int | float):
        return plain
    return None
