"""The words of the law and the sentences of the program: terms.toml, and a folder with a table for each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from clerk_app.law.reading import BadResource, Table, files_in, read_table, table_of, text_of
from clerk_app.law.wording import GROUPS, Sentence, Term, Terms

_HEAD = re.compile(r"^\[([A-Za-z0-9_-]+)\][ \t]*$", re.MULTILINE)
_SAYS_NOTHING = re.compile(r"(?:[ \t]*(?:#.*)?\n)*")


class Sentences(Mapping[str, Sentence]):
    """Every sentence by its key. A sentence is parsed when it is first asked for: there are a thousand, and a start
    says thirty. One that cannot be used is found then: BadResource."""

    def __init__(self, written: Mapping[str, tuple[str, str]]) -> None:
        """``written``: the file and the text of each."""
        self._written = written
        self._read: dict[str, Sentence] = {}

    def __getitem__(self, key: str) -> Sentence:
        if key not in self._read:
            self._read[key] = _sentence(key, *self._written[key])
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._written

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def read_terms(folder: Path) -> Terms:
    """``terms.toml`` and ``sentences/`` of the resources folder: a word for every member, a key in one file only."""
    table = read_table(folder / "terms.toml")
    table.only(*GROUPS)
    words = {group: _words_of(table.table(group), members) for group, members in GROUPS.items()}
    return Terms(words, read_sentences(folder / "sentences"))


def read_sentences(folder: Path) -> Sentences:
    """Every file of the folder of sentences, by the heads of its tables only. Raises BadResource."""
    written: dict[str, tuple[str, str]] = {}
    for path in files_in(folder):
        for key, text in _parted(text_of(path), path.name):
            if key in written:
                raise BadResource(path.name, key, "", "the key stands in another file too")
            written[key] = path.name, text
    return Sentences(written)


@lru_cache(maxsize=256)
def _parted(text: str, file: str) -> tuple[tuple[str, str], ...]:
    """The tables of a file by their heads, unparsed. Raises BadResource where something stands outside of them."""
    heads = list(_HEAD.finditer(text))
    first = heads[0].start() if heads else len(text)
    if _SAYS_NOTHING.fullmatch(text, 0, first) is None:
        raise BadResource(file, "", "", "something stands before the first table")
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return tuple((head.group(1), text[head.start() : end]) for head, end in zip(heads, ends, strict=True))


def _sentence(key: str, file: str, text: str) -> Sentence:
    whole = table_of(text, file)
    whole.only(key)
    table = whole.table(key)
    table.only("zh", "en")
    return Sentence(table.text("zh"), table.text("en"))


def _words_of(table: Table, members: type[StrEnum]) -> dict[str, Term]:
    table.only(*(member.value for member in members))
    words = {}
    for member in members:
        one = table.table(member.value)
        one.only("zh", "en", "article")
        words[member.value] = Term(one.text("zh"), one.text("en"), one.text("article", ""))
    return words
