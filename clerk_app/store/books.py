"""The small registers around the requests: complaints, enquiries, entered figures, filings, units, people, work log."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.store.trail import Plain

if TYPE_CHECKING:
    from clerk_app.store.database import Store


STRUCK = "struck"
"""The kind of a complaint or a line of the work log that was taken back: it counts no more."""

FORMER = "former"
"""The kind of a line that only holds the words a complaint had before it was put right or taken back: what was filed
is never changed, but personal values may be erased, so they stand here and not in the note of the correction."""


DEMANDS = ("record_correction", "proactive_suggestion")
"""What is asked of the office on information it gave (第四十一、四十四条): kept in the same book, as personal as a
complaint is, and no complaint."""


@dataclass(frozen=True)
class Line:
    """What every line of a book has; id, moment and writer are given when it is kept."""

    id: int = 0


@dataclass(frozen=True)
class Noted(Line):
    """A line that says who wrote it and when (UTC)."""

    noted_at: str = ""
    noted_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Complaint(Noted):
    """举报, 投诉, 申诉 (row six of the 2014 sheet)."""

    kind: str
    came_on: date
    request_id: RequestId | None = None
    complainant: str | None = None
    matter: str | None = None
    result: str = ""
    closed_on: date | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a complaint that stands: not one taken back, not the former words of another, no demand."""
        return self.kind not in (STRUCK, FORMER, *DEMANDS)

    @property
    def is_erased(self) -> bool:
        """Whether its personal values were erased; what is left are days and kind."""
        return self.matter is None


@dataclass(frozen=True, kw_only=True)
class Enquiry(Noted):
    """咨询: a question that was no request."""

    came_on: date
    way: str
    subject: str | None
    enquirer: str | None = None
    outcome: str = ""
    request_id: RequestId | None = None


@dataclass(frozen=True, kw_only=True)
class EnteredFigure(Noted):
    """A figure no request can fill: typed in for a month (0: for the year at once), with its source. A correction is
    a new line: the latest of a month holds."""

    format: str
    year: int
    row: str
    col: str
    value: str | None
    """A number with its decimals; None: taken back; empty: looked at and left blank, which is not 0."""
    month: int = 0
    source: str = ""
    reason: str = ""
    """Why it differs from what a small register counts."""
    deed: str | None = None
    organ_id: OrganId | None = None


@dataclass(frozen=True, kw_only=True)
class Filing(Noted):
    """What was sent up, as it was sent: a month, a quarter, a year; ``content`` is JSON."""

    duty: str
    period: str
    filed_on: date
    content: str = ""
    organ_id: OrganId | None = None


@dataclass(frozen=True, kw_only=True)
class LetterWording(Noted):
    """One sentence of a kind of letter as an organ words it. A change is a new line: the latest of a sentence holds;
    an empty ``text`` goes back to the shipped one."""

    organ_id: OrganId
    kind: str
    sentence: str
    """Where it stands in the letter: cases/letter_sentences.py."""
    shipped: str
    """The text it was changed from, and the edition of that."""
    edition: str
    text: str
    reason: str = ""
    """Why something the law asks for was left out of it."""
    deed: str | None = None


@dataclass(frozen=True, kw_only=True)
class WorkDone(Noted):
    """Meetings, training, hearings attended: what block nine of the 2014 sheet sums."""

    done_on: date
    kind: str
    subject: str
    minutes: int = 0
    persons: int = 0


@dataclass(frozen=True, kw_only=True)
class Unit(Line):
    """承办科室; one that is no longer asked is not active."""

    name: str
    telephone: str = ""
    active: bool = True
    organ_id: OrganId | None = None


@dataclass(frozen=True, kw_only=True)
class Colleague(Line):
    """Somebody who handles or approves."""

    name: str
    role: str = ""
    telephone: str = ""
    active: bool = True
    unit_id: int | None = None


L = TypeVar("L", bound=Line)


class Book(Generic[L]):
    """One of these registers: lines are added and corrected in their place."""

    def __init__(self, store: Store, table: str, kind: type[L]) -> None:
        self._store = store
        self._table = table
        self._kind = kind
        self._days = frozenset(one.name for one in fields(kind) if "date" in str(one.type))
        self._truths = frozenset(one.name for one in fields(kind) if one.type == "bool")

    def add(self, line: L) -> int:
        """Keep a new line; its id."""
        with self._store.write():
            return self._store.insert(self._table, self._row(line))

    def change(self, line: L) -> None:
        """Put a corrected line in the place of the one with its id. Raises LookupError."""
        with self._store.write():
            self._store.change(self._table, line.id, self._row(line))

    def all(self) -> tuple[L, ...]:
        """Every line in the order they were added."""
        names = [one.name for one in fields(self._kind)]
        columns = ", ".join(f'"{name}"' for name in names)
        rows = self._store.rows(f"SELECT {columns} FROM {self._table} ORDER BY id")
        with self._store.reading():
            return tuple(self._line(dict(zip(names, row, strict=True))) for row in rows)

    def _row(self, line: L) -> dict[str, Plain]:
        row: dict[str, Plain] = {}
        for one in fields(self._kind):
            value: Any = getattr(line, one.name)
            if isinstance(value, date):
                value = value.isoformat()
            row[one.name] = int(value) if isinstance(value, bool) else value
        del row["id"]
        if issubclass(self._kind, Noted):
            row |= {"noted_at": self._store.stamp(), "noted_by": self._store.who}
        return row

    def _line(self, row: dict[str, Any]) -> L:
        for name in self._days:
            row[name] = None if row[name] is None else date.fromisoformat(row[name])
        for name in self._truths:
            row[name] = bool(row[name])
        return self._kind(**row)
