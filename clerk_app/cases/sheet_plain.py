"""Year sheets as plain data (the shape of a published table as JSON): written out, read back, and figures entered."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from clerk_app.cases.tally import Entered
from clerk_app.cases.year_sheet import Cell, FilledTable, Finding, Value, YearSheet, last_day
from clerk_app.law.form_table import Figure, FormColumn, FormRow, FormTable, Layout, Severity
from clerk_app.law.year_format import Part, YearFormat, form_of
from clerk_app.trouble import KnownTrouble

NUMBER = re.compile(r"([+-]?)(\d+)(\.\d+)?")
BLANKS = frozenset({"", "-", "—", "－", "/", "／", "\\"})
"""What published sheets print in a cell that holds nothing."""
SIGNS = str.maketrans({"－": "-", "−": "-", "＋": "+", ",": "", "，": ""})
TEXT_FIGURES = "narrative_figures"

RawRows = Mapping[str, object]


def to_plain(sheet: YearSheet) -> dict[str, object]:
    """The sheet as JSON-ready data: amounts as texts with their decimals, a blank cell as None."""
    plain: dict[str, object] = {"year": sheet.year, "format": sheet.form.id}
    if sheet.is_trial:
        plain["as_of"] = sheet.as_of.isoformat()
    for part in sheet.form.parts:
        tables = [filled for filled in sheet.tables if filled.part.id == part.id]
        if part.layout is Layout.BLOCKS:
            plain[part.id] = {filled.table.id: _rows_out(filled, part.layout) for filled in tables}
            continue
        for filled in tables:
            columns = [column.id for column in filled.table.columns]
            rows = _rows_out(filled, part.layout)
            plain[part.id] = {
                Layout.GRID: {"columns": columns, "rows": rows},
                Layout.ACROSS: {"columns": columns, **rows},
                Layout.LIST: rows,
            }[part.layout]
    if sheet.beside:
        plain["beside"] = {key: _figure_out(cell.value) for key, cell in sheet.beside.items()}
    return plain


def _rows_out(filled: FilledTable, layout: Layout) -> dict[str, object]:
    rows: dict[str, object] = {}
    for row in filled.figure_rows:
        values = {column.id: _figure_out(filled.value(row.id, column.id)) for column in filled.table.columns}
        if layout in (Layout.GRID, Layout.ACROSS):
            rows[row.plain_name] = list(values.values())
        elif len(values) == 1:
            rows[row.plain_name] = next(iter(values.values()))
        else:
            rows[row.plain_name] = values
    return rows


def _figure_out(value: Value | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def read_published(plain: Mapping[str, object], formats: Sequence[YearFormat]) -> YearSheet:
    """A published table. The form follows its year; a table printed on another year's form is read by that form and
    remarked. Raises KnownTrouble where it cannot be read."""
    year = _year(plain)
    form = form_of(formats, year)
    cited = plain.get("format")
    remarks: list[Finding] = []
    if cited is not None and cited != form.id:
        facts = {"cited": cited, "form": form.source.number, "year": year}
        remarks.append(_remark(Severity.WARNING, "finding_form_cited", facts=facts))
    tables: list[FilledTable] = []
    for part in _parts_in(plain, form, formats):
        for table_id, rows in _raw_tables(plain, part).items():
            filled, about = _best_fit(table_id, rows, part, form, formats)
            remarks += about
            if filled is not None:
                tables.append(filled)
    if not tables and TEXT_FIGURES not in plain:
        raise KnownTrouble("sheet_without_table", kind="input", year=year)
    given = {filled.table.id for filled in tables}
    for part in form.parts:
        for table in part.tables:
            if table.id not in given:
                facts = {"place": table.title if part.layout is Layout.BLOCKS else part.title}
                remarks.append(_remark(Severity.INFO, "finding_table_missing", table.id, facts=facts))
    order = [table.id for part in form.parts for table in part.tables]
    tables.sort(key=lambda filled: order.index(filled.table.id) if filled.table.id in order else len(order))
    return YearSheet(
        form=form,
        year=year,
        as_of=last_day(year),
        tables=tuple(tables),
        text_figures=_text_figures(plain),
        remarks=tuple(remarks),
    )


def read_entered(plain: Mapping[str, object], form: YearFormat, year: int) -> Entered:
    """The figures no request can give; those that requests give are passed over. Raises KnownTrouble."""
    if "year" in plain and _year(plain) != year:
        raise KnownTrouble("entered_other_year", kind="input", year=year, given=plain["year"])
    if TEXT_FIGURES not in plain and not any(part.id in plain for part in form.parts):
        raise KnownTrouble("entered_without_figures", kind="input", form=form.source.number)
    cells: dict[str, Mapping[tuple[str, str], Cell]] = {}
    rows: dict[str, tuple[FormRow, ...]] = {}
    for part in form.parts:
        if part.id not in plain or not any(row.is_entered for table in part.tables for row in table.rows):
            continue
        for table_id, raw in _raw_tables(plain, part).items():
            table = form.table(table_id)
            if table is None:
                raise KnownTrouble("entered_unknown_row", kind="input", row=table_id, form=form.source.number)
            fit = _fit(table, raw)
            if fit.unknown:
                raise KnownTrouble("entered_unknown_row", kind="input", row=fit.unknown[0], form=form.source.number)
            by_id = {row.id: row for row in fit.rows}
            filled = _filled(part, table, fit)
            cells[table.id] = {key: cell for key, cell in filled.cells.items() if by_id[key[0]].is_entered}
            rows[table.id] = fit.rows
    return Entered(MappingProxyType(cells), MappingProxyType(rows))


def _year(plain: Mapping[str, object]) -> int:
    year = plain.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or not date.min.year <= year < date.max.year:
        raise KnownTrouble("sheet_without_year", kind="input")
    return year


def _parts_in(plain: Mapping[str, object], form: YearFormat, formats: Sequence[YearFormat]) -> list[Part]:
    """The parts the file gives: those of its year's form first, then those only another year's form has."""
    parts = {part.id: part for other in (form, *formats) for part in reversed(other.parts)}
    parts.update({part.id: part for part in form.parts})
    return [part for part in parts.values() if part.id in plain]


def _raw_tables(plain: Mapping[str, object], part: Part) -> Mapping[str, RawRows]:
    raw = _object(plain[part.id], part.id)
    if part.layout is Layout.BLOCKS:
        return {str(table_id): _object(rows, str(table_id)) for table_id, rows in raw.items()}
    columns = raw.get("columns")
    if part.layout is Layout.GRID:
        rows = _object(raw.get("rows"), part.id)
    else:
        rows = {name: row for name, row in raw.items() if name != "columns"}
    if part.layout is Layout.LIST:
        return {part.id: rows}
    return {part.id: {name: _by_column(row, columns, part, name) for name, row in rows.items()}}


def _object(raw: object, name: str) -> RawRows:
    if not isinstance(raw, Mapping):
        raise KnownTrouble("sheet_shape", kind="input", table=name)
    return raw


def _by_column(row: object, columns: object, part: Part, name: str) -> Mapping[str, object]:
    """A row given as a list, by the columns the file names, or by the form's own."""
    if row is None:
        return {}
    names = [column.id for column in part.tables[0].columns]
    if columns is not None:
        if not isinstance(columns, Sequence) or isinstance(columns, str) or sorted(map(str, columns)) != sorted(names):
            raise KnownTrouble("sheet_columns", kind="input", table=part.id, columns=tuple(names))
        names = [str(column) for column in columns]
    if not isinstance(row, Sequence) or isinstance(row, str) or len(row) != len(names):
        raise KnownTrouble("sheet_row_length", kind="input", table=part.id, row=name, count=len(names))
    return dict(zip(names, row, strict=True))


