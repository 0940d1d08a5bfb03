"""Backups and restoring: verified copies, bad ones refused, nothing lost on the way back."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.store import backups, restoring, second_form
from clerk_app.store.database import Store, open_store
from clerk_app.store.stages import Stage
from clerk_app.trouble import KnownTrouble

Draft = Callable[..., RequestDraft]
Now = Callable[[], datetime]
TUESDAY = date(2025, 1, 21)


@pytest.fixture
def full(store: Store, draft: Draft) -> Store:
    """Two requests, one with a letter."""
    for n in (1, 2):
        store.requests.add(draft(n), number=f"2025-{n:04}")
    with store.write():
        number = store.documents.draw_number("reply", 2025, store.organs.first(), "{year}-{n}")
        store.documents.issue(
            RequestId(1), kind="reply", number=number, title="答复书", data=b"%PDF letter", facts="{}", template="r@1",
            fonts="F", on=TUESDAY,
        )
    return store


def note(store: Store, text: str) -> None:
    store.requests.append(RequestId(1), Event(EventKind.NOTED, TUESDAY, {"text": text}))


def content(store: Store) -> dict[str, list[dict[str, object]]]:
    return {table: second_form.rows_of(store.db, table) for table in second_form.IN_ORDER}


def test_a_backup_is_verified_noted_and_private(full: Store) -> None:
    made = backups.write(full, why="hand")
    assert made.path.name == f"clerk-{made.at:%Y-%m-%d-%H%M%S}-hand.db"
    assert made.head == full.requests.head() and made.is_verified
    assert made.facts["rows"]["requests"] == 2 and made.facts["why"] == "hand"
    assert backups.verify(made.path) == ()
    assert backups.listed(made.path.parent) == (made,)
    names = {one.name for one in made.path.parent.iterdir()}
    stem = made.path.name.removesuffix(".db")
    assert names == {made.path.name, f"{stem}.json", f"{stem}.requests.json", "files"}
    if os.name == "posix":
        assert {stat.S_IMODE(one.stat().st_mode) for one in made.path.parent.rglob("*") if one.is_file()} == {0o600}
    with closing(sqlite3.connect(f"{made.path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_two_backups_of_one_second_have_two_names(full: Store) -> None:
    assert backups.write(full, why="hand").path != backups.write(full, why="hand").path


def test_a_backup_goes_to_a_second_place_with_its_files(full: Store, tmp_path: Path) -> None:
    made = backups.write(full, why="hand", place=tmp_path / "stick")
    assert made.path.parent == tmp_path / "stick"
    assert [one.read_bytes() for one in (tmp_path / "stick" / "files").iterdir()] == [b"%PDF letter"]
    assert backups.verify(made.path) == ()


def test_a_memory_copy_is_backed_up_like_the_store(full: Store) -> None:
    with full.memory_copy() as copy:
        made = backups.write(copy, why="work")
    assert made.head == full.requests.head() and backups.verify(made.path) == ()


def test_a_copy_made_before_the_latest_deed_leaves_that_deed_to_be_backed_up(full: Store) -> None:
    with full.memory_copy() as copy:
        note(full, "写备份时又记了一条")
        backups.write(copy, why="work")
        full.note_backup(copy)
    assert full.has_changed
    backups.write(full, why="work")
    assert not full.has_changed


class Enough(Exception):
    """Nobody waits any more."""


@pytest.mark.parametrize("stage", [Stage.COPY, Stage.CHECK])
@pytest.mark.parametrize("is_last", [False, True], ids=["at first", "at last"])
def test_one_that_nobody_waits_for_ends_and_leaves_nothing(full: Store, stage: Stage, is_last: bool) -> None:
    told: list[tuple[Stage, int, int]] = []
    sample = backups.write(full, why="hand", told=lambda *one: told.append(one))
    shares = [done / total for _, done, total in told if _ == Stage.CHECK]
    assert shares == sorted(shares) and shares[0] == 0, "it says how far it is, and never goes back"
    at = max((n for n, one in enumerate(told) if one[0] == stage)) if is_last else [one[0] for one in told].index(stage)
    before = set(sample.path.parent.iterdir())
    calls = iter(range(len(told)))

    def enough(_: Stage, __: int, ___: int) -> None:
        if next(calls) == at:
            raise Enough

    note(full, "以后记的一条")
    with pytest.raises(Enough):
        backups.write(full, why="work", told=enough)
    assert set(sample.path.parent.iterdir()) == before and full.has_changed


def test_the_text_beside_a_backup_is_laid_out_as_json_is(full: Store) -> None:
    text = "".join(second_form.pieces_of(full.db))
    plain = json.loads(text)
    assert len(plain["requests"]) == 2 and plain["others"]["organs"]
    assert text == json.dumps(plain, ensure_ascii=False, indent=1)


def test_the_text_of_an_empty_store_is_laid_out_as_json_is(store: Store) -> None:
    text = "".join(second_form.pieces_of(store.db))
    assert json.loads(text)["requests"] == [] and text == json.dumps(json.loads(text), ensure_ascii=False, indent=1)


@dataclass(frozen=True)
class Fault:
    """One way a copy can be bad."""

    name: str
    make: Callable[[Path], object]


def sql(*statements: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db:
            for statement in statements:
                db.execute(statement)
            db.commit()

    return run


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name.removesuffix(".db") + ending)


def noted(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        facts = json.loads(beside(path, ".json").read_text("utf-8"))
        change(facts)
        beside(path, ".json").write_text(json.dumps(facts), "utf-8")

    return run


FAULTS = (
    Fault("empty", lambda path: path.write_bytes(b"")),
    Fault("cut", lambda path: os.truncate(path, path.stat().st_size // 2)),
    Fault("cut by a byte", lambda path: os.truncate(path, path.stat().st_size - 1)),
    Fault("longer", lambda path: path.write_bytes(path.read_bytes() + b"x")),
    Fault("no database", lambda path: path.write_bytes(b"x" * path.stat().st_size)),
    Fault("zeros", lambda path: path.write_bytes(bytes(path.stat().st_size))),
    Fault("one byte", lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\x01")),
    Fault("a value", sql("UPDATE persons SET name = '别人'")),
    Fault("an event", sql("DROP TRIGGER events_are_not_changed", "UPDATE events SET who = '别人' WHERE seq = 1")),
    Fault("a row less", sql("DROP TRIGGER items_are_not_deleted", "DELETE FROM items WHERE id = 1")),
    Fault("a row more", sql("INSERT INTO notices VALUES (1, 2026, 'x', 'x', 'x', 'x', 'x')")),
    Fault("a stranger's number", sql("PRAGMA application_id = 7")),
    Fault("another database", lambda path: (path.unlink(), sql("CREATE TABLE t (a)")(path))),
    Fault("no note", lambda path: beside(path, ".json").unlink()),
    Fault("a broken note", lambda path: beside(path, ".json").write_text("{")),
    Fault("another note's rows", noted(lambda facts: facts["rows"].update(requests=3))),  # type: ignore[attr-defined]
    Fault("another note's head", noted(lambda facts: facts.update(head={"seq": 9, "h": "x"}))),
    Fault("another note's hash", noted(lambda facts: facts.update(sha256="x"))),
    Fault("no text", lambda path: beside(path, ".requests.json").unlink()),
    Fault("another text", lambda path: beside(path, ".requests.json").write_text("{}")),
    Fault("a letter lost", lambda path: shutil.rmtree(path.parent / "files")),
    Fault("a letter changed", lambda path: next((path.parent / "files").iterdir()).write_bytes(b"x")),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_bad_copy_is_found(full: Store, fault: Fault) -> None:
    made = backups.write(full, why="hand")
    fault.make(made.path)
    assert backups.verify(made.path)


@pytest.mark.parametrize("fault", FAULTS[:20], ids=lambda fault: fault.name)
def test_no_bad_copy_is_restored(full: Store, folder: Path, now: Now, fault: Fault) -> None:
    made = backups.write(full, why="hand")
    full.close()
    fault.make(made.path)
    before = (folder / "clerk.db").read_bytes()
    with pytest.raises(KnownTrouble) as caught:
        restoring.restore(folder, made.path, now=now)
    assert caught.value.key == "backup_unusable"
    assert (folder / "clerk.db").read_bytes() == before and not list(folder.glob("damaged-*"))


def test_a_sick_store_gives_no_backup_and_the_old_ones_stay(full: Store) -> None:
    made = backups.write(full, why="hand")
    full.db.execute("UPDATE persons SET name = '别人' WHERE id = 1")
    with pytest.raises(KnownTrouble) as caught:
        backups.write(full, why="hand")
    assert caught.value.key == "store_damaged"
    assert backups.listed(made.path.parent) == (made,)
    assert not list(made.path.parent.glob("*.part*"))


def test_a_backup_without_a_note_is_listed_as_unverified_and_strangers_are_passed_over(full: Store) -> None:
    made = backups.write(full, why="hand")
    beside(made.path, ".json").unlink()
    (made.path.parent / "clerk-old.db").write_bytes(b"x")
    (made.path.parent / "holiday.jpg").write_bytes(b"x")
    assert [(one.path.name, one.is_verified) for one in backups.listed(made.path.parent)] == [(made.path.name, False)]


def test_backups_are_due_daily_and_after_half_an_hour_of_work(folder: Path, draft: Draft) -> None:
    clock = [datetime(2025, 1, 20, 1, 0, tzinfo=UTC)]
    with open_store(folder, create=True, who="苏晚晴", now=lambda: clock[0]) as store:
        assert backups.due(store) is None
        store.requests.add(draft(), number="1")
        assert backups.due(store) == "daily"
        backups.write(store, why="daily")
        assert backups.due(store) is None
        note(store, "甲")
        assert backups.due(store) is None
        clock[0] += timedelta(minutes=30)
        assert backups.due(store) == "work"
        backups.write(store, why="work")
        clock[0] += timedelta(days=1)
        assert backups.due(store) is None
        store.settings.set("a", "b")
        assert backups.due(store) == "daily"


def test_old_backups_go_with_everything_beside_them(folder: Path, draft: Draft) -> None:
    clock = [datetime(2025, 1, 1, 8, tzinfo=UTC)]
    with open_store(folder, create=True, who="苏晚晴", now=lambda: clock[0]) as store:
        store.requests.add(draft(), number="1")
        for _ in range(3):
            backups.write(store, why="work")
            clock[0] += timedelta(minutes=40)
        clock[0] += timedelta(days=7)
        newest = backups.write(store, why="daily")
        dropped = backups.thin(folder / "backups", clock[0].date())
    assert len(dropped) == 2
    assert len(backups.listed(folder / "backups")) == 2 and backups.listed(folder / "backups")[0] == newest
    assert len(list((folder / "backups").iterdir())) == 6


def test_a_restored_store_is_the_saved_one_row_by_row(full: Store, folder: Path, now: Now) -> None:
    saved = content(full)
    made = backups.write(full, why="hand")
    note(full, "备份之后")
    note(full, "再后来")
    letter = folder / "files" / full.documents.of_request(RequestId(1))[0].sha256
    full.close()
    letter.unlink()
    (folder / "clerk.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7 stale journal of another day")
    done = restoring.restore(folder, made.path, now=now)
    assert (done.lost_events, done.lost_since, done.missing_files) == (2, "2025-01-20T01:02:03.000+00:00", ())
    assert done.kept_as is not None
    assert {one.name for one in done.kept_as.iterdir()} == {"clerk.db", "clerk.db-journal"}
    assert letter.read_bytes() == b"%PDF letter"
    with open_store(folder, who="苏晚晴", now=now) as store:
        assert content(store) == saved and store.findings() == ()
        assert backups.is_held(folder) and backups.due(store) is None
        backups.release(folder)
        assert not backups.is_held(folder)


def test_a_letter_the_backup_lacks_too_is_named(full: Store, folder: Path, now: Now) -> None:
    made = backups.write(full, why="hand")
    sha256 = full.documents.of_request(RequestId(1))[0].sha256
    full.close()
    for place in (folder / "files", folder / "backups" / "files"):
        (place / sha256).unlink()
    assert restoring.restore(folder, made.path, now=now).missing_files == (sha256,)


@pytest.mark.parametrize("how", ["empty", "random", "missing", "wal"])
def test_restoring_mends_a_store_that_cannot_be_opened(full: Store, folder: Path, now: Now, how: str) -> None:
    saved = content(full)
    made = backups.write(full, why="hand")
    full.close()
    path = folder / "clerk.db"
    if how == "missing":
        path.unlink()
    elif how == "wal":
        (folder / "clerk.db-wal").write_bytes(b"x" * 100)
    else:
        path.write_bytes(b"" if how == "empty" else os.urandom(5000))
    with pytest.raises(KnownTrouble):
        open_store(folder, who="苏晚晴", now=now)
    restoring.restore(folder, made.path, now=now)
    with open_store(folder, who="苏晚晴", now=now) as store:
        assert content(store) == saved


def test_a_store_in_use_is_not_restored(full: Store, folder: Path, now: Now) -> None:
    made = backups.write(full, why="hand")
    with pytest.raises(KnownTrouble) as caught:
        restoring.restore(folder, made.path, now=now)
    assert caught.value.key == "store_locked"
    note(full, "还在用")
    assert full.findings() == ()


def test_a_folder_that_is_no_store_is_not_restored_into(full: Store, tmp_path: Path, now: Now) -> None:
    made = backups.write(full, why="hand")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("x")
    for name, key in (("missing", "store_cannot_open"), ("empty", "store_cannot_open"), ("other", "store_not_ours")):
        with pytest.raises(KnownTrouble) as caught:
            restoring.restore(tmp_path / name, made.path, now=now)
        assert caught.value.key == key
    assert not (tmp_path / "missing").exists() and not any((tmp_path / "empty").iterdir())


def test_a_register_is_rebuilt_from_its_text(full: Store, tmp_path: Path, now: Now) -> None:
    full.requests.amend(RequestId(1), {"name": "周若宁"}, reason="误", on=TUESDAY)
    saved = content(full)
    made = backups.write(full, why="hand")
    restoring.rebuild(beside(made.path, ".requests.json"), tmp_path / "rebuilt")
    with open_store(tmp_path / "rebuilt", who="苏晚晴", now=now) as store:
        assert content(store) == saved and store.findings() == ()
        assert store.requests.all() == full.requests.all()
        assert second_form.differences(store.db, full.db) == ()
        store.settings.set("a", "b")
        assert second_form.differences(store.db, full.db) == ("settings",)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "clerk-store-1"}'])
def test_a_text_that_is_none_of_ours_rebuilds_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(KnownTrouble) as caught:
        restoring.rebuild(tmp_path / "a.json", tmp_path / "rebuilt")
    assert caught.value.key == "text_unusable" and not (tmp_path / "rebuilt").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"value": "导入自旧台账"', '"value": "别的"'),
        ('"seq": 2,', '"seq": 9,'),
        ('"number": "2025-0002"', '"number": "2025-0001"'),
        ('"channel": "online"', '"channel\\" = 1 --": "online"'),
        ('"version": 1', '"version": "x"'),
        ('"organs": [', '"strangers": ['),
    ],
)
def test_a_text_somebody_changed_rebuilds_nothing(full: Store, tmp_path: Path, old: str, new: str) -> None:
    words = beside(backups.write(full, why="hand").path, ".requests.json").read_text("utf-8")
    assert old in words
    (tmp_path / "a.json").write_text(words.replace(old, new), "utf-8")
    (tmp_path / "rebuilt").mkdir()
    with pytest.raises(KnownTrouble) as caught:
        restoring.rebuild(tmp_path / "a.json", tmp_path / "rebuilt")
    assert caught.value.key == "text_unusable" and not any((tmp_path / "rebuilt").iterdir())


def test_nothing_is_rebuilt_over_something(full: Store, folder: Path, tmp_path: Path) -> None:
    made = backups.write(full, why="hand")
    with pytest.raises(KnownTrouble) as caught:
        restoring.rebuild(beside(made.path, ".requests.json"), folder)
    assert caught.value.key == "rebuild_target_taken"
