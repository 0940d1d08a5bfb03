"""The ledger out: the register's lines under the declared columns, as a workbook and as a printed list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.wording import Terms
from clerk_app.render.fonts import FontBook
from clerk_app.render.ledger_xlsx import Kind, ListBook, ListCell, ListSheet, list_workbook
from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_columns import LedgerColumn, chosen, read_columns, read_remedy_columns
from clerk_app.services.ledger_lines import REMEDY_VALUES, VALUES, Line
from clerk_app.services.office import heading, names
from clerk_app.services.recording import clock_of
from clerk_app.store import folder
from clerk_app.trouble import KnownTrouble

SUFFIX = ".xlsx"


@dataclass(frozen=True)
class Ledger:
    """The ledger as it is written: plain cells under their columns; needs no store any more."""

    organ: str
    title: str
    note: str
    """What was counted and left out, for the second line."""
    as_of: date
    unit: CountingUnit
    personal: bool
    columns: tuple[LedgerColumn, ...]
    lines: tuple[tuple[ListCell, ...], ...]
    remedy_columns: tuple[LedgerColumn, ...]
    remedies: tuple[tuple[ListCell, ...], ...]
    requests: int

    def column(self, key: str) -> tuple[ListCell, ...]:
        """Everything in one column. Raises StopIteration for a column this ledger has not."""
        at = next(place for place, one in enumerate(self.columns) if one.key == key)
        return tuple(line[at] for line in self.lines)


@dataclass(frozen=True)
class Written:
    """A ledger written down. ``cut``: the numbers of requests with a text no cell can hold whole."""

    ledger: Ledger
    path: Path
    cut: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """What a ledger is made of, out of the store: the rest may be done beside the window."""

    desk: Desk
    requests: tuple[Request, ...]
    remedies: Mapping[RequestId, tuple[Remedy, ...]]
    organ: str
    today: date
    organs: Mapping[OrganId, str]
    """What the agencies of the desk are called."""


def gather(desk: Desk, ids: Sequence[RequestId] | None = None, *, today: date) -> Gathered:
    """These requests in their order; None: all in force, by the day of receipt."""
    found = desk.store.requests.all() if ids is None else desk.store.requests.some(ids)
    requests = {one.id: one for one in found}
    wanted = _by_receipt(requests.values()) if ids is None else [requests[one] for one in ids if one in requests]
    remedies = _by_request(desk.store.remedies.all(), {one.id for one in wanted})
    return Gathered(desk, tuple(wanted), remedies, heading(desk, today), today, names(desk))


def made_of(
    gathered: Gathered, *, personal: bool = False, unit: CountingUnit = CountingUnit.REQUEST, year: int | None = None
) -> Ledger:
    """The ledger of what was gathered.

    ``year``: the year it is of, which says what was carried in and out. Identity numbers, telephones, e-mail and
    addresses are columns only with ``personal``; without, they are masked in wording and remarks too."""
    desk, terms = gathered.desk, gathered.desk.terms
    columns = chosen(read_columns(), unit, personal=personal, several=len(gathered.organs) > 1)
    values = [VALUES[column.key] for column in columns]
    lines: list[tuple[ListCell, ...]] = []
    for request in gathered.requests:
        for line in _lines(gathered, request, unit, year, len(lines), personal):
            lines.append(tuple(value(line) for value in values))
    remedy_columns = read_remedy_columns()
    cases = [one for request in gathered.requests for one in gathered.remedies.get(request.id, ())]
    facts = {"organ": gathered.organ, "year": year}
    return Ledger(
        organ=gathered.organ, title=terms.sentence("ledger_title" if year is None else "ledger_title_year", facts),
        note=_note(terms, gathered.today, len(gathered.requests), len(lines), unit, personal=personal),
        as_of=gathered.today, unit=unit, personal=personal, columns=columns, lines=tuple(lines),
        remedy_columns=remedy_columns,
        remedies=tuple(tuple(REMEDY_VALUES[one.key](desk, case) for one in remedy_columns) for case in cases),
        requests=len(gathered.requests),
    )


def ledger(
    desk: Desk, ids: Sequence[RequestId] | None = None, *, today: date, personal: bool = False,
    unit: CountingUnit = CountingUnit.REQUEST, year: int | None = None,
) -> Ledger:
    """``gather`` and ``made_of`` in one."""
    return made_of(gather(desk, ids, today=today), personal=personal, unit=unit, year=year)


def of_year(desk: Desk, year: int | None, *, only_open: bool = False) -> tuple[RequestId, ...]:
    """The requests the year's table counts: received in it, or carried in open; None: every year. By receipt."""
    found = []
    for request in _by_receipt(one for one in desk.store.requests.all() if one.in_force):
        closing = request.closing
        in_year = year is None or request.received_on.year == year or (
            request.received_on.year < year and (closing is None or closing.on.year >= year)
        )
        if in_year and not (only_open and closing is not None):
            found.append(request.id)
    return tuple(found)


