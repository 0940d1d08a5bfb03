"""Attached files made into pages by a child process with limits: what the child says, file after file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Timer
from types import MappingProxyType, TracebackType
from typing import Any, Self

from clerk_app.pagereader import MODULE
from clerk_app.services.attachments import FileLimits, ending
from clerk_app.services.foreign_file import child_command, child_environment

_PDF = b"%PDF-"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
_BY_ENDING = MappingProxyType({"pdf": "pdf", "eml": "mail", "txt": "text"})
IMAGE_ENDINGS = frozenset({"png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp"})


@dataclass(frozen=True)
class Sheets:
    """Pages that may be bound: a PDF that holds nothing else."""

    pages: int
    data: bytes


@dataclass(frozen=True)
class Words:
    """A text or an e-mail, to be set on plain pages: its head, its paragraphs, the names of what was enclosed."""

    heads: tuple[tuple[str, str], ...]
    text: tuple[str, ...]
    enclosed: tuple[str, ...]


@dataclass(frozen=True)
class Unreadable:
    """Why there are no pages: ``key`` and ``facts`` make a sentence that names the file."""

    key: str
    facts: Mapping[str, object]


Read = Sheets | Words | Unreadable


def kind_of(name: str, data: bytes, limits: FileLimits) -> str:
    """What a file is by its content, else by its ending: pdf, image, mail, text; empty for one that has no pages here.

    A name that says more than the content holds (an empty .pdf) still goes to the reader, which says what is wrong.
    """
    if _PDF in data[: limits.head_bytes]:
        return "pdf"
    by_ending = _BY_ENDING.get(ending(name), "")
    if by_ending in ("", "pdf") and (data.startswith(_IMAGES) or ending(name) in IMAGE_ENDINGS):
        return "image"
    return by_ending


class PageReader:
    """One child for many files, started when the first one comes; a file it breaks at costs that file only."""

    def __init__(self, limits: FileLimits) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, name: str, data: bytes, kind: str) -> Read:
        """The pages or the words of one file; never raises for what a file holds."""
        facts = {"file": name}
        if not data:
            return Unreadable("page_fault_empty", facts)
        said, made = self._ask(kind, data)
        if "fault" in said:
            limits = {"most": self._limits.pages, "most_signs": self._limits.text_characters}
            return Unreadable(f"page_fault_{said['fault']}", MappingProxyType({**said, **limits, **facts}))
        if "text" in said:
            heads = tuple((str(head), str(value)) for head, value in said["heads"])
            return Words(heads, tuple(said["text"]), tuple(said["enclosed"]))
        return Sheets(int(said["pages"]), made)

    def _ask(self, kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
        child = self._child or self._start()
        assert child.stdin is not None and child.stdout is not None
        is_slow = []

        def stop() -> None:
            is_slow.append(True)
            child.kill()

        timer = Timer(self._limits.seconds, stop)
        timer.start()
        try:
            child.stdin.write(json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n" + data)
            child.stdin.flush()
            said = json.loads(child.stdout.readline() or b'{"fault": "breaks"}')
            made = child.stdout.read(said.get("size", 0))
            if len(made) < said.get("size", 0):
                said = {"fault": "breaks"}
        except (OSError, ValueError):
            said, made = {"fault": "breaks"}, b""
        finally:
            timer.cancel()
        if said.get("fault") == "breaks":
            self._end()
        return ({"fault": "slow", "seconds": self._limits.seconds}, b"") if is_slow else (said, made)

    def _start(self) -> subprocess.Popen[bytes]:
        limits = self._limits
        asked = (limits.memory_bytes, limits.seconds, limits.pages, limits.image_pixels, limits.text_characters)
        self._child = subprocess.Popen(
            [*child_command(MODULE), *map(str, asked)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        child.wait()
