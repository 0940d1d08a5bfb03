"""Files of year sheets: plain JSON read with every decimal, a workbook written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from clerk_app.trouble import KnownTrouble


def write_file(data: bytes, path: Path) -> None:
    """Write a workbook whole or not at all. Raises KnownTrouble("sheet_not_written")."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as wrong:
        part.unlink(missing_ok=True)
        raise KnownTrouble("sheet_not_written", kind="input", file=path) from wrong


def read_file(path: Path) -> Mapping[str, object]:
    """The object in a JSON file, amounts kept to the last decimal. Raises KnownTrouble("sheet_file_unreadable")."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        plain = read_text(text)
    except OSError as wrong:
        raise KnownTrouble("sheet_file_missing", kind="input", file=path) from wrong
    except (ValueError, RecursionError, ArithmeticError) as wrong:
        raise KnownTrouble("sheet_file_unreadable", kind="input", file=path) from wrong
    if not isinstance(plain, Mapping):
        raise KnownTrouble("sheet_file_unreadable", kind="input", file=path)
    return plain


def read_text(text: str) -> object:
    """JSON with its decimals, every name once. Raises ValueError, RecursionError, ArithmeticError."""
    return json.loads(
        text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_each_name_once
    )


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _each_name_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found