@dataclass(frozen=True)
class _Fit:
    """How given rows fit a form's table: the rows in print order with the given one each, and what is left over."""

    rows: tuple[FormRow, ...]
    given: Mapping[str, object]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    bare: tuple[str, ...]
    """Rows given as one figure where the form has several columns: another year's form may have one."""

    @property
    def misfits(self) -> int:
        """How many rows do not fit."""
        return len(self.unknown) + len(self.missing) + len(self.bare)


def _fit(table: FormTable, raw: RawRows) -> _Fit:
    by_name = {name: row for row in table.rows for name in (row.id, row.plain_name)}
    given: dict[str, object] = {}
    named: dict[str, list[FormRow]] = {}
    unknown: list[str] = []
    for name, value in raw.items():
        row = by_name.get(name)
        if row is None:
            row = named_under(table, name)
            if row is None:
                unknown.append(name)
                continue
            named.setdefault(row.sub_of, []).append(row)
        given[row.id] = value
        unknown += _unknown_columns(table, name, value)
    rows = tuple(
        one
        for row in table.rows
        for one in (row, *named.get(row.id, ()))
        if one.sub_of or one.id in given or one.id not in named
    )
    missing = tuple(row.id for row in table.figure_rows if row.id not in given and row.id not in named)
    wide = len(table.columns) > 1
    bare = tuple(name for name, value in given.items() if wide and isinstance(value, int | str | Decimal))
    return _Fit(rows, given, tuple(unknown), missing, bare)


def named_under(table: FormTable, name: str) -> FormRow | None:
    """A row entered by name below one of the form's: other_services_行政检查."""
    for row in table.rows:
        label = name.removeprefix(f"{row.id}_")
        if row.takes_sub_rows and label not in (name, ""):
            return replace(row, id=name, plain="", label=label, sub_of=row.id, takes_sub_rows=False)
    return None


