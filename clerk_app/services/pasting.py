"""Text for the clipboard that ends up in a spreadsheet: what begins like a formula is pasted as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clerk_app.render.cells import BEGINS_FORMULA

_AS_TEXT = "'"
"""Spreadsheets run what begins with = even when it is pasted; behind this sign they do not."""


def as_cell(text: str) -> str:
    """One cell: on one line, and never a formula (= + - @ and their wide forms)."""
    line = " ".join(text.split())
    return _AS_TEXT + line if line[:1] in BEGINS_FORMULA else line


def as_table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as tab-separated lines, the way Excel and WPS take them."""
    return "".join("\t".join(map(as_cell, row)) + "\r\n" for row in rows)
