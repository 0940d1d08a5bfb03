"""A newer program and an older file: backed up, verified, migrated whole or not at all; never the other way round."""

from __future__ import annotations

import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from clerk_app.cases.request import RequestDraft
from clerk_app.store import backups, opening, schema
from clerk_app.store.database import open_store
from clerk_app.store.stages import Stage
from clerk_app.store.trail import row_hash
from clerk_app.trouble import KnownTrouble
from tests.older import make_older

ROOT = Path(__file__).parents[2]
Now = Callable[[], datetime]
Draft = Callable[..., RequestDraft]

STEP = '''

@migrations()
def m0099_a_remark_on_units(db: Database) -> None:
    """What a later program may add."""
    db.execute("ALTER TABLE units ADD COLUMN remark TEXT")
    db.execute(f"PRAGMA user_version = {db.execute('PRAGMA user_version').fetchone()[0] + 1}")
    import os, pathlib, signal
    if pathlib.Path(os.environ.get("DIE", "none")).exists():
        os.kill(os.getpid(), signal.SIGKILL)
'''

NOW = len(schema.names_of(schema.steps()))
"""How many steps this program knows."""

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clerk_app.store.database import open_store
with open_store(Path(sys.argv[1]), who="林知远", now=lambda: datetime.now(UTC)) as store:
    print(len(store.requests.all()), store.rows("PRAGMA user_version")[0][0], len(store.findings()))
"""


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from clerk_app.store.database import open_store
def told(stage, done, total):
    if (stage, done > 0) == (sys.argv[2], sys.argv[3] == "in it"):
        os.kill(os.getpid(), signal.SIGKILL)
open_store(Path(sys.argv[1]), who="林知远", now=lambda: datetime.now(UTC), told=told)
"""


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The program as a later release might be: one more step, its schema written by the script."""
    program = tmp_path / "newer"
    for name in ("clerk_app", "db", "packaging"):
        shutil.copytree(ROOT / name, program / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (program / "db" / "migrations.py").open("a", encoding="utf-8") as file:
        file.write(STEP)
    done = run(program, "packaging/write_schema.py")
    assert done.returncode == 0, done.stderr
    return program


@pytest.fixture
def closed(folder: Path, now: Now, draft: Draft) -> Path:
    """A store of this program with two requests."""
    with open_store(folder, create=True, who="苏晚晴", now=now) as store:
        for n in (1, 2):
            store.requests.add(draft(n), number=str(n))
    return folder


@pytest.fixture
def older(closed: Path) -> Path:
    """The same as the release before this one's last step left it."""
    return make_older(closed)


def run(program: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "PYTHONPATH": str(program), "PYTHONIOENCODING": "utf-8", **more}
    return subprocess.run(
        [sys.executable, *arguments], cwd=program, env=settings, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )


def test_an_older_file_is_backed_up_and_migrated_and_then_refused_by_the_older_program(
    closed: Path, newer: Path, now: Now
) -> None:
    done = run(newer, "-c", OPEN, str(closed))
    assert (done.returncode, done.stdout) == (0, f"2 {NOW + 1} 0\n"), done.stderr
    made = backups.listed(closed / "backups")
    assert [(one.why, one.is_verified, one.facts["schema"]) for one in made] == [("migration", True, NOW)]
    assert backups.verify(made[0].path) == ()
    before = (closed / "clerk.db").read_bytes()
    with pytest.raises(KnownTrouble) as caught:
        open_store(closed, who="苏晚晴", now=now)
    assert caught.value.key == "store_newer" and (closed / "clerk.db").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_migration_killed_in_the_middle_leaves_the_older_file_and_the_next_start_finishes(
    closed: Path, newer: Path, now: Now, tmp_path: Path
) -> None:
    (tmp_path / "die").touch()
    assert run(newer, "-c", OPEN, str(closed), DIE=str(tmp_path / "die")).returncode == -9
    with open_store(closed, who="苏晚晴", now=now) as store:
        assert len(store.requests.all()) == 2 and store.findings() == ()
    done = run(newer, "-c", OPEN, str(closed))
    assert (done.returncode, done.stdout) == (0, f"2 {NOW + 1} 0\n"), done.stderr


def test_how_far_it_is_is_told_stage_by_stage(older: Path, now: Now) -> None:
    told: list[tuple[Stage, int, int]] = []
    assert opening.is_older(older)
    open_store(older, who="苏晚晴", now=now, told=lambda *said: told.append(said)).close()
    assert not opening.is_older(older)
    stages = [stage for stage, _, _ in told]
    assert stages == sorted(stages, key=list(Stage).index) and set(stages) == {Stage.COPY, Stage.CHECK, Stage.STEPS}
    for stage in (Stage.COPY, Stage.CHECK, Stage.STEPS):
        shares = [done / total for one, done, total in told if one is stage]
        assert shares == sorted(shares) and shares[-1] <= 1
    told.clear()
    open_store(older, who="苏晚晴", now=now, told=lambda *said: told.append(said)).close()
    assert told == []


