"""Settings that were changed at this desk, with who changed them and when; what was set before stays readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.store.database import Store

FILE = "sha256:"
"""Begins the value of a setting that names a file of the store: hash, space, what the file is called."""
FILES_OF_SETTINGS = (
    f"(SELECT id, substr(value, {len(FILE) + 1}, 64) AS sha256 FROM settings WHERE value LIKE '{FILE}%' "
    "AND id IN (SELECT max(id) FROM settings GROUP BY name))"
)
"""The files that settings in force name, as SQL."""


@dataclass(frozen=True)
class Setting:
    """One change of a setting; ``value`` None: back to the default."""

    name: str
    value: str | None
    set_at: str
    set_by: str


class Settings:
    """The settings of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str, default: str = "") -> str:
        """The value in force."""
        return self.all().get(name, default)

    def all(self) -> Mapping[str, str]:
        """Every setting that differs from its default."""
        latest = {one.name: one.value for one in self.history()}
        return MappingProxyType({name: value for name, value in latest.items() if value is not None})

    def set(self, name: str, value: str | None) -> None:
        """Keep a value; None gives the default back."""
        with self._store.write():
            self._store.insert(
                "settings",
                {"name": name, "value": value, "set_at": self._store.stamp(), "set_by": self._store.who},
            )

    def history(self) -> tuple[Setting, ...]:
        """Every change in the order it was made."""
        rows = self._store.rows("SELECT name, value, set_at, set_by FROM settings ORDER BY id")
        return tuple(Setting(*row) for row in rows)
