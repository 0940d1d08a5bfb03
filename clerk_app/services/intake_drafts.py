"""Requests half typed: found again after a change of page, a restart or a power cut, until registered or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clerk_app.services import attachments
from clerk_app.services.desk import Desk
from clerk_app.store.intake_drafts import DraftFile
from clerk_app.trouble import KnownTrouble

__all__ = ["DraftFile", "Kept", "drop", "keep", "keep_file", "kept"]


@dataclass(frozen=True)
class Kept:
    """A form as it was left. ``key``: the deed that will register it, so that it is never registered twice."""

    key: str
    typed: Mapping[str, str]
    files: tuple[DraftFile, ...]
    kept_at: datetime
    kept_by: str


def kept(desk: Desk) -> tuple[Kept, ...]:
    """Every draft, the one typed at last first; one whose request is registered by now is forgotten."""
    found = []
    for one in desk.store.intake_drafts.all():
        if desk.store.requests.has_deed(one.key):
            desk.store.intake_drafts.drop(one.key)
        else:
            found.append(Kept(one.key, one.typed, one.files, datetime.fromisoformat(one.noted_at), one.noted_by))
    return tuple(found)


def keep(desk: Desk, key: str, typed: Mapping[str, str], files: Sequence[DraftFile] = ()) -> datetime:
    """Keep what stands in the form; when it was kept. Raises KnownTrouble of kind "store"."""
    return datetime.fromisoformat(desk.store.intake_drafts.keep(key, typed, files))


def drop(desk: Desk, key: str) -> None:
    """Throw a draft away (丢弃), its words and its files."""
    desk.store.intake_drafts.drop(key)


def keep_file(desk: Desk, source: Path | bytes, name: str, what: str) -> DraftFile:
    """A file for the request being typed: its bytes are kept now, it belongs to the request once that is registered.

    Raises KnownTrouble for a file that is empty, too large or cannot be read.
    """
    data = attachments.read_file(source) if isinstance(source, Path) else source
    shown = attachments.shown_name(name)
    if not data:
        raise KnownTrouble("attachment_empty", kind="input", file=shown)
    if len(data) > attachments.declared().limits.file_bytes:
        raise attachments.too_large(shown, len(data))
    return DraftFile(shown, desk.store.documents.keep_file(data), what)
