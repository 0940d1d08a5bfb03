"""A store as the release before this one's last step left it."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from clerk_app.store import schema


def make_older(folder: Path) -> Path:
    """Take back the last step of a closed store, and what it added."""
    *_, last = schema.names_of(schema.steps())
    assert last == "m0007_form_drafts", "say here what the last step added"
    with contextlib.closing(sqlite3.connect(folder / "clerk.db", isolation_level=None)) as db:
        db.execute("DROP TABLE form_drafts")
        db.execute("DROP INDEX persons_name")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (last,))
        db.execute("PRAGMA user_version = 6")
    return folder
