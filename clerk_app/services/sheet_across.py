"""Table four in a foreign file: three groups of columns over one line of figures."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from clerk_app.cases.sheet_plain import figure_of
from clerk_app.law.form_table import Figure, FormTable
from clerk_app.law.year_format import Part, YearFormat
from clerk_app.services.sheet_columns import Columns, by_column
from clerk_app.services.sheet_labels import Likeness, columns_of, compare
from clerk_app.services.sheet_notes import CellDoubt, DamagedLabel, FoundPart, Plain, TableNotes, UnreadRow
from clerk_app.services.sheet_source import Entry, Piece, scale

_PERCENT = 100.0


def across(entries: Sequence[Entry], form: YearFormat, part: Part, notes: TableNotes) -> FoundPart | None:
    """The line of figures under the headings of that part; None where the file has none."""
    table = part.tables[0]
    rows = table.figure_rows
    width = len(rows) * len(table.columns)
    found = [entry for entry in entries if _fits(entry, table, width)]
    if not found:
        return None
    if len(found) > 1:
        notes.again.append(part.id)
    entry = max(found, key=lambda one: len(one.figures))
    order = _row_order(entry.heads, [row.label for row in rows])
    ids = [(rows[place].id, column.id) for place in order for column in table.columns]
    if len(entry.figures) == width:
        ids = _by_heads(entry, table, order, notes) or ids
        given = dict(zip(ids, entry.figures, strict=True))
    else:
        given = _by_place(entry, table, ids)
        if not given:
            printed = "".join(piece.text for piece in entry.heads[-1:])
            notes.unread.append(UnreadRow(table.id, printed, entry.place, "row_figures", len(entry.figures)))
    plain: Plain = {"columns": [column.id for column in table.columns]}
    for row in rows:
        plain[row.plain_name] = [
            _value(given.get((row.id, column.id)), table, row.label, row.id, column.id, entry, notes)
            for column in table.columns
        ]
    return FoundPart(part, form, len(rows), len(rows), len(rows), plain)


def _fits(entry: Entry, table: FormTable, width: int) -> bool:
    """Whether enough figures stand in one line, and the headings of every group above it."""
    if len(entry.figures) + len(entry.figures) < width or len(entry.figures) > width:
        return False
    above = "".join("".join(piece.text.split()) for piece in entry.heads)
    least = scale().likeness["begins"] * _PERCENT
    return all(fuzz.partial_ratio(row.label, above) >= least for row in table.figure_rows)


def _row_order(heads: Sequence[Piece], labels: Sequence[str]) -> list[int]:
    """The groups in the order of their headings from the left; in the form's where the file does not tell."""
    where: list[float] = []
    for label in labels:
        best = max(heads, key=lambda piece: compare(piece.text, label))
        if best.at is None or compare(best.text, label) < scale().likeness["row"]:
            return list(range(len(labels)))
        where.append(best.at)
    if len(set(where)) < len(where):
        return list(range(len(labels)))
    return sorted(range(len(labels)), key=lambda at: where[at])


def _by_heads(
    entry: Entry, table: FormTable, order: Sequence[int], notes: TableNotes
) -> list[tuple[str, str]] | None:
    """Each group's columns by their own headings, where the file tells what stands above which figure."""
    places = [figure.at for figure in entry.figures]
    labels = [column.label for column in table.columns]
    wide = len(labels)
    if any(place is None for place in places):
        return None
    above: list[list[str]] = [[] for _ in places]
    for piece in entry.heads:
        if piece.at is not None:
            at = min(range(len(places)), key=lambda one: abs((places[one] or 0.0) - (piece.at or 0.0)))
            above[at].append(piece.text)
    ids: list[tuple[str, str]] = []
    for group, row_at in enumerate(order):
        row = table.figure_rows[row_at]
        heads = above[group * wide : (group + 1) * wide]
        found = columns_of(heads, labels)
        free = [at for at in range(wide) if at not in {one[0] for one in found if one}]
        for printed, one in zip(heads, found, strict=True):
            at, like = one if one else (free.pop(0), Likeness(0.0, "".join(printed)))
            ids.append((row.id, table.columns[at].id))
            if not like.is_exact and like.printed:
                notes.damaged.append(
                    DamagedLabel(table.id, row.id, table.columns[at].id, like.printed, labels[at], entry.place)
                )
    return ids


def _by_place(entry: Entry, table: FormTable, ids: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Piece]:
    """Fewer figures than cells: each under the heading it stands below."""
    least = scale().likeness["row"]
    leaves = [
        piece.at
        for piece in entry.heads
        if piece.at is not None and any(compare(piece.text, column.label) >= least for column in table.columns)
    ]
    if len(leaves) != len(ids):
        return {}
    names = {f"{row}/{column}": (row, column) for row, column in ids}
    given = by_column(entry, Columns(tuple(names), tuple(sorted(leaves))))
    return {names[name]: piece for name, piece in given.items()} if given else {}


def _value(
    piece: Piece | None, table: FormTable, label: str, row: str, column: str, entry: Entry, notes: TableNotes
) -> str | int | None:
    if piece is None:
        return None
    number = scale().number(piece.text)
    if number is None:
        notes.printed[table.id, row, column] = piece.text
        return None
    try:
        figure_of(number, Figure.COUNT)
    except ValueError:
        notes.cells.append(CellDoubt(table.id, label, column, piece.text, entry.place))
        return None
    return number if "." in number else int(number)
