"""A letter as values: head, number, title, paragraphs, signature; the renderer adds nothing but place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from clerk_app.cases.letter_facts import Blank

Day = date
NEVER = date.min


@unique
class HeadStyle(StrEnum):
    """How the first page begins: title only; 信函格式 (GB/T 9704-2012 第10.1条); or paper with a printed head."""

    PLAIN = "plain"
    LETTER = "letter"
    PREPRINTED = "preprinted"


@unique
class PageNumber(StrEnum):
    """Where the page number stands (GB/T 9704-2012 第7.5条): at the outer edge, in the middle, nowhere."""

    STANDARD = "standard"
    CENTRE = "centre"
    NONE = "none"


@unique
class Level(StrEnum):
    """What a paragraph is on the page."""

    BODY = "body"
    HEADING = "heading"


@dataclass(frozen=True)
class Head:
    """版头: its style and the organ's name in it."""

    style: HeadStyle
    name: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``block`` and ``item`` say where the editor has it."""

    text: str
    block: str
    level: Level = Level.BODY
    item: int = 0


@dataclass(frozen=True)
class Slip:
    """A sheet on a page of its own behind the letter: the receiver fills it in and sends it back."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A whole letter as values; the renderer adds nothing but place."""

    kind: str
    head: Head
    number: str
    title: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    signature: str
    date: str
    attachments: tuple[str, ...] = ()
    contact: str = ""
    template_version: str = ""
    page_number: PageNumber = PageNumber.STANDARD
    decided_on: Day = NEVER
    slips: tuple[Slip, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on the page, in reading order, without the head."""
        body = (paragraph.text for paragraph in self.paragraphs)
        ends = (*self.attachments, self.signature, self.date, self.contact)
        slips = (text for slip in self.slips for text in (slip.title, *slip.lines))
        return tuple(text for text in (self.number, self.title, self.addressee, *body, *ends, *slips) if text)


@dataclass(frozen=True)
class Missing:
    """The facts a letter still needs, in the order of the page; ``2.reasons`` is the reasons of item two."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Sketch:
    """A letter as far as it is known, gaps drawn as lines, and where the gaps are."""

    letter: Letter
    gaps: tuple[Blank, ...]
