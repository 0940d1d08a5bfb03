"""The sentences of a letter by name, and the letter with some of them worded otherwise by an office.

The remedy paragraph, the articles and the lists a clerk types are no sentences of a template: they cannot be reworded.
A form's texts are named by cases/form_sentences.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from clerk_app.cases.letter_blanks import BLANK
from clerk_app.cases.letter_template import Annex, Choice, LetterTemplate, Part, ResultText, Sentence

TITLE, BODY, CONTACT, ANNEX, RESULT, CHOICE = "title", "part", "contact", "annex", "result", "choice"
ADDRESSEE, HEADING = "addressee", "heading"
"""The line that names the receiver, and the one above each item where there are several."""


@dataclass(frozen=True)
class LetterSentence:
    """One sentence with its place. Its key is the same as long as nothing before it in its paragraph comes or goes."""

    key: str
    place: str
    """TITLE, ADDRESSEE, HEADING, BODY, CONTACT, ANNEX or RESULT; of a form what form_sentences.py names."""
    block: str
    sentence: Sentence
    result: ResultText | None = None
    choice: Choice | None = None
    word: str = ""
    """Of a text that a fact chooses: the word that chooses it."""

    @property
    def text(self) -> str:
        """The text with its blanks."""
        return self.sentence.text

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of its blanks."""
        return self.sentence.blanks

    @property
    def can_be_worded(self) -> bool:
        """Whether it says anything: a lone full stop or a lone blank has nothing to be worded."""
        return self.place in (ADDRESSEE, HEADING) or any(character.isalpha() for character in BLANK.sub("", self.text))


def sentences_of(template: LetterTemplate) -> tuple[LetterSentence, ...]:
    """Every sentence that can be worded otherwise, in the order of the page."""
    found: list[LetterSentence] = []

    def note(one: LetterSentence) -> str:
        found.append(one)
        return one.text

    _walked(template, note)
    return tuple(one for one in found if one.can_be_worded)


def worded(template: LetterTemplate, texts: Mapping[str, str]) -> LetterTemplate:
    """The letter with these texts in the place of the shipped ones; its edition says so with a short hash of them."""
    if not texts:
        return template

    def text_of(one: LetterSentence) -> str:
        return texts.get(one.key, one.text)

    return replace(_walked(template, text_of), edition=marked_edition(template.edition, texts))


def marked_edition(edition: str, texts: Mapping[str, str]) -> str:
    """The edition of a paper with these own texts: it names them by a short hash."""
    mark = hashlib.sha256("\n".join(f"{key} {text}" for key, text in sorted(texts.items())).encode()).hexdigest()
    return f"{edition} own {mark:.8}"


_Text = Callable[[LetterSentence], str]


def _walked(template: LetterTemplate, text_of: _Text) -> LetterTemplate:
    """The same letter with every text asked for anew, in the order of the page."""
    walk = _Walk(text_of)
    title = walk.sentences(template.title, "", TITLE, TITLE)
    addressee = walk.line(template.addressee, ADDRESSEE, ADDRESSEE)
    shared = template.shared
    if template.has_items:
        shared = replace(shared, item_heading=walk.line(shared.item_heading, HEADING, "items"))
    parts = walk.parts(template.parts, "", BODY)
    choices = walk.choices(template.choices, "", BODY, template.parts)
    results = MappingProxyType({
        outcome: tuple(walk.result(one) for one in texts) for outcome, texts in template.results.items()
    })
    contact = walk.sentences(template.contact, "", CONTACT, "signature")
    annexes = tuple(walk.annex(one, f"{ANNEX}{at}/") for at, one in enumerate(template.annexes, start=1))
    return replace(
        template, title=title, addressee=addressee, shared=shared, parts=parts, choices=choices, results=results,
        contact=contact, annexes=annexes,
    )


class _Walk:
    """Goes through a letter; counts the sentences of each block, of which there may be several paragraphs."""

    def __init__(self, text_of: _Text) -> None:
        self._text_of = text_of
        self._counts: dict[str, int] = {}

    def line(self, text: str, place: str, block: str) -> str:
        return self._text_of(LetterSentence(f"{place}/1", place, block, Sentence(text)))

    def sentences(
        self, texts: tuple[Sentence, ...], prefix: str, place: str, block: str, result: ResultText | None = None
    ) -> tuple[Sentence, ...]:
        stem = f"{prefix}{place}/{block}" if place in (BODY, RESULT) else f"{prefix}{place}"
        found = []
        for one in texts:
            self._counts[stem] = self._counts.get(stem, 0) + 1
            line = LetterSentence(f"{stem}/{self._counts[stem]}", place, block, one, result)
            found.append(replace(one, text=self._text_of(line)))
        return tuple(found)

    def parts(
        self, parts: tuple[Part, ...], prefix: str, place: str, result: ResultText | None = None
    ) -> tuple[Part, ...]:
        return tuple(
            replace(one, sentences=self.sentences(one.sentences, prefix, place, one.block, result)) for one in parts
        )

    def choices(
        self, choices: tuple[Choice, ...], prefix: str, place: str, parts: tuple[Part, ...],
        result: ResultText | None = None,
    ) -> tuple[Choice, ...]:
        found = []
        for choice in choices:
            block = next((one.block for one in parts if choice.fact in one.blanks), parts[0].block)
            texts = {}
            for word, text in choice.texts.items():
                key = f"{prefix}{CHOICE}/{choice.fact}/{word}"
                texts[word] = self._text_of(LetterSentence(key, place, block, Sentence(text), result, choice, word))
            found.append(replace(choice, texts=MappingProxyType(texts)))
        return tuple(found)

    def result(self, result: ResultText) -> ResultText:
        prefix = "-".join((result.outcome.value, *result.picked)) + "/"
        parts = self.parts(result.parts, prefix, RESULT, result)
        return replace(
            result, parts=parts, choices=self.choices(result.choices, prefix, RESULT, result.parts, result)
        )

    def annex(self, annex: Annex, prefix: str) -> Annex:
        title = self.sentences(annex.title, prefix, ANNEX, TITLE)
        parts = tuple(replace(one, sentences=self.sentences(one.sentences, prefix, ANNEX, one.block))
                      for one in annex.parts)  # fmt: skip
        return replace(annex, title=title, parts=parts)
