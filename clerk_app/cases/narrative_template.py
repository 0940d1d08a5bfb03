"""The wording of the yearly report: headings, sentences in pieces, and what each piece needs to be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from clerk_app.law.citation import Citation
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.reading import Table, citation_of, read_table
from clerk_app.law.year_format import YearFormat

BLANK = re.compile(r"\{([a-z0-9_]+)\}")

COUNTED, ITEM = "counted", "item"
"""What a figure counts: the sheet's own 件, or 项 (事项). The two never stand in one sentence."""

FLAGS = frozenset({"by_request", "by_item", "whole_year", "trial"})
TEXTS = frozenset({
    "organ", "year", "next_year", "period", "span", "until", "scope", "n", "address", "postcode", "telephone", "email",
    "website", "form_number",
})  # fmt: skip
LINE = frozenset({"line_name", "line_count"})
"""Blanks of a piece that is repeated for each line of a list."""
LISTS = frozenset({"organs", "units"})


@dataclass(frozen=True)
class FigureRule:
    """How a named figure comes about: out of cells, out of the requests, or reckoned from other figures."""

    name: str
    table: str = ""
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    fact: str = ""
    before: str = ""
    """The figure whose value of the year before this is."""
    share: tuple[str, ...] = ()
    growth: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    counts: str = ""
    what: str = ""
    """What it is called where the clerk is told about it."""

    @property
    def of(self) -> tuple[str, ...]:
        """The figures it is reckoned from."""
        before = (self.before,) if self.before else ()
        return (*self.share, *self.growth, *self.change, *self.plus, *self.less, *before)


@dataclass(frozen=True)
class Piece:
    """Some words, printed only where every figure in them is known and every condition holds."""

    text: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    nonzero: tuple[str, ...] = ()
    equal: tuple[tuple[str, str], ...] = ()
    exceeds: tuple[tuple[str, str], ...] = ()
    each: str = ""
    """The list whose every line the piece is printed for."""

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names in its text, in their order."""
        return tuple(BLANK.findall(self.text))

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The figures its conditions look at."""
        pairs = (*self.equal, *self.exceeds)
        return tuple(dict.fromkeys((*self.zero, *self.nonzero, *(name for pair in pairs for name in pair))))


@dataclass(frozen=True)
class SentenceRule:
    """``lead`` joined by commas; its first piece is indispensable. Then the pieces, each joined by ``joint``."""

    lead: tuple[Piece, ...]
    pieces: tuple[Piece, ...] = ()
    after: str = "："
    joint: str = "；"
    end: str = "。"
    needs_pieces: bool = False

    @property
    def all(self) -> tuple[Piece, ...]:
        """Lead and pieces."""
        return (*self.lead, *self.pieces)


@dataclass(frozen=True)
class ParagraphRule:
    """One paragraph: sentences, a heading of the second level, or a place the clerk fills."""

    sentences: tuple[SentenceRule, ...] = ()
    heading: str = ""
    to_write: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class SectionRule:
    """One section under its official heading; ``part`` is the part of the form printed after its paragraphs."""

    title: str
    paragraphs: tuple[ParagraphRule, ...] = ()
    part: str = ""


@dataclass(frozen=True)
class ReportTemplate:
    """The report of the years of one form."""

    form: str
    title: str
    source: Citation
    units: Mapping[CountingUnit, str]
    figures: Mapping[str, FigureRule]
    sections: tuple[SectionRule, ...]


@dataclass(frozen=True)
class ScopeWords:
    """How the report names whom it speaks for; ``{area}`` is 区, 县, 市 ... after the organ's own name."""

    own: str
    government: str
    area: str
    letters: str
    otherwise: str
    governments: tuple[str, ...]
    no_areas: tuple[str, ...]
    """Words that hold such a letter and name no area: 城市管理."""

    def area_of(self, organ: str) -> str:
        """区 of 北京市西城区人民政府, also of 西城区城市管理监督指挥中心."""
        for government in self.governments:
            if government in organ:
                organ = organ[: organ.index(government)]
                break
        for word in self.no_areas:
            organ = organ.replace(word, "")
        return next((letter for letter in reversed(organ) if letter in self.letters), self.otherwise)


