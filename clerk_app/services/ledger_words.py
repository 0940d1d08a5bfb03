"""What ledgers call their columns and values: resources/ledger_words.toml, and the mapping file that adds to it."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from clerk_app import places
from clerk_app.law.terms import (
    ApplicantKind,
    Channel,
    ConsultedParty,
    DeliveryManner,
    Outcome,
    RemedyResult,
    RemedyRoute,
)
from clerk_app.services.foreign_file import WorkbookLimits
from clerk_app.trouble import KnownTrouble, Said

CHOICES: Mapping[str, type[StrEnum]] = {
    "channel": Channel, "applicant_kind": ApplicantKind, "outcome": Outcome, "delivery_manner": DeliveryManner,
    "route": RemedyRoute, "result": RemedyResult, "consulted_party": ConsultedParty,
}
EXTRA = {"outcome": {"open"}, "route": {"lawsuit"}, "result": {"pending"}}
"""Words of a ledger that are no member of the group: a case still open, a lawsuit of unknown kind."""

IGNORED = "ignored"
NOTE = ""
"""What a column is that nobody knows: kept as a note under its heading."""
_NUMBERING = re.compile(r"^(?:\(?(?:\d+|[一二三四五六七八九十]+)[).、,:]+|\(\d+|\d+(?=\D))+")


def plain_word(text: str) -> str:
    """A word without what writers vary: width, case, spaces, punctuation."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(letter for letter in wide if unicodedata.category(letter)[0] not in "PSZC")
    return kept or wide.strip()


def unnumbered(text: str) -> str:
    """A word without the number of its row on the form: ``（三）1.属于国家秘密``."""
    return _NUMBERING.sub("", unicodedata.normalize("NFKC", text).replace(" ", "").strip())


@dataclass(frozen=True)
class DayBounds:
    """Which days a ledger can mean, and how Excel numbers days."""

    first_received: date
    first_day: date
    days_ahead: int
    serial_zero: date
    serial_1904: int
    serial_from: int
    serial_to: int


@dataclass(frozen=True)
class Heading:
    """What a recognised heading stands for; of two columns for one field the lower rank is believed."""

    field: str
    rank: int


