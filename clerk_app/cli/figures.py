"""year-sheet --enter and --entered --keep: what no request can give, typed one by one or taken from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from clerk_app.cli.face import DONE, Face
from clerk_app.services import entered, year_sheets
from clerk_app.services.sheet_words import place_typed


@dataclass(frozen=True)
class Typed:
    """One figure as it was typed; ``month`` 0: one figure for the whole year."""

    row: str
    column: str
    value: str
    month: int = entered.WHOLE_YEAR
    source: str = ""
    reason: str = ""
    table: str = ""
    sub_row: str = ""


ENTERING = ("month", "source", "reason", "sub_row")
"""Options that mean something beside --enter alone."""


def typed_of(
    figure: tuple[str, str, str] | None, *, month: int | None, source: str, reason: str, table: str, sub_row: str
) -> Typed | None:
    """The figure that is to be kept; None where none was typed. Raises BadParameter for options without it."""
    if figure is not None:
        whole = entered.WHOLE_YEAR if month is None else month
        return Typed(*figure, month=whole, source=source, reason=reason, table=table, sub_row=sub_row)
    for name, given in zip(ENTERING, (month is not None, source, reason, sub_row), strict=True):
        if given:
            raise click.BadParameter(f"--{name.replace('_', '-')} 要与 --enter 同用")
    return None


def enter_figure(face: Face, year: int, typed: Typed, *, as_json: bool) -> int:
    """Keep one figure with its source; a correction is typed again, an empty one takes it back."""
    with face.desk() as desk:
        sheet = year_sheets.build(desk, year, today=face.today)
        table, row, column = place_typed(sheet, typed.row, typed.column, typed.table)
        change = entered.enter(
            desk, year=year, table=table, row=f"{row}_{typed.sub_row}" if typed.sub_row else row, column=column,
            value=typed.value, month=typed.month, source=typed.source, today=face.today, reason=typed.reason,
        )
    face.tell(change, as_json=as_json)
    return DONE


def keep_figures(face: Face, year: int, file: Path, *, as_json: bool) -> int:
    """Keep a file's figures, the file's name as their source."""
    with face.desk() as desk:
        change = entered.import_file(desk, file, year, today=face.today)
    face.tell(change, as_json=as_json)
    return DONE
