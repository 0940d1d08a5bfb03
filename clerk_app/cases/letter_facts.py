"""The facts a letter is filled with: found by name and item, written as letters write them, missed by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerk_app.cases import plain_text, quotation
from clerk_app.cases.letter_blanks import (
    ANOTHER,
    DAYS,
    GIVEN,
    OF_A_GROUND,
    OF_AN_ITEM,
    name_of,
    taken_apart,
)
from clerk_app.trouble import KnownTrouble

Fact = str | int | date
Facts = Mapping[str, Fact | None]
"""By the names of letter_template.GIVEN, days as days or ISO text; of one item among several ``2.reasons``."""

GAP = "＿＿＿＿"
"""What a draft shows in the place of a fact that is missing."""

_OF_ITEM = re.compile(r"([1-9][0-9]*)\.outcome")
_END_MARKS = "。；，、"
_QUESTIONS = ("？", "?", "：", "！")
_STOP, _BETWEEN = "。", "；"


def written(day: date) -> str:
    """The day as letters write it: 2026年10月16日 (GB/T 9704-2012: no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True)
class Blank:
    """A fact the letter looks at: its name (with the item before it), its place, and whether it is given."""

    name: str
    block: str
    item: int
    is_given: bool
    is_needed: bool


class Sheet:
    """The facts of one letter with a record of what was looked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = {name: _kept(name, fact) for name, fact in facts.items()}
        self._made: dict[tuple[str, int, int], str] = {}
        self._stands_for: dict[str, str] = {}
        self._seen: dict[str, Blank] = {}
        numbered = sorted(int(found[1]) for found in map(_OF_ITEM.fullmatch, self._facts) if found)
        self.items: tuple[int, ...] = tuple(numbered) or (1,)
        """The items by number; one where the facts number none."""
        self._is_numbered = bool(numbered)
        self.part = 0
        """The further ground of the item that is being told; 0: its first."""

    @property
    def gaps(self) -> tuple[Blank, ...]:
        """What is needed and not given."""
        return tuple(blank for blank in self._seen.values() if blank.is_needed and not blank.is_given)

    @property
    def looked_at(self) -> tuple[Blank, ...]:
        """Everything that was looked for."""
        return tuple(self._seen.values())

    def make(self, name: str, text: str, item: int = 0) -> None:
        """Fill a blank that is no fact: 您, the Regulations."""
        self._made[name, item, self._part(name)] = text

    def parts(self, item: int) -> tuple[int, ...]:
        """The further grounds of an item, by the numbers its facts bear."""
        wanted = item if self._is_numbered else 0
        found = filter(None, map(taken_apart, self._facts))
        return tuple(sorted({one.part for one in found if one.part and one.item == wanted}))

    def needs(self, blank: str, name: str) -> None:
        """Say which fact a made blank waits for."""
        self._stands_for[blank] = name

    def day(self, name: str) -> date | None:
        """A fact that is a day."""
        fact = self._facts.get(name)
        return fact if isinstance(fact, date) else None

    def text(self, name: str, item: int = 0) -> str:
        """A fact as it was given, cleaned; empty where it is not known."""
        fact = self._facts.get(self._key(name, item))
        return plain_text.clean(str(fact)).strip() if fact is not None else ""

    def lines(self, name: str) -> tuple[str, ...]:
        """A fact of several lines."""
        return plain_text.lines(self.text(name))

    def has(self, name: str, block: str, item: int = 0) -> bool:
        """Whether the fact is known; remembered as something the clerk may give."""
        given = bool(self.text(name, item))
        self._see(name, block, item, given, needed=False)
        return given

    def fill(self, text: str, block: str, item: int = 0) -> str:
        """The text with its blanks filled, a line where one is missing."""
        return quotation.filled(text, lambda name: self._filled(name, block, item))

    def _filled(self, name: str, block: str, item: int) -> str:
        part = self._part(name)
        made = self._made.get((name, item, part)) or self._made.get((name, 0, part))
        if made is not None:
            return made
        name = self._stands_for.get(name, name)
        fact = self._facts.get(self._key(name, item))
        shown = written(fact) if isinstance(fact, date) else _in_sentence(str(fact)) if fact is not None else ""
        self._see(name, block, item, bool(shown), needed=True)
        return shown or GAP

    def _key(self, name: str, item: int) -> str:
        if not item or (name not in OF_AN_ITEM and name != ANOTHER):
            return name
        return name_of(item if self._is_numbered else 0, self._part(name), name)

    def _part(self, name: str) -> int:
        return self.part if name in OF_A_GROUND else 0

    def _see(self, name: str, block: str, item: int, given: bool, *, needed: bool) -> None:
        key = self._key(name, item)
        before = self._seen.get(key)
        self._seen[key] = Blank(
            name=key,
            block=before.block if before else block,
            item=item if key != name and self._is_numbered else 0,
            is_given=given,
            is_needed=needed or (before is not None and before.is_needed),
        )


def _kept(name: str, fact: Fact | None) -> Fact | None:
    """The fact, or None where it says nothing. Raises KnownTrouble for a name no letter has."""
    apart = taken_apart(name)
    plain = apart.plain if apart else name
    wrong = apart is None or (apart.item and plain not in OF_AN_ITEM) or (apart.part and plain not in OF_A_GROUND)
    if wrong or plain not in GIVEN:
        raise KnownTrouble("letter_fact_unknown", kind="input", fact=name)
    if isinstance(fact, str):
        if not plain_text.clean(fact).strip():
            return None
        return _day(name, fact) if plain in DAYS else fact
    return fact


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise KnownTrouble("letter_fact_not_a_day", kind="input", fact=name, value=text) from None


def ended_line(line: str, *, is_last: bool) -> str:
    """A line of a list with the mark that ends it: a semicolon, the last one a full stop; a question keeps its own."""
    bare = line.rstrip(_END_MARKS)
    return bare if bare.endswith(_QUESTIONS) else f"{bare}{_STOP if is_last else _BETWEEN}"


def _in_sentence(text: str) -> str:
    """A typed text inside a sentence: one line, without the mark at its end, which the sentence has itself."""
    lines = [line.rstrip(_END_MARKS) for line in plain_text.lines(text)]
    return _BETWEEN.join(line for line in lines if line)
