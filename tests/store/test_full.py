"""A disk that is full, or a size limit that is reached: said as such, nothing lost, and work goes on afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from clerk_app.cases.request import RequestDraft
from clerk_app.store import backups
from clerk_app.store.database import Store
from clerk_app.trouble import KnownTrouble

resource = pytest.importorskip("resource", reason="POSIX limits stand in for a full disk")
Draft = Callable[..., RequestDraft]


@contextmanager
def files_no_longer_than(most: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_said_and_loses_nothing(store: Store, draft: Draft) -> None:
    kept = 0
    with files_no_longer_than((store.folder / "clerk.db").stat().st_size + 60_000):
        keys = set()
        for n in range(40):
            try:
                store.requests.add(draft(n, wording="材料" * 2000), number=str(n))
                kept += 1
            except KnownTrouble as trouble:
                keys.add((trouble.key, trouble.kind))
        assert keys == {("store_full", "store")} and 0 < kept < 40
        assert len(store.requests.all()) == kept
    store.requests.add(draft(99), number="99")
    assert len(store.requests.all()) == kept + 1 and store.findings() == ()
    assert not list(store.folder.rglob("*.part*"))


@pytest.mark.parametrize("what", ["letter", "backup"])
def test_no_half_file_is_left_of_a_letter_or_a_backup(store: Store, draft: Draft, what: str) -> None:
    request_id = store.requests.add(draft(), number="1")
    with pytest.raises(KnownTrouble) as caught, files_no_longer_than(50_000):
        if what == "letter":
            store.documents.attach(request_id, name="a", data=bytes(60_000), text="x", on=date(2025, 1, 21))
        else:
            backups.write(store, why="hand")
    assert caught.value.key == "store_full"
    assert not [one for one in (*store.folder.glob("files/*"), *store.folder.glob("backups/*"))]
    assert len(store.requests.get(request_id).entries) == 1
    assert backups.verify(backups.write(store, why="hand").path) == ()
