"""A copy made by another thread while the clerk writes: whole deeds only, no save waits, the file stays ours alone."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestDraft
from clerk_app.store.copying import TRIES
from clerk_app.store.database import Store, open_store
from clerk_app.trouble import KnownTrouble

Now = Callable[[], datetime]
Draft = Callable[..., RequestDraft]

LONG = "材料" * 400_000
"""A text of more pages than the engine keeps in memory: a deed with it is in the file before it is over."""
ROUNDS = 8
PEEK = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT count(*) FROM settings')"


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


@pytest.fixture
def large(store: Store, draft: Draft) -> Store:
    """Some megabytes between the first value and the last: they are copied in several steps."""
    with store.write():
        store.requests.add(draft(), number="1")
        store.settings.set("first", "0")
        for n in range(4):
            store.settings.set(f"between {n}", LONG)
        store.settings.set("last", "0")
    return store


def value(store: Store, name: str) -> int:
    """The value in force, without reading the long ones."""
    row = store.row("SELECT value FROM settings WHERE name = ? ORDER BY id DESC LIMIT 1", (name,))
    return int(row[0]) if row else 0


def unsaid(done: int, total: int) -> None:
    """Nobody is told."""


def test_a_copy_made_meanwhile_holds_whole_deeds_and_the_clerk_reads_and_writes(
    large: Store, draft: Draft, pool: ThreadPoolExecutor
) -> None:
    chance = random.Random(7)
    n = kept = seen = 0
    for _ in range(ROUNDS):
        copying = pool.submit(large.copying(), unsaid)
        while not copying.done():
            n += 1
            fails = chance.random() < 0.4
            with contextlib.suppress(KeyError), large.write():
                large.settings.set("first", str(n))
                if chance.random() < 0.04:
                    large.settings.set("between 1", LONG + str(n))
                large.settings.set("last", str(n))
                if fails:
                    raise KeyError
            kept = kept if fails else n
            assert value(large, "first") == value(large, "last") == kept
            threading.Event().wait(chance.choice((0, 0.01, 0.05)))
        with copying.result() as copy:
            assert value(copy, "first") == value(copy, "last")
            assert seen <= value(copy, "last") <= kept
            seen = value(copy, "last")
            assert copy.findings() == () and len(copy.requests.all()) == 1
    assert large.findings() == () and seen


def test_a_copy_that_is_disturbed_again_and_again_lets_one_deed_wait(large: Store, pool: ThreadPoolExecutor) -> None:
    asks, written, is_last = threading.Semaphore(0), threading.Semaphore(0), threading.Event()
    begun = []

    def report(done: int, total: int) -> None:
        if not total:
            begun.append(done)
        elif done < total and len(begun) <= TRIES:
            asks.release()
            assert written.acquire(timeout=5)
        elif done < total and not is_last.is_set():
            is_last.set()
            threading.Event().wait(0.05)

    copying = pool.submit(large.copying(), report)
    for n in range(1, TRIES + 1):
        assert asks.acquire(timeout=5)
        large.settings.set("last", str(n))
        written.release()
    assert is_last.wait(5)
    large.settings.set("last", "after it")
    with copying.result(5) as copy:
        assert copy.settings.get("last") == str(TRIES) and len(begun) == TRIES + 1


def test_what_the_report_raises_ends_the_copying(large: Store, pool: ThreadPoolExecutor) -> None:
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise KeyError("nobody waits")

    with pytest.raises(KeyError):
        pool.submit(large.copying(), report).result(5)
    assert told[0] == (0, 0) and len(told) == 2 and 0 < told[1][0] < told[1][1]
    large.settings.set("last", "5")


def test_closing_ends_a_copy_and_waits_for_it(large: Store, pool: ThreadPoolExecutor, now: Now) -> None:
    runs, go_on = threading.Event(), threading.Event()

    def report(done: int, total: int) -> None:
        if done:
            runs.set()
            go_on.wait(5)

    copying = pool.submit(large.copying(), report)
    assert runs.wait(5)
    threading.Timer(0.05, go_on.set).start()
    large.close()
    assert go_on.is_set(), "the file is not given back while somebody reads it"
    with pytest.raises(RuntimeError, match="closed"):
        copying.result(5)
    open_store(large.folder, who="林知远", now=now).close()
    with pytest.raises(RuntimeError, match="closed"):
        pool.submit(large.copying(), unsaid).result(5)


def test_a_second_program_is_refused_after_a_copy_as_before(large: Store, pool: ThreadPoolExecutor) -> None:
    for _ in range(3):
        pool.submit(large.copying(), unsaid).result(5).close()
    done = subprocess.run(
        [sys.executable, "-c", PEEK, str(large.folder / "clerk.db")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "database is locked" in done.stderr


def test_a_file_that_cannot_be_read_is_told_and_the_store_goes_on(
    large: Store, pool: ThreadPoolExecutor, tmp_path: Path
) -> None:
    path = large.folder / "clerk.db"
    path.rename(tmp_path / "away")
    with pytest.raises(KnownTrouble) as caught:
        pool.submit(large.copying(), unsaid).result(5)
    assert caught.value.key == "store_cannot_open"
    (tmp_path / "away").rename(path)
    large.settings.set("last", "6")
    assert large.settings.get("last") == "6"


def test_a_copy_of_a_copy_needs_no_file(large: Store, pool: ThreadPoolExecutor) -> None:
    with large.memory_copy() as copy, pool.submit(copy.copying(), unsaid).result(5) as again:
        assert again.settings.get("last") == "0" and again.writes == large.writes
