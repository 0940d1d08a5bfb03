"""The manual and the articles in plain words: what each topic says, what it leads to, which topics a search finds.

A topic is one Markdown file of resources/help/, ours and short. Three kinds of blank are filled by the window, which
knows them: ``{key:extend}`` the key of an action, ``{do:extend}`` its menu and words, ``{keys}`` the table of all keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clerk_app import places
from clerk_app.services.finding import holds_all

ARTICLE, FIELD, PAGE, STEP, TOPIC = "article", "field", "page", "step", "topic"
"""What a link or a help property names before its colon; a bare word is a topic, else a page of the window."""

FIRST = "first_day"
_BLANK = re.compile(r"\{(?:(?P<kind>key|do):(?P<action>[a-z_]+)|(?P<table>keys))\}")
_LINK = re.compile(r"\[([^\]]*)\]\(([a-z]+):([^)]*)\)")
_MARKS = re.compile(r"^[#>\-*|\s]+|[*`|]|^[|:\-\s]+$", re.MULTILINE)


@dataclass(frozen=True)
class Topic:
    """One page of the manual; ``text`` is Markdown without its heading."""

    id: str
    title: str
    text: str

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """What it leads to: (topic, page or article; its name)."""
        return tuple((kind, name) for _, kind, name in _LINK.findall(self.text))

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions it names."""
        return tuple(name for kind, name, _ in _BLANK.findall(self.text) if kind)


@dataclass(frozen=True)
class Article:
    """What an article demands, in plain words."""

    id: str
    law: str
    law_en: str
    number: str
    zh: str
    en: str
    topic: str
    source: str


@dataclass(frozen=True)
class Found:
    """A topic a search found, and the words around the first place."""

    topic: Topic
    around: str


@dataclass(frozen=True)
class Manual:
    """The topics in reading order, the articles by id, and where the window's pages and steps are explained."""

    topics: tuple[Topic, ...]
    articles: Mapping[str, Article]
    pages: Mapping[str, str]
    steps: Mapping[str, str]
    fields: Mapping[str, str]
    """The fields of the form of intake."""

    def topic(self, topic_id: str) -> Topic | None:
        """The topic of that id."""
        return next((one for one in self.topics if one.id == topic_id), None)

    def article_of(self, named: str) -> Article | None:
        """The article that ``article:2019-33`` or ``step:extended`` rests on; None for anything else."""
        kind, _, name = named.partition(":")
        if kind in (STEP, FIELD):
            kind, _, name = (self.steps if kind == STEP else self.fields).get(name, "").partition(":")
        return self.articles.get(name) if kind == ARTICLE else None

    def topic_of(self, named: str) -> Topic:
        """The topic that a help property or a link names; the first one where it names none."""
        kind, _, name = named.partition(":")
        article = self.article_of(named)
        if article is not None:
            kind, name = TOPIC, article.topic
        elif kind == PAGE:
            kind, name = TOPIC, self.pages.get(name, "")
        elif kind == STEP:
            kind, name = TOPIC, self.steps.get(name, "")
        elif kind == FIELD:
            kind, name = TOPIC, self.fields.get(name, self.pages["intake"])
        bare_word = self.topic(named) or self.topic(self.pages.get(named, ""))
        return (self.topic(name) if kind == TOPIC else bare_word) or self.topics[0]


def manual(language: str = "zh") -> Manual:
    """The manual in that language, read once."""
    return _read(places.resources() / "help", language)


def bare(text: str) -> str:
    """The words of a topic without the marks of Markdown, links and blanks."""
    return _MARKS.sub("", _BLANK.sub("", _LINK.sub(r"\1", text)))


def filled(text: str, shown: Callable[[str, str], str]) -> str:
    """The text with its blanks filled by ``shown(kind, action)``; for the table of keys the kind is "keys"."""

    def one(blank: re.Match[str]) -> str:
        return shown(blank["kind"] or blank["table"], blank["action"] or "")

    return _BLANK.sub(one, text)


def search(topics: Sequence[Topic], typed: str) -> tuple[Found, ...]:
    """The topics that hold every word typed, those with it in the title first; nothing typed finds all."""
    asked = typed.casefold().split()
    hits = []
    for topic in topics:
        words = bare(topic.text)
        if holds_all(f"{topic.title}\n{words}", asked):
            in_title = bool(asked) and holds_all(topic.title, asked)
            hits.append((not in_title, Found(topic, _around(words, asked))))
    return tuple(found for _, found in sorted(hits, key=_is_behind))


def _is_behind(hit: tuple[bool, Found]) -> bool:
    return hit[0]


def _around(words: str, asked: Sequence[str]) -> str:
    """The line in which the first word typed stands."""
    if not asked:
        return ""
    lines = (line.strip() for line in words.splitlines())
    return next((line for line in lines if asked[0] in line.casefold()), "")


@cache
def _read(folder: Path, language: str) -> Manual:
    topics = [_topic(file) for file in sorted((folder / language).glob("*.md"))]
    changes = folder / "changes.zh_CN.md"
    if language == "zh" and changes.is_file():
        heading, _, text = changes.read_text(encoding="utf-8").partition("\n")
        topics.append(Topic("changes", heading.lstrip("# "), text))
    where = tomllib.loads((folder / "where.toml").read_text(encoding="utf-8"))
    told = tomllib.loads((folder / "articles.toml").read_text(encoding="utf-8"))
    laws = told["law"]
    articles = {
        each["id"]: Article(
            each["id"], laws[each["law"]]["zh"], laws[each["law"]]["en"], each["number"], each["zh"], each["en"],
            each["topic"], laws[each["law"]]["source"],
        )
        for each in told["article"]
    }
    pages, steps, fields = (MappingProxyType(where[one]) for one in ("pages", "steps", "fields"))
    return Manual(tuple(topics), MappingProxyType(articles), pages, steps, fields)


def _topic(file: Path) -> Topic:
    heading, _, text = file.read_text(encoding="utf-8").partition("\n")
    return Topic(file.stem.partition("_")[-1], heading.lstrip("# ").strip(), text)
