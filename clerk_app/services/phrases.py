"""理由用语: ready words for what a clerk has to word, from resources/letter_phrases.toml."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from clerk_app import places
from clerk_app.law.reading import read_table
from clerk_app.law.terms import Outcome

FILE = "letter_phrases.toml"


@dataclass(frozen=True)
class Phrase:
    """Ready words for one fact; ``results``: only for these (empty: for any). They cite no article: the letter does."""

    fact: str
    zh: str
    en: str
    text: str
    results: frozenset[Outcome]


@cache
def phrases() -> tuple[Phrase, ...]:
    """All of them in the order of the file. Raises BadResource."""
    found = []
    for one in read_table(places.resources() / FILE).tables("phrase"):
        one.only("fact", "zh", "en", "text", "results")
        known = set(Outcome)
        for name in one.texts("results"):
            if name not in known:
                raise one.fail("results", f"{name!r} is no result")
        results = frozenset(Outcome(name) for name in one.texts("results"))
        found.append(Phrase(one.text("fact"), one.text("zh"), one.text("en"), one.text("text"), results))
    return tuple(found)


def phrases_for(fact: str, results: Collection[str] = ()) -> tuple[Phrase, ...]:
    """Those for a fact of a letter with these results, the ones made for a result first."""
    mine = [one for one in phrases() if one.fact == fact and (not one.results or one.results & set(results))]
    return tuple(sorted(mine, key=_is_general))


def _is_general(phrase: Phrase) -> bool:
    return not phrase.results
