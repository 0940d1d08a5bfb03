"""Which requests are still in the office's hands: ids found by indexes, without reading the register.

A look at the store is kept: after a deed only the requests it wrote on are asked about again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from clerk_app.cases.request import CLOSING, RequestId
from clerk_app.law.events import ANSWER, DELIVERY_UNKNOWN
from clerk_app.law.terms import EventKind
from clerk_app.store.event_index import KIND, ON
from clerk_app.store.request_rows import STRIKING, Row

if TYPE_CHECKING:
    from clerk_app.store.database import Store

_ENTRY = "json_extract(what, '$.entry')"


def _kinds(*kinds: EventKind) -> str:
    return ", ".join(f"'{kind.value}'" for kind in sorted(kinds))


_STRUCK = f"SELECT {_ENTRY} FROM events WHERE {KIND} IN ({_kinds(*STRIKING)}) AND {_ENTRY} IS NOT NULL"
_IN_FORCE = f"seq NOT IN ({_STRUCK})"
_CLOSED = f"SELECT request_id FROM events WHERE {KIND} IN ({_kinds(*CLOSING)}) AND {_IN_FORCE}"
_OTHERWISE = (
    f"SELECT request_id FROM events WHERE {KIND} IN ({_kinds(*CLOSING - {EventKind.ANSWERED})}) AND {_IN_FORCE}"
)
_ANSWERS = (
    f"SELECT request_id, instr(what, '{DELIVERY_UNKNOWN}') FROM events "
    f"WHERE {KIND} = '{EventKind.ANSWERED.value}' AND {_IN_FORCE}"
)
_SERVED = (
    "SELECT deliveries.request_id FROM deliveries LEFT JOIN documents ON documents.id = document_id "
    f"WHERE coalesce(documents.kind, '{ANSWER}') = '{ANSWER}' AND deliveries.event_seq NOT IN ({_STRUCK})"
)
_RECEIVED = f"{KIND} = '{EventKind.RECEIVED.value}'"
_RECEIPT_STRUCK = f"SELECT request_id FROM events WHERE seq IN ({_STRUCK}) AND +({_RECEIVED})"
_RECEIVED_AGAIN = (
    f"SELECT request_id FROM events WHERE request_id IN ({_RECEIPT_STRUCK}) AND +({_RECEIVED}) AND {_IN_FORCE}"
)  # by request: of one kind there are as many as there are requests


def _told(answers: Iterable[Row]) -> tuple[set[RequestId], set[RequestId]]:
    """Who has an answer of whose delivery somebody may know, and who has several answers."""
    known: set[RequestId] = set()
    anew: set[RequestId] = set()
    for request, is_unknown in answers:
        if not is_unknown:
            (anew if request in known else known).add(request)
    return known, anew


class InHand:
    """What is open and what is answered but not out, as of the last ``look``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = -1
        self._finished: set[RequestId] = set()
        self.open: frozenset[RequestId] = frozenset()
        """Nothing finished them: no answer, withdrawal or lapse. Struck registrations may be among them."""
        self.unserved: frozenset[RequestId] = frozenset()
        """Answered, and no delivery of the answer is recorded, nor that nobody knows; or answered more than once, when
        a delivery does not say here which answer went out: some of these are finished, none is missing."""

    def look(self) -> None:
        """See what was written since the last look."""
        seen = self._store.requests.head().seq
        if self._seen < 0:
            answers = self._store.rows(_ANSWERS)
            self._finished = {row[0] for row in answers} | self._ids(_OTHERWISE)
            self.open = self._ids("SELECT id FROM requests") - self._finished
            known, anew = _told(answers)
            self.unserved = frozenset((known - self._ids(_SERVED)) | anew)
        elif seen != self._seen:
            for request in self._ids(f"SELECT DISTINCT request_id FROM events WHERE seq > {self._seen}"):
                self._look_at(request)
        self._seen = seen

    def _look_at(self, request: RequestId) -> None:
        mine = f"request_id = {int(request)}"
        is_open = not self._ids(f"{_CLOSED} AND {mine} LIMIT 1")
        known, anew = _told(self._store.rows(f"{_ANSWERS} AND {mine}"))
        is_waiting = anew or (known and not self._ids(f"{_SERVED} AND deliveries.{mine} LIMIT 1"))
        self.open = self.open | {request} if is_open else self.open - {request}
        self.unserved = self.unserved | {request} if is_waiting else self.unserved - {request}
        (self._finished.discard if is_open else self._finished.add)(request)

    def closed(self) -> frozenset[RequestId]:
        """Every request in force that something finished, as of the last look."""
        return frozenset(self._finished) - self.struck()

    def struck(self) -> frozenset[RequestId]:
        """Those whose registration was struck."""
        return self._ids(_RECEIPT_STRUCK) - self._ids(_RECEIVED_AGAIN)

    def with_kind(self, kind: EventKind, *, since: date | None = None, what: str = "") -> frozenset[RequestId]:
        """The requests with an event in force of that kind: since a day, or about ``what``."""
        asked = self._of(kind)
        asked += "" if since is None else f" AND {ON} >= '{since.isoformat()}'"
        asked += f" AND json_extract(what, '$.what') = '{what}'" if what else ""
        return self._ids(asked)

    def first_keyed(self) -> date | None:
        """The day the municipal platform was first used; None where the office never did."""
        row = self._store.row(f"SELECT min({ON}) FROM events WHERE {KIND} = ?", (EventKind.PLATFORM_KEYED.value,))
        return None if row is None or row[0] is None else date.fromisoformat(row[0])

    @staticmethod
    def _of(kind: EventKind) -> str:
        return f"SELECT request_id FROM events WHERE {KIND} = '{kind.value}' AND {_IN_FORCE}"

    def _ids(self, asked: str) -> frozenset[RequestId]:
        return frozenset([row[0] for row in self._store.rows(asked)])
