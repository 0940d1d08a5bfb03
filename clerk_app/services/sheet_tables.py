"""The tables of a yearly form found among the entries of a foreign file, as plain data and with what was noticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.cases.sheet_plain import figure_of
from clerk_app.law.form_table import Figure, FormColumn, FormRow, FormTable, Layout
from clerk_app.law.year_format import Part, YearFormat
from clerk_app.services.sheet_across import across
from clerk_app.services.sheet_columns import Columns, by_column, columns_in
from clerk_app.services.sheet_labels import NONE, Likeness, Match, align, compare
from clerk_app.services.sheet_notes import CellDoubt, DamagedLabel, FoundPart, Plain, TableNotes, UnreadRow
from clerk_app.services.sheet_source import Entry, Piece, Place, scale


@dataclass(frozen=True)
class _Spot:
    """A row of the form in its table."""

    table: FormTable
    row: FormRow


def find_parts(entries: Sequence[Entry], formats: Sequence[YearFormat], notes: TableNotes) -> tuple[FoundPart, ...]:
    """Every part that stands in the file, each on the form it fits best; of equal ones the first of ``formats``."""
    ids = dict.fromkeys(part.id for form in formats for part in form.parts)
    found = []
    for part_id in ids:
        ways = [(form, part) for form in formats if (part := form.part(part_id)) is not None]
        if ways[0][1].layout is not Layout.ACROSS:
            one = _best(entries, ways, formats, notes)
            found += [one] if one is not None else []
    for part_id in ids:
        ways = [(form, part) for form in formats if (part := form.part(part_id)) is not None]
        if ways[0][1].layout is Layout.ACROSS:
            one = across(entries, *ways[0], notes)
            found += [one] if one is not None else []
    return tuple(found)


def _spots(part: Part) -> list[_Spot]:
    """The rows to look for; headings of the old sheet sometimes hold a figure."""
    return [
        _Spot(table, row)
        for table in part.tables
        for row in table.rows
        if not row.is_heading or part.layout is Layout.LIST
    ]


def _best(
    entries: Sequence[Entry], ways: Sequence[tuple[YearFormat, Part]], formats: Sequence[YearFormat], notes: TableNotes
) -> FoundPart | None:
    tried = []
    for form, part in ways:
        spots = _spots(part)
        matches, score = align(entries, [spot.row.label for spot in spots])
        tried.append((score, form, part, spots, matches))
    score, form, part, spots, matches = max(tried, key=lambda one: one[0])
    rows = sum(not spot.row.is_heading for spot in spots)
    if len(matches) < scale().likeness["table"] * rows:
        return None
    rest = [entry for at, entry in enumerate(entries) if at not in {match.entry for match in matches}]
    again, _ = align(rest, [spot.row.label for spot in spots])
    if len(again) >= 0.5 * rows:
        notes.again.append(part.id)
    reader = _Reader(entries, matches, spots, part, notes)
    if part.layout is Layout.BLOCKS:
        plain = reader.blocks([(other, one) for other, one in ways if other in formats])
    else:
        plain = reader.one(part.tables[0])
    exact = sum(
        (match.like.is_exact or match.entry in reader.named) and not spots[match.row].row.is_heading
        for match in matches
    )
    found = sum(not spots[match.row].row.is_heading for match in matches)
    return FoundPart(part, form, found, rows, exact, plain)


class _Reader:
    """Reads the figures of one part whose rows were found."""

    def __init__(
        self, entries: Sequence[Entry], matches: Sequence[Match], spots: Sequence[_Spot], part: Part, notes: TableNotes
    ) -> None:
        self._entries, self._part, self._notes = entries, part, notes
        self._matches = matches
        self._spots = spots
        self._named = dict(self._sub_rows())

    @property
    def named(self) -> frozenset[int]:
        """The entries that are rows named below one of the form's."""
        return frozenset(at for places in self._named.values() for at in places)

    def one(self, table: FormTable) -> Plain:
        """A table of one block."""
        first = self._matches[0].entry
        last = self._matches[-1].entry
        used = [self._entries[match.entry] for match in self._matches]
        columns = columns_in(used, used[0].heads, table.columns)
        rows: Plain = {}
        for at in range(first, last + 1):
            self._row(at, table, columns, rows)
        self._note_columns(table, columns, used[0])
        if self._part.layout is Layout.LIST:
            return {name: next(iter(cells.values()), None) for name, cells in _mappings(rows)}
        ids = [column.id for column in table.columns]
        return {"columns": ids, "rows": {name: [cells.get(one) for one in ids] for name, cells in _mappings(rows)}}

    def blocks(self, ways: Sequence[tuple[YearFormat, Part]]) -> Plain:
        """Small tables one below the other, each on the form whose headings it has."""
        plain: Plain = {}
        at_of: dict[str, list[int]] = {}
        for match in self._matches:
            at_of.setdefault(self._spots[match.row].table.id, []).append(match.entry)
        for (table_id, _), further in self._named.items():
            at_of.setdefault(table_id, []).extend(further)
        for table_id, places in sorted(at_of.items(), key=lambda one: min(one[1])):
            used = [self._entries[at] for at in sorted(places)]
            tables = [table for _, part in ways for table in part.tables if table.id == table_id]
            fits = [(columns_in(used, used[0].heads, table.columns), table) for table in tables]
            columns, table = max(
                fits, key=lambda one: (one[0].fit - abs(len(one[0].ids) - len(one[1].columns)), one[1] is tables[0])
            )
            rows: Plain = {}
            for at in sorted(places):
                self._row(at, table, columns, rows)
            self._note_columns(table, columns, used[0])
            self._note_caption(table, used[0])
            single = len(table.columns) == 1
            plain[table_id] = {
                name: next(iter(cells.values()), None) if single else dict(cells) for name, cells in _mappings(rows)
            }
        self._note_between(plain)
        return plain

    # rows

    def _row(self, at: int, table: FormTable, columns: Columns, rows: Plain) -> None:
        entry = self._entries[at]
        match = next((one for one in self._matches if one.entry == at), None)
        name = next((name for (_, name), places in self._named.items() if at in places), "")
        if not name and match is None:
            if entry.labels:
                printed = "".join(piece.text for piece in entry.labels[0])
                self._notes.unread.append(UnreadRow(table.id, printed, entry.place))
            return
        row = next((one for one in table.rows if name.startswith(f"{one.id}_")), None) if name else None
        if row is None and match is not None:
            row = table.row(self._spots[match.row].row.id) or self._spots[match.row].row
        if row is None:
            return
        if not name and match is not None and not match.like.is_exact:
            damaged = DamagedLabel(table.id, row.id, "", match.like.printed, row.label, entry.place)
            self._notes.damaged.append(damaged)
        given = by_column(entry, columns)
        if given is None:
            self._notes.unread.append(
                UnreadRow(table.id, name or row.label, entry.place, "row_figures", len(entry.figures))
            )
            given = {}
        # A heading of the old sheet is given only where it holds a figure.
        cells = {
            column.id: self._value(given[column.id], table, row, column, entry.place)
            for column in table.columns
            if column.id in given
        }
        if not row.is_heading or any(value is not None for value in cells.values()):
            rows[name or row.plain_name] = {column.id: cells.get(column.id) for column in table.columns}

    def _value(
        self, piece: Piece, table: FormTable, row: FormRow, column: FormColumn, place: Place
    ) -> str | int | None:
        known = scale()
        number = known.number(piece.text)
        kind = column.figure if row.figure is Figure.COUNT else row.figure
        if number is None:
            self._notes.printed[table.id, row.id, column.id] = piece.text
            return None
        wrong_unit = kind is Figure.AMOUNT and known.unit(piece.text) == "元"
        try:
            value = figure_of(number, kind)
        except ValueError:
            value = None
        if wrong_unit or value is None:
            self._notes.cells.append(CellDoubt(table.id, row.label, column.label, piece.text, place))
            return None
        return number if "." in number else int(number)

    # rows named below one of the form's

    def _sub_rows(self) -> Iterator[tuple[tuple[str, str], list[int]]]:
        taken = {match.entry for match in self._matches}
        for match in self._matches:
            spot, entry = self._spots[match.row], self._entries[match.entry]
            name = _below(entry, spot.row, match.like) if spot.row.takes_sub_rows else ""
            if not name:
                continue
            run = [match.entry]
            for step in (-1, 1):
                at = match.entry + step
                while 0 <= at < len(self._entries) and at not in taken and self._is_sister(at, entry, spot.row):
                    run.append(at)
                    at += step
            for at in sorted(run):
                own = name if at == match.entry else _name_of(self._entries[at], spot.row)
                yield (spot.table.id, f"{spot.row.id}_{own}"), [at]

    def _is_sister(self, at: int, named: Entry, row: FormRow) -> bool:
        """Whether a row stands below the same one of the form: its own words are in the same column."""
        beside = self._entries[at].beside
        if beside is None or named.beside is None:
            return False
        return beside.is_over(named.beside) or bool(_below(self._entries[at], row, NONE))

    # what was noticed

    def _note_columns(self, table: FormTable, columns: Columns, first: Entry) -> None:
        for column_id, like in columns.damaged.items():
            column = table.column(column_id)
            if column is not None:
                self._notes.damaged.append(
                    DamagedLabel(table.id, "", column_id, like.printed, column.label, first.place)
                )
        title = table.title if self._part.layout is Layout.BLOCKS else self._part.title
        if columns.unnamed and self._part.layout is not Layout.LIST:
            self._notes.unnamed.append((table.id, title))
        if self._part.layout is not Layout.LIST or len(columns.ids) > 1:
            self._notes.unknown += [(table.id, heading) for heading in columns.unknown]

    def _note_caption(self, table: FormTable, first: Entry) -> None:
        """A block under another block's caption."""
        captions = [other.title for other in self._part.tables]
        for piece in reversed(first.heads):
            likes = {caption: compare(piece.text, caption) for caption in captions}
            caption = max(likes, key=lambda one: likes[one])
            if likes[caption] >= 1.0 - scale().likeness["same_number"]:
                if caption != table.title:
                    self._notes.damaged.append(DamagedLabel(table.id, "", "", piece.text, table.title, first.place))
                return

    def _note_between(self, plain: Plain) -> None:
        used = {match.entry for match in self._matches} | {at for places in self._named.values() for at in places}
        for at in range(min(used), max(used) + 1):
            if at not in used and self._entries[at].labels:
                printed = "".join(piece.text for piece in self._entries[at].labels[0])
                self._notes.unread.append(UnreadRow(self._part.id, printed, self._entries[at].place))


def _mappings(rows: Plain) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, cells in rows.items():
        if isinstance(cells, Mapping):
            yield name, cells


def _below(entry: Entry, row: FormRow, like: Likeness) -> str:
    """The name of a row printed beside the form's own: 其他对外管理服务事项 | 行政检查."""
    for label in entry.labels:
        for last in range(1, len(label)):
            above = "".join(piece.text for piece in label[:last])
            if compare(above, row.label) > max(like.score, scale().likeness["row"]):
                return "".join(piece.text for piece in label[last:])
    if like.printed and entry.beside is not None and entry.beside.text not in like.printed:
        return entry.beside.text
    return ""


def _name_of(entry: Entry, row: FormRow) -> str:
    return _below(entry, row, NONE) or (entry.beside.text if entry.beside else "")
