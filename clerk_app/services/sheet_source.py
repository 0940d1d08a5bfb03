"""A foreign sheet as entries: figures that stand together, and the words that may be their label."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clerk_app import places
from clerk_app.services.foreign_file import WorkbookLimits, said_of
from clerk_app.services.sheet_page import Word, page_entries
from clerk_app.sheetreader import DOCUMENT
from clerk_app.trouble import KnownTrouble

_FIGURE = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_PAGE_NUMBER = re.compile(r"[-—–]\s*\d+\s*[-—–]")
_SIGNS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "，": ",", "﹢": "+"})
_TEXT_FILES = frozenset({".txt", ".text", ".tsv", ".md"})
_SENTENCE = "。"
_RULE = frozenset("|-: ")


@dataclass(frozen=True)
class Scale:
    """resources/sheet_reading.toml: limits of a file, and how like an official label a damaged one must be."""

    limits: WorkbookLimits
    likeness: Mapping[str, float]
    page: Mapping[str, float]
    words: Mapping[str, frozenset[str]]

    def is_figure(self, text: str) -> bool:
        """Whether a piece stands where a figure stands: a number, or what is printed for none."""
        plain = plain_figure(text)
        return plain in self.words["blanks"] or self.number(text) is not None

    def number(self, text: str) -> str | None:
        """The number a piece holds, its unit dropped; None where it holds none."""
        plain = plain_figure(text)
        found = _FIGURE.match(plain)
        if found is None or (plain[found.end() :] and plain[found.end() :] not in self.words["units"]):
            return None
        return found.group().replace(",", "")

    def unit(self, text: str) -> str:
        """The unit printed beside a number: 251000元."""
        plain = plain_figure(text)
        found = _FIGURE.match(plain)
        return plain[found.end() :] if found else ""


@cache
def scale() -> Scale:
    """The scale that is shipped."""
    plain = tomllib.loads((places.resources() / "sheet_reading.toml").read_text(encoding="utf-8"))
    return Scale(
        limits=WorkbookLimits(**plain["limits"]),
        likeness=MappingProxyType(plain["likeness"]),
        page=MappingProxyType(plain["page"]),
        words=MappingProxyType({name: frozenset(words) for name, words in plain["words"].items()}),
    )


def plain_figure(text: str) -> str:
    """A figure without what writers vary: width, spaces, signs that look alike."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(_SIGNS))


@dataclass(frozen=True)
class Place:
    """Where in the file: a sheet, table or page by name, and the row in it from 1 (0: a page as a whole)."""

    part: str
    row: int


@dataclass(frozen=True)
class Piece:
    """Some writing; ``at``: its column, or its middle on a page; None where the file does not tell."""

    text: str
    at: float | None = None
    wide: float = 0.0

    def is_over(self, other: Piece) -> bool:
        """Whether it stands in the same column as another."""
        if self.at is None or other.at is None:
            return False
        return abs(self.at - other.at) <= 0.5 * max(self.wide, other.wide)


@dataclass(frozen=True)
class Entry:
    """Figures in one line. ``labels``: what may be their label, each as pieces in reading order, the likeliest first;
    ``heads``: what stood between the entry before and this one; ``beside``: the words next to the figures."""

    place: Place
    labels: tuple[tuple[Piece, ...], ...]
    figures: tuple[Piece, ...]
    heads: tuple[Piece, ...] = ()
    beside: Piece | None = None
    is_cut: bool = False
    """Whether the first pieces of a label were left out already where they may be another's (a page)."""


@dataclass(frozen=True)
class Source:
    """A file taken apart. ``text``: its paragraphs; ``title``: what its properties say."""

    entries: tuple[Entry, ...]
    text: str
    title: str = ""


def read_source(path: Path) -> Source:
    """An xlsx, xls, ods, et, docx, PDF or text file. Raises KnownTrouble of kind "input"."""
    if not path.is_file():
        raise KnownTrouble("sheet_file_missing", kind="input", file=path)
    if path.suffix.lower() in _TEXT_FILES:
        return _text_source(path)
    gatherer = _Gatherer()
    pages: list[tuple[str, list[Word]]] = []
    part, title, ended, is_word, loose = "", "", False, False, []
    for line in said_of(path, scale().limits, kind=DOCUMENT):
        said = json.loads(line)
        if isinstance(said, Mapping):
            if said.get("too_large"):
                raise KnownTrouble("document_too_long", kind="input", file=path.name, rows=scale().limits.rows)
            ended = bool(said.get("end"))
            title = str(said.get("title", title))
            if "text" in said:
                loose += gatherer.paragraph(str(said["text"]))
            elif "page" in said:
                pages.append((str(said["page"]), []))
            elif "sheet" in said or "table" in said:
                part, is_word = str(said.get("sheet", said.get("table"))), "table" in said
                gatherer.part = f"table:{part}" if is_word else f"sheet:{part}"
        elif pages:
            left, right, base, high, text = said
            pages[-1][1].append(Word(left, right, base, high, text))
        else:
            cells = said[1:] if is_word else enumerate(said[1:])
            gatherer.row(int(said[0]), [Piece(_shown(cell), float(at)) for at, cell in cells if _shown(cell)])
    if not ended:
        raise KnownTrouble("document_breaks_reader", kind="input", file=path.name)
    return _of_pages(pages, path) if pages else Source(tuple(gatherer.entries), "\n".join(gatherer.text), title)


