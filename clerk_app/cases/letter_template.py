"""The wording of one kind of letter: paragraphs with named blanks, each sentence with the days it may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from clerk_app.cases.catalogue import ENTRY_KEYS, Entry, Shape, entry_of
from clerk_app.law.reading import Table, read_table
from clerk_app.law.terms import Channel, Outcome

BLANK = re.compile(r"\{([a-z_]+)\}")

DAYS = frozenset({
    "received_on", "decided_on", "correction_asked_on", "correction_received_on", "correction_due_on", "reply_by",
    "extension_notice_on", "base_due_on", "due_on", "fee_notice_on", "fee_due_on", "third_party_asked_on",
    "former_answer_on", "reasons_asked_on", "approved_on",
})  # fmt: skip
"""Facts that are days, written 2026年10月16日."""

OF_AN_ITEM = frozenset({
    "outcome", "subject", "ground", "reasons", "supply", "withheld", "withheld_as", "withheld_ground", "public_place",
    "other_law", "search", "right_agency", "right_agency_contact", "right_channel", "former_answer_on",
    "former_answer_number", "third_party_asked_on", "third_party_opinion", "decision", "reasons_asked_on",
})  # fmt: skip
"""Facts that each item of a request has for itself: ``2.reasons`` where there are several."""

OF_THE_CASE = frozenset({
    "applicant", "applicant_kind", "channel", "received_on", "request_number", "wording", "corrected_wording",
    "correction_asked_on", "correction_received_on", "correction_due_on", "extension_notice_on", "extension_number",
    "base_due_on", "due_on", "days", "fee_notice_on", "fee_due_on", "approver", "approved_on", "points", "guidance",
    "reply_by", "extension_reason", "organ_name", "letterhead", "head_style", "page_number", "organ_address",
    "document_number", "decided_on", "handler", "telephone", "reconsideration_body", "court", "delivery_manner",
    "reconsideration_url", "attachments", "ref",
})  # fmt: skip
"""Facts of the whole request, its organ and the letter."""

MADE = frozenset({"you", "law", "channel_words", "against", "items", "item"})
"""Blanks that composing fills by itself: 您 or 你单位, the Regulations, the item's number and so on."""

GIVEN = DAYS | OF_AN_ITEM | OF_THE_CASE
"""Every fact a letter can be given."""

BLANKS = GIVEN | MADE
"""The closed list: a template that names any other blank is refused when it is read."""


@dataclass(frozen=True)
class Sentence:
    """A piece of a paragraph; used only where all of ``when`` are known, none of ``unless``, and in its time."""

    text: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names in the text, in their order."""
        return tuple(dict.fromkeys(BLANK.findall(self.text)))


@dataclass(frozen=True)
class Part:
    """One paragraph of the letter. ``block`` is the place it has in the editor.

    ``made`` names what is put there instead of sentences: ``items`` (the result of each item), ``remedy`` or a list
    of lines that is a fact (``points``).
    """

    block: str
    sentences: tuple[Sentence, ...] = ()
    made: str = ""

    @property
    def blanks(self) -> tuple[str, ...]:
        """Every name in its sentences."""
        return tuple(dict.fromkeys(name for sentence in self.sentences for name in sentence.blanks))


@dataclass(frozen=True)
class ResultText:
    """How one result is said, and which remedy it has (第二十三条 of the reconsideration law parts the two)."""

    remedy: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class LawText:
    """The Regulations in force from a day on, and the article each result rests on; a missing one must be given."""

    since: date
    name: str
    grounds: Mapping[str, str]


@dataclass(frozen=True)
class LetterTemplate:
    """One kind of letter with all its times."""

    entry: Entry
    edition: str
    title: str
    addressee: str
    item_heading: str
    you: Mapping[str, str]
    channels: Mapping[str, str]
    laws: tuple[LawText, ...]
    parts: tuple[Part, ...]
    contact: tuple[Sentence, ...]
    results: Mapping[Outcome, ResultText]
    against: Mapping[str, str]
    needs: tuple[str, ...] = ()
    """Facts that must be known though they are not printed."""

    @property
    def kind(self) -> str:
        """The file's name."""
        return self.entry.kind

    @property
    def what(self) -> str:
        """What a clerk calls it."""
        return self.entry.what

    @property
    def withholding(self) -> frozenset[Outcome]:
        """The results a withheld part can rest on: every one that says something whole."""
        return frozenset(outcome for outcome, result in self.results.items() if result.remedy != "withheld")

    def law(self, day: date) -> LawText | None:
        """The Regulations in force on the day of the letter, None before there were any."""
        return next((one for one in reversed(self.laws) if one.since <= day), None)


