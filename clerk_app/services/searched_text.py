"""How a search compares texts: whoever types a word as it stands in a text finds it, whatever width or case it has."""

from __future__ import annotations

import unicodedata

_MARKS = frozenset("（），：；！？")


class _HalfWidth(dict[int, str]):
    """Each character as it is compared, worked out once."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        self[code] = made = one if one in _MARKS else unicodedata.normalize("NFKC", one)
        return made


_HALF_WIDTH = _HalfWidth()


def as_searched(text: str) -> str:
    """Full-width letters, digits and hyphens made half-width. Chinese marks stay: names are written with them."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def folded(text: str) -> str:
    """A text as a search compares it: what is looked for is made half-width and lower case in the same way."""
    return as_searched(text).casefold()
