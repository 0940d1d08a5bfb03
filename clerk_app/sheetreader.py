"""A foreign workbook read in a process of its own: sheets out as lines of JSON, nothing of ours at risk.

WORKAROUND: calamine asks for the whole rectangle of a sheet at once, and Rust aborts the process when the memory is
refused: one cell at XFD1048576 in a file of 5 KB is enough (measured with python-calamine 0.9.1; drop the child process
when calamine keeps sparse sheets). So this module imports nothing of the program and is started as
``python -m clerk_app.sheetreader``; a frozen program starts itself with the same words (``asked``).
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TextIO

MODULE = "clerk_app.sheetreader"
UNREADABLE = 10
"""Exit code: this is no workbook we can read; the last line says which kind of fault."""
LOCKED = "PasswordError"
"""The fault of a workbook with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream an xlsx becomes when it is given a password."""
_FROM_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")


def asked(arguments: Sequence[str]) -> Sequence[str] | None:
    """The arguments for ``main`` where a command line (without the program) calls this module, else None.

    A frozen program has no ``-m`` of its own and looks here first.
    """
    return arguments[2:] if tuple(arguments[:2]) == ("-m", MODULE) else None


def main(arguments: Sequence[str]) -> int:
    """Read the workbook named first; then the limits: bytes of memory, seconds of work, rows and columns of a sheet."""
    path, memory, seconds, rows, columns = arguments
    _confine(int(memory), int(seconds))
    # The descriptor, not sys.stdout: a windowed program on Windows has none.
    with open(1, "w", encoding="utf-8", newline="\n", closefd=False) as out:
        try:
            _read(path, int(rows), int(columns), out)
        except Exception as fault:  # calamine raises many kinds; the parent gives the clerk one sentence
            print(json.dumps({"fault": LOCKED if _is_encrypted(path) else type(fault).__name__}), file=out)
            return UNREADABLE
    return 0


def _is_encrypted(path: str) -> bool:
    """Whether this is an xlsx or ods under a password: read by its content, calamine does not know what it is."""
    if b"encryption-data" in _member(path, "META-INF/manifest.xml"):
        return True
    try:
        with open(path, "rb") as file:
            return _ENCRYPTED in file.read()
    except (OSError, MemoryError):
        return False


def _counts_from_1904(path: str) -> bool:
    """Whether the workbook numbers its days from 1904 (old Macintosh); calamine minds it for real days alone."""
    return _FROM_1904.search(_member(path, "xl/workbook.xml")) is not None


def _member(path: str, name: str) -> bytes:
    """One file inside a packed workbook, empty where there is none that can be read."""
    try:
        with zipfile.ZipFile(path) as packed:
            return packed.read(name)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, MemoryError):
        return b""


def _confine(memory: int, seconds: int) -> None:
    """Take away what a workbook does not need, where the system can (Windows: the parent's clock alone)."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def _read(path: str, rows: int, columns: int, out: TextIO) -> None:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    from_1904 = _counts_from_1904(path)
    with open(path, "rb") as file:  # by content: .et is no ending that calamine knows
        workbook = CalamineWorkbook.from_filelike(file)
        for about in workbook.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            too_wide = sheet.end is not None and sheet.end[1] >= columns
            too_long = sheet.end is not None and sheet.end[0] >= rows
            said = {"sheet": about.name, "too_large": too_wide or too_long, "from_1904": from_1904}
            print(json.dumps(said), file=out)
            if too_wide or too_long:
                continue
            for row, cells in _rows(sheet):
                print(json.dumps([row, *cells]), file=out)
    print(json.dumps({"end": True}), file=out)


def _rows(sheet: object) -> Iterator[tuple[int, list[object]]]:
    """Rows that hold anything, numbered from 1 as the clerk sees them, the first cell being column A."""
    start = getattr(sheet, "start", None)
    if start is None:
        return
    margin: list[object] = [None] * start[1]
    for number, cells in enumerate(sheet.iter_rows(), start=1):  # type: ignore[attr-defined]
        plain = [_plain(cell) for cell in cells]
        while plain and plain[-1] is None:
            plain.pop()
        if plain:
            yield number, margin + plain


def _plain(cell: object) -> object:
    """A cell as JSON: null, a text, a number, or a day as {"d": iso}; times of day are dropped from days."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, str | int | float):
        return cell
    if isinstance(cell, time):
        return cell.isoformat()
    return str(cell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
