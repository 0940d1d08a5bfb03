"""文号 and 登记编号: the shape of a number, its year and its place in the series (GB/T 9704-2012 第7.2.5条)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import Formatter

from clerk_app.cases.remedy_notice import numeral
from clerk_app.trouble import KnownTrouble

BLANKS = frozenset({"code", "year", "n", "suffix"})
"""机关代字, 年份, 序号, and a local ending such as 告 or 补."""

_WIDTH = re.compile(r"0([1-9])")


@dataclass(frozen=True)
class NumberPattern:
    """A number's shape: ``{code}〔{year}〕{n}号``, ``{year}-{n:04}``.

    The standard wants 六角括号, no 第 and no leading zero; offices differ, so the shape is a setting.
    """

    pattern: str
    _shape: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _names: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shape, names = _read(self.pattern)
        object.__setattr__(self, "_shape", shape)
        object.__setattr__(self, "_names", names)

    def wants(self, blank: str) -> bool:
        """Whether the pattern has this blank (``code``, ``suffix``)."""
        return blank in self._names

    def of(self, code: str) -> NumberPattern:
        """The same shape with this code written into it: no other agency's number fits it."""
        plain = code.replace("{", "{{").replace("}", "}}")
        return NumberPattern(self.pattern.replace("{code}", plain)) if self.wants("code") and code.strip() else self

    def format(self, *, year: int, n: int, code: str = "", suffix: str = "") -> str:
        """The number. Raises KnownTrouble where a blank of the pattern would stay empty."""
        given = {"code": code, "suffix": suffix}
        for name, text in given.items():
            if name in self._names and not text.strip():
                raise KnownTrouble(f"number_without_{name}", kind="input", pattern=self.pattern)
        return self.pattern.format(year=year, n=n, **given)

    def waiting(self, *, year: int, code: str = "", suffix: str = "") -> str:
        """The number of a draft: its place left blank, nothing drawn."""
        blank = re.sub(r"\{n(:[^}]*)?\}", "\u3000\u3000", self.pattern)
        return blank.format(year=year, code=code, suffix=suffix)

    def before_place(self, *, year: int, code: str = "") -> str:
        """What every number of that year begins with, up to the first thing that is not known."""
        known = re.split(r"\{(?:n(?::[^}]*)?|suffix)\}", self.pattern)[0]
        return known.format(year=year, code=code)

    def parse(self, text: str) -> tuple[int, int] | None:
        """Year and place of a number of this shape, None for any other text."""
        found = self._shape.fullmatch(text)
        return (int(found["year"]), int(found["n"])) if found else None


@dataclass(frozen=True)
class Series:
    """What a number is drawn from: its counter (``key``), its shape and the ending of its kind of letter.

    ``follows``: year and place of the request, where the number follows it and no counter runs.
    """

    key: str
    pattern: NumberPattern
    suffix: str = ""
    is_shared: bool = True
    """Letters of several endings count on in one row."""
    follows: tuple[int, int] | None = None

    def number(self, *, year: int, n: int, code: str = "", time: int = 1) -> str:
        """The number of that place; ``time``: drawn for the same place again, 之二. Raises KnownTrouble."""
        number = self.pattern.format(year=year, n=n, code=code, suffix=self.suffix)
        return number if time <= 1 else f"{number}之{numeral(time)}"

    def place_of(self, number: str, *, year: int, code: str = "") -> int | None:
        """The place of a number that somebody gave by hand in this series and year; None for any other text."""
        place = self.pattern.parse(number)
        if place is None or place[0] != year:
            return None
        prefix = self.pattern.before_place(year=year, code=code)
        if not number.startswith(prefix):
            return None
        same = self.is_shared or number == self.pattern.format(year=year, n=place[1], code=code, suffix=self.suffix)
        return place[1] if same else None


def place_in(number: str, pattern: NumberPattern, year: int) -> tuple[int, int] | None:
    """Year and place of a request's number; one of another shape: the year given and its last digits."""
    read = pattern.parse(number)
    if read is not None:
        return read
    digits = re.findall(r"[0-9]+", number)
    return (year, int(digits[-1])) if digits else None


def _read(pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern as an expression, with its blanks. Raises KnownTrouble("number_pattern_unusable")."""
    parts = []
    names: list[str] = []
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError:
        raise KnownTrouble("number_pattern_unusable", kind="input", pattern=pattern) from None
    for literal, name, width, conversion in pieces:
        parts.append(re.escape(literal))
        if name is None:
            continue
        usual_width = not width or (name == "n" and _WIDTH.fullmatch(width))
        if name not in BLANKS or name in names or conversion or not usual_width:
            raise KnownTrouble("number_pattern_unusable", kind="input", pattern=pattern)
        names.append(name)
        parts.append(_expression(name, width or ""))
    if not {"year", "n"} <= set(names):
        raise KnownTrouble("number_pattern_unusable", kind="input", pattern=pattern)
    return re.compile("".join(parts)), frozenset(names)


def _expression(name: str, width: str) -> str:
    if name == "year":
        return "(?P<year>[12][0-9]{3})"
    if name == "n":
        found = _WIDTH.fullmatch(width)
        if found is None:
            return "(?P<n>[1-9][0-9]*)"
        return f"(?P<n>[0-9]{{{found[1]}}}|[1-9][0-9]{{{found[1]},}})"
    return f"(?P<{name}>.+?)"
