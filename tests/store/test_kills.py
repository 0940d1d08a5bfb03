"""Programs killed at any moment: what was acknowledged is there, what was not is wholly there or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestDraft
from clerk_app.law.terms import EventKind
from clerk_app.store import backups, restoring
from clerk_app.store.database import open_store
from clerk_app.trouble import KnownTrouble

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(os.name != "posix", reason="kill -9"),
]
ROOT = Path(__file__).parents[2]
Now = Callable[[], datetime]
Draft = Callable[..., RequestDraft]

COMMON = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.law.events import Event
from clerk_app.law.terms import ApplicantKind, Channel, EventKind
from clerk_app.store import backups, restoring
from clerk_app.store.database import open_store

DAY = date(2025, 1, 20)
now = lambda: datetime.now(UTC)
folder = Path(sys.argv[1])
"""

DEEDS = COMMON + """
store = open_store(folder, create=True, who="林知远", now=now)
organ = store.organs.first()
n = len(store.requests.all()) + len(store.requests.struck())
print("ready", flush=True)
while True:
    n += 1
    with store.write():
        number = store.requests.next_number(2025, "{year}-{n:04}")
        draft = RequestDraft(DAY, Channel.FAX, Applicant(ApplicantKind.NATURAL_PERSON, f"甲{n}"), "材料" * 900)
        request = store.requests.add(draft, number=number, deed=f"add{n}")
        store.requests.append(request, Event(EventKind.ANSWERED, DAY, {"outcome": "disclosed"}), deed=f"answer{n}")
        letter = store.documents.draw_number("reply", 2025, organ, "{year}-{n}")
        store.documents.issue(
            request, kind="reply", number=letter, title="答复书", data=b"%PDF" + letter.encode() * 900, facts="{}",
            template="r@1", fonts="F", on=DAY, deed=f"issue{n}",
        )
        served = Event(EventKind.SERVED, DAY, {"manner": "post", "document": 1})
        store.requests.append(request, served, deed=f"serve{n}")
    print(number, flush=True)
"""

BACKUPS = COMMON + """
store = open_store(folder, who="林知远", now=now)
print("ready", flush=True)
while True:
    print(backups.write(store, why="hand").path.name, flush=True)
"""

RESTORE = COMMON + """
chosen = [one.path for one in backups.listed(folder / "backups") if one.is_verified][-1]
print("ready", flush=True)
while True:
    restoring.restore(folder, chosen, now=now)
    print("restored", flush=True)
"""

MAKE = COMMON + """
print("ready", flush=True)
open_store(folder, create=True, who="林知远", now=now).close()
print("made", flush=True)
"""


def killed(program: str, folder: Path, after: float) -> list[str]:
    """Run a program, kill it after so many seconds of work, and give the lines it had acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, cwd=ROOT, text=True, encoding="utf-8"
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.stdout.close()
    child.wait()
    return rest.splitlines()


def test_a_killed_deed_is_there_wholly_or_not_at_all(tmp_path: Path, now: Now) -> None:
    folder = tmp_path / "store"
    chance = random.Random(1)
    acknowledged: list[str] = []
    hot = 0
    for _ in range(12):
        acknowledged += killed(DEEDS, folder, chance.uniform(0.02, 0.25))
        journal = folder / "clerk.db-journal"
        hot += journal.exists() and journal.stat().st_size > 0
        with open_store(folder, who="苏晚晴", now=now) as store:
            assert store.findings() == ()
            requests = store.requests.all()
            assert {one.number for one in requests} >= set(acknowledged)
            for request in requests:
                kinds = [one.event.kind for one in request.entries]
                assert kinds == [EventKind.RECEIVED, EventKind.ANSWERED, EventKind.LETTER_ISSUED, EventKind.SERVED]
                for document in store.documents.of_request(request.id):
                    assert store.documents.data(document.id).startswith(b"%PDF")
    assert acknowledged and hot


def test_a_killed_backup_leaves_nothing_that_passes_for_one(tmp_path: Path, now: Now, draft: Draft) -> None:
    folder = tmp_path / "store"
    with open_store(folder, create=True, who="苏晚晴", now=now) as store, store.write():
        for n in range(300):
            store.requests.add(draft(n), number=str(n))
    chance = random.Random(2)
    for _ in range(5):
        killed(BACKUPS, folder, chance.uniform(0.02, 0.4))
        for one in backups.listed(folder / "backups"):
            assert not one.is_verified or backups.verify(one.path) == ()
        with open_store(folder, who="苏晚晴", now=now) as store:
            assert len(store.requests.all()) == 300
        assert not list((folder / "backups").glob("*.part*"))


def test_a_killed_restore_never_leaves_an_empty_or_a_mixed_register(tmp_path: Path, now: Now, draft: Draft) -> None:
    folder = tmp_path / "store"
    with open_store(folder, create=True, who="苏晚晴", now=now) as store:
        store.requests.add(draft(1), number="1")
        chosen = backups.write(store, why="hand").path
        store.requests.add(draft(2), number="2")
    chance = random.Random(3)
    for _ in range(8):
        killed(RESTORE, folder, chance.uniform(0, 0.08))
        try:
            with open_store(folder, who="苏晚晴", now=now) as store:
                assert store.findings() == ()
                assert [one.number for one in store.requests.all()] in (["1"], ["1", "2"])
        except KnownTrouble as trouble:
            assert trouble.key == "store_cannot_open"  # the moment between the two files: refused, never empty
            restoring.restore(folder, chosen, now=now)


def test_a_killed_making_leaves_nothing_or_a_store(tmp_path: Path, now: Now) -> None:
    chance = random.Random(4)
    for n in range(10):
        folder = tmp_path / f"store{n}"
        killed(MAKE, folder, chance.uniform(0, 0.04))
        with open_store(folder, create=True, who="苏晚晴", now=now) as store:
            assert store.requests.all() == () and store.findings() == ()
