"""Figures that a report names in its sentences: found, added up, their shares worked out anew (narrative 2 and 4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.reading import Table, read_table

WHOLE = Decimal("100")
_ENDS = "。；;"
_NUMBER = r"(?<![\d.,])(?P<n>\d[\d,]*)"
_SHARE = r"(?P<share>\d+(?:\.\d+)?)"


@unique
class ClaimKind(StrEnum):
    """What a sentence says of figures."""

    SUM = "sum"
    SHARE = "share"
    CHANGE = "change"
    REMARK = "remark"


@dataclass(frozen=True)
class Said:
    """A figure a sentence names. ``at``: where it ends in the plain text; ``unit``: 件, 项 or 条."""

    value: int
    unit: str
    at: int


@dataclass(frozen=True)
class Claim:
    """Something a sentence says that can be worked out. ``said`` stands there, ``found`` comes out; ``holds`` None
    where it cannot be told without last year's figure, whose possible values ``implied`` bounds."""

    kind: ClaimKind
    sentence: str
    said: int | Decimal
    found: int | Decimal | None
    holds: bool | None
    names: tuple[str, ...] = ()
    """A sum: the whole and its parts; a share: the base."""
    figures: tuple[int, ...] = ()
    share: Decimal | None = None
    """A sum whose parts are printed as shares of the whole: what the shares add up to."""
    implied: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Figure:
    id: str
    name: str
    forms: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _Sum:
    whole: str
    parts: tuple[str, ...]
    of_which: bool
    remark: bool
    shares: bool


@dataclass(frozen=True)
class TextPatterns:
    """resources/narrative/patterns.toml: how figures are recognised, which add up, what shares refer to."""

    years: tuple[re.Pattern[str], ...]
    figures: tuple[_Figure, ...]
    sums: tuple[_Sum, ...]
    bases: Mapping[str, frozenset[str]]
    counted: re.Pattern[str]
    share: re.Pattern[str]
    share_beside: re.Pattern[str]
    growth: re.Pattern[str]
    grown_by: re.Pattern[str]
    fallen: frozenset[str]
    exceeds: re.Pattern[str]
    shown: int
    """Characters of a sentence shown on either side of a figure."""

    def sentence(self, plain: str, at: int) -> str:
        """The sentence that holds a place, cut to what can be shown."""
        start = max(plain.rfind(end, 0, at) for end in _ENDS) + 1
        ends = [place for end in _ENDS if (place := plain.find(end, at)) >= 0]
        end = min(ends, default=len(plain))
        first, last = max(start, at - self.shown), min(end, at + self.shown)
        shown = plain[first:last].lstrip("）)”")
        return ("…" if first > start else "") + shown + ("…" if last < end else "")

    def name(self, figure: str) -> str:
        """What a figure is called."""
        return next((one.name for one in self.figures if one.id == figure), figure)


@dataclass(frozen=True)
class TextReading:
    """What a text says: its figures by name, and every sum, share and change of them."""

    figures: Mapping[str, Said]
    claims: tuple[Claim, ...]


def read_patterns(file: Path) -> TextPatterns:
    """The patterns. Raises BadResource."""
    table = read_table(file)
    table.only("year", "figure", "sum", "base", "sentences")
    figures = tuple(_figure(one) for one in table.tables("figure"))
    known = {one.id for one in figures}
    sums = tuple(_sum(one, known) for one in table.tables("sum"))
    said = table.table("sentences")
    return TextPatterns(
        years=tuple(re.compile(one.text("pattern"), re.MULTILINE) for one in table.tables("year")),
        figures=figures,
        sums=sums,
        bases=MappingProxyType({one.text("figure"): frozenset(one.texts("words")) for one in table.tables("base")}),
        counted=_pattern(said.text("counted")),
        share=_pattern(said.text("share")),
        share_beside=_pattern(said.text("share_beside")),
        growth=_pattern(said.text("growth")),
        grown_by=_pattern(said.text("grown_by")),
        fallen=frozenset(said.texts("fallen")),
        exceeds=_pattern(said.text("exceeds")),
        shown=said.whole("shown"),
    )


