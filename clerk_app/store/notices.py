"""Holiday notices (放假安排) that came out after the release; the text is that of a file in resources/holidays/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.store.database import Store


@dataclass(frozen=True)
class StoredNotice:
    """One notice as it was added. A later one of the same year and number takes its place."""

    year: int
    number: str
    text: str
    added_at: str
    added_by: str


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

    def all(self) -> tuple[StoredNotice, ...]:
        """The notices in force, by year, in the order they were added."""
        rows = self._store.rows("SELECT year, number, text, added_at, added_by FROM notices ORDER BY id")
        latest = {(row[0], row[1]): StoredNotice(*row) for row in rows}
        return tuple(sorted(latest.values(), key=lambda one: one.year))
