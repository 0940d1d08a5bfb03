"""Erasing attached files: their names and bytes go, the event that noted them and their hash stay."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from clerk_app.cases.request import RequestId
from clerk_app.store import folder as folders

if TYPE_CHECKING:
    from clerk_app.store.database import Store


def forget(store: Store, request: RequestId) -> frozenset[str]:
    """Empty the names of a request's attachments, within the deed that erases its personal values.

    Returned are the files nobody names any more: for ``drop`` once the deed is kept. A file that another request, or
    a letter, names too stays.
    """
    rows = store.rows("SELECT id, sha256 FROM attachments WHERE request_id = ? AND name IS NOT NULL", (request,))
    for row_id, _ in rows:
        store.change("attachments", row_id, {"name": None})
    return frozenset(sha256 for _, sha256 in rows) - store.documents.hashes()


def drop(store: Store, files: Iterable[str]) -> None:
    """Delete erased files; one that is named again by now stays, one that is gone already is no fault."""
    named = store.documents.hashes()
    for sha256 in files:
        if sha256 not in named:
            with contextlib.suppress(FileNotFoundError):
                (store.folder / folders.FILES / sha256).unlink()
