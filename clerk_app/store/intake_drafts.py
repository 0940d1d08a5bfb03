"""Requests half typed: kept with the register until they are registered or thrown away, and deleted then."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.store import attachments
from clerk_app.store.trail import Plain

if TYPE_CHECKING:
    from clerk_app.store.database import Store

TABLE = "intake_drafts"
FILES_OF_DRAFTS = (
    f"(SELECT {TABLE}.id, json_extract(json_each.value, '$.sha256') AS sha256 FROM {TABLE}, json_each({TABLE}.files))"
)
"""The files that drafts name, as SQL."""


@dataclass(frozen=True)
class DraftFile:
    """A file that came with a request not yet registered; ``what``: an AttachmentKind's id."""

    name: str
    sha256: str
    what: str


@dataclass(frozen=True)
class IntakeDraft:
    """One form as it was left. ``key`` is the identity of the deed that will register it."""

    key: str
    typed: Mapping[str, str]
    files: tuple[DraftFile, ...] = ()
    noted_at: str = ""
    """UTC, given when it is kept."""
    noted_by: str = ""


class IntakeDrafts:
    """The drafts of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[IntakeDraft, ...]:
        """Every draft, the one typed at last first."""
        rows = self._store.rows(
            f"SELECT draft, typed, files, noted_at, noted_by FROM {TABLE} ORDER BY noted_at DESC, id DESC"
        )
        with self._store.reading():
            return tuple(
                IntakeDraft(
                    row[0], MappingProxyType(json.loads(row[1])),
                    tuple(DraftFile(**one) for one in json.loads(row[2])), row[3], row[4],
                )
                for row in rows
            )

    def keep(self, key: str, typed: Mapping[str, str], files: Sequence[DraftFile] = ()) -> str:
        """Keep it in the place of what was kept of that form; when it was kept (UTC)."""
        noted_at = self._store.stamp()
        row: dict[str, Plain] = {
            "draft": key, "typed": json.dumps(dict(typed), ensure_ascii=False),
            "files": json.dumps([vars(one) for one in files], ensure_ascii=False),
            "noted_at": noted_at, "noted_by": self._store.who,
        }
        before = self._files(key)
        with self._store.write():
            there = self._id(key)
            if there is None:
                self._store.insert(TABLE, row)
            else:
                self._store.change(TABLE, there, row)
        attachments.drop(self._store, before - {one.sha256 for one in files})
        return noted_at

    def drop(self, key: str) -> None:
        """Delete it, where there is one: the request was registered, or it was thrown away. A file of it that nothing
        else names goes too, once nothing more is being written."""
        there, files = self._id(key), self._files(key)
        if there is not None:
            with self._store.write():
                self._store.delete(TABLE, there)
        if not self._store.in_write:
            attachments.drop(self._store, files)

    def _files(self, key: str) -> set[str]:
        row = self._store.row(f"SELECT files FROM {TABLE} WHERE draft = ?", (key,))
        with self._store.reading():
            return set() if row is None else {one["sha256"] for one in json.loads(row[0])}

    def _id(self, key: str) -> int | None:
        row = self._store.row(f"SELECT id FROM {TABLE} WHERE draft = ?", (key,))
        return row[0] if row is not None else None
