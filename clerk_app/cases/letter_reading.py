"""The files of letters, read and checked: an unknown blank or a misspelt key is found before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from clerk_app.cases.catalogue import ENTRY_KEYS, Shape, entry_of
from clerk_app.cases.letter_blanks import BLANK, BLANKS, GIVEN, LISTS
from clerk_app.cases.letter_template import (
    Annex,
    Choice,
    Ground,
    LawText,
    LetterTemplate,
    Part,
    ResultText,
    Sentence,
    Shared,
)
from clerk_app.law.reading import Table, citation_of, read_table
from clerk_app.law.terms import Channel, Outcome

SHARED, RESULTS = "shared/common.toml", "results"
REMEDIES = ("refused", "withheld", "other")
ITEMS, REMEDY = "items", "remedy"


def read_letters(folder: Path) -> Mapping[str, LetterTemplate]:
    """Every letter of the folder by its kind, which is the file's name; forms are left out. Raises BadResource."""
    tables = {path.stem: read_table(path) for path in sorted(folder.glob("*.toml"))}
    letters = {kind: table for kind, table in tables.items() if table.text("shape", "") != Shape.FORM}
    shared = read_shared(folder) if letters else None
    return MappingProxyType({kind: letter_of(table, kind, shared) for kind, table in letters.items() if shared})


def read_shared(folder: Path) -> Shared:
    """What all letters have in common, and every result of an answer. Raises BadResource."""
    table = read_table(folder / SHARED)
    table.only("item_heading", "you", "channel", "law", "contact")
    laws = tuple(_law(one) for one in table.tables("law"))
    if not laws or list(laws) != sorted(laws, key=lambda law: law.since):
        raise table.fail("law", "must stand in the order of their days")
    _check_blanks(table, "item_heading", table.text("item_heading"))
    results: dict[Outcome, list[ResultText]] = {}
    for path in sorted((folder / RESULTS).glob("*.toml")):
        result = result_of(read_table(path))
        results.setdefault(result.outcome, []).append(result)
    return Shared(
        you=_texts(table.table("you"), "person", "organization"),
        channels=MappingProxyType({one: table.table("channel").text(one) for one in Channel}),
        laws=laws,
        contact=_sentences(table, "contact"),
        item_heading=table.text("item_heading"),
        results=MappingProxyType({outcome: _in_order(texts) for outcome, texts in results.items()}),
    )  # fmt: skip


def letter_of(table: Table, kind: str, shared: Shared) -> LetterTemplate:
    """One letter file. Raises BadResource where a blank is unknown, a key misspelt or a ground out of order."""
    table.only(*ENTRY_KEYS, "edition", "title", "addressee", "ground", "choice", "part", "annex", "contact", "against",
               "needs")  # fmt: skip
    parts = tuple(_part(one) for one in table.tables("part"))
    template = LetterTemplate(
        entry=entry_of(table, kind),
        edition=table.text("edition"),
        title=_title(table),
        addressee=table.text("addressee"),
        parts=parts,
        grounds=_grounds(table),
        choices=tuple(_choice(one) for one in table.tables("choice")),
        against=_texts(table.table("against"), "whole", "refusal", "part", "items", "refused_items", "paper")
        if "against" in table.plain else MappingProxyType({}),
        contact=_sentences(table, "contact") or shared.contact,
        results=shared.results if any(one.made == ITEMS for one in parts) else MappingProxyType({}),
        shared=shared,
        annexes=tuple(_annex(one) for one in table.tables("annex")),
        needs=_names(table, "needs"),
    )  # fmt: skip
    if not template.parts:
        raise table.fail("part", "missing")
    if not template.against and any(part.made == REMEDY for part in parts):
        raise table.fail("against", "missing")
    _check_blanks(table, "addressee", template.addressee)
    return template


def result_of(table: Table) -> ResultText:
    """One result of an answer. Raises BadResource."""
    table.only("outcome", "code", "what", "remedy", "picked", "ground", "choice", "part")
    if table.text("remedy") not in REMEDIES:
        raise table.fail("remedy", "must be refused, withheld or other")
    return ResultText(
        outcome=table.word("outcome", Outcome),
        code=table.text("code"),
        what=table.text("what"),
        remedy=table.text("remedy"),
        parts=tuple(_part(part) for part in table.tables("part")),
        grounds=_grounds(table),
        picked=_names(table, "picked"),
        choices=tuple(_choice(one) for one in table.tables("choice")),
    )


