"""Legal words and the program's sentences: a member or a key in, the text a clerk reads out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType

from clerk_app.law.english_number import for_one
from clerk_app.law.terms import (
    Addressee,
    ApplicantKind,
    Channel,
    ClockKind,
    Confirmation,
    ConsultedParty,
    CourtPaper,
    DeliveryManner,
    EventKind,
    FeeBasis,
    Outcome,
    Procedure,
    RemedyResult,
    RemedyRoute,
    SecrecyFinding,
    State,
)
from clerk_app.trouble import KnownTrouble, Said

GROUPS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "channel": Channel,
        "applicant_kind": ApplicantKind,
        "event": EventKind,
        "outcome": Outcome,
        "remedy_route": RemedyRoute,
        "remedy_result": RemedyResult,
        "consulted_party": ConsultedParty,
        "delivery_manner": DeliveryManner,
        "state": State,
        "clock_kind": ClockKind,
        "procedure": Procedure,
        "court_paper": CourtPaper,
        "review": SecrecyFinding,
        "addressee": Addressee,
        "confirmation": Confirmation,
        "fee_basis": FeeBasis,
    }
)
"""The tables of terms.toml and the enum each one words."""

_BLANK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Term:
    """One word of the law: the official Chinese, an English gloss, and the article where there is one."""

    zh: str
    en: str
    article: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the program, with ``{blanks}``."""

    zh: str
    en: str


class Terms:
    """terms.toml and the folder of sentences."""

    def __init__(self, words: Mapping[str, Mapping[str, Term]], sentences: Mapping[str, Sentence]) -> None:
        # By class and not by member: members of two enums that share a value are equal as texts.
        self._words = MappingProxyType({GROUPS[group]: dict(members) for group, members in words.items()})
        self._sentences = sentences

    @property
    def keys(self) -> frozenset[str]:
        """Every sentence's key."""
        return frozenset(self._sentences)

    def word(self, member: StrEnum) -> str:
        """The official Chinese word."""
        return self._term(member).zh

    def gloss(self, member: StrEnum) -> str:
        """The English gloss."""
        return self._term(member).en

    def article(self, member: StrEnum) -> str:
        """The article of 国务院令第711号, empty where there is none."""
        return self._term(member).article

    def sentence(self, key: str, facts: Mapping[str, object] = MappingProxyType({})) -> str:
        """The Chinese sentence with its blanks filled. Raises KeyError for an unknown key."""
        return self._filled(self._said(key, facts).zh, facts, english=False)

    def english(self, key: str, facts: Mapping[str, object] = MappingProxyType({})) -> str:
        """The English sentence with its blanks filled."""
        return self._filled(self._said(key, facts).en, facts, english=True)

    def of(self, trouble: KnownTrouble) -> str:
        """The sentence of a trouble. One that nobody worded still says its key, so that a clerk can report it."""
        if trouble.key not in self._sentences:
            return f"操作未完成（{trouble.key}）。请把括号内的字样告诉维护人员。"
        return self.sentence(trouble.key, trouble.facts)

    def either(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language spoken here."""
        return zh

    def in_english(self) -> Terms:
        """The same, saying everything in English: for a window that speaks it, never for a letter."""
        return _EnglishTerms(self)

    def on_command_line(self) -> Terms:
        """The same, with a command where the sentence for a window names what is pressed there."""
        return _CommandTerms(self)

    def _term(self, member: StrEnum) -> Term:
        return self._words[type(member)][member.value]

    def _said(self, key: str, facts: Mapping[str, object]) -> Sentence:
        """What names items by their numbers is said otherwise where there are none to name."""
        alone = None if facts.get("items") else self._sentences.get(f"{key}_alone")
        return alone or self._sentences[key]

    def _filled(self, template: str, facts: Mapping[str, object], *, english: bool) -> str:
        shown = {name: self._shown(facts.get(name, "？"), english=english) for name in _BLANK.findall(template)}

        def fill(blank: re.Match[str]) -> str:
            return shown[blank.group(1)]

        return _BLANK.sub(fill, for_one(template, shown) if english else template)

    def _shown(self, value: object, *, english: bool) -> str:
        if isinstance(value, StrEnum) and type(value) in self._words:
            return self.gloss(value) if english else self.word(value)
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, Said):
            return value.en if english else value.zh
        if isinstance(value, tuple | list | set | frozenset):
            parts = [self._shown(one, english=english) for one in value]
            return (", " if english else "、").join(sorted(parts) if isinstance(value, set | frozenset) else parts)
        return str(value)


class _EnglishTerms(Terms):
    """What asks for the word or the sentence gets the English one."""

    def __init__(self, terms: Terms) -> None:
        self._words, self._sentences = terms._words, terms._sentences

    def word(self, member: StrEnum) -> str:
        return self.gloss(member)

    def either(self, zh: str, en: str) -> str:
        return en

    def sentence(self, key: str, facts: Mapping[str, object] = MappingProxyType({})) -> str:
        return self.english(key, facts)


class _CommandTerms(Terms):
    """What is said otherwise to one who types commands stands under the same key with ``_command``."""

    def __init__(self, terms: Terms) -> None:
        self._words, self._sentences = terms._words, terms._sentences

    def _said(self, key: str, facts: Mapping[str, object]) -> Sentence:
        return self._sentences.get(f"{key}_command") or super()._said(key, facts)
