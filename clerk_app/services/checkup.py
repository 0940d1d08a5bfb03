"""Does the program work here: every resource opened by its reader, an empty store migrated, versions named."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType

from clerk_app import __version__, places
from clerk_app.cases.letter import read_letters
from clerk_app.law.checks import read_checks
from clerk_app.law.reading import read_holidays, read_rules, read_steps
from clerk_app.law.sentences import read_terms
from clerk_app.law.workdays import WorkCalendar
from clerk_app.law.year_format import read_formats
from clerk_app.render.fonts import FontBook, Role
from clerk_app.services.cases import read_case_files
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.services.settings import read_settings
from clerk_app.store import connection, schema
from clerk_app.store.database import open_store
from clerk_app.trouble import KnownTrouble

LIBRARIES = ("sqlite-utils", "reportlab", "XlsxWriter", "python-calamine", "click", "platformdirs")
QT = "PySide6_Essentials"
RARE = "\U00030edd"
"""A name's character that only the last face of every chain draws, so that asking for it opens them all."""
START_QT = "from PySide6 import QtPdf, QtSvg, QtWidgets"
"""Loads Qt's libraries without opening a display."""

Finder = Callable[[], dict[str, object]]


@dataclass(frozen=True)
class Look:
    """One thing looked at: the key of its sentence, what was found, and what is wrong with it (empty: nothing)."""

    key: str
    facts: Mapping[str, object]
    wrong: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.wrong


def looks(now: Callable[[], datetime]) -> Iterator[Look]:
    """Look at one thing after another. What goes wrong is told, never raised: the rest is looked at all the same."""
    store: Finder = partial(_store, now)
    for key, find in (*_LOOKS, ("look_store", store)):
        try:
            yield Look(key, MappingProxyType(find()))
        except Exception as error:  # the doctor's task is to name whatever it is
            yield Look(key, MappingProxyType({}), wrong_with(error))


def wrong_with(error: Exception) -> str:
    """A trouble's sentence, or its key and facts where even the sentences cannot be read; a bug as Python names it."""
    if not isinstance(error, KnownTrouble):
        return f"{type(error).__name__}: {error}"
    try:
        return read_terms(places.resources()).of(error)
    except Exception:
        return f"{error.key} {dict(error.facts)}"


def _program() -> dict[str, object]:
    return {"version": __version__, "resources": places.resources()}


def _python() -> dict[str, object]:
    return {"version": platform.python_version(), "system": platform.platform()}


def _qt() -> dict[str, object]:
    """In a process of its own: a library that is missing must not take the doctor with it."""
    tried = subprocess.run([sys.executable, "-c", START_QT], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise RuntimeError((tried.stderr.strip().splitlines() or [str(tried.returncode)])[-1])
    return {"version": version(QT)}


def _libraries() -> dict[str, object]:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        raise RuntimeError(", ".join(missing))
    return {"names": tuple(found)}


def _store(now: Callable[[], datetime]) -> dict[str, object]:
    """Every migration on an empty file in a folder that is gone afterwards; opening compares it with db/schema.sql."""
    with tempfile.TemporaryDirectory() as folder:
        open_store(Path(folder) / "store", create=True, who="doctor", now=now).close()
    return {"version": connection.engine_version(), "steps": len(schema.names_of(schema.steps()))}


def _terms() -> dict[str, object]:
    terms = read_terms(places.resources())
    for key in terms.keys:
        terms.sentence(key)  # parsed only now
    return {"count": len(terms.keys)}


def _rules() -> dict[str, object]:
    folder = places.resources() / "rules"
    read_steps(folder)
    read_checks(folder)
    return {"count": len(read_rules(folder).names)}


def _holidays() -> dict[str, object]:
    notices = read_holidays(places.resources() / "holidays")
    return {"count": len(notices), "known_to": WorkCalendar(notices).known_to}


def _formats() -> dict[str, object]:
    return {"names": tuple(form.id for form in read_formats(places.resources() / "year_formats"))}


def _letters() -> dict[str, object]:
    return {"count": len(read_letters(places.resources() / "letters"))}


def _cases() -> dict[str, object]:
    files = read_case_files(places.resources() / "cases", read_terms(places.resources()))
    return {"count": sum(len(file.cases) for file in files)}


def _settings() -> dict[str, object]:
    read_ledger_words()
    return {"count": len(read_settings(places.resources(), {}).declared)}


def _fonts() -> dict[str, object]:
    book = FontBook.load(places.resources() / "fonts")
    drawn = [book.glyph(char, role, 1).font for role in Role for char in ("国", RARE)]
    return {"names": book.names(drawn)}


def _translations() -> dict[str, object]:
    """In a checkout the .ts itself will do: the window reads it where no .qm was built."""
    folder = places.resources() / "translations"
    found = sorted(folder.glob("*.qm")) or sorted(folder.glob("*.ts"))
    if not found:
        raise FileNotFoundError("resources/translations/*.qm")
    return {"names": tuple(path.name for path in found)}


_LOOKS: tuple[tuple[str, Finder], ...] = (
    ("look_program", _program),
    ("look_python", _python),
    ("look_libraries", _libraries),
    ("look_qt", _qt),
    ("look_terms", _terms),
    ("look_rules", _rules),
    ("look_holidays", _holidays),
    ("look_formats", _formats),
    ("look_letters", _letters),
    ("look_settings", _settings),
    ("look_cases", _cases),
    ("look_fonts", _fonts),
    ("look_translations", _translations),
)
