"""Pasted rows as new requests: what is wrong in which cell, what resembles them, when they are due; and the deed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.law.terms import ApplicantKind
from clerk_app.services import form_drafts, intake, office, receipt
from clerk_app.services.change import Change
from clerk_app.services.deadline_differences import clock_of_row, counting
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_guess import Pasted, half_width, is_day, is_half_width, kind_by_name, names_in, with_year
from clerk_app.services.ledger_organs import of_organ, with_organs
from clerk_app.services.ledger_requests import NEEDED, request_of
from clerk_app.services.ledger_rows import LedgerRow, RowReader
from clerk_app.services.ledger_tables import Table, column_name
from clerk_app.services.ledger_words import IGNORED, NOTE, plain_word, read_ledger_words
from clerk_app.services.workbook_reading import Cell, Row
from clerk_app.trouble import KnownTrouble

DRAFT = "paste"
"""What pasted rows that wait are kept under (services/form_drafts.py)."""
_ASKED = tuple(name for name in NEEDED if name != "number")
_GREAT = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_PLAIN_BREAK = re.compile(r"\s*\n\s*")


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


def _cell(text: str, name: str, today: date) -> Cell:
    if is_day(name):
        return with_year(text, today)
    if is_half_width(name):
        plain = half_width(text)
        return float(plain) if _GREAT.fullmatch(plain) else plain  # 1.2E+17: its digits are lost
    return _PLAIN_BREAK.sub("\n", text)


class PasteReader:
    """Reads rows one by one against the register as it stood when it was made."""

    def __init__(
        self, desk: Desk, today: date, channel: str = "", organ: OrganId | None = None
    ) -> None:
        """``channel``, ``organ``: of rows that name none."""
        self.desk = desk
        self.today = today
        self.organ = organ
        self.words = with_organs(read_ledger_words(), desk)
        self.defaults = {"channel": channel} if channel else {}
        words = self.words
        self._tools = counting(desk.rules, desk.steps, desk.workdays, words.slips, words.slips_most)
        self._sources = desk.store.requests.sources()
        register = desk.store.register
        numbers, names, wordings = register.numbers(), register.applicants(), register.wordings()
        self._numbers = frozenset(numbers.values())
        self._by_name: dict[str, list[tuple[str, str, date]]] = {}
        for one, received_on in sorted(register.received().items()):
            said = (numbers[one], wordings.get(one, ""), received_on)
            self._by_name.setdefault(plain_word(names.get(one, "")), []).append(said)

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
        named = max((len(names_in(cells[place])) for place in columns.get("applicant", ())), default=0)
        if named > 1:
            hints.append(CellProblem(columns["applicant"][0], "paste_several_names", {"n": named}))
        if found is None:
            return ReadRow(None, tuple(problems), tuple(hints), None)
        return self._checked(of_organ(found, self.organ), columns, problems, hints)

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
    desk: Desk, rows: Sequence[LedgerRow], *, today: date, progress: Callable[[int, int], None] | None = None,
    left: Mapping[str, Any] | None = None,
) -> Change:  # fmt: skip
    """Register all of them in one deed, or none. Numbers are drawn in the order of the rows. ``left``: the rows that
    stay behind, kept as the draft with the same deed, so that no row is ever both a request and still to be one.

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
            organ = draft.organ if draft.organ is not None else office.default(desk, draft.received_on)
            number = draft.number.strip() or intake.next_number(desk, draft.received_on, organ)
            request_id = store.requests.add(replace(draft, organ=organ, number=number), number=number)
            for event in sorted(row.events, key=lambda one: one.on):
                store.requests.append(request_id, event)
            made.append(request_id)
            if progress is not None:
                progress(done, len(rows))
        form_drafts.keep(desk, None, DRAFT, left or {})
    return Change(requests=frozenset(made), message="pasted", facts={"count": len(made)})
