"""Text for the clipboard that ends up in a spreadsheet: what begins like a formula is pasted as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

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


_TEXT_CELL = "mso-number-format:'\\@'"
"""How Excel and WPS write that a cell is text: 2026-0124 is no date then, and no figure of a number is lost."""


def as_html(rows: Iterable[Sequence[str]], texts: Sequence[bool]) -> str:
    """The same rows as a table of a web page, which spreadsheets take before plain text; ``texts`` says of each column
    whether its cells are text, whatever they look like."""
    styles = [f' style="{_TEXT_CELL}" sdnum="0;0;@"' if text else "" for text in texts]
    lines = (
        "".join(f"<td{style}>{escape(as_cell(one), quote=False)}</td>" for style, one in zip(styles, row, strict=True))
        for row in rows
    )
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{table}</table></body></html>'