@pytest.mark.parametrize("stage", [Stage.COPY, Stage.CHECK, Stage.STEPS])
def test_until_it_is_changed_it_can_be_stopped_and_is_as_it_was(older: Path, now: Now, stage: Stage) -> None:
    before = (older / "clerk.db").read_bytes()

    def told(at: Stage, done: int, total: int) -> None:
        if at is stage:
            raise KeyError("the clerk stops")

    with pytest.raises(KeyError):
        open_store(older, who="苏晚晴", now=now, told=told)
    assert (older / "clerk.db").read_bytes() == before and opening.is_older(older)
    left = {one.name for one in older.rglob("*") if "part" in one.name or one.name == "clerk.lock"}
    assert left == set()
    for one in backups.listed(older / "backups"):
        assert stage is Stage.STEPS and backups.verify(one.path) == ()
    with open_store(older, who="苏晚晴", now=now) as store:
        assert len(store.requests.all()) == 2 and store.findings() == ()


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize(
    ("stage", "where"),
    [("copy", "in it"), ("check", "at first"), ("check", "in it"), ("steps", "at first"), ("steps", "in it")],
)
def test_killed_at_any_stage_the_store_is_whole_and_the_next_start_finishes(
    older: Path, now: Now, stage: str, where: str
) -> None:
    assert run(ROOT, "-c", KILLED, str(older), stage, where).returncode == -signal.SIGKILL
    assert opening.is_older(older) == ((stage, where) != ("steps", "in it"))
    told: list[tuple[Stage, int, int]] = []
    with open_store(older, who="苏晚晴", now=now, told=lambda *said: told.append(said)) as store:
        assert len(store.requests.all()) == 2 and store.findings() == ()
    assert told[-1][0] is Stage.SOUND, "it was left open: all of it is looked through, and that is told too"
    assert [one for one in backups.listed(older / "backups") if one.why == "migration" and one.is_verified]
    assert not list(older.rglob("*.part*"))


def test_what_is_no_store_is_no_older_one(tmp_path: Path, closed: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "clerk.db").write_bytes(b"nothing" * 1000)
    for folder in (tmp_path / "gone", tmp_path, tmp_path / "notes", closed):
        assert not opening.is_older(folder)


@pytest.mark.skipif(os.name != "posix", reason="a limit stands in for a full disk")
def test_nothing_is_migrated_without_its_backup(closed: Path, newer: Path, now: Now) -> None:
    size = (closed / "clerk.db").stat().st_size
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size // 2}, -1))\n{OPEN}"
    done = run(newer, "-c", limited, str(closed))
    assert done.returncode == 1 and "store_full" in done.stderr
    with open_store(closed, who="苏晚晴", now=now) as store:
        assert store.rows("PRAGMA user_version")[0][0] == NOW


def test_figures_entered_as_whole_numbers_become_texts_with_a_true_hash(folder: Path, now: Now) -> None:
    """A store of the first release, as its one step made it, with two figures in it."""
    with open_store(folder, create=True, who="苏晚晴", now=now):
        pass
    path = folder / "clerk.db"
    path.unlink()
    db = Database(path, execute_plugins=False)
    steps = runpy.run_path(str(ROOT / "db" / "migrations.py"))["migrations"]
    steps.apply(db, stop_before="m0002_figures_with_decimals")
    line = {
        "id": 1, "organ_id": None, "format": "gbf_2014_32", "year": 2017, "month": 3, "row": "channel_website",
        "col": "value", "value": 320, "source": "网站后台", "noted_at": "2017-04-01T01:02:03.000+00:00",
        "noted_by": "林知远",
    }
    for n, value in ((1, 320), (2, 0)):
        row = {**line, "id": n, "value": value}
        row["h"] = row_hash("entered_figures", row)
        db["entered_figures"].insert(row)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.close()
    with open_store(folder, who="苏晚晴", now=now) as store:
        kept = store.figures.all()
        assert [(one.id, one.value, one.source, one.noted_by) for one in kept] == [
            (1, "320", "网站后台", "林知远"), (2, "0", "网站后台", "林知远"),
        ]
        assert store.findings() == ()
        store.figures.add(replace(kept[0], value="44899.2477"))
        assert store.figures.all()[-1].value == "44899.2477"
