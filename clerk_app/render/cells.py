"""What of a text a cell of a workbook can hold: no formula, no link, nothing XML forbids, no more than Excel keeps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

LONGEST_TEXT = 32_767
"""A cell of xlsx holds no more, counted in UTF-16 (ECMA-376); XlsxWriter would leave a longer text out."""
BOOK_OPTIONS: Mapping[str, bool] = MappingProxyType(
    {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
)
"""Every workbook is opened with these: a text is a text, however it begins."""
BEGINS_FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""What spreadsheets take for the beginning of a formula in text that was typed, pasted or read from csv."""

_HIDDEN = "\N{REPLACEMENT CHARACTER}"
_LINE_ENDS = (("\r\n", "\n"), ("\r", "\n"))
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell_text(text: str) -> str:
    """The text with one kind of line end; a control character or half of a pair is shown as U+FFFD, never dropped."""
    for end, line in _LINE_ENDS:
        text = text.replace(end, line)
    return _NOT_IN_XML.sub(_HIDDEN, text)


def length(text: str) -> int:
    """Its length as Excel counts it: a rare character of the higher planes is two."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, more: str) -> str:
    """The beginning of a text with ``more`` behind it, together no longer than a cell."""
    room = LONGEST_TEXT - length(more)
    kept = text[:room]
    while length(kept) > room:
        kept = kept[: len(kept) - (length(kept) - room + 1) // 2]
    return kept + more


class _Units(dict[str, float]):
    """The width of each character met so far."""

    def __missing__(self, sign: str) -> float:
        wide = unicodedata.east_asian_width(sign) in "WF" or sign in "“”"
        self[sign] = width = 1.95 if wide else 1.05
        return width


_UNITS = _Units()


def units(text: str) -> float:
    """The width of a text in digits; a Chinese character takes nearly two."""
    return sum(map(_UNITS.__getitem__, text))