def _in_order(texts: list[ResultText]) -> tuple[ResultText, ...]:
    """The text that stands for itself first, then those that a fact chooses."""
    return tuple(sorted(texts, key=lambda one: bool(one.picked)))


def _law(table: Table) -> LawText:
    table.only("since", "name", "articles")
    return LawText(table.day("since"), table.text("name"), table.whole("articles"))


def _grounds(table: Table) -> tuple[Ground, ...]:
    found = []
    for one in table.tables("ground"):
        one.only("since", "article", "source", "why")
        source = citation_of(one.table("source")) if "source" in one.plain else None
        found.append(Ground(one.day("since"), one.text("article", ""), source, one.text("why", "")))
        if found[-1].article and source is not None:
            raise one.fail("source", "either article or source, not both")
    if found != sorted(found, key=lambda ground: ground.since):
        raise table.fail("ground", "must stand in the order of their days")
    return tuple(found)


def _choice(table: Table) -> Choice:
    table.only("fact", "words", "words_en", "texts")
    fact = table.text("fact")
    if fact not in GIVEN:
        raise table.fail("fact", f"{fact!r} is no fact of a letter")
    words, english, texts = table.table("words"), table.table("words_en"), table.table("texts")
    for name, others in (("words_en", english), ("texts", texts)):
        if set(words.plain) != set(others.plain):
            raise table.fail(name, "must have the same words")
    for key in texts.plain:
        _check_blanks(texts, key, texts.text(key))
    return Choice(
        fact,
        MappingProxyType({key: words.text(key) for key in words.plain}),
        MappingProxyType({key: english.text(key) for key in words.plain}),
        MappingProxyType({key: texts.text(key) for key in texts.plain}),
    )


def _annex(table: Table) -> Annex:
    table.only("title", "part")
    return Annex(_title(table), tuple(_part(one) for one in table.tables("part")))


def _title(table: Table) -> tuple[Sentence, ...]:
    """A title is one text, or the texts of several cases."""
    if isinstance(table.plain.get("title"), list):
        return _sentences(table, "title")
    _check_blanks(table, "title", table.text("title"))
    return (Sentence(table.text("title")),)


def _part(table: Table) -> Part:
    table.only("block", "sentences", "made")
    part = Part(table.text("block"), _sentences(table, "sentences"), table.text("made", ""))
    if bool(part.sentences) == bool(part.made):
        raise table.fail("sentences", "either sentences or made, not both")
    if part.made and part.made not in {ITEMS, REMEDY, *LISTS}:
        raise table.fail("made", "is nothing that can be made")
    return part


def _sentences(table: Table, key: str) -> tuple[Sentence, ...]:
    found = []
    for one in table.tables(key):
        one.only("text", "when", "unless", "since", "until")
        text = one.text("text")
        _check_blanks(one, "text", text)
        found.append(
            Sentence(
                text, _names(one, "when"), _names(one, "unless"),
                one.day("since") if "since" in one.plain else date.min,
                one.day("until") if "until" in one.plain else date.max,
            )
        )  # fmt: skip
    return tuple(found)


def _names(table: Table, key: str) -> tuple[str, ...]:
    names = table.texts(key)
    for name in names:
        if name not in BLANKS:
            raise table.fail(key, f"{name!r} is no fact of a letter")
    return names


def _texts(table: Table, *keys: str) -> Mapping[str, str]:
    table.only(*keys)
    for key in keys:
        _check_blanks(table, key, table.text(key))
    return MappingProxyType({str(key): table.text(key) for key in keys})


def _check_blanks(table: Table, key: str, text: str) -> None:
    for name in unknown_blanks(text):
        raise table.fail(key, f"{{{name}}} is no fact of a letter")
    rest = BLANK.sub("", text)
    if "{" in rest or "}" in rest or "×" in text:
        raise table.fail(key, "a blank is written {name}")


def unknown_blanks(text: str) -> Iterator[str]:
    """The names in braces that no letter has."""
    return (name for name in BLANK.findall(text) if name not in BLANKS)
