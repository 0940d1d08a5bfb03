"""A look at the file begun before it is opened: it counts for the very file it was begun on, and spares the second."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from clerk_app.store.database import Store, open_store
from clerk_app.store.early_look import EarlyLook, begin_look
from clerk_app.trouble import KnownTrouble

Now = Callable[[], datetime]


@pytest.fixture
def file(store: Store) -> Path:
    store.close()
    return store.folder / "clerk.db"


def begun(file: Path) -> EarlyLook:
    found = begin_look(file.parent, large=0)
    assert found is not None
    return found


def spoil(file: Path) -> bytes:
    """A table nobody has written in yet begins with a page of a kind there is not; no opening reads it."""
    with closing(sqlite3.connect(file)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'work_log'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    before = file.stat()
    whole = bytearray(file.read_bytes())
    whole[(root - 1) * size] = 0xFF
    file.write_bytes(whole)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    return bytes(whole)


def test_a_sound_file_that_stays_as_it_is_holds_once(file: Path) -> None:
    look = begun(file)
    assert look.holds(file) and not look.holds(file)


def test_another_file_does_not_hold(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "clerk.db"
    other.write_bytes(file.read_bytes())
    assert not begun(file).holds(other)


def test_a_file_written_since_does_not_hold(file: Path) -> None:
    look = begun(file)
    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO organs VALUES (99, 99, '')")
        db.commit()
    assert not look.holds(file)


def test_what_was_looked_at_is_not_looked_at_again(file: Path, now: Now) -> None:
    look = begun(file)
    look._thread.join()
    spoil(file)
    open_store(file.parent, who="苏晚晴", now=now, looked=look).close()
    with pytest.raises(KnownTrouble, match="store_damaged"):
        open_store(file.parent, who="苏晚晴", now=now, looked=look)


def test_a_damaged_file_is_refused_as_ever_and_stays_as_it_was(file: Path, now: Now) -> None:
    spoiled = spoil(file)
    look = begun(file)
    with pytest.raises(KnownTrouble, match="store_damaged"):
        open_store(file.parent, who="苏晚晴", now=now, looked=look)
    assert file.read_bytes() == spoiled and not (file.parent / "clerk.lock").exists()


def test_what_is_small_or_in_use_or_was_left_open_or_is_none_of_ours_is_not_looked_at_early(
    file: Path, tmp_path: Path, now: Now
) -> None:
    assert begin_look(file.parent) is None, "small"
    with open_store(file.parent, who="苏晚晴", now=now):
        assert begin_look(file.parent, large=0) is None, "in use"
    journal = file.with_name("clerk.db-journal")
    journal.write_bytes(b"left")
    assert begin_look(file.parent, large=0) is None, "left open"
    journal.unlink()
    assert begin_look(tmp_path / "nowhere", large=0) is None
    file.write_bytes(b"no database at all" * 100)
    assert begin_look(file.parent, large=0) is None
