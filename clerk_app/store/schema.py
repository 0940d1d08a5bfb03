"""The schema a store must have: made by db/migrations.py, readable as db/schema.sql, compared at every opening."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import cast

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from clerk_app import places
from clerk_app.store import troubles

APPLICATION_ID = 0x434C524B
"""As db/migrations.py writes it."""

HEADING = "-- The newest schema of clerk.db. Written by packaging/write_schema.py; do not edit.\n\n"
BETWEEN = ";\n\n"


def steps() -> Migrations:
    """The one ordered set of steps."""
    return cast(Migrations, runpy.run_path(str(places.db() / "migrations.py"))["migrations"])


def names_of(migrations: Migrations) -> tuple[str, ...]:
    """The steps this program knows, in order; the file's user_version is their number."""
    db = Database(memory=True, execute_plugins=False)
    try:
        return tuple(step.name for step in migrations.pending(db))
    finally:
        db.close()


def statements(db: Database) -> dict[tuple[str, str], str]:
    """Every table, index, trigger and view but the engine's and the migrations' own, with the text that made it."""
    rows = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "AND NOT (tbl_name = '_sqlite_migrations' AND type IN ('table', 'index'))"
    ).fetchall()
    return {(kind, name): sql for kind, name, sql in rows}


def text_of(db: Database) -> str:
    """The schema as db/schema.sql has it: tables first, then their indexes and triggers, each group by name."""
    order = {"table": 0, "index": 1, "trigger": 2, "view": 3}
    found = sorted(statements(db).items(), key=lambda one: (order[one[0][0]], one[0][1]))
    return HEADING + "".join(sql + BETWEEN for _, sql in found).rstrip("\n") + "\n"


def newest_text() -> str:
    """The text of the schema that applying every step to an empty file gives."""
    db = Database(memory=True, execute_plugins=False)
    try:
        steps().apply(db)
        return text_of(db)
    finally:
        db.close()


def require_known(db: Database, store: Path) -> bool:
    """Refuse a file a newer program has changed; returns whether steps are still to be applied."""
    migrations = steps()
    known = names_of(migrations)
    applied = tuple(step.name for step in migrations.applied(db))
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if applied == known[: len(applied)] and version == len(applied):
        return len(applied) < len(known)
    whole = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    has_more = len(applied) > len(known) and applied[: len(known)] == known
    if whole and (has_more or version > len(known)):
        raise troubles.store_trouble(troubles.NEWER, store, version=version, known=len(known))
    raise troubles.store_trouble(troubles.DAMAGED, store, code="STEPS")


def require_expected(db: Database, store: Path) -> None:
    """Refuse a file whose tables, indexes or triggers are not exactly those of db/schema.sql."""
    expected = (places.db() / "schema.sql").read_text("utf-8")
    found = text_of(db)
    if found == expected:
        return
    wanted = set(expected.removeprefix(HEADING).rstrip().removesuffix(";").split(BETWEEN))
    extra = [f"{kind} {name}" for (kind, name), sql in statements(db).items() if sql not in wanted]
    missing = wanted - set(statements(db).values())
    key = troubles.DAMAGED if missing else troubles.NOT_OURS
    raise troubles.store_trouble(key, store, names="、".join(sorted(extra)[:3]), code="SCHEMA")
