"""Where a rule stands: the text, its number and the article, as a letter or a screen cites it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Citation:
    """One source. ``number`` and ``article`` may be empty (a notice has no article, a practice no number)."""

    text: str
    number: str = ""
    article: str = ""

    def short(self) -> str:
        """The article alone ("第三十三条第二款"), or what stands in for it where there is none."""
        return self.article or self.number or self.text

    def full(self) -> str:
        """The whole citation: 《政府信息公开条例》（国务院令第711号）第三十三条第二款."""
        number = f"（{self.number}）" if self.number else ""
        return f"《{self.text}》{number}{self.article}"