def _figure(table: Table) -> _Figure:
    table.only("id", "name", "forms", "patterns")
    patterns = tuple(_pattern(one) for one in table.texts("patterns"))
    return _Figure(table.text("id"), table.text("name"), frozenset(table.texts("forms")), patterns)


def _sum(table: Table, known: set[str]) -> _Sum:
    table.only("whole", "parts", "of_which", "remark", "shares")
    parts = table.texts("parts")
    if unknown := {table.text("whole"), *parts} - known:
        raise table.fail("parts", f"unknown figures {sorted(unknown)}")
    return _Sum(table.text("whole"), parts, table.flag("of_which"), table.flag("remark"), table.flag("shares"))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("{n}", _NUMBER).replace("{s}", _SHARE))


def plain_text(text: str) -> str:
    """A text as the patterns meet it: no spaces and line breaks, digits, letters and per cent signs half width."""
    kept = []
    for sign in re.sub(r"\s", "", text):
        half = unicodedata.normalize("NFKC", sign)
        kept.append(half if half.isascii() and (half.isalnum() or half in "%.+") else sign)
    return "".join(kept)


def years_in(text: str, patterns: TextPatterns) -> tuple[int, ...]:
    """The report years a text names, the surest sign first."""
    lines = "\n".join(plain_text(line) for line in text.splitlines())
    whole = plain_text(text)
    found = [int(match.group(1)) for pattern in patterns.years for match in pattern.finditer(lines)]
    found += [int(match.group(1)) for pattern in patterns.years for match in pattern.finditer(whole)]
    return tuple(dict.fromkeys(found))


def read_text(text: str, patterns: TextPatterns, form: str, *, before: int | None = None) -> TextReading:
    """The figures a report's text names and what it says of them, by the form of its year; ``before``: the requests
    received in the year before, where known."""
    plain = plain_text(text)
    figures = dict(_figures(plain, patterns, form))
    claims = [
        *_sums(plain, figures, patterns),
        *_remarks(plain, figures, patterns),
        *_shares(plain, figures, patterns),
        *_changes(plain, patterns, before),
    ]
    return TextReading(MappingProxyType(figures), tuple(claims))


def _figures(plain: str, patterns: TextPatterns, form: str) -> Iterator[tuple[str, Said]]:
    for figure in patterns.figures:
        if figure.forms and form not in figure.forms:
            continue
        found = next((match for one in figure.patterns for match in one.finditer(plain)), None)
        if found is not None:
            yield figure.id, Said(_whole(found), plain[found.end("n") : found.end("n") + 1], found.end("n"))


def _whole(match: re.Match[str]) -> int:
    return int(match.group("n").replace(",", ""))


def _sums(plain: str, figures: Mapping[str, Said], patterns: TextPatterns) -> Iterator[Claim]:
    for one in patterns.sums:
        parts = [figures[part] for part in one.parts if part in figures]
        if one.whole not in figures or not parts:
            continue
        whole, found = figures[one.whole], sum(part.value for part in parts)
        holds = whole.value == found
        # A part that is left out is not said to be nothing; what is listed after 其中 need not be all.
        if not holds and (len(parts) < len(one.parts) or one.of_which) and found <= whole.value:
            continue
        share = Decimal(found) * WHOLE / whole.value if one.shares and whole.value else None
        names = (one.whole, *(part for part in one.parts if part in figures))
        yield Claim(
            ClaimKind.SUM, patterns.sentence(plain, whole.at), whole.value, found, holds,
            names=tuple(patterns.name(name) for name in names), figures=tuple(part.value for part in parts),
            share=share.quantize(Decimal("0.01"), ROUND_HALF_UP) if share is not None and not holds else None,
        )


def _remarks(plain: str, figures: Mapping[str, Said], patterns: TextPatterns) -> Iterator[Claim]:
    """"之和大于总数" said of parts that come to just the whole."""
    for match in patterns.exceeds.finditer(plain):
        near: list[tuple[int, _Sum]] = []
        for one in patterns.sums:
            said = [figures[part].at for part in one.parts if part in figures]
            if one.remark and one.whole in figures and said and max(said) < match.start():
                near.append((max(said), one))
        if near:
            one = max(near, key=lambda pair: pair[0])[1]
            found = sum(figures[part].value for part in one.parts if part in figures)
            whole = figures[one.whole].value
            yield Claim(
                ClaimKind.REMARK, patterns.sentence(plain, match.start()), whole, found, found > whole,
                names=(patterns.name(one.whole),),
            )


