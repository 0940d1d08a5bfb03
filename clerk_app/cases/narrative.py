"""The text of the yearly report: drafted from the finished table, each sentence with the figures it rests on.

No figure is reckoned beside the table: a figure is a sum of its cells, a share or change of such sums, or a count of
requests that was handed in with them. A piece of a sentence whose figure is blank or unknown is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.cases.narrative_template import (
    BLANK,
    FigureRule,
    ParagraphRule,
    Piece,
    ReportTemplate,
    SentenceRule,
)
from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import Place, Value, YearSheet
from clerk_app.law.form_table import CountingUnit

WHOLE = Decimal("100")
CENT = Decimal("0.01")
COMMA = "，"


@unique
class Scope(StrEnum):
    """Whom the table speaks for: the organ itself, the organ on behalf of its government, the whole area."""

    OWN = "own"
    GOVERNMENT = "government"
    AREA = "area"


@dataclass(frozen=True)
class Fact:
    """A count or amount that requests give and the table has no cell for, with the requests behind it."""

    value: Value
    requests: tuple[RequestId, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a list: an organ or a unit with its count."""

    name: str
    fact: Fact


@dataclass(frozen=True)
class Facts:
    """What stands beside the table: words of the organ, counts and amounts (yuan), lists."""

    scope: Scope
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """organ, scope, period, until; address, postcode, telephone, email, website where the office gave them."""
    counts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, tuple[Line, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Previous:
    """The year before as it was published (filed), and for whom it spoke."""

    sheet: YearSheet
    scope: Scope


@dataclass(frozen=True)
class NamedFigure:
    """One figure of the text: as printed, the cells it adds up or the formula it comes from, and where it stands."""

    name: str
    what: str
    text: str
    value: Value
    cells: tuple[Place, ...] = ()
    formula: str = ""
    base: str = ""
    """For a share: what it is a share of."""
    requests: tuple[RequestId, ...] = ()
    at: int = -1
    """Its place in the paragraph; -1: the sentence rests on it without printing it."""

    @property
    def is_printed(self) -> bool:
        """Whether it stands in the text."""
        return self.at >= 0


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``sentences``: first and last place of each; ``is_to_write``: the clerk's own words go here."""

    text: str
    figures: tuple[NamedFigure, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False
    is_to_write: bool = False


@dataclass(frozen=True)
class Section:
    """One section under its official heading; ``part`` names the part of the form printed in it, or is empty."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    part: str = ""


@dataclass(frozen=True)
class Report:
    """The whole report and the table it was drafted from."""

    title: str
    sheet: YearSheet
    sections: tuple[Section, ...]
    scope: Scope
    filed_on: date | None = None
    """The day the sheet was filed; None: it is the sheet as it counts now."""
    facts_of_now: bool = False
    """The sheet was filed, but what stands beside it is counted now: channels, units, fees, items, what was late."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph, in order."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def figures(self) -> tuple[NamedFigure, ...]:
        """Every figure printed, in order."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.figures if one.is_printed)


def share(part: Value, whole: Value) -> Decimal | None:
    """Per cent with two decimals, half up, never nudged; None on nothing."""
    if not whole:
        return None
    return (Decimal(part) * WHOLE / Decimal(whole)).quantize(CENT, ROUND_HALF_UP)


def draft(sheet: YearSheet, previous: Previous | None, facts: Facts, template: ReportTemplate) -> Report:
    """The report of a sheet. ``previous`` is compared with only where scope, counting unit and span are the same."""
    if previous is not None and (
        previous.scope is not facts.scope
        or previous.sheet.unit is not sheet.unit
        or previous.sheet.year + 1 != sheet.year
        or sheet.is_trial
        or previous.sheet.is_trial
    ):
        previous = None
    writer = _Writer(sheet, previous, facts, template)
    sections = tuple(
        Section(one.title, tuple(writer.paragraphs(one.paragraphs)), one.part) for one in template.sections
    )
    return Report(writer.worded(template.title), sheet, sections, facts.scope)


class _Writer:
    """Writes one report; every figure is reckoned once."""

    def __init__(
        self, sheet: YearSheet, previous: Previous | None, facts: Facts, template: ReportTemplate
    ) -> None:
        self._sheet, self._previous, self._facts, self._template = sheet, previous, facts, template
        self._known: dict[str, NamedFigure | None] = {}
        self._flags = {
            "by_request": sheet.unit is CountingUnit.REQUEST,
            "by_item": sheet.unit is CountingUnit.ITEM,
            "trial": sheet.is_trial,
            "whole_year": not sheet.is_trial,
        }
        self._texts = {
            **facts.texts,
            "year": str(sheet.year),
            "next_year": str(sheet.year + 1),
            "n": template.units[sheet.unit],
            "form_number": sheet.form.source.number,
        }

    def worded(self, text: str) -> str:
        """A text that holds words only."""
        return BLANK.sub(lambda blank: self._texts.get(blank.group(1), ""), text)

    # figures

    def figure(self, name: str) -> NamedFigure | None:
        """The figure of that name, None where a cell of it is blank or nobody gave it."""
        if name not in self._known:
            self._known[name] = self._reckoned(self._template.figures[name])
        return self._known[name]

    def _reckoned(self, rule: FigureRule) -> NamedFigure | None:
        if rule.table:
            return self._from_cells(rule)
        if rule.fact:
            fact = self._facts.counts.get(rule.fact)
            return None if fact is None else self._made(rule, fact.value, requests=fact.requests)
        if rule.before:
            return self._year_before(rule)
        parts = [self.figure(name) for name in rule.of]
        known = [one for one in parts if one is not None]
        if len(known) < len(parts):
            return None
        return self._from_figures(rule, known)

    def _from_cells(self, rule: FigureRule) -> NamedFigure | None:
        filled = self._sheet.table(rule.table)
        if filled is None:
            return None
        columns = rule.columns or (filled.table.columns[-1].id,)
        places = tuple((rule.table, row, column) for row in rule.rows for column in columns)
        cells = [filled.cell(row, column) for _, row, column in places]
        values = [cell.value for cell in cells if cell.value is not None]
        if len(values) < len(cells):
            return None
        requests = tuple(dict.fromkeys(one for cell in cells for one in cell.requests))
        made = self._made(rule, sum(values[1:], values[0]), cells=places, requests=requests)
        return replace(made, formula="＋".join(map(_written, values))) if len(values) > 1 else made

    def _year_before(self, rule: FigureRule) -> NamedFigure | None:
        """The same measure in the year before, whose form may be another."""
        if self._previous is None:
            return None
        own = self._template.figures[rule.before]
        table = self._sheet.form.table(own.table)
        row = table.row(own.rows[0]) if table is not None else None
        if row is None:
            return None
        for filled in self._previous.sheet.tables:
            for other in filled.figure_rows:
                if other.measure is row.measure and other.gathers == row.gathers:
                    value = filled.value(other.id, filled.table.columns[-1].id)
                    return None if value is None else self._made(rule, value)
        return None

    def _from_figures(self, rule: FigureRule, known: list[NamedFigure]) -> NamedFigure | None:
        first, *others = known
        if rule.share or rule.growth:
            base = others[0]
            part = first.value if rule.share else _apart(first.value, base.value)
            percent = share(part, base.value)
            if percent is None:
                return None
            shown = _written(first.value) if rule.share else f"|{_written(first.value)}－{_written(base.value)}|"
            made = self._made(rule, percent, requests=first.requests if rule.share else ())
            return replace(made, text=f"{percent}%", formula=f"{shown}÷{_written(base.value)}", base=base.what)
        if rule.change:
            difference = _apart(first.value, others[0].value)
            formula = f"|{_written(first.value)}－{_written(others[0].value)}|"
            return replace(self._made(rule, difference), formula=formula)
        sign = -1 if rule.less else 1
        value = first.value
        for one in others:
            value = value + sign * one.value
        places = tuple(place for one in known for place in one.cells)
        cells = places if rule.plus and all(one.cells for one in known) else ()
        requests = tuple(dict.fromkeys(one for figure in known for one in figure.requests)) if rule.plus else ()
        formula = ("－" if rule.less else "＋").join(_written(one.value) for one in known)
        return replace(self._made(rule, value, cells=cells, requests=requests), formula=formula)

    def _made(
        self, rule: FigureRule, value: Value, *, cells: tuple[Place, ...] = (), requests: tuple[RequestId, ...] = ()
    ) -> NamedFigure:
        return NamedFigure(rule.name, rule.what, _written(value), value, cells=cells, requests=requests)

    # conditions

    def _holds(self, piece: Piece) -> bool:
        return (
            all(self._is_known(name) for name in piece.when)
            and not any(self._is_known(name) for name in piece.unless)
            and all((one := self.figure(name)) is not None and not one.value for name in piece.zero)
            and all((one := self.figure(name)) is not None and bool(one.value) for name in piece.nonzero)
            and all(self._compared(pair, exceeds=False) for pair in piece.equal)
            and all(self._compared(pair, exceeds=True) for pair in piece.exceeds)
            and all(self._can_print(name, piece) for name in piece.blanks)
        )

    def _is_known(self, name: str) -> bool:
        if name in self._flags:
            return self._flags[name]
        if name in self._template.figures:
            return self.figure(name) is not None
        return bool(self._texts.get(name))

    def _compared(self, pair: tuple[str, str], *, exceeds: bool) -> bool:
        left, right = (self.figure(name) for name in pair)
        if left is None or right is None:
            return False
        return left.value > right.value if exceeds else left.value == right.value

    def _can_print(self, name: str, piece: Piece) -> bool:
        return bool(piece.each) or self._is_known(name)

    # words

    def paragraphs(self, rules: Iterable[ParagraphRule]) -> Iterator[Paragraph]:
        """The paragraphs that have anything to say."""
        for rule in rules:
            if any(self._is_known(name) for name in rule.unless):
                continue
            if rule.heading:
                yield Paragraph(rule.heading, is_heading=True)
            elif rule.to_write:
                yield Paragraph(rule.to_write, is_to_write=True)
            else:
                page = _Page()
                for sentence in rule.sentences:
                    self._write(sentence, page)
                if page.text:
                    yield Paragraph(page.text, tuple(page.figures), tuple(page.sentences))

    def _write(self, rule: SentenceRule, page: _Page) -> None:
        if not self._holds(rule.lead[0]):
            return
        lead = [piece for piece in rule.lead if self._holds(piece)]
        pieces = [piece for piece in rule.pieces if self._holds(piece) and self._lines(piece)]
        if rule.needs_pieces and not pieces:
            return
        began = len(page.text)
        for at, piece in enumerate(lead):
            page.add(COMMA if at else "")
            self._put(piece, page, rule)
        page.add(rule.after if pieces else "")
        for at, piece in enumerate(pieces):
            page.add(rule.joint if at else "")
            self._put(piece, page, rule)
        page.add(rule.end if pieces or not rule.end.startswith("）") else rule.end.removeprefix("）"))
        page.sentences.append((began, len(page.text)))

    def _lines(self, piece: Piece) -> bool:
        return not piece.each or bool(self._facts.lists.get(piece.each))

    def _put(self, piece: Piece, page: _Page, rule: SentenceRule) -> None:
        for name in piece.rests_on:
            figure = self.figure(name)
            if figure is not None and name not in piece.blanks:
                page.figures.append(figure)
        if not piece.each:
            self._fill(piece.text, page, {})
            return
        for at, line in enumerate(self._facts.lists[piece.each]):
            page.add(rule.joint if at else "")
            count = NamedFigure(
                f"{piece.each}:{line.name}", line.name, _written(line.fact.value), line.fact.value,
                requests=line.fact.requests,
            )  # fmt: skip
            self._fill(piece.text, page, {"line_name": line.name, "line_count": count})

    def _fill(self, text: str, page: _Page, more: Mapping[str, str | NamedFigure]) -> None:
        at = 0
        for blank in BLANK.finditer(text):
            page.add(text[at : blank.start()])
            at = blank.end()
            name = blank.group(1)
            value = more.get(name) or (self.figure(name) if name in self._template.figures else self._texts[name])
            if isinstance(value, NamedFigure):
                page.figures.append(replace(value, at=len(page.text)))
                page.add(value.text)
            elif value is not None:
                page.add(value)
        page.add(text[at:])


@dataclass
class _Page:
    """A paragraph being written."""

    text: str = ""
    figures: list[NamedFigure] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def add(self, words: str) -> None:
        self.text += words


def _apart(one: Value, other: Value) -> Value:
    return one - other if one > other else other - one


def _written(value: Value) -> str:
    """A figure without exponent and without thousands signs."""
    return str(value) if isinstance(value, int) else f"{value:f}"
