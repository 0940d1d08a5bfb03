"""Articles as English cites them: 第三十三条第二款 becomes art. 33(2)."""

from __future__ import annotations

import re

_DIGITS = {sign: at for at, sign in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100}
_SIGNS = "零一二三四五六七八九十百"
_ARTICLE = re.compile(rf"第([{_SIGNS}]+)条(?:第([{_SIGNS}]+)款)?(?:第（([{_SIGNS}]+)）项)?")


def number(signs: str) -> int:
    """二百零一 is 201."""
    whole, digit = 0, 0
    for sign in signs:
        if sign in _UNITS:
            whole += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return whole + digit


def in_english(text: str) -> str:
    """The text with its articles cited in English; everything else as it is."""
    return _ARTICLE.sub(_cited, text)


def _cited(found: re.Match[str]) -> str:
    article, *within = found.groups()
    return f"art. {number(article)}" + "".join(f"({number(part)})" for part in within if part)
