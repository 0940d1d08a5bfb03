"""Which column of a ledger became what, to be looked at and put right before anything is imported."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.ledger_reading import LedgerReading
from clerk_app.services.ledger_tables import Table, column_name
from clerk_app.services.ledger_values import text_of
from clerk_app.services.ledger_words import IGNORED, NOTE


@dataclass(frozen=True)
class MappedColumn:
    """One column with a heading: what it was taken for, and the first thing that stands in it."""

    sheet: str
    column: str
    """As a spreadsheet calls it."""
    heading: str
    field: str
    """A field of resources/ledger_words.toml, NOTE or IGNORED."""
    sample: str
    filled: int
    is_remedies: bool


def mapping_of(reading: LedgerReading) -> tuple[MappedColumn, ...]:
    """Every column of every table that was read, in the order of the file."""
    return tuple(column for table in reading.tables for column in _columns(table))


def _columns(table: Table) -> list[MappedColumn]:
    fields = {place: name for name, places in table.columns.items() for place in places}
    found = []
    for place, heading in enumerate(table.headings):
        if not heading:
            continue
        cells = [text for row in table.rows if (text := text_of(row.cell(place)))]
        name = fields.get(place, NOTE if place in table.spare else IGNORED)
        found.append(
            MappedColumn(
                table.sheet, column_name(place), " ".join(heading.split()), name, cells[0] if cells else "",
                len(cells), table.is_remedies,
            )
        )
    return found
