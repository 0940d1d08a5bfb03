"""Rows as Excel, WPS and browsers put them on the clipboard: lines parted by tabs, or the table of an HTML page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Any

from clerk_app import places

Grid = tuple[tuple[str, ...], ...]
"""Rows of cells, all of one width; rows that hold nothing are left out."""

_QUOTE, _TAB = '"', "\t"
_DOUBLED = _QUOTE + _QUOTE


@cache
def declared() -> Mapping[str, Any]:
    """How pasted rows are read (resources/ledger_paste.toml)."""
    return tomllib.loads((places.resources() / "ledger_paste.toml").read_text(encoding="utf-8"))


def read_clipboard(text: str, html: str = "") -> Grid:
    """The rows copied. The text is believed; the HTML table where the text was not copied as one (no two columns, or
    fewer rows or columns than the table has)."""
    plain = _even(_lines(text))
    if not html:
        return plain
    table = _even(_tables(html))
    if not table or (plain and len(plain) == len(table) and _width(plain) == _width(table)):
        return plain
    return table if _width(table) > 1 or not plain else plain


def _width(grid: Grid) -> int:
    return len(grid[0]) if grid else 0


def _even(rows: Sequence[Sequence[str]]) -> Grid:
    """Every row as wide as the widest; empty rows and empty columns at the right dropped."""
    kept = [[cell.strip() for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max((place + 1 for row in kept for place, cell in enumerate(row) if cell), default=0)
    return tuple(tuple([*row, *[""] * width][:width]) for row in kept)


def _lines(text: str) -> list[list[str]]:
    """Cells parted by tabs, rows by line breaks; a cell in quotes may hold both, and doubled quotes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\0")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        cell, at = _quoted(text, at) or _bare(text, at)
        rows[-1].append(cell)
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    return rows


def _bare(text: str, at: int) -> tuple[str, int]:
    ends = [place for place in (text.find(_TAB, at), text.find("\n", at)) if place >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """A cell that was quoted because of what it holds; None for one that merely begins with a quotation mark."""
    if text[at : at + 1] != _QUOTE:
        return None
    end = at + 1
    while True:
        end = text.find(_QUOTE, end)
        if end < 0:
            return None
        if not text.startswith(_DOUBLED, end):
            break
        end += len(_DOUBLED)
    inner = text[at + 1 : end]
    behind = text[end : end + len(_DOUBLED)].removeprefix(_QUOTE)
    needs = any(sign in inner for sign in (_TAB, "\n", _QUOTE))
    return (inner.replace(_DOUBLED, _QUOTE), end + 1) if needs and behind in ("", _TAB, "\n") else None


class _Tables(HTMLParser):
    """The cells of the first table with any; merged cells leave empty ones beside and below them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._is_over = False
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._taken: dict[tuple[int, int], bool] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._is_over or not self._depth:
            return
        elif tag == "tr":
            self._close()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close()
            given = dict(attrs)
            self._span = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._cell = []
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._close()
        elif tag == "table":
            self._close()
            self._depth -= 1
            self._is_over = self._is_over or (not self._depth and any(self.rows))

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._is_over:
            self._cell.append(" ".join(data.split()) if data.strip() else (" " if data and self._cell else ""))

    def _close(self) -> None:
        if self._cell is None:
            return
        text = "".join(self._cell)
        self._cell = None
        if not self.rows:
            self.rows.append([])
        row, at = self.rows[-1], len(self.rows) - 1
        while self._taken.get((at, len(row))):
            row.append("")
        place = len(row)
        down, across = self._span
        row += [text, *[""] * (across - 1)]
        for below in range(1, down):
            for beside in range(across):
                self._taken[at + below, place + beside] = True


def _span(written: str | None) -> int:
    """A page may claim any size: a sheet's worth of empty cells would keep the window standing."""
    return min(max(1, int(written)), declared()["span_most"]) if written and written.isdecimal() else 1


def _tables(html: str) -> list[list[str]]:
    reader = _Tables()
    reader.feed(html)
    reader.close()
    return reader.rows
