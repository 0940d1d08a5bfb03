"""The schema: what every table of a register must be, and the text reviewers read."""

from __future__ import annotations

import re
import runpy
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from clerk_app import places
from clerk_app.store.books import EnteredFigure, Filing, LetterWording
from clerk_app.store.database import Store
from clerk_app.store.schema import newest_text

TABLES = {
    "requests", "items", "events", "persons", "wordings", "documents", "document_numbers", "deliveries", "attachments",
    "remedies", "hearings", "complaints", "enquiries", "entered_figures", "filings", "organs", "organ_details", "units",
    "people", "work_log", "settings", "notices", "letter_wordings",
    "letter_drafts", "intake_drafts", "form_drafts",
}


def test_the_schema_text_is_what_the_migrations_make() -> None:
    assert (places.db() / "schema.sql").read_text("utf-8") == newest_text()


def test_the_tables_are_those_of_the_design(store: Store) -> None:
    names = {row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == TABLES | {"_sqlite_migrations"}


def test_every_table_is_strict(store: Store) -> None:
    strict = {row[1]: row[5] for row in store.rows("PRAGMA table_list") if row[1] in TABLES}
    assert strict == dict.fromkeys(TABLES, 1)


def test_every_key_restricts_and_is_indexed(store: Store) -> None:
    for table in TABLES:
        indexed = {
            store.rows(f"PRAGMA index_info({index[1]})")[0][2] for index in store.rows(f"PRAGMA index_list({table})")
        }
        for key in store.rows(f"PRAGMA foreign_key_list({table})"):
            assert key[6] == "RESTRICT", (table, key)
            assert key[3] in indexed, (table, key)


def test_no_column_holds_what_is_reckoned_from_events(store: Store) -> None:
    columns = {row[1] for table in TABLES for row in store.rows(f"PRAGMA table_info({table})")}
    assert not columns & {"due_on", "state", "status", "outcome_total", "late", "total"}
    kinds = {row[2] for table in TABLES for row in store.rows(f"PRAGMA table_info({table})")}
    assert kinds == {"TEXT", "INTEGER"}


def test_every_row_but_the_trails_has_its_hash(store: Store) -> None:
    for table in TABLES:
        assert "h" in {row[1] for row in store.rows(f"PRAGMA table_info({table})")}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET who = 'x'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1",
        "INSERT INTO events SELECT 5, request_id, 'd', at, who, what, seals, prev, h FROM events WHERE seq = 1",
        "UPDATE document_numbers SET n = 9",
        "DELETE FROM document_numbers",
        "DELETE FROM requests",
        "DELETE FROM persons",
        "DELETE FROM wordings",
        "UPDATE entered_figures SET value = '0'",
        "DELETE FROM entered_figures",
        "UPDATE filings SET content = ''",
        "DELETE FROM filings",
        "UPDATE letter_wordings SET text = ''",
        "DELETE FROM letter_wordings",
    ],
)
def test_what_is_kept_is_not_changed_or_deleted(store: Store, draft, sql: str) -> None:  # type: ignore[no-untyped-def]
    store.requests.add(draft(), number="1")
    store.figures.add(EnteredFigure(format="f", year=2025, row="r", col="c", value="1"))
    store.filings.add(Filing(duty="year_sheet", period="2025", filed_on=date(2026, 1, 18)))
    store.letter_wordings.add(LetterWording(
        organ_id=store.organs.first(), kind="receipt", sentence="title/1", shipped="登记回执", edition="2026-11",
        text="收件回执",
    ))
    with store.write():
        store.documents.draw_number("reply", 2025, store.organs.first(), "{year}-{n}")
    with pytest.raises(sqlite3.IntegrityError):
        store.db.execute(sql)


def test_numbers_in_text_columns_are_not_taken(store: Store) -> None:
    with pytest.raises(TypeError), store.write():
        store.insert("settings", {"name": 1.5, "value": "", "set_at": "", "set_by": ""})  # type: ignore[dict-item]
    with pytest.raises(TypeError), store.write():
        store.insert("organs", {"position": True})


def test_rows_are_written_in_deeds_only(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.insert("organs", {"position": 1})


def test_the_steps_can_be_listed_and_applied_by_anybody(tmp_path: Path) -> None:
    path = tmp_path / "any.db"
    db = Database(path)
    migrations = runpy.run_path(str(places.db() / "migrations.py"))["migrations"]
    assert [step.name for step in migrations.pending(db)] == [
        "m0001_the_register", "m0002_figures_with_decimals", "m0003_questions_by_kind_day_and_number",
        "m0004_wording_of_the_office", "m0005_letter_drafts", "m0006_intake_drafts",
        "m0007_form_drafts",
    ]
    db.close()
    command = [sys.executable, "-m", "sqlite_utils", "migrate", str(path), str(places.db())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 7
        assert connection.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"CLRK", "big")
    connection.close()


def test_the_steps_import_nothing_of_ours() -> None:
    text = (places.db() / "migrations.py").read_text("utf-8")
    assert re.findall(r"^(?:from|import) (\S+)", text, re.M) == [
        "hashlib", "json", "pathlib", "sqlite_utils", "sqlite_utils.migrations",
    ]
    assert ".transform(" not in text
