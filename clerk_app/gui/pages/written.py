"""What stands behind a page's name when the window is opened on it (``--page year:2025``), as the page's argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Figure, Opening
from clerk_app.law.terms import ClockKind
from clerk_app.services.desk import Desk
from clerk_app.services.numbers import request_of


def argument_of(desk: Desk, page: str, written: str) -> object:
    """The argument of ``open_with``; None where nothing is written. Raises KnownTrouble for an unknown request."""
    return _READERS.get(page, _plain)(desk, written) if written else None


def _plain(_desk: Desk, written: str) -> object:
    """A year, or a word of the page's own: a tab, a part, a period."""
    return int(written) if written.isdecimal() else written


def _request(desk: Desk, written: str) -> object:
    return Opening(request_of(desk, written))


def _certificate(desk: Desk, written: str) -> object:
    number, _, kind = written.partition(":")
    named = (ClockKind(kind),) if kind in tuple(ClockKind) else ()
    return CertificateOpening(request_of(desk, number), *named)


def _letter(desk: Desk, written: str) -> object:
    number, _, kind = written.partition(":")
    return LetterOpening(request_of(desk, number), kind)


def _register(desk: Desk, written: str) -> object:
    return request_of(desk, written)


def _year(_desk: Desk, written: str) -> object:
    """2025, or 2025:applications:new_received:total."""
    year, *place = written.split(":")
    table, row, column = (*place, "", "", "")[:3]
    if not year.isdecimal():
        return None
    return Figure(int(year), (table, row, column)) if table else int(year)


def _calendar(_desk: Desk, written: str) -> object:
    """2026, or a day of it."""
    try:
        return int(written) if written.isdecimal() else date.fromisoformat(written)
    except ValueError:
        return None


def _word(_desk: Desk, written: str) -> object:
    """2026 is a period too, and no number."""
    return written


def _file(_desk: Desk, written: str) -> object:
    return Path(written)


def _files(_desk: Desk, written: str) -> object:
    """A year, one file, or every file of a folder by name."""
    if written.isdecimal():
        return int(written)
    given = Path(written)
    return tuple(sorted(one for one in given.iterdir() if one.is_file())) if given.is_dir() else (given,)


_READERS: Mapping[str, Callable[[Desk, str], object]] = MappingProxyType(
    {
        "request": _request, "certificate": _certificate, "letter": _letter, "register": _register, "year": _year,
        "calendar": _calendar, "months": _word, "settings": _word, "import": _file, "check": _file, "gather": _files,
    }
)  # fmt: skip
