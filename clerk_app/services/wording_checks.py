"""What an office's own sentence may not lose: blanks, articles, what the law asks for (letter_elements.toml)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from clerk_app import places
from clerk_app.cases.form_template import GROUND
from clerk_app.cases.letter_blanks import BLANK
from clerk_app.cases.plain_text import clean
from clerk_app.law.reading import read_table
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble, Said

FILE = "letter_elements.toml"
ELEMENT_LOST = "wording_element_lost"
"""The one refusal that a written reason lets pass."""

_ARTICLE = re.compile("第[〇一二三四五六七八九十百零0-9]+条(?:之[一二三四五六七八九十])?")
_FIGURE = re.compile("[0-9]+")
_LEFT_OPEN = re.compile("×{2,}|[xX]{3,}|＿{2,}|_{3,}")


@dataclass(frozen=True)
class Element:
    """Something a letter must carry: by the blanks that say it, by words that must all stay, or by one word of many."""

    zh: str
    en: str
    blanks: frozenset[str]
    words: tuple[str, ...]
    one_of: tuple[str, ...]

    def is_lost(self, shipped: str, own: str) -> bool:
        """Whether the shipped sentence has it and the own one has not."""
        gone = set(BLANK.findall(shipped)) - set(BLANK.findall(own))
        has, had = (any(word in text for word in self.one_of) for text in (own, shipped))
        return bool(
            self.blanks & gone or (had and not has)
            or any(word in shipped and word not in own for word in self.words)
        )


@dataclass(frozen=True)
class Elements:
    """The file."""

    longest: int
    free: frozenset[str]
    reserved: tuple[str, ...]
    each: tuple[Element, ...]

    @property
    def may_go(self) -> frozenset[str]:
        """The blanks a sentence may do without."""
        return self.free.union(*(one.blanks for one in self.each))


@cache
def elements() -> Elements:
    """What must be kept. Raises BadResource."""
    table = read_table(places.resources() / FILE)
    table.only("longest", "free", "reserved", "element")
    each = []
    for one in table.tables("element"):
        one.only("zh", "en", "blanks", "words", "one_of")
        each.append(Element(
            one.text("zh"), one.text("en"), frozenset(one.texts("blanks")), one.texts("words"), one.texts("one_of")
        ))  # fmt: skip
    return Elements(table.whole("longest"), frozenset(table.texts("free")), table.texts("reserved"), tuple(each))


def read(text: str) -> str:
    """A typed sentence as it is kept: one line, nothing invisible in it."""
    return "".join(clean(text).split("\n")).strip()


def require(desk: Desk, shipped: str, own: str, allowed: Iterable[str]) -> None:
    """Raises KnownTrouble of kind "input" with the first thing that stands against a sentence."""
    known = elements()
    if not own:
        raise _refused("wording_empty")
    if len(own) > known.longest:
        raise _refused("wording_too_long", most=known.longest)
    rest = BLANK.sub("", own)
    blanks = frozenset(BLANK.findall(own))
    unknown = blanks - frozenset(allowed)
    if "{" in rest or "}" in rest:
        raise _refused("wording_braces")
    if unknown:
        raise _refused("wording_blank_unknown", names=_names(desk, unknown))
    if _LEFT_OPEN.search(rest) and not _LEFT_OPEN.search(shipped):
        raise _refused("wording_left_open")
    lost = blanks_lost(shipped, own)
    if lost:
        raise _refused("wording_blank_lost", names=_names(desk, lost))
    if sorted(_ARTICLE.findall(own)) != sorted(_ARTICLE.findall(shipped)):
        raise _refused("wording_article")
    figures = Counter(_FIGURE.findall(BLANK.sub("", shipped))) - Counter(_FIGURE.findall(rest))
    if figures:
        raise _refused("wording_figure", figures=tuple(figures))
    said = [word for word in known.reserved if word in own and word not in shipped]
    if said:
        raise _refused("wording_remedy", words=tuple(said))


def blanks_lost(shipped: str, own: str) -> tuple[str, ...]:
    """The blanks of the shipped sentence that must stay and are gone."""
    there = BLANK.findall(own)
    return tuple(
        name for name in dict.fromkeys(BLANK.findall(shipped)) if name not in there and name not in elements().may_go
    )


def elements_lost(shipped: str, own: str) -> tuple[Element, ...]:
    """What the law asks for and the own sentence no longer says."""
    return tuple(one for one in elements().each if one.is_lost(shipped, own))


def blank_word(desk: Desk, name: str) -> str:
    """What a blank is called; an unknown name stands as it was written, an article of a form is the legal ground."""
    key = "fact_ground" if name.startswith(GROUND) else f"fact_{name}"
    return desk.terms.sentence(key) if key in desk.terms.keys else name


def _names(desk: Desk, names: Iterable[str]) -> tuple[Said, ...]:
    english = replace(desk, terms=desk.terms.in_english())
    return tuple(Said(blank_word(desk, one), blank_word(english, one)) for one in sorted(names))


def _refused(key: str, **facts: object) -> KnownTrouble:
    return KnownTrouble(key, kind="input", **facts)