def _unknown_columns(table: FormTable, name: str, value: object) -> list[str]:
    if not isinstance(value, Mapping):
        return []
    known = {known for column in table.columns for known in (column.id, *column.also)}
    return [f"{name}.{key}" for key in value if key not in known]


def _best_fit(
    table_id: str, raw: RawRows, part: Part, form: YearFormat, formats: Sequence[YearFormat]
) -> tuple[FilledTable | None, list[Finding]]:
    """The given rows on the form of their year, or on that of another year where they fit better."""
    fits = [
        (other, table, _fit(table, raw))
        for other in (form, *(one for one in formats if one is not form))
        if (table := other.table(table_id)) is not None
    ]
    if not fits:
        return None, [_remark(Severity.WARNING, "finding_unknown_row", table_id, facts={"name": table_id})]
    source, table, fit = min(fits, key=lambda one: one[-1].misfits)
    remarks = []
    if source is not form:
        own = form.table(table_id)
        strange = [row for row in table.figure_rows if own is None or own.row(row.id) is None]
        columns = [] if own is None else [one for one in table.columns if own.column(one.id) is None]
        facts = {
            "place": table.title if part.layout is Layout.BLOCKS else part.title,
            "form": form.source.number,
            "other": source.source.number,
            "rows": (*(row.label for row in strange), *(one.label for one in columns)) or (table.title,),
        }
        row = strange[0].id if strange else ""
        remarks.append(_remark(Severity.WARNING, "finding_form_of_other_year", table_id, row, facts))
    for name in fit.unknown:
        remarks.append(_remark(Severity.WARNING, "finding_unknown_row", table_id, name, {"name": name}))
    filled = _filled(part, table, fit)
    remarks += _figures_in_headings(filled)
    return filled, remarks


def _figures_in_headings(filled: FilledTable) -> Iterator[Finding]:
    for row in filled.rows:
        if row.is_heading and any(filled.value(row.id, column.id) is not None for column in filled.table.columns):
            yield _remark(Severity.INFO, "finding_heading_filled", filled.table.id, row.id, {"place": row.label})


def _filled(part: Part, table: FormTable, fit: _Fit) -> FilledTable:
    cells = {
        (row.id, column.id): Cell(_cell_in(fit.given[row.id], table, row, column))
        for row in fit.rows
        if row.id in fit.given
        for column in table.columns
    }
    return FilledTable(part, table, fit.rows, MappingProxyType(cells))


def _cell_in(raw: object, table: FormTable, row: FormRow, column: FormColumn) -> Value | None:
    if isinstance(raw, Mapping):
        raw = next((raw[name] for name in (column.id, *column.also) if name in raw), None)
    elif len(table.columns) > 1 and raw is not None:
        raise KnownTrouble("sheet_row_shape", kind="input", table=table.id, row=row.label)
    figure = column.figure if row.figure is Figure.COUNT else row.figure
    try:
        return figure_of(raw, figure)
    except ValueError:
        shown = " ".join(str(raw).split())
        raise KnownTrouble(
            "sheet_cell_unreadable", kind="input", table=table.id, row=row.label, column=column.label, value=shown
        ) from None


def figure_of(raw: object, figure: Figure) -> Value | None:
    """A figure out of plain data: a number, a text of one ("+3", "44899.2477"), or a blank. Raises ValueError."""
    if raw is None or (isinstance(raw, str) and raw.strip() in BLANKS):
        return None
    if isinstance(raw, bool) or not isinstance(raw, int | str | Decimal):
        raise ValueError(raw)
    written = NUMBER.fullmatch(str(raw).strip().translate(SIGNS))
    if written is None:
        raise ValueError(raw)
    sign, whole, decimals = written.groups()
    if decimals and figure is not Figure.AMOUNT and not decimals.strip(".0"):
        decimals = None  # a count that went through a spreadsheet: 1175.0
    if len(whole + (decimals or "")) > sys.float_info.dig:
        raise ValueError("more digits than a workbook can hold")
    if sign == "-" and figure is not Figure.SIGNED:
        raise ValueError("negative")
    if decimals and figure is not Figure.AMOUNT:
        raise ValueError("not whole")
    if decimals or (figure is Figure.AMOUNT and isinstance(raw, str)):
        return Decimal(written.group())
    return int(f"{sign}{whole}")


def _text_figures(plain: Mapping[str, object]) -> Mapping[str, Value]:
    given = plain.get(TEXT_FIGURES)
    if not isinstance(given, Mapping):
        return MappingProxyType({})
    numbers = {
        str(name): value
        for name, value in given.items()
        if isinstance(value, int | Decimal) and not isinstance(value, bool)
    }
    return MappingProxyType(numbers)


def _remark(
    severity: Severity, key: str, table: str = "", row: str = "", facts: Mapping[str, object] = MappingProxyType({})
) -> Finding:
    return Finding("FORM", severity, key, table=table, row=row, facts=facts)
