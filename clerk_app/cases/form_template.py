"""The shape of one form: its table row by row with labels, blanks and boxes to tick, and the days it may be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from clerk_app.cases.catalogue import ENTRY_KEYS, Entry, Shape, entry_of
from clerk_app.cases.form_facts import MADE, NAMES, ROWS, TICKED
from clerk_app.cases.letter_template import BLANK, Sentence
from clerk_app.cases.paper import PaperSize
from clerk_app.law.reading import Table, read_table

GROUND = "ground_"


@dataclass(frozen=True)
class FormCell:
    """One cell. ``sentences`` are its lines; ``ticks`` a fact ticked among ``options``; both empty: left to fill in."""

    sentences: tuple[Sentence, ...] = ()
    ticks: str = ""
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    options_en: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the options are called where a clerk of the English window chooses; never printed."""
    across: int = 1
    down: int = 1
    is_label: bool = False
    is_centred: bool = False
    least_mm: float = 0.0
    foot: str = ""


@dataclass(frozen=True)
class FormRow:
    """One row; ``repeat`` names a fact of rows, ``empty`` how many rows to fill by hand stand where it has none."""

    cells: tuple[FormCell, ...]
    repeat: str = ""
    empty: int = 0
    is_head: bool = False
    """The head of the repeated row that follows, on every page it goes over to."""
    since: date = date.min
    until: date = date.max
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormLaw:
    """The Regulations in force from a day on, and the articles the form cites, by the names of its blanks."""

    since: date
    name: str
    grounds: Mapping[str, str]


@dataclass(frozen=True)
class FormTemplate:
    """One form with all its times. A form without rows is printed by the service of its kind."""

    entry: Entry
    edition: str
    title: str
    widths: tuple[int, ...]
    rows: tuple[FormRow, ...]
    laws: tuple[FormLaw, ...]
    above: tuple[Sentence, ...]
    below: tuple[Sentence, ...]
    needs: tuple[str, ...]
    """Facts without which the form is not issued; every other gap is left to be filled by hand."""
    size: PaperSize = PaperSize.A4
    has_lines: bool = True

    @property
    def kind(self) -> str:
        """The file's name."""
        return self.entry.kind

    @property
    def what(self) -> str:
        """What the form is called."""
        return self.entry.what

    def law(self, day: date) -> FormLaw | None:
        """The Regulations in force on the day of the form, None before there were any."""
        return next((one for one in reversed(self.laws) if one.since <= day), None)


def read_forms(folder: Path) -> Mapping[str, FormTemplate]:
    """Every form of the folder by its kind, which is the file's name. Raises BadResource."""
    tables = {path.stem: read_table(path) for path in sorted(folder.glob("*.toml"))}
    forms = {kind: table for kind, table in tables.items() if table.text("shape", "") == Shape.FORM}
    return MappingProxyType({kind: form_of(table, kind) for kind, table in forms.items()})


def form_of(table: Table, kind: str) -> FormTemplate:
    """One form file. Raises BadResource where a blank is unknown, a key misspelt or a law out of order."""
    table.only(
        *ENTRY_KEYS, "edition", "title", "widths", "row", "law", "above", "below", "needs", "size", "unlined"
    )
    laws = tuple(_law(one) for one in table.tables("law"))
    if list(laws) != sorted(laws, key=lambda law: law.since):
        raise table.fail("law", "must stand in the order of their days")
    reader = _Reader(frozenset(key for law in laws for key in law.grounds))
    for law in laws:
        if frozenset(law.grounds) != reader.grounds:
            raise table.fail("law", "every law must name the same articles")
    rows = tuple(reader.row(one) for one in table.tables("row"))
    title = table.text("title", "")
    reader.check(table, "title", title, "")
    return FormTemplate(
        entry=entry_of(table, kind),
        edition=table.text("edition"),
        title=title,
        widths=_widths(table),
        rows=rows,
        laws=laws,
        above=reader.sentences(table, "above", ""),
        below=reader.sentences(table, "below", ""),
        needs=reader.names(table, "needs"),
        size=table.word("size", PaperSize) if "size" in table.plain else PaperSize.A4,
        has_lines=not table.flag("unlined"),
    )


