"""An invented office; and stores that take long to make: made once a process, then copied as a closed store may be."""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from clerk_app.services.demo import make_demo
from clerk_app.services.desk import open_desk
from clerk_app.services.office import Office
from clerk_app.services.transfer import import_ledger

OFFICE = Office(
    name="临澜区住房和城乡建设局", telephone="0000-5550100", code="临建公开",
    reconsideration_body="临澜区人民政府", court="临澜区人民法院",
)  # fmt: skip
"""What it answers to the four questions of the beginning."""
LEDGERS = Path(__file__).resolve().parent / "data" / "ledgers"
IMPORTED_ON = date(2026, 8, 28)


def imported(ledger: str, folder: Path) -> Path:
    """A copy of the store a published ledger was imported into, at ``folder``, which is not there yet."""
    return Path(shutil.copytree(_imported(ledger), folder, dirs_exist_ok=True))


def demonstration(folder: Path) -> Path:
    """A copy of the demonstration store of 13 October 2026."""
    return Path(shutil.copytree(_demonstration(), folder, dirs_exist_ok=True))


@functools.cache
def _imported(ledger: str) -> Path:
    folder = _home() / ledger
    desk = open_desk(folder, who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC), create=True)
    report = import_ledger(desk, LEDGERS / f"{ledger}.xlsx", today=IMPORTED_ON)
    desk.store.close()
    assert report.problems == ()
    return folder


@functools.cache
def _demonstration() -> Path:
    folder = _home() / "demo"
    make_demo(folder, now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    return folder


@functools.cache
def _home() -> Path:
    home = Path(tempfile.mkdtemp(prefix="clerk-desk-offices-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home
