"""The connection of the store: what an opening reads of sqlite-utils."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from clerk_app.store.database import Store
from clerk_app.store.opening import is_older

OPENED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clerk_app.store.database import open_store
from clerk_app.store.opening import is_older
is_older(Path(sys.argv[1]))
open_store(Path(sys.argv[1]), who="林知远", now=lambda: datetime.now(UTC)).close()
print([name for name in ("sqlite_utils", "click", "dateutil", "pluggy") if name in sys.modules])
"""


def test_a_store_with_nothing_to_be_changed_is_opened_without_sqlite_utils(store: Store) -> None:
    store.close()
    assert not is_older(store.folder)
    told = subprocess.run(
        [sys.executable, "-c", OPENED, str(store.folder)], capture_output=True, text=True, check=True, encoding="utf-8",
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert told.stdout == "[]\n", told.stderr