@dataclass(frozen=True)
class LedgerWords:
    """The words by which import reads: headings to fields, values to members, and the bounds of both."""

    limits: WorkbookLimits
    days: DayBounds
    rows_searched: int
    headings_needed: int
    headings: Mapping[str, Heading]
    remedy_headings: Mapping[str, Heading]
    words: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, str]
    orders: tuple[tuple[str, str], ...]
    """Pairs of fields: the second day does not lie before the first."""
    passed_over: tuple[str, ...]
    totals: tuple[str, ...]
    computed: frozenset[str]
    """Fields that a prepared row may hold before there is a case."""
    items_most: int
    group_words: tuple[str, ...]
    nothing: frozenset[str]
    joined: frozenset[str]
    said_by_remedies: frozenset[str]
    """Headings of the register that a sheet of remedies says better."""
    defaults: Mapping[str, str]
    names: Mapping[str, str]
    """What a field is called where a ledger has no such column."""
    slips: Mapping[str, int]
    """How unlikely each slip in counting a deadline is."""
    slips_most: int
    organ_headings: tuple[str, ...]
    """What a column of agencies may be called (services/ledger_organs.py)."""
    english: Mapping[str, str]
    """What a field is called in the English window."""

    def heading(self, text: str, *, remedies: bool = False) -> Heading | None:
        """The field a heading names, also without its brackets: ``申请人姓名（名称）``."""
        known = self.remedy_headings if remedies else self.headings
        bare = unnumbered(text)
        for one in (text, bare, re.sub(r"\(.*?\)", "", bare)):
            found = known.get(plain_word(one)) if one.strip() else None
            if found is not None:
                return found
        return None

    def said(self, text: str) -> Said:
        """A heading for a sentence: in English with its field before it, ``Received (收件时间)``."""
        known = self.heading(text) or self.heading(text, remedies=True)
        field = self.english.get(known.field) if known is not None else None
        return Said(text, f"{field} ({text})" if field else text)

    def with_headings(self, chosen: Mapping[str, str]) -> LedgerWords:
        """These words, a clerk having said what some headings are: ``plain_word`` of a heading to field."""
        said = {text: Heading(field, 0) for text, field in chosen.items() if field in (IGNORED, NOTE, *self.names)}
        return replace(self, headings={**self.headings, **said})

    def without_group_word(self, group: str) -> str:
        """A heading over several columns without the word that only says so: 申请人情况, 答复情况."""
        found = next((word for word in self.group_words if group.endswith(word)), "")
        return group.removesuffix(found)

    def word(self, group: str, text: str) -> str | None:
        """The member a value means, None for a word nobody knows."""
        known = self.words[group]
        for one in (text, unnumbered(text)):
            found = known.get(plain_word(one)) if one.strip() else None
            if found is not None:
                return found
        return None

    def outcome(self, text: str) -> str | None:
        """The result a value means, written in one part or in two (``不予公开：属于国家秘密``)."""
        whole = self.word("outcome", text)
        if whole is not None:
            return whole
        parts = re.split(r"[:(\-—–/>,;、\s]+|\d+[.、]", unnumbered(unicodedata.normalize("NFKC", text)), maxsplit=1)
        if len(parts) == 1 or not parts[1].strip():
            return None
        first, rest = parts
        if self.word("outcome", first) == Outcome.PARTIALLY_DISCLOSED:
            return Outcome.PARTIALLY_DISCLOSED  # 区分处理的，只计这一情形 (printed on the form)
        group = self.groups.get(plain_word(first))
        member = self.outcome(rest) if group else None
        fits = member is not None and (group == "result" or member.startswith(f"{group}_") or member == group)
        return member if fits else None

    def is_group(self, text: str) -> bool:
        """Whether a result names only the group, not the reason (``不予公开``)."""
        return plain_word(unnumbered(text)) in self.groups

    def is_nothing(self, text: str) -> bool:
        """Whether a value says that there is none: ``无``, ``-``, ``/``."""
        word = plain_word(text)
        return word in self.nothing or not any(letter.isalnum() for letter in word)


def read_ledger_words(mapping: Path | None = None) -> LedgerWords:
    """The shipped words, and those of a mapping file over them. Raises KnownTrouble for a mapping we cannot read."""
    shipped = tomllib.loads((places.resources() / "ledger_words.toml").read_text(encoding="utf-8"))
    added = _read_mapping(mapping) if mapping is not None else {}
    _refuse_unknown(added, mapping, shipped)
    limits, days, sheets, rows, slips = (shipped[name] for name in ("limits", "dates", "sheets", "rows", "slips"))
    try:
        return LedgerWords(
            limits=WorkbookLimits(**limits),
            days=DayBounds(**days),
            rows_searched=sheets["rows_searched"],
            headings_needed=sheets["headings_needed"],
            headings=_headings(shipped["headings"], added.get("headings", {})),
            remedy_headings=_headings(shipped["remedy_headings"], added.get("remedy_headings", {})),
            words={
                group: _words(group, members, _table(added.get("words", {})).get(group, {}))
                for group, members in shipped["words"].items()
            },
            groups={plain_word(word): group for group, words in shipped["groups"].items() for word in words},
            orders=tuple((earlier, later) for earlier, later in rows["orders"]),
            passed_over=tuple(plain_word(word) for word in rows["passed_over"]),
            totals=tuple(plain_word(word) for word in rows["totals"]),
            computed=frozenset(rows["computed"]),
            items_most=rows["items_most"],
            group_words=tuple(sheets["group_words"]),
            nothing=frozenset(plain_word(word) for word in rows["nothing"]),
            joined=frozenset(sheets["joined"]),
            said_by_remedies=frozenset(plain_word(text) for text in sheets["said_by_remedies"]),
            defaults={str(field): str(value) for field, value in _table(added.get("defaults", {})).items()},
            names={
                field: texts[0] for table in ("remedy_headings", "headings") for field, texts in shipped[table].items()
            },
            slips={slip: weight for slip, weight in slips.items() if slip != "weight_most"},
            slips_most=slips["weight_most"],
            organ_headings=tuple(shipped["several"]["organ"]),
            english=shipped["english"],
        )
    except _Unknown as unknown:
        raise KnownTrouble(
            "mapping_word_unknown", kind="input", file=mapping.name if mapping else "", word=unknown.args[0]
        ) from None


