"""Forms half filled in and rows not yet registered: kept with the register until recorded or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from clerk_app.cases.request import RequestId
from clerk_app.store.trail import Plain

if TYPE_CHECKING:
    from clerk_app.store.database import Store

TABLE = "form_drafts"


@dataclass(frozen=True)
class FormDraft:
    """One form as it was left; ``request`` is None for what belongs to no request yet."""

    request: RequestId | None
    form: str
    typed: Mapping[str, Any]
    noted_at: str = ""
    """UTC, given when it is kept."""
    noted_by: str = ""


class FormDrafts:
    """The drafts of one store: one for each form of a request."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_request(self, request: RequestId | None) -> tuple[FormDraft, ...]:
        """The drafts of a request, or those of none; the one typed last at the end."""
        rows = self._store.rows(
            f"SELECT form, typed, noted_at, noted_by FROM {TABLE} WHERE request_id IS ? ORDER BY noted_at, id",
            (request,),
        )
        with self._store.reading():
            return tuple(
                FormDraft(request, row[0], MappingProxyType(json.loads(row[1])), row[2], row[3]) for row in rows
            )

    def keep(self, request: RequestId | None, form: str, typed: Mapping[str, Any]) -> FormDraft:
        """Keep it in the place of what was kept of that form."""
        noted_at = self._store.stamp()
        row: dict[str, Plain] = {
            "request_id": request, "form": form, "typed": json.dumps(dict(typed), ensure_ascii=False),
            "noted_at": noted_at, "noted_by": self._store.who,
        }
        with self._store.write():
            there = self._id(request, form)
            if there is None:
                self._store.insert(TABLE, row)
            else:
                self._store.change(TABLE, there, row)
        return FormDraft(request, form, MappingProxyType(dict(typed)), noted_at, self._store.who)

    def drop(self, request: RequestId | None, form: str) -> None:
        """Delete it, where there is one: it was recorded, thrown away, or taken out again."""
        there = self._id(request, form)
        if there is not None:
            with self._store.write():
                self._store.delete(TABLE, there)

    def _id(self, request: RequestId | None, form: str) -> int | None:
        row = self._store.row(f"SELECT id FROM {TABLE} WHERE request_id IS ? AND form = ?", (request, form))
        return row[0] if row is not None else None