def _shares(plain: str, figures: Mapping[str, Said], patterns: TextPatterns) -> Iterator[Claim]:
    for match in patterns.share.finditer(plain):
        start = max(plain.rfind(end, 0, match.start()) for end in _ENDS) + 1
        counted = [one for one in patterns.counted.finditer(plain, start, match.start())]
        if counted:
            yield from _share(plain, counted[-1], match, match.group("base"), figures, patterns)
    for match in patterns.share_beside.finditer(plain):
        yield from _share(plain, match, match, "", figures, patterns)


def _share(
    plain: str, counted: re.Match[str], share: re.Match[str], named: str, figures: Mapping[str, Said],
    patterns: TextPatterns,
) -> Iterator[Claim]:
    bases = [
        (name, figures[name])
        for name in patterns.bases
        if name in figures and figures[name].at <= counted.start() and figures[name].unit == counted.group("unit")
    ]
    meant = [one for one in bases if any(word in named for word in patterns.bases[one[0]])] or bases
    base = max(meant, key=lambda one: one[1].at, default=None)
    if base is None or not base[1].value:
        return
    printed = Decimal(share.group("share"))
    found = _rounded(Decimal(_whole(counted)) * WHOLE / base[1].value, printed)
    yield Claim(
        ClaimKind.SHARE, patterns.sentence(plain, share.start()), printed, found, found == printed,
        names=(patterns.name(base[0]),), figures=(_whole(counted), base[1].value),
    )


def _rounded(value: Decimal, like: Decimal) -> Decimal:
    """Half up, to as many decimals as are printed."""
    return value.quantize(Decimal(1).scaleb(int(like.as_tuple().exponent)), ROUND_HALF_UP)


def _changes(plain: str, patterns: TextPatterns, before: int | None) -> Iterator[Claim]:
    for pattern in (patterns.growth, patterns.grown_by):
        for match in pattern.finditer(plain):
            start = max(plain.rfind(end, 0, match.start()) for end in _ENDS) + 1
            counted = [one for one in patterns.counted.finditer(plain, start, match.start())]
            if not counted:
                continue
            now, sign = _whole(counted[-1]), -1 if match.group("way") in patterns.fallen else 1
            if pattern is patterns.grown_by:
                last = now - sign * _whole(match)
                said: int | Decimal = _whole(match)
                implied = (last, last) if last >= 0 else None
            else:
                said = Decimal(match.group("share"))
                implied = _implied(now, sign * said, said)
            holds = False if implied is None else None if before is None else implied[0] <= before <= implied[1]
            found: int | Decimal | None = None
            if before is not None and isinstance(said, int):
                found = sign * (now - before)
            elif before:
                found = _rounded(sign * Decimal(now - before) * WHOLE / before, Decimal(said))
            yield Claim(
                ClaimKind.CHANGE, patterns.sentence(plain, match.start()), said, found, holds, figures=(now,),
                implied=implied,
            )


def _implied(now: int, change: Decimal, printed: Decimal) -> tuple[int, int] | None:
    """The whole numbers of the year before that give the printed change; None where no number does."""
    half = Decimal("0.5").scaleb(int(printed.as_tuple().exponent))
    low, high = WHOLE + change - half, WHOLE + change + half
    if low <= 0:
        return None
    first = int(Decimal(now) * WHOLE / high)
    last = int(Decimal(now) * WHOLE / low) + 1
    fits = [
        one for one in range(max(1, first), last + 1) if _rounded(Decimal(now - one) * WHOLE / one, printed) == change
    ]
    return (fits[0], fits[-1]) if fits else None


def said_values(reading: TextReading) -> Mapping[str, int]:
    """The figures by name, as a published file gives them."""
    return MappingProxyType({name: said.value for name, said in reading.figures.items()})


def accused(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that do not hold."""
    return tuple(claim for claim in claims if claim.holds is False)