def _widths(table: Table) -> tuple[int, ...]:
    widths = table.plain.get("widths", [])
    if not isinstance(widths, list) or not all(type(one) is int and one > 0 for one in widths):
        raise table.fail("widths", "must be a list of whole numbers")
    return tuple(widths)


def _law(table: Table) -> FormLaw:
    table.only("since", "name", "ground")
    grounds = table.table("ground") if "ground" in table.plain else None
    named = {f"{GROUND}{key}": grounds.text(key) for key in grounds.plain} if grounds else {}
    return FormLaw(table.day("since"), table.text("name"), MappingProxyType(named))


class _Reader:
    """What every text of one form may name: the facts, its own articles, and the columns of a repeated row."""

    def __init__(self, grounds: frozenset[str]) -> None:
        self.grounds = grounds

    def row(self, table: Table) -> FormRow:
        table.only("cells", "repeat", "empty", "head", "since", "until", "when", "unless")
        repeat = table.text("repeat", "")
        if repeat and repeat not in ROWS:
            raise table.fail("repeat", f"{repeat!r} is no fact of rows")
        return FormRow(
            cells=tuple(self._cell(one, repeat) for one in table.tables("cells")),
            repeat=repeat,
            empty=table.whole("empty") if "empty" in table.plain else 0,
            is_head=table.flag("head"),
            since=table.day("since") if "since" in table.plain else date.min,
            until=table.day("until") if "until" in table.plain else date.max,
            when=self.names(table, "when"),
            unless=self.names(table, "unless"),
        )

    def _cell(self, table: Table, repeat: str) -> FormCell:
        table.only(
            "label", "text", "lines", "ticks", "options", "options_en", "across", "down", "centred", "least", "foot",
        )
        if sum(key in table.plain for key in ("label", "text", "lines", "ticks")) > 1:
            raise table.fail("", "one of label, text, lines and ticks")
        ticks = table.text("ticks", "")
        if ticks and ticks not in TICKED:
            raise table.fail("ticks", f"{ticks!r} is no fact to be ticked")
        options, english = self._options(table) if ticks else ({}, {})
        for key in ("label", "text", "foot"):
            self.check(table, key, table.text(key, ""), repeat)
        one = table.text("label", "") or table.text("text", "")
        return FormCell(
            sentences=self.sentences(table, "lines", repeat) or ((Sentence(one),) if one else ()),
            ticks=ticks,
            options=MappingProxyType(options),
            options_en=MappingProxyType(english),
            across=table.whole("across") if "across" in table.plain else 1,
            down=table.whole("down") if "down" in table.plain else 1,
            is_label="label" in table.plain,
            is_centred=table.flag("centred"),
            least_mm=float(table.whole("least")) if "least" in table.plain else 0.0,
            foot=table.text("foot", ""),
        )

    @staticmethod
    def _options(table: Table) -> tuple[dict[str, str], dict[str, str]]:
        printed, english = table.table("options"), table.table("options_en")
        if set(printed.plain) != set(english.plain):
            raise table.fail("options_en", "must have the same words")
        return {key: printed.text(key) for key in printed.plain}, {key: english.text(key) for key in printed.plain}

    def sentences(self, table: Table, key: str, repeat: str) -> tuple[Sentence, ...]:
        found = []
        for one in table.tables(key):
            one.only("text", "when", "unless", "since", "until")
            self.check(one, "text", one.text("text"), repeat)
            found.append(
                Sentence(
                    one.text("text"), self.names(one, "when"), self.names(one, "unless"),
                    one.day("since") if "since" in one.plain else date.min,
                    one.day("until") if "until" in one.plain else date.max,
                )
            )  # fmt: skip
        return tuple(found)

    def names(self, table: Table, key: str) -> tuple[str, ...]:
        names = table.texts(key)
        for name in names:
            if name not in NAMES:
                raise table.fail(key, f"{name!r} is no fact of a form")
        return names

    def check(self, table: Table, key: str, text: str, repeat: str) -> None:
        known = NAMES | MADE | self.grounds | frozenset(ROWS.get(repeat, ()))
        for name in BLANK.findall(text):
            if name not in known:
                raise table.fail(key, f"{{{name}}} is no fact of a form")
        rest = BLANK.sub("", text)
        if "{" in rest or "}" in rest:
            raise table.fail(key, "a blank is written {name}")
