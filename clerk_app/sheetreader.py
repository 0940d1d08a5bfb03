"""A foreign workbook, Word file or PDF read in a process of its own: lines of JSON out, nothing of ours at risk.

WORKAROUND: calamine asks for the whole rectangle of a sheet at once, and Rust aborts the process when the memory is
refused: one cell at XFD1048576 in a file of 5 KB is enough (measured with python-calamine 0.9.1; drop the child process
when calamine keeps sparse sheets). So this module imports nothing of the program and is started as
``python -m clerk_app.sheetreader``; a frozen program starts itself with the same words (``asked``). Word files and
PDFs come from strangers too and go the same way, when the last argument asks for documents.

Lines said: {"sheet": name} then [row, cell, ...]; {"text": paragraph}; {"table": number} then
[row, [column, text], ...]; {"page": number} then [left, right, height, size, text] for each piece of writing;
{"title": text}; {"end": true} last.
"""

from __future__ import annotations

import html
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
DOCUMENT = "document"
"""Asked for as the last argument: a Word file or a PDF is read as well as a workbook."""
_WORD, _PDF = "word/document.xml", b"%PDF-"
_NARROW = 0.6
"""The width of a digit as a share of the height: 0.5 to 0.64 in the usual fonts."""
_PDF_WITHIN = 1024
"""Bytes within which a PDF says what it is."""
_TITLE = re.compile(rb"<dc:title[^>]*>([^<]*)</dc:title>")
_FROM_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")


class _Locked(Exception):
    """A PDF that opens with a password only."""


def asked(arguments: Sequence[str]) -> Sequence[str] | None:
    """The arguments for ``main`` where a command line (without the program) calls this module, else None.

    A frozen program has no ``-m`` of its own and looks here first.
    """
    return arguments[2:] if tuple(arguments[:2]) == ("-m", MODULE) else None


def main(arguments: Sequence[str]) -> int:
    """Read the file named first; then the limits: bytes of memory, seconds of work, rows and columns of a sheet."""
    path, memory, seconds, rows, columns, *wanted = arguments
    _confine(int(memory), int(seconds))
    # The descriptor, not sys.stdout: a windowed program on Windows has none.
    with open(1, "w", encoding="utf-8", newline="\n", closefd=False) as out:
        try:
            if DOCUMENT in wanted:
                _read_document(path, int(rows), int(columns), out)
            else:
                _read(path, int(rows), int(columns), out)
        except Exception as fault:  # the libraries raise many kinds; the parent gives the clerk one sentence
            locked = isinstance(fault, _Locked) or _is_encrypted(path)
            print(json.dumps({"fault": LOCKED if locked else type(fault).__name__}), file=out)
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


def _read_document(path: str, rows: int, columns: int, out: TextIO) -> None:
    """By content, not by name: a Word file, a PDF, else a workbook."""
    with open(path, "rb") as file:
        is_pdf = _PDF in file.read(_PDF_WITHIN)
    if is_pdf:
        _read_pdf(path, rows, out)
    elif zipfile.is_zipfile(path) and _WORD in zipfile.ZipFile(path).namelist():
        _read_word(path, rows, columns, out)
    else:
        title = _TITLE.search(_member(path, "docProps/core.xml"))
        _tell({"title": html.unescape(title.group(1).decode("utf-8", "replace")) if title else ""}, out)
        _read(path, rows, columns, out)


def _tell(said: object, out: TextIO) -> None:
    print(json.dumps(said, ensure_ascii=False), file=out)


def _read_word(path: str, rows: int, columns: int, out: TextIO) -> None:
    from docx import Document

    document = Document(path)
    _tell({"title": document.core_properties.title or ""}, out)
    tables = 0
    for block in _blocks(document.element.body):
        if _tag(block) == "p":
            marks = list(_marks(block, 0))
            _tell({"text": _written(block)} | ({"marks": marks} if marks else {}), out)
            continue
        tables += 1
        lines = list(_descend(block, "tr"))
        if len(lines) > rows:
            _tell({"table": tables, "too_large": True}, out)
            continue
        _tell({"table": tables}, out)
        for number, line in enumerate(lines, start=1):
            cells = list(_word_cells(line))
            if len(cells) > columns:
                _tell({"table": tables, "too_large": True}, out)
                break
            _tell([number, *(cell for cell in cells if cell[1])], out)
    _tell({"end": True}, out)