def _shown(cell: object) -> str:
    """A cell as its sheet shows it; a whole number that a spreadsheet keeps as 24.0 is 24."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell.get("d", "")) if isinstance(cell, Mapping) else str(cell).strip()


def _of_pages(pages: Sequence[tuple[str, list[Word]]], path: Path) -> Source:
    if not any(words for _, words in pages):
        raise KnownTrouble("document_without_text", kind="input", file=path.name)
    entries: list[Entry] = []
    lines: list[str] = []
    heads: tuple[Piece, ...] = ()
    for number, words in pages:
        on_page = page_entries(words, scale().page, scale().is_figure)
        for number_on_page, found in enumerate(on_page.rows, start=1):
            entries.append(
                Entry(
                    Place(f"page:{number}", number_on_page),
                    tuple(tuple(_piece(one) for one in label) for label in found.labels),
                    tuple(_piece(one) for one in found.figures),
                    heads + tuple(_piece(one) for one in found.above),
                    _piece(found.beside) if found.beside else None,
                    is_cut=True,
                )
            )
            heads = ()
        heads += tuple(_piece(one) for one in on_page.below)
        lines += on_page.text
    return Source(tuple(entries), "\n".join(lines))


def _piece(word: Word) -> Piece:
    return Piece(word.text, word.middle, word.right - word.left)


def _text_source(path: Path) -> Source:
    """Page text as pasted: cells between tabs, or each on a line of its own."""
    limits = scale().limits
    size = path.stat().st_size
    if size == 0:
        raise KnownTrouble("document_empty", kind="input", file=path.name)
    if size > limits.file_bytes:
        raise KnownTrouble("document_too_large", kind="input", file=path.name, bytes=size, limit=limits.file_bytes)
    raw = path.read_bytes()
    for coding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(coding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise KnownTrouble("document_unreadable", kind="input", file=path.name)
    if "\0" in text:
        raise KnownTrouble("document_unreadable", kind="input", file=path.name)
    return pasted(text)


def pasted(text: str) -> Source:
    """Text from the clipboard or a text file, taken apart."""
    gatherer = _Gatherer()
    for number, line in enumerate(text.splitlines(), start=1):
        gatherer.line(number, line)
    gatherer.flush()
    return Source(tuple(gatherer.entries), "\n".join(gatherer.text))


class _Gatherer:
    """Puts pieces together into entries as they come."""

    def __init__(self) -> None:
        self.part = ""
        self.entries: list[Entry] = []
        self.text: list[str] = []
        self._heads: list[Piece] = []
        self._figures: list[Piece] = []
        self._row = 0

    def row(self, number: int, pieces: Sequence[Piece]) -> None:
        """A row of cells: figures with the words to their left, or words alone."""
        self.flush()
        known = scale()
        if pieces and all(known.is_figure(one.text) for one in pieces):
            first: int | None = 0
        else:  # a number before the label is no figure of the row
            first = next((at for at, one in enumerate(pieces) if known.is_figure(one.text) and at), None)
        if first is None:
            self._heads += pieces
            self.text.append("".join(one.text for one in pieces))
            return
        label = tuple(one for one in pieces[:first] if not known.is_figure(one.text))
        figures = tuple(one for one in pieces[first:] if known.is_figure(one.text))
        units = known.words["units"]
        late = tuple(one for one in pieces[first:] if not known.is_figure(one.text) and one.text not in units)
        labels = (label,) if label else tuple(self._pending())
        words = [one for one in label if one.text not in units]
        beside = words[-1] if words else None
        self.entries.append(Entry(Place(self.part, number), labels, figures, (*self._heads, *late), beside))
        self._heads = []

    def paragraph(self, text: str) -> list[Piece]:
        """A paragraph between tables: read as text, and as the heading of what follows."""
        self.flush()
        self.text.append(text)
        if _SENTENCE not in text:
            self._heads += [Piece(word) for word in text.split()]
        return []

    def line(self, number: int, line: str) -> None:
        """A line of plain text."""
        ruled = line.strip()
        if ruled.startswith("|"):  # a table drawn with bars
            if set(ruled) <= _RULE:
                return
            line = ruled.strip("|").replace("|", "\t")
        cells = [cell.strip() for cell in line.split("\t")]
        filled = [Piece(cell, float(at)) for at, cell in enumerate(cells) if cell]
        if len(filled) > 1:
            self.row(number, filled)
            return
        bare = line.strip()
        if not bare or _PAGE_NUMBER.fullmatch(bare):
            return
        words = bare.split()
        last = len(words)
        while last and scale().is_figure(words[last - 1]):
            last -= 1
        if last == len(words) or _SENTENCE in bare:
            self.flush()
            self._heads += [Piece(word) for word in words] if _SENTENCE not in bare else []
            self.text.append(bare)
            return
        if last:
            self.flush()
            self._heads += [Piece(word) for word in words[:last]]
        self._row = self._row or number
        self._figures += [Piece(word) for word in words[last:]]

    def flush(self) -> None:
        """End a run of figures that stood on lines of their own."""
        if self._figures:
            labels = tuple(self._pending())
            self.entries.append(Entry(Place(self.part, self._row), labels, tuple(self._figures), tuple(self._heads)))
            self._heads = []
        self._figures, self._row = [], 0

    def _pending(self) -> Iterator[tuple[Piece, ...]]:
        """The last words before the figures, of any length."""
        kept = [one for one in self._heads if one.text not in scale().words["units"]]
        most = int(scale().likeness["pieces_most"])
        if kept:
            yield tuple(kept[-most:])
