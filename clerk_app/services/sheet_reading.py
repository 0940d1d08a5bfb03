"""核对他人报来的表: a sheet out of a workbook, Word file, PDF, text or JSON, with what was noticed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.checks import checks
from clerk_app.cases.sheet_plain import TEXT_FIGURES, read_published, to_plain
from clerk_app.cases.text_figures import (
    Claim,
    ClaimKind,
    TextPatterns,
    TextReading,
    accused,
    read_patterns,
    read_text,
    said_values,
    years_in,
)
from clerk_app.cases.year_sheet import Finding, YearSheet
from clerk_app.law.form_table import Check, Layout, Measure, Severity
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import YearFormat, form_of
from clerk_app.services.sheet_files import read_file
from clerk_app.services.sheet_labels import forget
from clerk_app.services.sheet_notes import DamagedLabel, FoundPart, TableNotes, UnreadRow
from clerk_app.services.sheet_source import Place, Source, pasted, read_source, scale
from clerk_app.services.sheet_tables import find_parts
from clerk_app.trouble import KnownTrouble

JSON = ".json"
LABEL, READ, SUM, SHARE, CHANGE = "LABEL", "READ", "N", "P", "N"
"""Identities of findings about labels, unread rows, and sums, shares and changes named in the text."""


@dataclass(frozen=True)
class FoundTable:
    """How a part was recognised: on whose form, how many of its rows were found, how many with their very label."""

    part: str
    title: str
    form: YearFormat
    rows: int
    of: int
    exact: int


@dataclass(frozen=True)
class ReadSheet:
    """A sheet read from a file. ``sheet`` carries what was noticed as remarks; ``form`` is the one most tables have."""

    sheet: YearSheet
    form: YearFormat
    year_from: str
    """"given", "text", "title" or "name": where the year was taken from."""
    tables: tuple[FoundTable, ...] = ()
    damaged: tuple[DamagedLabel, ...] = ()
    unread: tuple[UnreadRow, ...] = ()
    doubts: tuple[Finding, ...] = ()
    """The remarks this reading adds: damaged labels, rows and cells not read, a year that does not fit."""
    printed: Mapping[tuple[str, str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands in cells that hold no figure, by table, row and column: -, / or 无; a blank cell is not in it."""
    text: str = ""
    is_foreign: bool = True
    """Whether labels had to be recognised; a JSON file names its rows itself."""


@dataclass(frozen=True)
class CheckedSheet:
    """A sheet read, tried against its identities, and what its text says of figures."""

    read: ReadSheet
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...] = ()


@cache
def patterns() -> TextPatterns:
    """How figures are recognised in a text."""
    return read_patterns(places.resources() / "narrative" / "patterns.toml")


def read_sheet(path: Path, formats: Sequence[YearFormat], *, year: int | None = None) -> ReadSheet:
    """A sheet from an xlsx, xls, ods, et, docx, PDF, txt or JSON file. ``year``: its report year where the file does
    not say it. Raises KnownTrouble of kind "input"."""
    if path.suffix.lower() == JSON:
        return _of_json(path, formats, year)
    return _read(read_source(path), formats, year, path.stem)


def read_pasted(text: str, formats: Sequence[YearFormat], *, year: int | None = None) -> ReadSheet:
    """A sheet from pasted text. Raises KnownTrouble of kind "input"."""
    return _read(pasted(text), formats, year, "")


def _of_json(path: Path, formats: Sequence[YearFormat], year: int | None) -> ReadSheet:
    plain = dict(read_file(path))
    origin = "text"
    if year is not None and "year" not in plain:
        plain["year"], origin = year, "given"
    sheet = read_published(plain, formats)
    if year is not None and sheet.year != year:
        raise KnownTrouble("sheet_other_year", kind="input", year=year, given=sheet.year)
    return ReadSheet(sheet, sheet.form, origin, is_foreign=False)


def _read(source: Source, formats: Sequence[YearFormat], year: int | None, name: str) -> ReadSheet:
    notes = TableNotes()
    said, origin = _year(source, year, name)
    own = [form_of(formats, said)] if said is not None else []
    parts = find_parts(source.entries, (*own, *(form for form in reversed(formats) if form not in own)), notes)
    forget()
    if said is None:
        # Asked for only when there is something to check.
        key = "sheet_year_unknown" if parts or source.text.strip() else "sheet_nothing_found"
        raise KnownTrouble(key, kind="input")
    form = own[0]
    reading = read_text(source.text, patterns(), form.id)
    if not parts and not reading.figures:
        raise KnownTrouble("sheet_nothing_found", kind="input")
    plain: dict[str, object] = {"year": said, **{one.part.id: one.plain for one in parts}}
    if reading.figures:
        plain[TEXT_FIGURES] = dict(said_values(reading))
    sheet = read_published(plain, formats)
    doubts = (*_year_doubts(source, said, origin), *_doubts(notes, parts))
    loose = sum(len(entry.figures) for entry in source.entries)
    if not parts and loose >= scale().likeness["numbers_unread"]:
        told = _finding(READ, Severity.WARNING, "finding_numbers_unread", {"count": loose})
        doubts = (told, *doubts)
    return ReadSheet(
        sheet=replace(sheet, remarks=(*sheet.remarks, *doubts)),
        form=_recognised(parts, form),
        year_from=origin,
        tables=tuple(FoundTable(one.part.id, one.part.title, one.form, one.found, one.of, one.exact) for one in parts),
        damaged=tuple(notes.damaged),
        unread=tuple(notes.unread),
        doubts=doubts,
        printed=MappingProxyType(dict(notes.printed)),
        text=source.text,
    )


