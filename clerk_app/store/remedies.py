"""Reconsiderations and lawsuits: the row says what was filed, the events how it went."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from clerk_app.cases.remedy import Decision, Remedy, RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.events import DATE_FACTS, Event, Fact
from clerk_app.law.terms import ApplicantKind, CourtPaper, EventKind, Procedure, RemedyResult, RemedyRoute
from clerk_app.store.trail import Head

if TYPE_CHECKING:
    from clerk_app.store.database import Store


_SPEAKS = " OR ".join(f"instr(what, '\"{name}\":') > 0" for name in ("remedy", "entry"))
"""The events that tell of a remedy or take an entry out of force; the text of an event is JSON without spaces."""


_DECISION_DAYS = tuple(one.name for one in fields(Decision) if one.name in DATE_FACTS)


class Remedies:
    """The remedies of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read_all: tuple[Head, tuple[Remedy, ...]] | None = None

    def open(self, request_id: RequestId, draft: RemedyDraft, *, deed: str | None = None) -> RemedyId:
        """Register a reconsideration or lawsuit; with its result where the draft has one (old ledgers)."""
        store = self._store
        if deed is not None:
            found = store.row(
                "SELECT remedies.id FROM remedies JOIN events ON seq = event_seq WHERE deed = ?", (deed,)
            )
            if found is not None:
                return RemedyId(found[0])
        with store.write():
            same = store.row("SELECT id FROM remedies WHERE source = ?", (draft.source,)) if draft.source else None
            if same is not None:
                return RemedyId(same[0])
            remedy = RemedyId(store.next_id("remedies"))
            facts: dict[str, Fact] = {"remedy": remedy, "route": draft.route.value}
            facts |= {name: text for name, text in (("body", draft.body), ("case_number", draft.case_number)) if text}
            days = {"accepted_on": draft.accepted_on, "copy_received_on": draft.copy_received_on}
            facts |= {name: day for name, day in days.items() if day is not None}
            if draft.procedure is not None:
                facts["procedure"] = draft.procedure.value
            entry = store.requests.append(
                request_id, Event(EventKind.REMEDY_OPENED, draft.filed_on, MappingProxyType(facts)), deed=deed
            )
            store.insert(
                "remedies",
                {
                    "request_id": request_id, "event_seq": entry, "route": draft.route.value, "body": draft.body,
                    "case_number": draft.case_number, "filed_on": draft.filed_on.isoformat(),
                    "accepted_on": None if draft.accepted_on is None else draft.accepted_on.isoformat(),
                    "source": draft.source or None,
                },
            )
            if draft.result is not None:
                closed_on = draft.closed_on or draft.filed_on
                self.close(remedy, draft.result, closed_on, deed=None if deed is None else f"{deed}/closed")
        return remedy

    def answer(self, remedy_id: RemedyId, on: date, *, deed: str | None = None) -> None:
        """Record that our answer and the evidence were filed."""
        facts: dict[str, Fact] = {"remedy": remedy_id}
        with self._store.write():
            self._store.requests.append(
                self._request_of(remedy_id), Event(EventKind.REMEDY_ANSWERED, on, MappingProxyType(facts)), deed=deed
            )

    def supplement(
        self, remedy_id: RemedyId, on: date, *, facts: Mapping[str, Fact], text: str, deed: str | None = None
    ) -> None:
        """Record what became known of a case after its opening, as a remark that carries the facts."""
        said: dict[str, Fact] = {"text": text, **facts, "remedy": remedy_id}
        with self._store.write():
            self._store.requests.append(
                self._request_of(remedy_id), Event(EventKind.NOTED, on, MappingProxyType(said)), deed=deed
            )

    def hear(
        self, remedy_id: RemedyId, *, on: date, place: str = "", attended: str = "", deed: str | None = None
    ) -> None:
        """Record a hearing: day, court or body, who attended."""
        store = self._store
        if deed is not None and store.requests.has_deed(deed):
            return
        facts: dict[str, Fact] = {"remedy": remedy_id}
        facts |= {name: text for name, text in (("place", place), ("attended", attended)) if text}
        with store.write():
            entry = store.requests.append(
                self._request_of(remedy_id), Event(EventKind.REMEDY_HEARD, on, MappingProxyType(facts)), deed=deed
            )
            store.insert("hearings", {"remedy_id": remedy_id, "event_seq": entry, "held_on": on.isoformat()})

    def close(
        self,
        remedy_id: RemedyId,
        result: RemedyResult,
        on: date,
        *,
        facts: Mapping[str, Fact] = MappingProxyType({}),
        deed: str | None = None,
    ) -> None:
        """Record how it ended; ``facts`` may add the decision's number, instance, reason."""
        said: dict[str, Fact] = {**facts, "remedy": remedy_id, "result": result.value}
        with self._store.write():
            self._store.requests.append(
                self._request_of(remedy_id), Event(EventKind.REMEDY_CLOSED, on, MappingProxyType(said)), deed=deed
            )

    def get(self, remedy_id: RemedyId) -> Remedy:
        """One remedy, in force or not. Raises LookupError."""
        found = self._read("remedies.id = ?", (remedy_id,), struck=True)
        if not found:
            raise LookupError(f"no remedy {remedy_id}")
        return found[0]

    def all(self) -> tuple[Remedy, ...]:
        """Every remedy whose opening was not struck, by day of filing; read again only once something was written."""
        if self._store.in_write:
            return self._read("1", (), struck=False)
        head = self._store.requests.head()
        if self._read_all is None or self._read_all[0] != head:
            self._read_all = head, self._read("1", (), struck=False)
        return self._read_all[1]

    def of_request(self, request_id: RequestId) -> tuple[Remedy, ...]:
        """The remedies against one request."""
        return self._read("remedies.request_id = ?", (request_id,), struck=False)

    def sources(self) -> frozenset[str]:
        """Where imported remedies came from: what is here already."""
        return frozenset(row[0] for row in self._store.rows("SELECT source FROM remedies WHERE source IS NOT NULL"))

    def _request_of(self, remedy_id: RemedyId) -> RequestId:
        found = self._store.row("SELECT request_id FROM remedies WHERE id = ?", (remedy_id,))
        if found is None:
            raise LookupError(f"no remedy {remedy_id}")
        return RequestId(found[0])

    def _read(self, where: str, values: tuple[int, ...], *, struck: bool) -> tuple[Remedy, ...]:
        with self._store.reading():
            return self._load(where, values, struck=struck)

    def _load(self, where: str, values: tuple[int, ...], *, struck: bool) -> tuple[Remedy, ...]:
        rows = self._store.rows(
            "SELECT remedies.id, request_id, number, applicant_kind, route, body, case_number, filed_on, accepted_on, "
            "event_seq, remedies.source FROM remedies JOIN requests ON requests.id = request_id "
            f"WHERE {where} ORDER BY filed_on, remedies.id", values,
        )
        if not rows:
            return ()
        events = self._store.rows(
            "SELECT seq, what FROM events WHERE request_id IN (SELECT request_id FROM remedies "
            f"WHERE {where}) AND ({_SPEAKS}) ORDER BY seq", values,
        )
        read: list[tuple[int, dict[str, Any]]] = list(
            zip((seq for seq, _ in events), json.loads(f"[{','.join(what for _, what in events)}]"), strict=True)
        )
        gone = {plain["entry"] for _, plain in read if "entry" in plain}
        told: dict[int, list[dict[str, Any]]] = {}
        for seq, plain in read:
            if seq not in gone and "remedy" in plain:
                told.setdefault(plain["remedy"], []).append(plain)
        found = []
        for remedy, request, number, kind, route, body, case_number, filed_on, accepted_on, seq, source in rows:
            if seq in gone and not struck:
                continue
            said = _Said(told.get(remedy, []))
            result, procedure = said.last("result"), said.last("procedure")
            found.append(
                Remedy(
                    id=RemedyId(remedy), request=RequestId(request), request_number=number,
                    applicant_kind=ApplicantKind(kind), route=RemedyRoute(route), body=body, case_number=case_number,
                    filed_on=date.fromisoformat(filed_on), accepted_on=_day(accepted_on),
                    result=None if result is None else RemedyResult(result),
                    closed_on=_day(said.day_of(EventKind.REMEDY_CLOSED)),
                    copy_received_on=_day(said.last("copy_received_on")),
                    procedure=None if procedure is None else Procedure(procedure),
                    answered_on=_day(said.day_of(EventKind.REMEDY_ANSWERED)),
                    decision_received_on=_day(said.last("decision_received_on")),
                    decision=said.decision(),
                    imported=source is not None,
                )
            )
        return tuple(found)


class _Said:
    """What the entries in force of one case say, oldest first."""

    def __init__(self, plain: list[dict[str, Any]]) -> None:
        self._plain = plain
        self._last = {name: value for one in plain for name, value in one.items()}

    def last(self, name: str) -> str | None:
        """The fact as told last."""
        return self._last.get(name)

    def decision(self) -> Decision:
        """What is known of the decision."""
        paper, redo_days = self.last("court_paper"), self.last("redo_days")
        days = {name: _day(self.last(name)) for name in _DECISION_DAYS}
        return Decision(
            court_paper=None if paper is None else CourtPaper(paper),
            redo_days=None if redo_days is None else int(redo_days), **days,
        )  # fmt: skip

    def day_of(self, kind: EventKind) -> str | None:
        """The day of the last entry of a kind."""
        return next((one["on"] for one in reversed(self._plain) if one["kind"] == kind), None)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
