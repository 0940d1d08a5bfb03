"""Holiday notices (放假安排) that came out after the release; the text is that of a file in resources/holidays/.

Rows are only added, as with settings: of one year and number the last row holds, and may say that nothing holds any
more.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.store.database import Store

WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class StoredNotice:
    """One notice as it was added. A later one of the same year and number takes its place."""

    year: int
    number: str
    text: str
    added_at: str
    added_by: str

    @property
    def withdrawn(self) -> str | None:
        """Why the notice is no longer in force; None for a row that holds a notice."""
        if not self.text.startswith(f"{WITHDRAWN} = "):
            return None
        return str(tomllib.loads(self.text)[WITHDRAWN])


class Notices:
    """The notices of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, year: int, number: str, text: str) -> None:
        """Keep a notice."""
        with self._store.write():
            self._store.insert(
                "notices",
                {
                    "year": year, "number": number, "text": text, "added_at": self._store.stamp(),
                    "added_by": self._store.who,
                },
            )

    def withdraw(self, year: int, number: str, reason: str) -> None:
        """Take a notice out of force; its rows stay, with who took it back, when and why."""
        # A JSON string is a TOML string, but for DEL, which only TOML forbids.
        quoted = json.dumps(reason, ensure_ascii=False).replace("\x7f", "\\u007f")
        self.add(year, number, f"{WITHDRAWN} = {quoted}")

    def all(self) -> tuple[StoredNotice, ...]:
        """The notices in force, by year, in the order they were added."""
        latest: dict[tuple[int, str], StoredNotice] = {}
        for one in self.history():
            latest.pop((one.year, one.number), None)
            if one.withdrawn is None:
                latest[one.year, one.number] = one
        return tuple(sorted(latest.values(), key=lambda one: one.year))

    def history(self) -> tuple[StoredNotice, ...]:
        """Every row, oldest first: replaced and withdrawn notices too."""
        rows = self._store.rows("SELECT year, number, text, added_at, added_by FROM notices ORDER BY id")
        return tuple(StoredNotice(*row) for row in rows)
