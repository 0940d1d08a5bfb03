"""Drafts of steps and of pasted rows in the store: the last words hold, no event is written, nothing stays behind."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from clerk_app import places
from clerk_app.cases.request import RequestDraft
from clerk_app.store.database import Store, open_store

Draft = Callable[..., RequestDraft]
SECRET = "某某路 27 号 3 栋 502"


def test_the_last_words_of_each_form_hold_and_no_event_is_written(store: Store, draft: Draft) -> None:
    one, other = (store.requests.add(draft(n), number=str(n)) for n in (1, 2))
    events = len(store.rows("SELECT seq FROM events"))
    store.form_drafts.keep(one, "extended", {"approver": "许"})
    store.form_drafts.keep(other, "extended", {"approver": "叶"})
    kept = store.form_drafts.keep(one, "extended", {"approver": "许长安"})
    store.form_drafts.keep(None, "paste", {"rows": [["甲", ""], ["乙", "丙"]]})
    store.form_drafts.keep(None, "paste", {"rows": [["甲", "丁"]]})
    assert store.form_drafts.of_request(one) == (kept,) and kept.typed == {"approver": "许长安"}
    assert (kept.noted_by, len(store.form_drafts.of_request(other))) == (store.who, 1)
    assert [one.typed for one in store.form_drafts.of_request(None)] == [{"rows": [["甲", "丁"]]}]
    assert len(store.rows("SELECT seq FROM events")) == events and store.findings() == ()


def test_a_dropped_draft_leaves_no_word(store: Store, draft: Draft) -> None:
    request = store.requests.add(draft(), number="1")
    store.form_drafts.keep(request, "noted", {"text": SECRET})
    store.form_drafts.keep(None, "paste", {"rows": [[SECRET]]})
    database = Path(store.folder) / "clerk.db"
    assert SECRET.encode() in database.read_bytes(), "control: it is there while it is a draft"
    for _ in range(2):
        store.form_drafts.drop(request, "noted")
        store.form_drafts.drop(None, "paste")
    assert SECRET.encode() not in database.read_bytes() and store.findings() == ()


def test_a_register_of_the_step_before_gets_the_table_and_finds_names_by_an_index(
    folder: Path, now: Callable[[], datetime], draft: Draft
) -> None:
    with open_store(folder, create=True, who="苏晚晴", now=now) as store:
        store.requests.add(draft(1), number="1")
        store.intake_drafts.keep("a", {"name": "甲"})
        rows = {table: store.rows(f"SELECT * FROM {table} ORDER BY 1") for table in BEFORE}
    path = folder / "clerk.db"
    path.unlink()
    db = Database(path, execute_plugins=False)
    steps = runpy.run_path(str(places.db() / "migrations.py"))["migrations"]
    steps.apply(db, stop_before="m0007_form_drafts")
    assert db.execute("PRAGMA user_version").fetchone()[0] == 6
    for table in BEFORE:
        for row in rows[table]:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.close()
    with open_store(folder, who="苏晚晴", now=now) as store:
        assert [one.number for one in store.requests.all()] == ["1"]
        assert [dict(one.typed) for one in store.intake_drafts.all()] == [{"name": "甲"}]
        store.form_drafts.keep(None, "paste", {"rows": []})
        assert store.findings() == ()
        plan = store.rows("EXPLAIN QUERY PLAN SELECT DISTINCT request_id FROM persons WHERE name = ?", ("甲",))
        assert "persons_name" in plan[0][3]


BEFORE = (
    "organs", "organ_details", "requests", "events", "persons", "wordings", "items", "document_numbers",
    "intake_drafts",
)  # fmt: skip
