"""The schema a store must have: made by db/migrations.py, readable as db/schema.sql, compared at every opening."""

from __future__ import annotations

import contextlib
import runpy
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, cast

from clerk_app import places
from clerk_app.store import troubles
from clerk_app.store.engine import Database

if TYPE_CHECKING:
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x434C524B
"""As db/migrations.py writes it."""

HEADING = "-- The newest schema of clerk.db. Written by packaging/write_schema.py; do not edit.\n-- Its steps:\n"
STEP = "--     "
BETWEEN = ";\n\n"


def steps() -> Migrations:
    """The one ordered set of steps."""
    return cast("Migrations", runpy.run_path(str(places.db() / "migrations.py"))["migrations"])


def names_of(migrations: Migrations) -> tuple[str, ...]:
    """The steps of the set, in order; the file's user_version is their number."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        return tuple(step.name for step in migrations.pending(_over(empty)))


def known() -> tuple[str, ...]:
    """The same of the steps this program knows, as db/schema.sql names them: an opening has none to apply."""
    lines = _newest().partition("\n\n")[0].splitlines()
    return tuple(line.removeprefix(STEP) for line in lines if line.startswith(STEP))


def apply(db: Database) -> None:
    """Make every step that is missing. Raises sqlite3.Error."""
    steps().apply(_over(db.conn))


def applied(db: Database) -> tuple[str, ...]:
    """The steps that made this file, in order."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'").fetchone():
        return ()
    rows = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'clerk' ORDER BY rowid").fetchall()
    return tuple(row[0] for row in rows)


def statements(db: Database) -> dict[tuple[str, str], str]:
    """Every table, index, trigger and view but the engine's and the migrations' own, with the text that made it."""
    rows = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "AND NOT (tbl_name = '_sqlite_migrations' AND type IN ('table', 'index'))"
    ).fetchall()
    return {(kind, name): sql for kind, name, sql in rows}


def text_of(db: Database) -> str:
    """The schema as db/schema.sql has it: its steps, then tables, their indexes and triggers, each group by name."""
    order = {"table": 0, "index": 1, "trigger": 2, "view": 3}
    found = sorted(statements(db).items(), key=lambda one: (order[one[0][0]], one[0][1]))
    heading = HEADING + "".join(f"{STEP}{name}\n" for name in applied(db)) + "\n"
    return heading + "".join(sql + BETWEEN for _, sql in found).rstrip("\n") + "\n"


def newest_text() -> str:
    """The text of the schema that applying every step to an empty file gives."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection)
        apply(db)
        return text_of(db)


def require_known(db: Database, store: Path) -> bool:
    """Refuse a file a newer program has changed; returns whether steps are still to be applied."""
    ours, its = known(), applied(db)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if its == ours[: len(its)] and version == len(its):
        return len(its) < len(ours)
    whole = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    has_more = len(its) > len(ours) and its[: len(ours)] == ours
    if whole and (has_more or version > len(ours)):
        raise troubles.store_trouble(troubles.NEWER, store, version=version, known=len(ours))
    raise troubles.store_trouble(troubles.DAMAGED, store, code="STEPS")


def require_expected(db: Database, store: Path) -> None:
    """Refuse a file whose tables, indexes or triggers are not exactly those of db/schema.sql."""
    expected = _newest()
    if text_of(db) == expected:
        return
    wanted = set(expected.partition("\n\n")[2].rstrip().removesuffix(";").split(BETWEEN))
    extra = [f"{kind} {name}" for (kind, name), sql in statements(db).items() if sql not in wanted]
    missing = wanted - set(statements(db).values())
    key = troubles.DAMAGED if missing else troubles.NOT_OURS
    raise troubles.store_trouble(key, store, names="、".join(sorted(extra)[:3]), code="SCHEMA")


def _newest() -> str:
    return (places.db() / "schema.sql").read_text("utf-8")


def _over(connection: sqlite3.Connection) -> sqlite_utils.Database:
    """The steps are written for sqlite-utils; what has none to make does not read it."""
    import sqlite_utils

    return sqlite_utils.Database(connection, execute_plugins=False)
