"""What typed or pasted text may hold before it stands in a letter: signs that are seen, and line ends."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without line ends and tab
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # joiners, directions, marks
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors, tags
    "\ud800-\udfff]"  # lone surrogates
)
_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")

_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
"""Every other space (Unicode category Zs) but the plain one and that of Chinese typing."""


def clean(text: str) -> str:
    """The text as it will be seen: composed (NFC), one kind of line end and of space, nothing invisible.

    Doing it twice changes nothing. The wide space of Chinese typing stays; it is seen.
    """
    one_end = _LINE_END.sub("\n", text)
    seen = _UNSEEN.sub("", one_end).replace("\t", " ")
    return unicodedata.normalize("NFC", _SPACE.sub(" ", seen))


def lines(text: str) -> tuple[str, ...]:
    """The cleaned text line by line, without empty lines and without spaces round a line."""
    return tuple(line for line in (one.strip(" \u3000") for one in clean(text).split("\n")) if line)


def is_private_use(char: str) -> bool:
    """Whether the character means nothing outside the office that made it (U+E000 to F8FF, planes 15 and 16)."""
    return unicodedata.category(char) == "Co"
