"""A font file an office chose: may it be used for letters, and which characters does it have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import error as StructError
from struct import unpack_from

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from clerk_app import places
from clerk_app.trouble import KnownTrouble

LARGEST = 120 * 1024 * 1024
RESTRICTED, NO_SUBSETS_OR_BITMAPS_ONLY = 0x0002, 0x0300
"""fsType of the table OS/2 (OpenType 1.9): what its maker forbids."""
CHINESE, WINDOWS = 0x0804, 3
FAMILY, POSTSCRIPT = 1, 6
GENERAL = "general_characters.txt"
SHOWN = 6


@dataclass(frozen=True)
class Coverage:
    """How much of a list of characters a font has."""

    of: int
    missing: str
    """The characters it lacks, in the list's order."""

    @property
    def has(self) -> int:
        """How many it has."""
        return self.of - len(self.missing)


@dataclass(frozen=True)
class FontReport:
    """What is said of a font before it is used."""

    name: str
    """Its family as it names itself, in Chinese where it does."""
    version: str
    gb2312: Coverage
    general: Coverage
    """Of 通用规范汉字表 (国发〔2013〕23号)."""


def check_font(path: Path) -> FontReport:
    """Look at a font file. Raises KnownTrouble of kind "input": unreadable, no TrueType outlines, variable, its maker
    forbids embedding, or hardly a Chinese character in it."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise _refused("font_unreadable", path) from error
    if size > LARGEST:
        raise _refused("font_too_large", path, limit=LARGEST // 1024 // 1024)
    try:
        tables = _tables(data)
        if data[:4] == b"OTTO" or b"CFF " in tables or b"CFF2" in tables:
            raise _refused("font_of_other_outlines", path)
        if b"fvar" in tables:
            raise _refused("font_variable", path)
        allowed = unpack_from(">H", data, tables[b"OS/2"] + 8)[0] if b"OS/2" in tables else 0
        if allowed == RESTRICTED or allowed & NO_SUBSETS_OR_BITMAPS_ONLY:
            raise _refused("font_not_to_embed", path)
        known = TTFontFile(str(path), charInfo=1).charToGlyph
        whole, part = unpack_from(">HH", data, tables[b"head"] + 4)
        name = _names(data, tables[b"name"]).get(FAMILY, "")
    except (TTFError, AssertionError, StructError, KeyError, IndexError, ValueError, OverflowError) as error:
        raise _refused("font_unreadable", path) from error
    report = FontReport(
        name or path.stem, f"{whole + part / 0x10000:.3f}", _covered(gb2312(), known), _covered(general(), known)
    )
    if report.gb2312.has * 2 < report.gb2312.of:
        raise _refused("font_not_chinese", path, has=report.gb2312.has, of=report.gb2312.of)
    return report


def postscript_name(path: Path) -> str:
    """The name a font calls itself by in a PDF, empty where it cannot be read."""
    try:
        data = path.read_bytes()
        return _names(data, _tables(data)[b"name"]).get(POSTSCRIPT, "").replace(" ", "-")
    except (OSError, StructError, KeyError, ValueError):
        return ""


@cache
def gb2312() -> tuple[str, ...]:
    """The 6,763 characters of GB 2312-80, in its order."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return tuple(char for char in (code.decode("gb2312", "ignore") for code in codes) if char)


@cache
def general() -> tuple[str, ...]:
    """The 8,105 characters of 通用规范汉字表, in its order."""
    lines = (places.resources() / GENERAL).read_text(encoding="utf-8").splitlines()
    return tuple("".join(line for line in lines if not line.startswith("#")))


def _covered(wanted: tuple[str, ...], known: Iterable[int]) -> Coverage:
    has = frozenset(known)
    return Coverage(len(wanted), "".join(char for char in wanted if ord(char) not in has))


def _tables(data: bytes) -> dict[bytes, int]:
    """Where each table of the file's first font begins."""
    start = unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    if data[start : start + 4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        raise ValueError("no font")
    count = unpack_from(">H", data, start + 4)[0]
    rows = (start + 12 + 16 * row for row in range(count))
    return {data[row : row + 4]: unpack_from(">I", data, row + 8)[0] for row in rows}


def _names(data: bytes, at: int) -> dict[int, str]:
    """The names of the table ``name`` that Windows reads, the Chinese ones first."""
    _, count, texts = unpack_from(">HHH", data, at)
    found: dict[int, str] = {}
    for row in range(count):
        platform, _, language, number, length, offset = unpack_from(">6H", data, at + 6 + 12 * row)
        if platform == WINDOWS and (number not in found or language == CHINESE):
            start = at + texts + offset
            found[number] = data[start : start + length].decode("utf-16-be", "replace").strip()
    return found


def _refused(key: str, path: Path, **facts: object) -> KnownTrouble:
    return KnownTrouble(key, kind="input", file=path.name, **facts)


def shown(missing: str) -> str:
    """A few of the characters a font lacks."""
    return "、".join(missing[:SHOWN])