def _year(source: Source, given: int | None, name: str) -> tuple[int | None, str]:
    if given is not None:
        return given, "given"
    heads = "\n".join(piece.text for entry in source.entries for piece in entry.heads)
    for origin, text in (("text", source.text), ("text", heads), ("title", source.title), ("name", name)):
        found = years_in(text, patterns())
        if found:
            return found[0], origin
    return None, ""


def _year_doubts(source: Source, year: int, origin: str) -> list[Finding]:
    """A year taken from a name only, or one that the text contradicts."""
    if origin == "name":
        return [_finding(READ, Severity.WARNING, "finding_year_from_name", {"year": year})]
    said = years_in(source.text, patterns())[:1] or years_in(source.title, patterns())[:1]
    if said and said[0] != year:
        return [_finding(READ, Severity.WARNING, "finding_year_differs", {"year": year, "said": said[0]})]
    return []


def _recognised(parts: Sequence[FoundPart], form: YearFormat) -> YearFormat:
    forms = [one.form for one in parts]
    return max(forms, key=lambda one: (forms.count(one), one is form)) if forms else form


def _finding(
    identity: str, severity: Severity, key: str, facts: Mapping[str, object], *, table: str = "", row: str = "",
    column: str = "",
) -> Finding:
    return Finding(identity, severity, key, table=table, row=row, column=column, facts=MappingProxyType(dict(facts)))


def _spot(place: Place) -> Mapping[str, object]:
    """A place in the file, for a sentence."""
    kind, _, part = place.part.partition(":")
    return MappingProxyType({"key": f"spot_{kind or 'text'}", "part": part, "row": place.row})


def _doubts(notes: TableNotes, parts: Sequence[FoundPart]) -> list[Finding]:
    titles = {table.id: table.title or one.part.title for one in parts for table in one.part.tables}
    titles |= {one.part.id: one.part.title for one in parts}
    found = [
        _finding(
            READ, Severity.WARNING, f"finding_{one.why}", {"printed": one.printed, "spot": _spot(one.place),
            "count": one.count}, table=one.table,
        )
        for one in notes.unread
    ]
    found += [
        _finding(
            READ, Severity.WARNING, "finding_cell_unread", {"row": one.row, "column": one.column,
            "printed": one.printed, "spot": _spot(one.place)}, table=one.table,
        )
        for one in notes.cells
    ]
    found += [
        _finding(READ, Severity.WARNING, "finding_column_unknown", {"heading": heading, "place": titles[table]},
                 table=table)
        for table, heading in notes.unknown
    ]
    found += [
        _finding(READ, Severity.WARNING, "finding_columns_unnamed", {"place": title}, table=table)
        for table, title in notes.unnamed
    ]
    found += [
        _finding(READ, Severity.WARNING, "finding_table_again", {"place": titles[part]}) for part in notes.again
    ]
    found += [
        _finding(
            LABEL, Severity.INFO, "finding_label_damaged", {"printed": one.printed, "taken": one.taken_for,
            "spot": _spot(one.place)}, table=one.table, row=one.row, column=one.column,
        )
        for one in notes.damaged
    ]
    signs = sorted(set(notes.printed.values()))
    for sign in signs:
        count = sum(one == sign for one in notes.printed.values())
        found.append(_finding(READ, Severity.INFO, "finding_printed_blank", {"sign": sign, "count": count}))
    return found


# checking


def check_sheet(
    path: Path, formats: Sequence[YearFormat], *, previous: Path | None = None, year: int | None = None
) -> CheckedSheet:
    """Read a file and try it; ``previous``: the sheet of the year before, in any kind of file. Raises KnownTrouble."""
    read = read_sheet(path, formats, year=year)
    before = read_sheet(previous, formats).sheet if previous is not None else None
    if before is not None and before.year + 1 != read.sheet.year:
        raise KnownTrouble("previous_other_year", kind="input", year=read.sheet.year, given=before.year)
    return check(read, before)


