"""Opening a store: what is made, what is refused and how, who gets it."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestDraft
from clerk_app.store.database import Store, open_store
from clerk_app.trouble import KnownTrouble

ROOT = Path(__file__).parents[2]
Now = Callable[[], datetime]
Draft = Callable[..., RequestDraft]

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clerk_app.store.database import open_store
from clerk_app.trouble import KnownTrouble
try:
    store = open_store(Path(sys.argv[1]), create="create" in sys.argv, who=sys.argv[2], now=lambda: datetime.now(UTC))
except KnownTrouble as trouble:
    print(trouble.key, trouble.facts.get("who"), trouble.facts.get("machine"), trouble.facts.get("since"), flush=True)
    raise SystemExit(3)
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def started(folder: Path, who: str, *more: str) -> subprocess.Popen[str]:
    """Another program that opens the store and waits for a line before it closes it."""
    return subprocess.Popen(
        [sys.executable, "-c", OPEN, str(folder), who, *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
    )


@contextmanager
def held(folder: Path, who: str = "林知远") -> Iterator[subprocess.Popen[str]]:
    """The store, open in another program."""
    child = started(folder, who)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "open\n"
        yield child
    finally:
        child.communicate("\n", timeout=20)


def refused(folder: Path, now: Now, **how: bool) -> KnownTrouble:
    """The sentence opening ends in."""
    with pytest.raises(KnownTrouble) as caught:
        open_store(folder, who="苏晚晴", now=now, **how)
    assert caught.value.kind == "store"
    return caught.value


@pytest.fixture
def closed(folder: Path, now: Now, draft: Draft) -> Path:
    """A store with one request, closed."""
    with open_store(folder, create=True, who="苏晚晴", now=now) as store:
        store.requests.add(draft(), number="2025-0001")
    return folder


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every name in a folder with its bytes."""
    found = folder.rglob("*")
    return {str(one.relative_to(folder)): one.read_bytes() if one.is_file() else None for one in found}


