"""What a letter still wants to know, as fields: which are asked, how each is typed, what was given. No widget."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from clerk_app.cases.letter_facts import Blank, Fact
from clerk_app.cases.letter_template import DAYS
from clerk_app.gui.forms.date_shorthand import Leaning, read_day
from clerk_app.law.workdays import WorkCalendar

TYPED = frozenset({
    "ground", "reasons", "supply", "withheld", "withheld_as", "withheld_ground", "public_place", "other_law", "search",
    "right_agency", "right_agency_contact", "right_channel", "former_answer_on", "former_answer_number", "decision",
    "guidance", "attachments", "handler", "telephone", "extension_reason",
})  # fmt: skip
"""Facts a clerk words; all others come out of the register and are asked for only where the letter misses them."""

DRAWN = "document_number"
"""Taken when the letter is finished, never typed."""

LINES = frozenset({
    "reasons", "supply", "withheld", "search", "public_place", "guidance", "decision", "attachments", "right_channel",
    "points", "third_party_opinion",
})  # fmt: skip
WITHHELD_AS = "withheld_as"


@unique
class AskedAs(Enum):
    """How a fact is typed."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    RESULT = "result"


@dataclass(frozen=True)
class LetterField:
    """One fact asked for. ``name`` is the fact with its item (``2.reasons``), ``plain`` without."""

    name: str
    plain: str
    block: str
    item: int
    asked_as: AskedAs
    is_needed: bool


class LetterForm:
    """The clerk's own words for one letter."""

    def __init__(self, today: date, workdays: WorkCalendar) -> None:
        self.typed: dict[str, str] = {}
        self._asked: dict[str, LetterField] = {}
        self._today, self._workdays = today, workdays

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self._workdays = workdays

    def fields(self, blanks: Sequence[Blank], kept: Collection[str] | None = None) -> tuple[LetterField, ...]:
        """The facts to ask for, in the order of the page. ``kept``: those the store would know if they had happened."""
        asked = []
        for blank in blanks:
            plain = blank.name.rpartition(".")[2]
            optional_day = plain in DAYS and not blank.is_needed
            missing = blank.is_needed and not blank.is_given
            own = kept is not None and blank.name not in kept and plain not in kept
            mine = blank.name in self.typed or ((plain in TYPED or own) and not optional_day)
            if plain != DRAWN and (mine or missing):
                asked.append(LetterField(blank.name, plain, blank.block, blank.item, _asked_as(plain), blank.is_needed))
        # A choice that was made is no gap any more; it stays to be changed, before what follows from it.
        there = {one.name for one in asked}
        for name in self.typed:
            if name not in there and name in self._asked:
                kept = self._asked[name]
                at = next((place for place, one in enumerate(asked) if one.block == kept.block), len(asked))
                asked.insert(at, kept)
        self._asked |= {one.name: one for one in asked}
        return tuple(asked)

    def put(self, name: str, text: str) -> None:
        """Take what was typed."""
        self.typed[name] = text

    def given(self) -> dict[str, Fact | None]:
        """What was given over the register's facts; a day that cannot be read is not given."""
        return {name: self._fact(name, text) for name, text in self.typed.items() if text.strip()}

    def _fact(self, name: str, text: str) -> Fact | None:
        if name.rpartition(".")[2] not in DAYS:
            return text
        return read_day(text, today=self._today, leaning=Leaning.PAST, workdays=self._workdays)


def _asked_as(plain: str) -> AskedAs:
    if plain == WITHHELD_AS:
        return AskedAs.RESULT
    if plain in DAYS:
        return AskedAs.DAY
    return AskedAs.LINES if plain in LINES else AskedAs.LINE