def _refuse_unknown(added: Mapping[str, object], mapping: Path | None, shipped: Mapping[str, Any]) -> None:
    """A group or a field that nobody reads would be a mapping without effect."""
    known = {"words": set(shipped["words"]), "defaults": set(shipped["headings"]) | set(shipped["remedy_headings"])}
    for table, names in known.items():
        given = added.get(table, {})
        strange = sorted(set(given) - names) if isinstance(given, dict) else [table]
        if strange and mapping is not None:
            raise KnownTrouble("mapping_word_unknown", kind="input", file=mapping.name, word=strange[0])


class _Unknown(Exception):
    """A mapping names a field or a member that does not exist."""


def _read_mapping(path: Path) -> dict[str, object]:
    """A mapping as TOML or JSON; a flat one (heading to field) is the table of headings alone."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        plain = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (OSError, ValueError) as fault:
        raise KnownTrouble("mapping_unreadable", kind="input", file=path.name, why=str(fault)) from None
    known = {"headings", "remedy_headings", "words", "defaults"}
    if not isinstance(plain, dict) or not plain:
        raise KnownTrouble("mapping_unreadable", kind="input", file=path.name, why="")
    if not known & set(plain):
        return {"headings": plain}
    strange = sorted(set(plain) - known)
    if strange:
        raise KnownTrouble("mapping_word_unknown", kind="input", file=path.name, word=strange[0])
    return plain


def _table(plain: object) -> Mapping[str, object]:
    if not isinstance(plain, dict):
        raise _Unknown(str(plain))
    return plain


def _texts(plain: object) -> tuple[str, ...]:
    if isinstance(plain, str):
        return (plain,)
    if isinstance(plain, Iterable):
        return tuple(str(one) for one in plain)
    raise _Unknown(str(plain))


def _headings(shipped: Mapping[str, object], added: object) -> dict[str, Heading]:
    known = {
        plain_word(text): Heading(field, rank)
        for field, texts in shipped.items()
        for rank, text in enumerate(_texts(texts), start=1)
    }
    for left, right in _table(added).items():
        if left in shipped:
            known |= {plain_word(text): Heading(left, 0) for text in _texts(right)}
        elif isinstance(right, str) and right in shipped:
            known[plain_word(left)] = Heading(right, 0)
        else:
            raise _Unknown(left)
    return known


def _words(group: str, shipped: Mapping[str, object], added: object) -> dict[str, str]:
    members = {str(member) for member in CHOICES[group]} | EXTRA.get(group, set()) if group in CHOICES else set(shipped)
    strange = set(shipped) - members
    if strange:
        raise ValueError(f"ledger_words.toml: words.{group} names {sorted(strange)}, which do not exist")
    known = {plain_word(text): member for member, texts in shipped.items() for text in _texts(texts)}
    known |= {plain_word(member): member for member in members}
    for left, right in _table(added).items():
        if left in members:
            known |= {plain_word(text): left for text in _texts(right)}
        elif isinstance(right, str) and right in members:
            known[plain_word(left)] = right
        else:
            raise _Unknown(left)
    return known
