"""附件: files that came with a request or belong to it; kept by hash, shown by a cleaned name, never a path of ours."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import EntryId, Request, RequestId
from clerk_app.law.reading import read_table
from clerk_app.law.terms import EventKind
from clerk_app.services import recording
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.store.documents import Attachment
from clerk_app.trouble import KnownTrouble

OTHER = "other"
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)\s*(\.|$)")
_FOREIGN_MARK = "[ZoneTransfer]\r\nZoneId=3\r\n"
"""What Windows keeps of a file that came from outside: its programs open it guarded."""


@dataclass(frozen=True)
class AttachmentKind:
    """What a file may be said to be. ``place``: of the case file; ``author``: whose paper it is."""

    id: str
    zh: str
    en: str
    place: str
    author: str


@dataclass(frozen=True)
class FileLimits:
    """What an attached file may ask of this machine; bytes, pages, pixels, characters, seconds."""

    file_bytes: int
    megabyte: int
    head_bytes: int
    """Within them a PDF says what it is."""
    pages: int
    image_pixels: int
    text_characters: int
    memory_bytes: int
    seconds: int
    name_bytes: int


@dataclass(frozen=True)
class Declared:
    """resources/attachments.toml."""

    limits: FileLimits
    opened: frozenset[str]
    kinds: Mapping[str, AttachmentKind]


@dataclass(frozen=True)
class Attached:
    """An attachment in force: the file, what it is, the day it was noted for."""

    file: Attachment
    kind: AttachmentKind
    on: date

    @property
    def entry(self) -> EntryId:
        """The NOTED entry it came with: strike that to take it out of the file."""
        return self.file.entry

    @property
    def is_erased(self) -> bool:
        """Whether its name and bytes were erased with the personal values."""
        return not self.file.name


@cache
def declared() -> Declared:
    """The kinds in the order they are offered, and the limits. Raises BadResource."""
    table = read_table(places.resources() / "attachments.toml")
    table.only("limits", "open", "kind")
    limits = table.table("limits")
    limits.only(*FileLimits.__dataclass_fields__)
    kinds = {}
    for key, one in table.table("kind").inner():
        one.only("zh", "en", "place", "author")
        kinds[key] = AttachmentKind(key, one.text("zh"), one.text("en"), one.text("place"), one.text("author", ""))
    return Declared(
        FileLimits(**{name: limits.whole(name) for name in FileLimits.__dataclass_fields__}),
        frozenset(table.table("open").texts("endings")), MappingProxyType(kinds),
    )  # fmt: skip


def kinds() -> tuple[AttachmentKind, ...]:
    """What a file may be said to be, in the order it is offered."""
    return tuple(declared().kinds.values())


def attach(
    desk: Desk, request_id: RequestId, *, name: str, data: bytes, what: str, today: date, on: date | None = None,
    deed: str | None = None,
) -> Change:
    """Keep a file with the request. ``name`` as the clerk's machine calls it; ``what``: an AttachmentKind's id.

    The same bytes already in force on this request are not attached again: the Change names the file there is. Raises
    KnownTrouble for an empty file, one too large, an unknown kind, a day that cannot be.
    """
    request = desk.store.requests.get(request_id)
    shown = shown_name(name)
    limits = declared().limits
    if what not in declared().kinds:
        raise KnownTrouble("attachment_kind_unknown", kind="input", what=what)
    if not data:
        raise KnownTrouble("attachment_empty", kind="input", file=shown)
    if len(data) > limits.file_bytes:
        raise too_large(shown, len(data))
    kind = declared().kinds[what]
    if deed is None or not desk.store.requests.has_deed(deed):
        noted = {"text": shown, "what": what}
        recording.check(desk, request, recording.event(EventKind.NOTED, on or today, noted), today)
        there = next((one for one in of_request(desk, request) if _is_same(one, data)), None)
        if there is not None:
            return _told("attachment_there", request, there.file.name, there.kind)
        desk.store.documents.attach(
            request_id, name=shown, data=data, text=shown, what=what, on=on or today, deed=deed
        )
    return _told("attachment_kept", request, shown, kind)


def read_file(path: Path) -> bytes:
    """The bytes of a file that is to be attached; one too large is not read at all. Raises KnownTrouble."""
    try:
        size = path.stat().st_size
        if size > declared().limits.file_bytes:
            raise too_large(path.name, size)
        return path.read_bytes()
    except OSError as error:
        raise KnownTrouble("attachment_unreadable", kind="input", file=path.name, why=error.strerror or "") from error


def too_large(name: str, size: int) -> KnownTrouble:
    """The sentence for a file above the limit, in whole megabytes."""
    limits = declared().limits
    return KnownTrouble(
        "attachment_too_large", kind="input", file=name, size=-(-size // limits.megabyte),
        limit=limits.file_bytes // limits.megabyte,
    )  # fmt: skip


def of_request(desk: Desk, request: Request) -> tuple[Attached, ...]:
    """The attachments in force, in the order they came: one whose note was struck is not in the file."""
    in_force = {one.id: one.event for one in request.entries if one.struck_by is None}
    known = declared().kinds
    return tuple(
        Attached(file, known.get(in_force[file.entry].text("what"), known[OTHER]), in_force[file.entry].on)
        for file in desk.store.documents.attachments(request.id)
        if file.entry in in_force
    )


def data_of(desk: Desk, attached: Attached) -> bytes:
    """The file's bytes. Raises KnownTrouble where they are lost, changed or erased."""
    if attached.is_erased:
        raise KnownTrouble("attachment_erased", what=attached.kind.zh)
    return desk.store.documents.attachment_data(attached.file)