def read_letters(folder: Path) -> Mapping[str, LetterTemplate]:
    """Every letter of the folder by its kind, which is the file's name; forms are left out. Raises BadResource."""
    tables = {path.stem: read_table(path) for path in sorted(folder.glob("*.toml"))}
    letters = {kind: table for kind, table in tables.items() if table.text("shape", "") != Shape.FORM}
    return MappingProxyType({kind: letter_of(table, kind) for kind, table in letters.items()})


def letter_of(table: Table, kind: str) -> LetterTemplate:
    """One letter file. Raises BadResource where a blank is unknown, a key misspelt or a law out of order."""
    table.only(*ENTRY_KEYS, "edition", "title", "addressee", "item_heading", "you", "channel", "law", "part", "contact",
               "result", "against", "needs")  # fmt: skip
    template = LetterTemplate(
        entry=entry_of(table, kind),
        edition=table.text("edition"),
        title=table.text("title"),
        addressee=table.text("addressee"),
        item_heading=table.text("item_heading", ""),
        you=_texts(table.table("you"), "person", "organization"),
        channels=_texts(table.table("channel"), *Channel),
        laws=tuple(_law(one) for one in table.tables("law")),
        parts=tuple(_part(one) for one in table.tables("part")),
        contact=_sentences(table, "contact"),
        results=MappingProxyType(dict(_results(table))),
        against=_texts(table.table("against"), "whole", "refusal", "part", "items", "refused_items")
        if "against" in table.plain else MappingProxyType({}),
        needs=_names(table, "needs"),
    )  # fmt: skip
    if not template.laws or not template.parts:
        raise table.fail("law" if not template.laws else "part", "missing")
    if list(template.laws) != sorted(template.laws, key=lambda law: law.since):
        raise table.fail("law", "must stand in the order of their days")
    for key in ("title", "addressee", "item_heading"):
        _check_blanks(table, key, table.text(key, ""))
    return template


def _law(table: Table) -> LawText:
    table.only("since", "name", "ground")
    grounds = table.table("ground")
    known = {str(outcome) for outcome in Outcome}
    for key in grounds.plain:
        if key not in known and key != "letter":
            raise grounds.fail(key, "is no result")
    return LawText(
        table.day("since"), table.text("name"), MappingProxyType({key: grounds.text(key) for key in grounds.plain})
    )


def _results(table: Table) -> Iterator[tuple[Outcome, ResultText]]:
    if "result" not in table.plain:
        return
    for key, one in table.table("result").inner():
        one.only("remedy", "part")
        if key not in set(Outcome):
            raise one.fail("", "is no result")
        if one.text("remedy") not in ("refused", "withheld", "other"):
            raise one.fail("remedy", "must be refused, withheld or other")
        yield Outcome(key), ResultText(one.text("remedy"), tuple(_part(part) for part in one.tables("part")))


def _part(table: Table) -> Part:
    table.only("block", "sentences", "made")
    part = Part(table.text("block"), _sentences(table, "sentences"), table.text("made", ""))
    if bool(part.sentences) == bool(part.made):
        raise table.fail("sentences", "either sentences or made, not both")
    if part.made not in ("", "items", "remedy", "points"):
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
    for name in BLANK.findall(text):
        if name not in BLANKS:
            raise table.fail(key, f"{{{name}}} is no fact of a letter")
    rest = BLANK.sub("", text)
    if "{" in rest or "}" in rest or "×" in text:
        raise table.fail(key, "a blank is written {name}")
