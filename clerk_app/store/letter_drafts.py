"""What was typed into letters that are not finished: kept with the register, for the same persons are in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.cases.request import RequestId
from clerk_app.store.trail import Plain

if TYPE_CHECKING:
    from clerk_app.store.database import Store

TABLE = "letter_drafts"


@dataclass(frozen=True)
class LetterDraft:
    """One letter being written. ``known``: what the record knew of it when it was last typed at."""

    request: RequestId
    kind: str
    ref: str
    typed: Mapping[str, str]
    known: Mapping[str, str]
    noted_at: str = ""
    """UTC, given when it is kept."""


class LetterDrafts:
    """The drafts of one store: one for each letter of a request."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, request: RequestId, kind: str, ref: str = "") -> LetterDraft | None:
        """What was typed into that letter, None where nothing is kept."""
        row = self._store.row(
            f"SELECT typed, known, noted_at FROM {TABLE} WHERE request_id = ? AND kind = ? AND ref = ?",
            (request, kind, ref),
        )
        if row is None:
            return None
        with self._store.reading():
            typed, known = (MappingProxyType(json.loads(text)) for text in row[:-1])
        return LetterDraft(request, kind, ref, typed, known, row[-1])

    def of_request(self, request: RequestId) -> tuple[LetterDraft, ...]:
        """The letters of a request that are being written, the one last typed at at the end."""
        rows = self._store.rows(
            f"SELECT kind, ref FROM {TABLE} WHERE request_id = ? ORDER BY noted_at, id", (request,)
        )
        found = (self.get(request, kind, ref) for kind, ref in rows)
        return tuple(one for one in found if one is not None)

    def keep(self, draft: LetterDraft) -> str:
        """Keep it in the place of what was kept of that letter; when it was kept (UTC)."""
        noted_at = self._store.stamp()
        row: dict[str, Plain] = {
            "request_id": draft.request, "kind": draft.kind, "ref": draft.ref,
            "typed": _plain(draft.typed), "known": _plain(draft.known), "noted_at": noted_at,
            "noted_by": self._store.who,
        }
        with self._store.write():
            there = self._id(draft.request, draft.kind, draft.ref)
            if there is None:
                self._store.insert(TABLE, row)
            else:
                self._store.change(TABLE, there, row)
        return noted_at

    def drop(self, request: RequestId, kind: str, ref: str = "") -> None:
        """Delete it, where there is one: the letter was issued, or what was typed was taken out again."""
        there = self._id(request, kind, ref)
        if there is not None:
            with self._store.write():
                self._store.delete(TABLE, there)

    def _id(self, request: RequestId, kind: str, ref: str) -> int | None:
        row = self._store.row(
            f"SELECT id FROM {TABLE} WHERE request_id = ? AND kind = ? AND ref = ?", (request, kind, ref)
        )
        return row[0] if row is not None else None


def _plain(facts: Mapping[str, str]) -> str:
    return json.dumps(dict(facts), ensure_ascii=False)