def check(read: ReadSheet, before: YearSheet | None = None) -> CheckedSheet:
    """The identities of the sheet, and the sums, shares and changes its text names."""
    found = checks(read.sheet, before)
    if not read.text:
        return CheckedSheet(read, found)
    reading = _claims(read, before)
    known = {(one.left, one.right) for one in found if one.left is not None}
    added = [_claim_finding(one) for one in accused(reading.claims) if (one.said, one.found) not in known]
    order = list(Severity)
    every = sorted((*found, *added), key=lambda one: order.index(one.severity))
    return CheckedSheet(read, tuple(every), reading.claims)


def _claims(read: ReadSheet, before: YearSheet | None) -> TextReading:
    return read_text(read.text, patterns(), read.sheet.form.id, before=_received(before) if before else None)


def _received(sheet: YearSheet) -> int | None:
    """The requests newly received in a year, by whichever form."""
    for filled in sheet.tables:
        for row in filled.table.figure_rows:
            in_rows = filled.part.layout in (Layout.GRID, Layout.LIST)
            if in_rows and row.measure is Measure.RECEIVED and not row.gathers.channels:
                value = filled.value(row.id, filled.table.columns[-1].id)
                return int(value) if value is not None else None
    said = sheet.text_figures.get("new_received", sheet.text_figures.get("requests"))
    return int(said) if said is not None else None


def _claim_finding(claim: Claim) -> Finding:
    identity = SHARE if claim.kind is ClaimKind.SHARE else SUM
    facts = {
        "sentence": claim.sentence,
        "said": claim.said,
        "found": claim.found,
        "whole": claim.names[0] if claim.names else "",
        "parts": claim.names[1:],
        "figures": claim.figures,
        "base": claim.figures[-1] if claim.figures else "",
        "share": claim.share,
        "previous": claim.implied[0] if claim.implied else "",
    }
    key = f"finding_text_{claim.kind.value}"
    if claim.kind is ClaimKind.SUM and claim.share is not None:
        key = "finding_text_shares"
    if claim.kind is ClaimKind.CHANGE and claim.found is None:
        key = "finding_text_change_impossible"
    found = _finding(identity, Severity.WARNING, key, facts)
    return replace(found, left=claim.said, right=claim.found)


def reading_sentences(checked: CheckedSheet, terms: Terms) -> list[str]:
    """How each table was recognised, and what the text says of figures that holds, for the clerk."""
    said = [
        terms.sentence(
            "read_as", {"title": one.title, "form": one.form.source.number, "rows": one.rows, "of": one.of,
            "exact": one.exact},
        )
        for one in checked.read.tables
    ]
    for claim in checked.claims:
        if claim.holds:
            said.append(_holding(claim, terms))
        elif claim.holds is None and claim.implied is not None:
            first, last = claim.implied
            between = str(first) if first == last else f"{first}–{last}"
            said.append(terms.sentence("claim_implies", {"sentence": claim.sentence, "previous": between}))
    return said


def _holding(claim: Claim, terms: Terms) -> str:
    facts = {
        "sentence": claim.sentence,
        "said": claim.said,
        "whole": claim.names[0] if claim.names else "",
        "sum": " + ".join(map(str, claim.figures)),
        "part": claim.figures[0] if claim.figures else "",
        "base": claim.figures[-1] if claim.figures else "",
    }
    key = {ClaimKind.SUM: "claim_sum_holds", ClaimKind.SHARE: "claim_share_holds"}.get(claim.kind, "claim_holds")
    return terms.sentence(key, facts)


def plain_reading(checked: CheckedSheet) -> dict[str, object]:
    """How a foreign sheet was read, and what its text says, as JSON-ready data."""
    read = checked.read
    return {
        "year_from": read.year_from,
        "recognised": [
            {"table": one.part, "format": one.form.id, "rows": one.rows, "of": one.of, "exact": one.exact}
            for one in read.tables
        ],
        "damaged": [
            {"table": one.table, "row": one.row or None, "column": one.column or None, "printed": one.printed,
             "taken_for": one.taken_for}
            for one in read.damaged
        ],
        "unread": [{"table": one.table, "printed": one.printed} for one in read.unread],
        "sheet": to_plain(read.sheet),
        "claims": [plain_claim(one) for one in checked.claims],
    }


def held(checked: CheckedSheet) -> tuple[Check, ...]:
    """The identities of the tables that could be tried and hold."""
    failed = {(one.table, one.identity) for one in checked.findings}
    return tuple(
        check
        for filled in checked.read.sheet.tables
        for check in filled.table.checks
        if (filled.table.id, check.id) not in failed
        and not check.asks_year_before
        and not check.only_if_printed
        and not any(term.text for term in (*check.left, *check.right))
    )


def plain_claim(claim: Claim) -> dict[str, object]:
    """A claim as JSON-ready data."""
    return {
        "kind": claim.kind.value,
        "sentence": claim.sentence,
        "said": claim.said if isinstance(claim.said, int) else str(claim.said),
        "found": claim.found if isinstance(claim.found, int | None) else str(claim.found),
        "holds": claim.holds,
        "figures": list(claim.figures),
        **({"implied": list(dict.fromkeys(claim.implied))} if claim.implied else {}),
    }