def _tag(node: object) -> str:
    return str(getattr(node, "tag", "")).rpartition("}")[2]


def _blocks(body: object) -> Iterator[object]:
    """Paragraphs and tables in their order, those inside a content control too."""
    for node in body:  # type: ignore[attr-defined]
        if _tag(node) in ("p", "tbl"):
            yield node
        elif _tag(node) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _blocks(node)


def _descend(node: object, wanted: str) -> Iterator[object]:
    """The rows of a table, or the cells of a row: not those of a table inside."""
    for inner in node:  # type: ignore[attr-defined]
        if _tag(inner) == wanted:
            yield inner
        elif _tag(inner) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _descend(inner, wanted)


def _written(node: object) -> str:
    """The text of a paragraph or cell as it is read: deletions and second copies of a drawing left out."""
    return "".join(_words(inner) for inner in node)  # type: ignore[attr-defined]


def _words(inner: object) -> str:
    tag = _tag(inner)
    if tag == "t":
        return getattr(inner, "text", "") or ""
    if tag in ("tab", "ptab"):
        return "\t"
    if tag in ("br", "cr"):
        return "\n"
    if tag in ("Fallback", "del", "moveFrom", "pPr", "rPr", "tcPr", "tblPr", "instrText"):
        return ""
    return _written(inner) + ("\n" if tag == "p" else "")


def _marks(node: object, at: int) -> Iterator[tuple[int, int, str]]:
    """Where the text of tagged content controls stands in what ``_written`` says of a paragraph."""
    for inner in node:  # type: ignore[attr-defined]
        words = _words(inner)
        if words and _tag(inner) == "sdt":
            yield from ((at, at + len(words), name) for name in _values(inner, "sdtPr", "tag") if name)
        if words and _tag(inner) not in ("t", "tab", "ptab", "br", "cr"):
            yield from _marks(inner, at)
        at += len(words)


def _word_cells(line: object) -> Iterator[tuple[int, str]]:
    """(column of the grid, text) of each cell; a cell that only continues the one above says nothing."""
    at = sum(int(value) for value in _values(line, "trPr", "gridBefore"))
    for cell in _descend(line, "tc"):
        span = next((int(value) for value in _values(cell, "tcPr", "gridSpan")), 1)
        merged = [value for value in _values(cell, "tcPr", "vMerge")]
        continues = bool(merged) and merged[0] != "restart"
        yield at, "" if continues else _written(cell).strip()
        at += max(1, span)


def _values(node: object, part: str, name: str) -> Iterator[str]:
    """What the properties of a row or cell say under one name; empty where it is named without a value."""
    for inner in node:  # type: ignore[attr-defined]
        if _tag(inner) == part:
            for said in inner:
                if _tag(said) == name:
                    yield next((value for key, value in said.attrib.items() if key.endswith("}val")), "")


def _read_pdf(path: str, pages: int, out: TextIO) -> None:
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted:
        try:
            is_open = bool(reader.decrypt(""))
        except Exception:  # a cipher that is not at hand is as good as a password
            is_open = False
        if not is_open:
            raise _Locked
    for number, page in enumerate(reader.pages, start=1):
        if number > pages:
            _tell({"page": number, "too_large": True}, out)
            break
        _tell({"page": number}, out)
        _read_page(page, out)
    _tell({"end": True}, out)


def _read_page(page: object, out: TextIO) -> None:
    """Every piece of writing with its place, in points from the lower left corner."""

    def written(text: str, place: Sequence[float], line: Sequence[float], _font: object, size: float) -> None:
        if not text.strip():
            return
        high = abs(size * (line[3] or line[0] or 1) * (place[3] or 1)) or 1.0
        left = line[4] * place[0] + line[5] * place[2] + place[4]
        base = line[4] * place[1] + line[5] * place[3] + place[5]
        for below, row in enumerate(text.rstrip("\n").split("\n")):
            shown = row.strip()
            if shown:
                wide = high * sum(1 if ord(sign) > 0x2E7F or sign in "“”‘’—…" else _NARROW for sign in shown)
                said = [round(left, 1), round(left + wide, 1), round(base - below * high, 1), round(high, 1), shown]
                _tell(said, out)

    page.extract_text(visitor_text=written)  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