def workbook(made: Ledger, terms: Terms) -> ListBook:
    """The ledger as xlsx: a sheet of the register, and one of the reconsiderations and lawsuits where there are any."""
    say = terms.sentence
    unfold = [say("ledger_unfold")] if any(one.folded for one in made.columns) else []
    kept = next(place for place, one in enumerate(made.columns) if one.key == "number") + 1
    sheets = [
        ListSheet(
            say("ledger_sheet"), made.title, "；".join((made.note, *unfold)), tuple(one.shown for one in made.columns),
            made.lines, kept,
        )
    ]
    if made.remedies:
        stamp = say("ledger_stamp", {"as_of": made.as_of})
        counted = say("ledger_remedies_note", {"count": len(made.remedies)})
        sheets.append(
            ListSheet(
                say("ledger_remedies_sheet"), say("ledger_remedies_title", {"organ": made.organ}),
                f"{stamp}，{counted}", tuple(one.shown for one in made.remedy_columns), made.remedies,
            )
        )
    return list_workbook(
        sheets, organ=made.organ, stamp=say("ledger_stamp", {"as_of": made.as_of}),
        page_of=say("ledger_page_of", {"page": "{page}", "pages": "{pages}"}), more=say("ledger_more"),
        made_on=made.as_of,
    )


def paper(made: Ledger, terms: Terms, fonts: FontBook) -> bytes:
    """The ledger as a PDF to print, A4 across: the columns that are not folded away."""
    kept = [place for place, one in enumerate(made.columns) if not one.folded]
    shown = [made.columns[at] for at in kept]
    columns = tuple(
        PaperColumn(one.zh, one.width, one.kind is not Kind.TEXT, one.key == "number") for one in shown
    )
    rows = tuple(tuple(_as_text(line[at]) for at in kept) for line in made.lines)
    say = terms.sentence
    paged = PaperList(
        title=made.title, note=made.note, columns=columns, rows=rows,
        page_of=say("ledger_page_of", {"page": "{page}", "pages": "{pages}"}), missing=say("ledger_missing_sign"),
    )
    return list_pdf(paged, fonts)


def check_target(path: Path, store_folder: Path) -> None:
    """Refuse a name that is no .xlsx, and any place inside the store. Raises KnownTrouble."""
    if path.suffix.casefold() != SUFFIX:
        raise KnownTrouble("ledger_not_xlsx", kind="input", file=path.name)
    exports = store_folder / folder.EXPORTS
    inside = path.resolve().is_relative_to(store_folder.resolve())
    if inside and not path.resolve().is_relative_to(exports.resolve()):
        raise KnownTrouble("ledger_into_store", kind="input", file=path)


def write(made: Ledger, terms: Terms, path: Path) -> Written:
    """Write the workbook whole or not at all, for its owner alone. Raises KnownTrouble."""
    if path.suffix.casefold() != SUFFIX:
        raise KnownTrouble("ledger_not_xlsx", kind="input", file=path.name)
    book = workbook(made, terms)
    try:
        folder.write_file(path, book.data)
    except OSError:
        raise KnownTrouble("ledger_not_written", kind="input", file=path) from None
    numbers = made.column("number")
    first = dict.fromkeys(str(numbers[row]) for sheet, row, _ in book.cut if sheet == 0)
    return Written(made, path, tuple(first))


def message(made: Ledger) -> str:
    """The key of the sentence that says a ledger was written."""
    key = "ledger_written" if made.unit is CountingUnit.REQUEST else "ledger_written_items"
    return f"{key}_personal" if made.personal else key


def sentences(written: Written, terms: Terms) -> tuple[str, ...]:
    """What to tell the clerk about a written ledger."""
    made = written.ledger
    facts = {"requests": made.requests, "lines": len(made.lines), "file": written.path.name, "numbers": written.cut}
    said = [terms.sentence(message(made), facts)]
    said += [terms.sentence("ledger_keep_safe")] if made.personal else []
    said += [terms.sentence("ledger_cut", facts)] if written.cut else []
    return tuple(said)


def _lines(
    gathered: Gathered, request: Request, unit: CountingUnit, year: int | None, before: int, shows_personal: bool
) -> Iterator[Line]:
    """One line for the request, or one for each of its items."""
    clock, remedies = clock_of(gathered.desk, request), gathered.remedies.get(request.id, ())
    items = request.items if unit is CountingUnit.ITEM and request.items else (None,)
    for place, item in enumerate(items, start=before + 1):
        organ = gathered.organs.get(request.organ, "")
        yield Line(gathered.desk, request, clock, remedies, gathered.today, place, item, year, shows_personal, organ)


def _by_receipt(requests: Collection[Request] | Iterator[Request]) -> list[Request]:
    return sorted(requests, key=lambda one: (one.received_on, one.id))


def _by_request(remedies: Sequence[Remedy], wanted: set[RequestId]) -> dict[RequestId, tuple[Remedy, ...]]:
    found: dict[RequestId, tuple[Remedy, ...]] = {}
    for one in sorted(remedies, key=lambda one: (one.filed_on, one.id)):
        if one.request in wanted:
            found[one.request] = (*found.get(one.request, ()), one)
    return found


def _note(
    terms: Terms, as_of: date, requests: int, lines: int, unit: CountingUnit, *, personal: bool
) -> str:
    counted = "ledger_counted_requests" if unit is CountingUnit.REQUEST else "ledger_counted_items"
    said = (
        terms.sentence("ledger_stamp", {"as_of": as_of}),
        terms.sentence(counted, {"requests": requests, "lines": lines}),
        terms.sentence("ledger_with_personal" if personal else "ledger_without_personal"),
    )
    return "，".join(said)


def _as_text(cell: ListCell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
