"""Pasted rows as new requests: what each column is, what is wrong in which cell, what resembles them, and the deed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from clerk_app import places
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ApplicantKind
from clerk_app.services import intake, receipt
from clerk_app.services.change import Change
from clerk_app.services.deadline_differences import clock_of_row, counting
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_clipboard import Grid
from clerk_app.services.ledger_requests import NEEDED, request_of
from clerk_app.services.ledger_rows import LedgerRow, RowReader
from clerk_app.services.ledger_tables import Table, column_name
from clerk_app.services.ledger_values import UnreadableCell, day_of_cell
from clerk_app.services.ledger_words import IGNORED, LedgerWords, plain_word, read_ledger_words
from clerk_app.services.workbook_reading import Cell, Row
from clerk_app.trouble import KnownTrouble

NOTE = ""
"""What a column is that nobody knows: kept as a note under its heading."""
_ASKED = tuple(name for name in NEEDED if name != "number")
_SHORT_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
_GREAT = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_PLAIN_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Pasted:
    """A table from the clipboard, and what each of its columns is taken for."""

    headings: tuple[str, ...]
    """As written above the rows; all empty where nothing was."""
    fields: tuple[str, ...]
    """A field, NOTE, or IGNORED; one a column."""
    rows: Grid

    @property
    def has_headings(self) -> bool:
        """Whether the first row said what the columns are."""
        return any(self.headings)


@dataclass(frozen=True)
class CellProblem:
    """Why a row cannot be registered. ``column`` None: of the row as a whole."""

    column: int | None
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadRow:
    """One row as it was read: the request it is, or the problems that keep it from being one."""

    row: LedgerRow | None
    problems: tuple[CellProblem, ...]
    hints: tuple[CellProblem, ...]
    """To be looked at; nothing that stops it."""
    due_on: date | None

    @property
    def is_good(self) -> bool:
        """Whether it can be registered."""
        return self.row is not None and not self.problems


Besides = tuple[tuple[CellProblem, ...], tuple[CellProblem, ...]]
"""Problems and hints a row has because of another one."""


@lru_cache(maxsize=1)
def _paste() -> Mapping[str, Any]:
    return tomllib.loads((places.resources() / "ledger_paste.toml").read_text(encoding="utf-8"))


def fields_offered(words: LedgerWords) -> tuple[str, ...]:
    """The fields a column can be, the usual ones first."""
    first = tuple(_paste()["fields"])
    known = {heading.field for heading in words.headings.values()} - {IGNORED, *first}
    return (*first, *(name for name in words.names if name in known))


def is_day(name: str) -> bool:
    """Whether the cells of a field are days."""
    return name in _paste()["days"]


def half_width(text: str) -> str:
    """Full-width digits and signs as plain ones."""
    return unicodedata.normalize("NFKC", text)


# What the columns are


def guess(grid: Grid, words: LedgerWords, today: date, kept: Mapping[str, str] | None = None) -> Pasted:
    """The table with its headings found (below a title, or none) and its columns known by them, else by what stands in
    them. ``kept``: what a clerk chose before (``remembered``)."""
    kept = kept or {}
    best, at = 0, -1
    for place, row in enumerate(grid[: words.rows_searched]):
        known = sum(_by_heading(text, words, kept) is not None for text in row if text)
        if known > max(best, 1) and known + known >= sum(map(bool, row)):
            best, at = known, place
    if at < 0:
        return _by_content(grid, words, today, kept)
    headings = grid[at]
    found: list[str] = []
    for text in headings:
        name = _by_heading(text, words, kept) if text else None
        found.append(name if name is not None and (name not in found or name in words.joined) else NOTE)
    said = tuple(map(plain_word, headings))
    rows = tuple(row for row in grid[at + 1 :] if tuple(map(plain_word, row)) != said)
    return Pasted(headings, tuple(found), rows)


def _by_heading(text: str, words: LedgerWords, kept: Mapping[str, str]) -> str | None:
    mine = kept.get(plain_word(text))
    if mine is not None:
        return mine
    found = words.heading(text)
    return None if found is None else found.field


def _by_content(grid: Grid, words: LedgerWords, today: date, kept: Mapping[str, str]) -> Pasted:
    width = len(grid[0]) if grid else 0
    none = ("",) * width
    mine = kept.get(f"#{width}")
    if mine is not None and len(mine.split(",")) == width:
        return Pasted(none, tuple(mine.split(",")), grid)
    looked = grid[: _paste()["rows_looked_at"]]
    columns = [[half_width(row[at]) for row in looked if row[at]] for at in range(width)]
    found = [NOTE] * width
    tests: list[tuple[str, Callable[[str], bool]]] = [
        *((name, _shaped(shape)) for name, shape in _paste()["shapes"].items()),
        ("received_on", _dated(words, today)),
        *((name, _worded(name, words)) for name in ("channel", "applicant_kind", "form_wanted", "delivery_wanted")),
        ("applicant", _named),
    ]
    running = [at for at, cells in enumerate(columns) if _is_running(cells)]
    for at in running:
        found[at] = IGNORED
    for name, fits in tests:
        shares = [0.0 if found[at] or not cells else _share(cells, fits) for at, cells in enumerate(columns)]
        best = max(range(width), key=shares.__getitem__, default=0)
        if width and shares[best] >= _paste()["share"]:
            found[best] = name
    long = [0 if found[at] or not cells else sum(map(len, cells)) // len(cells) for at, cells in enumerate(columns)]
    longest = max(range(width), key=long.__getitem__, default=0)
    if width and long[longest] >= _paste()["wording_least"]:
        found[longest] = "wording"
    return Pasted(none, tuple(found), grid)


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def _shaped(shape: str) -> Callable[[str], bool]:
    pattern = re.compile(shape)
    return lambda text: pattern.fullmatch(text) is not None


def _dated(words: LedgerWords, today: date) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        try:
            day_of_cell(with_year(text, today), words.days)
        except UnreadableCell:
            return False
        return True

    return fits


def _worded(group: str, words: LedgerWords) -> Callable[[str], bool]:
    return lambda text: words.word(group, text) is not None


def _named(text: str) -> bool:
    return kind_by_name(text) is not None


def _is_running(cells: Sequence[str]) -> bool:
    """Whether a column only counts the rows."""
    numbers = [int(text) for text in cells if text.isdecimal()]
    return len(numbers) == len(cells) > 1 and all(
        later - earlier == 1 for earlier, later in pairwise(numbers)
    )


def remembered(pasted: Pasted) -> dict[str, str]:
    """What is to be kept of a mapping: heading to field, or the fields of so many columns without headings."""
    if not pasted.has_headings:
        return {f"#{len(pasted.fields)}": ",".join(pasted.fields)}
    return {
        plain_word(text): name for text, name in zip(pasted.headings, pasted.fields, strict=True) if plain_word(text)
    }


def with_field(pasted: Pasted, column: int, name: str) -> Pasted:
    """The table with one column taken for another field; whoever had it before becomes a note."""
    others = [NOTE if one == name and name not in (NOTE, IGNORED) else one for one in pasted.fields]
    others[column] = name
    return replace(pasted, fields=tuple(others))


# Single cells


def with_year(text: str, today: date) -> str:
    """A day written without its year (9月21日, 9/21) with the year it last was in; anything else as it is."""
    written = half_width(text).strip().replace("。", ".")
    short = _SHORT_DAY.fullmatch(written)
    if short is None:
        return text
    for year in (today.year, today.year - 1):
        try:
            day = date(year, int(short[1]), int(short[1 + 1]))
        except ValueError:
            return f"{year}-{short[1]}-{short[1 + 1]}"
        if day <= today:
            return day.isoformat()
    return text


def kind_by_name(name: str) -> ApplicantKind | None:
    """The kind of applicant a name tells; None where it tells nothing."""
    plain = _paste()["applicant_kind"]
    bare = name.strip()
    for kind, ends in plain.items():
        if kind != "person_most" and bare.endswith(tuple(ends)):
            return ApplicantKind(kind)
    is_person = 1 < len(bare) <= plain["person_most"] and all("㐀" <= one <= "鿿" or one == "·" for one in bare)
    return ApplicantKind.NATURAL_PERSON if is_person else None


def _cell(text: str, name: str, today: date) -> Cell:
    if is_day(name):
        return with_year(text, today)
    if name in _paste()["half_width"]:
        plain = half_width(text)
        return float(plain) if _GREAT.fullmatch(plain) else plain  # 1.2E+17: its digits are lost
    return _PLAIN_BREAK.sub("\n", text)


# Rows


class PasteReader:
    """Reads rows one by one against the register as it stood when it was made."""

    def __init__(self, desk: Desk, today: date, channel: str = "") -> None:
        self.desk = desk
        self.today = today
        self.words = read_ledger_words()
        self.defaults = {"channel": channel} if channel else {}
        words = self.words
        self._tools = counting(desk.rules, desk.steps, desk.workdays, words.slips, words.slips_most)
        self._sources = desk.store.requests.sources()
        here = desk.store.requests.all()
        self._numbers = {one.number for one in (*here, *desk.store.requests.struck())}
        self._by_name: dict[str, list[tuple[str, str, date]]] = {}
        for one in here:
            if one.in_force:
                said = (one.number, one.wording, one.received_on)
                self._by_name.setdefault(plain_word(one.applicant.name), []).append(said)

    def read(self, pasted: Pasted, at: int, cells: Sequence[str]) -> ReadRow:
        """One row, by itself; ``at`` is its number as the clerk sees it."""
        fields = pasted.fields
        columns: dict[str, tuple[int, ...]] = {}
        for place, name in enumerate(fields):
            if name not in (NOTE, IGNORED):
                columns[name] = (*columns.get(name, ()), place)
        headings = tuple(
            text or self.words.names.get(name, "")
            for text, name in zip(pasted.headings, fields, strict=True)
        )
        spare = tuple(place for place, name in enumerate(fields) if name == NOTE and headings[place])
        table = Table("", is_remedies=False, headings=headings, columns=columns, spare=spare, rows=())
        row = Row(at, tuple(_cell(text, name, self.today) for text, name in zip(cells, fields, strict=True)))
        defaults, guessed = self._defaults(columns, cells)
        reader = RowReader(table, row, replace(self.words, defaults=defaults), self.today)
        found = request_of(reader, _ASKED)
        places_of = {column_name(place): place for place in range(len(fields))}
        problems = []
        for one in reader.problems:
            column = places_of.get(one.cell.rstrip("0123456789")) if one.cell else None
            facts = {"column": one.column, "value": one.value, **one.facts}
            is_kind = one.column == (table.heading("applicant_kind") or self.words.names["applicant_kind"])
            key = "paste_column_missing" if one.key == "row_cell_missing" and column is None else one.key
            if is_kind and one.key == "row_cell_missing":
                key = "paste_kind_unknown"
            problems.append(CellProblem(column, key, facts))
        hints = [CellProblem(None, one.key, one.facts) for one in reader.remarks]
        if guessed is not None:
            hints.append(CellProblem(None, "paste_kind_guessed", {"kind": guessed}))
        if found is None:
            return ReadRow(None, tuple(problems), tuple(hints), None)
        return self._checked(found, columns, problems, hints)

    def _defaults(
        self, columns: Mapping[str, tuple[int, ...]], cells: Sequence[str]
    ) -> tuple[dict[str, str], ApplicantKind | None]:
        defaults = dict(self.defaults)
        if any(cells[place] for place in columns.get("applicant_kind", ())):
            return defaults, None
        name = next((cells[place] for place in columns.get("applicant", ()) if cells[place]), "")
        kind = kind_by_name(name)
        if kind is not None:
            defaults["applicant_kind"] = kind.value
        return defaults, kind

    def _checked(
        self, found: LedgerRow, columns: Mapping[str, tuple[int, ...]], problems: list[CellProblem],
        hints: list[CellProblem],
    ) -> ReadRow:
        draft = found.draft
        first = {name: place[0] for name, place in columns.items()}
        if draft.number and draft.number in self._numbers:
            problems.append(CellProblem(first.get("number"), "paste_number_taken", {"number": draft.number}))
        if draft.source in self._sources:
            problems = [CellProblem(None, "paste_already")]
        for one in intake.problems(self.desk, replace(draft, number=""), self.today):
            column = first.get({"name": "applicant"}.get(one.field, one.field))
            said = CellProblem(column, one.key, one.facts)
            if one.blocking:
                problems.append(said)
            elif column is not None:
                hints.append(said)
        hints += self._alike(found)
        return ReadRow(found, tuple(problems), tuple(hints), clock_of_row(found, self._tools).due_on)

    def _alike(self, found: LedgerRow) -> list[CellProblem]:
        least = self.desk.settings.whole("look_alike_percent")
        wording = found.draft.wording
        alike = []
        for number, theirs, received_on in self._by_name.get(plain_word(found.draft.applicant.name), ()):
            percent = round(fuzz.ratio(wording, theirs))
            if percent >= least:
                facts = {"number": number, "percent": percent, "received_on": received_on}
                alike.append(CellProblem(None, "paste_alike", facts))
        alike.sort(key=lambda one: -int(str(one.facts["percent"])))
        return alike[: self.desk.settings.whole("look_alike_most")]


def among(rows: Mapping[int, ReadRow], pasted: Pasted) -> dict[int, Besides]:
    """What is wrong (and to be looked at) only because of another row of the same paste: by row number."""
    found: dict[int, Besides] = {}
    sources: dict[str, int] = {}
    numbers: dict[str, int] = {}
    wordings: dict[tuple[str, str], int] = {}
    column = pasted.fields.index("number") if "number" in pasted.fields else None
    for at, one in rows.items():
        if one.row is None:
            continue
        draft = one.row.draft
        said = plain_word(draft.applicant.name), plain_word(draft.wording)
        same, number = sources.setdefault(draft.source, at), at
        if draft.number:
            number = numbers.setdefault(draft.number, at)
        alike = wordings.setdefault(said, at)
        if same != at:
            found[at] = (CellProblem(None, "paste_twice", {"row": same}),), ()
        elif number != at:
            facts = {"number": draft.number, "row": number}
            found[at] = (CellProblem(column, "paste_number_twice", facts),), ()
        elif alike != at:
            found[at] = (), (CellProblem(None, "paste_alike_here", {"row": alike}),)
    return found


def register_pasted(
    desk: Desk, rows: Sequence[LedgerRow], *, today: date, progress: Callable[[int, int], None] | None = None
) -> Change:
    """Register all of them in one deed, or none. Numbers are drawn in the order of the rows.

    Raises KnownTrouble with the first thing that stands against it (the register may have moved on meanwhile).
    """
    made: list[RequestId] = []
    store = desk.store
    with store.write():
        before = store.requests.sources()
        for done, row in enumerate(rows, start=1):
            draft = receipt.settled(desk, row.draft)
            blocking = next((one for one in intake.problems(desk, draft, today) if one.blocking), None)
            if blocking is not None:
                raise KnownTrouble.of(blocking.key, blocking.facts)
            if draft.source in before:
                raise KnownTrouble("paste_already", kind="input")
            number = draft.number.strip() or intake.next_number(desk, draft.received_on)
            request_id = store.requests.add(replace(draft, number=number), number=number)
            for event in sorted(row.events, key=lambda one: one.on):
                store.requests.append(request_id, event)
            made.append(request_id)
            if progress is not None:
                progress(done, len(rows))
    return Change(requests=frozenset(made), message="pasted", facts={"count": len(made)})
