"""The wording of one kind of letter: paragraphs with named blanks, each sentence with the days it may be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerk_app.cases.catalogue import Entry
from clerk_app.cases.letter_blanks import BLANK, BLANKS, DAYS, GIVEN, OF_AN_ITEM
from clerk_app.law.citation import Citation
from clerk_app.law.terms import Channel, Outcome

__all__ = [
    "BLANK", "BLANKS", "DAYS", "GIVEN", "OF_AN_ITEM", "Annex", "Choice", "Ground", "LawText", "LetterTemplate", "Part",
    "ResultText", "Sentence", "Shared",
]  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """A piece of a paragraph; used only where all of ``when`` are known, none of ``unless``, and in its time."""

    text: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names in the text, in their order."""
        return tuple(dict.fromkeys(BLANK.findall(self.text)))


@dataclass(frozen=True)
class Part:
    """One paragraph of the letter. ``block`` is the place it has in the editor.

    ``made`` names what is put there instead of sentences: ``items`` (the result of each item), ``remedy`` or a list
    of lines that is a fact (``points``).
    """

    block: str
    sentences: tuple[Sentence, ...] = ()
    made: str = ""

    @property
    def blanks(self) -> tuple[str, ...]:
        """Every name in its sentences."""
        return tuple(dict.fromkeys(name for sentence in self.sentences for name in sentence.blanks))


@dataclass(frozen=True)
class Ground:
    """What a result or a letter rests on, from a day on: articles of the Regulations, or another source.

    Both empty: none is known from then on, and the clerk names one.
    """

    since: date
    article: str = ""
    source: Citation | None = None
    why: str = ""
    """The key of the sentence that says why it is asked for, or why it may be worded otherwise."""

    @property
    def short(self) -> str:
        """The articles, or the number of the other source; empty where none is known."""
        return self.article or (self.source.short() if self.source is not None else "")


@dataclass(frozen=True)
class Choice:
    """A fact that is one of a few words: what each is called in a form, and what it says in the letter."""

    fact: str
    words: Mapping[str, str]
    words_en: Mapping[str, str]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class ResultText:
    """How one result is said, and which remedy it has (第二十三条 of the reconsideration law parts the two)."""

    outcome: Outcome
    code: str
    what: str
    remedy: str
    parts: tuple[Part, ...]
    grounds: tuple[Ground, ...] = ()
    picked: tuple[str, ...] = ()
    """The facts any of which chooses this text among those of its result; empty: where no other is chosen."""
    choices: tuple[Choice, ...] = ()

    def ground(self, day: date) -> Ground | None:
        """What it rests on that day, None before any."""
        return _on(self.grounds, day)


@dataclass(frozen=True)
class LawText:
    """The Regulations in force from a day on, and how many articles they have."""

    since: date
    name: str
    articles: int


@dataclass(frozen=True)
class Annex:
    """A sheet that goes with the letter on a page of its own: a slip to fill in and send back."""

    title: tuple[Sentence, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Shared:
    """What all letters have in common."""

    you: Mapping[str, str]
    channels: Mapping[Channel, str]
    laws: tuple[LawText, ...]
    contact: tuple[Sentence, ...]
    item_heading: str
    results: Mapping[Outcome, tuple[ResultText, ...]]


@dataclass(frozen=True)
class LetterTemplate:
    """One kind of letter with all its times."""

    entry: Entry
    edition: str
    title: tuple[Sentence, ...]
    addressee: str
    parts: tuple[Part, ...]
    grounds: tuple[Ground, ...]
    choices: tuple[Choice, ...]
    against: Mapping[str, str]
    contact: tuple[Sentence, ...]
    results: Mapping[Outcome, tuple[ResultText, ...]]
    shared: Shared
    annexes: tuple[Annex, ...] = ()
    needs: tuple[str, ...] = ()
    """Facts that must be known though they are not printed."""

    @property
    def kind(self) -> str:
        """The file's name."""
        return self.entry.kind

    @property
    def what(self) -> str:
        """What a clerk calls it."""
        return self.entry.what

    @property
    def withholding(self) -> frozenset[Outcome]:
        """The results a withheld part can rest on: what is refused or cannot be supplied, told as a whole."""
        found = (one for one, texts in self.results.items() if texts[0].remedy != "withheld")
        return frozenset(one for one in found if one.value.startswith(("refused_", "unable_")))

    @property
    def has_items(self) -> bool:
        """Whether it says a result for each item of the request."""
        return any(part.made == "items" for part in self.parts)

    def law(self, day: date) -> LawText | None:
        """The Regulations in force on the day of the letter, None before there were any."""
        return next((one for one in reversed(self.shared.laws) if one.since <= day), None)

    def ground(self, day: date) -> str:
        """The articles this letter rests on that day."""
        found = _on(self.grounds, day)
        return found.article if found is not None else ""

    def choice(self, fact: str) -> Choice | None:
        """The words a fact is chosen from, None where it is written freely."""
        of_results = (one for texts in self.results.values() for text in texts for one in text.choices)
        return next((one for one in (*self.choices, *of_results) if one.fact == fact), None)


def _on(grounds: tuple[Ground, ...], day: date) -> Ground | None:
    return next((one for one in reversed(grounds) if one.since <= day), None)