def test_the_engine_is_set_as_measured(store: Store) -> None:
    wanted = {
        "journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1,
        "mmap_size": 0, "secure_delete": 1, "temp_store": 2, "recursive_triggers": 1, "locking_mode": "exclusive",
        "busy_timeout": 2000,
    }
    assert {name: store.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted


def test_a_new_store_is_made_in_a_missing_or_an_empty_folder(tmp_path: Path, now: Now) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("missing", "empty"):
        with open_store(tmp_path / name, create=True, who="苏晚晴", now=now) as store:
            assert store.requests.all() == ()
        names = {one.name for one in (tmp_path / name).iterdir()}
        assert names - {"clerk.db-journal"} == {"backups", "clerk.db", "files"}


def test_what_is_there_is_opened_and_never_made_anew(closed: Path, now: Now) -> None:
    with open_store(closed, create=True, who="苏晚晴", now=now) as store:
        assert [one.number for one in store.requests.all()] == ["2025-0001"]


@pytest.mark.parametrize("what", ["missing", "empty", "no_parent", "file", "lost"])
def test_a_store_that_is_not_there_is_refused_and_nothing_is_made(tmp_path: Path, now: Now, what: str) -> None:
    folder = tmp_path / "store"
    if what == "empty":
        folder.mkdir()
    if what == "file":
        folder.write_text("x")
    if what == "no_parent":
        folder = tmp_path / "no" / "store"
    if what == "lost":
        with open_store(folder, create=True, who="x", now=now) as store:
            store.settings.set("a", "b")
        (folder / "clerk.db").unlink()
        (folder / "files" / "letter").write_bytes(b"%PDF")
    before = tree(tmp_path)
    creates = what in ("no_parent", "file", "lost")
    assert refused(folder, now, create=creates).key == "store_cannot_open"
    assert tree(tmp_path) == before


def test_an_interrupted_making_is_taken_up_again(tmp_path: Path, now: Now) -> None:
    (tmp_path / "store" / "backups").mkdir(parents=True)
    (tmp_path / "store" / "files").mkdir()
    (tmp_path / "store" / "backups" / "clerk.db.12ab34cd.part").write_bytes(b"")
    with open_store(tmp_path / "store", create=True, who="苏晚晴", now=now) as store:
        assert store.requests.all() == ()
    assert list((tmp_path / "store" / "backups").iterdir()) == []


@pytest.mark.parametrize("creates", [False, True])
@pytest.mark.parametrize("name", ["台账.xlsx", "clerk.db-wal", "Thumbs.db", ".git", "clerk.db.bak"])
def test_a_folder_with_other_names_is_not_ours(closed: Path, now: Now, name: str, creates: bool) -> None:
    (closed / name).write_text("x")
    before = tree(closed)
    trouble = refused(closed, now, create=creates)
    assert trouble.key == "store_not_ours" and name in str(trouble.facts["names"])
    assert tree(closed) == before


def test_a_strangers_folder_is_left_alone(tmp_path: Path, now: Now) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert refused(tmp_path, now, create=True).key == "store_not_ours"
    assert tree(tmp_path) == {"notes.txt": b"x"}


def test_the_folders_a_store_may_hold_are_let_be(closed: Path, now: Now) -> None:
    for name in ("logs", "exports", "damaged-2025-01-20-090203-ab12", "before-restore-2025-01-20-090203-ab12"):
        (closed / name).mkdir()
    open_store(closed, who="苏晚晴", now=now).close()


@pytest.mark.parametrize("what", ["stranger", "no_id", "empty", "random", "cut", "text", "zeros"])
def test_a_file_that_is_not_a_sound_register_is_refused_with_its_bytes_unchanged(
    closed: Path, now: Now, what: str
) -> None:
    path = closed / "clerk.db"
    whole = path.read_bytes()
    if what in ("stranger", "no_id"):
        path.unlink()
        with closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE visits (id)")
            if what == "stranger":
                db.execute("PRAGMA application_id = 42")
            db.commit()
    else:
        path.write_bytes(
            {"empty": b"", "random": os.urandom(8192), "cut": whole[: len(whole) // 2], "text": b"hello",
             "zeros": bytes(len(whole))}[what]
        )
    before = tree(closed)
    assert refused(closed, now).key == ("store_not_ours" if what in ("stranger", "no_id") else "store_damaged")
    assert refused(closed, now, create=True).key != "store_locked"
    assert tree(closed) == before


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('clerk', 'm0099_later', 'x')",
        "PRAGMA user_version = 99",
    ],
)
def test_a_newer_file_is_refused_with_its_bytes_unchanged(closed: Path, now: Now, sql: str) -> None:
    with closing(sqlite3.connect(closed / "clerk.db")) as db:
        db.execute(sql)
        db.commit()
    before = (closed / "clerk.db").read_bytes()
    assert refused(closed, now).key == "store_newer"
    assert (closed / "clerk.db").read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        ("CREATE TRIGGER spy AFTER INSERT ON events BEGIN SELECT 1; END", "store_not_ours"),
        ("CREATE VIEW people_view AS SELECT * FROM persons", "store_not_ours"),
        ("CREATE TABLE extra (id)", "store_not_ours"),
        ("CREATE TRIGGER spy AFTER INSERT ON _sqlite_migrations BEGIN SELECT 1; END", "store_not_ours"),
        ("DROP TRIGGER events_are_not_deleted", "store_damaged"),
        ("DROP INDEX events_request_id", "store_damaged"),
        ("ALTER TABLE requests ADD COLUMN due_on TEXT", "store_damaged"),
        ("PRAGMA user_version = 0", "store_damaged"),
        ("DELETE FROM _sqlite_migrations", "store_damaged"),
    ],
)
def test_a_changed_schema_is_refused(closed: Path, now: Now, sql: str, key: str) -> None:
    with closing(sqlite3.connect(closed / "clerk.db")) as db:
        db.execute(sql)
        db.commit()
    before = (closed / "clerk.db").read_bytes()
    assert refused(closed, now).key == key
    assert (closed / "clerk.db").read_bytes() == before


def test_a_file_that_another_tool_put_into_wal_mode_is_put_back(closed: Path, now: Now) -> None:
    with closing(sqlite3.connect(closed / "clerk.db")) as db:
        assert db.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
    with open_store(closed, who="苏晚晴", now=now) as store:
        assert store.rows("PRAGMA journal_mode")[0][0] == "truncate"
        assert len(store.requests.all()) == 1
    assert "clerk.db-wal" not in tree(closed)


def test_a_second_program_is_told_who_has_it_where_and_since_when(closed: Path, now: Now) -> None:
    with held(closed, "林知远"):
        trouble = refused(closed, now)
        assert trouble.key == "store_locked"
        assert trouble.facts["who"] == "林知远" and trouble.facts["machine"] and trouble.facts["since"] != "？"
    open_store(closed, who="苏晚晴", now=now).close()


def test_opening_twice_in_one_program_leaves_the_first_its_lock(closed: Path, now: Now) -> None:
    with open_store(closed, who="苏晚晴", now=now):
        assert refused(closed, now).key == "store_locked"
        child = started(closed, "林知远")
        said, _ = child.communicate("\n", timeout=20)
        assert said.startswith("store_locked 苏晚晴")
    assert not (closed / "clerk.lock").exists()


