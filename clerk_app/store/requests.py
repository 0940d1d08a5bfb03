"""Requests: registered, appended to, struck in, amended; every write is an event in the chain."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.countable import Countable
from clerk_app.cases.numbering import NumberPattern
from clerk_app.cases.request import EntryId, Request, RequestDraft, RequestId, proof_facts
from clerk_app.law.events import Event, Fact
from clerk_app.law.terms import EventKind
from clerk_app.store import amending
from clerk_app.store.countable_rows import countables
from clerk_app.store.event_index import KIND, ON
from clerk_app.store.facts import FACT, PERSON, split
from clerk_app.store.request_rows import columns, first_received, in_span, load
from clerk_app.store.trail import EMPTY, EVENT_COLUMNS, Head, canonical, link, seal
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.store.database import Store

NOT_STRUCK = frozenset({EventKind.STRUCK, EventKind.AMENDED})
FOLLOWERS_ALLOWED = frozenset({EventKind.RECEIVED, EventKind.NOTED, EventKind.STRUCK, EventKind.AMENDED})
"""What may stand in force beside a registration that is struck as a whole."""


@dataclass(frozen=True)
class _Text:
    """One erasable text: its field, its place among several, its value."""

    field: str
    value: str
    position: int = 0

    @property
    def name(self) -> str:
        return f"{self.field}.{self.position}" if self.position else self.field


class Requests:
    """The requests of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[RequestId, Request] = {}
        self._last: dict[tuple[int, str], int] = {}
        self._head: Head | None = None

    # --- reading

    def get(self, request_id: RequestId) -> Request:
        """One request, whether in force or struck. Raises LookupError."""
        found = load(self._store, (request_id,))
        if not found:
            raise LookupError(f"no request {request_id}")
        return found[0]

    def by_number(self, number: str) -> Request | None:
        """The request of that number."""
        row = self._store.row("SELECT id FROM requests WHERE number = ?", (number,))
        return None if row is None else self.get(RequestId(row[0]))

    def all(self) -> tuple[Request, ...]:
        """Every request in force, in the order of registration; only those that changed are read again."""
        return tuple(one for one in self._everything() if one.in_force)

    def struck(self) -> tuple[Request, ...]:
        """The requests whose registration was struck; they keep their numbers and count nowhere."""
        return tuple(one for one in self._everything() if not one.in_force)

    def some(self, ids: Iterable[RequestId]) -> tuple[Request, ...]:
        """The requests in force of those ids, by id, read with a handful of questions."""
        found = self._current(dict(columns(self._store, "requests", "id", "version", ids)), every=False)
        return tuple(one for one in found if one.in_force)

    def countable(self, first: date, last: date) -> tuple[Countable, ...]:
        """The requests in force that were received up to ``last`` and not closed before ``first``, and of those
        received in between all, as counts see them: the years before are not read."""
        return tuple(countables(self._store, first, last))

    def in_span(self, first: date, last: date) -> tuple[Request, ...]:
        """The same requests whole, and every other one with an entry of these days."""
        found = self._current(dict(in_span(self._store, first, last)), every=False)
        return tuple(one for one in found if one.in_force)

    def numbers(self, ids: Iterable[RequestId]) -> dict[RequestId, str]:
        """The numbers of those requests, struck or not."""
        return {RequestId(one): number for one, number in columns(self._store, "requests", "id", "number", ids)}

    def applicants(self, ids: Iterable[RequestId]) -> dict[RequestId, str]:
        """The names of their applicants as they stand; empty where one was erased."""
        return {RequestId(one): name or "" for one, name in columns(self._store, "persons", "request_id", "name", ids)}

    def first_received(self) -> date | None:
        """The earliest day of receipt in force; None while there is none."""
        return first_received(self._store)

    def with_event(self, kind: EventKind, since: date, until: date | None = None) -> tuple[RequestId, ...]:
        """The requests with an event of that kind from ``since`` to ``until``, struck or not; found by an index."""
        rows = self._store.rows(
            f"SELECT DISTINCT request_id FROM events WHERE {KIND} = ? AND {ON} BETWEEN ? AND ? ORDER BY request_id",
            (kind.value, since.isoformat(), (until or date.max).isoformat()),
        )
        return tuple(RequestId(row[0]) for row in rows)

    def struck_entries(self) -> frozenset[EntryId]:
        """Every entry that was struck, of all requests; found by an index."""
        rows = self._store.rows(
            f"SELECT json_extract(what, '$.entry') FROM events WHERE {KIND} = ?", (EventKind.STRUCK.value,)
        )
        return frozenset(EntryId(row[0]) for row in rows)

    def count(self) -> int:
        """How many there are, struck ones too."""
        row = self._store.row("SELECT count(*) FROM requests")
        return 0 if row is None else int(row[0])

    def know(self, others: Requests) -> None:
        """Take over what another reading of the same store has read: it need not be read again."""
        self._read = dict(others._read)

    def ids(self) -> tuple[RequestId, ...]:
        """The ids of all requests in force."""
        return tuple(one.id for one in self.all())

    def sources(self) -> frozenset[str]:
        """Where imported requests came from: what is here already."""
        return frozenset(row[0] for row in self._store.rows("SELECT source FROM requests WHERE source IS NOT NULL"))

    def has_deed(self, deed: str) -> bool:
        """Whether that deed was written already."""
        return self._of_deed(deed) is not None

    def of_deed(self, deed: str) -> RequestId | None:
        """The request a deed was written on, None for a new deed."""
        found = self._of_deed(deed)
        return None if found is None else RequestId(found[1])

    def head(self) -> Head:
        """The last event of the chain: what goes into backups and onto printed ledgers."""
        if self._head is None:
            row = self._store.row("SELECT seq, h FROM events ORDER BY seq DESC LIMIT 1")
            self._head = EMPTY if row is None else Head(*row)
        return self._head

    def latest(self, count: int) -> tuple[RequestId, ...]:
        """The requests of the last ``count`` entries, each once, the last one first."""
        rows = self._store.rows("SELECT request_id FROM events ORDER BY seq DESC LIMIT ?", (count,))
        return tuple(dict.fromkeys(RequestId(row[0]) for row in rows))

    def began_at(self) -> str:
        """The moment (UTC) of the very first entry, empty before there is one."""
        row = self._store.row("SELECT at FROM events ORDER BY seq LIMIT 1")
        return "" if row is None else str(row[0])

    def former_values(self, request_id: RequestId) -> tuple[amending.Former, ...]:
        """What was amended: field, old and new value, when, why and by whom; oldest first."""
        return amending.former_values(self._store, request_id)

    def next_number(self, year: int, pattern: str, *, code: str = "") -> str:
        """The number after the greatest of that year and code; taken only by ``add`` in the same deed."""
        shape = NumberPattern(pattern).of(code)
        last = self._last.get((year, shape.pattern))
        if last is None:
            read = (shape.parse(row[0]) for row in self._store.rows("SELECT number FROM requests"))
            last = max((one[1] for one in read if one is not None and one[0] == year), default=0)
            if self._store.in_write:
                self._last[year, shape.pattern] = last
        return shape.format(year=year, n=last + 1)

    def forget(self) -> None:
        """What was read within a deed that failed is no longer so."""
        self._last.clear()
        self._head = None

    def _everything(self) -> Iterable[Request]:
        rows = self._store.rows("SELECT id, version FROM requests ORDER BY id")
        return self._current({RequestId(row[0]): row[1] for row in rows}, every=True)

    def _current(self, versions: Mapping[RequestId, int], *, every: bool) -> list[Request]:
        """The requests of those ids as they stand at those versions; ``every``: there are no others."""
        known = self._read
        stale = [one for one, version in versions.items() if one not in known or known[one].version != version]
        if not stale:
            return [known[one] for one in versions]
        read = load(self._store, None if every and len(stale) * 2 > len(versions) else stale)
        fresh = {**known, **{one.id: one for one in read}}
        if not self._store.in_write:
            self._read = fresh
        return [fresh[one] for one in versions]

    # --- writing

    def add(self, draft: RequestDraft, *, number: str, deed: str | None = None) -> RequestId:
        """Register a request (登记): its row, its personal values, its items and the RECEIVED event.

        Raises KnownTrouble("number_taken"). The same deed, or the same row of a ledger, again gives the same request.
        """
        if deed is not None and (done := self._done(deed, None, EventKind.RECEIVED)) is not None:
            return RequestId(done[1])
        store = self._store
        with store.write():
            same = store.row("SELECT id FROM requests WHERE source = ?", (draft.source,)) if draft.source else None
            if same is not None:
                return RequestId(same[0])
            if store.row("SELECT 1 FROM requests WHERE number = ?", (number,)) is not None:
                raise KnownTrouble("number_taken", number=number)
            organ = draft.organ if draft.organ is not None else store.organs.first()
            registered = amending.registered_of(draft)
            request_id = RequestId(
                store.insert(
                    "requests",
                    {"number": number, "organ_id": organ, **registered, "source": draft.source or None, "version": 1},
                )
            )
            facts: dict[str, Fact] = {name: value for name, value in registered.items() if value}
            facts |= {"number": number, "organ": str(organ)}
            if draft.arrived_on is not None:
                facts["arrived_on"] = draft.arrived_on
            facts |= proof_facts(draft.proof)
            texts = [
                _Text("wording", draft.wording),
                *(_Text("subject", subject, place) for place, subject in enumerate(draft.subjects, start=1)),
                *(_Text("note", note, place) for place, note in enumerate(draft.notes, start=1)),
                _Text("postal_number", draft.postal_number),
                _Text("signed_by", draft.signed_by),
            ]
            event = Event(EventKind.RECEIVED, draft.received_on, MappingProxyType(facts))
            kept = [one for one in texts if one.value or one.field in ("wording", "subject")]
            self._record(request_id, event, deed, person=draft.applicant, texts=kept, salt=secrets.token_hex(16))
            for place in range(1, max(len(draft.subjects), 1) + 1):
                store.insert("items", {"request_id": request_id, "position": place})
            for (year, pattern), last in self._last.items():
                drawn = NumberPattern(pattern).parse(number)
                if drawn is not None and drawn[0] == year:
                    self._last[year, pattern] = max(last, drawn[1])
        return request_id

    def append(
        self, request_id: RequestId, event: Event, *, deed: str | None = None, version: int | None = None
    ) -> EntryId:
        """Write an event down. ``version``: refuse where the request changed since it was read.

        The same deed again gives the same entry and adds nothing.
        """
        if event.kind in (EventKind.RECEIVED, EventKind.STRUCK, EventKind.AMENDED):
            raise ValueError(f"{event.kind} is written by add, strike or amend")
        if event.kind is EventKind.ANSWERED and not event.text("outcome"):
            raise ValueError("an answer has an outcome")
        if deed is not None and (done := self._done(deed, request_id, event.kind)) is not None:
            return EntryId(done[0])
        with self._store.write():
            now = self._require_version(request_id, version)
            entry = self._record(request_id, event, deed)
            self._store.change("requests", request_id, {"version": now + 1})
            if event.kind is EventKind.SERVED:
                self._store.documents.note_delivery(request_id, entry, event)
        return entry

    def strike(
        self, request_id: RequestId, entry: EntryId, *, reason: str, on: date, deed: str | None = None
    ) -> EntryId:
        """Take an entry out of force (撤销记错的一条); it stays readable. Striking the receipt strikes the request."""
        if deed is not None and (done := self._done(deed, request_id, EventKind.STRUCK)) is not None:
            return EntryId(done[0])
        with self._store.write():
            request = self.get(request_id)
            struck = next((one for one in request.entries if one.id == entry), None)
            if struck is None or struck.event.kind in NOT_STRUCK:
                raise KnownTrouble("entry_not_strikable", entry=entry, number=request.number)
            if struck.struck_by is not None:
                raise KnownTrouble("entry_struck_already", entry=entry, number=request.number)
            if struck.event.kind is EventKind.RECEIVED:
                left = [one for one in request.events if one.kind not in FOLLOWERS_ALLOWED]
                if left:
                    raise KnownTrouble("receipt_has_followers", number=request.number, entries=len(left))
            facts: dict[str, Fact] = {"entry": entry, "reason": reason}
            self._store.change("requests", request_id, {"version": request.version + 1})
            return self._record(request_id, Event(EventKind.STRUCK, on, MappingProxyType(facts)), deed)

    def amend(
        self,
        request_id: RequestId,
        changes: Mapping[str, str],
        *,
        reason: str,
        on: date,
        deed: str | None = None,
        version: int | None = None,
    ) -> EntryId:
        """Correct what the registration says; the former values stay (persons, wordings, the events themselves).

        A changed day of receipt is a new RECEIVED event in the place of the old one.
        """
        if deed is not None and (done := self._done(deed, request_id, EventKind.AMENDED)) is not None:
            return EntryId(done[0])
        with self._store.write():
            self._require_version(request_id, version)
            request = self.get(request_id)
            real = amending.real_changes(request, changes)
            facts: dict[str, Fact] = {"fields": tuple(sorted(real)), "reason": reason}
            deed = deed or uuid.uuid4().hex
            if receipt := amending.new_receipt(request, real):
                old = next(
                    one for one in request.entries
                    if one.event.kind is EventKind.RECEIVED and one.struck_by is None
                )
                facts["entry"] = old.id
                self._record(request_id, receipt, f"{deed}/received")
            facts |= amending.registered_in(real)
            row = amending.columns_in(real)
            texts = [_Text(name, real[name]) for name in amending.TEXTS if name in real]
            changed = amending.applicant_with(request.applicant, real)
            person = changed if any(name in real for name in PERSON) else None
            events = 1 if receipt is None else 2
            self._store.change("requests", request_id, {**row, "version": request.version + events})
            event = Event(EventKind.AMENDED, on, MappingProxyType(facts))
            return self._record(request_id, event, deed, person=person, texts=texts)

    # --- the chain

    def _record(
        self,
        request_id: RequestId,
        event: Event,
        deed: str | None,
        *,
        person: Applicant | None = None,
        texts: Iterable[_Text] = (),
        salt: str | None = None,
    ) -> EntryId:
        """Link an event to the chain, with its personal values beside it and their seals in it."""
        store = self._store
        plain, private = split(event)
        kept = [*texts, *(_Text(FACT + name, value) for name, value in sorted(private.items()))]
        if (kept or person is not None) and salt is None:
            salt = self._salt(request_id)
        seals = {one.name: seal(str(salt), one.name, one.value) for one in kept}
        values = None if person is None else {name: getattr(person, name) for name in PERSON}
        if values is not None:
            seals["person"] = seal(str(salt), "person", canonical([values[name] for name in PERSON]))
        head = self.head()
        row = (
            head.seq + 1, request_id, deed or uuid.uuid4().hex, store.stamp(), store.who, canonical(plain),
            canonical(seals), head.h,
        )
        h = link(row)
        store.insert_as_is("events", dict(zip(EVENT_COLUMNS, (*row, h), strict=True)))
        self._head = Head(row[0], h)
        for one in kept:
            store.insert(
                "wordings",
                {
                    "request_id": request_id, "event_seq": row[0], "field": one.field, "position": one.position,
                    "salt": salt, "value": one.value,
                },
            )
        if values is not None:
            store.insert("persons", {"request_id": request_id, "event_seq": row[0], "salt": salt, **values})
        return EntryId(row[0])

    def _salt(self, request_id: RequestId) -> str:
        """The request's own salt; a new one once its personal values were erased with the old."""
        row = self._store.row(
            "SELECT salt FROM persons WHERE request_id = ? AND salt IS NOT NULL ORDER BY id LIMIT 1", (request_id,)
        )
        return secrets.token_hex(16) if row is None else str(row[0])

    def _require_version(self, request_id: RequestId, version: int | None) -> int:
        row = self._store.row("SELECT version, number FROM requests WHERE id = ?", (request_id,))
        if row is None:
            raise LookupError(f"no request {request_id}")
        if version is not None and row[0] != version:
            raise KnownTrouble("request_changed_meanwhile", number=row[1])
        return int(row[0])

    def _of_deed(self, deed: str) -> tuple[int, int, str] | None:
        row = self._store.row("SELECT seq, request_id, what FROM events WHERE deed = ?", (deed,))
        return None if row is None else (row[0], row[1], json.loads(row[2])["kind"])

    def _done(self, deed: str, request_id: RequestId | None, kind: EventKind) -> tuple[int, int] | None:
        """The entry and request of a deed that came before. Raises ValueError where it was another deed."""
        found = self._of_deed(deed)
        if found is None:
            return None
        if found[2] != kind or (request_id is not None and found[1] != request_id):
            raise ValueError(f"the deed id {deed} was used for {found[2]} of request {found[1]}")
        return found[0], found[1]
