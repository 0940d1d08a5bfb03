"""Figures no request can fill: entered by the month or for the year at once, with who, when and source, kept for good.

A correction is a new line; the latest line of a month holds. Blank is not 0: a blank that somebody looked at is said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import OrganId
from clerk_app.cases.sheet_plain import figure_of, read_entered
from clerk_app.cases.year_sheet import Place, Value
from clerk_app.law.form_table import FormColumn, FormRow
from clerk_app.law.year_format import YearFormat, form_of
from clerk_app.services import feeds
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.entered_cells import (
    LEFT_BLANK,
    MONTHS,
    WHOLE_YEAR,
    EnteredCell,
    block_of,
    cell_of,
    cells_of,
    entered_of,
    figure_kind,
    history,
    lines_of,
    merged,
    place_of,
    source_of,
)
from clerk_app.services.sheet_files import read_file
from clerk_app.store.books import EnteredFigure
from clerk_app.trouble import KnownTrouble

__all__ = [
    "LEFT_BLANK", "MONTHS", "WHOLE_YEAR", "EnteredCell", "EnteredFigure", "block_of", "cell_of", "cells_of", "choose",
    "enter", "entered_of", "history", "import_file", "leave_blank", "merged", "source_of",
]


def enter(
    desk: Desk, *, year: int, table: str, row: str, column: str, value: str, month: int = WHOLE_YEAR, source: str,
    today: date, deed: str | None = None, reason: str = "", organ: OrganId | None = None,
) -> Change:  # fmt: skip
    """Keep a figure for the year or one month; an empty ``value`` takes the one before back. ``row`` may be one named
    below another (other_services_行政检查). ``reason``: why it differs from the register that feeds the row.

    Raises KnownTrouble where there is no such cell, no number, no source, a month still to come, or no reason given.
    """
    if year > today.year:
        raise KnownTrouble("year_not_begun", kind="input", year=year)
    form = form_of(desk.formats, year)
    found_row, found_column = place_of(form, table, row, column)
    figure = require_figure(found_row, found_column, value)
    facts = {"place": found_row.label, "column": found_column.label, "year": year, "value": value.strip()}
    message = "figure_entered" if figure is not None else "figure_taken_back"
    if deed is not None and any(one.deed == deed for one in desk.store.figures.all()):
        return Change(message=message, facts=facts)
    _require_month(year, month, found_row, found_column, today)
    if figure is not None:
        if not source.strip():
            raise KnownTrouble("entered_without_source", kind="input", place=found_row.label)
        counted = None
        if found_row.feed is not None and organ is None:
            counted = feeds.counted(desk, found_row.feed, year, month)
        if counted is not None and counted != figure and not reason.strip():
            raise KnownTrouble("entered_differs_from_register", place=found_row.label, counted=counted, given=figure)
    line = EnteredFigure(
        format=form.id, year=year, row=row, col=column, value=None if figure is None else _kept(figure), month=month,
        source=clean(source).strip(), reason=clean(reason).strip(), deed=deed, organ_id=organ,
    )
    _keep(desk, form, [line])
    return Change(message=message, facts=facts)


def leave_blank(
    desk: Desk, year: int, places: Iterable[Place], *, today: date, organ: OrganId | None = None
) -> Change:
    """Say of blank cells that they were looked at and are to stay blank; blank is not 0."""
    form = form_of(desk.formats, year)
    lines = []
    for table, row, column in places:
        place_of(form, table, row, column)
        lines.append(EnteredFigure(format=form.id, year=year, row=row, col=column, value=LEFT_BLANK, organ_id=organ))
    _keep(desk, form, lines)
    return Change(message="blanks_left", facts={"count": len(lines), "year": year})


def choose(
    desk: Desk, year: int, table: str, row: str, column: str, *, whole: bool, today: date,
    organ: OrganId | None = None,
) -> Change:  # fmt: skip
    """Say which counts where the year's figure and the months differ: the other is taken back, readable in the
    history."""
    form = form_of(desk.formats, year)
    cell = cell_of(desk, year, table, row, column, organ=organ)
    gone = cell.months.values() if whole else [one for one in (cell.whole,) if one is not None]
    _keep(desk, form, [replace(one, value=None, deed=None) for one in gone])
    return Change(message="figure_chosen", facts={"place": cell.row.label, "year": year})


def import_file(desk: Desk, path: Path, year: int, *, today: date, organ: OrganId | None = None) -> Change:
    """Keep the figures of a file (the shape of a published table) as entered, its name as their source. Those that
    requests give are passed over. Raises KnownTrouble."""
    form = form_of(desk.formats, year)
    if year > today.year:
        raise KnownTrouble("year_not_begun", kind="input", year=year)
    given = read_entered(read_file(path), form, year)
    name = clean(path.name)
    lines = [
        EnteredFigure(
            format=form.id, year=year, row=row, col=column, value=_kept(cell.value), source=name, reason=name,
            organ_id=organ,
        )
        for those in given.cells.values()
        for (row, column), cell in those.items()
        if cell.value is not None
    ]  # fmt: skip
    kept = _keep(desk, form, lines)
    return Change(message="figures_imported", facts={"count": len(lines), "new": kept, "file": name, "year": year})


def require_figure(row: FormRow, column: FormColumn, value: str) -> Value | None:
    """What was typed as a figure of that place. Raises KnownTrouble("entered_not_a_number")."""
    typed = unicodedata.normalize("NFKC", value).replace("。", ".")  # as a Chinese keyboard gives them
    try:
        return figure_of(typed, figure_kind(row, column))
    except ValueError:
        raise KnownTrouble(
            "entered_not_a_number", kind="input", place=row.label, column=column.label, value=" ".join(value.split())
        ) from None


def _kept(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _require_month(year: int, month: int, row: FormRow, column: FormColumn, today: date) -> None:
    if month == WHOLE_YEAR:
        return
    if month not in MONTHS or (row.is_standing or column.is_standing):
        raise KnownTrouble("entered_not_by_month", kind="input", place=row.label, column=column.label)
    if date(year, month, 1) > today:
        raise KnownTrouble("entered_month_ahead", kind="input", year=year, month=month)


def _keep(desk: Desk, form: YearFormat, lines: Sequence[EnteredFigure]) -> int:
    """Add the lines that say something new, in one transaction; how many they were."""
    if not lines:
        return 0
    kept = {(one.row, one.col, one.month): one for one in lines_of(desk, form, lines[0].year, lines[0].organ_id)}
    added = 0
    with desk.store.write():
        for line in lines:
            before = kept.get((line.row, line.col, line.month))
            same = before is not None and (before.value, before.source, before.reason) == (
                line.value, line.source, line.reason
            )
            if not same and (before is not None or line.value is not None):
                desk.store.figures.add(line)
                added += 1
    return added
