"""文号: drawn once and never again, after the numbers that imported letters bear; and every number there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clerk_app.cases.numbering import Series
from clerk_app.cases.request import CLOSING, OrganId, RequestId
from clerk_app.store.event_index import HAS_NUMBER, KIND, NUMBER

if TYPE_CHECKING:
    from clerk_app.store.database import Store

_LAST = "\U0010ffff"
_CLOSES = f"+{KIND} IN ({', '.join(repr(kind.value) for kind in sorted(CLOSING))})"
"""The plus keeps the engine to the index of numbers: there are few of one beginning, and many answers."""


@dataclass(frozen=True)
class DrawnNumber:
    """One number that was drawn here, and the letter that bears it; None: its letter was never kept."""

    organ: OrganId
    series: str
    year: int
    n: int
    number: str
    document: int | None
    kind: str
    title: str
    request: RequestId | None
    request_number: str
    entry: int | None


@dataclass(frozen=True)
class ForeignNumber:
    """A number that an imported answer bears: given by hand before it came here."""

    number: str
    organ: OrganId
    request: RequestId
    request_number: str
    entry: int


class DocumentNumbers:
    """The numbers of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def draw(self, series: Series, year: int, organ: OrganId, code: str) -> str:
        """The next number of a series; never given again, even where its letter is struck. Within a deed only.

        Where the number follows the request, it is the request's place; drawn once more for it, 之二.
        """
        if not self._store.in_write:
            raise RuntimeError("a number is drawn within the deed that uses it")
        if series.follows is not None:
            return self._follow(series, organ, code)
        row = self._store.row(
            "SELECT coalesce(max(n), 0) FROM document_numbers WHERE organ_id = ? AND series = ? AND year = ?",
            (organ, series.key, year),
        )
        n = max(int(row[0]) if row else 0, self._last_imported(series, year, code)) + 1
        while self._is_taken(number := series.number(year=year, n=n, code=code)):
            n += 1
        return self._keep(series.key, organ, year, n, number)

    def drawn(self, year: int) -> tuple[DrawnNumber, ...]:
        """Every number drawn in a year, by organ, series and place."""
        rows = self._store.rows(
            "SELECT one.organ_id, series, year, n, one.number, documents.id, coalesce(kind, ''), coalesce(title, ''), "
            "request_id, coalesce(requests.number, ''), event_seq FROM document_numbers AS one "
            "LEFT JOIN documents ON documents.number = one.number LEFT JOIN requests ON requests.id = request_id "
            "WHERE year = ? ORDER BY one.organ_id, series, n, one.id", (year,),
        )
        return tuple(DrawnNumber(OrganId(row[0]), *row[1:]) for row in rows)

    def imported(self, beginning: str = "") -> tuple[ForeignNumber, ...]:
        """The numbers of imported answers that begin so, in their order."""
        rows = self._store.rows(
            f"SELECT {NUMBER}, organ_id, request_id, requests.number, seq FROM events "
            f"JOIN requests ON requests.id = request_id WHERE {HAS_NUMBER} AND {NUMBER} >= ? AND {NUMBER} < ? "
            f"AND {_CLOSES} ORDER BY {NUMBER}, seq", (beginning, beginning + _LAST),
        )
        return tuple(ForeignNumber(row[0], OrganId(row[1]), RequestId(row[2]), row[3], row[4]) for row in rows)

    def years(self) -> tuple[int, ...]:
        """The years in which numbers were drawn."""
        rows = self._store.rows("SELECT DISTINCT year FROM document_numbers ORDER BY year")
        return tuple(row[0] for row in rows)

    def _follow(self, series: Series, organ: OrganId, code: str) -> str:
        year, n = series.follows or (0, 0)
        time = 1
        while self._is_taken(number := series.number(year=year, n=n, code=code, time=time)):
            time += 1
        key = series.key if time <= 1 else f"{series.key}/{time}"
        return self._keep(key, organ, year, n, number)

    def _keep(self, key: str, organ: OrganId, year: int, n: int, number: str) -> str:
        self._store.insert(
            "document_numbers",
            {
                "organ_id": organ, "series": key, "year": year, "n": n, "number": number,
                "drawn_at": self._store.stamp(),
            },
        )
        return number

    def _last_imported(self, series: Series, year: int, code: str) -> int:
        """The greatest place in the series among the numbers that imported answers bear: ours go on after them."""
        beginning = series.pattern.before_place(year=year, code=code)
        return max(_places(series, (one.number for one in self.imported(beginning)), year, code), default=0)

    def _is_taken(self, number: str) -> bool:
        row = self._store.row(
            "SELECT 1 FROM document_numbers WHERE number = ? UNION ALL SELECT 1 FROM documents WHERE number = ? "
            f"UNION ALL SELECT 1 FROM events WHERE {HAS_NUMBER} AND {NUMBER} = ? AND {_CLOSES} LIMIT 1",
            (number, number, number),
        )
        return row is not None


def _places(series: Series, numbers: Iterable[str], year: int, code: str) -> Iterable[int]:
    found = (series.place_of(number, year=year, code=code) for number in numbers)
    return (place for place in found if place is not None)