def read_narrative(folder: Path, formats: tuple[YearFormat, ...]) -> Mapping[str, ReportTemplate]:
    """The wording of every form by the form's id. Raises BadResource where a name is unknown or units are mixed."""
    shared = read_table(folder / "shared.toml")
    shared.only("units", "figure", "facts", "scope", "recheck")
    return MappingProxyType(
        {form.id: _template(read_table(folder / f"{form.id}.toml"), shared, form) for form in formats}
    )


def read_scope_words(folder: Path) -> ScopeWords:
    """The words for whom a report speaks. Raises BadResource."""
    table = read_table(folder / "shared.toml").table("scope")
    table.only("own", "government", "area", "letters", "otherwise", "governments", "no_areas")
    return ScopeWords(
        own=table.text("own"), government=table.text("government"), area=table.text("area"),
        letters=table.text("letters"), otherwise=table.text("otherwise"), governments=table.texts("governments"),
        no_areas=table.texts("no_areas"),
    )


@dataclass(frozen=True)
class RecheckWords:
    """``measures``: words that make a number a figure, the longest first; ``shown``: signs that name a sentence."""

    measures: tuple[str, ...]
    shown: int


def read_recheck(folder: Path) -> RecheckWords:
    """By what an edited text is read. Raises BadResource."""
    table = read_table(folder / "shared.toml").table("recheck")
    table.only("measures", "shown")
    return RecheckWords(tuple(sorted(table.texts("measures"), key=len, reverse=True)), table.whole("shown"))


def _template(table: Table, shared: Table, form: YearFormat) -> ReportTemplate:
    table.only("form", "title", "source", "figure", "section")
    if table.text("form") != form.id:
        raise table.fail("form", f"must be {form.id}")
    units = shared.table("units")
    units.only(*CountingUnit)
    facts = frozenset(shared.texts("facts"))
    figures = dict(_figures(shared.table("figure"), form, facts)) if "figure" in shared.plain else {}
    figures |= dict(_figures(table.table("figure"), form, facts))
    for rule in figures.values():
        for name in rule.of:
            if name not in figures:
                raise table.fail(f"figure.{rule.name}", f"{name!r} is no figure")
    template = ReportTemplate(
        form=form.id,
        title=table.text("title"),
        source=citation_of(table.table("source")),
        units=MappingProxyType({unit: units.text(unit.value) for unit in CountingUnit}),
        figures=MappingProxyType(figures),
        sections=tuple(_section(one, figures, form) for one in table.tables("section")),
    )
    printed = [section.part for section in template.sections if section.part]
    if sorted(printed) != sorted(part.id for part in form.parts):
        raise table.fail("section", "every part of the form is printed once")
    return template


def _figures(table: Table, form: YearFormat, facts: frozenset[str]) -> Iterator[tuple[str, FigureRule]]:
    for name, one in table.inner():
        one.only("table", "rows", "columns", "fact", "before", "share", "growth", "change", "plus", "less", "counts",
                 "what")  # fmt: skip
        rule = FigureRule(
            name=name,
            table=one.text("table", ""),
            rows=one.texts("rows"),
            columns=one.texts("columns"),
            fact=one.text("fact", ""),
            before=one.text("before", ""),
            share=one.texts("share"),
            growth=one.texts("growth"),
            change=one.texts("change"),
            plus=one.texts("plus"),
            less=one.texts("less"),
            counts=one.text("counts", ""),
            what=one.text("what"),
        )
        ways = (rule.table, rule.fact, rule.before, rule.share, rule.growth, rule.change, rule.plus, rule.less)
        if sum(bool(way) for way in ways) != 1:
            raise one.fail("", "a figure comes about in one way")
        if rule.counts not in ("", COUNTED, ITEM):
            raise one.fail("counts", f"is neither {COUNTED} nor {ITEM}")
        if rule.fact and rule.fact not in facts:
            raise one.fail("fact", f"{rule.fact!r} is no fact")
        if rule.table:
            _prove_cells(rule, one, form)
        yield name, rule