def test_who_waits_while_another_closes_gets_the_store(closed: Path, now: Now) -> None:
    with held(closed) as child:
        assert child.stdin is not None
        second = started(closed, "苏晚晴")
        time.sleep(0.6)
        child.stdin.write("\n")
        child.stdin.flush()
        said, _ = second.communicate("\n", timeout=20)
    assert said == "open\n"


def test_after_a_kill_the_next_opening_asks_nothing(closed: Path, now: Now) -> None:
    with held(closed) as child:
        child.kill()
        child.wait()
        assert (closed / "clerk.lock").exists()
        with open_store(closed, who="苏晚晴", now=now) as store:
            assert len(store.requests.all()) == 1


def test_a_note_of_another_machine_is_not_called_stale_by_us(closed: Path, now: Now) -> None:
    note = {"who": "林知远", "machine": "OTHER-DESK", "since": "2025-01-19 17:00", "token": "t", "process": "1"}
    (closed / "clerk.lock").write_text(json.dumps(note), "utf-8")
    trouble = refused(closed, now)
    assert (trouble.key, trouble.facts["machine"], trouble.facts["since"]) == (
        "store_locked", "OTHER-DESK", "2025-01-19 17:00",
    )
    assert json.loads((closed / "clerk.lock").read_text("utf-8")) == note
    with open_store(closed, who="苏晚晴", now=now, take_over=True):
        assert json.loads((closed / "clerk.lock").read_text("utf-8"))["who"] == "苏晚晴"
    assert not (closed / "clerk.lock").exists()


def test_only_the_holder_takes_the_note_away(closed: Path, now: Now) -> None:
    store = open_store(closed, who="苏晚晴", now=now)
    other = {"who": "林知远", "machine": "X", "since": "s", "token": "another", "process": "1"}
    (closed / "clerk.lock").write_text(json.dumps(other), "utf-8")
    store.close()
    assert (closed / "clerk.lock").exists()


def test_an_unreadable_note_does_not_keep_anybody_out(closed: Path, now: Now) -> None:
    (closed / "clerk.lock").write_bytes(b"\xff\x00{")
    open_store(closed, who="苏晚晴", now=now).close()


def test_many_starts_at_once_make_one_store_with_one_holder(tmp_path: Path, now: Now) -> None:
    folder = tmp_path / "store"
    children = [started(folder, f"clerk{n}", "create") for n in range(8)]
    first = [child.stdout.readline().split()[0] for child in children if child.stdout is not None]
    assert first.count("open") == 1 and first.count("store_locked") == 7, first
    for child in children:
        child.communicate("\n", timeout=20)
    with open_store(folder, who="苏晚晴", now=now) as store:
        assert store.requests.all() == ()
    assert list((folder / "backups").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are the profile's on Windows")
def test_nobody_else_may_look_into_the_store(closed: Path, now: Now, draft: Draft) -> None:
    closed.chmod(0o755)
    (closed / "clerk.db").chmod(0o644)
    with open_store(closed, who="苏晚晴", now=now) as store:
        request_id = store.requests.add(draft(2), number="2")
        store.documents.attach(request_id, name="a", data=b"x", text="x", on=now().date())
        for one in (closed, *closed.rglob("*")):
            mode = stat.S_IMODE(one.stat().st_mode)
            assert mode == (0o700 if one.is_dir() else 0o600), (one, oct(mode))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is write-protected for root")
def test_a_write_protected_store_is_refused_as_such(closed: Path, now: Now) -> None:
    (closed / "clerk.db").chmod(0o400)
    assert refused(closed, now).key == "store_read_only"


def test_a_damaged_store_left_open_is_looked_into_every_time(closed: Path, now: Now) -> None:
    with closing(sqlite3.connect(closed / "clerk.db")) as db:
        db.execute("UPDATE persons SET name = '别人'")
        db.commit()
    open_store(closed, who="苏晚晴", now=now).close()
    (closed / "clerk.lock").write_text(
        json.dumps({"who": "x", "machine": platform.node(), "since": "s", "token": "t", "process": "1"}), "utf-8"
    )
    for _ in range(2):
        assert refused(closed, now).key == "store_damaged"


def test_a_memory_copy_is_apart_from_the_store(store: Store, draft: Draft) -> None:
    store.requests.add(draft(), number="1")
    with store.memory_copy() as copy:
        store.requests.add(draft(2), number="2")
        assert [one.number for one in copy.requests.all()] == ["1"]
        with pytest.raises(KnownTrouble) as caught, copy.write():
            copy.settings.set("a", "b")
        assert caught.value.key == "store_read_only"


def test_a_closed_store_does_not_open_itself_again(closed: Path, now: Now) -> None:
    store = open_store(closed, who="苏晚晴", now=now)
    store.close()
    with pytest.raises(RuntimeError):
        store.requests.all()
