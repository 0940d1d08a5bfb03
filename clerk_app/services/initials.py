"""拼音首字母: finding a name by the first letters of its syllables."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from clerk_app.cases.request import RequestId


class Named(Protocol):
    """What has initials."""

    @property
    def id(self) -> RequestId: ...
    @property
    def applicant(self) -> str: ...
    @property
    def subject(self) -> str: ...


os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
"""Characters are read one by one: the dictionary of phrases, most of its memory, is left where it is."""


@cache
def _initial(character: str) -> str:
    from pypinyin import Style, lazy_pinyin  # takes a moment to load; most searches never need it

    if character.isascii():
        return character.casefold()
    return "".join(lazy_pinyin(character, style=Style.FIRST_LETTER, errors="ignore"))[:1]


@cache
def _sound(character: str) -> tuple[str, str]:
    from pypinyin import lazy_pinyin

    if character.isascii():
        return "", character.casefold()
    return "".join(lazy_pinyin(character)), character


def by_sound(text: str) -> tuple[tuple[str, str], ...]:
    """A key that puts words in the order of their pinyin, character by character, as spreadsheets do;
    digits and Latin letters before them."""
    return tuple(map(_sound, text))


def initials(text: str) -> str:
    """叶知秋 becomes yzq."""
    return "".join(map(_initial, text))


def initials_of(rows: Iterable[Named]) -> dict[RequestId, str]:
    """The initials of applicant and subject, for ``due.find``."""
    return {row.id: f"{initials(row.applicant)} {initials(row.subject)}" for row in rows}
