"""The register without its requests: who stands where in it, what it is searched by, what states fold from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.cases.request import OrganId, RequestId, by_day
from clerk_app.law.events import Event, from_plain
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.store.event_index import KIND, ON
from clerk_app.store.facts import FACT
from clerk_app.store.request_rows import RECEIVED, STRIKING, chunks, without_collecting

if TYPE_CHECKING:
    from clerk_app.store.database import Store

LINES, TEXTS, STATES = 50, 400, 100
"""Requests in a portion of reading: each takes some hundredths of a second on a slow desk."""
AT_ONCE = 2_500
"""A register of that many is read whole when it is opened; nobody notices."""
KEPT = 4_000
"""Lines of requests no longer in hand that are remembered."""

PART = 8
"""Where less than this part of a register is left by other filters, its texts are searched one by one."""

_REF = FACT + "ref"
_ENTRY = "json_extract(what, '$.entry')"
_STRIKING = ", ".join(f"'{kind.value}'" for kind in sorted(STRIKING))
_STRUCK = f"SELECT {_ENTRY} FROM events WHERE {KIND} IN ({_STRIKING}) AND {_ENTRY} IS NOT NULL"

@dataclass(frozen=True)
class Registered:
    """What the register says of a request whatever happened to it."""

    id: RequestId
    number: str
    applicant: str
    applicant_kind: ApplicantKind
    subject: str
    channel: Channel
    unit: str
    handler: str
    organ: OrganId


class RegisterRows:
    """Questions about many requests at once that read no more of them than is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._wordings: dict[RequestId, str] = {}
        self._wordings_to = 0

    def received(self) -> dict[RequestId, date]:
        """Every request in force with its day of receipt, the newest first; those of one day by id, the last first."""
        rows = self._store.rows(
            f"SELECT request_id, {ON} FROM events WHERE {KIND} = ? AND seq NOT IN ({_STRUCK}) ORDER BY seq DESC",
            (RECEIVED,),
        )
        days: dict[int, str] = dict(rows)  # the first one written holds
        newest = sorted(((on, request) for request, on in days.items()), reverse=True)
        known = {on: date.fromisoformat(on) for on in set(days.values())}
        return {RequestId(request): known[on] for on, request in newest}

    def named(self) -> tuple[dict[str, int], dict[str, int]]:
        """The units and the handlers of the requests in force, each with how many have it; the first used first."""
        gone = ", ".join(str(int(one)) for one in sorted(self._store.in_hand.struck()))
        units: dict[str, int] = {}
        handlers: dict[str, int] = {}
        for unit, handler, count in self._store.rows(
            f"SELECT unit, handler, count(*) FROM requests WHERE id NOT IN ({gone}) GROUP BY unit, handler "
            "ORDER BY min(id)"
        ):
            for names, name in ((units, unit), (handlers, handler)):
                if name:
                    names[name] = names.get(name, 0) + count
        return units, handlers

    def latest(self) -> Registered | None:
        """The request in force that was registered last."""
        struck = self._store.in_hand.struck()
        for (request,) in self._store.rows("SELECT id FROM requests ORDER BY id DESC LIMIT ?", (len(struck) + 1,)):
            if request not in struck:
                return self.registered((request,))[0]
        return None

    def numbers(self) -> dict[RequestId, str]:
        """The number of every request, struck or not, in the order of registration."""
        return {RequestId(row[0]): row[1] for row in self._store.rows("SELECT id, number FROM requests ORDER BY id")}

    def applicants(self) -> dict[RequestId, str]:
        """The name of every applicant as last written down; empty where it was erased."""
        rows = self._store.rows("SELECT request_id, name FROM persons ORDER BY id")
        return {RequestId(request): name or "" for request, name in rows}

    def with_name(self, name: str) -> frozenset[RequestId]:
        """Every request an applicant of exactly that name was ever written down with."""
        rows = self._store.rows("SELECT request_id FROM persons WHERE name = ?", (name,))
        return frozenset(RequestId(row[0]) for row in rows)

    def wordings(self) -> Mapping[RequestId, str]:
        """What every request asks for, as last written down; what was read before is not read again, so one that was
        struck or erased since may still be in it."""
        rows = self._store.rows(
            "SELECT id, request_id, value FROM wordings WHERE field = 'wording' AND position = 0 AND id > ? "
            "ORDER BY id", (self._wordings_to,),
        )  # fmt: skip
        fresh = {RequestId(request): value or "" for _, request, value in rows}
        if self._store.in_write:
            return {**self._wordings, **fresh}
        if rows:
            self._wordings_to = rows[-1][0]
            self._wordings |= fresh
        return self._wordings

    def registered(self, ids: Iterable[RequestId]) -> list[Registered]:
        """Number, applicant, subject and the like as they stand."""
        found: list[Registered] = []
        with self._store.reading(), without_collecting():
            for marks, some in chunks(ids):
                rows = self._store.rows
                names: dict[int, str | None] = dict(rows(
                    f"SELECT request_id, name FROM persons WHERE request_id IN ({marks}) ORDER BY id", some
                ))
                wordings: dict[int, str | None] = dict(rows(
                    f"SELECT request_id, value FROM wordings WHERE request_id IN ({marks}) AND field = 'wording' "
                    "AND position = 0 ORDER BY id", some,
                ))  # fmt: skip
                found += [
                    Registered(
                        RequestId(request), number, names[request] or "", ApplicantKind(kind),
                        " ".join((wordings.get(request) or "").split()), Channel(channel), intern(unit),
                        intern(handler), OrganId(organ),
                    )
                    for request, number, kind, channel, unit, handler, organ in rows(
                        "SELECT id, number, applicant_kind, channel, unit, handler, organ_id FROM requests "
                        f"WHERE id IN ({marks})", some,
                    )
                ]  # fmt: skip
        return found

    def histories(self, ids: Iterable[RequestId]) -> dict[RequestId, tuple[Event, ...]]:
        """The events in force as ``Request.events`` has them, without personal texts: the name of a letter consulted
        about stands there as its seal, which tells two of them apart all the same."""
        found: dict[RequestId, tuple[Event, ...]] = {}
        with self._store.reading(), without_collecting():
            for marks, some in chunks(ids):
                rows = self._store.rows(
                    f"SELECT request_id, seq, what, CASE WHEN instr(seals, '\"{_REF}\"') THEN seals END FROM events "
                    f"WHERE request_id IN ({marks}) ORDER BY seq", some,
                )  # fmt: skip
                read = json.loads(f"[{','.join(row[2] for row in rows)}]")
                told: defaultdict[int, list[tuple[int, Event]]] = defaultdict(list)
                struck: set[int] = set()
                for (request, seq, _, seals), plain in zip(rows, read, strict=True):
                    event = from_plain(plain)
                    if seals:
                        ref = json.loads(seals)[_REF]
                        event = Event(event.kind, event.on, MappingProxyType({**event.facts, "ref": ref}))
                    if event.kind in STRIKING and (entry := event.whole("entry")) is not None:
                        struck.add(entry)
                    told[request].append((seq, event))
                for request, ones in told.items():
                    in_force = [event for seq, event in ones if seq not in struck]
                    found[RequestId(request)] = tuple(sorted(in_force, key=by_day))
        return found
