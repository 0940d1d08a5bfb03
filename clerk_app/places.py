"""Where the program's own folders and the user's folders are; no other file may know."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of rules, holidays, formats, letters, fonts: packaged, or beside the package in a checkout."""
    packaged = _HERE / "_resources"
    return packaged if packaged.is_dir() else _HERE.parent / "resources"


def db() -> Path:
    """The folder of migrations and the newest schema."""
    packaged = _HERE / "_db"
    return packaged if packaged.is_dir() else _HERE.parent / "db"


def own_store() -> Path:
    """The clerk's own store, a folder that may not exist yet."""
    return user_data() / "store"


def user_data() -> Path:
    """The user's data folder for this program."""
    return Path(platformdirs.user_data_dir("clerk-desk", appauthor=False))


def opened_copies() -> Path:
    """Where copies of attached files are put to be opened; emptied when the window begins and ends."""
    return Path(platformdirs.user_cache_dir("clerk-desk", appauthor=False)) / "opened"


def logs() -> Path:
    """Where the program's log goes."""
    return Path(platformdirs.user_log_dir("clerk-desk", appauthor=False))