def shown_name(name: str) -> str:
    """A name as it is shown: the last part of what may have been a path, without unseen signs, of a bearable length."""
    bare = " ".join(clean(name).replace("\\", "/").rpartition("/")[-1].split())
    most = declared().limits.name_bytes
    stem, dot, ending = bare.rpartition(".")
    tail = dot + ending if stem and len((dot + ending).encode()) < most else ""
    bare = bare.removesuffix(tail)
    while len((bare + tail).encode()) > most:
        bare = bare[:-1]
    bare += tail
    return bare or "附件"


def safe_name(name: str) -> str:
    """A name any system takes for a file: no sign of a path, no device, no dot or space at its ends."""
    bare = _UNFIT.sub("_", shown_name(name)).strip(". ")
    return f"_{bare}" if not bare or _RESERVED.match(bare) else bare


def ending(name: str) -> str:
    """The last ending of a name in small letters, without its dot."""
    return PurePosixPath(safe_name(name)).suffix.removeprefix(".").lower()


def may_open(name: str) -> bool:
    """Whether the system may be asked to open a file of that name; anything that could be a program is saved only."""
    return ending(name) in declared().opened


def save_copy(desk: Desk, attached: Attached, path: Path) -> None:
    """Write the file where the clerk wants it, marked as foreign where the system knows such a mark.

    Raises KnownTrouble where it is lost or cannot be written.
    """
    data = data_of(desk, attached)
    try:
        path.write_bytes(data)
        if os.name == "nt":
            Path(f"{path}:Zone.Identifier").write_text(_FOREIGN_MARK, encoding="ascii", newline="")
    except OSError as error:
        raise KnownTrouble("file_not_written", kind="input", file=path.name, why=error.strerror or "") from error


def copy_to_open(desk: Desk, attached: Attached, folder: Path) -> Path:
    """A copy under a safe name in a passing folder, for the system to open. Raises KnownTrouble, also for an ending
    that is not opened."""
    if not may_open(attached.file.name):
        raise KnownTrouble("attachment_not_opened", kind="input", file=attached.file.name)
    path = folder / str(attached.file.id) / safe_name(attached.file.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownTrouble("file_not_written", kind="input", file=path.name, why=error.strerror or "") from error
    save_copy(desk, attached, path)
    return path


def _is_same(attached: Attached, data: bytes) -> bool:
    return not attached.is_erased and attached.file.sha256 == hashlib.sha256(data).hexdigest()


def _told(message: str, request: Request, name: str, kind: AttachmentKind) -> Change:
    return Change(
        requests=frozenset({request.id}), message=message,
        facts={"number": request.number, "file": name, "what": kind.zh},
    )
