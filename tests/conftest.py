"""For every test: no display, no file of the user's, and no warning in the log that nobody expected."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The user's own folders, for this process and those it starts: a test never sees the clerk's own store.
_HOME = tempfile.mkdtemp(prefix="clerk-desk-home-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = os.path.join(_HOME, _name.lower())

# A busy machine is no fault of the code.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

MANY = 100_000
"""Objects made since garbage was last collected."""


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning of ours fails the test unless it is marked ``logs``."""
    yield
    if request.node.get_closest_marker("logs"):
        return
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [record for record in records if record.levelno >= logging.WARNING and record.name.startswith("clerk_app")]
    assert not loud, "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in loud)


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Once there is an application, garbage waits for its events (gui/garbage.py); tests without a window have none."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > MANY:
        gc.collect()
