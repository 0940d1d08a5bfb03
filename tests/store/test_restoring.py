"""Going back to a backup: stopped or killed on the way, the store is as it was; what was there is kept under a name."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.store import backups, restoring
from clerk_app.store.database import open_store
from clerk_app.store.stages import Stage
from clerk_app.trouble import KnownTrouble

Draft = Callable[..., RequestDraft]
Now = Callable[[], datetime]
ROOT = Path(__file__).parents[2]
STOPPABLE = (Stage.COPY, Stage.CHECK, Stage.FILES, Stage.STEPS)

KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from clerk_app.store import restoring

def told(stage, done, total):
    if f"{stage} {done}" == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

def kills_itself(event, arguments):
    if event == sys.argv[3] and any(str(one).endswith(sys.argv[4]) for one in arguments[:2]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kills_itself)
restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]), now=lambda: datetime.now(UTC), told=told)
print("restored")
"""


class Enough(Exception):
    """Nobody waits any more."""


@pytest.fixture
def chosen(folder: Path, now: Now, draft: Draft) -> Path:
    """A backup of one request and its letter, which is lost by now; the closed store holds two requests."""
    with open_store(folder, create=True, who="苏晚晴", now=now) as store:
        store.requests.add(draft(1), number="1")
        with store.write():
            number = store.documents.draw_number("reply", 2025, store.organs.first(), "{year}-{n}")
            store.documents.issue(
                RequestId(1), kind="reply", number=number, title="答复书", data=b"%PDF letter", facts="{}",
                template="r@1", fonts="F", on=date(2025, 1, 21),
            )
        made = backups.write(store, why="hand").path
        store.requests.add(draft(2), number="2")
    shutil.rmtree(folder / "files")
    (folder / "files").mkdir()
    return made


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def numbers(folder: Path, now: Now) -> list[str]:
    with open_store(folder, who="苏晚晴", now=now) as store:
        assert store.findings() == () or not any((folder / "files").iterdir())
        return [one.number for one in store.requests.all()]


@pytest.mark.parametrize("stage", STOPPABLE)
def test_stopped_at_any_stage_it_leaves_everything_as_it_was(
    folder: Path, chosen: Path, now: Now, stage: Stage
) -> None:
    before = tree(folder)

    def told(at: Stage, done: int, total: int) -> None:
        if at == stage:
            raise Enough

    with pytest.raises(Enough):
        restoring.restore(folder, chosen, now=now, told=told)
    assert tree(folder) == before
    assert numbers(folder, now) == ["1", "2"]


def test_it_is_told_how_far_it_is_and_what_was_there_is_kept_whole(folder: Path, chosen: Path, now: Now) -> None:
    former = (folder / "clerk.db").read_bytes()
    told: list[tuple[Stage, int, int]] = []
    done = restoring.restore(folder, chosen, now=now, told=lambda *one: told.append(one))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == [Stage.COPY, Stage.CHECK, Stage.FILES, Stage.STEPS]
    for stage in stages:
        shares = [at / max(total, 1) for one, at, total in told if one == stage]
        assert shares == sorted(shares)
    assert told[-2:] == [(Stage.STEPS, 0, 1), (Stage.STEPS, 1, 1)]
    assert done.kept_as is not None and done.kept_as.name.startswith("before-restore-")
    assert (done.kept_as / "clerk.db").read_bytes() == former and (folder / "clerk.db").stat().st_nlink == 1
    assert (done.lost_events, done.missing_files) == (1, ())
    assert numbers(folder, now) == ["1"] and backups.held_from(folder) == chosen.name
    with open_store(done.kept_as, who="苏晚晴", now=now) as store:
        assert [one.number for one in store.requests.all()] == ["1", "2"], "the former can be opened where it is kept"


@pytest.mark.parametrize("ill", ["empty", "text", "torn", "changed and left open", "missing"])
def test_only_what_is_damaged_is_kept_as_damaged(folder: Path, chosen: Path, now: Now, ill: str) -> None:
    path = folder / "clerk.db"
    data = path.read_bytes()
    if ill == "changed and left open":
        store = open_store(folder, who="苏晚晴", now=now)
        store.db.execute("UPDATE persons SET name = '别人' WHERE id = 1")
        data, note = path.read_bytes(), (folder / "clerk.lock").read_text("utf-8")
        store.close()
        path.write_bytes(data)
        (folder / "clerk.lock").write_text(note.replace(f'"{os.getpid()}"', '"1"'), "utf-8")
    elif ill == "missing":
        path.unlink()
    else:
        path.write_bytes({"empty": b"", "text": b"no register" * 900, "torn": data[: len(data) // 2]}[ill])
    (folder / "clerk.db-journal").touch()
    kept = restoring.restore(folder, chosen, now=now).kept_as
    assert kept is not None and kept.name.startswith("damaged-")
    assert numbers(folder, now) == ["1"] and not (folder / "clerk.lock").exists()


def test_a_copy_that_is_not_the_backup_is_refused_and_nothing_is_replaced(
    folder: Path, chosen: Path, now: Now
) -> None:
    before = tree(folder)

    def told(at: Stage, done: int, total: int) -> None:
        if at == Stage.COPY and done == total:
            part = next((folder / "backups").glob("*.part"))
            part.write_bytes(part.read_bytes()[:-1] + b"\x01")

    with pytest.raises(KnownTrouble) as caught:
        restoring.restore(folder, chosen, now=now, told=told)
    assert caught.value.key == "backup_unusable" and tree(folder) == before


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize(
    ("event", "ending", "left"),
    [
        ("copy 0", "", "former"), ("check 31", "", "former"), ("check 86", "", "former"), ("files 0", "", "former"),
        ("os.rename", ".part", "former"), ("steps 0", "", "former"), ("steps 1", "", "former"),
        ("os.link", "clerk.db", "former"), ("os.rename", "clerk.db", "former"),
        ("os.rename", "clerk.db-journal", "restored"), ("os.rename", "hold.json", "restored"),
    ],
)  # fmt: skip
def test_killed_at_any_point_there_is_one_register_or_the_other(
    folder: Path, chosen: Path, now: Now, event: str, ending: str, left: str
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(chosen), event, ending], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert numbers(folder, now) == (["1"] if left == "restored" else ["1", "2"])
    assert (folder / "clerk.db").stat().st_nlink == 1 and not list(folder.rglob("*.part"))
    assert restoring.restore(folder, chosen, now=now).missing_files == ()
    assert numbers(folder, now) == ["1"]


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_just_before_the_new_file_takes_the_name_the_second_name_of_the_former_goes(
    folder: Path, chosen: Path, now: Now
) -> None:
    twice = folder / "before-restore-2025-01-20-090203-ab12"
    twice.mkdir()
    os.link(folder / "clerk.db", twice / "clerk.db")
    assert numbers(folder, now) == ["1", "2"]
    assert not twice.exists() and (folder / "clerk.db").stat().st_nlink == 1
