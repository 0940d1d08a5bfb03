"""A newer program and an older file: backed up, verified, migrated whole or not at all; never the other way round."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestDraft
from clerk_app.store import backups
from clerk_app.store.database import open_store
from clerk_app.trouble import KnownTrouble

ROOT = Path(__file__).parents[2]
Now = Callable[[], datetime]
Draft = Callable[..., RequestDraft]

STEP = '''

@migrations()
def m0002_a_remark_on_units(db: Database) -> None:
    """What a later program may add."""
    db.execute("ALTER TABLE units ADD COLUMN remark TEXT")
    db.execute("PRAGMA user_version = 2")
    import os, pathlib, signal
    if pathlib.Path(os.environ.get("DIE", "none")).exists():
        os.kill(os.getpid(), signal.SIGKILL)
'''

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clerk_app.store.database import open_store
with open_store(Path(sys.argv[1]), who="林知远", now=lambda: datetime.now(UTC)) as store:
    print(len(store.requests.all()), store.rows("PRAGMA user_version")[0][0], len(store.findings()))
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
    assert (done.returncode, done.stdout) == (0, "2 2 0\n"), done.stderr
    made = backups.listed(closed / "backups")
    assert [(one.why, one.is_verified, one.facts["schema"]) for one in made] == [("migration", True, 1)]
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
    assert (done.returncode, done.stdout) == (0, "2 2 0\n"), done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a limit stands in for a full disk")
def test_nothing_is_migrated_without_its_backup(closed: Path, newer: Path, now: Now) -> None:
    size = (closed / "clerk.db").stat().st_size
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size // 2}, -1))\n{OPEN}"
    done = run(newer, "-c", limited, str(closed))
    assert done.returncode == 1 and "store_full" in done.stderr
    with open_store(closed, who="苏晚晴", now=now) as store:
        assert store.rows("PRAGMA user_version")[0][0] == 1