def _prove_cells(rule: FigureRule, one: Table, form: YearFormat) -> None:
    table = form.table(rule.table)
    if table is None:
        raise one.fail("table", f"{rule.table!r} is no table of the form")
    if not rule.rows or any((row := table.row(name)) is None or row.is_heading for name in rule.rows):
        raise one.fail("rows", "must be rows with figures")
    if any(table.column(name) is None for name in rule.columns):
        raise one.fail("columns", "unknown column")


def _section(table: Table, figures: Mapping[str, FigureRule], form: YearFormat) -> SectionRule:
    table.only("title", "paragraph", "part")
    part = table.text("part", "")
    if part and form.part(part) is None:
        raise table.fail("part", f"{part!r} is no part of the form")
    return SectionRule(
        table.text("title", ""), tuple(_paragraph(one, figures) for one in table.tables("paragraph")), part
    )


def _paragraph(table: Table, figures: Mapping[str, FigureRule]) -> ParagraphRule:
    table.only("sentence", "heading", "to_write", "unless")
    return ParagraphRule(
        sentences=tuple(_sentence(one, figures) for one in table.tables("sentence")),
        heading=table.text("heading", ""),
        to_write=table.text("to_write", ""),
        unless=_known(table, "unless", figures),
    )


def _sentence(table: Table, figures: Mapping[str, FigureRule]) -> SentenceRule:
    table.only("lead", "pieces", "after", "joint", "end", "needs_pieces")
    rule = SentenceRule(
        lead=tuple(_piece(one, figures) for one in table.tables("lead")),
        pieces=tuple(_piece(one, figures) for one in table.tables("pieces")),
        after=table.text("after", "："),
        joint=table.text("joint", "；"),
        end=table.text("end", "。"),
        needs_pieces=table.flag("needs_pieces"),
    )
    if not rule.lead:
        raise table.fail("lead", "missing")
    by_item = any("by_item" in piece.when for piece in rule.lead)
    shown = {figures[name].counts for piece in rule.all for name in piece.blanks if name in figures}
    if {COUNTED, ITEM} <= shown and not by_item:
        raise table.fail("pieces", "requests and items stand in one sentence")
    return rule


def _piece(table: Table, figures: Mapping[str, FigureRule]) -> Piece:
    table.only("text", "when", "unless", "zero", "nonzero", "equal", "exceeds", "each")
    piece = Piece(
        text=table.text("text"),
        when=_known(table, "when", figures),
        unless=_known(table, "unless", figures),
        zero=_named(table, "zero", figures),
        nonzero=_named(table, "nonzero", figures),
        equal=_pairs(table, "equal", figures),
        exceeds=_pairs(table, "exceeds", figures),
        each=table.text("each", ""),
    )
    if piece.each and piece.each not in LISTS:
        raise table.fail("each", f"{piece.each!r} is no list")
    for name in piece.blanks:
        if name not in TEXTS and name not in figures and not (piece.each and name in LINE):
            raise table.fail("text", f"{{{name}}} is neither a figure nor a word of the report")
    rest = BLANK.sub("", piece.text)
    if "{" in rest or "}" in rest or any(sign.isdecimal() for sign in rest):
        raise table.fail("text", "a figure is a blank, never written out")
    return piece


def _known(table: Table, key: str, figures: Mapping[str, FigureRule]) -> tuple[str, ...]:
    names = table.texts(key)
    for name in names:
        if name not in FLAGS and name not in TEXTS and name not in figures:
            raise table.fail(key, f"{name!r} is nothing that can be known")
    return names


def _named(table: Table, key: str, figures: Mapping[str, FigureRule]) -> tuple[str, ...]:
    names = table.texts(key)
    for name in names:
        if name not in figures:
            raise table.fail(key, f"{name!r} is no figure")
    return names


def _pairs(table: Table, key: str, figures: Mapping[str, FigureRule]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for said in table.texts(key):
        left, _, right = said.partition(" ")
        if left not in figures or right not in figures:
            raise table.fail(key, f"{said!r} does not name two figures")
        pairs.append((left, right))
    return tuple(pairs)
