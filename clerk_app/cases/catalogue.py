"""The catalogue of papers: what each letter and each form is called, whom it goes to, when it may be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.events import Event
from clerk_app.law.reading import Table, table_of, text_of
from clerk_app.law.terms import EventKind


@unique
class Group(StrEnum):
    """The part of the file a paper belongs to: 受理, 办理, 答复, 送达, 归档."""

    INTAKE = "intake"
    PROCESS = "process"
    ANSWER = "answer"
    DELIVERY = "delivery"
    FILE = "file"


@unique
class Recipient(StrEnum):
    """Whom a paper is addressed to; one for the file goes nowhere."""

    APPLICANT = "applicant"
    THIRD_PARTY = "third_party"
    AGENCY = "agency"
    UNIT = "unit"
    FILE = "file"


@unique
class Shape(StrEnum):
    """A letter runs in paragraphs; a form is a table."""

    LETTER = "letter"
    FORM = "form"


@dataclass(frozen=True)
class Entry:
    """One paper of the catalogue, letter or form alike. ``kind`` is its file's name."""

    kind: str
    what: str
    what_en: str
    """For the English window, beside the official name."""
    code: str
    group: Group
    to: Recipient
    shape: Shape
    since: date
    until: date
    """First and last day on which the law knows such a paper."""
    series: str
    """The series its number is drawn from; empty: it takes none."""
    steps: tuple[EventKind, ...]
    """The recorded steps it tells of, any of them; empty: it can be made at any time."""
    match: Mapping[str, tuple[str, ...]]
    """What the step's event must say, by the name of its fact: any of these words."""
    suffix: str = ""
    """The ending of its number where the office's pattern has one (告, 补); a proposal of letters' practice."""
    is_later: bool = False
    """Whether what it decides comes after the step it tells of: it bears the day it is made, and is not proposed."""
    bears_day_made: bool = False
    """Whether it bears the day it is made though it only tells of the step: a receipt may be printed later."""

    def tells_of(self, event: Event) -> bool:
        """Whether that event is a step this paper tells of."""
        return event.kind in self.steps and all(event.text(name) in words for name, words in self.match.items())

    def is_valid(self, day: date) -> bool:
        """Whether the law in force on that day knows such a paper."""
        return self.since <= day <= self.until


ENTRY_KEYS = ("what", "what_en", "code", "group", "to", "shape", "since", "until", "series", "suffix", "step", "match",
              "later", "bears_day_made")  # fmt: skip
"""The keys of a paper's file that this module reads."""


def read_catalogue(folder: Path) -> tuple[Entry, ...]:
    """Every paper of the folder by its kind; the wordings below the heads are not parsed. Raises BadResource."""
    files = sorted(folder.glob("*.toml"))
    return tuple(entry_of(table_of(text_of(one).partition("\n[")[0], one.name), one.stem) for one in files)


def entry_of(table: Table, kind: str) -> Entry:
    """The head of a paper's file. ``step`` is one kind of event or a list of them. Raises BadResource."""
    match = table.table("match") if "match" in table.plain else None
    return Entry(
        kind=kind,
        what=table.text("what"),
        what_en=table.text("what_en"),
        code=table.text("code"),
        group=table.word("group", Group),
        to=table.word("to", Recipient),
        shape=table.word("shape", Shape) if "shape" in table.plain else Shape.LETTER,
        since=table.day("since") if "since" in table.plain else date.min,
        until=table.day("until") if "until" in table.plain else date.max,
        series=table.text("series", ""),
        steps=_steps(table),
        suffix=table.text("suffix", ""),
        is_later=table.flag("later") if "later" in table.plain else False,
        bears_day_made=table.flag("bears_day_made") if "bears_day_made" in table.plain else False,
        match=MappingProxyType({name: match.texts(name) for name in match.plain} if match else {}),
    )


def _steps(table: Table) -> tuple[EventKind, ...]:
    if isinstance(table.plain.get("step", ""), list):
        return table.words("step", EventKind)
    return (table.word("step", EventKind),) if table.text("step", "") else ()
